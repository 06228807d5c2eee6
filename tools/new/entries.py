"""The lines that a new piece or page needs in a shared file. The files are edited as text: their comments stay."""

from __future__ import annotations

import re
from pathlib import Path

from macros.content import read
from macros.problem import did_you_mean


class NotPossible(Exception):
    """It cannot be written; the message says why, and what to do."""


def add_to_gallery(root: Path, name: str, moment: str, group: str | None) -> dict[str, str]:
    """snippets/gallery.yml with the text at the end of a group: the one that was named, else the first of the same moment."""
    path = root / "snippets" / "gallery.yml"
    content = read(root)[0]
    if not content.gallery:
        return {}
    titles = [entry.title for entry in content.gallery.groups]
    if group and group not in titles:
        raise NotPossible(f"snippets/gallery.yml has no group “{group}”.{did_you_mean(group, titles)}")
    moments = {piece.id: piece.value.moment for piece in content.messages.values()}
    same = [entry for entry in content.gallery.groups if moments.get(entry.messages[0]) == moment]
    named = [entry for entry in content.gallery.groups if entry.title == group]
    chosen = (named or same or list(content.gallery.groups))[0]
    return {"snippets/gallery.yml": _insert_after(path, rf"\s+- {re.escape(chosen.messages[-1])}\s*", name)}


def add_to_menu(root: Path, page: str) -> dict[str, str]:
    """mkdocs.yml with a line for the page behind the last one of its folder."""
    path = root / "mkdocs.yml"
    if not path.exists():
        return {}
    folder = page.partition("/")[0]
    return {"mkdocs.yml": _insert_after(path, rf"\s+- {re.escape(folder)}/\S+\.md\s*", page)}


def _insert_after(path: Path, pattern: str, entry: str) -> str:
    """The file with `- entry` below the last line that matches, indented like it."""
    lines = path.read_text(encoding="utf-8").split("\n")
    found = [at for at, line in enumerate(lines) if re.fullmatch(pattern, line)]
    if not found:
        raise NotPossible(f"{path.name} has no line to put `- {entry}` after. Write it there by hand.")
    indent = lines[found[-1]].partition("-")[0]
    lines.insert(found[-1] + 1, f"{indent}- {entry}")
    return "\n".join(lines)
