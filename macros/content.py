"""From the files under snippets/ to Content: every piece with the lines it came from, or every problem at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel

from macros import model
from macros.explaining import validate
from macros.parsing import Loc, Parsed, read_yaml
from macros.problem import ContentError, Problem
from macros.reading import Source, Unreadable, read_text, split_front_matter

M = TypeVar("M", bound=BaseModel)

# folder of snippets/: (model, how its files end)
KINDS: dict[str, tuple[type[BaseModel], str]] = {
    "messages": (model.Message, ".md"),
    "checklists": (model.Checklist, ".yml"),
    "signals": (model.Signal, ".yml"),
    "positions": (model.Position, ".yml"),
    "evidence": (model.Evidence, ".yml"),
    "charts": (model.Chart, ".yml"),
}
# files of snippets/ that hold many small entries: file name: (model, what an entry is)
SHARED: dict[str, type[BaseModel]] = {"fields": model.FieldSpec, "topics": model.Topic}
# files of snippets/ that are one piece as a whole; only timing.yml must be there
WHOLE: dict[str, type[BaseModel]] = {
    "timing": model.Timing,
    "plain-words": model.PlainWords,
    "gallery": model.Gallery,
    "doors": model.Doors,
    "synonyms": model.Synonyms,
    "next-step": model.NextStep,
    "timeline": model.Timeline,
    "findings": model.Findings,
}
OTHER_FILES = {*(f"{name}.yml" for name in WHOLE), "ids.lock"}
OTHER_FOLDERS = {"shared", "schemas"}


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
    charts: Mapping[str, Piece[model.Chart]] = field(default_factory=dict)
    fields: Mapping[str, Piece[model.FieldSpec]] = field(default_factory=dict)
    topics: Mapping[str, Piece[model.Topic]] = field(default_factory=dict)
    timing: model.Timing | None = None
    plain_words: Mapping[str, str] = field(default_factory=dict)
    gallery: model.Gallery | None = None
    synonyms: tuple[model.SynonymGroup, ...] = ()
    whole: Mapping[str, Piece[Any]] = field(default_factory=dict)
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
    problems: list[Problem] = []
    for kind, (_, suffix) in KINDS.items():
        paths = [path for path in _files(root / "snippets" / kind) if path.suffix == suffix]
        ids[kind] = frozenset(path.stem for path in paths)
        for path in paths:
            pieces, bad = remembered(_read_piece, path, root, kind)
            problems += bad
            found[kind].update({piece.id: piece for piece in pieces})
    for kind in SHARED:
        pieces, bad, ids[kind] = remembered(_read_entries, root / "snippets" / f"{kind}.yml", root, kind)
        problems += bad
        found[kind].update({piece.id: piece for piece in pieces})
    whole: dict[str, Piece[Any]] = {}
    for kind in WHOLE:
        pieces, bad = remembered(_read_whole, root / "snippets" / f"{kind}.yml", root, kind)
        problems += bad
        whole.update({piece.id: piece for piece in pieces})
    ids["moments"] = frozenset(get_args(model.Folder))
    shared = _files(root / "snippets" / "shared")
    ids["shared"] = frozenset(path.name for path in shared)
    problems += [problem for path in shared for problem in remembered(_read_prose, path, root, "shared")]
    values = {kind: piece.value for kind, piece in whole.items()}
    return Content(
        **found, timing=values.get("timing"), plain_words=values["plain-words"].root if "plain-words" in values else {},
        gallery=values.get("gallery"), synonyms=values["synonyms"].groups if "synonyms" in values else (),
        whole=whole, ids=ids,
    ), problems  # fmt: skip


def _files(folder: Path) -> list[Path]:
    """The files of a folder, without those that a computer adds unasked, such as .DS_Store."""
    return sorted(path for path in folder.glob("*") if not path.is_dir() and not path.name.startswith("."))


def remembered(reader: Any, path: Path, root: Path, kind: str) -> Any:
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
    if body is not None:
        parsed.lines["body",] = body_line
    value = validate(kind_model, parsed, source, extra={} if body is None else {"body": body})
    if isinstance(value, list):
        return [], value
    return [Piece(path.stem, value, source, parsed, body_line)], []


def missing_file(kind: str) -> Problem:
    """fields.yml, topics.yml and timing.yml are always there: pages and pieces read their gaps, questions and days from them."""
    return Problem(f"snippets/{kind}.yml", 1, "missing-file", "The site needs this file and it is gone. Bring it back.")


def _read_entries(path: Path, root: Path, kind: str) -> tuple[list[Piece[Any]], list[Problem], frozenset[str]]:
    """A file of many entries: a mapping from a name to an entry. Also returns the names of those that are not sound."""
    try:
        source = read_text(path, root)
        parsed = read_yaml(source, source.text)
    except FileNotFoundError:
        return [], [missing_file(kind)], frozenset()
    except Unreadable as error:
        return [], list(error.problems), frozenset()
    if not isinstance(parsed.data, dict):
        message = "Here should be lines of the form `name:` with keys below them."
        return [], [source.problem(1, "wrong-type", message)], frozenset()
    pieces, problems = [], []
    for name in parsed.data:
        value = validate(SHARED[kind], parsed, source, at=(name,))
        if isinstance(value, list):
            problems += value
        else:
            pieces.append(Piece(name, value, source, parsed, at=(name,)))
    return pieces, problems, frozenset(parsed.data)


def _read_whole(path: Path, root: Path, kind: str) -> tuple[list[Piece[Any]], list[Problem]]:
    """A file that is one piece. Only timing.yml must be there."""
    try:
        source = read_text(path, root)
        parsed = read_yaml(source, source.text)
    except FileNotFoundError:
        return [], [missing_file(kind)] if kind == "timing" else []
    except Unreadable as error:
        return [], list(error.problems)
    value = validate(WHOLE[kind], parsed, source)
    return ([], value) if isinstance(value, list) else ([Piece(kind, value, source, parsed)], [])


def _read_prose(path: Path, root: Path, kind: str) -> list[Problem]:
    """What is wrong with a file of snippets/shared/, which pages take in with `--8<--`."""
    try:
        read_text(path, root)
    except Unreadable as error:
        return list(error.problems)
    return []
