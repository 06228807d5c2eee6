"""The site's own scripts without their comments, which are for those who read the source."""

from __future__ import annotations

import re
from pathlib import Path

from tools.publish.html import read, write

FOLDER = "assets/javascripts"
# The theme's scripts, which are without comments, and other people's.
THEIRS = re.compile(r"bundle\.|lunr/|workers/|vendor/")
# Only comments that have their lines to themselves: finding the others would need a parser.
# A comment ends at its first `*/`; code may follow on that line, and then all of it stays.
COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.DOTALL | re.MULTILINE)
EMPTY = re.compile(r"\n{2,}")


def run(site: Path) -> str:
    """Rewrites each script of ours."""
    before = after = 0
    for path in sorted((site / FOLDER).rglob("*.js")):
        if not THEIRS.match(path.relative_to(site / FOLDER).as_posix()):
            text = read(path)
            bare = strip(text)
            before, after = before + len(text), after + len(bare)
            write(path, bare)
    return f"{(before - after) / 1000:.0f} of {before / 1000:.0f} kB were comments"


def strip(script: str) -> str:
    """A script without comments and empty lines. A text of several lines may hold either: then nothing is taken."""
    inside = re.findall(r"`[^`]*`", script)
    if any(COMMENT.search(text) or EMPTY.search(text) for text in inside if "\n" in text):
        return script
    return EMPTY.sub("\n", COMMENT.sub("", script)).lstrip("\n")
