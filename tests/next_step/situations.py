"""Invented situations: sound ones, and ones that only a slip of the finger or a broken store can make."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.next_step.judge import FIRST_DAY

# Around the clock changes of Auckland and New York, a leap day, the turn of a year, and an ordinary month.
ANCHORS = [
    date(2026, 4, 5), date(2026, 9, 27), date(2026, 3, 8), date(2026, 11, 1),
    date(2028, 2, 29), date(2026, 12, 31), date(2026, 6, 15),
]  # fmt: skip
NOT_DAYS = ["2026-02-30", "2026-13-01", "0026-03-02", "26-03-02", "soon", "2026-3-2", "2026-02-29"]
FAR = ["1926-03-02", "2206-03-02", "9999-12-31", "12026-03-02"]


def situation(chance: random.Random, signals: list[str]) -> tuple[str, dict[str, Any]]:
    """The day it is, and a situation."""
    today = chance.choice(ANCHORS) + timedelta(days=chance.randint(-4, 4))

    def back(most: int) -> str:
        return (today - timedelta(days=chance.randint(0, most))).isoformat()

    def either(most: int) -> str:
        return (today + timedelta(days=chance.randint(-most, most))).isoformat()

    interview = back(chance.choice([3, 20, 60, 60, 300]))
    length = (today - date.fromisoformat(interview)).days
    since = {name: back(length) if chance.random() < share else "" for name, share in (("thanked", 0.6), ("wrote", 0.3))}
    asked = chance.choice([0, 0, 0, 1, 1, 2])
    last = back(length) if asked and chance.random() < 0.9 else ""
    if last and since["thanked"] > last and chance.random() < 0.8:
        since["thanked"] = interview
    s: dict[str, Any] = {
        "interview": interview, **since, "pace": chance.choice(["quick", "usual", "slow"]), "agency": chance.random() < 0.2,
        "contact": chance.choice(["free"] * 6 + ["hr", "portal", "none"]),
        "promise": chance.choice(["none", "date", "date", "week"]),
        "promised": either(30), "said": chance.choice(["", back(20)]), "asked": asked, "askedLast": last,
        "heard": chance.sample(signals, chance.choice([0, 0, 0, 1, 1, 2])),
        "deadline": chance.choice(["none"] * 4 + ["offer", "other"]), "deadlineDate": chance.choice([either(14), ""]),
        "weekend": list(chance.choice(sorted(FIRST_DAY) + [(0, 6)] * 4)), "closedFrom": "", "closedTo": "",
    }  # fmt: skip
    if chance.random() < 0.3:
        start = date.fromisoformat(either(20))
        s["closedFrom"], s["closedTo"] = start.isoformat(), (start + timedelta(days=chance.randint(0, 12))).isoformat()
    if chance.random() < 0.25:
        _spoil(s, chance, today)
    return today.isoformat(), s


def _spoil(s: dict[str, Any], chance: random.Random, today: date) -> None:
    """One thing that cannot be."""
    if chance.random() < 0.2:
        s["thanked"] = (date.fromisoformat(s["interview"]) - timedelta(days=chance.randint(1, 3))).isoformat()
        return
    if chance.random() < 0.1:
        s["weekend"] = [0, 1, 2, 3, 4, 5, 6]
        return
    if chance.random() < 0.1:
        s["closedFrom"], s["closedTo"] = today.isoformat(), (today - timedelta(days=1)).isoformat()
        return
    days = ["interview", "thanked", "promised", "said", "wrote", "askedLast", "deadlineDate", "closedFrom", "closedTo"]
    name = chance.choice(days)
    ahead = (today + timedelta(days=chance.randint(1, 9))).isoformat()
    s[name] = chance.choice([*NOT_DAYS, *FAR, "", ahead, ahead, ahead])
