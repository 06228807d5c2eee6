"""On a phone whose keyboard is open, half of the screen is left: what is typed into stays in view, and so does its name."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.test_pages import READY
from tests.conftest import differs

WITH_KEYBOARD: ViewportSize = {"width": 360, "height": 380}
# Pages with fields, and what has to be touched before a field is there.
TOOLS = {
    "thank-you/write-the-note/": "[data-kb-gap]",
    "tools/next-step/": None,
    "tools/notes/": "[data-kb-paste] > summary",
    "waiting/what-it-means/": None,
    "templates/": None,
    "by-situation/agency-temp/": ".kb-wrong > summary",
}
# Brings each field into view from above and from below, as a browser does with the one that gets the keyboard. Reports those of
# which the beginning, or the first line of the name, is outside the window or covered.
HIDDEN = """() => {
  const shown = (element, { left, top, bottom }) => {
    const seen = document.elementFromPoint(left + 4, (top + bottom) / 2)
    return top >= 0 && bottom <= innerHeight && !!seen && (element.contains(seen) || seen.contains(element))
      && !seen.closest(".md-header, .md-top, .kb-update")
  }
  const fields = [...document.querySelectorAll("article :is(input, textarea, select):not([type=checkbox], [type=radio])")]
    .filter(field => field.checkVisibility())
  const hidden = fields.flatMap(field => [0, document.body.scrollHeight].flatMap(from => {
    field.focus({ preventScroll: true })
    scrollTo({ top: from, behavior: "instant" })
    field.scrollIntoView({ block: "nearest", behavior: "instant" })
    const label = field.labels?.[0]
    const name = document.createRange()
    name.selectNodeContents(label ?? field)
    const { left, top } = field.getBoundingClientRect()
    const lines = [...name.getClientRects()].filter(({ width }) => width)
    const both = shown(field, { left, top, bottom: top + 40 }) && (!label || shown(label, lines[0]))
    return both ? [] : [field.outerHTML.slice(0, 120)]
  }))
  return { fields: fields.length, hidden }
}"""


@pytest.mark.parametrize("path", TOOLS)
def test_what_is_typed_into_and_its_name_stay_in_view(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    page.wait_for_function(READY)
    if touched := TOOLS[path]:
        page.locator(touched).first.click()
    page.set_viewport_size(WITH_KEYBOARD)
    found = page.evaluate(HIDDEN)
    assert found["fields"]
    assert found["hidden"] == []


@differs("Zensical has a search of its own")
def test_the_search_box_stays_in_view(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("")
    page.locator("label.md-header__button[for=__search]").click()
    page.set_viewport_size(WITH_KEYBOARD)
    box = page.locator(".md-search__input")
    box.fill("silence")
    expect(page.locator(".md-search-result__link").first).to_be_in_viewport()
    expect(box).to_be_in_viewport(ratio=1)
