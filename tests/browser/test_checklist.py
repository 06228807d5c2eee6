"""Checklists as a reader uses them: tick, leave, come back, set aside, clear, copy, print, be reminded."""

from __future__ import annotations

import json
import re
import zlib
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from macros.content import Content
from tests.browser.moving import go
from tests.browser.speech import HEARD
from tests.browser.test_storage import FILL, stored

PAGE = "right-after/first-hour/"
KEY = "kb:/after/:1:checklist:right-after"
ITEMS = 7


def checklist(page: Page, name: str = "right-after") -> Locator:
    """The checklist of that id on the page, ready to use."""
    found = page.locator(f"kb-checklist[data-kb-checklist={name}]")
    found.locator("[data-kb-export]").wait_for()
    return found


def box(page: Page, item: str) -> Locator:
    """The box of one item."""
    return page.locator(f"input[data-kb-item={item}]")


def progress(page: Page) -> Locator:
    """The status that says how much is done."""
    return page.locator("kb-checklist [data-kb-progress][role=status]")


@pytest.fixture
def opened(page: Page) -> Page:
    """A page with a checklist, in a fresh profile."""
    page.add_init_script(HEARD)
    page.goto(PAGE)
    checklist(page)
    return page


def test_ticks_are_there_after_a_reload(opened: Page) -> None:
    expect(progress(opened)).to_have_text("0 of 7 done")
    opened.get_by_label("Write down everyone you met").check()
    box(opened, "rules").check()
    expect(progress(opened)).to_have_text("2 of 7 done")
    opened.reload()
    expect(progress(opened)).to_have_text("2 of 7 done")
    expect(box(opened, "names")).to_be_checked()
    expect(box(opened, "talk")).not_to_be_checked()
    expect(opened.locator("kb-checklist progress")).to_have_js_property("value", 2)
    box(opened, "names").uncheck()
    opened.reload()
    expect(box(opened, "names")).not_to_be_checked()
    assert json.loads(stored(opened)[KEY])["done"] == ["rules"]


def test_ticks_are_there_after_instant_navigation_and_back(opened: Page) -> None:
    box(opened, "names").check()
    opened.evaluate("window.left = document.querySelector('kb-checklist')")
    go(opened, opened.locator("article a[href*='one-note-each']").first.click)
    checklist(opened, "panel-of-interviewers").locator("[data-kb-item=core]").check()
    expect(progress(opened)).to_have_text("1 of 7 done")
    go(opened, opened.go_back)
    expect(box(opened, "names")).to_be_checked()
    box(opened, "rules").check()
    expect(progress(opened)).to_have_text("2 of 7 done")
    go(opened, opened.go_forward)
    expect(box(opened, "core")).to_be_checked()
    # The element of the page that was left no longer listens.
    assert opened.evaluate("left.querySelector('[data-kb-progress]').textContent") == "1 of 7 done"


def test_a_tick_before_the_script_has_come_is_kept(page: Page) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/checklist.js", hold)
    with page.expect_request("**/checklist.js"):
        page.goto(PAGE)
    box(page, "names").check()
    box(page, "rules").check()
    box(page, "rules").uncheck()
    expect(progress(page)).to_have_text("0 of 7 done")
    waiting[0].continue_()
    expect(progress(page)).to_have_text("1 of 7 done")
    expect(box(page, "names")).to_be_checked()
    assert json.loads(stored(page)[KEY])["done"] == ["names"]


