"""What the page for notes takes from the content."""

from __future__ import annotations

import json
import re

import pytest
from pydantic import ValidationError

from macros import notes
from macros.content import Content
from macros.model import Findings
from macros.pages import PageFile

FILLED = {"what", "name", "other", "meant", "count"}


def test_every_remark_leads_to_a_heading(content: Content, pages: list[PageFile]) -> None:
    headings = {f"{page.path}#{heading.id}" for page in pages for heading in page.headings if heading.id}
    assert [check.page for check in notes.findings(content).checks.values() if check.page not in headings] == []


def test_every_gap_of_a_remark_is_filled(content: Content) -> None:
    for check in notes.findings(content).checks.values():
        assert set(re.findall(r"\{(\w+)\}", f"{check.says} {check.asks or ''} {check.suggest}")) <= FILLED


def test_the_script_gets_no_reasons(content: Content) -> None:
    text = json.dumps(notes.rules(content))
    assert '"why":' not in text and len(text) < 15_000
    assert set(notes.rules(content)["checks"]) == set(notes.findings(content).checks)


def test_a_note_can_start_from_texts_for_people_who_were_there(content: Content) -> None:
    for name in notes.texts(content):
        message = content.messages[name].value
        assert message.moment == "thank-you" and message.channel in ("email", "linkedin", "text"), name


def _data(content: Content) -> dict[str, object]:
    return dict(notes.findings(content).model_dump())


def test_a_check_that_is_left_out_is_a_problem(content: Content) -> None:
    data = _data(content)
    data["checks"] = {code: check for code, check in notes.findings(content).model_dump()["checks"].items() if code != "gift"}
    with pytest.raises(ValidationError, match="nothing for: gift"):
        Findings.model_validate(data)


def test_a_broken_pattern_is_a_problem(content: Content) -> None:
    data = notes.findings(content).model_dump()
    data["checks"]["gift"]["patterns"] = [{"pattern": "(", "why": "?"}]
    with pytest.raises(ValidationError, match="no regular expression"):
        Findings.model_validate(data)


def test_without_the_file_the_page_says_so() -> None:
    with pytest.raises(ValueError, match=r"snippets/findings\.yml"):
        notes.findings(Content())
