"""Rules over the words of pages. Each function is a rule; its name is the rule's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problem import Problem
from tools.check.project import Project
from tools.check.prose import paragraphs, sentences, words

LONGEST_ANSWER = 40
LONGEST_OPENING = 60
LONGEST_SENTENCE = 25
LONGEST_PAGE = 900
ABOUT = ("how-we-know", "contributing")
BUILDERS = re.compile(
    r"\b(signals?|positions?|evidence entry|evidence entries|stop rules?|workbench|placeholders?|snippets?)\b", re.I
)


def answer_too_long(project: Project) -> Iterator[Problem]:
    """A page's `answer` has at most 40 words: it is what a reader sees first and perhaps only."""
    for page in project.pages:
        if page.meta and (count := len(words(page.meta.answer))) > LONGEST_ANSWER:
            line = next((n for n, text in enumerate(page.source.text.split("\n"), 1) if text.startswith("answer:")), 1)
            yield page.source.problem(line, "answer-too-long", f"The answer has {count} words; {LONGEST_ANSWER} is the most.")


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
                    message = f"{count} words in one sentence; {LONGEST_SENTENCE} is the most: “{' '.join(sentence.split()[:6])} …”"
                    yield page.source.problem(paragraph.line, "long-sentence", message)


def page_too_long(project: Project) -> Iterator[Problem]:
    """A page has at most 900 words of its own: what is longer is two questions."""
    for page in project.pages:
        if (count := sum(len(words(paragraph.text)) for paragraph in paragraphs(page))) > LONGEST_PAGE:
            yield page.source.problem(
                page.body_line, "page-too-long", f"{count} words; {LONGEST_PAGE} is the most. Cut, or make two pages."
            )


def builders_word(project: Project) -> Iterator[Problem]:
    """Readers meet plain words; signal, position, placeholder, snippet and the like are words of the builders."""
    for page in project.pages:
        if page.path.split("/")[0] in ABOUT:
            continue
        for paragraph in paragraphs(page):
            if match := BUILDERS.search(paragraph.text):
                message = (
                    f"“{match[0]}” is a word of the builders. Say what the reader sees, or use another word (position: role, job)."
                )
                yield page.source.problem(paragraph.line, "builders-word", message)


RULES = (answer_too_long, opening_too_long, long_sentence, page_too_long, builders_word)
