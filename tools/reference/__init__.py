"""`make reference`: the pages and pictures of docs/contributing/ that are made from the code, so that they agree with it."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.environment import ROOT
from tools.reference import checks, drawings, pieces


def main(arguments: argparse.Namespace) -> int:
    """Writes the generated pages."""
    for path, text in reference_pages(ROOT).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def reference_pages(root: Path) -> dict[Path, str]:
    """What each generated page and picture should hold."""
    folder = root / "docs" / "contributing"
    images = root / "docs" / "assets" / "images" / "contributing"
    drawn = {images / name: text for name, text in drawings.pictures().items()}
    return drawn | {folder / "checks.md": checks.page(root), folder / "pieces.md": pieces.page(root)}
