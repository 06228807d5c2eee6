"""Writing what was made: never over a file that is there, and only if the checks find nothing to mend in it."""

from __future__ import annotations

from pathlib import Path

from macros.problem import Problem
from tools.check.run import find_problems
from tools.lock import locked
from tools.new.entries import NotPossible
from tools.new.files import Made

LOCK = "snippets/ids.lock"


def write(made: Made, root: Path) -> list[Problem]:
    """Writes the files and locks the new ids. When something has to be mended in them, all is put back and told."""
    if (root / made.new).exists():
        raise NotPossible(f"{made.new} is there already. Choose another name: --id another-name")
    before = {problem for problem in find_problems(root) if not problem.advice}
    old = {path: (root / path).read_bytes() if (root / path).exists() else None for path in (*made.files, LOCK)}
    for path, text in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    problems = [problem for problem in find_problems(root) if not problem.advice and problem not in before]
    if problems:
        for path, data in old.items():
            _put_back(root / path, data)
    elif not before:  # ids are locked from a project that can be read as a whole
        (root / LOCK).write_text(locked(root / LOCK, root), encoding="utf-8")
    return problems


def _put_back(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(data)
