"""The picture of the wait as plain geometry: a line that runs down from the interview, with what happens on which day.

components/timeline.html.jinja draws it. It is to scale and as wide as a phone; where days lie close, their texts move down.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from macros.chart import with_unit
from macros.content import Content
from macros.model import TimelinePoint

PER_DAY = 8
WEEK = 7
TOP = 16
LINE = 19  # from one baseline to the next; the component's text is 14 high
LETTERS = 36  # of a line of text beside the picture's line
CALENDAR_DAYS = 7 / 5  # for each working day


@dataclass(frozen=True)
class Event:
    """What happens, `days` calendar days after the interview; `when` is the number as readers see it."""

    days: float
    when: str
    what: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A dot at `y`, and its lines of text with their baselines; the first line says when."""

    event: Event
    y: float
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Drawing:
    """A whole picture: WIDTH wide, `height` high, with a numbered stroke at each of `weeks`."""

    marks: tuple[Mark, ...]
    weeks: tuple[float, ...]
    height: float


def event(point: TimelinePoint, content: Content) -> Event:
    """The day of a point, read from evidence or from the rules in timing.yml."""
    if point.pace and content.timing:
        days, working = float(content.timing.paces[point.pace].without_date), True
    else:
        name, label = point.evidence[0], point.value or ""
        values = content.evidence[name].value.values
        if label not in values:
            raise ValueError(f"snippets/timeline.yml: {name} has no {label!r} among its `values`")
        days, working = values[label], point.working_days
    when = with_unit(days, "working days" if working else "days")
    return Event(days * CALENDAR_DAYS if working else days, when, point.what, point.evidence)


def draw(start: str, events: Iterable[Event]) -> Drawing:
    """The line from the interview to the last day, with a mark for each event."""
    marks, free = [], 0.0
    for each in sorted((Event(0, start, ""), *events), key=lambda each: each.days):
        y = TOP + each.days * PER_DAY
        first = max(y + 5, free + LINE + 4)
        texts = (each.when, *textwrap.wrap(each.what, LETTERS))
        lines = tuple((round(first + at * LINE, 1), text) for at, text in enumerate(texts))
        free = lines[-1][0]
        marks.append(Mark(each, round(y, 1), lines))
    weeks = tuple(round(TOP + day * PER_DAY, 1) for day in range(WEEK, int(marks[-1].event.days) + 1, WEEK))
    return Drawing(tuple(marks), weeks, round(free + LINE / 2, 1))
