"""The words of the page `What do I do next?`: snippets/next-step.yml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.model.base import Id, Model, Text


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
