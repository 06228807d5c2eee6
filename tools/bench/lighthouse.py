"""Lighthouse on a few pages, on a simulated slow phone: the median of three runs. Needs Node; the site itself needs none."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tools import environment
from tools.bench.weight import ENCODINGS, PAGES, compressing

PROGRAM = "lighthouse@12.8.2"
RUNS = 3
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"
SCORES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {"largest-contentful-paint": "LCP", "total-blocking-time": "TBT", "cumulative-layout-shift": "CLS"}


def measure(sites: Mapping[str, Path], port: int) -> None:
    """Prints scores and times for every build, page and encoding. The sites are built for this port."""
    if not shutil.which("npx"):
        print("lighthouse: left out, there is no Node here")
        return
    print(f"lighthouse: {', '.join(SCORES)}; times in ms; median of {RUNS} runs")
    for name, folder in sites.items():
        for encoding in ENCODINGS:
            with compressing(folder, port, encoding) as address:
                for page in PAGES:
                    reports = [_run(address + page) for _ in range(RUNS)]
                    print(f"  {encoding:4} {name:8} /{page:26} {_line(reports)}", flush=True)


def _run(address: str) -> dict[str, float]:
    """One run: its scores in percent and its times."""
    command = ["npx", "--yes", PROGRAM, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    variables = {**os.environ, "CHROME_PATH": environment.chromium()}
    done = subprocess.run(command, check=True, capture_output=True, env=variables)
    report = json.loads(done.stdout)
    scores = {name: 100 * (report["categories"][name]["score"] or 0) for name in SCORES}
    return scores | {name: report["audits"][name]["numericValue"] for name in FIGURES}


def _line(reports: list[dict[str, float]]) -> str:
    middle = {name: statistics.median(report[name] for report in reports) for name in reports[0]}
    scores = " ".join(f"{middle[name]:3.0f}" for name in SCORES)
    times = ", ".join(
        f"{label} {middle[name]:.3g}" if label == "CLS" else f"{label} {middle[name]:.0f}" for name, label in FIGURES.items()
    )
    return f"{scores}   {times}"
