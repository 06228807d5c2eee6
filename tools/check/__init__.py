"""Every content problem at once: file, line, the offending text, what is wrong, what to write."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.check.report import show
from tools.check.run import find_problems


def main(arguments: argparse.Namespace) -> int:
    """Prints the problems and returns 1 when one of them blocks; advice alone returns 0."""
    return show(find_problems(Path(arguments.root).resolve()), arguments.format)
