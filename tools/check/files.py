"""The rule over which files lie where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.content import KINDS, OTHER_FILES, OTHER_FOLDERS, SHARED
from macros.problem import Problem, did_you_mean
from tools.check.project import Project

FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FILES = OTHER_FILES | {f"{name}.yml" for name in SHARED}
ENDINGS = {kind: suffix for kind, (_, suffix) in KINDS.items()} | {"shared": ".md"}


def stray_file(project: Project) -> Iterator[Problem]:
    """Every file lies where something reads it: pages in docs/ and pieces in the folders of snippets/. Its name has small
    letters, digits and dashes, because it becomes an address on the web. What lies elsewhere would be lost, or published unread.
    """
    for path in _visible(project.root / "snippets"):
        if path.is_dir() and path.name in ENDINGS:
            yield from _misnamed(path, ENDINGS[path.name], project.root)
        elif path.name not in (OTHER_FOLDERS if path.is_dir() else FILES):
            known = {*ENDINGS, *FILES}
            yield _stray(path, project.root, f"Nothing reads this.{did_you_mean(path.name, known)}")
    for path in sorted((project.root / "docs").rglob("*")):
        parts = path.relative_to(project.root / "docs").parts
        if parts[0] == "assets" or any(part.startswith(".") for part in parts) or (path.is_dir() and not path.is_symlink()):
            continue
        if path.is_dir():
            yield _stray(path, project.root, "This folder is a link to another one. Put the folder itself here.")
        elif path.suffix != ".md":
            yield _stray(path, project.root, "Pages end in .md; pictures and other files belong in docs/assets. Rename or move it.")
        elif not FILE_NAME.fullmatch(path.stem):
            yield _stray(path, project.root, _rename(path, ".md"))


def _misnamed(folder: Path, suffix: str, root: Path) -> Iterator[Problem]:
    for path in _visible(folder):
        if path.is_dir():
            yield _stray(
                path, root, f"A folder inside {folder.name} is not read. Put its files into snippets/{folder.name} itself."
            )
        elif path.suffix != suffix or not FILE_NAME.fullmatch(path.stem):
            yield _stray(path, root, _rename(path, suffix))


def _rename(path: Path, suffix: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "a-name"
    return f"The name of a file here has small letters, digits and dashes, and ends in {suffix}. Rename it: {name}{suffix}"


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if not path.name.startswith("."))


def _stray(path: Path, root: Path, message: str) -> Problem:
    return Problem(path.relative_to(root).as_posix(), 1, "stray-file", message)


RULES = (stray_file,)
