"""The rules of "What do I do next?", run where readers run them: in Chromium, in several time zones."""

from __future__ import annotations

import csv
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.content import Content
from macros.next_step import rules, words
from tests.conftest import ROOT
from tests.next_step.judge import Facts, count, judge, named, question
from tests.next_step.situations import situation
from tests.server import serving

ZONES = ["Pacific/Auckland", "America/New_York", "Asia/Kolkata"]
HOW_MANY = 8_000

Case = tuple[str, dict[str, Any]]
Run = Callable[[list[Case]], list[dict[str, Any]]]

# Everything goes over as one text: Playwright takes half a minute for the same as thousands of objects.
RUN = """async ([address, given]) => {
  const { rules, cases } = JSON.parse(given)
  const { nextStep } = await import(`${address}rules.js`)
  const { situation } = await import(`${address}situation.js`)
  return JSON.stringify(cases.map(([today, given]) => nextStep(situation(given), today, rules)))
}"""


def _run(page: Page, scripts: str, data: dict[str, Any], cases: list[Case]) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = json.loads(page.evaluate(RUN, [scripts, json.dumps({"rules": data, "cases": cases})]))
    return results


@pytest.fixture(scope="module")
def scripts(port: int) -> Iterator[str]:
    """The address of the scripts as they are; no site is built for this."""
    with serving(ROOT / "docs" / "assets", "/", port + 1) as address:
        yield f"{address}javascripts/next-step/"


@pytest.fixture(scope="module")
def tabs(browser: Browser, scripts: str) -> Iterator[dict[str, Page]]:
    """An empty tab in each time zone."""
    contexts = {zone: browser.new_context(timezone_id=zone) for zone in ZONES}
    pages = {zone: context.new_page() for zone, context in contexts.items()}
    for page in pages.values():
        page.goto(scripts)
    yield pages
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="module")
def run(tabs: dict[str, Page], scripts: str, data: dict[str, Any]) -> Run:
    """A function from cases to results."""

    def run_cases(cases: list[Case]) -> list[dict[str, Any]]:
        results = _run(tabs[ZONES[0]], scripts, data, cases)
        assert len(results) == len(cases)
        return results

    return run_cases


@pytest.fixture(scope="module")
def content_once() -> Content:
    """The content, for fixtures that live as long as this module."""
    from macros.content import load

    return load(ROOT)


@pytest.fixture(scope="module")
def data(content_once: Content) -> dict[str, Any]:
    """The rules as the page gets them."""
    return rules(content_once)


@pytest.fixture(scope="module")
def facts(content_once: Content) -> Facts:
    """What the judge knows of the content."""
    assert content_once.timing
    signals = {name: piece.value for name, piece in content_once.signals.items()}
    return Facts(
        timing=content_once.timing.model_dump(),
        heard={what: list(following.signals) for what, following in words(content_once).heard.items()},
        conduct=frozenset(name for name, value in signals.items() if value.kind == "conduct"),
        no=frozenset(name for name, value in signals.items() if value.strength == "decided"),
        to_agency=frozenset(name for name, piece in content_once.messages.items() if piece.value.recipient == "agency"),
    )


@pytest.fixture(scope="module")
def cases(facts: Facts, data: dict[str, Any]) -> list[Case]:
    """The invented situations. What matters to the rules comes up often enough to be tried."""
    chance = random.Random(8)  # noqa: S311 (the same every time)
    steering = sorted(name for names in facts.heard.values() for name in names)
    others = {*facts.conduct, *facts.no, "portal-not-selected", "well-be-in-touch", "silence-after-final", "top-candidate"}
    return [situation(chance, chance.choice([steering, sorted({*steering, *others})])) for _ in range(HOW_MANY)]


@pytest.fixture(scope="module")
def results(run: Run, cases: list[Case]) -> list[dict[str, Any]]:
    """What the rules say, in the same order."""
    return run(cases)


@pytest.mark.parametrize("zone", ZONES[1:])
def test_every_time_zone_gives_the_same(
    tabs: dict[str, Page], scripts: str, data: dict[str, Any], cases: list[Case], results: list[dict[str, Any]], zone: str
) -> None:
    assert _run(tabs[zone], scripts, data, cases) == results


