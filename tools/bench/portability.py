"""The whole browser run on the site that Zensical builds: what works differently there, by name."""

from __future__ import annotations

import os
import re
import subprocess

from tools import environment


def measure() -> None:
    """Runs every browser test on Zensical's build and prints those that fail. Takes as long as the browser tests."""
    command = [environment.python("test"), "-m", "pytest", "tests/browser", "--tb=no", "-rf"]
    variables = {**os.environ, "BUILDER": "zensical", "CHROMIUM": environment.chromium()}
    arguments = [str(part) for part in command]
    done = subprocess.run(arguments, check=False, cwd=environment.ROOT, env=variables, capture_output=True, text=True)
    failed = re.findall(r"^FAILED (\S+)", done.stdout, re.MULTILINE)
    print(f"zensical: {done.stdout.strip().splitlines()[-1]}")
    for name in failed:
        print(f"  differs: {name}")
