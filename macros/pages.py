"""What stands on the pages in docs/: front matter, headings, and which macro is called on which line.

A page may contain only `{{ macro("literal", …) }}` and `{% raw %}`: anything else in Jinja can run commands at build time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros import model
from macros.calls import Call, find_calls
from macros.content import remembered
from macros.explaining import validate
from macros.parsing import read_yaml
from macros.problem import Problem
from macros.reading import Source, Unreadable, read_text, split_front_matter


@dataclass(frozen=True)
class Macro:
    """What a macro takes: ids of one kind of piece, how many, and whether it draws a block or a part of a sentence."""

    kind: str | None
    block: bool
    least: int
    most: int


MACROS = {
    "message": Macro("messages", True, 1, 5),
    "checklist": Macro("checklists", True, 1, 1),
    "checklist_gallery": Macro(None, True, 0, 0),
    "saved": Macro(None, True, 0, 0),
    "signal": Macro("signals", True, 1, 12),
    "signal_table": Macro(None, True, 0, 0),
    "paste": Macro(None, True, 0, 0),
    "position": Macro("positions", True, 1, 1),
    "chart": Macro("charts", True, 1, 1),
    "timeline": Macro(None, True, 0, 0),
    "cite": Macro("evidence", False, 1, 3),
    "figure": Macro("evidence", False, 1, 1),
    "timing_table": Macro(None, True, 0, 0),
    "next_step": Macro(None, True, 0, 0),
    "notes": Macro(None, True, 0, 0),
    "note_checks": Macro(None, True, 0, 0),
    "note_figures": Macro(None, True, 0, 0),
    "doors": Macro(None, True, 0, 0),
    "question_list": Macro("moments", True, 0, 1),
    "text_gallery": Macro(None, True, 0, 0),
    "evidence_table": Macro(None, True, 0, 0),
}


@dataclass(frozen=True)
class Heading:
    """A heading with the id that a writer gave it, if any."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class PageFile:
    """A page: `path` is relative to docs/. `meta` is None when the front matter is not sound."""

    path: str
    source: Source
    meta: model.Page | None
    body: str
    body_line: int
    headings: tuple[Heading, ...]
    calls: tuple[Call, ...]
    problems: tuple[Problem, ...]


def read_pages(root: Path) -> list[PageFile]:
    """Every page of the project at `root`, in the order of their paths."""
    docs = root / "docs"
    return [remembered(_read_page, path, root, "pages") for path in sorted(docs.rglob("*.md")) if _is_page(path, docs)]


def _is_page(path: Path, docs: Path) -> bool:
    """Builders leave out hidden files, and mkdocs.yml the notes between the assets."""
    parts = path.relative_to(docs).parts
    return parts[0] != "assets" and not any(part.startswith(".") for part in parts) and not path.is_dir()


def _read_page(path: Path, root: Path, kind: str) -> PageFile:
    shown = path.relative_to(root / "docs").as_posix()
    try:
        source = read_text(path, root)
        head, body, body_line = split_front_matter(source)
    except Unreadable as error:
        return PageFile(shown, Source(f"docs/{shown}", ""), None, "", 1, (), (), error.problems)
    meta, problems = _front_matter(source, head)
    calls, refused = find_calls(source, body, body_line)
    headings = tuple(_headings(body, body_line))
    return PageFile(shown, source, meta, body, body_line, headings, calls, (*problems, *refused))


def _front_matter(source: Source, head: str) -> tuple[model.Page | None, list[Problem]]:
    """The keys of a page, and what is wrong with them. Builders would run Jinja in a title, too."""
    jinja = [number for number, line in enumerate(head.split("\n"), 2) if re.search(r"\{[{%#]", line)]
    if jinja:
        message = "Above the second `---` stands plain text. Take the braces out, or move the line below."
        return None, [source.problem(number, "jinja-not-allowed", message) for number in jinja]
    try:
        meta = validate(model.Page, read_yaml(source, head, 2), source)
    except Unreadable as error:
        return None, list(error.problems)
    return (None, meta) if isinstance(meta, list) else (meta, [])


HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(?:\{:[^{}#]*#([\w-]+)[^{}]*\})?\s*$")


def _headings(body: str, first_line: int) -> Iterator[Heading]:
    for number, line in outside_code(body, first_line):
        if match := HEADING.match(line):
            yield Heading(len(match[1]), match[2], match[3] or "", number)


FENCE = re.compile(r"[ >]*(`{3,}|~{3,}) *(?:\{[^`{}]*\}|[\w#.+-]*(?: +[\w-]+=(?:\"[^\"`]*\"|\S+))*) *$")


def outside_code(body: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """The numbered lines of a Markdown text that are not inside a fenced code block.

    A fence that is never closed, or that has other words behind it, is none: Markdown shows what follows as usual.
    """
    lines = body.split("\n")
    last = {line.strip(" >"): at for at, line in enumerate(lines)}
    fence = ""
    for at, line in enumerate(lines):
        if fence:
            fence = "" if line.strip(" >") == fence else fence
        elif (mark := FENCE.match(line)) and last.get(mark[1], -1) > at:
            fence = mark[1]
        else:
            yield at + first_line, line
