"""`python -m tools screenshot`: draws the picture of the README from the built site."""

from __future__ import annotations

import argparse
from base64 import b64decode, b64encode
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from tools import environment

PAGE = "thank-you/write-the-note/"
FLAGS = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
SHEET = """<body style="margin:0;padding:24px;display:flex;gap:24px;align-items:flex-start;background:#e8eeee">
<img src="data:image/png;base64,{wide}" width="900"><img src="data:image/png;base64,{narrow}" width="300"></body>"""


def main(arguments: argparse.Namespace) -> int:
    """Writes docs/assets/images/readme.webp. Needs site/: run `make build` first."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=environment.ROOT / "site"))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{PAGE}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=environment.chromium(), args=FLAGS)
        wide, narrow = _picture(browser, address, 1200, 900), _picture(browser, address, 375, 844)
        sheet = browser.new_page(viewport={"width": 1272, "height": 723})
        sheet.set_content(SHEET.format(wide=wide, narrow=narrow))
        options = {"format": "webp", "quality": 65}
        picture = sheet.context.new_cdp_session(sheet).send("Page.captureScreenshot", options)["data"]
        (environment.ROOT / "docs/assets/images/readme.webp").write_bytes(b64decode(picture))
        browser.close()
    server.shutdown()
    return 0


def _picture(browser: Browser, address: str, width: int, height: int) -> str:
    """A screenshot of the top of a page, as base64."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address, wait_until="networkidle")
    return b64encode(page.screenshot()).decode()
