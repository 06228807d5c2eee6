"""Rules over what is typed where only plain text belongs. Each function is a rule; its name is the rule's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.content import Piece
from macros.problem import Problem
from macros.reading import Source
from tools.check.pages import TAG, page_texts
from tools.check.project import Project
from tools.check.prose import key_line

# In Markdown, braces behind a text or at the end of a line give it HTML attributes.
ATTRIBUTES = re.compile(r"\{(:? *[^{}\n]+?) *\}")
ALLOWED = re.compile(r":? *(?:#[\w-]+|\.kb-action)(?: +(?:#[\w-]+|\.kb-action))*| width=\d{1,4} height=\d{1,4} *")
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
TASK = re.compile(r"\s*(?:[-*+]|\d+\.)\s+\[[ xX]\]\s")
MARKDOWN = re.compile(r"\*\*|__|`|\]\(|<[a-zA-Z/]|\{:")
# Spaces that look like any other: from word processors, web pages and typesetting.
ODD_SPACE = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")


def html_in_piece(project: Project) -> Iterator[Problem]:
    """The texts of pieces are plain: HTML in them would be shown to readers, and copied into their e-mails, as it stands."""
    for piece in (*project.pieces(), *project.content.fields.values(), *project.content.topics.values()):
        for line, text in _texts(piece):
            if match := TAG.search(text):
                message = f"{match[0][:60]} is not plain text. Take it out. A gap to fill is written [your name]."
                yield piece.source.problem(line, "html-in-piece", message)


def _texts(piece: Piece[Any]) -> Iterator[tuple[int, str]]:
    """The numbered texts of a piece; the text of a message line by line."""
    if body := getattr(piece.value, "body", None):
        yield from enumerate(body.split("\n"), piece.body_line)
    yield from ((piece.parsed.line((*piece.at, *loc)), text) for loc, text in _strings(piece.value.model_dump(), ()))


def _strings(data: object, loc: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(value, (*loc, key))
    elif isinstance(data, (list, tuple)):
        for at, value in enumerate(data):
            yield from _strings(value, (*loc, at))


def attribute_not_allowed(project: Project) -> Iterator[Problem]:
    """Behind a heading may stand its id, as in `{: #late-note }`, behind a picture its size, as in `{ width=420 height=182 }`, so
    that nothing jumps when it arrives. Other attributes can run a program in the reader's browser, or look right on one screen
    only.
    """
    for page, numbers, text in page_texts(project):
        hidden = JINJA.sub(lambda macro: re.sub(r"[^\n]", " ", macro[0]), text)
        for match in ATTRIBUTES.finditer(hidden):
            if (match[1][0] in ":.# " or "=" in match[1]) and not ALLOWED.fullmatch(match[1]):
                message = f"Take {match[0][:60]} out. Only an id may stand there: {{: #late-note }}"
                yield page.source.problem(numbers[hidden.count("\n", 0, match.start())], "attribute-not-allowed", message)


def task_list(project: Project) -> Iterator[Problem]:
    """What can be ticked is a checklist in snippets/checklists/. A box written as `- [ ]` has no name for people who listen to a
    page, and forgets its tick.
    """
    for page, numbers, text in page_texts(project):
        for number, line in zip(numbers, text.split("\n"), strict=True):
            if TASK.match(line):
                message = 'Write a plain list with `- `, or a checklist of its own, shown with {{ checklist("its-name") }}.'
                yield page.source.problem(number, "task-list", message)


def plain_front_matter(project: Project) -> Iterator[Problem]:
    """The `title`, `description` and `answer` of a page are plain text. They are shown in search results, too, where `**bold**`
    and `[links](address)` would be shown as they are typed.
    """
    for page in project.pages:
        for key, text in page.meta.model_dump().items() if page.meta else ():
            if match := MARKDOWN.search(text):
                message = f"`{key}` is plain text. Take {match[0]} out; below the second `---` it is allowed."
                yield page.source.problem(key_line(page, key), "plain-front-matter", message)


def unusual_space(project: Project) -> Iterator[Problem]:
    """Spaces are ordinary ones. Text from a word processor brings others, which look the same (advice). A line does not break
    there, and search does not find the words.
    """
    for source in _sources(project):
        for number, line in enumerate(source.text.split("\n"), 1):
            if match := ODD_SPACE.search(line):
                before = (line[: match.start()].split() or ["the start of the line"])[-1]
                message = f"The space after “{before}” is not an ordinary one (U+{ord(match[0]):04X}). Type it again."
                yield source.problem(number, "unusual-space", message, advice=True)


def _sources(project: Project) -> list[Source]:
    """Every file that was read, once."""
    content = project.content
    pieces = (*project.pieces(), *content.fields.values(), *content.topics.values(), *content.whole.values())
    found = [*(page.source for page in project.pages), *(piece.source for piece in pieces)]
    return list({source.shown: source for source in found}.values())


RULES = (html_in_piece, attribute_not_allowed, task_list, plain_front_matter, unusual_space)
