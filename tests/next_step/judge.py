"""Judges a result of the next-step rules from the situation and the result alone.

Nothing here calls the tool's own functions, and days are counted in another way: the tool walks from day to day,
the judge counts the working days between two days. The numbers come from snippets/timing.yml, as the tool's do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Situation = dict[str, Any]
Result = dict[str, Any]

DAY = timedelta(days=1)
# The first working day of the week for the weekends that are tried (0 is Sunday, as in the form).
FIRST_DAY = {(0, 6): 1, (5, 6): 0, (5,): 6, (0,): 1, (1,): 2, (): 1}
NO_ADVICE = ("step", "until", "then", "stop", "by", "decide", "message")


@dataclass(frozen=True)
class Facts:
    """What the content says about the situation: the numbers, and what each thing they said or did is."""

    timing: dict[str, Any]
    heard: dict[str, list[str]]
    conduct: frozenset[str]
    no: frozenset[str]
    to_agency: frozenset[str]


def day(text: str) -> date | None:
    """A day, or None for what is none."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def off(s: Situation, on: date) -> bool:
    """Whether nobody works there on that day."""
    first, last = s["closedFrom"] or s["closedTo"], s["closedTo"] or s["closedFrom"]
    return on.isoweekday() % 7 in s["weekend"] or (first != "" and first <= on.isoformat() <= last)


def working_days(s: Situation, after: date, until: date) -> int:
    """How many working days lie after one day, up to and with another."""
    return sum(not off(s, after + DAY * number) for number in range(1, (until - after).days + 1))


def named(s: Situation, facts: Facts) -> date | None:
    """The last day of the time they named."""
    if s["promise"] == "date":
        return day(s["promised"])
    if s["promise"] == "none" and not set(s["heard"]) & set(facts.heard["week"]):
        return None
    said = day((s["promise"] == "week" and s["said"]) or max(s["interview"], s["wrote"]))
    assert said
    first = FIRST_DAY[tuple(sorted(s["weekend"]))]
    end = said + DAY
    while end.isoweekday() % 7 != first:
        end += DAY
    end += 6 * DAY
    while end.isoweekday() % 7 in s["weekend"]:
        end -= DAY
    return end


def question(s: Situation, today: date, facts: Facts) -> str | None:
    """Why there can be no advice, or None."""
    if not s["interview"]:
        return "interview-missing"
    used = {
        "interview": True, "thanked": True, "promised": s["promise"] == "date", "said": s["promise"] == "week", "wrote": True,
        "askedLast": s["asked"] > 0, "deadlineDate": s["deadline"] != "none", "closedFrom": True, "closedTo": True,
    }  # fmt: skip
    days = {name: day(s[name]) for name, is_used in used.items() if is_used and s[name]}
    unknown = [s[name] for name, one in days.items() if one is None]
    if unknown:
        return "year" if len(unknown[0].split("-")[0]) > 4 else "not-a-day"
    far = timedelta(days=facts.timing["next_step"]["years"] * 366)
    now, sent = today.isoformat(), count(s)
    wrong = {
        "year": any(abs(one - today) > far for one in days.values() if one),
        "interview-ahead": s["interview"] > now,
        "still-to-come": any(name in days and s[name] > now for name in ("thanked", "said", "wrote", "askedLast")),
        "no-working-day": len(s["weekend"]) == 7,
        "closed-backwards": "" < s["closedTo"] < s["closedFrom"],
        "note-before-interview": "" < s["thanked"] < s["interview"],
        "message-before-note": bool(sent) and "" < s["askedLast"] < s["thanked"],
    }
    return next((name for name, is_wrong in wrong.items() if is_wrong), None)


def count(s: Situation) -> int:
    """How often they asked in this round since the last message from the employer."""
    return 0 if s["askedLast"] and s["askedLast"] < max(s["interview"], s["wrote"]) else int(s["asked"])


def judge(s: Situation, today: date, r: Result, facts: Facts) -> Iterator[str]:
    """Every rule that the result breaks, in words."""
    why = question(s, today, facts)
    if why:
        if r["stage"] != why:
            yield f"a question is due ({why}), not {r['stage']}"
        if any(r[name] for name in NO_ADVICE):
            yield "no advice before the question is answered"
        return
    yield from _rule_zero(s, r, facts)
    yield from _what_decides(s, r, facts)
    yield from _at_once(s, today, r, facts)
    if r["step"] and r["step"]["nudge"]:
        yield from _nudge(s, today, r, facts)
    yield from _stops(s, today, r, facts)
    yield from _is_offered(s, today, r, facts)


def _rule_zero(s: Situation, r: Result, facts: Facts) -> Iterator[str]:
    step = r["step"]
    if s["contact"] == "none" and (step or r["message"]):
        yield "no contact means no step and no text"
    if not step:
        return
    if s["agency"] and step["to"] != "agency":
        yield "with an agency every step goes to the consultant"
    if s["agency"] and step["nudge"] and r["message"] not in facts.to_agency:
        yield "with an agency the text for news is one to the consultant"
    if s["contact"] == "portal" and (step["nudge"] or (not s["agency"] and step["to"] != "portal")):
        yield "only the portal means no question about news, and nothing outside it"
    if s["contact"] == "hr" and not s["agency"] and step["to"] != "hr":
        yield "only HR means HR"


