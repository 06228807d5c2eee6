"""`python -m tools specimen`: draws the reference pictures of tests/specimen/ anew, after a change that was meant."""

from __future__ import annotations

import argparse
import os
import subprocess

from tools import environment


def main(arguments: argparse.Namespace) -> int:
    """Writes tests/specimen/references/*.png and VERSION, which says what drew them."""
    variables = {"CHROMIUM": environment.chromium(), **os.environ, "SPECIMEN": "renew"}
    pytest = environment.python("test").parent / "pytest"
    test = "tests/specimen/test_specimen.py::test_looks_as_before"
    return subprocess.call([str(pytest), test], cwd=environment.ROOT, env=variables)
