"""The words of "What do I do next?": every page, text and gap that they name is there, and every waiting page leads there."""

from __future__ import annotations

import re

import pytest

from macros import next_step
from macros.content import Content
from macros.pages import PageFile
from tests.conftest import ROOT

TOOL = "tools/next-step.md"
# What docs/assets/javascripts/next-step/words.js fills in.
GAPS = {
    "When", "person", "until", "then", "stop", "by", "decide", "promised", "days", "examples", "silent_weeks", "on_hold_weeks",
    "what", "weekday",
}  # fmt: skip


def test_every_waiting_page_and_the_home_page_lead_there(pages: list[PageFile]) -> None:
    for page in pages:
        if page.path.startswith("waiting/") or page.path == "index.md":
            assert f"{TOOL})" in page.body, page.path


def test_the_page_of_each_stage_is_there(content: Content, pages: list[PageFile]) -> None:
    headings = {page.path: {heading.id or _slug(heading.text) for heading in page.headings} for page in pages}
    for name, stage in next_step.words(content).stages.items():
        path, _, slug = stage.page.partition("#")
        assert path in headings and (not slug or slug in headings[path]), f"{name}: {stage.page}"


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-")


def test_each_gap_is_one_that_is_filled(content: Content) -> None:
    text = (ROOT / "snippets" / "next-step.yml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert set(re.findall(r"\{(\w+)\}", "\n".join(lines))) == GAPS


def test_each_step_has_its_text_for_the_right_person(content: Content) -> None:
    texts = next_step.words(content).texts
    for what, message in texts.items():
        recipient = content.messages[message].value.recipient
        assert (recipient == "agency") == what.endswith("-agency"), what
    assert set(next_step.texts(content)) >= set(texts.values())


def test_every_answer_to_them_has_a_text(content: Content) -> None:
    for signal in next_step.words(content).heard["answer"].signals:
        assert content.signals[signal].value.message, signal


def test_the_form_asks_as_often_as_the_rules_allow() -> None:
    assert next_step.asked(2) == [(0, "Not yet"), (1, "Once"), (2, "Twice or more")]


def test_without_its_words_there_is_no_page() -> None:
    with pytest.raises(ValueError, match=r"snippets/next-step\.yml"):
        next_step.words(Content())
