"""Runs every rule over one project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from macros import content, explaining, parsing, reading
from macros.pages import read_pages
from macros.problem import Problem
from tools.check import claims, doors, evidence, files, gallery, links, markup, pages, pieces, whole, words
from tools.check.project import Project

Rule = Callable[[Project], Iterator[Problem]]

# Rules over the project as it was read.
RULES: tuple[Rule, ...] = (
    *files.RULES, *pieces.RULES, *gallery.RULES, *doors.RULES, *pages.RULES, *links.RULES, *markup.RULES, *words.RULES,
    *claims.RULES, *evidence.RULES, *whole.RULES,
)  # fmt: skip

# Rules that the loader applies while it reads a file; here for their names and docstrings.
LOADER_RULES: tuple[Callable[..., object], ...] = (
    reading.outside_tree, reading.too_large, reading.not_utf8, reading.empty_file, reading.invisible_character,
    reading.merge_conflict, parsing.broken_yaml, parsing.duplicate_key, explaining.unknown_key,
    explaining.missing_key, explaining.wrong_type, explaining.wrong_value, content.missing_file,
    reading.no_front_matter, reading.second_front_matter, pages.jinja_not_allowed,
)  # fmt: skip


def rule_name(rule: Callable[..., object]) -> str:
    """The name that contributors see: `unknown_placeholder` is `unknown-placeholder`."""
    return rule.__name__.replace("_", "-")


def find_problems(root: Path, today: date | None = None) -> list[Problem]:
    """Every problem of the project at `root`, sorted by file and line. What is due is judged by `today`."""
    loaded, problems = content.read(root)
    page_files = read_pages(root)
    project = Project(root, loaded, tuple(page_files), today or date.today())
    problems += [problem for page in page_files for problem in page.problems]
    found = [problem for rule in RULES if rule not in whole.RULES for problem in rule(project)]
    to_mend = {problem.path for problem in (*problems, *found) if not problem.advice}
    found += [problem for rule in whole.RULES for problem in rule(project) if problem.path not in to_mend]
    if problems:  # what looks unused or unanswered may be so only because a file could not be read
        found = [problem for problem in found if not problem.advice]
    return sorted([*problems, *found])
