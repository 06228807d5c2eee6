"""`make upgrade`: the newest versions that pyproject.toml allows into requirements/ and, if any is newer, every test."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Mapping
from pathlib import Path

from tools import environment

OLDEST = "3.11.7"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.M)


def main(arguments: argparse.Namespace) -> int:
    """Writes requirements/*.txt: every platform, with hashes, without the address of an index. Says what is newer."""
    folder = environment.ROOT / "requirements"
    before = versions(folder)
    uv = environment.python("test").parent / "uv"
    for pins in environment.FOLDERS:
        environment.run([
            uv, "pip", "compile", "pyproject.toml", "--group", pins, "--universal", "--generate-hashes", "--upgrade",
            "--python-version", OLDEST, "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet",
            "--output-file", f"requirements/{pins}.txt",
        ])  # fmt: skip
    changed = differences(before, versions(folder))
    told = "\n".join(f"- {line}" for line in changed) or "Nothing is newer than what pyproject.toml already has."
    print(told, flush=True)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        Path(summary).write_text(f"## Newer versions\n\n{told}\n", encoding="utf-8")
    if changed:
        environment.run([environment.python("test"), "-m", "tools", "test"], env=dict(os.environ))
    return 0


def versions(folder: Path) -> dict[str, str]:
    """The pinned version of each package in a folder of requirements, by the set of pins and the package's name."""
    return {
        f"{path.stem}: {name}": version
        for path in sorted(folder.glob("*.txt"))
        for name, version in PIN.findall(path.read_text(encoding="utf-8"))
    }


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """A line for each package that is another one now, or new, or gone."""
    names = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    return [f"{name} {before.get(name, 'new')} → {after.get(name, 'gone')}" for name in names]
