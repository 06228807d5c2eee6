"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from macros.content import Content, Piece
from macros.pages import PageFile


@dataclass(frozen=True, eq=False)
class Project:
    """The content and the pages of the project at `root`, as far as they could be read. `today` judges what is due."""

    root: Path
    content: Content
    pages: tuple[PageFile, ...]
    today: date = field(default_factory=date.today)

    def pieces(self) -> Iterator[Piece[Any]]:
        """Every piece that has a file of its own."""
        for kind in ("messages", "checklists", "signals", "positions", "evidence", "charts"):
            yield from getattr(self.content, kind).values()