def test_no_rule_is_broken(cases: list[Case], results: list[dict[str, Any]], facts: Facts) -> None:
    broken = [
        (fault, today, given, result)
        for (today, given), result in zip(cases, results, strict=True)
        for fault in judge(given, date.fromisoformat(today), result, facts)
    ]
    kinds = Counter(fault for fault, *_ in broken)
    assert not kinds, broken[0]


def test_every_result_has_its_words_and_every_word_its_result(results: list[dict[str, Any]], content_once: Content) -> None:
    said = words(content_once)
    seen = Counter(result["stage"] for result in results)
    assert set(seen) == {*said.stages, *said.questions}
    assert min(seen.values()) >= 5, seen
    assert {result["step"]["to"] for result in results if result["step"]} == set(said.people)
    assert {note for result in results for note in result["notes"]} == set(said.notes)
    assert {result["rule"] for result in results if result["rule"]} == set(said.rules)
    assert {result["message"] for result in results} >= set(said.texts.values())


def _asks_on(result: dict[str, Any], today: str) -> str | None:
    """The day on which news may be asked for, also when something else is to be done first; None for none or today."""
    step = result["step"]
    at = step["date"] if step and step["nudge"] else result["then"]
    return at if at and at > today else None


def _changed(cases: list[Case], change: Callable[[str, dict[str, Any]], dict[str, Any] | None]) -> list[tuple[Case, Case]]:
    """Each case beside itself with something changed, where the change applies."""
    pairs = []
    for today, given in cases:
        changes = change(today, given)
        if changes is not None:
            pairs.append(((today, given), (today, {**given, **changes})))
    return pairs


def _both(run: Run, pairs: list[tuple[Case, Case]]) -> list[tuple[Case, dict[str, Any], dict[str, Any]]]:
    before, after = run([first for first, _ in pairs]), run([second for _, second in pairs])
    return [(pair[1], one, other) for pair, one, other in zip(pairs, before, after, strict=True)]


def test_what_is_no_question_about_news_is_not_counted(run: Run, cases: list[Case], facts: Facts) -> None:
    """A thank-you, an answer or a deadline moves no day of asking."""
    for change in (
        lambda today, s: {"thanked": ""} if s["thanked"] else None,
        lambda today, s: {"deadline": "offer", "deadlineDate": today} if s["deadline"] == "none" else None,
        lambda today, s: {"heard": ["few-minutes-tomorrow"]} if not s["heard"] and s["contact"] != "portal" else None,
    ):
        pairs = [
            pair
            for pair in _changed(cases, change)
            if not any(question(s, date.fromisoformat(today), facts) for today, s in pair)
            and not {"offer-by-phone", "offer-in-writing", "on-hold"} & set(pair[0][1]["heard"])
            and pair[0][1]["contact"] in ("free", "hr")
        ]
        assert len(pairs) > 200
        for (today, given), before, after in _both(run, pairs):
            assert _asks_on(before, today) == _asks_on(after, today), (today, given)


def test_a_message_from_them_or_a_new_round_sets_the_count_to_zero(run: Run, cases: list[Case], facts: Facts) -> None:
    """After it, it makes no difference how often they had asked before."""
    for name in ("wrote", "interview"):

        def reset(today: str, s: dict[str, Any], name: str = name) -> dict[str, Any] | None:
            if not count(s) or not s["askedLast"] or s["askedLast"] >= today or question(s, date.fromisoformat(today), facts):
                return None
            after = (date.fromisoformat(s["askedLast"]) + timedelta(days=1)).isoformat()
            return {name: max(after, s[name]), "thanked": ""}

        pairs = [(second, (second[0], {**second[1], "asked": 0})) for _, second in _changed(cases, reset)]
        assert len(pairs) > 200
        for (today, given), before, after in _both(run, pairs):
            assert {**before, "notes": []} == {**after, "notes": []}, (today, given)
            assert before["stage"] not in ("wait-again", "write-again", "last-wait", "stopped")


def test_a_label_in_a_portal_and_a_spoken_offer_decide_nothing(run: Run, cases: list[Case], facts: Facts) -> None:
    label = _changed(cases, lambda today, s: {"heard": ["portal-not-selected"]} if not s["heard"] else None)
    for (today, given), before, after in _both(run, label):
        assert before == after, (today, given)
    spoken = [(today, {**given, "heard": ["offer-by-phone"]}) for today, given in cases]
    for (today, given), result in zip(spoken, run(spoken), strict=True):
        assert result["stage"] not in ("decided-no", "written-offer")
        if result["stage"] == "spoken-offer":
            papers = named(given, facts)
            late = papers is not None and papers.isoformat() < today and not given["agency"]
            assert result["message"] == ("verbal-offer-then-silence" if late else "offer-in-writing-please"), (today, given)


