"""Fresh code while somebody edits it: the package leaves memory when one of its files has changed, and only then."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = Path(__file__).parent


def _state() -> dict[Path, int]:
    """When each module and component was last written."""
    return {path: path.stat().st_mtime_ns for path in PACKAGE.rglob("*") if path.suffix in (".py", ".jinja")}


READ = _state()


def forget_changed() -> bool:
    """Takes the package out of memory if it has changed, so that the next import reads it anew; says whether it did."""
    if _state() == READ:
        return False
    for name in [name for name in sys.modules if name.split(".")[0] == "macros"]:
        del sys.modules[name]
    return True
