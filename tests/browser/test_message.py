"""Texts to copy, as a reader uses them: fill in, copy, send; with a keyboard, on a phone, without script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.content import Content
from macros.pages import read_pages
from macros.places import link
from tests.browser.messages import PANEL, SAME_DAY, SMS, copied, field, fill, filled, message
from tests.browser.moving import go
from tests.browser.speech import HEARD
from tests.conftest import ROOT, differs

NAME = "[data-kb-gap='interviewer name']"


def messages_by_page() -> Iterator[tuple[str, list[str]]]:
    """For each page, the messages that no earlier page shows."""
    seen: set[str] = set()
    for page in read_pages(ROOT):
        new = [name for call in page.calls if call.name == "message" for name in call.arguments if name not in seen]
        seen.update(new)
        if new:
            yield link("", page.path).lstrip("/"), new


@pytest.fixture(autouse=True)
def _clipboard(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 375, "height": 740})
    return page


@pytest.mark.parametrize(("path", "names"), list(messages_by_page()))
def test_what_is_copied_is_the_file_with_its_gaps_filled(page: Page, content: Content, path: str, names: list[str]) -> None:
    page.goto(path)
    typed: dict[str, str] = {}
    for name in names:
        tab = page.locator(f"[aria-controls=message-{name}]")
        if tab.count():
            tab.click()
        text = content.messages[name].value
        shown = message(page, name)
        # What was typed for one message of the page is there for the next.
        new = {gap: f"{gap}: <b>&\"Zoë O'Brien 李小龙" for gap in text.placeholders if gap not in typed}
        typed |= new
        fill(shown, new)
        assert copied(shown)["text/plain"] == filled(text.body, typed)
        if text.subject:
            assert copied(shown, "copy-subject")["text/plain"] == filled(text.subject, typed)
        assert shown.locator("[data-kb-left]").inner_text() == "Every gap is filled."


def test_both_kinds_of_clipboard_content(page: Page) -> None:
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    fill(shown, {"interviewer name": 'Zoë <b>&"', "your name": "李小龙"})
    both = copied(shown)
    assert both["text/plain"].startswith('Hi Zoë <b>&",\n\n')
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", both["text/html"])
    assert paragraphs[0] in ('Hi Zoë &lt;b&gt;&amp;",', "Hi Zoë &lt;b&gt;&amp;&quot;,")
    assert paragraphs[-1] == "李小龙"
    assert len(paragraphs) == both["text/plain"].count("\n\n") + 1


def test_typed_once_and_used_by_every_message_of_the_page(page: Page) -> None:
    page.goto(SAME_DAY)
    first, other = message(page, "thank-you-same-day"), message(page, "thank-you-formal")
    field(first, "your name").fill('<b>&"')
    expect(first.locator("[data-kb-body] [data-kb-gap='your name']")).to_have_text('<b>&"')
    expect(other.locator("[data-kb-gap='your name']")).to_have_text('<b>&"')
    expect(field(other, "your name")).to_have_value('<b>&"')
    field(first, "job title").fill("analyst")
    expect(first.locator("[data-kb-subject]")).to_contain_text("analyst")
    field(other, "your name").fill("  ")
    expect(first.locator("[data-kb-gap='your name']")).to_have_text("[your name]")
    assert page.locator("kb-message b").count() == 0


def test_gaps_that_are_left_are_counted_and_lead_to_their_fields(page: Page) -> None:
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    left = shown.locator("[data-kb-left]")
    expect(left).to_have_text(
        "5 gaps are still empty: job title, interviewer name, what we talked about, what they said, your name"
    )
    fill(shown, {"job title": "analyst", "what we talked about": "tests", "what they said": "more"})
    expect(left).to_have_text("2 gaps are still empty: interviewer name, your name")
    expect(left).to_have_attribute("data-kb-left", "2")
    left.get_by_role("button", name="your name").click()
    expect(field(shown, "your name")).to_be_focused()
    page.keyboard.type("Sam")
    expect(left).to_have_text("1 gap is still empty: interviewer name")
    assert "Hi [interviewer name]," in copied(shown)["text/plain"]
    expect(shown.locator("[data-kb-status]")).to_have_text("Copied. 1 gap is still empty: interviewer name")
    assert shown.locator("[data-kb-left][role=status], [data-kb-status][role=status]").count() == 2


def test_only_the_text_in_which_somebody_types_speaks(page: Page) -> None:
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-formal")
    page.evaluate(HEARD)
    field(shown, "your name").fill("Sam")
    expect(message(page, "thank-you-same-day").locator("[data-kb-left]")).to_have_attribute("data-kb-left", "4")
    assert page.evaluate("heard") == [shown.locator("[data-kb-left]").inner_text()]


def test_with_the_keyboard_alone(page: Page) -> None:
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    shown.locator("[data-kb-subject] [data-kb-gap]").focus()
    page.keyboard.press("Enter")
    expect(field(shown, "job title")).to_be_focused()
    for typed in ("analyst", "Dana", "tests", "more tests", "Sam"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    expect(shown.locator("[data-kb-copy]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(shown.locator("[data-kb-status]")).to_have_text("Copied.")
    page.keyboard.press("Shift+Tab")
    expect(field(shown, "your name")).to_be_focused()
    shown.locator(NAME).focus()
    page.keyboard.press("Space")
    expect(field(shown, "interviewer name")).to_be_focused()


def test_enter_that_ends_a_composed_word_does_not_leave_the_field(page: Page) -> None:
    page.goto(SAME_DAY)
    name = field(message(page, "thank-you-same-day"), "interviewer name")
    name.focus()
    name.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(name).to_be_focused()
    name.dispatch_event("keydown", {"key": "Enter", "isComposing": False})
    expect(name).not_to_be_focused()


def test_on_a_phone_a_gap_opens_its_field_in_place(phone: Page, content: Content) -> None:
    phone.goto(SAME_DAY)
    shown = message(phone, "thank-you-same-day")
    expect(shown.locator("[data-kb-field]:visible")).to_have_count(0)
    shown.locator(NAME).click()
    expect(field(shown, "interviewer name")).to_be_focused()
    place = "element => element.getBoundingClientRect()"
    above, below = (shown.locator("[data-kb-body] p", has_text=re.compile(start)) for start in ("^Hi ", "^Thank you for"))
    opened = field(shown, "interviewer name").evaluate(place)
    assert above.evaluate(place)["bottom"] <= opened["top"] < opened["bottom"] <= below.evaluate(place)["top"]
    phone.keyboard.type("Dana")
    phone.keyboard.press("Enter")
    expect(field(shown, "what we talked about")).to_be_focused()
    expect(shown.locator("[data-kb-field]:visible")).to_have_count(1)
    body = content.messages["thank-you-same-day"].value.body
    assert copied(shown)["text/plain"] == filled(body, {"interviewer name": "Dana"})
    phone.set_viewport_size({"width": 1350, "height": 900})
    shown.locator(NAME).click()
    labels = shown.locator(".kb-fields label").all_inner_texts()
    assert len(labels) == 5
    assert labels[1] == "Interviewer's name"


def test_at_320_pixels_nothing_is_wider_than_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(PANEL)
    shown = message(page, "thank-you-panel-one")
    for name in ("interviewer name", "what they said"):
        shown.locator(f"[data-kb-body] [data-kb-gap='{name}']").first.click()
        page.keyboard.insert_text("x" * 300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def tabs(page: Page) -> Locator:
    expect(page.locator("kb-tabs > kb-message:visible")).to_have_count(1)
    return page.get_by_role("tab")


def test_several_messages_are_tabs(page: Page) -> None:
    page.goto(PANEL)
    first, second, third = (tabs(page).nth(at) for at in range(3))
    expect(page.get_by_role("tabpanel").locator("[data-kb-copy]").first).to_be_visible()  # a text is ready later than the tabs
    first.focus()
    for key, chosen in (("ArrowRight", second), ("End", third), ("ArrowRight", first), ("ArrowLeft", third), ("Home", first)):
        page.keyboard.press(key)
        expect(chosen).to_be_focused()
        expect(chosen).to_have_attribute("aria-selected", "true")
        panel = page.get_by_role("tabpanel")
        expect(panel).to_have_count(1)
        assert panel.get_attribute("id") == chosen.get_attribute("aria-controls")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('kb-message').id") == first.get_attribute("aria-controls")
    page.emulate_media(media="print")
    expect(page.locator("kb-tabs > kb-message:visible")).to_have_count(3)


BEHIND = f"{PANEL}#message-thank-you-panel-three"


def shows_the_text_behind_a_tab(page: Page) -> None:
    tabs(page)
    expect(page.locator("#message-thank-you-panel-three")).to_be_in_viewport()


def test_an_address_of_a_text_behind_a_tab_shows_it(page: Page) -> None:
    page.goto(BEHIND)
    shows_the_text_behind_a_tab(page)


SAME_PAGE = pytest.param(PANEL, True, marks=differs("A link to a text behind a tab of the same page does not open the tab"))


@pytest.mark.parametrize(("start", "theme"), [("", True), SAME_PAGE, (PANEL, False)])
def test_a_link_to_a_text_behind_a_tab_shows_it(page: Page, base_url: str, start: str, theme: bool) -> None:
    if not theme:  # which draws the page again for a link within it
        page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(start)
    page.evaluate(
        """href => {
          const link = Object.assign(document.createElement("a"), {href, id: "go", textContent: "go"})
          document.querySelector("article").prepend(link)
        }""",
        f"{base_url}{BEHIND}",
    )
    page.locator("#go").click()
    shows_the_text_behind_a_tab(page)


def test_in_print_there_is_the_filled_text_and_no_control(page: Page) -> None:
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    field(shown, "your name").fill("Sam")
    page.emulate_media(media="print")
    expect(shown.locator("[data-kb-body]")).to_contain_text("Sam")
    expect(page.locator("kb-message :is(button, input, textarea, label, [role=status]):visible")).to_have_count(0)


DEAD = "kb-message :is(button, input, textarea, a[data-kb-mailto], [role=button]):visible, [role=tab]:visible"


def is_whole(page: Page, content: Content) -> None:
    """Every text of the page is there and visible, and nothing looks as if it could be pressed."""
    assert page.locator("kb-tabs > kb-message").count() == 3
    expect(page.locator("[data-kb-body]:visible")).to_have_count(page.locator("kb-message").count())
    expect(page.locator(DEAD)).to_have_count(0)
    text = page.locator("[data-kb-message=thank-you-panel-three] [data-kb-body]").inner_text()
    assert text == content.messages["thank-you-panel-three"].value.body


def test_without_script(browser: Browser, base_url: str, content: Content) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PANEL)
    is_whole(page, content)
    expect(page.locator("kb-message summary").first).to_be_visible()
    controls = page.locator("kb-message [data-kb-control]").all()
    assert controls
    assert [control.bounding_box() for control in controls] == [None] * len(controls)  # they leave no room, either
    context.close()


def test_when_the_modules_do_not_load(page: Page, content: Content) -> None:
    page.route(re.compile(r"/(message|tabs)\.js"), lambda route: route.abort())
    page.goto(PANEL, wait_until="networkidle")
    is_whole(page, content)


NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"


def test_copying_without_the_clipboard_interface(page: Page, content: Content) -> None:
    page.add_init_script(NO_CLIPBOARD)
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    field(shown, "your name").fill("李小龙")
    shown.locator("[data-kb-copy]").click()
    expect(shown.locator("[data-kb-status]")).to_contain_text("Copied.")
    expect(shown.locator("[data-kb-copy]")).to_be_focused()
    page.evaluate("""() => { const paper = document.createElement("textarea"); paper.id = "paper"; document.body.append(paper) }""")
    page.locator("#paper").focus()
    page.keyboard.press("Control+V")
    body = content.messages["thank-you-same-day"].value.body
    assert page.locator("#paper").input_value() == filled(body, {"your name": "李小龙"})


def test_when_nothing_may_copy_the_text_is_selected(page: Page) -> None:
    page.add_init_script(f"{NO_CLIPBOARD}; document.execCommand = () => false")
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    shown.locator("[data-kb-copy]").click()
    expect(shown.locator("[data-kb-status]")).to_contain_text("Ctrl+C")
    selected = page.evaluate("getSelection().toString()")
    assert selected.startswith("Hi [interviewer name],")
    assert selected.rstrip().endswith("[your name]")


def test_share_where_the_device_has_it(page: Page) -> None:
    page.goto(SMS)
    expect(message(page, "thank-you-sms").locator("[data-kb-share]")).to_be_hidden()
    page.add_init_script("""navigator.canShare = data => !!data.text
    navigator.share = async data => { window.given = data }""")
    page.goto(SMS)
    shown = message(page, "thank-you-sms")
    field(shown, "your name").fill("Sam")
    shown.locator("[data-kb-share]").click()
    expect(shown.locator("[data-kb-status]")).to_contain_text("Shared.")
    given = page.evaluate("window.given")
    assert list(given) == ["text"]
    assert given["text"].endswith(" Sam")


HARD = {
    "right to left": "دانا الخوري",
    "emoji": "👩‍🚀👨‍👩‍👧‍👦🇨🇭",
    "combining": "Zoe\u0308 S\u0323\u0307a\u0301",
    "half an emoji": "a\ud83d",
    "markup": "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>",
    "entities": "&lt;b&gt; &#91;your name&#93; [company]",
    "dollars": "$& $1 $` $'",
    "long": "ä" * 100_000,
}


def test_nothing_typed_breaks_or_is_lost(page: Page, content: Content) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    subject = content.messages["thank-you-same-day"].value.subject or ""
    for kind, value in HARD.items():
        field(shown, "job title").fill("")
        page.keyboard.insert_text(value)
        units = len(value.encode("utf-16-le", "surrogatepass")) // 2
        assert field(shown, "job title").evaluate("element => element.value.length") == units, kind
        text = copied(shown, "copy-subject")["text/plain"]
        if kind != "half an emoji":  # the clipboard replaces it
            assert text == filled(subject, {"job title": value}), kind
    assert page.evaluate("window.hacked") is None
    assert errors == []


def test_lines_pasted_into_a_field_of_one_line_stay_words(page: Page) -> None:
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    page.evaluate("navigator.clipboard.writeText('Dana\\nLee')")
    field(shown, "interviewer name").focus()
    page.keyboard.press("Control+V")
    expect(shown.locator(NAME)).to_have_text("Dana Lee")


def test_lines_of_a_long_text_are_kept(page: Page) -> None:
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-formal")
    field(shown, "your proof").fill("First.\n\nSecond.\nThird.")
    both = copied(shown)
    assert "First.\n\nSecond.\nThird." in both["text/plain"]
    assert re.search(r"First\.</p>.*<p[^>]*>Second\.<br>Third\.", both["text/html"])


def test_a_name_written_from_right_to_left_does_not_turn_its_sentence(page: Page) -> None:
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    field(shown, "interviewer name").fill("دانا (HR)")
    gap = shown.locator(NAME)
    assert gap.evaluate("element => [getComputedStyle(element).direction, getComputedStyle(element).unicodeBidi]") == [
        "rtl",
        "isolate",
    ]


QUIET = "You can send this now. It may read better in the morning."


@pytest.mark.parametrize(("now", "day"), [("2026-12-31T22:30:00", "20270101"), ("2026-03-10T03:00:00", "20260310")])
def test_late_hours_offer_the_morning(page: Page, now: str, day: str) -> None:
    page.clock.set_fixed_time(now)
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    expect(shown.locator("[data-kb-late]")).to_contain_text(QUIET)
    assert shown.locator("[data-kb-copy]").is_enabled()
    with page.expect_download() as saved:
        shown.get_by_role("button", name="Remind me at 8:00").click()
    lines = saved.value.path().read_bytes().decode().split("\r\n")
    assert f"DTSTART:{day}T080000" in lines
    assert "SUMMARY:Reminder" in lines
    expect(shown.locator("[data-kb-status]")).to_contain_text("reminder.ics")


def test_no_word_about_the_hour_in_the_day(page: Page) -> None:
    page.clock.set_fixed_time("2026-03-09T20:59:00")
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    expect(shown.locator("[data-kb-late]")).to_be_hidden()
    page.clock.set_fixed_time("2026-03-09T21:01:00")
    field(shown, "your name").focus()
    expect(shown.locator("[data-kb-late]")).to_be_visible()


def test_what_is_typed_stays_in_the_page(page: Page, context: BrowserContext) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(f"{request.url} {request.post_data}"))
    page.goto(SAME_DAY)
    address, title = page.url, page.title()
    shown = message(page, "thank-you-same-day")
    field(shown, "interviewer name").fill("Xanthippe")
    copied(shown)
    stored = page.evaluate("""async () => JSON.stringify([{...localStorage}, {...sessionStorage},
      document.cookie, history.state, await indexedDB.databases(), await caches.keys()])""")
    assert "Xanthippe" not in f"{stored} {requests}"
    assert (page.url, page.title()) == (address, title)
    page.reload()
    expect(message(page, "thank-you-same-day").locator(NAME)).to_have_text("[interviewer name]")


def test_what_is_typed_survives_a_look_at_another_page(page: Page) -> None:
    page.goto(SAME_DAY)
    field(message(page, "thank-you-same-day"), "your name").fill("Sam")
    go(page, page.locator('.md-nav a[href$="one-note-each/"]:visible').first.click)
    go(page, page.go_back)
    expect(page).to_have_url(re.compile(f"/{SAME_DAY}$"))
    shown = message(page, "thank-you-same-day")
    expect(shown.locator("[data-kb-gap='your name']")).to_have_text("Sam")
    expect(field(shown, "your name")).to_have_value("Sam")
    assert copied(shown)["text/plain"].endswith("Sam")
