"""`make upgrade`: recompiles requirements/ from pyproject.toml to the newest versions it allows, then runs the tests."""

from __future__ import annotations

import argparse
import os

from tools import environment

OLDEST = "3.11.7"


def main(arguments: argparse.Namespace) -> int:
    """Writes requirements/*.txt: every platform, with hashes, without the address of an index."""
    uv = environment.python("test").parent / "uv"
    for pins in environment.FOLDERS:
        environment.run([
            uv, "pip", "compile", "pyproject.toml", "--group", pins, "--universal", "--generate-hashes", "--upgrade",
            "--python-version", OLDEST, "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet",
            "--output-file", f"requirements/{pins}.txt",
        ])  # fmt: skip
    environment.run([environment.python("test"), "-m", "tools", "test"], env=dict(os.environ))
    return 0
