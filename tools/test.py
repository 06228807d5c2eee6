"""`make test`: everything tests need, then every test."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tools import environment


def main(arguments: argparse.Namespace) -> int:
    """Lints, checks types and runs pytest; arguments after `test` go to pytest and skip the linters."""
    for builder in ("properdocs", "zensical"):
        environment.ensure(builder)
    variables = {**os.environ, "CHROMIUM": environment.chromium()}
    bin_folder = environment.python("test").parent
    if not arguments.rest:
        github = environment.ROOT / ".github"
        forms = sorted((github / "ISSUE_TEMPLATE").glob("*.yml"))
        config = github / "ISSUE_TEMPLATE" / "config.yml"
        schemas: dict[str, list[Path]] = {
            "github-workflows": sorted((github / "workflows").glob("*.yml")), "dependabot": [github / "dependabot.yml"],
            "github-issue-config": [config], "github-issue-forms": [form for form in forms if form != config],
        }  # fmt: skip
        linters: list[tuple[str, list[object]]] = [
            ("ruff", ["check"]), ("ruff", ["format", "--check"]), ("mypy", []), ("typos", []),
            *(("check-jsonschema", ["--quiet", "--builtin-schema", f"vendor.{name}", *files]) for name, files in schemas.items()),
            ("zizmor", ["--offline", "--no-progress", "--quiet", ".github"]),
        ]  # fmt: skip
        for name, options in linters:
            environment.run([bin_folder / name, *options])
    environment.run([bin_folder / "pytest", *(arguments.rest or ["-n", "2"])], env=variables)
    return 0
