"""What the gallery of texts needs beyond the texts: ids for its groups, and the words by which a text is found."""

from __future__ import annotations

import re

from macros.content import Piece
from macros.model import Message

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def slug(title: str) -> str:
    """A group's title as an id: `They are late` is `they-are-late`."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def search_words(piece: Piece[Message], *seen: str) -> str:
    """The words of a text, each once, that do not stand in what the reader sees anyway."""
    text = piece.value
    parts = (piece.id, text.title, text.subject or "", text.body, text.avoid_when or "")
    found = dict.fromkeys(WORD.findall(" ".join(parts).lower()))
    visible = set(WORD.findall(" ".join((*seen, text.use_when)).lower()))
    return " ".join(word for word in found if word not in visible)
