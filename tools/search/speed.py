"""How long a reader waits for the first result on a slow phone: 1.6 Mbit/s, 150 ms to the host, a processor four times slower.

Chromium slows down a page but not its workers, and its slow network does not hold for them either. So the server of this
measurement is the slow network, on which files that are under way together share the line packet by packet, and the worker's
own time after the last packet is added three times more. Before it, the worker takes pages apart faster than the line brings them.
"""

from __future__ import annotations

import functools
import gzip
import statistics
import threading
import time
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tools.search.workers import QUERY, serving

BYTES_PER_SECOND = 1_600_000 / 8
DELAY = 0.15
PACKET = 1460
SLOWER = 4
TEXT = (".html", ".js", ".css", ".json", ".svg", "/")
RUNS = 5


class Slow(SimpleHTTPRequestHandler):
    """Sends files as a host does over a slow line: compressed, late, and one packet after the other."""

    protocol_version = "HTTP/1.1"
    line = threading.Lock()
    free = 0.0  # when the line has sent what is in it

    def do_GET(self) -> None:
        """Answers after the delay, then waits for the line with each packet."""
        time.sleep(DELAY)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = path.read_bytes() if path.exists() else b""
        self.send_response(200 if path.exists() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXT:
            body = _packed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for start in range(0, len(body), PACKET):
            packet = body[start : start + PACKET]
            with self.line:
                Slow.free = max(time.monotonic(), Slow.free) + len(packet) / BYTES_PER_SECOND
                sent = Slow.free
            time.sleep(max(0.0, sent - time.monotonic()))
            self.wfile.write(packet)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Says nothing."""


@functools.cache
def _packed(body: bytes) -> bytes:
    """Hosts pack a file once, not for each reader."""
    return gzip.compress(body, 6)


# Milliseconds from the last key to the first result that is drawn after it.
STOPWATCH = """() => {
  const input = document.querySelector(".md-search__input")
  const list = document.querySelector(".md-search-result__list")
  window.first = new Promise((resolve) => {
    let last = 0
    input.addEventListener("keydown", () => { last = performance.now() })
    const look = () => { if (last && list.children.length) resolve(performance.now() - last) }
    new MutationObserver(look).observe(list, { childList: true })
  })
}"""


def measure(browser: Browser, site: Path, worker: dict[str, Any]) -> list[str]:
    """Two lines: with the index there when the reader types, and with nothing there when they have typed at once."""
    more = (SLOWER - 1) * worker["query"]
    with serving(site, Slow) as base:
        warm = _median(browser, base, warmed=True) + more
        cold = _median(browser, base, warmed=False) + (SLOWER - 1) * worker["first"]
    return [
        f"  first result on a slow phone {warm:.0f} ms after the last key when warmed (at most 300)",
        f"  first result on a slow phone {cold:.0f} ms after a paste into an untouched box (at most 1,500)",
    ]


def _median(browser: Browser, base: str, *, warmed: bool) -> float:
    return statistics.median(_first_result(browser, base, warmed=warmed) for _ in range(RUNS))


def _first_result(browser: Browser, base: str, *, warmed: bool) -> float:
    page = browser.new_page()
    page.goto(base, wait_until="networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(STOPWATCH)
    if warmed:
        _warm(page)
    box = page.locator(".md-search__input")
    box.focus()
    if warmed:
        box.press_sequentially(QUERY[:-1])
        page.locator(".md-search-result__item").first.wait_for()
        page.evaluate(STOPWATCH)
        box.press_sequentially(QUERY[-1])
    else:
        page.keyboard.insert_text(QUERY)
    milliseconds = float(page.evaluate("() => window.first"))
    page.close()
    return milliseconds


def _warm(page: Page) -> None:
    with page.expect_response("**/search/index.json") as answer:
        page.locator(".md-search__input").focus()
    answer.value.finished()
