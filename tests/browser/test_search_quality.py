"""Search finds the right page for what people type, and stays light."""

from __future__ import annotations

import warnings
from pathlib import Path

from playwright.sync_api import Browser

from tests.conftest import differs
from tools.search import record, weights
from tools.search.queries import by_class, read_queries, score, typos
from tools.search.workers import fast

pytestmark = differs("Zensical has a search of its own")


def test_search_finds_the_right_page(browser: Browser, published: str, published_site: Path) -> None:
    """Every query of tests/search/queries.tsv, and a typo of every kind in every title word, in one visit."""
    written, slips = read_queries(published_site), typos(published_site)
    page = browser.new_page()
    found = fast(page, published, [query.text for query in (*written, *slips)])["pages"]
    page.close()
    figures = by_class(written, found[: len(written)]) | {record.TYPOS: score(slips, found[len(written) :])}
    blocking, advice = record.judge(figures, record.fingerprint(), record.read())
    if advice:
        warnings.warn(advice, stacklevel=1)
    missed = [query.text for query, pages in zip(written, found, strict=False) if not query.right & set(pages[:3])]
    assert not blocking, "\n".join([blocking, "Not found:", *missed])


def test_search_stays_light(published_site: Path) -> None:
    assert weights.bytes_per_word(published_site) <= weights.BYTES_PER_WORD
    assert weights.worker_bytes(published_site) <= weights.WORKER_BYTES
