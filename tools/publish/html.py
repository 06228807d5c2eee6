"""Reading and rewriting the pages of a built site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')


def pages(site: Path) -> list[Path]:
    """Every HTML file, 404.html among them, in the same order on every machine."""
    return sorted(site.rglob("*.html"), key=lambda path: path.relative_to(site).as_posix())


def address(site: Path, path: Path) -> str:
    """The address of a page below the site: `waiting/how-long/`, and nothing for the home page."""
    return path.relative_to(site).as_posix().removesuffix("index.html")


def up(where: str) -> str:
    """What leads from a page at this address to the site's root: `../../`, and nothing from the home page."""
    return "../" * where.count("/")


def read(path: Path) -> str:
    """The text of a page, its line breaks as they are."""
    return path.read_bytes().decode("utf-8")


def write(path: Path, text: str) -> None:
    """Writes the same bytes on every machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def rewrite(site: Path, change: Callable[[str, str], str]) -> int:
    """Gives every page and its address to `change` and writes what comes back; returns the number of pages."""
    found = pages(site)
    for path in found:
        before = read(path)
        after = change(before, address(site, path))
        if after != before:
            write(path, after)
    return len(found)


def put_in_head(html: str, lines: Iterable[str], own: re.Pattern[str], *, first: bool = False) -> str:
    """Writes lines into the head, in place of those that `own` finds: a second run changes nothing.

    `first` writes them before everything that loads something; otherwise they come last.
    """
    text = "".join(lines)
    bare = own.sub("", html)
    if first:
        return VIEWPORT.sub(lambda match: match[0] + text, bare, count=1)
    return bare.replace("</head>", f"{text}</head>", 1)
