"""`make test`: everything tests need, then every test."""

from __future__ import annotations

import argparse
import os

from tools import environment


def main(arguments: argparse.Namespace) -> int:
    """Lints, checks types and runs pytest; arguments after `test` go to pytest and skip the linters."""
    for builder in ("properdocs", "zensical"):
        environment.ensure(builder)
    variables = {**os.environ, "CHROMIUM": environment.chromium()}
    bin_folder = environment.python("test").parent
    if not arguments.rest:
        workflows = sorted((environment.ROOT / ".github" / "workflows").glob("*.yml"))
        linters: list[tuple[str, list[object]]] = [
            ("ruff", ["check"]), ("ruff", ["format", "--check"]), ("mypy", []), ("typos", []),
            ("check-jsonschema", ["--quiet", "--builtin-schema", "vendor.github-workflows", *workflows]),
            ("zizmor", ["--offline", "--no-progress", "--quiet", ".github"]),
        ]  # fmt: skip
        for name, options in linters:
            environment.run([bin_folder / name, *options])
    environment.run([bin_folder / "pytest", *(arguments.rest or ["-n", "2"])], env=variables)
    return 0
