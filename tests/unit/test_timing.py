"""How many working days "Remind me" counts for each entry of timing.yml."""

from __future__ import annotations

from typing import get_args

from macros.content import Content
from macros.model import TimingKey
from macros.timing import COUNTED_FROM, reminder_days


def test_each_entry_names_its_number(content: Content) -> None:
    timing = content.timing
    assert timing
    usual = timing.paces["usual"]
    found = {key: reminder_days(timing, key) for key in get_args(TimingKey)}
    assert found == {
        "thank-you": timing.thank_you.days,
        "nudge": usual.after_their_date,
        "second-nudge": usual.second,
        "stop": usual.stop,
        "on-hold": timing.on_hold_weeks * 5,
    }


def test_every_entry_says_from_which_day_it_counts() -> None:
    assert set(COUNTED_FROM) == set(get_args(TimingKey))