def test_one_list_on_two_pages_in_two_tabs_and_in_the_gallery_is_one_state(context: BrowserContext) -> None:
    first, other, gallery = (context.new_page() for _ in range(3))
    first.goto("right-after/first-hour/")
    other.goto("tools/pocket/")
    gallery.goto("checklists/")
    entry = gallery.locator("kb-checklist-progress[data-kb-checklist=right-after]")
    expect(entry).to_contain_text("0 of 7 done")
    second = checklist(other)
    there, said = second.locator("[data-kb-item=names]"), second.locator("[data-kb-progress][role=status]")
    other.evaluate(HEARD)
    checklist(first).locator("[data-kb-item=names]").check()
    expect(there).to_be_checked()
    expect(said).to_have_text("1 of 7 done")
    expect(entry).to_contain_text("1 of 7 done")
    assert other.evaluate("heard") == []
    second.locator("[data-kb-item=date]").check()
    expect(progress(first)).to_have_text("2 of 7 done")
    first.locator("[data-kb-reset]").click()
    expect(said).to_have_text("0 of 7 done")
    assert other.evaluate("heard") == ["2 of 7 done"]
    # Working on it elsewhere takes the way back away: it would undo that work.
    second.locator("[data-kb-item=date]").check()
    expect(first.locator("[data-kb-undo]")).to_be_hidden()
    expect(entry.locator("progress")).to_have_js_property("value", 1)


def test_ticks_of_items_that_left_the_list_are_kept(opened: Page) -> None:
    opened.evaluate('key => localStorage.setItem(key, JSON.stringify({ v: 1, t: 5, done: ["gone", "names"], skipped: [] }))', KEY)
    opened.reload()
    expect(progress(opened)).to_have_text("1 of 7 done")
    box(opened, "rules").check()
    assert json.loads(stored(opened)[KEY])["done"] == ["gone", "names", "rules"]


def test_not_for_me_leaves_the_count_by_keyboard(opened: Page) -> None:
    box(opened, "rules").check()
    row = opened.locator("#checklist-right-after-weak")
    row.locator("summary").focus()
    opened.keyboard.press("Enter")
    skip = row.get_by_role("button", name="Not for me")
    for _ in range(5):
        opened.keyboard.press("Tab")
        if skip.evaluate("button => button === document.activeElement"):
            break
    opened.keyboard.press("Space")
    expect(skip).to_have_attribute("aria-pressed", "true")
    expect(progress(opened)).to_have_text("1 of 6 done")
    expect(box(opened, "weak")).to_be_disabled()
    opened.reload()
    expect(progress(opened)).to_have_text("1 of 6 done")
    expect(opened.locator("kb-checklist progress")).to_have_js_property("max", 6)
    row.locator("summary").click()
    skip.click()
    expect(box(opened, "weak")).to_be_enabled()
    expect(progress(opened)).to_have_text("1 of 7 done")


def test_a_list_of_which_nothing_is_for_the_reader(opened: Page) -> None:
    ids = [str(one.get_attribute("data-kb-item")) for one in opened.locator("[data-kb-item]").all()]
    opened.evaluate(
        "([key, skipped]) => localStorage.setItem(key, JSON.stringify({ v: 1, t: 5, done: ['names'], skipped }))", [KEY, ids]
    )
    opened.reload()
    expect(progress(opened)).to_have_text("All points set aside")


def test_keyboard_order_and_what_is_announced(opened: Page) -> None:
    assert opened.evaluate("heard") == []
    box(opened, "rules").focus()
    opened.keyboard.press("Space")
    expect(progress(opened)).to_have_text("1 of 7 done")
    assert opened.evaluate("heard") == ["1 of 7 done"]
    order = []
    for _ in range(4):
        order.append(opened.evaluate("document.activeElement.dataset.kbItem ?? document.activeElement.textContent"))
        opened.keyboard.press("Tab")
    assert order == ["rules", "Why", "names", "Why"]
    opened.locator("[data-kb-print]").focus()
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    expect(progress(opened)).to_have_text("0 of 7 done")
    assert opened.evaluate("heard.slice(1).sort()") == ["0 of 7 done", "Cleared. You can undo this for 10 seconds."]
    expect(opened.locator("[data-kb-reset]")).to_be_focused()
    opened.keyboard.press("Tab")
    expect(opened.get_by_role("button", name="Undo")).to_be_focused()
    opened.keyboard.press("Enter")
    expect(progress(opened)).to_have_text("1 of 7 done")
    expect(box(opened, "rules")).to_be_checked()
    # The button that had the focus is gone; the focus is not.
    expect(opened.locator("[data-kb-reset]")).to_be_focused()
    opened.keyboard.press("Tab")
    expect(opened.get_by_role("link", name="See or delete what is stored")).to_be_focused()


