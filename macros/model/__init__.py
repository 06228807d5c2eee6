"""What the pieces are: messages, checklists, signals, positions, evidence, and the small shared files.

Every model is closed (an unknown key is a problem) and frozen. The descriptions are shown to contributors:
editors show them as hover text, through the JSON Schemas in snippets/schemas/.
"""

from macros.model.base import (
    MOST_PLACEHOLDERS,
    PLACEHOLDER,
    Channel,
    Day,
    FindingCode,
    Folder,
    Id,
    Label,
    Model,
    Moment,
    Recipient,
    Text,
    Time,
    TimingKey,
    Url,
)
from macros.model.evidence import Chart, Evidence, Timeline, TimelinePoint
from macros.model.finding import Door, Doors, Gallery, Page, PlainWords, Situation, SynonymGroup, Synonyms, Topic
from macros.model.next_step import Following, NextStep, Stage
from macros.model.notes import Findings, Measured, NoteCheck, NoteLimits, Pattern, WordList
from macros.model.pieces import Checklist, FieldSpec, Item, Message, Position, Side, Signal
from macros.model.timing import Days, NextStepLimits, Pace, QuietHours, Timing

__all__ = [
    "MOST_PLACEHOLDERS",
    "PLACEHOLDER",
    "Channel",
    "Chart",
    "Checklist",
    "Day",
    "Days",
    "Door",
    "Doors",
    "Evidence",
    "FieldSpec",
    "FindingCode",
    "Findings",
    "Folder",
    "Following",
    "Gallery",
    "Id",
    "Item",
    "Label",
    "Measured",
    "Message",
    "Model",
    "Moment",
    "NextStep",
    "NextStepLimits",
    "NoteCheck",
    "NoteLimits",
    "Pace",
    "Page",
    "Pattern",
    "PlainWords",
    "Position",
    "QuietHours",
    "Recipient",
    "Side",
    "Signal",
    "Situation",
    "Stage",
    "SynonymGroup",
    "Synonyms",
    "Text",
    "Time",
    "Timeline",
    "TimelinePoint",
    "Timing",
    "TimingKey",
    "Topic",
    "Url",
    "WordList",
]
