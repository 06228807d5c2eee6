"""Write a note to each person, as a reader does it: five people, one note each, checked, kept, sent, forgotten."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.messages import READ_CLIPBOARD
from tests.browser.test_pages import _violations, _wide
from tests.browser.test_saved import choose, export, visit
from tests.browser.test_storage import FILL, stored

PAGE = "tools/notes/"
NEXT = "tools/next-step/"
FIVE = """Dana Lee <dana@example.org>, Head of Data
Jan Wójcik <jan@example.org>, Engineer
Priya Kapoor, Product Manager
Tom Adeyemi <tom@example.org>
Elaine Foster <elaine@example.org>, Director"""
INVITATION = """BEGIN:VEVENT\r
ORGANIZER;CN=Lee Novak:mailto:lee@example.org\r
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN="Wójcik, Jan";X-NUM-GUESTS=0:mai\r
 lto:jan@example.org\r
ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@example.org\r
ATTENDEE;CN=sam@example.org:mailto:sam@example.org\r
END:VEVENT"""


def part(page: Page | Locator, name: str) -> Locator:
    """A control or place of the tool by the name of its data attribute."""
    key, _, value = name.partition("=")
    return page.locator(f"[data-kb-{key}='{value}']" if value else f"[data-kb-{key}]")


def row(page: Page, at: int = 0) -> Locator:
    """A person, by place in the list."""
    return page.locator("[data-kb-rows] > [data-kb-row]").nth(at)


def codes(row: Locator) -> Locator:
    """What is worth a second look in a note."""
    return row.locator("[data-kb-findings] > li")


def visit_notes(page: Page) -> Page:
    """Opens the page and waits until its script has come."""
    page.goto(PAGE)
    expect(part(page, "kept")).not_to_be_empty(timeout=15_000)
    return page


def paste(page: Page, text: str) -> None:
    """Pastes a list of people."""
    part(page, "paste").evaluate("element => { element.open = true }")
    part(page, "people").fill(text)
    part(page, "add-people").click()


def settled(page: Page) -> None:
    """Everything typed is kept: leaving the page would not keep more."""
    page.evaluate("dispatchEvent(new Event('pagehide'))")


@pytest.fixture
def notes(page: Page) -> Page:
    """The page in a fresh profile, kept on the device."""
    page.clock.set_fixed_time("2026-11-24T18:00:00")
    visit_notes(page)
    part(page, "place=device").click()
    return page


@pytest.fixture
def five(notes: Page) -> Page:
    """Five people of one interview."""
    for name, value in {"company": "Northfield", "job": "data analyst", "date": "2026-11-24", "me": "Sam Rivera"}.items():
        part(notes, name).fill(value)
    paste(notes, FIVE)
    expect(part(notes, "told")).to_have_text("5 people are added.")
    return notes


def test_five_people_from_one_list_to_five_notes(five: Page) -> None:
    assert five.locator("[data-kb-rows] [data-kb-name]").evaluate_all("all => all.map(({ value }) => value)") == [
        "Dana Lee", "Jan Wójcik", "Priya Kapoor", "Tom Adeyemi", "Elaine Foster",
    ]  # fmt: skip
    first = row(five)
    expect(part(first, "talked")).to_be_focused()
    five.keyboard.type("the move to a live dashboard")
    expect(part(first, "prompt")).to_have_text(re.compile("You put down: “the move to a live dashboard”.*only Dana would"))
    part(first, "begin").click()
    expect(part(first, "note")).to_have_value(
        re.compile(r"^Hi Dana,\n\nThank you for your time today\..*Best,\n\nSam Rivera$", re.S)
    )
    expect(part(first, "subject")).to_have_value("Thank you – data analyst interview")
    five.keyboard.type("the dashboard")  # over the first gap, which is selected
    expect(codes(first)).to_contain_text(["“[what they said]” is not filled in yet."])
    part(first, "gap").click()
    five.keyboard.type("one definition of a customer is hard to find")
    expect(codes(first)).to_have_count(0)
    expect(part(first, "count")).to_have_text(f"{len(part(first, 'note').input_value().split())} words")
    expect(part(five, "progress")).to_have_text("0 of 5 sent")
    part(first, "sent").check()
    expect(part(five, "progress")).to_have_text("1 of 5 sent")
    expect(part(first, "sent-on")).to_have_value("2026-11-24")
    second = row(five, 1)
    part(second, "start").select_option("thank-you-formal")
    part(second, "begin").click()
    expect(part(second, "note")).to_have_value(re.compile("^Dear Jan Wójcik,"))
    part(second, "note").fill("Dear Mr. Wojcik,\n\nThank you for the tour. Please decide by Friday.\n\nSam Rivera")
    expect(codes(second)).to_have_count(2)
    assert codes(second).evaluate_all("all => all.map(({ dataset }) => dataset.kbCode)") == ["misspelt-name", "deadline"]
    expect(part(second, "found")).to_have_text("2 things worth a second look")
    expect(codes(second).first.get_by_role("link")).to_have_attribute("href", "/after/thank-you/templates-and-ai/#spelling")


def test_a_note_is_copied_mailed_and_saved_with_what_is_worth_a_look(five: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = "Dear Jan,\n\nThank you for the tour & the talk. Your joints “hold” 100 %.\n\nSam Rivera"
    second = row(five, 1)
    part(second, "note").fill(text)
    part(second, "copy").click()
    expect(part(second, "status")).to_have_text("Copied.")
    assert five.evaluate(READ_CLIPBOARD)["text/plain"] == text
    part(second, "subject").fill("Thank you, Jan")
    expect(part(second, "mailto")).to_have_attribute(
        "href", re.compile(r"^mailto:jan@example\.org\?subject=Thank%20you%2C%20Jan&body=Dear%20Jan")
    )
    with five.expect_download() as download:
        part(second, "eml").click()
    assert download.value.suggested_filename == "note-jan-wójcik.eml"
    mail = message_from_bytes(Path(download.value.path()).read_bytes())
    assert (mail["To"], mail["Subject"]) == ("jan@example.org", "Thank you, Jan")
    part(second, "note").fill("Hi all, thank you.")
    expect(part(second, "found")).to_have_text(re.compile("^2 things"))
    part(second, "copy").click()  # nothing that is found keeps anybody from it
    expect(part(second, "status")).to_have_text("Copied. 2 things worth a second look.")


def test_what_is_typed_comes_back_and_is_exported_and_deleted(five: Page, browser: Browser, base_url: str) -> None:
    part(row(five), "note").fill("Thank you, Dana.")
    settled(five)
    visit_notes(five)
    expect(part(row(five), "note")).to_have_value("Thank you, Dana.")
    expect(part(five, "company")).to_have_value("Northfield")
    expect(part(five, "ask")).to_be_hidden()  # asked once
    text = export(visit(five))
    fresh = browser.new_context(base_url=base_url).new_page()
    choose(visit(fresh), text)
    expect(fresh.locator("[data-kb-changes] li")).to_have_count(6)
    expect(fresh.locator("[data-kb-changes] li", has_text="Note to “Dana Lee”")).to_contain_text("comes back with your draft")
    fresh.locator("[data-kb-import]").click()
    visit_notes(fresh)
    expect(part(row(fresh, 4), "name")).to_have_value("Elaine Foster")
    part(fresh, "delete").click()
    expect(part(row(fresh), "name")).to_have_value("")
    assert [key for key in stored(fresh) if ":notes:" in key] == []
    part(fresh, "undo").click()
    expect(part(row(fresh, 4), "name")).to_have_value("Elaine Foster")
    part(row(fresh, 1), "remove").click()
    expect(fresh.locator("[data-kb-rows] > [data-kb-row]")).to_have_count(4)
    fresh.context.close()


def test_until_the_reader_has_chosen_it_is_forgotten_with_the_tab(page: Page, context: BrowserContext) -> None:
    visit_notes(page)
    part(row(page), "name").fill("Dana Lee")
    settled(page)
    assert not [key for key in stored(page) if ":notes:" in key]
    visit_notes(page)
    expect(part(row(page), "name")).to_have_value("Dana Lee")
    expect(part(row(visit_notes(context.new_page())), "name")).to_have_value("")
    part(page, "place=device").click()
    assert [key for key in stored(page) if ":notes:" in key]
    part(page, "change").click()
    assert not [key for key in stored(page) if ":notes:" in key]
    expect(part(page, "kept")).to_have_text("It forgets them when you close this tab.")


def test_two_tabs_keep_the_rows_of_both(five: Page, context: BrowserContext) -> None:
    other = visit_notes(context.new_page())
    part(row(five), "note").press_sequentially("One")
    part(row(other, 1), "note").press_sequentially("Two")
    part(row(other, 1), "talked").fill("cables")
    settled(five)
    settled(other)
    for page in (five, other):
        expect(part(row(page), "note")).to_have_value("One")
        expect(part(row(page, 1), "note")).to_have_value("Two")
    visit_notes(five)
    expect(part(row(five), "note")).to_have_value("One")
    expect(part(row(five, 1), "talked")).to_have_value("cables")


def test_storage_that_is_full_loses_nothing_on_screen(five: Page) -> None:
    five.evaluate(FILL)
    part(row(five), "note").fill("Thank you, Dana, for the tour.")
    expect(part(five, "storage")).to_contain_text("The browser has no room left for this site.")
    expect(part(row(five), "note")).to_have_value("Thank you, Dana, for the tour.")
    part(row(five), "sent").check()
    expect(part(five, "progress")).to_have_text("1 of 5 sent")


def test_fifty_people_in_any_script_and_a_pasted_book(notes: Page) -> None:
    names = ["山田太郎", "محمد علي", "Ольга Иванова", "นภา ศรีสุข", "O'Brien-Łukasiewicz", "Zoë"]
    paste(notes, "\n".join([*names, *(f"Person Number{number} <p{number}@example.org>" for number in range(60))]))
    expect(part(notes, "told")).to_have_text("50 people are added. 50 people are the most here.")
    first, second = row(notes), row(notes, 1)
    part(first, "note").fill("山田太郎様\n\n本日はお時間をいただき、ありがとうございました。thank you")
    expect(part(first, "label")).to_have_text("Your note to 山田太郎")
    part(second, "note").fill("Thank you so much. <b>&amp; " * 4000)
    expect(codes(second)).to_contain_text(["This note has"])
    expect(part(second, "too-long")).to_be_visible()
    assert part(second, "note").input_value().startswith("Thank you so much. <b>&amp; ")
    settled(notes)
    visit_notes(notes)
    expect(notes.locator("[data-kb-rows] > [data-kb-row]")).to_have_count(50)
    assert len(part(row(notes, 1), "note").input_value()) > 100_000
    notes.set_viewport_size({"width": 320, "height": 640})
    assert _wide(notes) <= 0
    expect(notes.locator("[data-kb-rows] > [data-kb-row]:visible")).to_have_count(1)


def test_on_a_phone_one_note_at_a_time_by_keyboard(five: Page) -> None:
    five.set_viewport_size({"width": 320, "height": 640})
    expect(row(five)).to_be_visible()
    expect(row(five, 1)).to_be_hidden()
    switch = part(five, "switch").get_by_role("button", name="Priya Kapoor")
    switch.focus()
    five.keyboard.press("Enter")
    expect(row(five, 2)).to_be_visible()
    expect(row(five)).to_be_hidden()
    expect(switch).to_be_focused()
    expect(switch).to_have_attribute("aria-pressed", "true")
    for _ in range(20):
        five.keyboard.press("Tab")
        if five.evaluate("document.activeElement.hasAttribute('data-kb-begin')"):
            break
    five.keyboard.press("Enter")
    expect(part(row(five, 2), "note")).to_be_focused()
    five.keyboard.type("the roadmap")
    expect(part(row(five, 2), "note")).to_have_value(re.compile("hearing about the roadmap"))
    part(row(five, 2), "begin").click()
    part(five, "undo").click()
    expect(part(row(five, 2), "note")).to_have_value(re.compile("hearing about the roadmap"))
    assert _wide(five) <= 0
    assert _violations(five) == []


def test_spelling_is_asked_for_and_leaves_typed_names_alone(five: Page) -> None:
    asked: list[str] = []
    five.on("request", lambda request: asked.append(request.url))
    part(row(five), "talked").fill("the Kubrnts cluster and the grizzlebox")
    part(row(five), "note").fill("Dear Dana,\n\nThank you. I am greatful to hear about the grizzlebox at Northfield.\n\nSam Rivera")
    assert not [address for address in asked if "vendor" in address]
    part(five, "spelling").evaluate("element => { element.open = true }")
    part(five, "spell").click()
    expect(part(five, "spelt")).to_have_text("1 word is marked. The dictionary goes on looking while you write.", timeout=30_000)
    expect(codes(row(five))).to_have_text([re.compile("“greatful” is not in the dictionary. It has: grateful")])
    assert [Path(address).name for address in asked if "english" in address] == [
        "english-american.aff.txt",
        "english-american.dic.txt",
    ]
    part(row(five), "note").fill("Thank you, I am grateful for the grizzlebox tour, and for teh rest of it, Dana, honestly.")
    expect(codes(row(five))).to_have_text([re.compile("“teh” is not in the dictionary")])


def test_the_next_step_takes_up_what_was_sent(five: Page) -> None:
    part(row(five), "note").fill("Thank you, Dana.")
    for at in (0, 1):
        part(row(five, at), "note").fill("Thank you.")
        part(row(five, at), "sent").check()
    part(row(five, 1), "sent-on").fill("2026-11-25")
    settled(five)
    five.goto(NEXT)
    offer = five.locator("[data-kb-from-notes]")
    expect(offer).to_contain_text(
        "You marked 2 notes to Northfield as sent, the last one on Wednesday, November 25.", timeout=15_000
    )
    offer.get_by_role("button").click()
    expect(five.locator("[name=thanked]")).to_have_value("2026-11-25")
    expect(five.locator("[name=interview]")).to_have_value("2026-11-24")
    expect(five.locator("[name=name]")).to_have_value("Northfield")
    expect(offer).to_be_hidden()


SECRET = "Zzyzxqua"  # noqa: S105 (a word that stands nowhere else)


def test_nothing_typed_leaves_the_device(notes: Page) -> None:
    heard: list[str] = []
    notes.on("request", lambda request: heard.append(f"{request.url} {request.post_data or ''} {request.headers}"))
    part(notes, "paste").evaluate("element => { element.open = true }")
    notes.locator("kb-notes details").evaluate_all("all => all.forEach(element => { element.open = true })")
    part(row(notes), "note").fill(f"{SECRET} note")  # the fields for sending show
    fields = notes.locator("kb-notes :is(input[type=text], textarea):visible")
    assert fields.count() == 12
    for at in range(12):
        fields.nth(at).fill(f"{SECRET} {at}")
    part(notes, "add-people").click()
    part(row(notes), "sent").check()
    for name in ("begin", "copy", "copy-subject", "eml"):
        part(row(notes), name).click()
    part(row(notes), "note").fill(f"{SECRET} teh")
    part(notes, "spell").click()
    expect(part(notes, "spelt")).to_contain_text("marked", timeout=30_000)
    settled(notes)
    where = "JSON.stringify([location.href, document.title, history.state, document.cookie])"
    history = notes.evaluate(where)
    notes.locator("kb-notes").get_by_role("link", name="See, save or delete").click()
    notes.wait_for_url("**/saved/")
    expect(notes.locator("kb-saved [data-kb-list]")).to_contain_text(SECRET)
    history += notes.evaluate(where)
    assert not [line for line in [*heard, history] if SECRET.lower() in line.lower()]


def test_without_script_there_is_the_method_the_list_and_a_worksheet(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    expect(page.get_by_role("heading", name="The same on paper")).to_be_visible()
    expect(page.locator("article ol").first.locator("> li")).to_have_count(8)
    expect(page.locator(".kb-note-checks > li")).to_have_count(18)
    expect(page.locator("kb-notes button:visible")).to_have_count(0)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})  # about the room on a sheet of paper
    expect(page.locator("[data-kb-sheet]:visible")).to_have_count(5)
    assert page.locator("[data-kb-sheet]").evaluate_all("all => all.every(one => getComputedStyle(one).breakBefore === 'page')")
    assert page.locator("[data-kb-sheet]").first.evaluate("sheet => sheet.getBoundingClientRect().height") < 900
    context.close()


def test_a_page_for_each_person_is_printed(five: Page) -> None:
    part(row(five, 3), "talked").fill("freezer alarms")
    five.emulate_media(media="print")
    five.evaluate("window.print = () => {}")
    part(five, "print").evaluate("button => button.click()")
    five.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(five.locator("[data-kb-sheet]:visible")).to_have_count(5)
    expect(five.locator("[data-kb-sheet]").nth(3)).to_contain_text("Tom Adeyemi")
    expect(five.locator("[data-kb-sheet]").nth(3)).to_contain_text("freezer alarms")
    expect(five.locator("h1")).to_be_hidden()
    five.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(five.locator("[data-kb-sheet]:visible")).to_have_count(0)
    expect(five.locator("h1")).to_be_visible()


Read = Callable[..., list[dict[str, str]]]


@pytest.fixture
def read(page: Page, base_url: str) -> Read:
    """The function that reads a pasted list."""
    page.goto("assets/javascripts/notes/people.js")
    script = "async ([text, me]) => (await import('./people.js')).readPeople(text, me)"
    return lambda text, me="": page.evaluate(script, [text, me])


def test_reading_lists_of_people(read: Read) -> None:
    def names(text: str, me: str = "") -> list[tuple[str, str, str]]:
        return [(one["name"], one["address"], one["role"]) for one in read(text, me)]

    assert names("Dana Lee <dana@example.org>, Head of Data") == [("Dana Lee", "dana@example.org", "Head of Data")]
    assert names("- Dana Lee, Head of Data, dana@example.org") == [("Dana Lee", "dana@example.org", "Head of Data")]
    assert names("1. Dana Lee – Head of Data\n\nTom (Engineer)") == [("Dana Lee", "", "Head of Data"), ("Tom", "", "Engineer")]
    assert names('To: "Lee, Dana" <dana@x.org>; Tom Adeyemi <tom@x.org>') == [
        ("Dana Lee", "dana@x.org", ""),
        ("Tom Adeyemi", "tom@x.org", ""),
    ]
    assert names("dana.lee@example.org") == [("Dana Lee", "dana.lee@example.org", "")]
    assert names("Dana\tHead of Data\tdana@example.org\nDana Lee <DANA@example.org>") == [
        ("Dana", "dana@example.org", "Head of Data")
    ]
    assert names("Here are the people you will meet:\nWe look forward to it.\n\n---") == []
    assert names("Dana\nSam Rivera\nDana", "Sam Rivera") == [("Dana", "", "")]
    assert names(INVITATION, "sam@example.org") == [("Lee Novak", "lee@example.org", ""), ("Jan Wójcik", "jan@example.org", "")]
    assert names("x" * 100_000) != names("")


def test_the_page_is_accessible_with_everything_open(five: Page) -> None:
    five.locator("kb-notes details").evaluate_all("all => all.forEach(element => { element.open = true })")
    part(row(five), "note").fill("Hi all, thanks!!! [your name]")
    expect(codes(row(five)).first).to_be_visible()
    part(row(five), "sent").check()
    assert _violations(five) == []


def test_what_is_stored_stays_plain_text(five: Page) -> None:
    part(row(five), "name").fill("<img src=x onerror=alert(1)>")
    part(row(five), "note").fill("Dear [<b>you</b>], thank you.")
    settled(five)
    visit_notes(five)
    expect(part(row(five), "label")).to_contain_text("Your note to")
    assert five.locator("kb-notes img").count() == 0
    assert json.loads(stored(five)[next(key for key in stored(five) if "-" in key and ":notes:" in key)])["v"] == 1
