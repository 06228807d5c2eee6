"""Evidence, and the pictures that are drawn from its numbers."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.base import Day, Id, Label, Model, Text, Url


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
