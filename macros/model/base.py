"""What every model shares: closed keys, and the kinds of text and the fixed words that pieces are made of."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

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
FindingCode = Literal[
    "placeholder", "group-address", "other-name", "misspelt-name", "misspelt-company", "too-long", "too-short",
    "nothing-specific", "similar", "same-opening", "deadline", "nagging", "apology", "gift", "homework", "no-thanks", "shouting",
    "spelling",
]  # fmt: skip

PLACEHOLDER = re.compile(r"\[([a-z][a-z ]*[a-z])\]")
MOST_PLACEHOLDERS = 5


class Model(BaseModel):
    """The rules every piece shares: closed keys, exact types, never changed after loading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
