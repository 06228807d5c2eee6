"""The geometry of bar charts: every bar has its text, nothing overlaps, lengths say what the numbers say."""

from __future__ import annotations

from itertools import pairwise

from macros.chart import AFTER_BAR, BAR, WIDTH, Drawing, bars, with_unit

ANSWERS = {"Very helpful": 22.0, "Somewhat": 58.0}
TWO = [("United States", ANSWERS), ("Canada", {"Very helpful": 2.0, "No idea": 3.0})]


def _all(drawing: Drawing) -> list[tuple[int, int]]:
    return [(bar.text_y, bar.y) for group in drawing.groups for bar in group.bars]


def test_shares_fill_the_width_at_100_percent() -> None:
    drawn = bars([("", ANSWERS)], "%")
    assert [bar.width for group in drawn.groups for bar in group.bars] == [round(WIDTH * 0.22, 1), round(WIDTH * 0.58, 1)]


def test_other_numbers_fill_the_width_at_the_largest() -> None:
    drawn = bars([("", {"2015": 19.9, "2023": 25.1})], "days")
    assert [bar.width for group in drawn.groups for bar in group.bars] == [round(WIDTH * 19.9 / 25.1, 1), WIDTH]


def test_one_series_names_its_bars_after_the_labels() -> None:
    drawn = bars([("", ANSWERS)], "%")
    assert [(group.title_y, group.bars[0].name, group.bars[0].shown) for group in drawn.groups] == [
        (None, "Very helpful", "22%"),
        (None, "Somewhat", "58%"),
    ]


def test_several_series_are_grouped_by_label_and_a_missing_number_is_a_dash() -> None:
    drawn = bars(TWO, "%")
    assert [(group.label, [bar.name for bar in group.bars]) for group in drawn.groups] == [
        ("Very helpful", ["United States", "Canada"]),
        ("Somewhat", ["United States"]),
        ("No idea", ["Canada"]),
    ]
    assert [[group.shown(0), group.shown(1)] for group in drawn.groups] == [["22%", "2%"], ["58%", "–"], ["–", "3%"]]


def test_every_text_stands_between_the_bar_above_and_its_own() -> None:
    drawn = bars(TWO, "%")
    places = _all(drawn)
    assert all(text < bar for text, bar in places)
    assert all(next_text > bar + BAR for (_, bar), (next_text, _) in pairwise(places))
    assert places[-1][1] + BAR + AFTER_BAR <= drawn.height


def test_the_words_hold_every_number() -> None:
    assert bars(TWO, "%").words() == "Very helpful: United States 22%, Canada 2%; Somewhat: United States 58%; No idea: Canada 3%"
    assert bars([("", {"2022": 26})], "days").words() == "2022: 26 days"


def test_numbers_are_printed_as_they_were_given() -> None:
    assert (with_unit(26, "days"), with_unit(25.1, "days"), with_unit(22, "%")) == ("26 days", "25.1 days", "22%")