def _what_decides(s: Situation, r: Result, facts: Facts) -> Iterator[str]:
    heard = set(s["heard"])
    if bool(heard & facts.no) != (r["stage"] == "decided-no"):
        yield "a clear no, and nothing else, is a no"
    if heard & facts.no and r["step"]:
        yield "a no needs no step"
    if heard & facts.conduct:
        if r["step"] or r["message"]:
            yield "bad treatment gives no step"
        if not heard & facts.no and (r["stage"] != "conduct" or r["stop"] or r["until"]):
            yield "bad treatment gives nothing but help"
    if sorted(r["help"]) != sorted(heard & facts.conduct):
        yield "each kind of bad treatment gets its help"


def _is_free(s: Situation, facts: Facts) -> bool:
    """Whether nothing forbids a step altogether."""
    return s["contact"] != "none" and not set(s["heard"]) & (facts.no | facts.conduct | set(facts.heard["written-offer"]))


def _has_deadline(s: Situation, today: date) -> bool:
    return s["deadline"] != "none" and (not s["deadlineDate"] or s["deadlineDate"] >= today.isoformat())


def _at_once(s: Situation, today: date, r: Result, facts: Facts) -> Iterator[str]:
    """What is no question about news is never refused and never delayed."""
    step, heard = r["step"], set(s["heard"])
    now = bool(step) and step["date"] == today.isoformat() and not step["nudge"]
    if step and not step["nudge"] and not now:
        yield "what is no question about news is done today"
    if not _is_free(s, facts):
        return
    deadline = _has_deadline(s, today)
    asked_back = heard & set(facts.heard["answer"]) and not heard & set(facts.heard["hold"])
    if (deadline or heard & set(facts.heard["spoken-offer"]) or asked_back) and not now:
        yield "a deadline, an offer and an answer are never refused or delayed"
    if deadline and s["deadlineDate"]:
        last = date.fromisoformat(s["deadlineDate"])
        alone = day(r["decide"] or "")
        if not alone or not today <= alone <= last:
            yield "there is a day to decide alone, before their deadline"
        elif alone > today and working_days(s, alone - DAY, last - DAY) != facts.timing["next_step"]["decide_before"]:
            yield "they decide alone the given number of working days before"


def _nudge(s: Situation, today: date, r: Result, facts: Facts) -> Iterator[str]:
    at, sent = date.fromisoformat(r["step"]["date"]), count(s)
    if at < today:
        yield "never in the past"
    if off(s, at):
        yield "never on a day off"
    if sent >= facts.timing["nudges_per_round"]:
        yield "never a third question in one round"
    their_day = named(s, facts)
    if their_day and at <= their_day:
        yield "never before their date has passed"
    if _has_deadline(s, today):
        yield "a deadline comes before a question about news"
    pace = facts.timing["paces"][s["pace"]]
    since = max(s["interview"], s["wrote"])
    waits = []
    if their_day and their_day.isoformat() >= since:
        waits.append((their_day, pace["after_their_date"]))
    if sent:
        waits.append((date.fromisoformat(s["askedLast"]), pace["second"]))
    if not waits:
        waits.append((date.fromisoformat(since), pace["without_date"]))
    missing = [days - working_days(s, start, at) for start, days in waits]
    if max(missing) > 0:
        yield f"{max(missing)} working days too early"
    if at > today and max(missing) < 0 and not all(off(s, today + DAY * n) for n in range((at - today).days)):
        yield f"{-max(missing)} working days later than the table says"
    stop = day(r["stop"] or "")
    if not stop or off(s, stop) or working_days(s, at, stop) != pace["stop"]:
        yield "the day to stop is the given number of working days after the question"


def _stops(s: Situation, today: date, r: Result, facts: Facts) -> Iterator[str]:
    if r["stage"] not in ("last-wait", "stopped"):
        return
    if count(s) < facts.timing["nudges_per_round"]:
        yield "stops before all questions were asked"
    stop, last = day(r["stop"] or ""), day(s["askedLast"])
    if last and (not stop or off(s, stop) or working_days(s, last, stop) != facts.timing["paces"][s["pace"]]["stop"]):
        yield "the last wait is the given number of working days after the last question"
    if last and stop and (r["stage"] == "last-wait") != (stop > today):
        yield "the last wait ends on its day"


def _is_offered(s: Situation, today: date, r: Result, facts: Facts) -> Iterator[str]:
    """The opposite mistake: silence of the tool where the reader may ask."""
    quiet = {*facts.heard["hold"], *facts.heard["spoken-offer"]} & set(s["heard"])
    asked = count(s)
    if not _is_free(s, facts) or s["contact"] == "portal" or quiet or asked >= facts.timing["nudges_per_round"]:
        return
    if asked and not s["askedLast"]:
        return
    since = max(s["interview"], s["wrote"], s["askedLast"] if asked else "")
    their_day = named(s, facts)
    if today - max(date.fromisoformat(since), their_day or date.min) > timedelta(weeks=facts.timing["next_step"]["silent_weeks"]):
        return
    is_now = r["step"] and r["step"]["date"] == today.isoformat()
    if not (r["step"] and r["step"]["nudge"]) and not r["then"] and not is_now:
        yield "a reader who may ask gets a day"
