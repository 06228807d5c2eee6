"""What is stored, in the reader's hands: listed in words, saved as a file, brought back, deleted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.test_storage import FILL, stored, use
from tests.browser.test_storage import STATES as KEPT

PAGE = "tools/saved/"
PREFIX = "kb:/after/:1:checklist:"


def put(page: Page, **lists: list[str]) -> None:
    """Stores ticks: `put(page, right_after=["names"])`."""
    for name, done in lists.items():
        use(page, "s.write('checklist', argument.name, { done: argument.done, skipped: [] })",
            argument={"name": name.replace("_", "-"), "done": done})  # fmt: skip


def lines(page: Page) -> Locator:
    """What the page lists as stored, in words."""
    return page.locator("[data-kb-list] li > span")


def said(page: Page) -> Locator:
    """The status that says what happened."""
    return page.locator("kb-saved [data-kb-status]")


def visit(page: Page) -> Page:
    """Opens the page and waits until its script has come: before that, its controls cannot be seen."""
    page.goto(PAGE)
    page.locator("kb-saved [data-kb-export]").wait_for()
    return page


@pytest.fixture
def saved(page: Page) -> Page:
    """The page in a fresh profile, ready to use."""
    return visit(page)


def export(page: Page) -> str:
    """The text of the saved copy."""
    with page.expect_download() as download:
        page.locator("[data-kb-export]").click()
    assert download.value.suggested_filename.startswith("after-the-interview-")
    return Path(download.value.path()).read_text(encoding="utf-8")


def choose(page: Page, text: str | bytes) -> None:
    """Chooses a file with that text."""
    data = text.encode() if isinstance(text, str) else text
    page.locator("[data-kb-file]").set_input_files({"name": "copy.json", "mimeType": "application/json", "buffer": data})


def copy_of(*entries: dict[str, Any], **changes: object) -> str:
    """A saved copy by hand."""
    file = {
        "type": "after-the-interview",
        "version": 1,
        "source": "https://example.org/",
        "saved": "2026-11-22",
        "entries": entries,
    }
    return json.dumps({**file, **changes})


def entry(name: str = "right-after", t: int = 5, **changes: object) -> dict[str, Any]:
    """One entry of a saved copy."""
    return {"kind": "checklist", "id": name, "entry": {"v": 1, "t": t, "done": ["names"], "skipped": [], **changes}}


def test_lists_what_is_stored_in_words(saved: Page) -> None:
    expect(saved.get_by_text("Nothing is stored.")).to_be_visible()
    put(saved, right_after=["names", "rules"])
    expect(lines(saved)).to_have_count(1)
    expect(lines(saved)).to_contain_text("Checklist “Right after the interview”: 2 of 7 done, changed on ")
    expect(saved.get_by_text("Nothing is stored.")).to_be_hidden()
    saved.evaluate("localStorage.setItem('kb:/after/:1:checklist:waiting-well', '{\"v\":3}')")
    saved.evaluate("localStorage.setItem('kb:/after/:1:diary:one', 'broken')")
    saved.reload()
    expect(lines(saved)).to_contain_text(["Right after", "newer version of this site", "damaged, cannot be read"])
    saved.get_by_role("link", name="Checklist “Right after").click()
    saved.wait_for_url("**/first-hour/#checklist-right-after")


def test_shows_what_other_tabs_do(context: BrowserContext, saved: Page) -> None:
    other = context.new_page()
    other.goto("right-after/first-hour/")
    other.locator("[data-kb-item=names]").check()
    expect(lines(saved)).to_contain_text("1 of 7 done")
    saved.get_by_role("button", name="Delete everything").click()
    expect(other.locator("[data-kb-item=names]")).not_to_be_checked()


def test_export_and_import_into_a_fresh_profile(browser: Browser, base_url: str, saved: Page) -> None:
    put(saved, right_after=["names"], offer_arrived=["pay", "start"], after_a_no=[])
    before = stored(saved)
    text = export(saved)
    assert {key: value for key, value in json.loads(text).items() if key in ("type", "version", "source")} == {
        "type": "after-the-interview", "version": 1, "source": base_url,
    }  # fmt: skip
    context = browser.new_context(base_url=base_url)
    fresh = context.new_page()
    visit(fresh)
    choose(fresh, text)
    expect(said(fresh)).to_have_text("This file would change 3 things. Read the list before you decide.")
    expect(fresh.locator("[data-kb-changes] li")).to_have_text([
        "Checklist “After a no”: comes back with 0 of 7 done.",
        "Checklist “An offer has arrived”: comes back with 2 of 9 done.",
        "Checklist “Right after the interview”: comes back with 1 of 7 done.",
    ])  # fmt: skip
    assert stored(fresh) == {}
    fresh.get_by_role("button", name="Bring it back").click()
    expect(said(fresh)).to_have_text("3 things came back.")
    expect(fresh.locator("[data-kb-file]")).to_be_focused()
    assert {key: json.loads(value) for key, value in stored(fresh).items()} == {
        key: json.loads(value) for key, value in before.items()
    }
    choose(fresh, text)
    expect(said(fresh)).to_have_text("Nothing in this file is newer than what is here. Nothing was changed.")
    expect(fresh.get_by_role("button", name="Bring it back")).to_be_hidden()
    context.close()


def test_of_two_versions_the_one_changed_last_stays(saved: Page) -> None:
    old, new = entry(t=5), entry("waiting-well", t=4_102_444_800_000, done=["spam", "date"])
    put(saved, right_after=["rules", "talk"], waiting_well=["spam"])
    saved.evaluate("localStorage.setItem('kb:/after/:1:checklist:after-a-no', '{\"v\":2,\"t\":1}')")
    before = stored(saved)
    choose(saved, copy_of(old, new, entry("after-a-no")))
    expect(saved.locator("[data-kb-changes] li")).to_have_text([
        "Checklist “Right after the interview”: stays as it is, 2 of 7 done, because this device has something newer.",
        "Checklist “Waiting well, once a week”: 1 of 7 done becomes 2 of 7 done, because the file is newer.",
        "Checklist “After a no”: stays as it is, because this device has something newer.",
    ])  # fmt: skip
    saved.get_by_role("button", name="Cancel").click()
    expect(said(saved)).to_have_text("Nothing was changed.")
    assert stored(saved) == before
    choose(saved, copy_of(old, new, entry("after-a-no")))
    saved.get_by_role("button", name="Bring it back").click()
    after = stored(saved)
    assert json.loads(after.pop(PREFIX + "waiting-well")) == new["entry"]
    before.pop(PREFIX + "waiting-well")
    assert after == before


HTML = "<img src=x onerror=window.hacked=1>"
BAD_FILES: dict[str, tuple[str | bytes, str]] = {
    "too large": ("x" * 5_000_001, "too large"),
    "too large but sound": (copy_of(entry(), source="x" * 5_000_001), "too large"),
    "empty": ("", "damaged"),
    "truncated": (copy_of(entry())[:-9], "damaged"),
    "not text": (b"\xff\xfe\x00\x01" * 99, "damaged"),
    "nested deeply": ("[" * 1_000_000, "damaged"),
    "another file": ('{"name": "package", "version": "1.0.0"}', "not a saved copy"),
    "a list": ("[]", "not a saved copy"),
    "null": ("null", "not a saved copy"),
    "another version": (copy_of(entry(), version=2), "another version"),
    "no version": (copy_of(entry(), version=None), "another version"),
    "no entries": (copy_of(entries={"length": 1}), "damaged"),
    "HTML as a tick": (copy_of(entry(done=[HTML])), "damaged"),
    "HTML as an id": (copy_of(entry(HTML)), "damaged"),
    "HTML as a kind": (copy_of({**entry(), "kind": HTML}), "damaged"),
    "a kind that objects have": (copy_of({**entry(), "kind": "constructor"}), "damaged"),
    "an unknown kind": (copy_of({**entry(), "kind": "diary"}), "damaged"),
    "another key": (copy_of({**entry(), "key": "kb:/other/:1:checklist:right-after"}), "damaged"),
    "another key inside": (copy_of(entry(onclick="alert(1)")), "damaged"),
    "__proto__": (copy_of(entry()).replace('"done"', '"__proto__": {"hacked": 1}, "done"'), "damaged"),
    "__proto__ as the entry": (copy_of(entry()).replace('"entry"', '"__proto__"'), "damaged"),
    "__proto__ at the top": ('{"__proto__": ' + copy_of(entry()) + "}", "damaged"),
    "an id that is a list": (copy_of({**entry(), "id": ["right-after"]}), "damaged"),
    "a later entry": (copy_of(entry(v=2)), "damaged"),
    "a time that is none": (copy_of(entry(t=-1)), "damaged"),
    "a time after all times": (copy_of(entry(t=10**17)), "damaged"),
    "the same twice": (copy_of(entry(), entry(t=7)), "damaged"),
}


def test_a_bad_file_is_refused_with_one_sentence_and_changes_nothing(saved: Page) -> None:
    put(saved, right_after=["rules"])
    before = stored(saved)
    dialogs: list[str] = []
    saved.on("dialog", lambda dialog: dialogs.append(dialog.message))
    # A good file was chosen before: what it holds must not be brought back by mistake.
    choose(saved, copy_of(entry("waiting-well")))
    expect(saved.get_by_role("button", name="Bring it back")).to_be_visible()
    for name, (text, reason) in BAD_FILES.items():
        saved.evaluate("document.querySelector('kb-saved [data-kb-status]').textContent = ''")
        choose(saved, text)
        expect(said(saved), name).to_contain_text(reason)
        expect(said(saved), name).to_contain_text(". Nothing was changed.")
        assert said(saved).inner_text().count(".") == 2, name
        expect(saved.locator("[data-kb-preview]"), name).to_be_hidden()
        assert stored(saved) == before, name
    assert saved.evaluate("[window.hacked, {}.hacked, document.querySelectorAll('kb-saved img').length]") == [None, None, 0]
    assert dialogs == []
    choose(saved, copy_of(entry("waiting-well")))
    saved.get_by_role("button", name="Bring it back").click()
    expect(lines(saved)).to_have_count(2)


def test_delete_one_thing_and_take_it_back_by_keyboard(saved: Page) -> None:
    put(saved, right_after=["rules"], waiting_well=["spam"])
    saved.get_by_role("button", name="Delete: Checklist “Waiting well").focus()
    saved.keyboard.press("Enter")
    expect(said(saved)).to_have_text("Deleted. You can undo this for 10 seconds.")
    assert list(stored(saved)) == [PREFIX + "right-after"]
    expect(saved.get_by_role("button", name="Undo")).to_be_focused()
    saved.keyboard.press("Enter")
    expect(said(saved)).to_have_text("Everything is as it was.")
    expect(lines(saved)).to_have_count(2)
    assert json.loads(stored(saved)[PREFIX + "waiting-well"])["done"] == ["spam"]


def test_delete_everything_is_everything_of_this_site_and_nothing_else(saved: Page) -> None:
    put(saved, right_after=["rules"], waiting_well=["spam"])
    foreign = {"kb:/afterwards/:1:checklist:right-after": "theirs", "theirs": "too"}
    saved.evaluate("texts => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", foreign)
    saved.evaluate("localStorage.setItem('kb:/after/:2:checklist:right-after', 'of a later version')")
    saved.get_by_role("button", name="Delete everything").click()
    assert stored(saved) == foreign
    expect(said(saved)).to_have_text("Everything is deleted. You can undo this for 10 seconds.")
    expect(saved.get_by_text("Nothing is stored.")).to_be_visible()
    saved.get_by_role("button", name="Undo").click()
    expect(lines(saved)).to_have_count(2)
    assert len(stored(saved)) == 5


def test_importing_into_full_storage_says_so(saved: Page) -> None:
    saved.evaluate(FILL)
    choose(saved, copy_of(entry()))
    saved.get_by_role("button", name="Bring it back").click()
    expect(saved.locator("[data-kb-storage]:visible")).to_contain_text("no room left")
    expect(lines(saved)).to_contain_text("1 of 7 done")
    assert PREFIX + "right-after" not in stored(saved)


def test_what_a_session_holds_is_listed_as_such(saved: Page) -> None:
    use(saved, 's.choosePlace("checklist", "tab"); s.write("checklist", "right-after", { done: [], skipped: [] })')
    expect(lines(saved)).to_contain_text("until you close this tab")


def test_nothing_to_save_is_said(saved: Page) -> None:
    saved.locator("[data-kb-export]").click()
    expect(said(saved)).to_have_text("There is nothing to save yet.")


def test_without_script_it_says_why_there_is_nothing(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    expect(page.get_by_text("Without script this site stores nothing")).to_be_visible()
    expect(page.locator("kb-saved :is(button, input):visible")).to_have_count(0)
    context.close()


def test_narrow_windows_never_scroll_sideways(context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page)
    put(page, right_after=["rules"], waiting_well=["spam"])
    choose(page, copy_of(entry("offer-arrived")))
    page.get_by_role("button", name="Bring it back").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


IDS = st.lists(st.text("ab09", min_size=1, max_size=4), min_size=1, max_size=3).map("-".join)
TICKS = st.lists(IDS, max_size=5)
TIMES = st.integers(0, 8_640_000_000_000_000)
CHECKLISTS = st.builds(lambda name, t, done, skipped: entry(name, t, done=done, skipped=skipped), IDS, TIMES, TICKS, TICKS)
# What a browser's storage keeps: any text without half a character.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ANSWERS = st.fixed_dictionaries({
    **dict.fromkeys(("name", "interview", "thanked", "promised", "said", "wrote", "askedLast"), TEXTS),
    **dict.fromkeys(("deadlineDate", "closedFrom", "closedTo"), TEXTS),
    "pace": st.sampled_from(["quick", "usual", "slow"]),
    "agency": st.booleans(),
    "contact": st.sampled_from(["free", "hr", "portal", "none"]),
    "promise": st.sampled_from(["none", "date", "week"]),
    "asked": st.integers(0, 9),
    "heard": st.lists(IDS, max_size=5, unique=True),
    "deadline": st.sampled_from(["none", "offer", "other"]),
    "weekend": st.lists(st.integers(0, 6), max_size=7, unique=True),
})  # fmt: skip
SITUATIONS = st.builds(
    lambda name, t, answers: {"kind": "next-step", "id": name, "entry": {"v": 1, "t": t, **answers}}, IDS, TIMES, ANSWERS
)
DAYS = st.just("") | st.dates(min_value=date(1000, 1, 1)).map(date.isoformat)
INTERVIEWS = st.fixed_dictionaries({**dict.fromkeys(("company", "job", "me"), TEXTS), "date": DAYS})
PEOPLE = st.fixed_dictionaries({
    **dict.fromkeys(("name", "role", "address", "talked", "care", "value", "subject", "note"), TEXTS),
    "place": st.integers(0, 60),
    "from": st.just("") | IDS,
    "sent": DAYS,
})  # fmt: skip
NOTES = st.builds(
    lambda name, t, value: {"kind": "notes", "id": name, "entry": {"v": 1, "t": t, **value}}, IDS, TIMES, INTERVIEWS | PEOPLE
)
STATES = st.lists(CHECKLISTS | SITUATIONS | NOTES, max_size=5, unique_by=lambda one: (one["kind"], one["id"]))

ROUND_TRIP = """async states => {
  const path = name => `/after/assets/javascripts/${name}.js`
  const s = await import(path("storage")), { exportFile, plan, readFile } = await import(path("transfer"))
  const listed = () => s.list().map(({ kind, id, entry }) => ({ kind, id, entry }))
  return states.map(state => {
    s.removeAll()
    state.forEach(({ kind, id, entry }) => s.restore(kind, id, entry))
    const before = listed()
    const text = exportFile(s.list(), "https://example.org/", new Date())
    s.removeAll()
    plan(readFile(text), s.list()).forEach(({ kind, id, entry, action }) => action === "add" && s.restore(kind, id, entry))
    return [before, listed()]
  })
}"""


def test_import_of_export_is_the_same_state(page: Page) -> None:
    page.goto("")

    # Not shrunk when it fails: that would take minutes in a browser, and a state is small.
    @settings(max_examples=20, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(STATES, min_size=1, max_size=10))
    def check(states: list[list[dict[str, Any]]]) -> None:
        for state, (before, after) in zip(states, page.evaluate(ROUND_TRIP, states), strict=True):
            assert before == sorted(state, key=lambda one: f"{one['kind']}:{one['id']}")
            assert after == before

    check()


def test_every_kind_of_stored_thing_takes_part(page: Page) -> None:
    page.goto("")
    kinds = page.evaluate("async () => Object.keys((await import('/after/assets/javascripts/kinds.js')).KINDS)")
    assert set(kinds) == {"checklist", "next-step", "notes"}, "a new kind belongs into STATES above and into tests/browser/states/"
    kept = {one["kind"] for path in KEPT for one in json.loads(path.read_text(encoding="utf-8"))["read"]}
    assert kept == set(kinds)
