"""The geometry of the timeline: to scale, texts apart, numbers from their source."""

from __future__ import annotations

from itertools import pairwise

from macros.content import Content
from macros.timeline import CALENDAR_DAYS, LINE, PER_DAY, Event, draw, event

EVENTS = [
    Event(20, "20 days", "Later."),
    Event(2, "2 days", "Soon, with a text that is long enough for a second line."),
    Event(3, "3 days", "x"),
]


def test_dots_are_to_scale_and_in_the_order_of_days() -> None:
    marks = draw("Start", EVENTS).marks
    assert [mark.event.days for mark in marks] == [0, 2, 3, 20]
    assert [mark.y - marks[0].y for mark in marks] == [0, 2 * PER_DAY, 3 * PER_DAY, 20 * PER_DAY]


def test_texts_never_overlap_and_stay_inside() -> None:
    drawing = draw("Start", EVENTS)
    baselines = [y for mark in drawing.marks for y, _ in mark.lines]
    assert all(after - before >= LINE for before, after in pairwise(baselines))
    assert baselines[-1] < drawing.height


def test_there_is_a_stroke_for_each_week() -> None:
    drawing = draw("Start", EVENTS)
    assert [y - drawing.marks[0].y for y in drawing.weeks] == [7 * PER_DAY, 14 * PER_DAY]


def test_numbers_come_from_evidence_and_rules(content: Content) -> None:
    assert content.timing
    for point in content.whole["timeline"].value.points:
        found = event(point, content)
        if point.pace:
            days: float = content.timing.paces[point.pace].without_date
        else:
            days = content.evidence[point.evidence[0]].value.values[point.value]
        assert found.days == days * (CALENDAR_DAYS if "working" in found.when else 1)
        assert found.when.startswith(f"{days:g} ")
