"""The real texts keep the house positions: no guilt, no day set for them, no phrase that everybody has read too often."""

from __future__ import annotations

import re

import pytest

from macros.content import Content

NEVER = {
    "a check-in without a question": r"check(ing)? in\b|touch(ing)? base|circl(e|ing) back|bump(ing)? this|follow(ing)?[ -]up\b",
    "guilt": r"as per my|per my last|my (earlier|previous|last) (e-?mail|message) (was|has)|(you|nobody) (still )?(have|has)n't|"
    r"still (waiting|no (answer|reply|word))|not heard (back|from you)|ignored",
    "a day set for them": r"(please|let me know|tell me|reply|respond)[^.?!]{0,40} (by|before|no later than) \[",
    "a row of exclamation marks": r"!\s*!",
    "a threat": r"forced to|no choice but|otherwise I will",
}
HOLDS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in NEVER.items()}


@pytest.mark.parametrize("kind", NEVER)
def test_no_text_holds(content: Content, kind: str) -> None:
    texts = {name: f"{piece.value.subject}\n{piece.value.body}" for name, piece in content.messages.items()}
    assert {name: found[0] for name, text in texts.items() if (found := HOLDS[kind].search(text))} == {}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("a check-in without a question", "I'm just checking in."),
        ("guilt", "As per my last e-mail, I am still waiting."),
        ("guilt", "You haven't answered."),
        ("a day set for them", "Please let me know by [next date]."),
        ("a row of exclamation marks", "Thank you!!"),
        ("a threat", "I will be forced to look elsewhere."),
    ],
)
def test_it_would_be_found(kind: str, text: str) -> None:
    assert HOLDS[kind].search(text)


def test_employers_name_the_next_day(content: Content) -> None:
    hiring = {name: piece.value for name, piece in content.messages.items() if piece.value.moment == "hiring"}
    assert len(hiring) >= 5
    assert [name for name, text in hiring.items() if "next date" not in text.placeholders] == []
