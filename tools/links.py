"""`make links`: looks at every link to another site, and at what is due to be read again. Once a week, never in a pull request.

With GH_TOKEN and GH_REPO set, as in the weekly run, the list becomes one issue, which is opened, updated or closed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from macros.content import read
from macros.pages import read_pages
from tools.check.project import Project
from tools.check.whole import reread_due, review_due
from tools.environment import ROOT

TITLE = "Links and sources to look at"
ADDRESS = re.compile(r"https?://[^\s<>\"')\]}]+")
# What a host says that wants people and not programs: the page may well be there.
UNSURE = frozenset({401, 403, 405, 429, 503})
AGENT = "Mozilla/5.0 (compatible; link check of an open knowledge base)"


def main(arguments: argparse.Namespace) -> int:
    """Prints the list. A dead link is a stranger's doing, so it fails nothing."""
    project = Project(ROOT, read(ROOT)[0], tuple(read_pages(ROOT)), date.today())
    text = report(dead(addresses(project), visit), [str(problem) for rule in (reread_due, review_due) for problem in rule(project)])
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
    except (OSError, ValueError) as error:
        return type(error).__name__


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
    search = [
        "gh",
        "issue",
        "list",
        "--state",
        "open",
        "--search",
        f'in:title "{TITLE}"',
        "--json",
        "number",
        "--jq",
        ".[0].number",
    ]
    number = subprocess.run(search, capture_output=True, text=True, check=True).stdout.strip()
    body = Path("links.md")
    body.write_text(text, encoding="utf-8")
    if text and number:
        subprocess.run(["gh", "issue", "edit", number, "--body-file", body], check=True)
    elif text:
        subprocess.run(["gh", "issue", "create", "--title", TITLE, "--body-file", body], check=True)
    elif number:
        subprocess.run(["gh", "issue", "close", number, "--comment", "Every link answers, and nothing is due."], check=True)
    body.unlink()
