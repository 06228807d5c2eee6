"""`make release`: the archives of site/ with their checksums in dist/; with GH_TOKEN and TAG set, attached to a GitHub release."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.environment import ROOT


def main(arguments: argparse.Namespace) -> int:
    """Writes dist/. Needs site/: run `make build` first."""
    files = collect(ROOT / "site", ROOT / "dist")
    if not files:
        print("site/ has no archive to release. Run make build first.", file=sys.stderr)
        return 1
    print("\n".join(f"dist/{path.name}" for path in files))
    if os.environ.get("GH_TOKEN"):
        subprocess.run(["gh", "release", "create", os.environ["TAG"], "--generate-notes", *files], check=True)
    return 0


def collect(site: Path, target: Path) -> list[Path]:
    """Copies the archives that publishing has made, and writes SHA256SUMS beside them. None of either when there is none."""
    shutil.rmtree(target, ignore_errors=True)
    archives = sorted(site.glob("exports/*.zip"))
    if not archives:
        return []
    target.mkdir()
    copies = [Path(shutil.copy2(path, target)) for path in archives]
    sums = target / "SHA256SUMS"
    sums.write_text("".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in copies), encoding="utf-8")
    return [*copies, sums]
