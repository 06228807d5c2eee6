"""Rules over the words of pages. Each function is a rule; its name is the rule's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problem import Problem
from tools.check.project import Project
from tools.check.prose import key_line, paragraphs, sentences, words

LONGEST_ANSWER = 40
LONGEST_OPENING = 60
LONGEST_SENTENCE = 25
LONGEST_PAGE = 900
LOOKED_UP = "contributing/checks.md"  # a list of all rules, which nobody reads from top to bottom
ABOUT = ("how-we-know", "contributing")
TROUBLE = "something-went-wrong"
# What every page of that folder takes in from snippets/shared/.
YOU_DECIDE = '--8<-- "you-decide.md"'
# How builders say it: what a reader understands.
PLAIN = {
    r"signals?": "“what it means when they …”", r"positions?": "“role”, or “where advice differs”",
    r"evidence entr(?:y|ies)": "“where this number comes from”", r"stop rules?": "“when to stop”",
    r"workbench": "“write a note to each person”", r"placeholders?": "“gap”", r"snippets?": "“text to copy”",
}  # fmt: skip
BUILDERS = re.compile(rf"\b(?:{'|'.join(PLAIN)})\b", re.I)


def answer_too_long(project: Project) -> Iterator[Problem]:
    """A page's `answer` has at most 40 words: it is what a reader sees first and perhaps only."""
    for page in project.pages:
        if page.meta and (count := len(words(page.meta.answer))) > LONGEST_ANSWER:
            yield page.source.problem(
                key_line(page, "answer"), "answer-too-long", f"The answer has {count} words; {LONGEST_ANSWER} is the most. Cut."
            )


def opening_too_long(project: Project) -> Iterator[Problem]:
    """The first paragraph under a question's heading has at most 60 words: it is the answer."""
    for page in project.pages:
        for paragraph in paragraphs(page):
            answers = paragraph.first and paragraph.heading in project.content.topics
            if answers and (count := len(words(paragraph.text))) > LONGEST_OPENING:
                message = f"This first paragraph has {count} words; {LONGEST_OPENING} is the most. Put the rest into a second one."
                yield page.source.problem(paragraph.line, "opening-too-long", message)


def long_sentence(project: Project) -> Iterator[Problem]:
    """A sentence has at most 25 words. Somebody reads it on a phone, at night, upset."""
    for page in project.pages:
        for paragraph in paragraphs(page):
            for sentence in sentences(paragraph.text):
                if (count := len(words(sentence))) > LONGEST_SENTENCE:
                    start = " ".join(sentence.split()[:6])
                    message = f"{count} words in one sentence; {LONGEST_SENTENCE} is the most. Make it two: “{start} …”"
                    yield page.source.problem(paragraph.line, "long-sentence", message)


def page_too_long(project: Project) -> Iterator[Problem]:
    """A page has at most 900 words of its own: what is longer is two questions."""
    for page in project.pages:
        if page.path == LOOKED_UP:
            continue
        if (count := sum(len(words(paragraph.text)) for paragraph in paragraphs(page))) > LONGEST_PAGE:
            yield page.source.problem(
                page.body_line, "page-too-long", f"{count} words; {LONGEST_PAGE} is the most. Cut, or make two pages."
            )


def builders_word(project: Project) -> Iterator[Problem]:
    """Readers meet plain words. Signal, position, placeholder, snippet and the like are words of the builders: outside About this
    site nobody knows what they mean.
    """
    for page in project.pages:
        if page.path.split("/")[0] in ABOUT:
            continue
        for paragraph in paragraphs(page):
            for match in BUILDERS.finditer(paragraph.text):
                instead = next(words for word, words in PLAIN.items() if re.fullmatch(word, match[0], re.I))
                message = f"“{match[0]}” is a word of the builders. Readers understand {instead}."
                yield page.source.problem(paragraph.line, "builders-word", message)


def you_decide_missing(project: Project) -> Iterator[Problem]:
    """Every page in docs/something-went-wrong/ takes in you-decide.md: that the reader decides, owes nobody thanks, writes it
    down now and asks an adviser this week. Whoever lands on one of them reads perhaps no other.
    """
    for page in project.pages:
        if page.path.split("/")[0] == TROUBLE and YOU_DECIDE not in map(str.strip, page.body.split("\n")):
            message = f"Say here, too, that the reader decides. Add this line: {YOU_DECIDE}"
            yield page.source.problem(page.body_line, "you-decide-missing", message)


RULES = (answer_too_long, opening_too_long, long_sentence, page_too_long, builders_word, you_decide_missing)
