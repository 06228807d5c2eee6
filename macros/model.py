"""What the pieces are: messages, checklists, signals, positions, evidence, and the small shared files.

Every model is closed (an unknown key is a problem) and frozen. The descriptions are shown to contributors:
editors show them as hover text, through the JSON Schemas in snippets/schemas/.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
Time = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=24, pattern=r"\S")]  # one line of a chart on a phone

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
    urgent: bool = Field(False, description="true when it must not wait for the morning: no line about the late hour.")
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


class Evidence(Model):
    """One fact with its base, sample, year, payer and caveat."""

    kind: Literal["fact", "misquote", "law", "help"] = Field(description="misquote = a false figure in circulation.")
    claim: Text = Field(description="What it says, in our words.")
    figure: Text | None = Field(None, description="The one headline number, exactly as printed by the source.")
    base: Text | None = Field(None, description="Share OF WHAT; reads on after the figure.")
    detail: Text | None = Field(None, description="Further numbers.")
    values: dict[Label, float] = Field({}, description="The numbers that a chart draws, by label. Only where a chart uses them.")
    unit: Literal["%", "days"] | None = Field(None, description="What `values` count.")
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
        if bool(self.values) != bool(self.unit):
            raise PydanticCustomError("unit", "`values` need their unit, and a unit its values. Write: unit: days")
        return self


class Chart(Model):
    """A picture of bars, drawn from the `values` of evidence."""

    title: Text = Field(description="What the picture shows.")
    says: Text = Field(description="What a look at it tells, in a sentence or two.")
    evidence: tuple[Id, ...] = Field(min_length=1, description="Whose `values` are drawn.", strict=False)
    names: tuple[Label, ...] = Field((), description="What to call each of them, in the same order; not for one.", strict=False)
    note: Text | None = Field(None, description="What the numbers do not show, or how they were counted.")

    @model_validator(mode="after")
    def _each_has_a_name(self) -> Self:
        if len(self.names) != (len(self.evidence) if len(self.evidence) > 1 else 0):
            raise PydanticCustomError("names", "Give each entry of `evidence` a name, in the same order; a single one has none.")
        return self


class TimelinePoint(Model):
    """A day on the timeline: one of the `values` of evidence, or the day on which a pace may ask for news."""

    what: Text = Field(description="What happens then, in one short sentence.")
    evidence: tuple[Id, ...] = Field((), max_length=1, description="The one entry that holds the number.", strict=False)
    value: Label | None = Field(None, description="The label of the number among its `values`.")
    pace: Literal["quick", "usual", "slow"] | None = Field(None, description="For our rule: the pace of timing.yml.")
    working_days: bool = Field(False, description="Whether the source counts working days.")

    @model_validator(mode="after")
    def _one_number(self) -> Self:
        if bool(self.evidence and self.value) == bool(self.pace):
            raise PydanticCustomError("number", "Name where the day is from: `evidence` and `value`, or `pace`.")
        return self


class Timeline(Model):
    """The picture of the wait: what happens on which day after the interview."""

    title: Text = Field(description="What the picture shows.")
    says: Text = Field(description="What a look at it tells, in a sentence or two.")
    start: Text = Field(description="What the first day is.")
    points: tuple[TimelinePoint, ...] = Field(min_length=2, description="What happens, in any order.", strict=False)
    note: Text = Field(description="What the picture does not show.")


class PlainWords(RootModel[dict[Text, Text]]):
    """Words that sound official, each with the plain one. Files write one `word: plain word` a line."""

    model_config = ConfigDict(strict=True, frozen=True)


class Situation(Model):
    """A group of the gallery: what has happened, in the reader's own words, and the texts for it."""

    title: Text = Field(description='The situation as the reader would say it: "They are late".')
    messages: tuple[Id, ...] = Field(
        min_length=1, description="The texts for it, the one that most people need first.", strict=False
    )


class Gallery(Model):
    """In which order the gallery shows the texts. Every text stands in exactly one group."""

    first: tuple[Id, ...] = Field(min_length=1, description="The texts that most people need, above the groups.", strict=False)
    groups: tuple[Situation, ...] = Field(min_length=1, description="The groups in the order of time.", strict=False)


class SynonymGroup(Model):
    """Words and short phrases that readers use for the same thing."""

    words: tuple[Text, ...] = Field(min_length=2, description="In lower case, as readers type them.", strict=False)
    why: Text = Field(description="Why these mean the same in a search.")


