"""How a note to an interviewer is looked at before it is sent: snippets/findings.yml."""

from __future__ import annotations

import re
from typing import Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.base import FindingCode, Id, Model, Text

WordListName = Literal[
    "greetings", "closings", "titles", "not-names", "names-that-are-words", "empty-words", "not-in-dictionary"
]  # fmt: skip


class Pattern(Model):
    """A pattern that is looked for in each sentence, in small or capital letters."""

    pattern: Text = Field(description="A regular expression that means the same in Python and JavaScript.")
    why: Text = Field(description="What it finds, and why that is worth a second look.")

    @model_validator(mode="after")
    def _is_a_pattern(self) -> Self:
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise PydanticCustomError("pattern", f"This is no regular expression: {error}. Compare it with the others.") from None
        return self


class WordList(Model):
    """Words that the checks need to know."""

    words: tuple[Text, ...] = Field(min_length=1, description="In small letters.", strict=False)
    why: Text = Field(description="What they are for.")


class Measured(Model):
    """What the check did with the notes in tests/notes/. `make bench` prints these numbers, and a test compares them."""

    planted: int = Field(ge=0, description="Notes with this fault.")
    found: int = Field(ge=0, description="In how many of them the check found it.")
    wrong: int = Field(ge=0, description="In how many sound notes it found something.")


class NoteCheck(Model):
    """One thing worth a second look. It never keeps anybody from copying or sending."""

    title: Text = Field(description="What to look for, as a line of a printed list.")
    says: Text = Field(description="The remark. {what}, {name}, {other}, {meant} and {count} are filled in.")
    asks: Text | None = Field(None, description="The remark when it is only a question.")
    suggest: Text = Field(description="What to do about it.")
    page: Text = Field(description="The page that says more: thank-you/write-the-note.md#note-length")
    why: Text = Field(description="Why it is worth a look.")
    patterns: tuple[Pattern, ...] = Field((), description="Any one of these in a sentence is enough.", strict=False)
    unless: tuple[Pattern, ...] = Field((), description="A sentence with one of these is left alone.", strict=False)
    measured: Measured = Field(description="How it did with the notes in tests/notes/.")


class NoteLimits(Model):
    """The numbers that the checks count with. They are our rule."""

    most_words: int = Field(ge=50, le=500, description="A note with more words is too long.")
    fewest_words: int = Field(ge=1, le=50, description="A note with fewer words is too short.")
    alike: float = Field(gt=0, lt=1, description="Two notes are alike when more than this share of the own words returns.")
    opening_words: int = Field(ge=3, le=12, description="Two notes open alike when so many words are the same.")
    longest_read: int = Field(ge=1000, le=100_000, description="Of a text with more characters only the length is looked at.")
    why: Text = Field(description="Why these.")


class Findings(Model):
    """What the page for notes to interviewers offers and looks at."""

    starts: tuple[Id, ...] = Field(min_length=1, description="The texts a note can start from, the usual one first.", strict=False)
    limits: NoteLimits = Field(description="The numbers.")
    sound_notes: int = Field(ge=1, description="How many of the notes in tests/notes/ have nothing wrong.")
    words: dict[WordListName, WordList] = Field(description="The lists of words.")
    checks: dict[FindingCode, NoteCheck] = Field(description="The checks, in the order in which they are shown.")

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        for key, known, found in (("words", WordListName, self.words), ("checks", FindingCode, self.checks)):
            if missing := [name for name in get_args(known) if name not in found]:
                raise PydanticCustomError(key, f"`{key}` has nothing for: {', '.join(missing)}. Write an entry for each.")
        return self
