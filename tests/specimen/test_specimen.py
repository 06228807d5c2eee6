"""Every component in every state, once: how it looks, and that it holds where colors, letters or directions are other ones.

`python -m tools specimen` draws the references anew. Look at them before you commit them.
"""

from __future__ import annotations

import os
import socket
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import CLIPPED, LAYOUT_RULES, _violations, _wide
from tests.server import serving
from tests.specimen.pictures import different, photograph, reduced
from tests.specimen.specimen import HERE, TODAY, build_specimen, put_into_states

REFERENCES = HERE / "references"
VERSION = HERE / "VERSION"
PREFIX = "/after/"
# So many pixels may differ: fewer than a character has.
FEW = 12
WIDTHS = (1350, 768, 360)
DESKTOP, PHONE = 1350, 360

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@pytest.fixture(scope="module")
def specimen(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The specimen with its components in their states, in a profile of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    folder = tmp_path_factory.mktemp("specimen")
    build_specimen(folder / "project", folder / "site", f"http://127.0.0.1:{port}{PREFIX}")
    with serving(folder / "site", PREFIX, port) as address:
        context = browser.new_context(base_url=address, locale="en-US", timezone_id="UTC", reduced_motion="reduce")
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.clock.set_fixed_time(TODAY)
        page.set_viewport_size({"width": DESKTOP, "height": 900})
        page.goto("")
        put_into_states(page)
        yield page
        context.close()


@pytest.fixture
def page(specimen: Page) -> Iterator[Page]:
    """The specimen on a desktop in light colors, as every test finds and leaves it."""
    yield specimen
    specimen.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion="reduce")
    specimen.evaluate("() => { document.documentElement.removeAttribute('style'); document.body.dir = 'ltr' }")
    show(specimen, DESKTOP)


def show(page: Page, width: int, scheme: Scheme = "light") -> None:
    """The page at this width, in these colors."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme])


def drawn_by(page: Page) -> str:
    """What draws the letters: the browser's version, and the font by the width of a word in it."""
    width = page.evaluate("""() => {
      const drawing = document.createElement("canvas").getContext("2d")
      drawing.font = '100px "Liberation Sans", monospace'
      return drawing.measureText("Thank you, waiting").width
    }""")
    browser = page.context.browser
    return f"Chromium {browser.version if browser else ''}\nLiberation Sans {width:.2f}\n"


