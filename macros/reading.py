"""Reading one file of a contributor's safely: bytes to text to plain data, with the line of every key.

Nothing here trusts the file. Each function below that yields a Problem is a rule; its name is the rule's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.problem import Problem

LARGEST = 200_000  # bytes; the longest file of the project has a tenth of it

Loc = tuple[str | int, ...]


class _Loader(yaml.CSafeLoader):
    """YAML in which only numbers, true, false and null are not text: dates, `yes` and `on` stay as written."""


_PLAIN = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null"}
_Loader.yaml_implicit_resolvers = {
    first: kept
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if (kept := [(tag, pattern) for tag, pattern in resolvers if tag in _PLAIN])
}


class Unreadable(Exception):
    """The file cannot be read; holds the problems that say why."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(*problems)


@dataclass(frozen=True)
class Source:
    """A file as text. `shown` is its path as a contributor knows it, with forward slashes."""

    shown: str
    text: str

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty when there is no such line."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def problem(self, line: int, rule: str, message: str, *, advice: bool = False) -> Problem:
        """A problem on that line, which is quoted."""
        return Problem(self.shown, line, rule, message, self.line(line), advice)


def read_text(path: Path, root: Path) -> Source:
    """The file's text with Unix line ends and without a byte order mark.

    Raises Unreadable for a link that leaves the tree, a file that is too large, empty, or not UTF-8.
    """
    shown = path.relative_to(root).as_posix()
    for rule in (outside_tree, too_large):
        if problem := rule(path, root, shown):
            raise Unreadable(problem)
    data = path.read_bytes()
    if problem := not_utf8(data, shown) or empty_file(data, shown):
        raise Unreadable(problem)
    return Source(shown, data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))


def outside_tree(path: Path, root: Path, shown: str) -> Problem | None:
    """A file must lie in this project. A link that leads elsewhere would publish a file of the machine that builds."""
    if path.resolve().is_relative_to(root.resolve()):
        return None
    return Problem(shown, 1, "outside-tree", "This is a link to a file outside the project. Put the file itself here.")


def too_large(path: Path, root: Path, shown: str) -> Problem | None:
    """A piece or page has at most 200,000 bytes; something larger is not a text for readers."""
    if (size := path.stat().st_size) <= LARGEST:
        return None
    return Problem(shown, 1, "too-large", f"The file has {size:,} bytes; {LARGEST:,} is the most. Is it the right file?")


def not_utf8(data: bytes, shown: str) -> Problem | None:
    """Files are UTF-8 text without control characters."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(shown, line, "not-utf8", "This line is not UTF-8 text. Save the file with the encoding UTF-8.")
    for at, character in enumerate(text):
        if (character < " " and character not in "\t\n\r") or "\x7f" <= character <= "\x9f":
            line = text.count("\n", 0, at) + 1
            return Problem(shown, line, "not-utf8", f"This line has a control character (U+{ord(character):04X}). Take it out.")
    return None


def empty_file(data: bytes, shown: str) -> Problem | None:
    """A file without text is a mistake: it was added too early, or its text was lost."""
    if data.strip(b"\xef\xbb\xbf \t\r\n"):
        return None
    return Problem(shown, 1, "empty-file", "The file is empty. Write the text, or delete the file.")


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

    Raises Unreadable for broken YAML, tabs, tags, anchors and keys that stand twice.
    """
    problems = list(broken_yaml(source, text, first_line))
    if problems:
        raise Unreadable(*problems)
    node = yaml.compose(text, Loader=_Loader)
    if problems := list(duplicate_key(source, node, first_line)):
        raise Unreadable(*problems)
    lines: dict[Loc, int] = {}
    _note_lines(node, (), first_line, lines)
    return Parsed(yaml.load(text, Loader=_Loader), lines)  # noqa: S506 (a CSafeLoader)


def broken_yaml(source: Source, text: str, first_line: int) -> Iterator[Problem]:
    """Data is plain YAML: no tabs, no tags (`!!python`), no anchors (`&a`, `*a`), and it must parse."""
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            yield source.problem(number, "broken-yaml", "This line starts with a tab. Use spaces, two for each level.")
            return
    try:
        for event in yaml.parse(text, Loader=_Loader):
            number = (event.start_mark.line if event.start_mark else 0) + first_line
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                yield source.problem(number, "broken-yaml", "Words that start with & or * are references. Put the value in quotes.")
                return
            if getattr(event, "tag", None):
                yield source.problem(number, "broken-yaml", "Words that start with ! are tags. Put the value in quotes.")
                return
    except yaml.YAMLError as error:
        yield _explain(source, error, first_line)


def _explain(source: Source, error: yaml.YAMLError, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = (mark.line if mark else 0) + first_line
    text = source.line(line)
    if text.count(": ") >= 2 or (text.count(":") >= 2 and text.rstrip().endswith(":")):
        key, _, value = text.strip().lstrip("- ").partition(": ")
        quoted = value.strip().replace('"', "'")
        return source.problem(
            line, "broken-yaml", f'A colon inside the text needs quotes around the whole text, like this: {key}: "{quoted}"'
        )
    what = getattr(error, "problem", None) or "it does not parse"
    return source.problem(line, "broken-yaml", f"This is not valid YAML: {what}. Look at this line and the one before it.")


def duplicate_key(source: Source, node: yaml.Node | None, first_line: int) -> Iterator[Problem]:
    """A key stands once. Of two, one would silently win."""
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
