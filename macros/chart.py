"""Bar charts as plain geometry: which bars stand where. No markup and no content; components/chart.html.jinja draws it.

The picture is as wide as a phone and every bar has its name and number above it, so that nothing hangs on color,
nothing overlaps, and the text stays readable when the picture is made narrower.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 320
LINE = 20  # from one baseline to the next; the component's text is 14 high
BAR = 11
AFTER_BAR = 9
BETWEEN_GROUPS = 6


@dataclass(frozen=True)
class Bar:
    """One bar, the text above it, and which of the series it belongs to, counted from 0."""

    name: str
    shown: str
    series: int
    text_y: int
    y: int
    width: float


@dataclass(frozen=True)
class Group:
    """The bars of one label. With one series, the bar itself carries the label and there is no title."""

    label: str
    title_y: int | None
    bars: tuple[Bar, ...]

    def shown(self, series: int) -> str:
        """The number of one of the series, or a dash where it has none."""
        return next((bar.shown for bar in self.bars if bar.series == series), "–")


@dataclass(frozen=True)
class Drawing:
    """A whole picture: WIDTH wide and `height` high, in the units of its view box."""

    groups: tuple[Group, ...]
    height: int

    def words(self) -> str:
        """All numbers in one sentence, for somebody who cannot see the picture."""
        return "; ".join(
            f"{group.label}: " + ", ".join(f"{bar.name} {bar.shown}" if group.title_y else bar.shown for bar in group.bars)
            for group in self.groups
        )


def with_unit(value: float, unit: str) -> str:
    """A number as readers see it: `22%` or `25.1 days`."""
    return f"{value:g}{unit}" if unit == "%" else f"{value:g} {unit}"


def bars(series: Sequence[tuple[str, Mapping[str, float]]], unit: str) -> Drawing:
    """Horizontal bars of one or more series of numbers, each a name and its numbers by label.

    One series: a bar for each label. More: a group for each label, with a bar for each series that has it.
    Shares fill the width at 100%, other numbers at the largest of them.
    """
    full = 100 if unit == "%" else max(value for _, values in series for value in values.values())
    labels = dict.fromkeys(label for _, values in series for label in values)
    several = len(series) > 1
    groups, y = [], 0
    for label in labels:
        title_y = y + LINE - 6 if several else None
        y += LINE if several else 0
        drawn = []
        for number, (name, values) in enumerate(series):
            if label in values:
                text_y, bar_y = y + LINE - 6, y + LINE
                width = round(WIDTH * values[label] / full, 1)
                drawn.append(Bar(name if several else label, with_unit(values[label], unit), number, text_y, bar_y, width))
                y = bar_y + BAR + AFTER_BAR
        y += BETWEEN_GROUPS if several else 0
        groups.append(Group(label, title_y, tuple(drawn)))
    return Drawing(tuple(groups), y)
