"""`make lock`: adds every id in use to snippets/ids.lock. It never takes one out: a person marks it `retired`."""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.content import load
from macros.problem import ContentError
from macros.reading import Unreadable, read_text
from tools.check.pieces import released_ids
from tools.check.project import Project
from tools.environment import ROOT

HEAD = """# Every id ever released. Links, bookmarks and readers' ticks hang on them.
# `make lock` adds new ones. An id that goes is marked by hand: `checklists/right-after#names retired`.
"""


def main(arguments: argparse.Namespace) -> int:
    """Writes snippets/ids.lock."""
    path = ROOT / "snippets" / "ids.lock"
    try:
        text = locked(path, ROOT)
    except (ContentError, Unreadable) as error:
        print("\n\n".join(map(str, error.problems)), "\n\nNothing was locked. Mend this first.")
        return 1
    path.write_text(text, encoding="utf-8")
    return 0


def locked(path: Path, root: Path) -> str:
    """The lock file's text with every id in use added."""
    lines = read_text(path, root).text.split("\n") if path.exists() else []
    kept = {line.split(" ")[0]: line for line in lines if line and not line.startswith("#")}
    for name in released_ids(Project(root, load(root), ())):
        kept.setdefault(name, name)
    return HEAD + "".join(f"{kept[name]}\n" for name in sorted(kept))
