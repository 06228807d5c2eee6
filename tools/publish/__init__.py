"""The publish steps: each a module with `run(site)`, each usable alone on a folder that any builder has made."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tools.publish import (
    archive,
    bundle,
    copies,
    csp,
    dates,
    defer,
    describe,
    exports,
    links,
    listing,
    scripts,
    search,
    spaces,
    styles,
    theme,
    worker,
)

# name: function from a built site to a sentence about what it did; in the order in which they run
STEPS: dict[str, Callable[[Path], str]] = {
    "theme": theme.run,
    "styles": styles.run,
    "scripts": scripts.run,
    "bundle": bundle.run,
    "defer": defer.run,
    "links": links.run,
    "describe": describe.run,
    "spaces": spaces.run,
    "csp": csp.run,
    "search": search.run,
    "exports": exports.run,
    "copies": copies.run,
    "dates": dates.run,
    "archive": archive.run,
    "listing": listing.run,
    "worker": worker.run,
}


def main(arguments: argparse.Namespace) -> int:
    """Runs every step on the folder named on the command line."""
    return publish(Path(arguments.folder))


def publish(site: Path) -> int:
    """Runs every step and reports its time. Returns 1, having changed nothing, for a folder that is not a build."""
    if missing := [name for name in ("index.html", "404.html", "sitemap.xml", "assets") if not (site / name).exists()]:
        print(f"{site} is not a built site: it has no {', '.join(missing)}. Run make build.", file=sys.stderr)
        return 1
    for name, step in STEPS.items():
        start = time.perf_counter()
        done = step(site)
        print(f"publish: {name}: {done} ({time.perf_counter() - start:.2f} s)")
    return 0
