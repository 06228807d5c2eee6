"""`python -m tools cards`: draws the pictures that messengers show for a link, one per moment, and the icons of the app.

They are drawn once and kept in docs/assets/images/; draw them again after changing a word or a color here.
"""

from __future__ import annotations

import argparse
from html import escape

from playwright.sync_api import Browser, sync_playwright

from tools import environment
from tools.screenshot import FLAGS

IMAGES = environment.ROOT / "docs" / "assets" / "images"
# The name of the file is the folder of the pages.
CARDS = {
    "site": ("After the Interview", "What to write, how long to wait, and when to stop."),
    "right-after": ("My interview just ended", "Names, notes, and what can wait until tomorrow."),
    "thank-you": ("Say thank you", "A short note, one true thing, a text to copy."),
    "waiting": ("Waiting to hear", "What silence means, when to ask, and when to stop."),
    "decision": ("They said yes or no", "An offer, a no, or nothing at all: what to write."),
    "staying-in-touch": ("Keep in touch, or stop", "Rarely, with a reason, or not at all."),
    "by-situation": ("My kind of job or country", "What is different where you applied."),
    "something-went-wrong": ("Something went wrong", "What you may do, and whom you can ask."),
    "templates": ("Texts to copy", "Fill the gaps, check the names, send."),
    "tools": ("What do I do next?", "One step, on one day, and a day to stop."),
}
FONT = "font-family: 'Segoe UI', 'Liberation Sans', sans-serif"
CARD = f"""<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
<rect width="1200" height="630" fill="#1d5c63"/><rect y="614" width="1200" height="16" fill="#74d3ae"/>
<g transform="translate(80 80) scale(1.5)">{{mark}}</g>
<text x="150" y="116" fill="#fff" font-size="36" style="{FONT}">{{small}}</text>
<text x="80" y="330" fill="#fff" font-size="84" font-weight="700" style="{FONT}">{{title}}</text>
<text x="80" y="410" fill="#e8f3f1" font-size="40" style="{FONT}">{{line}}</text>
<text x="80" y="550" fill="#e8f3f1" font-size="30" style="{FONT}">Free to use. No account, no tracking. Works offline.</text>
</svg>"""
# The favicon's picture, by itself: `scale` leaves room for phones that cut a circle out of it.
ICON = """<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 32 32">
<rect width="32" height="32" rx="{radius}" fill="#1d5c63"/>
<g transform="translate(16 16) scale({scale}) translate(-16 -16)">{mark}</g></svg>"""
ICONS = {"icon-192": (192, 6, 1.0), "icon-512": (512, 6, 1.0), "icon-maskable-512": (512, 0, 0.8)}


def main(arguments: argparse.Namespace) -> int:
    """Writes every card and icon."""
    (IMAGES / "cards").mkdir(exist_ok=True)
    mark = favicon_mark()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=environment.chromium(), args=FLAGS)
        for name, (title, line) in CARDS.items():
            small = "" if name == "site" else "After the Interview"
            svg = CARD.format(mark=mark, small=small, title=escape(title), line=escape(line))
            _draw(browser, svg, f"cards/{name}", 1200, 630)
        for name, (size, radius, scale) in ICONS.items():
            svg = ICON.format(radius=radius, scale=scale, mark=mark).replace('"512"', f'"{size}"')
            _draw(browser, svg, name, size, size)
        browser.close()
    return 0


def favicon_mark() -> str:
    """The shapes of the favicon without its background."""
    text = (IMAGES / "favicon.svg").read_text(encoding="utf-8")
    return text[text.index("/>", text.index("<rect")) + 2 : text.index("</svg>")]


def _draw(browser: Browser, svg: str, name: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(f'<body style="margin:0">{svg}</body>')
    page.screenshot(path=IMAGES / f"{name}.png", omit_background=True)
    page.close()
