"""`make bench`: what building, checking and publishing cost, as ratios within one run, what a key costs, what search finds,
and how well the checks of notes do.

Machines are noisy: processor seconds and medians of alternating runs are compared, and nothing here is a test.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tools import environment, note_quality, publish, search
from tools.bench import keys, lighthouse, portability, projects, reload, weight
from tools.build import build, builder_environment


def main(arguments: argparse.Namespace) -> int:
    """Prints one line for each measurement."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        _against_stock(base)
        _growth(base)
        _check(base)
        print(note_quality.report(), flush=True)
        reload.report(base)
        print("publish, step by step:")
        build(environment.ROOT, base / "site")
        publish.publish(base / "site")
        keys.measure(base / "site")
        _first_visits(base)
    differs = portability.main(arguments)
    lines, agree = search.report()
    print("\n".join(lines))
    return 0 if agree and not differs else 1


def _first_visits(base: Path) -> None:
    """Bytes and Lighthouse, beside what other builders make of the same pages."""
    port = weight.free_port()
    address = f"http://127.0.0.1:{port}{weight.PREFIX}"
    sites = {name: base / f"visit-{name}" for name in ("ours", "zensical")}
    build(environment.ROOT, sites["ours"], site_url=address)
    publish.publish(sites["ours"])
    build(environment.ROOT, sites["zensical"], "zensical", address)
    stock = projects.stock(base / "stock-visit", address)
    _build(stock)
    sites["stock"] = stock / "out"
    weight.measure(sites, port)
    lighthouse.measure(sites, port)


def _against_stock(base: Path) -> None:
    """The same rendered pages as a stock Material site, as `make build` builds ours, and as ours with the theme's search index,
    which `make build` leaves out because publishing makes another.
    """
    ours, stock = projects.copy(base / "ours"), projects.stock(base / "stock")
    builds = {"stock Material": (stock, ""), "ours": (ours, "published"), "ours with the theme's index": (ours, "")}
    times: dict[str, list[float]] = {name: [] for name in builds}
    for _ in range(5):
        for name, (project, index) in builds.items():
            times[name].append(_build(project, SEARCH_INDEX=index))
    for name, seconds in times.items():
        ratio = statistics.median(a / b for a, b in zip(seconds, times["stock Material"], strict=True))
        print(f"build: {name} {_spread(seconds)}; ratio {ratio:.2f} (ours at most 1.15)", flush=True)


def _growth(base: Path) -> None:
    """How build time grows with the number of pages: 1.0 is in proportion."""
    seconds, pages = {}, {}
    for wanted in (200, 1000):
        project, pages[wanted] = projects.many_pages(base / f"pages-{wanted}", wanted)
        seconds[wanted] = statistics.median(_build(project) for _ in range(3 if wanted < 500 else 2))
    exponent = math.log(seconds[1000] / seconds[200]) / math.log(pages[1000] / pages[200])
    figures = ", ".join(f"{pages[n]} pages {seconds[n]:.1f} s" for n in pages)
    print(f"growth: {figures}; exponent {exponent:.2f} (at most 1.15)", flush=True)


def _check(base: Path) -> None:
    """`check` on 500 pieces, as a whole process."""
    project, count = projects.many_pieces(base / "pieces", 500)
    command = [str(environment.python("site")), "-m", "tools", "check", "--root", str(project)]
    seconds = [_processor_seconds(command, environment.ROOT, expect=None) for _ in range(3)]
    print(f"check: {count} pieces {_spread(seconds)} (under 2 s)", flush=True)


def _build(project: Path, **variables: str) -> float:
    program = str(environment.python("site").parent / "mkdocs")
    command = [program, "build", "--no-strict", "--quiet", "--site-dir", str(project / "out")]
    return _processor_seconds(command, project, variables=variables)


def _processor_seconds(
    command: list[str], folder: Path, expect: int | None = 0, variables: Mapping[str, str] = MappingProxyType({})
) -> float:
    """User and system seconds of one run of a command."""
    process = subprocess.Popen(command, cwd=folder, env={**builder_environment(folder), **variables}, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if expect is not None and process.returncode != expect:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def _spread(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"
