"""`make reference`: the pages of docs/contributing/ that are made from the code, so that they cannot say something else."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.environment import ROOT
from tools.reference import checks, pieces


def main(arguments: argparse.Namespace) -> int:
    """Writes the generated pages."""
    for path, text in reference_pages(ROOT).items():
        path.write_text(text, encoding="utf-8")
    return 0


def reference_pages(root: Path) -> dict[Path, str]:
    """What each generated page should hold."""
    folder = root / "docs" / "contributing"
    return {folder / "checks.md": checks.page(root), folder / "pieces.md": pieces.page(root)}
