"""How problems are shown: as text, as JSON for other programs, and in GitHub Actions also on the line itself and in the job's
summary.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from macros.problem import Problem


def show(problems: Sequence[Problem], style: str | None = None) -> int:
    """Prints every problem, those that block last, and returns 1 when one blocks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may not know every character of a file
    if style == "json":
        print(json.dumps([asdict(problem) for problem in sorted(problems)], indent=2))
        return 1 if any(not problem.advice for problem in problems) else 0
    for problem in sorted(problems, key=lambda problem: (not problem.advice, problem)):
        print(f"{problem}\n")
    blocking = sum(not problem.advice for problem in problems)
    if problems:
        print(f"{blocking} to mend, {len(problems) - blocking} advice.")
    if style == "github" or (style is None and os.environ.get("GITHUB_ACTIONS")):
        _annotate(problems)
    return 1 if blocking else 0


def _annotate(problems: Sequence[Problem]) -> None:
    for problem in problems:
        lane = "notice" if problem.advice else "error"
        path = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
        print(f"::{lane} file={path},line={problem.line},title={problem.rule}::{_escaped(problem.message)}")
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        lines = [f"- `{problem.path}:{problem.line}` **{problem.rule}**: {problem.message}" for problem in sorted(problems)]
        with Path(summary).open("a", encoding="utf-8", errors="backslashreplace") as out:
            out.write("\n".join(["## Content check", *(lines or ["Nothing to mend."])]) + "\n")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
