"""`python -m tools grades`: how many years of school a page asks for, by its paragraphs. Information, never a rule:
a short plain sentence can be hard, and a page of names and addresses scores badly for no fault of its own. The places where a
word may be hyphenated are a little fewer than its syllables, so compare pages with each other and not with other sites.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

import pyphen

from macros.pages import PageFile, read_pages
from tools.check.prose import paragraphs, sentences, words
from tools.environment import ROOT


def main(arguments: argparse.Namespace) -> int:
    """Prints the grade of every page, the hardest first."""
    hyphens = pyphen.Pyphen(lang="en_US")
    graded = sorted(
        ((grade(page, lambda word: len(hyphens.positions(word)) + 1), page.path) for page in read_pages(ROOT)), reverse=True
    )
    for value, path in graded:
        print(f"{value:5.1f}  docs/{path}")
    print(f"{sum(value for value, _ in graded) / len(graded):5.1f}  on average (Flesch-Kincaid: years of school)")
    return 0


def grade(page: PageFile, syllables: Callable[[str], int]) -> float:
    """The Flesch-Kincaid grade of a page's paragraphs and list items: long sentences and long words cost."""
    counted = [words(sentence) for paragraph in paragraphs(page) for sentence in sentences(paragraph.text)]
    total = sum(len(sentence) for sentence in counted)
    if not total:
        return 0.0
    spoken = sum(syllables(word) for sentence in counted for word in sentence)
    return 0.39 * total / len(counted) + 11.8 * spoken / total - 15.59