class Synonyms(Model):
    """The groups that the site's search treats as one word, at a lower weight than the word itself."""

    groups: tuple[SynonymGroup, ...] = Field(description="One entry a group.", strict=False)


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


class QuietHours(Model):
    """The hours in which a message is written, but read better in the morning."""

    start: Time = Field(description='From when, in quotes: "21:00".')
    end: Time = Field(description='Until when, in quotes: "07:00".')
    send: Time = Field(description='When to send instead, in quotes: "08:00".')
    why: Text = Field(description="Why the morning is better.")


class NextStepLimits(Model):
    """Limits of the page `What do I do next?` that are no days of a pace."""

    decide_before: int = Field(ge=0, le=10, description="Decide alone this many working days before another deadline.")
    silent_weeks: int = Field(ge=4, le=104, description="After this many weeks without a word, ask no more.")
    years: int = Field(ge=1, le=5, description="A day further away than this many years is taken for a slip of the finger.")
    why: Text = Field(description="Why these.")


class Timing(Model):
    """All days and limits of the site. They are our rule; pages and tools read them from here."""

    thank_you: Days = Field(description="Send the thank-you within this many working days.")
    paces: dict[Literal["quick", "usual", "slow"], Pace] = Field(description="The three paces.")
    nudges_per_round: int = Field(ge=1, le=3, description="How often to ask for news in one round, at most.")
    on_hold_weeks: int = Field(ge=1, le=26, description="When a role is on hold, look once after this many weeks.")
    next_step: NextStepLimits | None = Field(None, description="Only where the page `What do I do next?` is used.")
    quiet_hours: QuietHours = Field(description="When a text waits for the morning, by the reader's clock.")
    not_nudges: tuple[Text, ...] = Field(description="Messages that are never counted and never delayed.", strict=False)
    why: Text = Field(description="Why there is a limit at all.")


class Following(Model):
    """What the reader may have been told or seen, from which the same follows."""

    signals: tuple[Id, ...] = Field(min_length=1, description="What they said or did.", strict=False)


class Stage(Model):
    """What the page `What do I do next?` says at one point. A sentence whose day is not known is left out."""

    means: Text = Field(description="The reading in words.")
    signals: tuple[Id, ...] = Field((), description="Whose ordinary reasons stand before the reading.", strict=False)
    do: Text = Field(description="The one step, or that there is none.")
    now: Text | None = Field(None, description="Instead of `do` when its day is not known or has passed.")
    also: tuple[Text, ...] = Field((), description="Sentences below the step.", strict=False)
    dont: Text = Field(description="What not to do.")
    why: Text | None = Field(None, description="The rule behind it, where it is not one of the days.")
    position: Id | None = Field(None, description="Where advice differs about it.")
    page: Text = Field(description="The page that says more: waiting/asking-for-news.md#check-in")


class NextStep(Model):
    """The words of the page `What do I do next?`. Its days and limits stand in timing.yml."""

    fields: dict[str, Text] = Field(description="What is asked, by the name of the answer.")
    people: dict[str, Text] = Field(description="To whom a step goes.")
    heard: dict[Literal["answer", "hold", "hr", "manager", "spoken-offer", "week", "written-offer"], Following] = Field(
        description="What follows from what they said or did."
    )
    texts: dict[str, Id] = Field(description="The text for each kind of step.")
    stop: Text = Field(description="When to stop.")
    stop_now: Text = Field(description="When the day to stop is there.")
    calm: Text = Field(description="The calendar entry for tomorrow.")
    questions: dict[str, Text] = Field(description="What must be put right before there can be advice.")
    notes: dict[str, Text] = Field(description="How something was read, or why it was not counted.")
    rules: dict[str, Text] = Field(description="The rule behind a day, by its name in timing.yml.")
    stages: dict[str, Stage] = Field(description="What is said at each point.")


class Page(Model):
    """The front matter of an advice page."""

    title: Text = Field(description="The reader's question. It becomes the page's heading.")
    description: Annotated[str, StringConstraints(min_length=1, max_length=155, pattern=r"^[^\"<>]*$")] = Field(
        description="For search engines."
    )
    answer: Text = Field(description="The whole short answer, at most 40 words, plain text.")
    reviewed: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] = Field(description="When it was last reviewed.")
