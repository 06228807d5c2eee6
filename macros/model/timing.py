"""Every day and limit of the site: snippets/timing.yml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.model.base import Id, Model, Text, Time


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
