"""The storage module as tools use it: its keys, its memory, and what it does when storage misbehaves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

STATES = sorted((Path(__file__).parent / "states").glob("*.json"))
KEY = "kb:/after/:1:checklist:right-after"
# Any page will do; this one shows what is stored.
PAGE = "tools/saved/"

FILL = """() => {
  for (let size = 2 ** 20; size; size >>= 1) {
    try { while (true) localStorage.setItem(`other-site:${size}:${Math.random()}`, "x".repeat(size)) } catch {}
  }
}"""
EMPTY = "() => Object.keys(localStorage).filter(key => key.startsWith('other-site:')).forEach(key => localStorage.removeItem(key))"


def use(page: Page, script: str, module: str = "/after/assets/javascripts/storage.js", argument: object = None) -> Any:
    """Runs `script` with the storage module as `s`; it returns what the script returns."""
    return page.evaluate(
        f"async ([module, argument]) => {{ const s = await import(module); return (() => {{ {script} }})() }}", [module, argument]
    )


def stored(page: Page) -> dict[str, str]:
    """Everything in the browser's storage for the device, except the theme's own."""
    found: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: text for key, text in found.items() if "/." not in key}


@pytest.fixture
def tab(page: Page) -> Page:
    """A page of the site in a fresh profile."""
    page.goto(PAGE)
    return page


def test_an_entry_has_its_key_version_and_time(tab: Page) -> None:
    before = tab.evaluate("Date.now()")
    use(tab, 's.write("checklist", "right-after", { done: ["names"] })')
    assert list(stored(tab)) == [KEY]
    entry = json.loads(stored(tab)[KEY])
    assert (entry["v"], entry["done"]) == (1, ["names"])
    assert before <= entry["t"] <= before + 60_000
    assert use(tab, 'return s.read("checklist", "right-after")') == entry


def test_two_sites_on_one_origin_never_mix(tab: Page, site: Path) -> None:
    def other_site(route: Route) -> None:
        path = route.request.url.split("/other/project/")[1]
        route.fulfill(path=site / path, content_type="text/javascript")

    tab.route("**/other/project/**", other_site)
    other = "/other/project/assets/javascripts/storage.js"
    tab.evaluate("localStorage.setItem('their own key', 'stays')")
    use(tab, 's.write("checklist", "right-after", { done: ["names"] })')
    use(tab, 's.write("checklist", "right-after", { done: ["rules"] })', other)
    assert use(tab, 'return s.read("checklist", "right-after").done') == ["names"]
    assert use(tab, 'return s.read("checklist", "right-after").done', other) == ["rules"]
    use(tab, "s.removeAll()")
    assert sorted(stored(tab)) == ["kb:/other/project/:1:checklist:right-after", "their own key"]


def test_what_a_newer_version_stored_is_left_untouched(tab: Page) -> None:
    text = '{"v":2,"t":5,"done":{"names":true}}'
    tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    assert use(tab, 'return s.read("checklist", "right-after")') is None
    use(tab, 's.write("checklist", "right-after", { done: ["names"] })')
    assert use(tab, 'return [s.read("checklist", "right-after").done, s.trouble()]') == [["names"], "newer"]
    use(tab, 's.remove("checklist", "right-after")')
    assert stored(tab) == {KEY: text}
    use(tab, 's.remove("checklist", "right-after", { evenNewer: true })')
    assert stored(tab) == {}


def test_broken_text_is_ignored_and_kept_until_the_next_write(tab: Page) -> None:
    texts = ['{"v":1,"t":5,"do', "", "null", "[]", '"text"', '{"t":5}', '{"v":1,"t":"soon"}', '{"v":"1","t":5}']
    for number, text in enumerate(texts):
        key = f"kb:/after/:1:checklist:list-{number}"
        tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
        assert use(tab, "return [s.read('checklist', argument), s.trouble()]", argument=f"list-{number}") == [None, "broken"], text
        assert stored(tab)[key] == text
        use(tab, "s.write('checklist', argument, { done: ['names'] })", argument=f"list-{number}")
        assert json.loads(stored(tab)[key])["done"] == ["names"]
        assert use(tab, "return s.trouble()") is None


def test_blocked_storage_is_replaced_by_memory(page: Page) -> None:
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })"
    )
    page.goto(PAGE)
    use(page, 's.write("checklist", "right-after", { done: ["names"] })')
    assert use(page, 'return s.read("checklist", "right-after").done') == ["names"]
    assert use(page, "return [s.trouble(), s.list().map(({ id }) => id)]") == ["blocked", ["right-after"]]
    assert use(page, 's.choosePlace("checklist", "tab"); return s.read("checklist", "right-after").done') == ["names"]
    use(page, 's.remove("checklist", "right-after")')
    assert use(page, "return s.list()") == []


def test_full_storage_keeps_the_last_values_and_stores_them_when_there_is_room(tab: Page) -> None:
    use(tab, 's.write("checklist", "right-after", { done: [] })')
    tab.evaluate(FILL)
    use(tab, 's.write("checklist", "right-after", { done: Array(500).fill("names") })')
    use(tab, 's.write("checklist", "after-a-no", { done: ["real"] })')
    assert use(tab, 'return [s.read("checklist", "right-after").done.length, s.trouble()]') == [500, "full"]
    assert json.loads(stored(tab)[KEY])["done"] == []
    tab.evaluate(EMPTY)
    use(tab, 's.write("checklist", "waiting-well", { done: [] })')
    assert use(tab, "return s.trouble()") is None
    assert len(json.loads(stored(tab)[KEY])["done"]) == 500
    assert len(stored(tab)) == 3


def test_a_clock_that_was_set_back_does_not_make_new_values_older(tab: Page) -> None:
    use(tab, 's.restore("checklist", "right-after", { v: 1, t: Date.now() + 9e9, done: [] })')
    earlier = use(tab, 'return s.read("checklist", "right-after").t')
    use(tab, 's.write("checklist", "right-after", { done: ["names"] })')
    assert json.loads(stored(tab)[KEY])["t"] == earlier + 1


def test_a_kind_can_be_forgotten_with_the_tab(context: BrowserContext, tab: Page) -> None:
    assert use(tab, 'return s.place("notes")') is None
    use(tab, 's.write("notes", "acme", { name: "Dana" })')
    use(tab, 's.choosePlace("notes", "tab")')
    assert "Dana" not in json.dumps(stored(tab))
    use(tab, 's.write("notes", "acme", { name: "Dana Lee" }); s.write("checklist", "right-after", { done: [] })')
    assert "Dana" not in json.dumps(stored(tab))
    tab.reload()
    assert use(tab, 'return [s.place("notes"), s.read("notes", "acme").name]') == ["tab", "Dana Lee"]
    assert use(tab, "return s.list().map(({ kind, place }) => [kind, place])") == [["checklist", "device"], ["notes", "tab"]]

    other = context.new_page()
    other.goto(PAGE)
    assert use(other, 'return [s.place("notes"), s.read("notes", "acme")]') == ["tab", None]

    use(tab, 's.choosePlace("notes", "device")')
    assert "Dana Lee" in json.dumps(stored(tab))
    assert tab.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('kb:'))") == []


def test_other_tabs_hear_of_a_change_until_they_stop_watching(context: BrowserContext, tab: Page) -> None:
    other = context.new_page()
    other.goto(PAGE)
    use(
        other,
        'window.heard = []; window.stop = s.watch("checklist", "right-after", (value, far) => heard.push([value?.done, far]))',
    )
    use(tab, 's.write("checklist", "waiting-well", { done: ["spam"] }); s.write("checklist", "right-after", { done: ["names"] })')
    other.wait_for_function("() => heard.length === 1")
    tab.evaluate("key => localStorage.setItem(key, '{garbage')", KEY)
    other.wait_for_function("() => heard.length === 2")
    tab.evaluate("localStorage.clear()")
    other.wait_for_function("() => heard.length === 3")
    # Garbage changes nothing that is shown; a storage that somebody emptied does.
    assert other.evaluate("heard") == [[["names"], True], [["names"], True], [None, True]]
    use(other, 's.write("checklist", "right-after", { done: [] }); stop(); s.write("checklist", "right-after", { done: ["talk"] })')
    assert other.evaluate("heard.slice(3)") == [[[], False]]


def test_garbage_in_storage_does_not_lose_what_the_page_knows(tab: Page) -> None:
    use(tab, 's.write("checklist", "right-after", { done: ["names"] })')
    tab.evaluate("key => localStorage.setItem(key, 'garbage')", KEY)
    assert use(tab, 'return s.read("checklist", "right-after").done') == ["names"]


def test_the_browser_is_asked_to_persist_after_the_first_save_only(context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script("window.asked = 0; navigator.storage.persist = async () => { window.asked++ }")
    page.goto(PAGE)
    use(page, 's.read("checklist", "right-after"); s.list()')
    assert page.evaluate("asked") == 0
    use(page, 's.write("checklist", "right-after", { done: ["names"] })')
    assert page.evaluate("asked") == 1
    use(page, 's.write("checklist", "right-after", { done: [] }); s.write("checklist", "waiting-well", { done: [] })')
    assert page.evaluate("asked") == 1
    page.reload()
    use(page, 's.write("checklist", "right-after", { done: ["names"] })')
    assert page.evaluate("asked") == 0


def test_deleting_everything_can_be_undone_to_the_letter(tab: Page) -> None:
    texts = {
        KEY: '{"v":1,"t":5,"done":["names"]}',
        "kb:/after/:1:checklist:waiting-well": "{broken",
        "kb:/after/:2:something": "of a later version",
        "kb:/after/:1:keep:notes": '{"v":1,"t":5,"place":"tab"}',
        "kb:/elsewhere/:1:checklist:right-after": "another site's",
    }
    tab.evaluate("texts => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", texts)
    tab.evaluate("sessionStorage.setItem('kb:/after/:1:notes:acme', '{\"v\":1,\"t\":6}')")
    use(tab, "window.back = s.removeAll()")
    assert list(stored(tab)) == ["kb:/elsewhere/:1:checklist:right-after"]
    assert use(tab, "return s.list()") == []
    # What is stored in the meantime is newer and stays.
    tab.evaluate('key => localStorage.setItem(key, \'{"v":1,"t":9,"done":[]}\')', KEY)
    tab.evaluate("back()")
    assert stored(tab) == {**texts, KEY: '{"v":1,"t":9,"done":[]}'}
    assert use(tab, 'return s.read("notes", "acme").t') == 6


@pytest.mark.parametrize("path", STATES, ids=lambda path: path.stem)
def test_every_stored_state_is_still_read(tab: Page, path: Path) -> None:
    """What an earlier version stored is read by every later one. A new version adds files here and changes none."""
    state = json.loads(path.read_text(encoding="utf-8"))
    tab.evaluate("stored => Object.entries(stored).forEach(([key, text]) => localStorage.setItem(key, text))", state["stored"])
    tab.reload()
    assert use(tab, "return s.list().map(({ kind, id, entry }) => ({ kind, id, entry }))") == state["read"]
    expect(tab.locator("[data-kb-list] li > span")).to_have_text(state["words"])
    assert stored(tab) == state["stored"]
