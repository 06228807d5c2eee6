"""What search found when it was last measured, and with which code, synonyms, queries and theme.

When only pages have changed since, a worse figure may be the pages' doing, and the tests say it as advice.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from tools.environment import ROOT
from tools.search.queries import QUERIES, Score
from tools.search.weights import worker_files

FIGURES = ROOT / "tests" / "search" / "figures.tsv"
LEAST_FOUND = 92.0
LEAST_TYPOS_FOUND = 97.0
TYPOS = "generated typos"
INPUTS = ("snippets/synonyms.yml", "tools/publish/search.py", "tools/publish/article.py")
THEME = re.compile(r"^mkdocs-material==\S+", re.MULTILINE)


def fingerprint(root: Path = ROOT) -> str:
    """Changes when the search code, the synonyms, the queries or the theme's version change, and stays when pages do."""
    digest = hashlib.sha256(" ".join(THEME.findall((root / "requirements" / "site.txt").read_text(encoding="utf-8"))).encode())
    for path in [*(root / name for name in INPUTS), QUERIES, *worker_files(root / "docs" / "assets" / "javascripts")]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def write(figures: Mapping[str, Score]) -> None:
    """Keeps the figures by class with the fingerprint of now."""
    rows = [
        f"{name}\t{figure.count}\t{figure.hit1:.1f}\t{figure.hit3:.1f}\t{figure.mrr:.3f}\t{figure.empty}"
        for name, figure in figures.items()
    ]
    head = "class\tqueries\thit@1\thit@3\tMRR\tempty"
    FIGURES.write_text("\n".join([head, *rows, f"fingerprint\t{fingerprint()}"]) + "\n", encoding="utf-8")


def read() -> tuple[str, dict[str, float]]:
    """The fingerprint and, for each class, hit@3 as they were recorded."""
    with FIGURES.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file, delimiter="\t")
    return rows[-1][1], {name: float(hit3) for name, _, _, hit3, *_ in rows[:-1]}


def judge(figures: Mapping[str, Score], now: str, recorded: tuple[str, Mapping[str, float]]) -> tuple[str, str]:
    """What blocks and what is advice, each empty when there is nothing to say."""
    before, hit3 = recorded
    low = [
        f"{name}: {figures[name].hit3:.1f} % of the queries find their page among the first three, and {least:.0f} % must"
        for name, least in (("all", LEAST_FOUND), (TYPOS, LEAST_TYPOS_FOUND))
        if figures[name].hit3 < least
    ]
    if now != before:
        return "\n".join(low), ""
    changed = [
        f"{name}: hit@3 was {hit3[name]:.1f} %, is {figure.hit3:.1f} %"
        for name, figure in figures.items()
        if name in hit3 and f"{figure.hit3:.1f}" != f"{hit3[name]:.1f}"
    ]
    if not changed:
        return "", ""
    return "", "\n".join(["Pages have changed what search finds. Run python -m tools search to see and record it.", *low, *changed])
