"""Every real file is fine, one test for each file; and what the site as a whole must have."""

from __future__ import annotations

from collections import defaultdict

import pytest

from macros.problem import Problem
from tests.conftest import ROOT
from tools.check.run import find_problems

FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("docs", "snippets")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".md", ".yml", ".lock")
)


@pytest.fixture(scope="module")
def problems() -> dict[str, list[Problem]]:
    """The blocking problems of the project by file."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in find_problems(ROOT):
        if not problem.advice:
            found[problem.path].append(problem)
    return found


@pytest.mark.parametrize("path", FILES)
def test_file_is_fine(path: str, problems: dict[str, list[Problem]]) -> None:
    assert "\n".join(map(str, problems.pop(path, []))) == ""


def test_no_problem_is_elsewhere(problems: dict[str, list[Problem]]) -> None:
    assert set(problems) <= set(FILES)