def test_the_way_back_is_there_for_ten_seconds(page: Page) -> None:
    page.clock.install(time="2026-12-04T12:00:00")
    page.goto(PAGE)
    checklist(page)
    page.clock.pause_at("2026-12-04T13:00:00")  # from here on only the test moves the clock
    box(page, "names").check()
    page.locator("[data-kb-reset]").click()
    assert stored(page) == {}
    undo = page.get_by_role("button", name="Undo")
    page.clock.fast_forward(9_999)
    expect(undo).to_be_visible()
    page.clock.fast_forward(1)
    expect(undo).to_be_hidden()
    expect(page.locator("kb-checklist [data-kb-status]")).to_have_text("Cleared.")
    # Whoever has reached the button by keyboard may still press it.
    box(page, "names").check()
    page.locator("[data-kb-reset]").click()
    undo.focus()
    page.clock.fast_forward(60_000)
    page.keyboard.press("Enter")
    expect(box(page, "names")).to_be_checked()


def test_clearing_nothing_says_so(opened: Page) -> None:
    opened.locator("[data-kb-reset]").click()
    expect(opened.locator("kb-checklist [data-kb-status]")).to_have_text("Nothing is ticked.")
    expect(opened.get_by_role("button", name="Undo")).to_be_hidden()


def test_copy_as_text(context: BrowserContext, opened: Page, content: Content) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    box(opened, "names").check()
    opened.locator("#checklist-right-after-weak summary").click()
    opened.locator("[data-kb-skip=weak]").click()
    opened.locator("[data-kb-export]").click()
    expect(opened.locator("kb-checklist [data-kb-status]")).to_have_text("The checklist is copied.")
    marks = {"names": ("[x] ", ""), "weak": ("[-] ", " (not for me)")}
    lines = []
    for item in content.checklists["right-after"].value.items:
        before, after = marks.get(item.id, ("[ ] ", ""))
        lines.append(before + item.text + after)
    expected = ["Right after the interview", "1 of 6 done", "", *lines, ""]
    assert opened.evaluate("navigator.clipboard.readText()").split("\n") == expected


def test_each_item_can_be_linked_to_and_shows_its_reason(opened: Page, content: Content) -> None:
    item = content.checklists["right-after"].value.items[-1]
    row = opened.locator(f"#checklist-right-after-{item.id}")
    row.get_by_text("Why, and the text to copy").click()
    expect(row.get_by_text(item.why)).to_be_visible()
    expect(row.get_by_role("link", name="Text to copy")).to_be_visible()
    row.get_by_role("link", name="Link to this point").click()
    opened.wait_for_url(f"**/first-hour/#checklist-right-after-{item.id}")
    expect(row).to_be_in_viewport()


def one_line(page: Page) -> Locator:
    """The only line about storage trouble that is visible."""
    lines = page.locator("[data-kb-storage]:visible")
    expect(lines).to_have_count(1)
    return lines


