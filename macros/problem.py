"""A problem in a file: where it is, which rule found it, what is wrong and what to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

MOST_SHOWN = 160  # characters of a line


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
        text = self.text.strip()
        shown = f"\n    {text[:MOST_SHOWN].rstrip()}{' …' if len(text) > MOST_SHOWN else ''}" if text else ""
        return f"{self.path}:{self.line}: {self.rule}{lane}{shown}\n    {self.message}"


class ContentError(Exception):
    """The pieces cannot be loaded. Holds every problem, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


MOST_NAMED = 20  # more words than that are no help in one line


def did_you_mean(word: object, known: Iterable[str], brackets: str = "") -> str:
    """A sentence with the nearest known word, or all when there are few, or nothing. `brackets` wraps each word."""
    known = sorted(known)
    before, after = brackets[:1], brackets[1:]
    usual = " ".join(str(word).casefold().split())
    if usual in known and str(word).casefold() != usual:
        return f" It looks like {before}{usual}{after} but has an unusual space in it: type it again."
    if near := difflib.get_close_matches(usual, known, n=1, cutoff=0.6):
        return f" Did you mean {before}{near[0]}{after}?"
    return f" Allowed: {', '.join(before + name + after for name in known)}." if 0 < len(known) <= MOST_NAMED else ""
