"""The pieces that stand in a file each: messages, checklists, signals, positions, and what a gap asks for."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.base import PLACEHOLDER, Channel, FindingCode, Id, Model, Moment, Recipient, Text, TimingKey


class Message(Model):
    """A text to copy: an e-mail, a LinkedIn note, a text message or a letter."""

    title: Text = Field(description="What it is, in a few words for a reader.")
    moment: Moment = Field(description="When it is sent.")
    recipient: Recipient = Field("interviewer", description="Who gets it.")
    channel: Channel = Field("email", description="How it is sent.")
    subject: Text | None = Field(None, description="The subject line: needed for e-mail, not allowed elsewhere.")
    use_when: Text = Field(description="The situation in which this text is right, in one sentence.")
    avoid_when: Text | None = Field(None, description="The situation in which it would do harm, in one sentence.")
    why: Text | None = Field(None, description="Why the text is built like this.")
    urgent: bool = Field(False, description="true when it must not wait for the morning: no line about the late hour.")
    shares_core: Id | None = Field(None, description="The message with which it shares its core on purpose.")
    expects: dict[FindingCode, Text] = Field(
        {}, description="Remarks of the page for notes that are right here, each with its reason."
    )
    body: Text = Field(description="The text itself, below the second `---`. Copied as it is.", exclude=True)

    @model_validator(mode="after")
    def _subject_belongs_to_email(self) -> Self:
        if self.channel == "email" and not self.subject:
            raise PydanticCustomError(
                "subject", 'An e-mail needs a subject line. Write: subject: "Thank you – [job title] interview"'
            )
        if self.channel != "email" and self.subject:
            raise PydanticCustomError("subject", "Only an e-mail has a subject line. Take the line out.")
        return self

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names of the gaps, each once, in the order in which a reader meets them."""
        return tuple(dict.fromkeys(PLACEHOLDER.findall(f"{self.subject or ''}\n{self.body}")))


class FieldSpec(Model):
    """What a gap asks for. One entry of fields.yml; its key is the name in brackets."""

    label: Text = Field(description="The field's label.")
    hint: Text = Field(description="How to fill it, in one short sentence.")
    example: Text = Field(description="An invented example that reads well inside the texts.")
    kind: Literal["text", "long text", "date"] = Field(description="text for one line, long text for sentences, date for a day.")


class Item(Model):
    """One thing to do. Its id is written by hand, never derived from its text, and never used again."""

    id: Id = Field(description="A short id, unique in this checklist. Never change it: readers' ticks hang on it.")
    text: Text = Field(description="One action that can be finished today.")
    why: Text = Field(description="The reason, in one or two sentences.")
    message: Id | None = Field(None, description="The text to copy that belongs to it.")
    evidence: tuple[Id, ...] = Field((), description="Evidence that supports it.", strict=False)
    day: TimingKey | None = Field(None, description="The entry of timing.yml that says when to come back.")


class Checklist(Model):
    """A short list of things to do, in order."""

    title: Text = Field(description="What the list is for.")
    moment: Moment = Field(description="When it is used.")
    intro: Text = Field(description="One sentence before the list.")
    items: tuple[Item, ...] = Field(min_length=1, description="The things to do.", strict=False)


class Signal(Model):
    """Something the employer said or did (or did not do), and how it is read."""

    title: Text = Field(description="The phrase or event as the reader remembers it.")
    phrases: tuple[Text, ...] = Field((), description="Wordings found in real messages, in lower case.", strict=False)
    kind: Literal["said", "done", "not-done", "conduct"] = Field(description="conduct = somebody was treated badly.")
    strength: Literal["none", "weak", "moderate", "strong", "decided"] | None = Field(
        None, description="How much it tells. A range takes its lower end. Not for conduct."
    )
    direction: Literal["good", "bad", "either"] | None = Field(None, description="Which way it points. Not for conduct.")
    confidence: Literal["high", "medium", "low"] = Field(description="How well the sources agree; low = our guess.")
    reading: Text = Field(description="What it means, in one or two sentences.")
    explanations: tuple[Text, ...] = Field((), description="Ordinary reasons. Not for conduct.", strict=False)
    do: Text = Field(description="What to do.")
    dont: Text = Field(description="What not to do.")
    ask: Text | None = Field(None, description="Whom to ask for help. Only for conduct, and needed there.")
    message: Id | None = Field(None, description="The text to copy that answers it.")
    evidence: tuple[Id, ...] = Field((), description="Evidence that supports the reading.", strict=False)

    @model_validator(mode="after")
    def _conduct_is_not_weighed(self) -> Self:
        weighed = {"strength": self.strength, "direction": self.direction, "explanations": self.explanations}
        if self.kind == "conduct":
            if extra := [name for name, value in weighed.items() if value]:
                raise PydanticCustomError("kind", "Bad treatment is not weighed or explained away. Take out: " + ", ".join(extra))
            if not self.ask:
                raise PydanticCustomError(
                    "kind", "For kind: conduct, say who can help. Write: ask: The equality body of your country, free of charge."
                )
            return self
        if missing := [name for name, value in weighed.items() if not value]:
            raise PydanticCustomError(
                "kind", f"With kind: {self.kind}, this is missing: {', '.join(missing)}. Write a line for each."
            )
        if self.ask:
            raise PydanticCustomError("ask", "`ask` is only for kind: conduct. Take the line out.")
        return self


class Side(Model):
    """One side of a question on which advice differs."""

    who: Text = Field(description="Who says it.")
    says: Text = Field(description="What they say, in our words.")
    evidence: tuple[Id, ...] = Field((), description="Where it was seen.", strict=False)


class Position(Model):
    """A question on which advice differs: who says what, what we recommend, and why."""

    question: Text = Field(description="The question, as a reader would ask it.")
    sides: tuple[Side, ...] = Field(min_length=2, description="Who says what.", strict=False)
    ours: Text = Field(description="What we recommend.")
    why: Text = Field(description="Why.")
    change_our_mind: Text = Field(description="What would change our mind.")
