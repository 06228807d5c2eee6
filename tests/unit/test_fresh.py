"""Macros that somebody edits while a server runs: read anew when a file of theirs has changed, and kept when none has."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PROGRAM = """
import os, pathlib, sys
import macros.labels
from macros.fresh import forget_changed

kept = sys.modules["macros.labels"]
assert not forget_changed() and sys.modules["macros.labels"] is kept, "nothing has changed"
for name in ("macros/labels.py", "macros/components/message.html.jinja"):
    path = pathlib.Path(name)
    path.write_text(path.read_text(encoding="utf-8").replace('"E-mail"', '"Mail"'), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    from macros.fresh import forget_changed
    assert forget_changed() and "macros.labels" not in sys.modules, name
    import macros.labels
    assert macros.labels.CHANNEL["email"] == "Mail"
    from macros.fresh import forget_changed
    assert not forget_changed()
"""


def test_a_changed_package_is_read_anew(tmp_path: Path) -> None:
    # A process of its own: in this one, tests hold classes of the package that would be forgotten.
    shutil.copytree(ROOT / "macros", tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-B", "-c", PROGRAM]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
