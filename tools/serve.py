"""`make serve`: the site with live reload of docs/, snippets/, macros/ and overrides/."""

from __future__ import annotations

import argparse

from tools import environment
from tools.build import builder_environment
from tools.check.report import show
from tools.check.run import find_problems


def main(arguments: argparse.Namespace) -> int:
    """Shows what `make check` finds, then serves until interrupted."""
    show(find_problems(environment.ROOT))
    address = f"127.0.0.1:{arguments.port}"
    program = environment.python("site").parent / "mkdocs"
    variables = {**builder_environment(environment.ROOT), "SITE_URL": f"http://{address}/"}
    environment.run([program, "serve", "--no-strict", "--dev-addr", address], env=variables)
    return 0
