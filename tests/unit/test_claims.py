"""What counts as a number about the world, and as a vague claim: sentences that must be caught, and sentences that must not."""

from __future__ import annotations

import pytest

from tools.check.claims import NUMBERS, VAGUE


def _caught(patterns: object, sentence: str) -> bool:
    return any(pattern.search(sentence) for pattern in patterns)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2017, 80% of them said so.",
        "About 42 % consider it.",
        "It fell by 7.3 percentage points.",
        "Half of recruiters read it.",
        "Another third would think less of them, and a third of them said so.",
        "Two thirds never answer.",
        "Four in ten hear nothing.",
        "Roughly 4 to 7 in 10 people were ignored.",
        "It was 16 of 84.",
        "Government takes twice as long.",
        "The firm asked 300 US HR managers.",
        "More than 2,800 employers answered.",
        "Dozens of companies do it.",
        "It covers employers with 25 or more staff.",
        "You will hear within two weeks.",
        "They answer after 45 days.",
        "It took ten working days.",
        "A professor with 17 years on committees remembers none.",
        "Send it within 24 hours.",
        "Faster: India 16.1, Israel 16.9.",
    ],
)
def test_a_number_about_the_world_is_caught(sentence: str) -> None:
    assert _caught(NUMBERS, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Write one note, in two sentences.",
        "It takes five minutes.",
        "Wait 15 minutes, then write.",
        "Three people interviewed you on Tuesday at 10:30.",
        "The rule has been in force since 1 January 2026.",
        "In 2017 hiring managers were asked about it.",
        "It takes half an hour, or a quarter of an hour.",
        "Robert Half is a staffing firm.",
        "Don't write a third time, and no third message.",
        "The texts and the 30-60-90-day plan stay at home.",
        "Use one or two lines, at most.",
        "One of them may write back.",
        "Call 911.",
    ],
)
def test_a_harmless_number_is_not(sentence: str) -> None:
    assert not _caught(NUMBERS, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Studies show that notes work.",
        "Most employers like it.",
        "At most companies only HR answers.",
        "Recruiters often forward it.",
        "Nearly all hiring managers read it.",
        "Usually the note is read by managers on a phone.",
        "Experts agree on this.",
    ],
)
def test_a_vague_claim_is_caught(sentence: str) -> None:
    assert _caught(VAGUE, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We found no study.",
        "Write at most twice, to at most two managers.",
        "Some recruiters say that silence is ordinary.",
        "The point that matters most is the name.",
        "Ask the employer you like the most.",
    ],
)
def test_an_honest_sentence_is_not(sentence: str) -> None:
    assert not _caught(VAGUE, sentence)
