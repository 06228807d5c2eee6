"""Signals as readers meet them: how much one tells in words, the groups of the table, and the data for its tools."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from macros.content import Piece
from macros.model import Signal

# how much it tells: (in words, dots filled of four)
STRENGTH = {
    "none": ("tells you nothing", 0), "weak": ("tells you a little", 1), "moderate": ("tells you something", 2),
    "strong": ("tells you a lot", 3), "decided": ("it is decided", 4),
}  # fmt: skip
DIRECTION = {"good": "good sign", "bad": "bad sign", "either": ""}
CONFIDENCE = {"high": "professionals agree", "medium": "professionals partly agree", "low": "our guess"}
GROUPS = {"said": "They said", "done": "They did", "not-done": "They did not", "conduct": "They treated you badly"}
UNWEIGHED = "you decide what to do"


def tells(signal: Signal) -> str:
    """How much a signal tells and which way, in words: `tells you a little, bad sign`."""
    if signal.strength is None:
        return UNWEIGHED
    way = DIRECTION[signal.direction or "either"] if signal.strength not in ("none", "decided") else ""
    guess = CONFIDENCE["low"] if signal.confidence == "low" else ""
    return ", ".join(part for part in (STRENGTH[signal.strength][0], way, guess) if part)


def dots(signal: Signal) -> int:
    """How many of the four dots of the strength mark are filled."""
    return STRENGTH[signal.strength][1] if signal.strength else 0


def grouped(pieces: Iterable[Piece[Signal]]) -> dict[str, list[Piece[Signal]]]:
    """The signals under `They said`, `They did` …, each group by title."""
    rows = sorted(pieces, key=lambda piece: piece.value.title.lstrip("\"'").casefold())
    return {label: found for kind, label in GROUPS.items() if (found := [piece for piece in rows if piece.value.kind == kind])}


def finder_data(pieces: Iterable[Piece[Signal]]) -> str:
    """What the finder knows beyond the titles that stand in its table: the phrases of each signal, as JSON."""
    return json.dumps({piece.id: piece.value.phrases for piece in pieces}, ensure_ascii=False)


def paste_data(pieces: Iterable[Piece[Signal]], href: Callable[[str], str | None]) -> str:
    """What the box for a pasted e-mail says about each signal that has phrases, as JSON."""
    rows = [
        {
            "id": piece.id, "conduct": piece.value.kind == "conduct", "title": piece.value.title, "tells": tells(piece.value),
            "reading": piece.value.reading, "href": href(piece.id), "phrases": piece.value.phrases,
        }
        for piece in pieces
        if piece.value.phrases
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False)
