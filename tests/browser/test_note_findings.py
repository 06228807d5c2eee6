"""What is found in notes, run where readers run it: the sixty notes, every text of the site, and cases one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from macros import notes
from macros.content import Content
from tools.note_quality import SCRIPTS, judge, measured, message_case, run
from tools.search.workers import serving

Judge = list[dict[str, Any]]


@pytest.fixture(scope="module")
def scripts() -> Iterator[str]:
    """The address of the scripts as they are; no site is built for this."""
    with serving(SCRIPTS) as address:
        yield f"{address}javascripts/"


@pytest.fixture(scope="module")
def tab(browser: Browser, scripts: str) -> Iterator[Page]:
    """An empty tab that may load the scripts."""
    page = browser.new_page()
    page.goto(scripts)
    yield page
    page.close()


def test_the_printed_figures_are_the_measured_ones(tab: Page, scripts: str, content: Content) -> None:
    checks = notes.findings(content).checks
    judged = judge(tab, scripts, content)
    printed = {code: check.measured.model_dump() for code, check in checks.items()}
    assert measured(judged, list(checks)) == printed, "Write the figures that `make bench` prints into snippets/findings.yml."
    assert all(figures["planted"] for figures in printed.values())
    faulty, sound = [note for note in judged if note.planted], [note for note in judged if not note.planted]
    assert notes.findings(content).sound_notes == len(sound) == len(faulty) == 30
    assert [note.writer for note in sound].count("non-native") == 10 and [note.writer for note in sound].count("two-lines") == 5
    assert sum(note.right for note in faulty) >= 0.95 * len(faulty)
    assert sum(not note.right for note in sound) <= 0.05 * len(sound)


def test_every_thank_you_text_passes_except_where_it_says_why(tab: Page, scripts: str, content: Content) -> None:
    names = [name for name, piece in content.messages.items() if piece.value.moment == "thank-you"]
    found = run(tab, scripts, content, [message_case(content, name) for name in names])
    wrong = []
    for name, findings in zip(names, found, strict=True):
        codes, expected = {finding["code"] for finding in findings}, set(content.messages[name].value.expects)
        wrong += [
            f"{name}: {code} is found. Reword the text, or say why it is right there: expects" for code in sorted(codes - expected)
        ]
        wrong += [f"{name}: {code} is no longer found. Take it out of expects." for code in sorted(expected - codes)]
    assert wrong == []
    others = [name for name, piece in content.messages.items() if piece.value.expects and name not in names]
    assert others == [], "Only texts of the moment thank-you are looked at."


def note(text: str, name: str = "Dana Lee", **more: str) -> dict[str, str]:
    """A note as the page holds it."""
    return {"name": name, "talked": "", "care": "", "role": "", "value": "", "text": text, "from": "", **more}


# fmt: off
TOUR = "\n\nthank you for the tour of the lab, and for all your time on Monday."
OPEN = "Hi Dana,\n\nThank you for the long talk about your freezer alarms, it was good to hear. "
CLOSE = "\n\nBest,\nSam Rivera"
# what is written, whom it goes to, who else was there; what is found
CASES = [
    ("Dan is short: Dana is only asked about", f"Hi Dana,{TOUR}", "Dan Fox", [], {"misspelt-name"}),
    ("a possessive is no slip", f"{OPEN}I liked Dana's drawing.", "Dana Lee", [], set()),
    ("capitals inside a name are for the eye", f"Hi Mcneil,{TOUR}", "McNeil", [], set()),
    ("neighbors swapped are one slip", f"Hi Brain,{TOUR}", "Brian Fox", [], {"misspelt-name"}),
    ("another name is no slip", f"{OPEN}I met Bruno there.", "Dana Lee", [], set()),
    ("somebody else altogether is asked about", f"Hi Dana,{TOUR}", "Brian Fox", [], {"misspelt-name"}),
    ("a greeting without a name", f"Good morning,{TOUR}", "Brian Fox", [], set()),
    ("a nameless group is one finding", f"Dear Panel,{TOUR}", "Brian Fox", [], {"group-address"}),
    ("March is no misspelt Marsh", f"{OPEN}I can start in March.", "Dana Marsh", [], set()),
    ("two in one greeting", f"Hi Dana and Tom,{TOUR}", "Dana Lee", ["Tom Adeyemi"], {"group-address"}),
    ("Will starts a question", f"{OPEN}Will you be at the fair?", "Dana Lee", ["Will Young"], set()),
    ("Will in the greeting is a person", f"Hi Will,{OPEN[8:]}", "Dana Lee", ["Will Young"], {"other-name"}),
    ("a name that both have", f"{OPEN}It was good to meet you, Ms. Lee.", "Dana Lee", ["Tom Lee"], set()),
    ("a name in another script", f"{OPEN}山田さん, thank you.", "Dana Lee", ["山田"], {"other-name"}),
    ("a company with a slip", f"{OPEN}I like Nortfield.", "Dana Lee", [], {"misspelt-company"}),
    ("a question about their plans", f"{OPEN}Will you decide by Friday?", "Dana Lee", [], set()),
    ("what they said themselves", f"{OPEN}You said you would decide by Friday.", "Dana Lee", [], set()),
    ("a promise of one's own", f"{OPEN}I will send you the decision paper by Friday.", "Dana Lee", [], set()),
    ("a deadline", f"{OPEN}I hope to have your answer before Thursday.", "Dana Lee", [], {"deadline"}),
    ("sorry for a wrong name", f"{OPEN}I am sorry that I wrote your name wrong.", "Dana Lee", [], set()),
    ("sorry for the interview", f"{OPEN}I am sorry for my slow answers.", "Dana Lee", [], {"apology"}),
    ("abbreviations are not loud", f"{OPEN}I know SQL, the GDPR and NHS rules.", "Dana Lee", [], set()),
    ("capitals are", f"{OPEN}It was AMAZING.", "Dana Lee", [], {"shouting"}),
    ("so is a picture", f"{OPEN}See you 😀", "Dana Lee", [], {"shouting"}),
    ("a trademark is no picture", f"{OPEN}I know Excel™ well.", "Dana Lee", [], set()),
    ("a coffee", f"{OPEN}Let me invite you for a coffee next week.", "Dana Lee", [], {"gift"}),
    ("a plan they did not ask for", f"{OPEN}You will find a short plan attached.", "Dana Lee", [], {"homework"}),
    ("a paper that they asked for", f"{OPEN}The report you asked for is attached.", "Dana Lee", [], set()),
    ("to nobody", f"To whom it may concern,{TOUR}", "Dana Lee", [], {"group-address"}),
    ("nothing yet", "", "Dana Lee", [], set()),
]
# fmt: on


def test_cases_one_by_one(tab: Page, scripts: str, content: Content) -> None:
    interview = {"company": "Northfield", "job": "data analyst", "date": "2026-11-24", "me": "Sam Rivera"}
    cases = [
        {"interview": interview, "notes": [note(text + (text and CLOSE), name), *(note("", other) for other in others)]}
        for _, text, name, others, _ in CASES
    ]
    found = run(tab, scripts, content, cases)
    wrong = {
        title: (codes, expected)
        for (title, *_, expected), findings in zip(CASES, found, strict=True)
        if (codes := {finding["code"] for finding in findings}) != expected
    }
    assert wrong == {}
    assert found[0][0]["asked"] is True


def test_alike_counts_only_what_the_writer_added(tab: Page, scripts: str, content: Content) -> None:
    start = content.messages["thank-you-same-day"].value.body
    own = start.replace("[interviewer name]", "Dana").replace("[your name]", "Sam Rivera").replace("[what they said]", "it is slow")
    interview = {"company": "Northfield", "job": "data analyst", "date": "", "me": "Sam Rivera"}
    first = note(
        own.replace("[what we talked about]", "the long move from paper forms to a live dashboard"),
        **{"from": "thank-you-same-day"},
    )
    second = note(
        own.replace("Dana", "Tom").replace("[what we talked about]", "cables"), "Tom Fox", **{"from": "thank-you-same-day"}
    )
    copied = {**first, "name": "Tom Fox", "text": first["text"].replace("Dana", "Tom")}
    typed = [{**one, "from": ""} for one in (first, second)]
    found = run(
        tab, scripts, content, [{"interview": interview, "notes": list(pair)} for pair in ((first, second), (first, copied), typed)]
    )
    assert [{finding["code"] for finding in findings} for findings in found] == [set(), {"similar"}, {"similar"}]
    assert "the long move from paper forms" in found[1][0]["what"] and found[1][0]["other"] == "Tom Fox"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=200), min_size=2, max_size=4), st.text(max_size=30))
def test_any_text_is_judged_without_an_error(tab: Page, scripts: str, content: Content, texts: list[str], name: str) -> None:
    rows = [note(text, name, talked=texts[0]) for text in texts]
    script = """async ([scripts, rules, rows, text]) => {
      const { createChecks } = await import(`${scripts}notes/findings.js`)
      const { readPeople } = await import(`${scripts}notes/people.js`)
      const { distance } = await import(`${scripts}notes/distance.js`)
      const found = createChecks(rules)({ company: text, job: "", date: "", me: "" }, rows.map((row) => ({ ...row, start: "" })))
      const people = readPeople(text)
      return { found, people, far: [distance(text, rows[0].text, 9), distance(rows[0].text, text, 9), distance(text, text, 9)] }
    }"""
    answer = tab.evaluate(script, [scripts, notes.rules(content), rows, texts[1]])
    assert len(answer["found"]) == len(rows)
    assert all(person["name"] for person in answer["people"])
    assert answer["far"][0] == answer["far"][1] and answer["far"][2] == 0
