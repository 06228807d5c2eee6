"""From the files under snippets/ to Content: every piece with the lines it came from, or every problem at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter

from macros import model
from macros.explaining import validate
from macros.problem import ContentError, Problem, did_you_mean
from macros.reading import Loc, Parsed, Source, Unreadable, read_text, read_yaml

M = TypeVar("M", bound=BaseModel)

# folder of snippets/: (model, how its files end)
KINDS: dict[str, tuple[type[BaseModel], str]] = {
    "messages": (model.Message, ".md"),
    "checklists": (model.Checklist, ".yml"),
    "signals": (model.Signal, ".yml"),
    "positions": (model.Position, ".yml"),
    "evidence": (model.Evidence, ".yml"),
}
# files of snippets/ that hold many small entries: file name: (model, what an entry is)
SHARED: dict[str, type[BaseModel]] = {"fields": model.FieldSpec, "topics": model.Topic}
OTHER_FILES = {"timing.yml", "ids.lock"}
OTHER_FOLDERS = {"shared", "schemas"}

FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FENCE = "---\n"


@dataclass(frozen=True)
class Piece(Generic[M]):
    """A piece with its id, its file and the lines of its parts. `at` is where it stands in a shared file."""

    id: str
    value: M
    source: Source
    parsed: Parsed
    body_line: int = 0
    at: Loc = ()

    def problem(self, loc: Loc, rule: str, message: str, *, advice: bool = False) -> Problem:
        """A problem at one key of the piece, for example `("items", 2, "message")`."""
        return self.source.problem(self.parsed.line((*self.at, *loc)), rule, message, advice=advice)


@dataclass(frozen=True)
class Content:
    """Every piece by kind and id. `ids` also names the pieces that could not be read."""

    messages: Mapping[str, Piece[model.Message]] = field(default_factory=dict)
    checklists: Mapping[str, Piece[model.Checklist]] = field(default_factory=dict)
    signals: Mapping[str, Piece[model.Signal]] = field(default_factory=dict)
    positions: Mapping[str, Piece[model.Position]] = field(default_factory=dict)
    evidence: Mapping[str, Piece[model.Evidence]] = field(default_factory=dict)
    fields: Mapping[str, Piece[model.FieldSpec]] = field(default_factory=dict)
    topics: Mapping[str, Piece[model.Topic]] = field(default_factory=dict)
    timing: model.Timing | None = None
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)


def load(root: Path) -> Content:
    """The content of the project at `root`. Raises ContentError with every problem when a file is not sound."""
    content, problems = read(root)
    if problems:
        raise ContentError(problems)
    return content


def read(root: Path) -> tuple[Content, list[Problem]]:
    """What can be read of the project at `root`, and every problem in what cannot."""
    found: dict[str, dict[str, Piece[Any]]] = {kind: {} for kind in (*KINDS, *SHARED)}
    ids: dict[str, frozenset[str]] = {}
    problems = list(stray_file(root))
    for kind, (_, suffix) in KINDS.items():
        paths = [path for path in _files(root / "snippets" / kind) if path.suffix == suffix]
        ids[kind] = frozenset(path.stem for path in paths)
        for path in paths:
            pieces, bad = _remembered(_read_piece, path, root, kind)
            problems += bad
            found[kind].update({piece.id: piece for piece in pieces})
    for kind in SHARED:
        pieces, bad = _remembered(_read_entries, root / "snippets" / f"{kind}.yml", root, kind)
        problems += bad
        found[kind].update({piece.id: piece for piece in pieces})
        ids[kind] = frozenset(found[kind])
    timing, bad = _remembered(_read_timing, root / "snippets" / "timing.yml", root, "timing")
    return Content(**found, timing=timing, ids=ids), problems + bad


def stray_file(root: Path) -> Iterator[Problem]:
    """Every file under snippets/ has a known folder, a known ending, and a name of small letters, digits and dashes."""
    snippets = root / "snippets"
    for path in _files(snippets):
        if path.name not in OTHER_FILES | {f"{name}.yml" for name in SHARED}:
            yield _stray(
                path, root, f"Nothing reads this file.{did_you_mean(path.name, OTHER_FILES)} Pieces belong in {', '.join(KINDS)}."
            )
    for folder in sorted(entry for entry in snippets.glob("*") if entry.is_dir()):
        if folder.name in OTHER_FOLDERS:
            continue
        if folder.name not in KINDS:
            yield _stray(folder, root, f"Nothing reads this folder.{did_you_mean(folder.name, KINDS)}")
            continue
        suffix = KINDS[folder.name][1]
        for path in sorted(folder.iterdir()):
            if path.is_dir() or path.suffix != suffix or not FILE_NAME.fullmatch(path.stem):
                name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "a-name"
                yield _stray(path, root, f"Files here are named like {name}{suffix}: small letters, digits and dashes. Rename it.")


def _stray(path: Path, root: Path, message: str) -> Problem:
    return Problem(path.relative_to(root).as_posix(), 1, "stray-file", message)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if not path.is_dir())


def _remembered(reader: Any, path: Path, root: Path, kind: str) -> Any:
    """Reads a file once for each of its states: builders load the content again for every page."""
    try:
        state = path.stat()
    except OSError:
        return reader(path, root, kind)
    return _remember(reader, path, root, kind, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=10_000)
def _remember(reader: Any, path: Path, root: Path, kind: str, mtime: int, size: int) -> Any:
    return reader(path, root, kind)


def _read_piece(path: Path, root: Path, kind: str) -> tuple[list[Piece[Any]], list[Problem]]:
    kind_model, suffix = KINDS[kind]
    try:
        source = read_text(path, root)
        if suffix == ".yml":
            parsed, body, body_line = read_yaml(source, source.text), None, 0
        else:
            head, body, body_line = split_front_matter(source)
            parsed = read_yaml(source, head, 2)
    except Unreadable as error:
        return [], list(error.problems)
    if body is not None and isinstance(parsed.data, dict) and "body" in parsed.data:
        message = "`body` is not a key here. The text stands below the second `---`."
        return [], [source.problem(parsed.line(("body",)), "unknown-key", message)]
    value = validate(kind_model, parsed, source, extra={} if body is None else {"body": body})
    if isinstance(value, list):
        return [], value
    return [Piece(path.stem, value, source, parsed, body_line)], []


def split_front_matter(source: Source) -> tuple[str, str, int]:
    """The YAML between the two `---` lines, the text below without blank lines around it, and that text's first line."""
    head, found, body = source.text[len(FENCE) :].partition(f"\n{FENCE}")
    if not source.text.startswith(FENCE) or not found:
        raise Unreadable(no_front_matter(source))
    blank = len(body) - len(body.lstrip("\n"))
    return head, body.strip("\n"), head.count("\n") + 4 + blank


