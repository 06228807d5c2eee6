"""`make portability`: every browser test on the site that Zensical builds. What is known to differ there is skipped and named."""

from __future__ import annotations

import argparse
import os
import re
import subprocess

from tools import environment

# How pytest's short summary begins a line about a test that failed, and about tests that were left out.
NAMED = re.compile(r"^(?:FAILED|ERROR) (?P<failed>\S+)|^SKIPPED \[\d+\] \S+ (?P<known>.*)$", re.MULTILINE)


def main(arguments: argparse.Namespace) -> int:
    """Runs the tests; returns 1 when something differs that is not known. Takes as long as the browser tests."""
    environment.ensure("zensical")
    command = [environment.python("test"), "-m", "pytest", "-n", "2", "tests/browser", "--tb=short", "-rfEs"]
    variables = {**os.environ, "BUILDER": "zensical", "CHROMIUM": environment.chromium()}
    done = subprocess.run(
        [str(part) for part in command], check=False, cwd=environment.ROOT, env=variables, capture_output=True, text=True
    )
    failed, known = named(done.stdout)
    if failed:
        print(done.stdout)
    print(f"zensical: {(done.stdout.strip().splitlines() or [done.stderr])[-1]}")
    for why in known:
        print(f"  known to differ: {why}")
    for test in failed:
        print(f"  differs: {test}")
    return int(done.returncode != 0)


def named(output: str) -> tuple[list[str], list[str]]:
    """The tests that failed, and why others were left out, each reason once."""
    found = list(NAMED.finditer(output))
    known = (match["known"] for match in found if match["known"])
    return [match["failed"] for match in found if match["failed"]], list(dict.fromkeys(known))
