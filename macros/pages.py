"""What stands on the pages in docs/: front matter, headings, and which macro is called on which line.

A page may contain only `{{ macro("literal", …) }}` and `{% raw %}`: anything else in Jinja can run commands at build time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros import model
from macros.content import split_front_matter
from macros.explaining import validate
from macros.problem import Problem
from macros.reading import Source, Unreadable, read_text, read_yaml


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
    "signal": Macro("signals", True, 1, 12),
    "position": Macro("positions", True, 1, 1),
    "cite": Macro("evidence", False, 1, 3),
    "figure": Macro("evidence", False, 1, 1),
    "timing_table": Macro(None, True, 0, 0),
    "question_list": Macro(None, True, 0, 0),
    "evidence_table": Macro(None, True, 0, 0),
}


@dataclass(frozen=True)
class Call:
    """One call of a macro on a page."""

    name: str
    arguments: tuple[str, ...]
    line: int


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
    return [_remembered(path, root, path.lstat().st_mtime_ns, path.lstat().st_size) for path in sorted(docs.rglob("*.md"))]


@lru_cache(maxsize=10_000)
def _remembered(path: Path, root: Path, mtime: int, size: int) -> PageFile:
    shown = path.relative_to(root / "docs").as_posix()
    try:
        source = read_text(path, root)
        head, body, body_line = split_front_matter(source)
        meta = validate(model.Page, read_yaml(source, head, 2), source)
    except Unreadable as error:
        return PageFile(shown, Source(f"docs/{shown}", ""), None, "", 1, (), (), tuple(error.problems))
    problems = list(meta) if isinstance(meta, list) else []
    calls, refused = _calls(source, body, body_line)
    headings = tuple(_headings(body, body_line))
    return PageFile(
        shown, source, None if isinstance(meta, list) else meta, body, body_line, headings, calls, (*problems, *refused)
    )


HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(?:\{:\s*#([\w-]+)\s*\})?\s*$")


def _headings(body: str, first_line: int) -> Iterator[Heading]:
    for number, line in outside_code(body, first_line):
        if match := HEADING.match(line):
            yield Heading(len(match[1]), match[2], match[3] or "", number)


def outside_code(body: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """The numbered lines of a Markdown text that are not inside a fenced code block."""
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip().startswith(fence):
            fence = ""
        elif not fence:
            yield number, line


def _calls(source: Source, body: str, first_line: int) -> tuple[tuple[Call, ...], list[Problem]]:
    """The macro calls of a page, and a problem for everything else that Jinja would run."""
    offset = first_line - 1
    environment = Environment(autoescape=True)
    try:
        comments = [line for line, token, _ in environment.lex(body) if token == "comment_begin"]  # noqa: S105
        tree = environment.parse(body)
    except TemplateSyntaxError as error:
        return (), [source.problem(error.lineno + offset, "jinja-not-allowed", f"{error.message}. {_ALLOWED}")]
    problems = [
        source.problem(
            line + offset, "jinja-not-allowed", "`{#` starts a comment that eats text. An id is written {: #id } with a colon."
        )
        for line in comments
    ]
    calls = []
    for statement in tree.body:
        for node in statement.nodes if isinstance(statement, nodes.Output) else [statement]:
            if isinstance(node, nodes.TemplateData):
                continue
            if call := _call(node):
                calls.append(Call(call[0], call[1], node.lineno + offset))
            else:
                problems.append(source.problem(node.lineno + offset, "jinja-not-allowed", _ALLOWED))
    return tuple(calls), problems


_ALLOWED = (
    'A page may only call a macro with texts in quotes, like {{ message("thank-you-late") }}. '
    "To show braces, put {% raw %} … {% endraw %} around them."
)


def _call(node: nodes.Node) -> tuple[str, tuple[str, ...]] | None:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    values = [argument.value for argument in node.args if isinstance(argument, nodes.Const) and isinstance(argument.value, str)]
    return (node.node.name, tuple(values)) if len(values) == len(node.args) else None
