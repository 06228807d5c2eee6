"""Pages for people to whom something went wrong, and for every kind of job: what each of them must say."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from macros.content import Content
from macros.pages import PageFile
from tests.conftest import ROOT
from tools.check.words import TROUBLE

# What a reader must find on each of these pages, whichever it is. The rule you-decide-missing sees that they take in the file.
ALWAYS_SAID = (
    "Nothing here obliges you to report anything", "You owe nobody a thank-you", "Write it down", "in your own words",
    "by whom, when, and who was there", "Keep every message", "Ask an official or free adviser this week",
    "time limits can be short", "start on the day it happened", "no limit of two messages", "no looking for ordinary explanations",
    "not legal advice",
)  # fmt: skip

TOPICS = {
    "unfair-question", "discrimination", "harassment", "interviewer-private-contact", "adjustments-next-round",
    "adjustments-refused", "scam", "unpaid-task", "expenses-owed", "offer-withdrawn", "verbal-offer-silence",
    "current-employer-finds-out", "data-about-me", "cant-cope", "ai-or-recorded-interview", "visa-or-benefit-deadline",
}  # fmt: skip

KINDS_OF_JOB = (
    "shift-work", "agency-temp", "government", "academic", "teaching", "residency", "law-firm", "consulting", "creative", "sales",
    "freelance", "start-up", "internal",
)  # fmt: skip

# Governments, public agencies, the police, and the free help lines. Everybody else has something to sell, or may close tomorrow.
OFFICIAL = re.compile(
    r"(?:^|\.)(?:gov|gov\.uk|gov\.au|police\.uk|canada\.ca|acas\.org\.uk|ico\.org\.uk|chrc-ccdp\.gc\.ca|ihrec\.ie"
    r"|antifraudcentre-centreantifraude\.ca|workplacerelations\.ie|make-it-in-germany\.com|findahelpline\.com)$"
)


@pytest.fixture(scope="module")
def trouble(pages: list[PageFile]) -> list[PageFile]:
    """The pages of docs/something-went-wrong/."""
    return [page for page in pages if page.path.split("/")[0] == TROUBLE]


@pytest.mark.parametrize("words", ALWAYS_SAID)
def test_the_shared_text_says_it(words: str) -> None:
    text = (ROOT / "snippets/shared/you-decide.md").read_text(encoding="utf-8").replace("*", "")
    assert words in text


def test_every_question_has_its_answer_there(trouble: list[PageFile], content: Content) -> None:
    answered = {heading.id for page in trouble for heading in page.headings if heading.id}
    assert answered >= TOPICS
    assert {name for name, topic in content.topics.items() if topic.value.moment == TROUBLE} == answered & set(content.topics)


def test_links_lead_to_official_bodies_and_say_when_they_were_read(trouble: list[PageFile]) -> None:
    for page in trouble:
        hosts = [urlsplit(address).hostname or "" for address in re.findall(r"\]\((https?://[^)\s]+)", page.body)]
        assert [host for host in hosts if not OFFICIAL.search(host)] == [], page.path
        assert not hosts or re.search(r"\bread\b[^.]*\b2026\b", page.body), f"{page.path} does not say when its links were read"


@pytest.mark.parametrize("name", KINDS_OF_JOB)
def test_each_kind_of_job_answers_the_same_three_questions(name: str, pages: list[PageFile]) -> None:
    page = next(page for page in pages if page.path == f"by-situation/{name}.md")
    asked = [heading.text for heading in page.headings if heading.level == 2]
    for question in ("Do I write?", "To whom", "How long do they take?"):
        assert [text for text in asked if text.startswith(question)], f"{question} is not asked in {page.path}"
