"""What a key costs a reader on a slow phone: in the page of most texts to copy, in the gallery, and after a long paste.

After the paste a browser needs longer, whatever the page does: it lays out a word of 50,000 letters. So that has no limit.
"""

from __future__ import annotations

import statistics
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Locator, Page, sync_playwright

from macros.pages import read_pages
from macros.places import link
from tools import environment
from tools.screenshot import FLAGS

SLOWER = 4  # by how much the processor is throttled
WORDS = "data analyst for the north"
LONG = "ä" * 50_000  # 100 kB

# A browser reports keys that took 16 ms or longer, rounded to 8.
WATCH = """window.keys = []; new PerformanceObserver(list => {
  for (const { name, duration } of list.getEntries()) if (name === "keydown") keys.push(duration)
}).observe({ type: "event", durationThreshold: 16 })"""
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Says nothing."""


def measure(site: Path) -> None:
    """Prints one line for each field: from a key to the picture that shows it."""
    print(f"keys, on a processor {SLOWER} times slower:", flush=True)
    path, count = _most_texts()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=environment.chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1350, "height": 900})
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(WATCH)
        page.goto(address + path)
        field = page.locator("[data-kb-field='job title']:visible").first
        texts = f"in a page of {count} texts"
        print(f"{texts}: {_key(page, field)} (under 50 ms)", flush=True)
        field.fill(LONG)
        print(f"{texts} after 100 kB were pasted: {_key(page, field)}", flush=True)
        page.goto(address + "templates/")
        print(f"in the gallery: {_key(page, page.locator('[data-kb-filter=words]'))} (under 50 ms)", flush=True)
        browser.close()
    server.shutdown()


def _most_texts() -> tuple[str, int]:
    """The page that shows most texts, and how many."""
    found = [
        (sum(len(call.arguments) for call in page.calls if call.name == "message"), page) for page in read_pages(environment.ROOT)
    ]
    count, page = max(found, key=lambda one: one[0])
    return link("", page.path).lstrip("/"), count


def _key(page: Page, field: Locator) -> str:
    """Types into the field and says how long the keys took."""
    field.click()
    page.keyboard.press("End")
    page.evaluate("keys.length = 0")
    for letter in WORDS:
        page.keyboard.press(letter)
        page.evaluate(PAINTED)
    slow: list[float] = page.evaluate("keys")
    durations = sorted([*[0.0] * (len(WORDS) - len(slow)), *slow])
    median, worst = (f"{each:.0f} ms" if each else "under 16 ms" for each in (statistics.median_high(durations), durations[-1]))
    return f"median {median}, worst {worst} of {len(WORDS)}"
