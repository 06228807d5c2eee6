"""What stands on the pages in docs/: front matter, headings, and which macro is called on which line.

A page may contain only `{{ macro("literal", …) }}` and `{% raw %}`: anything else in Jinja can run commands at build time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros import model
from macros.content import remembered, split_front_matter
from macros.explaining import validate
from macros.parsing import read_yaml
from macros.problem import Problem
from macros.reading import Source, Unreadable, read_text


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
    "question_list": Macro(None, True, 0, 0),
    "text_gallery": Macro(None, True, 0, 0),
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
    calls, refused = _calls(source, body, body_line)
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


# The one form of call that almost every page keeps to. Parsing all of them as Jinja would double the time for reading pages.
PLAIN_CALL = re.compile(r'\{\{ *([a-z_]+)\(((?:"[^"\\{}\n]*"(?:, *(?="))?)*)\) *\}\}')


def _plain_calls(body: str, first_line: int) -> Iterator[Call]:
    for found in PLAIN_CALL.finditer(body):
        arguments = re.findall('"([^"]*)"', found[2])
        yield Call(found[1], tuple(arguments), body.count("\n", 0, found.start()) + first_line)


def _calls(source: Source, body: str, first_line: int) -> tuple[tuple[Call, ...], list[Problem]]:
    """The macro calls of a page, and a problem for everything else that Jinja would run."""
    if not re.search(r"\{[{%#]", PLAIN_CALL.sub("", body)):
        return tuple(_plain_calls(body, first_line)), []
    environment = Environment(autoescape=True)
    try:
        wrong = [(line, _COMMENT) for line, token, _ in environment.lex(body) if token == "comment_begin"]  # noqa: S105
        tree = environment.parse(body)
    except TemplateSyntaxError as error:
        return (), [source.problem(error.lineno + first_line - 1, "jinja-not-allowed", _syntax(error.message or ""))]
    except RecursionError:  # thousands of brackets inside each other
        return (), [source.problem(first_line, "jinja-not-allowed", _ALLOWED)]
    calls = []
    for statement in tree.body:
        for node in statement.nodes if isinstance(statement, nodes.Output) else [statement]:
            if call := _call(node):
                calls.append(Call(call[0], call[1], node.lineno + first_line - 1))
            elif not isinstance(node, nodes.TemplateData):
                # A few blocks have no line of their own; what is inside them has.
                lines = [part.lineno for part in (node, *node.find_all(nodes.Node)) if part.lineno]
                wrong.append((lines[0] if lines else 1, _ALLOWED))
    return tuple(calls), [source.problem(line + first_line - 1, "jinja-not-allowed", message) for line, message in wrong]


_ALLOWED = (
    'A page may only call a macro with texts in quotes, like {{ message("thank-you-late") }}. '
    "To show braces, put {% raw %} … {% endraw %} around them."
)
_COMMENT = "`{#` starts a comment, which eats text. The id of a heading is written with a colon: {: #late-note }."


def _syntax(message: str) -> str:
    """What to write where Jinja itself complains."""
    if "comment tag" in message:
        return _COMMENT
    if re.search("unexpected char '[“”„‘’‚«»]'", message):
        return 'The quotes must be straight ones: {{ message("thank-you-late") }}.'
    return f"{message[:1].upper()}{message[1:].removesuffix('.')}. {_ALLOWED}"


def _call(node: nodes.Node) -> tuple[str, tuple[str, ...]] | None:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    values = [argument.value for argument in node.args if isinstance(argument, nodes.Const) and isinstance(argument.value, str)]
    return (node.node.name, tuple(values)) if len(values) == len(node.args) else None