def test_blocked_storage_is_said_and_ticks_stay_until_the_page_is_left(context: BrowserContext, page: Page) -> None:
    # A sandboxed page has no storage at all; its modules then count as coming from elsewhere.
    def sandbox(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": "sandbox allow-scripts", "access-control-allow-origin": "*"}
        route.fulfill(response=answer, headers=headers)

    context.route("**/*", sandbox)
    page.goto(PAGE)
    checklist(page)
    with pytest.raises(Exception, match="SecurityError"):
        page.evaluate("localStorage")
    expect(one_line(page)).to_contain_text("does not let this site store anything")
    box(page, "names").check()
    expect(progress(page)).to_have_text("1 of 7 done")
    page.locator("[data-kb-reset]").click()
    page.get_by_role("button", name="Undo").click()
    expect(box(page, "names")).to_be_checked()


def test_full_storage_is_said(opened: Page) -> None:
    opened.evaluate(FILL)
    box(opened, "names").check()
    expect(one_line(opened)).to_contain_text("no room left")
    expect(progress(opened)).to_have_text("1 of 7 done")


def test_corrupt_storage_is_said_and_mended_by_the_next_tick(opened: Page) -> None:
    opened.evaluate('key => localStorage.setItem(key, \'{"v":1,"t":5,"do\')', KEY)
    opened.reload()
    expect(one_line(opened)).to_contain_text("damaged")
    expect(progress(opened)).to_have_text("0 of 7 done")
    box(opened, "names").check()
    expect(opened.locator("[data-kb-storage]:visible")).to_have_count(0)
    opened.reload()
    expect(progress(opened)).to_have_text("1 of 7 done")


def test_values_that_only_look_right_do_no_harm(opened: Page) -> None:
    value = {"v": 1, "t": 5, "done": {"names": True}, "skipped": ["<img src=x onerror=window.hacked=1>", 7, "__proto__", "weak"]}
    opened.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(value)])
    opened.reload()
    expect(progress(opened)).to_have_text("0 of 6 done")
    box(opened, "names").check()
    expect(progress(opened)).to_have_text("1 of 6 done")
    assert opened.evaluate("window.hacked") is None
    kept = json.loads(stored(opened)[KEY])
    assert (kept["done"], kept["skipped"]) == (["names"], ["weak"])


def test_garbage_from_another_tab_loses_nothing(context: BrowserContext, opened: Page) -> None:
    box(opened, "names").check()
    other = context.new_page()
    other.goto("checklists/")
    other.evaluate("key => localStorage.setItem(key, '<b>garbage</b>')", KEY)
    expect(one_line(opened)).to_contain_text("damaged")
    expect(box(opened, "names")).to_be_checked()
    box(opened, "rules").check()
    assert json.loads(stored(opened)[KEY])["done"] == ["names", "rules"]


