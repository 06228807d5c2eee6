"""What do I do next? as a reader uses it: answer, read the one step, keep it, come back, wait for several."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.moving import go
from tests.browser.test_pages import _violations, _wide
from tests.browser.test_storage import stored

PAGE = "tools/next-step/"
KEY = "kb:/after/:1:next-step:"
NOON = "2025-12-04T12:00:00"
# What a screen reader would speak of the tool itself. The text for the step has its own status: it speaks when one types there.
HEARD = """window.heard = []; new MutationObserver(records => {
  for (const { target } of records) {
    const region = (target instanceof Element ? target : target.parentElement)?.closest("[role=status]")
    if (!region || region.closest("kb-message")) continue
    if (region.getAttribute("aria-live") !== "off" && region.textContent.trim()) heard.push(region.textContent)
  }
}).observe(document, { subtree: true, childList: true, characterData: true })"""


def field(page: Page, name: str) -> Locator:
    """The control or controls of an answer."""
    return page.locator(f"kb-next-step [name={name}]")


def step(page: Page) -> Locator:
    """The sentence with the one thing to do."""
    return page.locator("[data-kb-result] [data-kb-step][role=status]")


def result(page: Page) -> Locator:
    """Everything that is said."""
    return page.locator("[data-kb-result]")


def open_tool(page: Page) -> None:
    """The page, its script running."""
    page.goto(PAGE)
    expect(page.locator("kb-next-step:defined")).to_be_visible(timeout=15_000)  # several files, one after the other


def fill(page: Page, **answers: str) -> None:
    """Answers questions: days, choices and boxes by their names."""
    page.locator("[data-kb-answers]").evaluate("element => { element.open = true }")
    for name, value in answers.items():
        control = field(page, name)
        kind = control.first.evaluate("element => element.type")
        if kind in ("radio", "checkbox"):
            page.locator(f"kb-next-step [name={name}][value='{value}']").check()
        elif kind == "select-one":
            control.select_option(value)
        else:
            control.fill(value)


def type_into(message: Locator, gap: str, text: str) -> None:
    """Taps a gap of the text and types."""
    message.locator(f"[data-kb-body] [data-kb-gap='{gap}']").first.click()
    message.locator(f"[data-kb-field='{gap}']").fill(text)


@pytest.fixture
def opened(page: Page) -> Page:
    """The page on December 4, 2025, in a fresh profile."""
    page.clock.set_fixed_time(NOON)
    page.add_init_script(HEARD)
    open_tool(page)
    return page


@pytest.fixture
def waiting(opened: Page) -> Page:
    """Somebody who was given a day: today."""
    fill(opened, interview="2025-11-25", thanked="2025-11-25", promise="date", promised="2025-12-04")
    expect(step(opened)).to_have_text("On Tuesday, December 9, write to the recruiter.")
    return opened


def test_one_step_with_its_day_and_the_day_to_stop(waiting: Page) -> None:
    said = result(waiting)
    expect(said).to_have_attribute("data-kb-stage", "wait")
    expect(said).to_contain_text("Nothing to do until then.")
    expect(said).to_contain_text("Stop writing on Thursday, December 18. A late yes will still find you.")
    expect(said).to_contain_text("They are talking to the others.")
    expect(said).to_contain_text("Don't ask earlier")
    expect(said).to_contain_text("Our rule for an employer like this (most offices and companies): ask 3 working days after")
    expect(said.get_by_role("link", name="If this is too much")).to_have_attribute(
        "href", re.compile("waiting-well/#if-this-is-too-much")
    )
    expect(said.get_by_role("link", name="Where advice differs")).to_be_visible()
    assert not re.search("closed|rejected", said.inner_text(), re.I)


def test_the_answer_is_one_tap_below_the_only_question_that_must_be_answered(waiting: Page) -> None:
    waiting.set_viewport_size({"width": 360, "height": 740})
    expect(step(waiting)).not_to_be_in_viewport()
    waiting.get_by_role("link", name="See what to do").click()
    expect(step(waiting)).to_be_in_viewport()
    assert waiting.evaluate("document.activeElement.closest('[data-kb-result]') !== null")


def test_ordinary_reasons_come_before_the_reading(waiting: Page) -> None:
    text = result(waiting).inner_text()
    assert text.index("They meet about it at the end") < text.index("The time they need is still running")


def test_the_text_for_it_has_its_days_filled_in(waiting: Page) -> None:
    message = result(waiting).locator("kb-message")
    expect(message).to_have_attribute("data-kb-message", "check-in-after-their-date")
    expect(message.locator("[data-kb-body]")).to_contain_text("the plan was to have news by Thursday, December 4.")
    fill(waiting, promised="2025-12-05")
    expect(message.locator("[data-kb-body]")).to_contain_text("news by Friday, December 5.")
    type_into(message, "promised date", "last Friday")
    fill(waiting, promised="2025-12-03")
    expect(step(waiting)).to_have_text("On Monday, December 8, write to the recruiter.")
    expect(message.locator("[data-kb-body]")).to_contain_text("news by last Friday.")


def test_days_are_shown_in_their_order(waiting: Page) -> None:
    days = waiting.locator("[data-kb-days] > li")
    expect(days).to_have_text(
        [
            "Tuesday, November 25: Interview, Your thank-you",
            "Thursday, December 4: The day they named, Today",
            "Tuesday, December 9: Ask for news: the recruiter",
            "Thursday, December 18: Stop writing",
        ]
    )
    expect(waiting.locator("[data-kb-days] [aria-current=date]")).to_contain_text("Today")


def _entries(page: Page) -> list[tuple[str, date, str]]:
    with page.expect_download() as download:
        page.locator("[data-kb-ics]").click()
    calendar = Calendar.from_ical(Path(download.value.path()).read_bytes())
    return [(str(event["SUMMARY"]), event.decoded("DTSTART"), str(event["UID"])) for event in calendar.walk("VEVENT")]


def test_the_calendar_gets_both_days_and_a_quiet_tomorrow(waiting: Page) -> None:
    entries = _entries(waiting)
    calm = "Nothing to do until Tuesday. Silence before then means nothing."
    assert [entry[:2] for entry in entries] == [
        (calm, date(2025, 12, 5)), ("Reminder", date(2025, 12, 9)), ("Reminder", date(2025, 12, 18)),
    ]  # fmt: skip
    assert _entries(waiting) == entries and len({uid for *_, uid in entries}) == 3
    fill(waiting, name="Bakery")
    waiting.get_by_label("Show details").check()
    assert [title for title, *_ in _entries(waiting)] == [calm, "Ask for news: the recruiter", "Stop writing"]


def test_without_a_coming_day_there_is_no_calendar_file(opened: Page) -> None:
    fill(opened, interview="2025-11-25", contact="none")
    expect(step(opened)).to_have_text("Nothing to do. Do not write to them.")
    expect(opened.locator("[data-kb-ics]")).to_be_hidden()
    expect(result(opened).locator("kb-message")).to_have_count(0)


def test_copied_as_text(context: BrowserContext, waiting: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(waiting, name="Bakery")
    waiting.locator("kb-next-step [data-kb-export]").click()
    expect(waiting.locator("[data-kb-done]")).to_have_text("Copied.")
    text = waiting.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert text.startswith("Bakery\n\nOn Tuesday, December 9, write to the recruiter. Nothing to do until then.\n\n")
    assert "Stop writing on Thursday, December 18." in text and "Tuesday, November 25: Interview" in text
    assert "\n\n\n" not in text and "{" not in text


def test_said_once_at_rest_and_the_focus_stays(opened: Page) -> None:
    opened.evaluate("heard.length = 0")
    fill(opened, interview="2025-12-02")
    expect(step(opened)).to_contain_text("send a short thank-you")
    field(opened, "thanked").focus()
    field(opened, "thanked").evaluate("""field => ["10", "11", "01", "12"].forEach(month => {
      field.value = `2025-${month}-03`
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }))
    })""")
    expect(step(opened)).to_contain_text("write to the recruiter")
    assert opened.evaluate("document.activeElement.name") == "thanked"
    assert opened.evaluate("heard") == [
        "Today, Thursday, December 4, send a short thank-you to the people who interviewed you.",
        "On Thursday, December 11, write to the recruiter.",
    ]


def test_what_is_kept_is_not_read_out_when_the_page_opens(waiting: Page) -> None:
    waiting.reload()
    expect(step(waiting)).to_have_text("On Tuesday, December 9, write to the recruiter.")
    assert waiting.evaluate("heard") == []


def test_kept_on_this_device(waiting: Page) -> None:
    waiting.reload()
    expect(step(waiting)).to_have_text("On Tuesday, December 9, write to the recruiter.")
    expect(field(waiting, "promised")).to_have_value("2025-12-04")
    go(waiting, result(waiting).get_by_role("link", name="If this is too much").click)
    go(waiting, waiting.go_back)
    expect(step(waiting)).to_have_text("On Tuesday, December 9, write to the recruiter.")


def test_nothing_is_kept_before_something_is_answered(opened: Page) -> None:
    opened.reload()
    expect(opened.locator("kb-next-step:defined")).to_be_visible()
    assert not [key for key in stored(opened) if key.startswith(KEY)]


def test_several_applications_by_their_next_day(waiting: Page) -> None:
    fill(waiting, name="Office")
    for name, answers in (
        ("Shop", {"interview": "2025-12-03", "pace": "quick", "thanked": "2025-12-03"}),
        ("Done", {"interview": "2025-11-03", "heard": "different-direction"}),
    ):
        waiting.locator("[data-kb-new]").click()
        expect(field(waiting, "interview")).to_have_value("")
        fill(waiting, name=name, **answers)
        expect(waiting.locator("[data-kb-list] [aria-current=true]")).to_have_text(name)
    expect(waiting.locator("[data-kb-list] > li")).to_have_text(
        [
            "Shop On Monday, December 8, write to the person who invited you.",
            "Office On Tuesday, December 9, write to the recruiter.",
            "Done Nothing you have to do.",
        ]
    )
    waiting.locator("[data-kb-list]").get_by_role("button", name="Office").press("Enter")
    expect(field(waiting, "promised")).to_have_value("2025-12-04")
    assert waiting.evaluate("document.activeElement.textContent") == "Office"


def test_what_was_typed_for_one_application_does_not_go_to_another(waiting: Page) -> None:
    type_into(result(waiting), "job title", "night porter")
    type_into(result(waiting), "your name", "Sam")
    waiting.locator("[data-kb-new]").click()
    fill(waiting, interview="2025-11-20", thanked="2025-11-20")
    body = result(waiting).locator("kb-message [data-kb-body]")
    expect(body).to_contain_text("I interviewed for the [job title] role on Thursday, November 20")
    expect(body).to_contain_text("Sam")


def test_deleted_and_brought_back(waiting: Page) -> None:
    waiting.locator("[data-kb-delete]").click()
    expect(step(waiting)).to_contain_text("Fill in the day of your interview")
    assert not [key for key in stored(waiting) if key.startswith(KEY)]
    expect(waiting.locator("kb-next-step [data-kb-undo]")).to_be_focused()
    waiting.locator("kb-next-step [data-kb-undo]").click()
    expect(step(waiting)).to_have_text("On Tuesday, December 9, write to the recruiter.")


def test_another_tab_follows_but_not_in_the_field_with_the_focus(context: BrowserContext, waiting: Page) -> None:
    other = context.new_page()
    other.clock.set_fixed_time(NOON)
    open_tool(other)
    expect(field(other, "promised")).to_have_value("2025-12-04")
    waiting.bring_to_front()
    field(waiting, "promised").focus()
    fill(other, promised="2025-12-11", pace="slow")
    expect(step(other)).to_contain_text("write to the HR contact")
    expect(field(waiting, "pace").nth(2)).to_be_checked()
    expect(field(waiting, "promised")).to_have_value("2025-12-04")
    expect(step(waiting)).to_contain_text("write to the HR contact")


def test_deleted_in_another_tab_is_not_stored_again(context: BrowserContext, waiting: Page) -> None:
    other = context.new_page()
    other.goto("tools/saved/")
    other.locator("[data-kb-delete-all]").click()
    expect(other.locator("[data-kb-empty]")).to_be_visible()
    waiting.goto("about:blank")
    assert not [key for key in stored(other) if key.startswith(KEY)]


BROKEN: dict[str, Any] = {
    "name": {"a": 1}, "interview": 20251125, "pace": "warp", "agency": "yes", "contact": None, "promise": [], "asked": -3,
    "thanked": "<img src=x onerror=heard.push(1)>", "heard": ["../x", "no-such-id"], "weekend": "all", "closedFrom": {},
    "__proto__": {"deadline": "offer"},
}  # fmt: skip


def test_a_damaged_entry_is_read_as_far_as_it_goes(opened: Page) -> None:
    entry = json.dumps({**BROKEN, "promised": "2025-12-04", "v": 1, "t": 1})
    opened.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{KEY}a1", entry])
    opened.reload()
    expect(step(opened)).to_have_text("Fill in the day of your interview. Everything else may stay empty.")
    opened.locator("[data-kb-answers] > summary").click()
    fill(opened, interview="2025-11-25")
    expect(result(opened)).to_have_attribute("data-kb-stage", "write")
    expect(field(opened, "agency")).not_to_be_checked()
    assert opened.evaluate("heard.includes(1)") is False


def test_what_a_newer_version_stored_stays_untouched(opened: Page) -> None:
    texts = {f"{KEY}a1": '{"v":2,"t":9,"steps":[1]}', f"{KEY}a2": "{no json"}
    for key, text in texts.items():
        opened.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    opened.reload()
    expect(opened.locator("[data-kb-storage]")).to_contain_text("newer version")
    fill(opened, interview="2025-12-02")
    expect(step(opened)).to_contain_text("send a short thank-you")
    kept = stored(opened)
    assert all(kept[key] == text for key, text in texts.items())
    assert len([key for key in kept if key.startswith(KEY)]) == 3


def test_an_unfinished_day_gets_a_clear_sentence(opened: Page) -> None:
    fill(opened, interview="2025-11-25")
    field(opened, "wrote").press_sequentially("12")
    expect(step(opened)).to_have_text(
        "“When did they last write to you or call?”: there is no such day. Look at the day and the month."
    )
    expect(result(opened).locator("kb-message")).to_have_count(0)
    expect(opened.locator("[data-kb-ics]")).to_be_hidden()
    fill(opened, wrote="", thanked="2025-11-20")
    expect(step(opened)).to_contain_text("Your thank-you is dated before the interview")
    fill(opened, thanked="", interview="")
    expect(step(opened)).to_contain_text("Fill in the day of your interview")


def test_bad_treatment_gets_help_and_no_step(opened: Page) -> None:
    fill(opened, interview="2025-12-03", heard="harassment", deadline="offer", deadlineDate="2025-12-05")
    expect(result(opened)).to_have_attribute("data-kb-stage", "conduct")
    expect(result(opened)).to_contain_text("Who can help: If you were touched or threatened")
    expect(result(opened)).to_contain_text("It was not your fault")
    expect(result(opened)).not_to_contain_text("Stop writing")
    expect(result(opened).locator("kb-message")).to_have_count(0)


def test_what_they_said_is_found_by_a_few_words(opened: Page) -> None:
    rows = opened.locator("[data-kb-heard]:visible")
    everything = rows.count()
    opened.get_by_label("Find it by a few words").press_sequentially("frozen hirring")
    expect(rows).not_to_have_count(everything)
    expect(rows.get_by_label("The role is on hold")).to_be_visible()
    rows.get_by_label("The role is on hold").check()
    fill(opened, interview="2025-11-25", wrote="2025-12-01")
    expect(step(opened)).to_have_text("Nothing to do until Monday, January 12, 2026. Then look once whether the job is open again.")
    opened.get_by_label("Find it by a few words").fill("offered")
    expect(rows.get_by_label("The role is on hold")).to_be_checked()


def test_questions_come_with_the_answers_that_need_them(opened: Page) -> None:
    for name, answer in (("askedLast", {"asked": "1"}), ("said", {"promise": "week"}), ("deadlineDate", {"deadline": "other"})):
        expect(field(opened, name)).to_be_hidden()
        fill(opened, **answer)
        expect(field(opened, name)).to_be_visible()
    fill(opened, interview="2025-11-25", thanked="2025-11-25", deadline="none", promise="none")
    expect(step(opened)).to_have_text("You have asked for news. Fill in when you last did, and you get a day.")


def test_other_weekends_and_holidays(opened: Page) -> None:
    fill(opened, interview="2025-11-30", thanked="2025-11-30", promise="week", said="2025-11-30")
    opened.get_by_text("Their weekend and holidays").click()
    for number, on in ((6, True), (0, False), (5, True)):
        opened.locator(f"[name=weekend][value='{number}']").set_checked(on)
    expect(step(opened)).to_have_text("On Tuesday, December 16, write to the recruiter.")
    expect(result(opened)).to_contain_text('We read "next week" as Thursday, December 11.')
    fill(opened, closedFrom="2025-12-14", closedTo="2025-12-31")
    expect(step(opened)).to_have_text("On Monday, January 5, 2026, write to the recruiter.")


def test_a_page_left_open_over_night_knows_the_new_day(waiting: Page) -> None:
    waiting.clock.set_fixed_time("2025-12-09T08:00:00")
    waiting.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(step(waiting)).to_have_text("Today, Tuesday, December 9, write to the recruiter.")
    expect(result(waiting)).to_have_attribute("data-kb-stage", "write")


def test_with_storage_blocked_it_works_until_the_page_is_left(context: BrowserContext) -> None:
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    open_tool(page)
    expect(page.locator("[data-kb-storage]")).to_contain_text("does not let this site store anything")
    fill(page, interview="2025-12-02", thanked="2025-12-02")
    expect(step(page)).to_have_text("On Thursday, December 11, write to the recruiter.")
    page.locator("[data-kb-new]").click()
    fill(page, name="Second")
    expect(page.locator("[data-kb-list] > li")).to_have_count(2)


def test_what_version_one_stored_is_read_by_every_later_one(opened: Page) -> None:
    state = json.loads((Path(__file__).parent / "states" / "v1-next-step.json").read_text(encoding="utf-8"))
    opened.clock.set_fixed_time("2026-11-23T12:00:00")
    for key, text in state["stored"].items():
        opened.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    opened.reload()
    expect(step(opened)).to_have_text(
        "On Monday, November 30, you may write to the person who invited you a second and last time. You need not."
    )
    expect(result(opened)).to_contain_text("We'll be in touch")
    expect(field(opened, "name")).to_have_value("Bakery")


@pytest.mark.parametrize(
    ("zone", "now", "words"),
    [
        ("Pacific/Auckland", "2026-09-27T01:59:00+12:00", "Today, Sunday, September 27,"),
        ("Pacific/Auckland", "2026-09-27T03:01:00+13:00", "Today, Sunday, September 27,"),
        ("Pacific/Auckland", "2026-04-05T02:30:00+12:00", "Today, Sunday, April 5,"),
        ("America/New_York", "2026-03-08T00:30:00-05:00", "Today, Sunday, March 8,"),
        ("America/New_York", "2026-11-01T23:30:00-05:00", "Today, Sunday, November 1,"),
        ("Asia/Kolkata", "2026-03-08T23:59:00+05:30", "Today, Sunday, March 8,"),
    ],
)
def test_today_is_the_readers_day(browser: Browser, base_url: str, zone: str, now: str, words: str) -> None:
    context = browser.new_context(base_url=base_url, timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(now)
    open_tool(page)
    fill(page, interview=now[:10])
    expect(step(page)).to_contain_text(words)
    context.close()


def test_on_paper_there_are_the_days_and_no_controls(waiting: Page) -> None:
    waiting.emulate_media(media="print")
    expect(step(waiting)).to_be_visible()
    expect(waiting.locator("[data-kb-days]")).to_be_visible()
    for control in ("[data-kb-answers]", "[data-kb-ics]", "[data-kb-copy]", "[data-kb-new]"):
        expect(waiting.locator(f"kb-next-step {control}")).to_be_hidden()


def test_without_script_there_are_the_rules(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    expect(page.locator("kb-next-step")).to_be_hidden()
    expect(page.locator(".kb-timing")).to_be_visible()
    expect(page.get_by_role("heading", name="step by step")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_full_result_can_be_read_by_everybody(waiting: Page, scheme: Any) -> None:
    fill(waiting, name="Bakery", heard="top-candidate")
    expect(result(waiting)).to_contain_text("Good news, and usually sincere")
    waiting.emulate_media(color_scheme=scheme)
    waiting.set_viewport_size({"width": 320, "height": 640})
    assert _wide(waiting) <= 0
    assert _violations(waiting) == []


def test_the_list_of_saved_things_knows_it(waiting: Page) -> None:
    fill(waiting, name="Bakery")
    expect(waiting.locator("[data-kb-list] > li")).to_contain_text("Bakery")
    waiting.goto("tools/saved/")
    line = waiting.locator("[data-kb-list] > li")
    expect(line).to_contain_text("What do I do next? “Bakery”: your answers")
    key, text = next((key, text) for key, text in stored(waiting).items() if key.startswith(KEY))
    sound = """async entry => {
      const { KINDS } = await import("/after/assets/javascripts/kinds.js")
      const { v, t, ...value } = entry
      return [KINDS["next-step"].isSound(value), KINDS["next-step"].isSound({ ...value, more: 1 }), KINDS["next-step"].isSound({})]
    }"""
    assert waiting.evaluate(sound, json.loads(text)) == [True, False, False], key
    line.get_by_role("link").click()
    expect(field(waiting, "name")).to_have_value("Bakery")
