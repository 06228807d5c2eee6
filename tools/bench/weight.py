"""What a first visit to a page transfers, in the site, in a stock Material build and in a Zensical build of the same pages."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools import environment

PREFIX = "/after/"
# One page of advice without tools, one with texts, one with the largest tool, the home page.
PAGES = ("waiting/reading-silence/", "thank-you/write-the-note/", "tools/next-step/", "")
ENCODINGS = ("gzip", "br")
CSS = re.compile(r"\.css$")
OWN_JS = re.compile(r"assets/javascripts/(?!bundle\.|workers/).*\.js$")
INDEX = re.compile(r"search(?:/search_index|/index)?\.json$")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def compressing(folder: Path, port: int, encoding: str) -> Iterator[str]:
    """Serves a folder compressed until the block ends; yields its address."""
    script = Path(__file__).with_name("server.mjs")
    command = ["node", str(script), str(folder), PREFIX, str(port), encoding]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None  # noqa: S101 (for the type checker)
        server.stdout.readline()
        try:
            yield f"http://127.0.0.1:{port}{PREFIX}"
        finally:
            server.terminate()


def measure(sites: Mapping[str, Path], port: int) -> None:
    """Prints kB by kind for every page, build and encoding. The sites are built for this port."""
    if not shutil.which("node"):
        print("weight: left out, there is no Node here")
        return
    print("weight: kB of a first visit: all, of which page, CSS, own JS, search index")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=environment.chromium(), args=["--no-sandbox", "--disable-gpu"])
        for encoding in ENCODINGS:
            for name, folder in sites.items():
                with compressing(folder, port, encoding) as address:
                    for page in PAGES:
                        context = browser.new_context()
                        context.new_page().goto(address + page, wait_until="networkidle")
                        context.close()
                        print(f"  {encoding:4} {name:8} /{page:26} {_line(_sent(port), page)}", flush=True)
        browser.close()


def _sent(port: int) -> dict[str, int]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/bytes") as answer:
        found: dict[str, int] = json.load(answer)
    return found


def _line(sent: Mapping[str, int], page: str) -> str:
    def part(wanted: re.Pattern[str]) -> int:
        return sum(size for path, size in sent.items() if wanted.search(path))

    kinds = (sum(sent.values()), sent.get(PREFIX + page, 0), part(CSS), part(OWN_JS), part(INDEX))
    return " ".join(f"{size / 1000:6.1f}" for size in kinds) + f"   {len(sent)} requests"
