"""The phrases of signals as data: each is findable in a message and stands for one thing only."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from macros.content import Content

APART = re.compile(r"'(ll|re|ve|d|m|s|t)\b")


def _plain(phrase: str) -> str:
    """A phrase as the browser compares it, near enough to see two that are the same."""
    folded = unicodedata.normalize("NFKD", phrase)
    return re.sub(r"[^a-z0-9']+", " ", APART.sub(r" \1", folded.encode("ascii", "ignore").decode())).strip()


def test_phrases_are_small_letters_and_more_than_one_word(content: Content) -> None:
    for piece in content.signals.values():
        for phrase in piece.value.phrases:
            assert phrase == phrase.lower().strip(), (piece.id, phrase)
            assert len(phrase.split()) > 1 and len(phrase) >= 8, (piece.id, phrase)


def test_no_phrase_stands_for_two_things(content: Content) -> None:
    meanings = defaultdict(set)
    for piece in content.signals.values():
        for phrase in piece.value.phrases:
            meanings[_plain(phrase)].add(piece.id)
    assert {phrase: ids for phrase, ids in meanings.items() if len(ids) > 1} == {}
