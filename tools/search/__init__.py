"""`python -m tools search`: how well search finds, and how fast and heavy it is, beside the theme's own search.

The figures by class are kept in tests/search/figures.tsv with a fingerprint of what they were measured with, so that the
tests can tell a change of search from a change of pages.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools import environment
from tools.build import build
from tools.search import record, speed, weights
from tools.search.queries import by_class, read_queries, score, typos
from tools.search.workers import CHROMIUM_FLAGS, fast, fast_stock, searchable, stock_worker, typed


def main(arguments: argparse.Namespace) -> int:
    """Measures, records the figures, and fails when the two ways of asking disagree."""
    lines, agree = report()
    print("\n".join(lines))
    return 0 if agree else 1


def report() -> tuple[list[str], bool]:
    """Builds the site and asks both workers every query. Returns lines of text, and whether keystrokes found the same."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "built"
        build(environment.ROOT, site, site_url="http://127.0.0.1/", theme_index=True)
        return measure(site, Path(folder) / "published")


def measure(site: Path, folder: Path) -> tuple[list[str], bool]:
    """The same for a built site. `folder` is where its index is published."""
    written, slips = read_queries(site), typos(site)
    hand, texts = [query.text for query in written], [query.text for query in (*written, *slips)]
    with sync_playwright() as playwright, searchable(site, folder) as base:
        browser = playwright.chromium.launch(executable_path=environment.chromium(), args=CHROMIUM_FLAGS)
        worker = stock_worker(folder)
        found = {"ours": fast(browser.new_page(), base, texts), "theirs": fast_stock(browser.new_page(), base, texts, worker)}
        keyed = {"ours": typed(browser.new_page(), base, hand), "theirs": typed(browser.new_page(), base, hand, worker)}
        times = speed.measure(browser, folder, found["ours"])
        browser.close()
    figures = {
        whose: by_class(written, result["pages"][: len(hand)]) | {"generated typos": score(slips, result["pages"][len(hand) :])}
        for whose, result in found.items()
    }
    record.write(figures["ours"])
    lines = ["search: queries, then hit@1 and hit@3 in %, MRR and empty results: our worker, the theme's worker"]
    lines += [f"  {name:15} {ours.count:5d}  {ours}  {figures['theirs'][name]}" for name, ours in figures["ours"].items()]
    lines.append("  the written queries by real keystrokes")
    both = {whose: by_class(written, pages) for whose, pages in keyed.items()}
    lines += [f"  {name:15} {ours.count:5d}  {ours}  {both['theirs'][name]}" for name, ours in both["ours"].items()]
    differ = [
        f"  {whose}, {query!r}: keystrokes {keys}, fast runner {pages[:3]}"
        for whose, result in found.items()
        for query, keys, pages in zip(hand, keyed[whose], result["pages"], strict=False)
        if keys != pages[:3]
    ]
    lines += differ or ["  keystrokes and the fast runner find the same three pages for every written query"]
    lines += weights.lines(folder, worker) + times
    return lines, not differ
