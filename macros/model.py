"""What the pieces are: messages, checklists, signals, positions, evidence, and the small shared files.

Every model is closed (an unknown key is a problem) and frozen. The descriptions are shown to contributors:
editors show them as hover text, through the JSON Schemas in snippets/schemas/.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]

Folder = Literal["right-after", "thank-you", "waiting", "decision", "staying-in-touch", "by-situation", "something-went-wrong"]
Moment = Literal["right-after", "thank-you", "waiting", "decision", "staying-in-touch", "something-went-wrong", "hiring"]
Recipient = Literal[
    "interviewer", "hiring-manager", "peer", "executive", "panel", "recruiter", "coordinator", "agency", "referrer",
    "referee", "contact", "employer", "candidate",
]  # fmt: skip
Channel = Literal["email", "linkedin", "text", "letter"]
TimingKey = Literal["thank-you", "nudge", "second-nudge", "stop", "on-hold"]

PLACEHOLDER = re.compile(r"\[([a-z][a-z ]*[a-z])\]")
MOST_PLACEHOLDERS = 5


class Model(BaseModel):
    """The rules every piece shares: closed keys, exact types, never changed after loading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


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
    shares_core: Id | None = Field(None, description="The message with which it shares its core on purpose.")
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
                raise PydanticCustomError(
                    "conduct", "Bad treatment is not weighed or explained away. Take out: " + ", ".join(extra)
                )
            if not self.ask:
                raise PydanticCustomError(
                    "conduct", "Say who can help. Write: ask: The equality body of your country, free of charge."
                )
            return self
        if missing := [name for name, value in weighed.items() if not value]:
            raise PydanticCustomError("conduct", "This needs: " + ", ".join(missing))
        if self.ask:
            raise PydanticCustomError("conduct", "`ask` is only for kind: conduct. Take the line out.")
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


class Evidence(Model):
    """One fact with its base, sample, year, payer and caveat."""

    kind: Literal["fact", "misquote", "law", "help"] = Field(description="misquote = a false figure in circulation.")
    claim: Text = Field(description="What it says, in our words.")
    figure: Text | None = Field(None, description="The one headline number, exactly as printed by the source.")
    base: Text | None = Field(None, description="Share OF WHAT; reads on after the figure.")
    detail: Text | None = Field(None, description="Further numbers.")
    sample: Text = Field(description="Who or what was counted.")
    year: Text = Field(description='The year, in quotes: "2017".')
    payer: Text = Field(description="Who paid for it or published it, and what they sell.")
    publisher: Text = Field(description="Where it was published.")
    title: Text = Field(description="The title of the source.")
    url: Url = Field(description="The address of the source.")
    strength: Literal[
        "law", "peer-reviewed", "platform-data", "benchmark-survey", "vendor-survey", "poll", "expert-opinion",
        "institutional-guidance",
    ] = Field(description="What sort of source it is.")  # fmt: skip
    caveat: Text = Field(description="What it does not show.")
    seen: Literal["primary", "secondary"] = Field(description="primary = the source itself was read; secondary = only quoted.")
    accessed: Day = Field(description='When it was read, in quotes: "2026-11" or "2026-11-22".')

    @model_validator(mode="after")
    def _figure_has_a_base(self) -> Self:
        if bool(self.figure) != bool(self.base):
            raise PydanticCustomError(
                "base", "A figure needs its base, and a base its figure. Write: base: of 300 US HR managers polled …"
            )
        return self


class Topic(Model):
    """A reader's question. Its key is the id of the heading that answers it."""

    question: Text = Field(description="The question in a reader's words.")
    moment: Folder = Field(description="The folder of docs/ in which it is answered.")


class Days(Model):
    """A number of working days, and why."""

    days: int = Field(ge=0, le=60, description="Working days.")
    why: Text = Field(description="Why this many.")


class Pace(Model):
    """How long one kind of employer takes, and the days that follow from it (working days)."""

    label: Text = Field(description="The pace in one word for readers.")
    examples: Text = Field(description="Kinds of employer, so that a reader finds theirs.")
    after_their_date: int = Field(ge=1, le=60, description="Ask this many working days after the date they named.")
    without_date: int = Field(ge=1, le=60, description="With no date: ask this many working days after the interview.")
    second: int = Field(ge=1, le=60, description="A second and last time after this many more.")
    stop: int = Field(ge=1, le=60, description="Stop writing this many working days after the last message.")
    why: Text = Field(description="Why these days.")
    evidence: tuple[Id, ...] = Field((), description="What supports them.", strict=False)


class Timing(Model):
    """All days and limits of the site. They are our rule; pages and tools read them from here."""

    thank_you: Days = Field(description="Send the thank-you within this many working days.")
    paces: dict[Literal["quick", "usual", "slow"], Pace] = Field(description="The three paces.")
    nudges_per_round: int = Field(ge=1, le=3, description="How often to ask for news in one round, at most.")
    on_hold_weeks: int = Field(ge=1, le=26, description="When a role is on hold, look once after this many weeks.")
    not_nudges: tuple[Text, ...] = Field(description="Messages that are never counted and never delayed.", strict=False)
    why: Text = Field(description="Why there is a limit at all.")


class Page(Model):
    """The front matter of an advice page."""

    title: Text = Field(description="The reader's question. It becomes the page's heading.")
    description: Annotated[str, StringConstraints(min_length=1, max_length=155)] = Field(description="For search engines.")
    answer: Text = Field(description="The whole short answer, at most 40 words, plain text.")
    reviewed: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] = Field(description="When it was last reviewed.")
