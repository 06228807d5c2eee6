"""The theme's sheets are published without the rules that nothing can meet: every page must look exactly as with all of them."""

from __future__ import annotations

import re
from base64 import b64encode
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.conftest import ROOT, differs
from tools.publish import styles

pytestmark = differs("Zensical has sheets of its own, which are not compared rule by rule")

SHEETS = Path(str(files("material"))) / "templates/assets/stylesheets"
# One page for each kind of component.
PAGES = ("", "all-questions/", "contributing/hosting/", "thank-you/write-the-note/", "tools/next-step/", "no/page")


def _whole(route: Route, asked: list[str]) -> None:
    """The bundle with the theme's sheets as the theme ships them."""
    asked.append(route.request.url)
    theme = (next(SHEETS.glob(f"{kind}.*.min.css")) for kind in ("main", "palette"))
    names = re.findall(rf"{styles.FOLDER}/([\w-]+)\.css", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    own = (ROOT / "docs" / styles.FOLDER / f"{name}.css" for name in names if name not in styles.MARKS)
    route.fulfill(body="".join(path.read_text(encoding="utf-8") for path in (*theme, *own)), content_type="text/css")


# What reduced motion leaves moving: the word in an empty search box.
STILL = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }"


# A screenshot may be taken between a change and its picture.
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def _pictures(page: Page, path: str) -> list[bytes]:
    """A page in light and dark, wide and narrow, with its menu and its search open, and on paper."""
    page.goto(path)
    page.wait_for_function("() => !document.querySelector('article :not(:defined)')")
    page.evaluate(STILL, "::placeholder { transition: none !important }")
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")  # the search is as it will stay
    pictures = []
    for scheme, width, toggle in (("light", 1350, None), ("dark", 375, None), ("light", 375, "drawer"), ("dark", 1350, "search")):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        if toggle:
            page.locator(f"#__{toggle}").evaluate("toggle => toggle.click()")
        else:  # as high as all of the page: for a picture of more than is seen the menu would move, sooner or later
            page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
        page.evaluate(PAINTED)
        pictures.append(page.screenshot(animations="disabled"))
        if toggle:
            page.locator(f"#__{toggle}").evaluate("toggle => toggle.click()")
    page.emulate_media(media="print")
    pictures.append(page.screenshot(full_page=True, animations="disabled"))
    page.emulate_media(media="screen")
    return pictures


# How many points differ by more than the edge of a letter does from one drawing to the next.
COMPARE = """async pictures => {
  const [one, two] = await Promise.all(pictures.map(async data => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext("2d")
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, image.width, image.height).data
  }))
  return one.length === two.length ? one.filter((value, place) => Math.abs(value - two[place]) > 40).length : -1
}"""


def _different(page: Page, one: bytes, two: bytes) -> int:
    return 0 if one == two else int(page.evaluate(COMPARE, [b64encode(one).decode(), b64encode(two).decode()]))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_looks_the_same_without_the_unused_rules(context: BrowserContext, path: str) -> None:
    page = context.new_page()
    trimmed = _pictures(page, path)
    asked: list[str] = []
    page.route(re.compile(r"/base\.\w+\.css$"), lambda route: _whole(route, asked))
    whole = _pictures(page, path)
    assert asked, "the sheet was replaced"
    assert [_different(page, one, two) for one, two in zip(trimmed, whole, strict=True)] == [0] * len(whole)
