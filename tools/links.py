"""`make links`: looks at every link to another site, and at what is due to be read again. Once a week, never in a pull request.

With GH_TOKEN and GH_REPO set, as in the weekly run, the list becomes one issue, which is opened, updated or closed.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from http.client import HTTPException

from macros.content import read
from macros.pages import read_pages
from tools.check.project import Project
from tools.check.whole import reread_due, review_due
from tools.environment import ROOT

TITLE = "Links and sources to look at"
ADDRESS = re.compile(r"https?://[^\s<>\"')\]}]+")
# What a host says that wants people and not programs: the page may well be there.
UNSURE = frozenset({401, 403, 405, 429, 503})
# The first that fits.
REASONS: dict[type[Exception], str] = {
    ssl.SSLError: "its certificate is not accepted",
    socket.gaierror: "there is no such host",
    TimeoutError: "no answer in 30 seconds",
    ConnectionRefusedError: "refuses to answer",
    ValueError: "is no address",
}
AGENT = "Mozilla/5.0 (compatible; link check of an open knowledge base)"


def main(arguments: argparse.Namespace) -> int:
    """Prints the list. A dead link is a stranger's doing, so it fails nothing; only a machine without a network does."""
    project = Project(ROOT, read(ROOT)[0], tuple(read_pages(ROOT)), date.today())
    found = addresses(project)
    wrong = dead(found, visit)
    if found and len(wrong) == len(found):
        print(f"None of {len(found)} addresses answers. Is there a network? Nothing was judged.", file=sys.stderr)
        return 1
    print(f"{len(found) - len(wrong)} of {len(found)} addresses answer.")
    text = report(wrong, [str(problem) for rule in (reread_due, review_due) for problem in rule(project)])
    print(text or "Every link answers, and nothing is due.")
    if os.environ.get("GH_TOKEN"):
        _tell(text)
    return 0


def addresses(project: Project) -> dict[str, list[str]]:
    """Every address of another site, with the files that it stands in."""
    found: dict[str, list[str]] = {}
    sources = [*(page.source for page in project.pages), *(piece.source for piece in project.pieces())]
    for source in sources:
        if not source.shown.startswith("docs/contributing/"):
            for address in dict.fromkeys(ADDRESS.findall(source.text)):
                found.setdefault(address.rstrip(".,;:"), []).append(source.shown)
    return {address: files for address, files in found.items() if "//example." not in address}


def dead(found: dict[str, list[str]], visit: Callable[[str], str]) -> list[str]:
    """A line for each address that does not answer: which, why, and where it stands."""
    with ThreadPoolExecutor(8) as pool:
        answers = zip(found.items(), pool.map(visit, found), strict=True)
        return [f"{address} ({wrong}) in {', '.join(files)}" for (address, files), wrong in answers if wrong]


def visit(address: str) -> str:
    """What is wrong with an address; nothing when it answers, or when the host only wants no programs."""
    try:
        request = urllib.request.Request(address, headers={"User-Agent": AGENT})  # noqa: S310 (only http and https are found)
        with urllib.request.urlopen(request, timeout=30):  # noqa: S310
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in UNSURE else f"answers {error.code}"
    except urllib.error.URLError as error:
        return _reason(error.reason)
    except (OSError, ValueError, HTTPException) as error:
        return _reason(error)


def _reason(error: object) -> str:
    """Why no answer came, in words."""
    for kind, words in REASONS.items():
        if isinstance(error, kind):
            return words
    return f"does not answer: {error}"


def report(links: Iterable[str], due: Iterable[str]) -> str:
    """The list as Markdown; empty when there is nothing to do."""
    parts = []
    if lines := [f"- [ ] {line}" for line in links]:
        parts.append("\n".join(["## Links that do not answer", "", *lines]))
    if lines := [f"- [ ] {line.splitlines()[0]}" for line in due]:
        parts.append("\n".join(["## Due to be read again", "", *lines]))
    return "\n\n".join(parts)


def _tell(text: str) -> None:
    """Opens the one issue, updates it, or closes it."""
    number = _gh("list", "--state", "open", "--search", f'in:title "{TITLE}"', "--json", "number", "--jq", ".[0].number // empty")
    if text and number:
        _gh("edit", number, "--body-file", "-", text=text)
    elif text:
        _gh("create", "--title", TITLE, "--body-file", "-", text=text)
    elif number:
        _gh("close", number, "--comment", "Every link answers, and nothing is due.")


def _gh(*arguments: str, text: str = "") -> str:
    """What GitHub's program answers about issues."""
    done = subprocess.run(["gh", "issue", *arguments], input=text, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip()
