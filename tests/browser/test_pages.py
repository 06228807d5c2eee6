"""Every page, once, as a reader opens it: accessibility, console, requests, layout. One visit does it all."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from macros.pages import read_pages
from macros.places import link
from tests.browser.moving import go
from tests.conftest import PREFIX, ROOT, unknown
from tests.html import built_pages
from tests.server import serving
from tools.check.words import ABOUT

if TYPE_CHECKING:
    from tests.conftest import Build

PAGES = sorted(link("", page.path).removeprefix("/") for page in read_pages(ROOT))
# What depends on color or width; everything else was seen in the first visit.
LAYOUT_RULES = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "reflow"]


def _violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds on the page as it is now. The script is put into a page once: it is large."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(
        """async rules => {
          const known = axe.getRules().map(rule => rule.ruleId)
          const only = rules && { runOnly: { type: "rule", values: rules.filter(rule => known.includes(rule)) } }
          const { violations } = await axe.run({ resultTypes: ["violations"], ...only })
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
        }""",
        rules,
    ))  # fmt: skip


def _wide(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


SPACING = """* { letter-spacing: .12em !important; line-height: 1.5 !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
# The site's policy forbids style elements, from tests, too.
ADD_STYLE = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }"
# What is folded away is unfolded for the time of measuring: before, it has no width of its own.
CLIPPED = """() => {
  const folded = [...document.querySelectorAll("article details:not([open])")]
  for (const details of folded) details.open = true
  const clipped = [...document.querySelectorAll("article *")].filter(element => {
    const style = getComputedStyle(element)
    return ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
  }).map(element => element.outerHTML.slice(0, 120))
  for (const details of folded) details.open = false
  return clipped
}"""


PHONE: ViewportSize = {"width": 360, "height": 740}
# Where the page's one action ends: what stands below the short answer. On the home page, that is the last door. A tool begins.
FIRST_SCREEN = """() => {
  const doors = document.querySelector(".kb-doors")
  const shown = doors ? doors.lastElementChild.firstElementChild : document.querySelector(".kb-answer + *")
  const { top, bottom } = shown.getBoundingClientRect()
  return shown.tagName.startsWith("H") ? NaN : shown.matches("div.kb") ? top + 44 : bottom
}"""
# Tables on the first screen whose head moves while their rows arrive, as it is on a slow network: tried with each number of rows.
UNSTEADY_TABLES = """() => [...document.querySelectorAll("article table")].filter(table => {
  const head = table.querySelector("thead")
  if (!head || !table.checkVisibility() || head.getBoundingClientRect().bottom > innerHeight) return false
  const rows = [...table.querySelectorAll("tbody tr")]
  const places = rows.map((row, number) => {
    rows.forEach((other, place) => { other.hidden = place > number })
    return [...head.querySelectorAll("th")].map(cell => Math.round(cell.getBoundingClientRect().left)).join()
  })
  return new Set(places).size > 1
}).map(table => table.textContent.trim().slice(0, 60))"""
# How far things have moved since the page began to load, without what a reader set off.
SHIFT = """window.shift = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value
}).observe({type: "layout-shift", buffered: true})"""
# Every component of the page has its script.
READY = """() => ![...document.querySelectorAll("article *")].some(
  element => element.localName.startsWith("kb-") && element.matches(":not(:defined)"))"""


@pytest.mark.parametrize("path", PAGES)
def test_page(context: BrowserContext, base_url: str, path: str) -> None:
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(f"foreign: {request.url}") if not _own(request.url, base_url) else None)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # a color in transition has no contrast to measure
    page.set_viewport_size(PHONE)
    page.add_init_script(SHIFT)
    response = page.goto(path)
    assert response is not None and response.status == 200
    page.wait_for_function(READY)
    assert path.startswith(ABOUT) or page.evaluate(FIRST_SCREEN) <= PHONE["height"]
    assert page.evaluate(UNSTEADY_TABLES) == []
    assert _violations(page) == []
    assert page.evaluate("window.shift") < 0.001
    page.set_viewport_size({"width": 1350, "height": 900})
    assert _violations(page, LAYOUT_RULES) == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert _violations(page, LAYOUT_RULES) == []
    page.set_viewport_size(PHONE)
    assert _violations(page, LAYOUT_RULES) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert _wide(page) <= 0
    page.evaluate(ADD_STYLE, SPACING)
    assert _wide(page) <= 0
    assert page.evaluate(CLIPPED) == []
    assert unknown(heard) == []


def _own(address: str, base_url: str) -> bool:
    return address.startswith((base_url, "data:", "blob:"))


def test_every_built_page_is_visited(site: Path) -> None:
    assert sorted(page.path for page in built_pages(site)) == PAGES


def test_instant_navigation_keeps_the_page(page: Page) -> None:
    page.goto("")
    go(page, page.locator("article a[href]").first.click)
    expect(page).not_to_have_url(re.compile(f"{PREFIX}$"))
    expect(page.locator(".kb-answer")).to_be_visible()


def _followed_right_after_a_scroll(page: Page, start: str, link: str) -> None:
    """Follows that link of a page when it has just been scrolled and the next page takes its time, as on a slow phone."""
    page.goto(start)
    page.wait_for_load_state("networkidle")  # what goes where it should be comes last

    def late(route: Route) -> None:
        time.sleep(0.4)
        route.continue_()

    page.route("**/", late)
    page.evaluate("window.gone = document.querySelector('article')")
    page.evaluate(
        """link => {
      scrollTo(0, 600)
      addEventListener("scroll", () => document.querySelector(`a[href$="${link}"]`).click(), { once: true })
    }""",
        link,
    )
    page.wait_for_function("() => !gone.isConnected")


def test_a_link_followed_right_after_a_scroll_leads_to_its_place(page: Page) -> None:
    _followed_right_after_a_scroll(page, "waiting/what-it-means/", "what-they-say/#signal-on-hold")
    expect(page.locator("#signal-on-hold:target")).to_be_in_viewport()
    page.go_back()
    page.wait_for_function("() => scrollY === 600")


def test_a_page_reached_right_after_a_scroll_begins_at_its_top(page: Page) -> None:
    _followed_right_after_a_scroll(page, "waiting/what-it-means/", "/reading-silence/")
    page.wait_for_timeout(300)  # so long could it be shown elsewhere
    assert page.evaluate("scrollY") == 0


def test_a_page_is_complete_without_script(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("thank-you/write-the-note/")
    expect(page.locator(".kb-answer")).to_be_visible()
    expect(page.locator("kb-message [data-kb-body]").first).to_be_visible()
    context.close()


def test_the_site_works_at_the_root_of_a_host(browser: Browser, built: Build) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with serving(built(prefix="/"), "/", port) as address:
        page = browser.new_page(base_url=address)
        heard: list[str] = []
        page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
        page.goto("")
        page.locator("article .kb-door-way").first.click()
        page.wait_for_url("**/right-after/")
        expect(page.locator(".kb-answer")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.kb-answer')).borderInlineStartStyle") == "solid"
        assert heard == []
        page.close()