def fills(pdf: bytes) -> int:
    """How many shapes the pages of a PDF fill: text is not one, a tick is."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S)
    drawing = b""
    for stream in streams:
        try:
            drawing += zlib.decompress(stream)
        except zlib.error:
            continue
    return len(re.findall(rb"^f\*?$", drawing, re.M))


def test_print_has_boxes_with_the_present_ticks_and_no_controls(opened: Page) -> None:
    blank = fills(opened.pdf(print_background=False))
    for item in ("names", "rules", "talk"):
        box(opened, item).check()
    assert fills(opened.pdf(print_background=False)) == blank + 3
    opened.emulate_media(media="print", color_scheme="dark")
    # A box that is to be ticked on paper is white, whatever the screen.
    expect(box(opened, "weak")).to_have_css("color-scheme", "light")
    expect(opened.locator("kb-checklist input[data-kb-item]:visible")).to_have_count(ITEMS)
    expect(opened.locator("kb-checklist :is(button, summary, progress, a):visible")).to_have_count(0)
    expect(opened.locator("kb-checklist").get_by_text("Write down everyone you met")).to_be_visible()


def test_without_script_the_list_is_whole_and_has_no_dead_button(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    expect(page.locator("kb-checklist button:visible")).to_have_count(0)
    controls = page.locator("kb-checklist [data-kb-control]")
    assert controls.count() > ITEMS
    # Gone, not only out of sight: they leave no gap.
    assert controls.evaluate_all("all => all.filter(one => one.getClientRects().length).length") == 0
    expect(page.locator("kb-checklist input:visible")).to_have_count(ITEMS)
    page.locator("#checklist-right-after-names summary").click()
    expect(page.get_by_text("Names fade overnight")).to_be_visible()
    page.goto("checklists/")
    expect(page.locator("kb-checklist-progress").first).to_have_text(re.compile(r"\d points"))
    expect(page.locator("progress:visible")).to_have_count(0)
    context.close()


def test_a_module_that_does_not_load_leaves_no_dead_button(page: Page) -> None:
    page.route("**/checklist.js", lambda route: route.abort())
    page.goto(PAGE, wait_until="networkidle")
    expect(page.locator("kb-checklist button:visible")).to_have_count(0)
    box(page, "names").check()


def test_forced_colors_show_what_is_ticked(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, forced_colors="active")
    page = context.new_page()
    page.goto(PAGE)
    checklist(page)
    bar = page.locator("kb-checklist progress")
    before = box(page, "names").screenshot(), bar.screenshot()
    box(page, "names").check()
    page.locator("body").click(position={"x": 1, "y": 1})
    after = box(page, "names").screenshot(), bar.screenshot()
    assert before[0] != after[0]
    assert before[1] != after[1]
    context.close()


@pytest.mark.parametrize("path", [PAGE, "waiting/waiting-well/", "checklists/"])
def test_narrow_windows_never_scroll_sideways(context: BrowserContext, path: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.locator("kb-checklist :is(button, summary, label):visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    )
    assert small == []


def working_day(start: date, count: int) -> date:
    """The day that many working days later, weekends on Saturday and Sunday."""
    days = (start + timedelta(days=ahead) for ahead in range(1, 200))
    return list(islice((day for day in days if day.weekday() < 5), count))[-1]


def reminder(page: Page, item: str, name: str) -> Calendar:
    """Saves the reminder of an item and parses its file."""
    with page.expect_download() as download:
        page.locator(f"#checklist-{name}-{item} [data-kb-ics]").click()
    assert download.value.suggested_filename == "reminder.ics"
    return Calendar.from_ical(Path(download.value.path()).read_bytes())


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_remind_me_writes_a_private_calendar_entry(browser: Browser, base_url: str, content: Content, zone: str) -> None:
    context = browser.new_context(base_url=base_url, timezone_id=zone)
    page = context.new_page()
    # Friday, late in the evening or early in the morning of the reader.
    page.clock.set_fixed_time("2026-12-04T23:30:00-08:00" if zone.startswith("America") else "2026-12-04T00:30:00+13:00")
    friday = date(2026, 12, 4)
    page.goto("waiting/waiting-well/")
    timing = content.timing
    assert timing
    days = {"date": timing.paces["usual"].after_their_date, "stop": timing.paces["usual"].stop, "hold": timing.on_hold_weeks * 5}
    for item, count in days.items():
        row = page.locator(f"#checklist-waiting-well-{item}")
        expect(row).to_have_attribute("data-kb-days", str(count))
        row.get_by_text("Remind me").click()
        expect(row.get_by_text("Use a private calendar")).to_be_visible()
        (event,) = reminder(page, item, "waiting-well").events
        due = working_day(friday, count)
        assert event.start == due
        assert str(event["summary"]) == "Reminder"
        assert "description" not in event
        assert [str(alarm["description"]) for alarm in event.walk("VALARM")] == ["Reminder"]
        assert f"{due:%A, %B} {due.day}" in row.inner_text()

    row = page.locator("#checklist-waiting-well-date")
    row.get_by_label("Count from the day they named").fill("2027-01-29")
    row.get_by_label("Show details").check()
    (named,) = reminder(page, "date", "waiting-well").events
    assert named.start == working_day(date(2027, 1, 29), days["date"])
    assert str(named["summary"]) == row.locator("label").first.inner_text().strip()
    assert f"{base_url}waiting/waiting-well/#checklist-waiting-well-date" in str(named["description"])

    row.get_by_label("Count from the day they named").fill("2026-10-01")
    expect(row.get_by_text("That day has passed")).to_be_visible()
    expect(row.locator("[data-kb-ics]")).to_be_disabled()
    row.get_by_label("Count from the day they named").fill("")
    expect(row.locator("[data-kb-ics]")).to_be_enabled()
    context.close()
