"""A problem in a file: where it is, which rule found it, what is wrong and what to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. `line` counts from 1; `text` is the offending line as it stands in the file."""

    path: str
    line: int
    rule: str
    message: str
    text: str = ""
    advice: bool = False

    def __str__(self) -> str:
        lane = " (advice)" if self.advice else ""
        shown = f"\n    {self.text.strip()[:160]}" if self.text.strip() else ""
        return f"{self.path}:{self.line}: {self.rule}{lane}{shown}\n    {self.message}"


class ContentError(Exception):
    """The pieces cannot be loaded. Holds every problem, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: object, known: Iterable[str], brackets: str = "") -> str:
    """A sentence with the nearest known word, or the few there are, or nothing. `brackets` wraps each word."""
    known = sorted(known)
    before, after = brackets[:1], brackets[1:]
    if near := difflib.get_close_matches(str(word), known, n=1, cutoff=0.6):
        return f" Did you mean {before}{near[0]}{after}?"
    return f" Allowed: {', '.join(known)}." if 0 < len(known) <= 14 else ""
