"""Rules over what the site claims about the world. Each function is a rule; its name is the rule's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from macros.model import Evidence
from macros.problem import Problem
from tools.check.project import Project
from tools.check.prose import key_line, paragraphs, plain, sentences, words

# `cite` and `figure` leave the mark ◆ in a sentence before it is made plain.
SOURCE = re.compile(r"\{\{\s*(?:cite|figure)\(.*?\}\}")
OUR_RULE = re.compile(r"\bour (?:rule|arithmetic)\b", re.I)
OWN_VIEW = re.compile(r"\bour (?:rule|guess|view|reading)\b", re.I)

SMALL = "two|three|four|five|six|seven|eight|nine"
LARGE = "ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|hundreds?|thousands?|millions?"
DIGITS = r"(?!(?:19|20)\d\d\b)\d[\d,]*"
NUMBER = rf"(?:{DIGITS}|(?:{SMALL}|{LARGE})(?:-(?:one|{SMALL}))?)"
ACTORS = r"(?:hiring |HR )?(?:managers|recruiters|interviewers|employers|companies|firms)"
PEOPLE = (
    rf"(?:{ACTORS}|people|persons|employees|staff|workers|candidates|applicants|seekers|professionals|executives|"
    "engineers|graduates|students|readers|users|organizations|universities|reviews|respondents|cases)"
)
ANY_NUMBER = re.compile(
    rf"\d|\b(?:half|thirds?|quarters?|fifths?|tenths?|one|{SMALL}|{LARGE}|per ?cent|percentage|twice|double)\b", re.I
)
# What a number about the world looks like. Whatever else has a number in it is harmless.
NUMBERS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\d[\d.,]*\s?%|\bper ?cent\b|\bpercentage points?\b",
        r"\b(?:(?<!Robert )half|(?:a|one|two|three|four) (?:third|quarter|fifth|tenth)s?)\b"
        r"(?! (?:of )?(?:an?|the) (?:hour|minute|day|page|line|way)\b)(?! (?:time|message|note|e-mail|person|question)\b)",
        rf"\b(?:one|{NUMBER}) (?:in|out of) (?:every )?{NUMBER}\b|\b{DIGITS} of {DIGITS}\b",
        rf"\b(?:twice|double|{NUMBER} times) as (?:many|much|long|likely|often)\b",
        rf"\b(?:\d\d[\d,]*(?<!\b(?:19|20)\d\d)|{LARGE})(?: [\w-]+)?(?: [\w-]+)?(?: [\w-]+)? {PEOPLE}\b",
        rf"\b{NUMBER}(?: more| extra| working| business| calendar)* (?:days|weeks|months|years)\b|\b(?:24|48|72) hours\b",
        r"\b\d+\.\d+\b",
    )
)

# Words that claim to know what employers do. `{actors}` stands for those who hire.
VAGUE = tuple(
    re.compile(pattern.format(actors=ACTORS), re.I)
    for pattern in (
        r"\b(?:studies|surveys|research|statistics|polls) (?:clearly )?(?:shows?|proves?|says?|agrees?|finds?)\b",
        r"\b(?:experts|professionals) (?:all )?(?:say|agree)\b|\b{actors} (?:all )?agree\b",
        r"\bit is (?:proven|well known)\b",
        r"\bmost (?:of the )?{actors}\b",
        r"\b(?:nearly all|almost all|the majority of|the vast majority of) {actors}\b",
        r"\b{actors} (?:often|usually|typically|generally|normally|mostly|always|never|tend to)\b",
        r"\b(?:usually|typically|generally|normally)\b[^.]*\b{actors}\b",
    )
)

LONGEST_AVERAGE = 16

# A heading, and not a word in some sentence: a tired reader looks for it, and "stop" alone may be about anything.
STOP = re.compile(r"\bwhen to stop\b", re.I)


@dataclass(frozen=True)
class Claim:
    """A sentence that states something, whether it has a source, how to give it one, and where it stands."""

    sentence: str
    sourced: bool
    how: str
    problem: Callable[..., Problem]


@lru_cache(maxsize=1)
def _claims(project: Project) -> tuple[Claim, ...]:
    return tuple(_find_claims(project))


def _find_claims(project: Project) -> Iterator[Claim]:
    """Every sentence of the pages and pieces, except evidence, headings, titles, and the texts that readers send."""
    in_text, beside = 'Write {{ cite("…") }} in this sentence', "Name its source under `evidence`"
    for page in project.pages:
        if page.path.startswith("contributing/"):
            continue  # it is about this project, not about the world
        for paragraph in paragraphs(page):
            for sentence in sentences(plain(SOURCE.sub("◆", paragraph.raw))):
                yield Claim(sentence, "◆" in sentence, in_text, partial(page.source.problem, paragraph.line))
        if page.meta:
            for sentence in sentences(page.meta.answer):
                yield Claim(
                    sentence, False, "Move the number into the text", partial(page.source.problem, key_line(page, "answer"))
                )
    for piece in project.pieces():
        if not isinstance(piece.value, Evidence):
            for loc, text, sourced in _texts(piece.value.model_dump(exclude={"title", "subject", "phrases"}), (), sourced=False):
                for sentence in sentences(text):
                    yield Claim(sentence, sourced, beside, partial(piece.problem, loc))


def _texts(data: object, loc: tuple[str | int, ...], *, sourced: bool) -> Iterator[tuple[tuple[str | int, ...], str, bool]]:
    """The texts of a piece with their places, and whether evidence is named beside them."""
    if isinstance(data, dict):
        sourced = sourced or bool(data.get("evidence"))
        for key, value in data.items():
            if key not in ("who", "evidence"):
                yield from _texts(value, (*loc, key), sourced=sourced)
    elif isinstance(data, (list, tuple)):
        for at, value in enumerate(data):
            yield from _texts(value, (*loc, at), sourced=sourced)
    elif isinstance(data, str):
        yield loc, data, sourced


def _first(patterns: Iterable[re.Pattern[str]], sentence: str) -> str:
    return next((match[0] for pattern in patterns if (match := pattern.search(sentence))), "")


def uncited_number(project: Project) -> Iterator[Problem]:
    """A number about the world has its source in the same sentence, as `cite` or `figure`, or the sentence says "our rule".

    Meant are percentages, fractions ("half", not "half an hour"), shares ("four in ten", "1 of 5") and "twice as many". So are ten
    or more people or firms, days, weeks, months and years, hours from 24, and every number with a decimal point.
    Headings, tables, dates, times and small counts ("two lines", "three people", "five minutes") are not meant.
    A piece names its evidence beside the text instead.
    """
    for claim in _claims(project):
        if claim.sourced or not ANY_NUMBER.search(claim.sentence) or OUR_RULE.search(claim.sentence):
            continue
        if match := _first(NUMBERS, claim.sentence):
            yield claim.problem("uncited-number", f"Where is “{match}” from? {claim.how}, or say “our rule”.")


def vague_claim(project: Project) -> Iterator[Problem]:
    """What employers "usually" do, or what "studies show", needs a `cite` in the sentence, or the words "in our view" (advice)."""
    for claim in _claims(project):
        if claim.sourced or OWN_VIEW.search(claim.sentence):
            continue
        if match := _first(VAGUE, claim.sentence):
            yield claim.problem("vague-claim", f"Who says “{match}”? {claim.how}, or write “in our view”.", advice=True)


def plain_words(project: Project) -> Iterator[Problem]:
    """A plain word instead of an official one; snippets/plain-words.yml lists them (advice)."""
    known = project.content.plain_words
    if not known:
        return
    official = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})\b", re.I)
    texts = [(claim.sentence, claim.problem) for claim in _claims(project)]
    for piece in project.content.messages.values():
        for number, line in enumerate(piece.value.body.split("\n"), piece.body_line):
            texts.append((line, partial(piece.source.problem, number)))
    for text, problem in texts:
        for match in official.finditer(text):
            yield problem("plain-words", f"“{match[0]}” is official language. Plainer: “{known[match[0].lower()]}”.", advice=True)


def long_average(project: Project) -> Iterator[Problem]:
    """The sentences of a page have at most 16 words on average (advice). Single long ones are another rule."""
    for page in project.pages:
        lengths = [len(words(sentence)) for paragraph in paragraphs(page) for sentence in sentences(paragraph.text)]
        if lengths and (average := sum(lengths) / len(lengths)) > LONGEST_AVERAGE:
            message = f"The sentences have {average:.1f} words on average; {LONGEST_AVERAGE} is a good most. Break up the longest."
            yield page.source.problem(page.body_line, "long-average", message, advice=True)


def no_day_to_stop(project: Project) -> Iterator[Problem]:
    """A page with a text to send has a heading that says when to stop. Only texts for people who hire are left out."""
    messages = project.content.messages
    for page in project.pages:
        sent = [call for call in page.calls if call.name == "message"]
        contact = [
            call for call in sent if any(name in messages and messages[name].value.moment != "hiring" for name in call.arguments)
        ]
        if contact and not any(STOP.search(heading.text) for heading in page.headings):
            message = "This page offers a text to send and does not say when to stop. Add “## When to stop” and a line on it."
            yield page.source.problem(contact[0].line, "no-day-to-stop", message)


RULES = (uncited_number, vague_claim, plain_words, long_average, no_day_to_stop)
