"""Puts queries to a search worker, in Chromium: straight to the engine, or by real keystrokes in the search box."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page, Route

from tools.publish import scripts, search

STOCK_INDEX = "search/stock_index.json"
# Nothing but this machine is reachable, and Chromium does not phone home.
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Says nothing."""


@contextmanager
def serving(folder: Path, handler: Callable[..., SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """Serves a folder on a free port of this machine; yields the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def searchable(site: Path, folder: Path) -> Iterator[str]:
    """Serves a copy of a built site with its search published and the theme's own index kept beside it; yields the address."""
    shutil.copytree(site, folder, dirs_exist_ok=True)
    stock = folder / "search" / "search_index.json"
    if not json.loads(stock.read_text(encoding="utf-8"))["docs"]:
        raise ValueError("The theme's index has no page: build the site with it, or there is nothing to compare with.")
    shutil.copy(stock, folder / STOCK_INDEX)
    search.run(folder)
    scripts.run(folder)
    with serving(folder) as address:
        yield address


# What somebody types at night, with slips that take longest.
QUERY = "interveiw no responce 2 weeks"

ENGINE = """async ({ base, queries, first }) => {
  const scripts = base + "assets/javascripts/search/"
  const [{ createReader }, { draw }] = await Promise.all([import(scripts + "engine.js"), import(scripts + "results.js")])
  const { pages: all, synonyms } = await (await fetch(base + "search/index.json")).json()
  const reader = createReader()
  all.forEach(reader.take)
  const arrived = performance.now()
  const engine = reader.finish(synonyms)
  draw(engine.search(first), engine.entries)
  const answered = performance.now()
  const pages = queries.map((query) => engine.search(query).pages.map(([best]) => best.entry.at.split("#")[0]))
  const query = (performance.now() - answered) / queries.length
  return { pages, first: answered - arrived, query }
}"""

STOCK = """async ({ base, queries, worker, stock }) => {
  const index = await (await fetch(base + stock)).json()
  const search = new Worker(base + worker)
  const ask = (message) => new Promise((resolve) => {
    search.addEventListener("message", ({ data }) => resolve(data.data), { once: true })
    search.postMessage(message)
  })
  const start = performance.now()
  await ask({ type: 0, data: { ...index, options: { suggest: true } } })
  const built = performance.now()
  const pages = []
  for (const query of queries) {
    const { items } = await ask({ type: 2, data: query })
    pages.push(items.map((parts) => parts.find(({ location }) => !location.includes("#")).location))
  }
  search.terminate()
  return { pages, build: built - start, query: (performance.now() - built) / queries.length }
}"""


def stock_worker(base: Path) -> str:
    """The address of the theme's own worker below a built site."""
    return next(base.glob("assets/javascripts/workers/search.*.min.js")).relative_to(base).as_posix()


def fast(page: Page, base: str, queries: Sequence[str]) -> dict[str, Any]:
    """For each query the addresses of the pages that our engine finds, the best first. Milliseconds: from the last page, which
    the worker takes apart like all others while they arrive, to a first answer; and per further query.
    """
    page.goto(base)
    found: dict[str, Any] = page.evaluate(ENGINE, {"base": base, "queries": list(queries), "first": QUERY})
    return found


def fast_stock(page: Page, base: str, queries: Sequence[str], worker: str) -> dict[str, Any]:
    """The same with the theme's own worker over the builder's own index."""
    page.goto(base)
    found: dict[str, Any] = page.evaluate(STOCK, {"base": base, "queries": list(queries), "worker": worker, "stock": STOCK_INDEX})
    return found


# Counts what goes to a worker and what comes back, so that a test can wait for the answer to the last query.
WATCH = """window.Worker = class extends Worker {
  constructor(address) {
    super(address)
    window.searched = { asked: null, answered: null, waiting: 0 }
    this.addEventListener("message", ({ data }) => {
      if (data.type === 3) window.searched.answered = (window.searched.waiting -= 1)
    })
  }
  postMessage(message) {
    if (message.type === 2) { window.searched.waiting += 1; window.searched.asked = message.data }
    super.postMessage(message)
  }
}
const channel = new BroadcastChannel("kb-search /")
channel.addEventListener("message", ({ data }) => { if (data.state === "found") window.found = data.query })"""

TOP = """() => [...document.querySelectorAll(".md-search-result__item")].slice(0, 3)
  .map((item) => new URL(item.querySelector("a").href).pathname.slice(1))"""


def typed(page: Page, base: str, queries: Sequence[str], worker: str = "") -> list[list[str]]:
    """The first three pages for each query, as a reader gets them who types it. With `worker` it is the theme's own."""
    page.add_init_script(WATCH)
    if worker:
        page.route(lambda url: url == base, partial(_with_stock_worker, worker=worker))
        page.route("**/search/search_index.json", lambda route: route.continue_(url=base + STOCK_INDEX))
    page.goto(base)
    box = page.locator(".md-search__input")
    box.click()
    done = "query => searched.asked === query && searched.waiting === 0" if worker else "query => window.found === query"
    found = []
    for query in queries:
        box.fill("")
        box.press_sequentially(query)
        page.wait_for_function(done, arg=query)
        page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
        found.append(page.evaluate(TOP))
    return found


def _with_stock_worker(route: Route, worker: str) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(search.WORKER, worker))