def no_front_matter(source: Source) -> Problem:
    """A Markdown file starts with its keys between two lines `---`."""
    message = "The file starts with a line `---`, then keys such as `title: …`, then a line `---`, then the text."
    return source.problem(1, "no-front-matter", message)


def missing_file(kind: str) -> Problem:
    """fields.yml, topics.yml and timing.yml are shared by the whole site."""
    return Problem(f"snippets/{kind}.yml", 1, "missing-file", "This file is needed. Bring it back.")


def _read_entries(path: Path, root: Path, kind: str) -> tuple[list[Piece[Any]], list[Problem]]:
    """A shared file: a mapping from a name to an entry."""
    try:
        source = read_text(path, root)
        parsed = read_yaml(source, source.text)
    except FileNotFoundError:
        return [], [missing_file(kind)]
    except Unreadable as error:
        return [], list(error.problems)
    if not isinstance(parsed.data, dict):
        return [], [source.problem(1, "wrong-type", "Here should be lines of the form `name:` with keys below them.")]
    pieces, problems = [], []
    for name in parsed.data:
        value = validate(SHARED[kind], parsed, source, at=(name,))
        if isinstance(value, list):
            problems += value
        else:
            pieces.append(Piece(str(name), value, source, parsed, at=(name,)))
    return pieces, problems


def _read_timing(path: Path, root: Path, kind: str) -> tuple[model.Timing | None, list[Problem]]:
    try:
        source = read_text(path, root)
        value = validate(model.Timing, read_yaml(source, source.text), source)
    except FileNotFoundError:
        return None, [missing_file(kind)]
    except Unreadable as error:
        return None, list(error.problems)
    return (None, value) if isinstance(value, list) else (value, [])


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every kind of YAML file, by schema name."""
    schemas = {kind: piece.model_json_schema() for kind, (piece, suffix) in KINDS.items() if suffix == ".yml"}
    for kind, piece in SHARED.items():
        schemas[kind] = TypeAdapter(dict[str, piece]).json_schema()  # type: ignore[valid-type]
    return schemas | {"timing": model.Timing.model_json_schema()}
