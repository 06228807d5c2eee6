"""The macro calls of a page, and a problem for everything else that Jinja would run.

A page may contain only `{{ macro("literal", …) }}` and `{% raw %}`: anything else in Jinja can run commands at build time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.problem import Problem
from macros.reading import Source


@dataclass(frozen=True)
class Call:
    """One call of a macro on a page."""

    name: str
    arguments: tuple[str, ...]
    line: int


# The one form of call that almost every page keeps to. Parsing all of them as Jinja would double the time for reading pages.
PLAIN_CALL = re.compile(r'(?<!\{)\{\{ *([a-z_]+)\(((?:"[^"\\{}\n]*"(?:, *(?=")|(?=\))))*)\) *\}\}')


def _plain_calls(body: str, first_line: int) -> Iterator[Call]:
    for found in PLAIN_CALL.finditer(body):
        arguments = re.findall('"([^"]*)"', found[2])
        yield Call(found[1], tuple(arguments), body.count("\n", 0, found.start()) + first_line)


def find_calls(source: Source, body: str, first_line: int) -> tuple[tuple[Call, ...], list[Problem]]:
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
    'Braces may only show a piece, with its name in straight quotes: {{ message("thank-you-late") }}. '
    "To show the braces themselves, put {% raw %} before and {% endraw %} behind them."
)
_COMMENT = "`{#` starts a comment, which eats text. The id of a heading is written with a colon: {: #late-note }."


def _syntax(message: str) -> str:
    """What to write where Jinja itself complains."""
    if "comment tag" in message:
        return _COMMENT
    if re.search("unexpected char '[“”„‘’‚«»]'", message):
        return 'The quotes must be straight ones: {{ message("thank-you-late") }}.'
    return _ALLOWED


def _call(node: nodes.Node) -> tuple[str, tuple[str, ...]] | None:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    values = [argument.value for argument in node.args if isinstance(argument, nodes.Const) and isinstance(argument.value, str)]
    return (node.node.name, tuple(values)) if len(values) == len(node.args) else None