def test_a_clear_no_beats_every_other_sign(run: Run, cases: list[Case], facts: Facts) -> None:
    sound = [(today, given) for today, given in cases if not question(given, date.fromisoformat(today), facts)]
    for no in sorted(facts.no):
        for other in (["top-candidate"], ["on-hold", "offer-by-phone"], ["offer-in-writing"], ["harassment"]):
            some = [(today, {**given, "heard": [*other, no]}) for today, given in sound[:40]]
            assert {result["stage"] for result in run(some)} == {"decided-no"}


def test_next_week_is_read_as_its_last_working_day(run: Run, facts: Facts) -> None:
    """For every day on which it may be said, and every weekend: the day after that week at the earliest."""
    start = date(2026, 3, 20)  # both clock changes of the south and the north lie in what follows
    weekends = [[6, 0], [5, 6], [5], [0], [1], []]
    given = [
        (day.isoformat(), {"interview": day.isoformat(), "thanked": day.isoformat(), "promise": "week", "weekend": weekend})
        for day in (start + timedelta(days=number) for number in range(28))
        for weekend in weekends
    ]
    base = {"wrote": "", "said": "", "heard": [], "closedFrom": "", "closedTo": "", "promised": ""}
    for (today, s), result in zip(given, run(given), strict=True):
        last = named({**base, **s}, facts)
        assert last and timedelta(days=5) <= last - date.fromisoformat(today) < timedelta(days=14)
        assert result["stage"] == "wait" and date.fromisoformat(result["step"]["date"]) > last


def test_a_number_in_timing_yml_moves_the_day(run: Run, tabs: dict[str, Page], scripts: str, data: dict[str, Any]) -> None:
    case = ("2026-03-05", {"interview": "2026-03-02", "thanked": "2026-03-02"})
    other = json.loads(json.dumps(data))
    other["timing"]["paces"]["usual"]["without_date"] += 1
    moved = _run(tabs[ZONES[0]], scripts, other, [case])
    assert (run([case])[0]["step"]["date"], moved[0]["step"]["date"]) == ("2026-03-11", "2026-03-12")


VERBS = {
    "wait": "ask {}", "write": "ask {}", "wait-again": "may ask {} once more", "write-again": "may ask {} once more",
    "thank-you": "thank {}", "deadline": "tell {}", "answer": "write to {}", "spoken-offer": "ask {} for the offer in writing",
}  # fmt: skip
TABLE = list(csv.DictReader((ROOT / "tests" / "next_step" / "situations.tsv").open(encoding="utf-8"), delimiter="\t"))


def _filled_in(text: str) -> dict[str, Any]:
    given: dict[str, Any] = dict(part.split("=", 1) for part in text.split("; "))
    for name, read in (("asked", int), ("agency", lambda value: value == "yes"), ("heard", lambda value: value.split(","))):
        if name in given:
            given[name] = read(given[name])
    if "weekend" in given:
        given["weekend"] = [int(number) for number in given["weekend"].split(",") if number]
    return given


def _written(day: str | None) -> str:
    return f"{date.fromisoformat(day):%a} {day}" if day else "–"


@pytest.mark.parametrize("row", TABLE, ids=[row["situation"][:50] for row in TABLE])
def test_situation(run: Run, row: dict[str, str], content_once: Content) -> None:
    today = row["today"].split()[1]
    assert _written(today) == row["today"]
    [result] = run([(today, _filled_in(row["filled in"]))])
    step = result["step"]
    person = words(content_once).people[step["to"]] if step else ""
    found = (
        result["stage"],
        VERBS[result["stage"]].format(person) if step else "none",
        _written(step["date"] if step else result["until"]),
        _written(result["stop"]),
    )
    assert found == (row["result"], row["step"], row["date"], row["stop"])


def test_the_table_is_large_and_not_only_about_offices_in_north_america() -> None:
    assert len(TABLE) >= 50
    assert sum(row["where"] not in ("office, US", "office, Canada") for row in TABLE) >= 15
    assert len({row["filled in"] + row["today"] for row in TABLE}) == len(TABLE)
