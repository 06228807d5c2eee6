"""The search box on a published site: it forgives, it fetches nothing before it is needed, it survives what people paste."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.conftest import differs

pytestmark = differs("Zensical has a search of its own")

CANNOT = "Search cannot be loaded right now."
ODD = {
    "nothing": "",
    "spaces": "   ",
    "one letter": "a",
    "long": "interview " * 500,
    "long word": "x" * 5000,
    "regular expression": r"(.*)+[a-z]{2,}$^\b(?<!x)",
    "the theme's own syntax": "title:foo^10 +thank -you note~2 wh*",
    "html": '<img src=x onerror="window.hit=1"><script>window.hit=1</script>&lt;b&gt;',
    "emoji": "😀👩‍👩‍👧 🏳️‍🌈",
    "right to left": "متى أكتب رسالة شكر ראיון",
    "other scripts": "面接の後 ﬁnal étape",
    "invisible": "\u200b\u202e\ufeff",
    "only common words": "what do i do now",
    "names of JavaScript": "constructor __proto__ toString hasOwnProperty",
}
# Tells the page which query the worker has answered.
LISTEN = """() => {
  const place = new URL("./", document.querySelector("[data-md-component=logo]").href).pathname
  new BroadcastChannel(`kb-search ${place}`).addEventListener("message", ({ data }) => {
    if (data.state === "found") window.answered = data.query
  })
}"""


@contextmanager
def visit(browser: Browser, address: str, **settings: object) -> Iterator[Page]:
    """A tab in a profile of its own; an error on the page fails the test."""
    context = browser.new_context(base_url=address, **settings)  # type: ignore[arg-type]
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("", wait_until="networkidle")
    yield page
    context.close()
    assert errors == []


def box(page: Page) -> Locator:
    """Where a reader types."""
    return page.locator(".md-search__input")


def first(page: Page) -> Locator:
    """The link of the best result."""
    return page.locator(".md-search-result__item").first.locator("a").first


def leads_to(place: str) -> re.Pattern[str]:
    """An address on that page."""
    return re.compile(rf"/{place}(\?|#|$)")


def test_a_reader_searches(browser: Browser, published: str) -> None:
    """Typos, synonyms, the spelling as typed, marks, the count that is said, suggestion, share link, and keys, in one visit."""
    with visit(browser, published) as page:
        note, said = page.locator(".kb-search-note"), page.locator(".kb-search-status")
        box(page).click()
        page.keyboard.type("interveiw no responce 2 weeks")
        expect(first(page)).to_have_attribute("href", leads_to("waiting/reading-silence/"))
        expect(note).to_have_text(
            "Showing results for interview no response 2 weeks. Search instead for interveiw no responce 2 weeks."
        )
        expect(said).to_have_text(re.compile(r"^\d+ pages found for interview no response 2 weeks\.$"))
        expect(page.locator(".md-search-result mark").first).to_be_visible()
        expect(page.locator("[data-md-component=search-share]")).to_have_attribute("href", re.compile(r"\?q=interveiw"))

        note.locator("a").click()
        expect(box(page)).to_have_value('"interveiw no responce 2 weeks"')
        expect(note).to_be_hidden()
        expect(box(page)).to_be_focused()

        box(page).fill("thank you on linked")
        expect(page.locator(".md-search__suggest")).to_have_text("thank you on linkedin")
        box(page).press("ArrowRight")
        expect(box(page)).to_have_value("thank you on linkedin")

        box(page).fill("radio silence from the company")
        expect(first(page)).to_have_attribute("href", leads_to("waiting/reading-silence/"))
        expect(note).to_be_hidden()

        box(page).fill("")
        page.keyboard.insert_text("ghosted")  # as paste and dictation do it: no key goes down
        expect(first(page)).to_have_attribute("href", leads_to("decision/ghosted/"))
        box(page).fill("handwritten card")
        expect(first(page)).to_have_attribute("href", leads_to("thank-you/which-channel/"))
        page.keyboard.press("ArrowDown")
        expect(first(page)).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("thank-you/which-channel/"))
        expect(page.locator("article mark").first).to_be_attached()


def test_what_was_pasted_while_the_page_was_opening_is_searched(page: Page) -> None:
    held: list[Route] = []
    page.route("**/search/box.js", lambda route: held.append(route))  # noqa: PLW0108 (a list's method cannot be marked by the driver)
    with page.expect_request("**/search/box.js"):
        page.goto("waiting/how-long/")
    box(page).focus()
    page.wait_for_timeout(100)  # the theme looks at what is there when the box is reached, and at keys
    box(page).fill("ghosted")
    held[0].continue_()
    expect(first(page)).to_have_attribute("href", leads_to("decision/ghosted/"))


def test_odd_queries_leave_search_whole(browser: Browser, published: str) -> None:
    """Each of them in turn, then a plain one."""
    with visit(browser, published) as page:
        page.evaluate(LISTEN)
        box(page).click()
        for query in ODD.values():
            box(page).fill(query)
            if query.strip():
                page.wait_for_function("query => window.answered === query", arg=box(page).input_value())
            else:
                expect(page.locator(".md-search-result__item")).to_have_count(0)
            assert CANNOT not in page.locator(".kb-search-note").inner_text()
        box(page).fill(ODD["right to left"])
        expect(page.locator(".kb-search-note")).to_have_text("No page has these words. See all questions.")
        expect(page.locator(".kb-search-note a")).to_have_attribute("href", leads_to("all-questions/"))
        box(page).fill("ghosted")
        expect(first(page)).to_have_attribute("href", leads_to("decision/ghosted/"))
        assert page.evaluate("window.hit") is None


def test_a_shared_link_searches(browser: Browser, published: str) -> None:
    with visit(browser, published) as page:
        page.goto("?q=snail%20mail")
        expect(box(page)).to_have_value("snail mail")
        expect(first(page)).to_have_attribute("href", leads_to("thank-you/which-channel/"))


@pytest.mark.parametrize("reach", [Locator.focus, Locator.hover], ids=["focus", "pointer"])
def test_the_index_is_fetched_only_when_a_reader_reaches_for_the_box(
    browser: Browser, published: str, reach: Callable[[Locator], None]
) -> None:
    with visit(browser, published) as page:
        asked = page.evaluate("performance.getEntriesByType('resource').map(entry => [entry.name, entry.encodedBodySize])")
        assert not any("search/index.json" in address for address, _ in asked)
        assert sum(size for address, size in asked if "search_index.json" in address) < 1000
        with page.expect_request("**/search/index.json"):
            reach(box(page))


def _nothing(route: Route) -> None:
    route.abort()


def _cut(route: Route) -> None:
    """The first lines of the index, and then nothing more."""
    lines = route.fetch().text().split("\n")
    route.fulfill(body="\n".join(lines[:20]), content_type="application/json")


@pytest.mark.parametrize("fail", [_nothing, _cut], ids=["nothing comes", "only a part comes"])
def test_an_index_that_fails_is_said_once_and_tried_again(browser: Browser, published: str, fail: Callable[[Route], None]) -> None:
    with visit(browser, published) as page:
        page.context.route("**/search/index.json", fail)
        box(page).click()
        page.keyboard.type("ghosted")
        note = page.locator(".kb-search-note")
        expect(note).to_have_text(f"{CANNOT} See all questions.")
        expect(note.locator("a")).to_have_attribute("href", leads_to("all-questions/"))
        expect(page.locator(".kb-search-status")).to_have_text("Search cannot be loaded. There is a link to all questions.")
        page.context.unroute("**/search/index.json")
        page.keyboard.type(" ")
        expect(first(page)).to_have_attribute("href", leads_to("decision/ghosted/"))
        expect(note).to_be_hidden()


@pytest.mark.parametrize("module", ["worker.js", "engine.js"])
def test_a_worker_that_throws_is_said(browser: Browser, published: str, module: str) -> None:
    """The worker itself does not start, or one of its modules breaks."""
    context = browser.new_context(base_url=published)
    page = context.new_page()
    page.clock.install()
    context.route(
        f"**/search/{module}", lambda route: route.fulfill(content_type="text/javascript", body="throw new Error('broken')")
    )
    page.goto("", wait_until="networkidle")
    box(page).click()
    page.keyboard.type("ghosted")
    page.clock.fast_forward(11_000)
    expect(page.locator(".kb-search-note")).to_have_text(f"{CANNOT} See all questions.")
    context.close()


def test_the_theme_s_own_index_is_read_where_nothing_was_published(browser: Browser, base_url: str) -> None:
    """As under `make serve`."""
    with visit(browser, base_url) as page:
        box(page).click()
        page.keyboard.type("silense")
        expect(first(page)).to_have_attribute("href", leads_to("waiting/reading-silence/"))
