"""From YAML to plain data, with the line of every key. The two rules here are applied while a file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import yaml

from macros.problem import Problem
from macros.reading import Source, Unreadable

Loc = tuple[str | int, ...]

DEEPEST = 10  # levels; the deepest file of the project has 4


class _Loader(yaml.CSafeLoader):
    """YAML in which only plain numbers, true, false and an empty value are not text: dates, `yes`, 010 and 1:30 stay as written."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc] # it is one in PyYAML, too


_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]{0,15})$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"-?(?:0|[1-9][0-9]{0,15})\.[0-9]{1,15}$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?:true|false)$"), ["t", "f"])
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|)$"), ["~", "n", ""])


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    """Keys are text as written, also `2017`."""
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


@dataclass(frozen=True)
class Parsed:
    """Plain data from YAML, and the line of every key and list entry in it."""

    data: Any
    lines: dict[Loc, int]

    def line(self, loc: Loc) -> int:
        """The line of a key, or of the nearest thing around it."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)


def read_yaml(source: Source, text: str, first_line: int = 1) -> Parsed:
    """Parses YAML that starts on `first_line` of the source.

    Raises Unreadable for broken YAML, tabs, tags, references and keys that stand twice.
    """
    if problems := list(broken_yaml(source, text, first_line)):
        raise Unreadable(*problems)
    loader = _Loader(text)
    node = loader.get_single_node()
    odd = [source.problem(line + first_line, "broken-yaml", message) for line, message in _odd_keys(node)][:1]
    if problems := odd or list(duplicate_key(source, node, first_line)):
        raise Unreadable(*problems)
    lines: dict[Loc, int] = {}
    _note_lines(node, (), first_line, lines)
    return Parsed(None if node is None else loader.construct_document(node), lines)


def broken_yaml(source: Source, text: str, first_line: int) -> Iterator[Problem]:
    """Keys are written in plain YAML: lines of the form `key: value`. Tabs, tags such as `!!python` and references such as
    `*name` are refused. They surprise people, and can hide a program or a file of endless size.
    """
    for line, message in _wrong(text):
        yield source.problem(line + first_line, "broken-yaml", message)
        return  # what comes after the first slip is read wrongly, too


def _wrong(text: str) -> Iterator[tuple[int, str]]:
    """What is not plain YAML, with its line counted from 0."""
    tabs = [at for at, line in enumerate(text.split("\n")) if line.strip() and "\t" in line[: -len(line.lstrip())]]
    if tabs:
        more = ", and others do below" if len(tabs) > 1 else ""
        yield tabs[0], f"This line starts with a tab{more}. Use spaces, two for each level."
        return
    try:
        yield from _not_plain(text)
    except yaml.YAMLError as error:
        yield _explain(error, text.split("\n"))


def _not_plain(text: str) -> Iterator[tuple[int, str]]:
    """Walks over the parts of the text without building anything: a reference could stand for endless data."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line if event.start_mark else 0
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield line, "A text cannot start with & or *. Put quotes around it."
        elif getattr(event, "tag", None):
            yield line, "A text cannot start with !. Put quotes around it."
        elif depth > DEEPEST:
            yield line, f"Lists are nested more than {DEEPEST} levels deep here. Is this the right file?"
        elif documents > 1:
            yield line, "Here the keys start a second time. Take this line out."


def _odd_keys(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """A key that is not a word: `[your name]:` is a list to YAML."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                yield key.start_mark.line, _BRACKETS
            yield from _odd_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _odd_keys(value)


_BRACKETS = "Words in [ ] or { } are special here. A name has none: `your name:`. A text that has them needs quotes around it."
_INDENTED = "This line is not indented like the lines that belong with it. Keys of one piece start in the same column."
_NEITHER = "This is neither `key: text` nor the rest of a text above. A text that goes on in the next line is indented there."

KEY_AND_VALUE = re.compile(r"\s*(?:- +)*(?:([\w][^:]*): +)?(.*?)\s*$")
AT_CONTEXT = ("found unexpected end of stream", "could not find expected ':'", "did not find expected ',' or ']'")


# The parser's words where they say all there is to say.
_PLAIN = {
    "found unknown escape character": "Between double quotes a backslash is special. Write it twice, or use single quotes.",
    "found unexpected end of stream": "A quote is opened here and never closed. Close it at the end of the text.",
}


def _explain(error: yaml.YAMLError, lines: list[str]) -> tuple[int, str]:
    """The parser's complaint in plain words. It often notices a slip only on a later line; then the earlier one is meant."""
    what = getattr(error, "problem", None) or ""
    mark = getattr(error, "context_mark" if what in AT_CONTEXT else "problem_mark", None)
    at = min(mark.line if mark else 0, len(lines) - 1)
    while at and not lines[at].strip():
        at -= 1
    found = KEY_AND_VALUE.match(lines[at])
    key, value = (found[1], found[2]) if found else ("", "")
    if message := _PLAIN.get(what) or _needs_quotes(key, value):
        return at, message
    before = lines[at - 1].strip() if at else ""
    if re.fullmatch(r"(?:- +)?[a-z_]+:[^\s:/][^:]*", before):
        return at - 1, "After the colon comes a space, then the text."
    if what.startswith("mapping values") and before and ":" not in before and lines[at - 1][:1] != " ":
        return at - 1, _NEITHER
    return at, _INDENTED if key or value.endswith(":") else _NEITHER


def _needs_quotes(key: str, value: str) -> str:
    """What to write when a text has a character in it that YAML reads as its own."""
    inside = value[1:-1]
    wrapped = len(value) > 1 and value[0] == value[-1] and (value[0] == "'" or bool(re.match('[^"]* "', inside)))
    quoted = '"' + (inside if wrapped else value).replace('"', "'") + '"'
    sample = f"{key}: {quoted}" if key else f"- {quoted}"
    if value[:1] in ("'", '"'):
        if value.count(value[0]) == 2 and value[-1] == value[0]:
            return "In a line above, a quote is opened and never closed. Close it at the end of that text."
        return f"The quotes around a text must not stand inside it. Write: {sample}"
    if value[:1] in ("[", "{") and not set(value) & {"]", "}"}:
        return f"A list is opened with {value[0]} here and never closed. A text that starts with {value[0]} needs quotes around it."
    if value[:1] and value[0] in "@`%[]{},&*!|>?-":
        return f"A text cannot start with {value[0]} as it is. Put quotes around it: {sample}"
    if ": " in value or (value.endswith(":") and key):
        return f"There is a colon inside the text: put quotes around the whole of it, like this: {sample}"
    return ""


def duplicate_key(source: Source, node: yaml.Node | None, first_line: int) -> Iterator[Problem]:
    """A key stands once in a piece. Of two, one would silently win."""
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + first_line
            if (name := str(key.value)) in seen:
                yield source.problem(line, "duplicate-key", f"`{name}` already stands on line {seen[name]}. Keep one of the two.")
            seen.setdefault(name, line)
            yield from duplicate_key(source, value, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from duplicate_key(source, value, first_line)


def _note_lines(node: yaml.Node | None, loc: Loc, first_line: int, lines: dict[Loc, int]) -> None:
    if node is None:
        return
    lines.setdefault(loc, node.start_mark.line + first_line)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            lines[(*loc, str(key.value))] = key.start_mark.line + first_line
            _note_lines(value, (*loc, str(key.value)), first_line, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _note_lines(value, (*loc, index), first_line, lines)
