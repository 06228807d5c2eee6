"""`make pictures BASE=…`: draws the pages that differ from another state of the project, on a phone and on a desktop."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

from macros.pages import MACROS, PageFile, read_pages
from macros.places import link
from tools import environment
from tools.screenshot import FLAGS

FOLDER = "pictures"
SIZES = {"phone": (360, 740), "desktop": (1350, 900)}
# Code, looks, and the files of snippets/ that many pages read.
ANYWHERE = re.compile(r"macros/|overrides/|docs/assets/|mkdocs\.yml|snippets/shared/|snippets/[^/]+\.yml")
MOST = 20  # pages; more than that nobody looks at


def main(arguments: argparse.Namespace) -> int:
    """Writes pictures/. Needs site/: run `make build` first."""
    if not (environment.ROOT / "site" / "index.html").exists():
        print("There is no site/ to draw. Run make build first.", file=sys.stderr)
        return 1
    files = _changed_files(arguments.base)
    if files is None:
        print(f"git knows no {arguments.base} to compare with. Name another state: make pictures BASE=HEAD~5", file=sys.stderr)
        return 1
    folder = environment.ROOT / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    pages = changed_pages(files, read_pages(environment.ROOT))
    if pages:
        _draw(pages[:MOST], folder)
    print(f"{FOLDER}/ shows {min(len(pages), MOST)} of {len(pages)} changed pages.")
    return 0


def changed_pages(files: Iterable[str], pages: Iterable[PageFile]) -> list[str]:
    """The addresses of the pages that changed themselves, or show a piece that did; behind them all others when a file changed
    that may be seen on any page.
    """
    changed = set(files)
    near: list[str] = []
    far: list[str] = []
    for page in sorted(pages, key=lambda page: page.path):
        touched = page.source.shown in changed or any(file in changed for file in _shown_files(page))
        (near if touched else far).append(link("", page.path).removeprefix("/"))
    return [*near, *far] if any(ANYWHERE.match(file) for file in changed) else near


def _shown_files(page: PageFile) -> Iterable[str]:
    for call in page.calls:
        kind = MACROS[call.name].kind if call.name in MACROS else None
        yield from (f"snippets/{kind}/{name}.{'md' if kind == 'messages' else 'yml'}" for name in call.arguments if kind)


def _changed_files(base: str) -> list[str] | None:
    """The files that differ from where this branch left `base`; None when git does not know it."""
    command = ["git", "diff", "--name-only", "-z", f"{base}...HEAD"]
    done = subprocess.run(command, cwd=environment.ROOT, capture_output=True, text=True, check=False)
    return None if done.returncode else [name for name in done.stdout.split("\0") if name]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Says nothing."""


def _draw(pages: Iterable[str], folder: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=environment.ROOT / "site"))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=environment.chromium(), args=FLAGS)
        for name, (width, height) in SIZES.items():
            tab = browser.new_page(viewport={"width": width, "height": height})
            for page in pages:
                tab.goto(f"http://127.0.0.1:{server.server_port}/{page}", wait_until="load")
                tab.screenshot(path=folder / f"{page.strip('/').replace('/', '-') or 'home'}-{name}.png", full_page=True)
        browser.close()
    server.shutdown()
