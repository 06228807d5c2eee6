"""The rule over texts that say nearly the same; its name is the name of the function."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from macros.content import Piece
from macros.model import Message
from macros.problem import Problem
from tools.check.claims import OUR_RULE
from tools.check.project import Project
from tools.check.prose import paragraphs

RUN = 5  # words in a row
SAME_MESSAGE = 0.6
# Lists, readings and paragraphs repeat a rule of the house on purpose, in other company. A copy repeats nearly everything.
SAME_TEXT = 0.8
FEWEST = 20  # runs; below it two texts may well be the same: a link, a phone number, a warning of one line


@dataclass(frozen=True)
class _Text:
    """A text, where it stands as a contributor would say it, and how to tell a problem of it."""

    place: str
    words: str
    problem: Callable[..., Problem]


def near_duplicate(project: Project) -> Iterator[Problem]:
    """Two texts that say nearly the same leave a reader to guess which is right, and only one of them gets mended (advice). This
    looks at texts to copy, items of checklists, readings and long paragraphs of pages, each among their own kind. Where two texts
    to copy share much on purpose, one of them names the other: `shares_core: its-name`.
    """
    messages = list(project.content.messages.values())
    for first, second in _alike([piece.value.body for piece in messages], SAME_MESSAGE):
        if not _on_purpose(messages[first], messages[second]):
            piece, other = messages[second], messages[first]
            message = f"This is nearly {other.source.shown}. Keep one, or write `shares_core: {other.id}` if it is meant."
            yield piece.source.problem(piece.body_line, "near-duplicate", message, advice=True)
    for texts, how in (
        (_items(project), "Say what is different in this list, or let one of the two go."),
        (_readings(project), "Keep one, or say what is different when they say this."),
        (_paragraphs(project), "Say it on one page and link to it, or put it into a file of snippets/shared/ that both take in."),
    ):
        for first, second in _alike([text.words for text in texts], SAME_TEXT, FEWEST):
            yield texts[second].problem("near-duplicate", f"This is nearly {texts[first].place}. {how}", advice=True)


def _alike(texts: Sequence[str], share: float, fewest: int = 1) -> Iterator[tuple[int, int]]:
    """Pairs of texts of which the shorter has more than that share of its runs of words in the other."""
    runs = [_runs(text) for text in texts]
    with_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, found in enumerate(runs):
        if len(found) >= fewest:
            for run in found:
                with_run[run].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in with_run.values():
        for at, second in enumerate(numbers):
            for first in numbers[:at]:
                shared[first, second] += 1
    for (first, second), count in shared.items():
        if count / min(len(runs[first]), len(runs[second])) > share:
            yield first, second


def _runs(text: str) -> set[tuple[str, ...]]:
    found = re.findall(r"[\w']+", text.lower())
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def _on_purpose(first: Piece[Message], second: Piece[Message]) -> bool:
    """Whether one names the other, or both the same third, as the text that they share."""
    cores = {first.value.shares_core, second.value.shares_core} - {None}
    return first.id in cores or second.id in cores or (len(cores) == 1 and first.value.shares_core == second.value.shares_core)


def _items(project: Project) -> list[_Text]:
    return [
        _Text(f"`{item.id}` in {piece.source.shown}", f"{item.text} {item.why}", partial(piece.problem, ("items", at, "text")))
        for piece in project.content.checklists.values()
        for at, item in enumerate(piece.value.items)
    ]


def _readings(project: Project) -> list[_Text]:
    found = []
    for piece in project.content.signals.values():
        words = " ".join((piece.value.reading, *(piece.value.explanations or ()), piece.value.do, piece.value.dont))
        found.append(_Text(piece.source.shown, words, partial(piece.problem, ("reading",))))
    return found


def _paragraphs(project: Project) -> list[_Text]:
    """The paragraphs about the world. One of our rules is said in the same words everywhere, and should be."""
    return [
        _Text(f"{page.source.shown}, line {paragraph.line}", paragraph.text, partial(page.source.problem, paragraph.line))
        for page in project.pages
        if not page.path.startswith("contributing/")
        for paragraph in paragraphs(page)
        if not OUR_RULE.search(paragraph.text)
    ]
