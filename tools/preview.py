"""`make preview`: Zensical's server on the same files. It shows a change at once, but not everything: its own search, no publish
steps, no check.
"""

from __future__ import annotations

import argparse

from tools import environment
from tools.build import builder_environment

MISSING = "Zensical's server: the site's own search and what publishing adds are only in `make build`, problems in `make check`."


def main(arguments: argparse.Namespace) -> int:
    """Serves until interrupted."""
    address = f"127.0.0.1:{arguments.port}"
    print(MISSING, flush=True)
    program = environment.ensure("zensical").parent / "zensical"
    variables = {**builder_environment(environment.ROOT, environment.ROOT / "site.preview"), "SITE_URL": f"http://{address}/"}
    environment.run([program, "serve", "--dev-addr", address], env=variables)
    return 0