def pictures(page: Page) -> Iterator[tuple[str, bytes]]:
    """The specimen at each width in both schemes, and as on paper."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            show(page, width, scheme)
            yield f"{width}-{scheme}", photograph(page)
    show(page, 768)
    page.emulate_media(media="print")
    yield "print", photograph(page)


def test_looks_as_before(page: Page, tmp_path: Path) -> None:
    drawn = dict(pictures(page))
    canvas = page.context.new_page()  # only now: what is in the background draws slowly
    if os.environ.get("SPECIMEN") == "renew":
        for name, picture in drawn.items():
            (REFERENCES / f"{name}.png").write_bytes(reduced(canvas, picture))
        VERSION.write_text(drawn_by(page), encoding="utf-8")
    elif drawn_by(page) != VERSION.read_text(encoding="utf-8"):
        warnings.warn(
            f"THE LOOK WAS NOT COMPARED. References: {VERSION.read_text(encoding='utf-8')!r}, here: {drawn_by(page)!r}.",
            stacklevel=1,
        )
        assert len(list(REFERENCES.glob("*.png"))) == 7
    else:
        found: dict[str, Any] = {}
        for name, picture in drawn.items():
            result = different(canvas, picture, (REFERENCES / f"{name}.png").read_bytes())
            if isinstance(result, str) or result[0] > FEW:
                (tmp_path / f"{name}.png").write_bytes(picture)
                found[name] = result
        assert found == {}, f"pixels that differ, first row, last row; the new pictures are in {tmp_path}"
    canvas.close()


# Controls whose outline does not stand out from what is around them, 3:1.
FAINT = """() => {
  const light = color => {
    const [r, g, b] = color.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const parse = text => text.match(/[\\d.]+/g).map(Number)
  const over = ([r, g, b, a = 1], below) => [r, g, b].map((c, i) => c * a + below[i] * (1 - a))
  const ground = element => {
    if (!element) return [255, 255, 255]
    return over(parse(getComputedStyle(element).backgroundColor), ground(element.parentElement))
  }
  return [...document.querySelectorAll("article :is(.kb-button, .kb-input, .kb-tab, .kb-action)")].flatMap(element => {
    if (!element.checkVisibility()) return []
    const around = ground(element.parentElement)
    const edge = over(parse(getComputedStyle(element).borderBlockStartColor), around)
    const [high, low] = [light(edge), light(around)].sort((a, b) => b - a)
    const ratio = (high + 0.05) / (low + 0.05)
    return ratio < 3 ? [`${ratio.toFixed(2)} ${element.outerHTML.slice(0, 100)}`] : []
  })
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_state_has_contrast(page: Page, scheme: Scheme) -> None:
    show(page, DESKTOP, scheme)
    assert _violations(page, LAYOUT_RULES) == []
    assert page.evaluate(FAINT) == []
    show(page, PHONE, scheme)
    assert _violations(page, ["color-contrast", "target-size"]) == []


# What a reader must see where the device chooses the colors: outlines of controls, dots, and the marks of answer and stop.
OUTLINED = ".kb-button, .kb-input, .kb-tab, .kb-action, .kb-dots > span, .kb-card, .kb-text"


def test_controls_are_seen_where_the_device_chooses_the_colors(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    unseen = page.evaluate(
        """outlined => [...document.querySelectorAll(`article :is(${outlined})`)].filter(element => {
          const { borderBlockStartWidth, borderBlockStartColor } = getComputedStyle(element)
          const ground = getComputedStyle(document.body).backgroundColor
          return element.checkVisibility() && (!parseFloat(borderBlockStartWidth) || borderBlockStartColor === ground)
        }).map(element => element.outerHTML.slice(0, 100))""",
        OUTLINED,
    )
    assert unseen == []
    box = page.locator("#checklist-today [data-kb-item=names]")
    assert box.evaluate("element => getComputedStyle(element).appearance") == "auto"  # drawn by the device, ticks too
    assert page.locator(".kb-answer").first.evaluate("element => parseFloat(getComputedStyle(element).borderInlineStartWidth)") >= 4
    assert (
        page.locator("#when-to-stop").evaluate("element => parseFloat(getComputedStyle(element, '::before').borderTopWidth)") >= 4
    )


def test_nothing_moves_for_who_asked_for_that(page: Page) -> None:
    moving = page.evaluate("""() => [...document.querySelectorAll("article, article *")].filter(element => {
      const { animationName, transitionDuration } = getComputedStyle(element)
      return animationName !== "none" || transitionDuration.split(", ").some(time => parseFloat(time))
    }).map(element => element.outerHTML.slice(0, 100))""")
    assert moving == []


def test_letters_of_twice_the_size_have_room(page: Page) -> None:
    # The theme's own size is 125 %. Where letters are that large, its sidebars are gone.
    page.evaluate("() => { document.documentElement.style.fontSize = '250%' }")
    hidden = page.add_style_tag(content=".md-sidebar { display: none }")
    assert _wide(page) <= 0
    assert page.evaluate(CLIPPED) == []
    hidden.evaluate("element => element.remove()")


# Who has its first child at the end of the line.
NOT_MIRRORED = """() => [...document.querySelectorAll(".kb-items > li > label, .kb-choice")].filter(label => {
  const [box, text] = label.children
  return label.checkVisibility() && box.getBoundingClientRect().left < text.getBoundingClientRect().right
}).map(label => label.outerHTML.slice(0, 100))"""


def test_components_mirror_where_lines_run_from_the_right(page: Page) -> None:
    page.evaluate("() => { document.body.dir = 'rtl' }")
    for width in (DESKTOP, PHONE):
        show(page, width)
        assert _wide(page) <= 0
        assert page.evaluate(NOT_MIRRORED) == []
    for mark in (".kb-answer", "#when-to-stop + p", ".kb-conduct"):
        sides = page.locator(mark).first.evaluate(
            "element => [getComputedStyle(element).borderRightWidth, getComputedStyle(element).borderLeftWidth].map(parseFloat)"
        )
        assert sides[0] > 4 > sides[1], mark


def test_the_narrowest_phone_needs_no_scrolling_sideways(page: Page) -> None:
    show(page, 320)
    assert _wide(page) <= 0
    assert page.evaluate(CLIPPED) == []


# Who has the focus and is hidden below the header, or below the edge of the window: from the last one up, so that each comes in
# at the upper edge.
HIDDEN_FOCUS = """() => {
  scrollTo(0, document.documentElement.scrollHeight)
  const controls = [...document.querySelectorAll("article :is(a[href], button, input, select, textarea, summary, [tabindex='0'])")]
  return controls.filter(element => element.checkVisibility()).reverse().flatMap(element => {
    element.focus()
    const { top, bottom, height } = element.getBoundingClientRect()
    const edge = document.querySelector(".md-header").getBoundingClientRect().bottom
    // The browser brings the caret of a text field into view, not the edge of the field: so much lies between them.
    const padding = element.matches("textarea") ? 6 : 0
    const outside = top + padding < edge || bottom > innerHeight
    const hidden = document.activeElement === element && height < innerHeight / 2 && outside
    return hidden ? [`from ${top} to ${bottom}: ${element.outerHTML.slice(0, 100)}`] : []
  })
}"""


def test_what_has_the_focus_is_not_hidden_by_the_header(page: Page) -> None:
    page.set_viewport_size({"width": PHONE, "height": 740})
    assert page.evaluate(HIDDEN_FOCUS) == []
