"""How a message is drawn: its text, its fields, and which ways to send it are offered."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from macros.content import Content, Piece
from macros.model import FieldSpec, Message, QuietHours, Timing
from macros.parsing import Parsed
from macros.places import Places, edit_link
from macros.reading import Source
from macros.render import Macros, paragraphs

QUIET = QuietHours(start="21:00", end="07:00", send="08:00", why="Our rule.")
FIELDS = {
    "company": FieldSpec(label="Company", hint="As they write it.", example="Northfield", kind="text"),
    "team": FieldSpec(label="Team", hint="As they call it.", example="the reporting team", kind="text"),
    "the point": FieldSpec(label="The point", hint="One fact.", example="I can start in May.", kind="long text"),
    "your name": FieldSpec(label="Your name", hint="As they know you.", example="Sam", kind="text"),
}


def message(**changes: Any) -> Message:
    values = {"title": "Late thanks", "moment": "thank-you", "subject": "For [company]", "use_when": "It is late.", "body": "Hi"}
    return Message.model_validate(values | changes)


def draw(*messages: Message, repo_url: str = "") -> BeautifulSoup:
    """Messages named one, two, … as the macro draws them."""
    parsed = Parsed(None, {})
    pieces = {
        name: Piece(name, value, Source(f"snippets/messages/{name}.md", ""), parsed)
        for name, value in zip(("one", "two"), messages, strict=False)
    }
    fields = {name: Piece(name, value, Source("snippets/fields.yml", ""), parsed) for name, value in FIELDS.items()}
    timing = Timing.model_construct(quiet_hours=QUIET)
    drawn = Macros(Content(messages=pieces, fields=fields, timing=timing), Places(), repo_url).message(*pieces)
    assert "\n" not in drawn
    return BeautifulSoup(drawn, "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    (found,) = soup.select(selector)
    return found


@given(st.text(st.sampled_from("a[b]\n \t<&é")))
def test_paragraphs_lose_nothing(body: str) -> None:
    joined = "\n\n".join("\n".join("".join(text for text, _ in line) for line in lines) for lines in paragraphs(body))
    assert joined == body


def test_every_gap_is_marked_in_subject_and_body() -> None:
    soup = draw(message(body="At [company],\n[the point]\n\n[company] [Not a gap]"))
    assert [gap["data-kb-gap"] for gap in soup.select("[data-kb-subject] .kb-gap")] == ["company"]
    assert [gap.get_text() for gap in soup.select("[data-kb-body] .kb-gap")] == ["[company]", "[the point]", "[company]"]


def test_a_field_for_each_gap_with_label_hint_and_example() -> None:
    soup = draw(message(body="[the point] [company]"))
    assert [field["data-kb-field"] for field in soup.select("[data-kb-field]")] == ["company", "the point"]
    field = one(soup, "[data-kb-field=company]")
    assert one(soup, f"label[for={field['id']}]").get_text() == "Company"
    assert one(soup, f"#{field['aria-describedby']}").get_text() == "As they write it. For example: Northfield"
    assert one(soup, "[data-kb-left]").get_text() == "2 gaps are still empty: company, the point"
    assert one(soup, "[data-kb-left]")["data-kb-left"] == "2"


def test_one_gap_is_not_gaps() -> None:
    assert one(draw(message()), "[data-kb-left]").get_text() == "1 gap is still empty: company"


def test_no_fields_without_gaps() -> None:
    soup = draw(message(subject="Thanks"))
    assert not soup.select("[data-kb-field], [data-kb-left], .kb-fields, details")
    assert soup.select("[data-kb-copy]")


def test_fields_suit_what_they_ask_for() -> None:
    soup = draw(message(body="[the point] [your name] [team]"))
    assert [field.name for field in soup.select("[data-kb-field]")] == ["input", "textarea", "input", "input"]
    assert [field["autocomplete"] for field in soup.select("[data-kb-field]")] == ["off", "off", "name", "off"]
    assert [field["autocapitalize"] for field in soup.select("[data-kb-field]")] == ["sentences", "sentences", "sentences", "none"]


def test_same_fields_in_two_messages_have_their_own_ids() -> None:
    soup = draw(message(), message())
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert [tab["aria-controls"] for tab in soup.select("kb-tabs [role=tab]")] == ["message-one", "message-two"]


def test_a_single_message_has_no_tabs() -> None:
    assert not draw(message()).select("kb-tabs, [role=tab]")


def test_everything_that_needs_script_is_a_control() -> None:
    soup = draw(message(body="[the point]"), message(body="[team]"))
    for element in soup.select("button, input, textarea, [role=status], a[data-kb-mailto], [role=tablist]"):
        assert element.find_parent(attrs={"data-kb-control": True}) or element.has_attr("data-kb-control"), element
    for control in soup.select("[data-kb-control]"):
        assert control.has_attr("data-search-exclude"), control


MAIL = "[data-kb-mailto], [data-kb-eml], [data-kb-copy-subject], [data-kb-account]"


def test_mail_is_offered_for_mail_only() -> None:
    assert len(draw(message()).select(MAIL)) == 4
    assert draw(message(channel="text", subject=None)).select(MAIL) == []


def test_employers_may_use_their_own_account() -> None:
    assert not draw(message(moment="hiring")).select("[data-kb-account]")


@pytest.mark.parametrize(
    ("changes", "waits"),
    [
        ({}, True),
        ({"channel": "text", "subject": None}, True),
        ({"channel": "letter", "subject": None}, False),
        ({"urgent": True}, False),
    ],
)
def test_quiet_hours_where_waiting_does_no_harm(changes: dict[str, Any], waits: bool) -> None:
    soup = draw(message(**changes))
    assert [bool(soup.select("[data-kb-late]")), bool(soup.select("[data-kb-quiet]"))] == [waits, waits]
    if waits:
        assert one(soup, "kb-message")["data-kb-quiet"] == '{"start": "21:00", "end": "07:00", "send": "08:00"}'
        assert one(soup, "[data-kb-morning]").get_text() == "Remind me at 8:00"


def test_suggest_a_change_opens_the_file_itself() -> None:
    assert not draw(message()).select(".kb-edit")
    link = one(draw(message(), repo_url="https://github.com/o/r/"), "kb-message > .kb-edit a")
    assert link["href"] == "https://github.com/o/r/edit/main/snippets/messages/one.md"


def test_edit_link() -> None:
    assert edit_link("https://github.com/o/r", "a/b.md") == "https://github.com/o/r/edit/main/a/b.md"
