"""The working days behind "Remind me": which number of timing.yml an item means, and from which day it counts."""

from __future__ import annotations

from macros.model import Timing, TimingKey

WORKING_DAYS_A_WEEK = 5

# The day after which each of them counts, as the end of "Count from …".
COUNTED_FROM: dict[TimingKey, str] = {
    "thank-you": "the day of the interview",
    "nudge": "the day they named",
    "second-nudge": "the day of your last message",
    "stop": "the day of your last message",
    "on-hold": "the day they told you",
}


def reminder_days(timing: Timing, key: TimingKey) -> int:
    """How many working days later the reader comes back. Where it depends on the employer: the usual pace."""
    usual = timing.paces["usual"]
    days: dict[TimingKey, int] = {
        "thank-you": timing.thank_you.days,
        "nudge": usual.after_their_date,
        "second-nudge": usual.second,
        "stop": usual.stop,
        "on-hold": timing.on_hold_weeks * WORKING_DAYS_A_WEEK,
    }
    return days[key]
