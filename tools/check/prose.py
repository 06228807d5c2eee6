"""The sentences of a page as a reader meets them: no code, no macros, no tables, no addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.pages import PageFile, outside_code

MACRO = re.compile(r"\{\{.*?\}\}")
ATTRIBUTES = re.compile(r"\{:?[^{}]*\}")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"[*_`>]+|^\s*(?:[-+]|\d+\.)\s+|^\s*(?:!!!|\?\?\?\+?)\s+\w+\s*")
WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?:])[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")


@dataclass(frozen=True)
class Paragraph:
    """A run of text. `raw` still has its macros, `text` is plain; `heading` is the id of the heading above, if any."""

    line: int
    raw: str
    text: str
    heading: str
    first: bool


def plain(raw: str) -> str:
    """Markdown as plain words."""
    return " ".join(MARKS.sub("", ATTRIBUTES.sub("", LINK.sub(r"\1", MACRO.sub("", raw)))).split())


def words(text: str) -> list[str]:
    """The words of a plain text."""
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a plain text. A colon before a capital letter ends one, too."""
    return [sentence for sentence in SENTENCE_END.split(text) if sentence.strip()]


def key_line(page: PageFile, key: str) -> int:
    """The line of a key in the front matter of a page."""
    return next((number for number, text in enumerate(page.source.text.split("\n"), 1) if text.startswith(f"{key}:")), 1)


@lru_cache(maxsize=10_000)
def paragraphs(page: PageFile) -> tuple[Paragraph, ...]:
    """The paragraphs and list items of a page, without headings, tables and lines that only call a macro."""
    return tuple(_paragraphs(page))


def _paragraphs(page: PageFile) -> Iterator[Paragraph]:
    heading, first, start = "", False, 0
    lines: list[str] = []

    def finish() -> Iterator[Paragraph]:
        nonlocal first
        raw = " ".join(lines)
        if text := plain(raw):
            yield Paragraph(start, raw, text, heading, first)
            first = False
        lines.clear()

    by_line = {entry.line: entry for entry in page.headings}
    for number, line in outside_code(page.body, page.body_line):
        stripped = line.strip()
        new_item = bool(re.match(r"(?:[-*+]|\d+\.)\s|!!!|\?\?\?|===|>", stripped))
        if not stripped or stripped.startswith("|") or number in by_line or new_item:
            yield from finish()
        if number in by_line:
            heading, first = by_line[number].id, True
        elif stripped and not stripped.startswith("|"):
            if not lines:
                start = number
            lines.append(stripped)
    yield from finish()
