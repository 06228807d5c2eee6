"""How well search finds: hit@1, hit@3, MRR and empty results by class of query, for our worker and for the theme's."""

from __future__ import annotations

import csv
import gzip
import random
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from macros.content import load
from macros.pages import read_pages
from macros.places import find_places
from tools import environment
from tools.build import build
from tools.publish.article import read_article
from tools.search_runners import CHROMIUM_FLAGS, fast, fast_stock, index_words, searchable, stock_worker, typed

QUERIES = environment.ROOT / "tests" / "search" / "queries.tsv"
SHORTEST = 4  # letters, before and after the slip: the speller leaves shorter words alone
SAMPLE = 20


@dataclass(frozen=True)
class Query:
    """What a reader types, and the addresses of the pages that are right."""

    kind: str
    split: str
    text: str
    right: frozenset[str]


@dataclass(frozen=True)
class Score:
    """Figures over some queries; shares are in percent."""

    count: int
    hit1: float
    hit3: float
    mrr: float
    empty: int

    def __str__(self) -> str:
        return f"{self.hit1:5.1f} {self.hit3:5.1f} {self.mrr:5.3f} {self.empty:4d}"


def read_queries() -> list[Query]:
    """The queries written by hand. A topic is the id of a heading; right is the page on which that heading stands."""
    places = find_places(read_pages(environment.ROOT), load(environment.ROOT).evidence, "/")
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Query(row["class"], row["split"], row["query"], frozenset({address(places.href("topics", row["topic"]))})) for row in rows
    ]


def address(href: str | None) -> str:
    """A link of a site at `/` without its slash and anchor."""
    return (href or "/nowhere").lstrip("/").split("#")[0]


def typos(site: Path) -> list[Query]:
    """Every word of the advice pages' titles and headings with one letter left out, added, changed, or swapped with its neighbor.

    Right is any page with the word, or a longer or shorter form of it, in a title. A slip that is itself a word of the site
    is no typo.
    """
    titles: dict[str, set[str]] = {}
    known: set[str] = set()
    for path in sorted(site.rglob("index.html")):
        article = read_article(path.read_text(encoding="utf-8"))
        where = path.relative_to(site).as_posix().removesuffix("index.html")
        if not article:
            continue
        heads = [article.title, *(part.title for part in article.parts)]
        known |= _words(" ".join([*heads, article.answer, *(part.text for part in article.parts)]))
        if not where.startswith(("how-we-know/", "contributing/")):
            for word in _words(" ".join(heads)):
                titles.setdefault(word, set()).add(where)
    chance = random.Random(10)  # noqa: S311 (the same slips at every run)
    queries = []
    for word in sorted(titles):
        if len(word) >= SHORTEST:
            forms = (other for other in titles if len(other) >= SHORTEST and (other.startswith(word) or word.startswith(other)))
            right = frozenset(where for form in forms for where in titles[form])
            queries += [
                Query("typo", "generated", slip, right)
                for slip in _slips(word, chance)
                if len(slip) >= SHORTEST and slip not in known
            ]
    return queries


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower().replace("'", "").replace("’", "").replace("e-mail", "email")))


def _slips(word: str, chance: random.Random) -> Iterable[str]:
    letter = chance.choice("etaoinsr")
    left_out, added, changed, swapped = (chance.randrange(len(word) - (kind == 3)) for kind in range(4))
    yield word[:left_out] + word[left_out + 1 :]
    yield word[:added] + letter + word[added:]
    yield word[:changed] + letter + word[changed + 1 :]
    yield word[:swapped] + word[swapped + 1] + word[swapped] + word[swapped + 2 :]


def score(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> Score:
    """Figures for queries and, in the same order, the pages that were found."""
    ranks = [
        next((at for at, page in enumerate(pages, 1) if page in query.right), 0)
        for query, pages in zip(queries, found, strict=True)
    ]
    count = len(ranks)
    share = [100 * sum(1 for rank in ranks if 0 < rank <= most) / count for most in (1, 3)]
    return Score(count, share[0], share[1], sum(1 / rank for rank in ranks if rank) / count, sum(1 for pages in found if not pages))


def by_class(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> dict[str, Score]:
    """A score for each class, each split and all queries."""
    groups: dict[str, list[int]] = {}
    for at, query in enumerate(queries):
        for name in (query.kind, f"split: {query.split}", "all"):
            groups.setdefault(name, []).append(at)
    names = sorted(groups, key=lambda name: (name == "all", name.startswith("split"), name))
    return {name: score([queries[at] for at in groups[name]], [found[at] for at in groups[name]]) for name in names}


def weight(paths: Iterable[Path]) -> int:
    """Bytes after gzip, each file by itself."""
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)


def worker_files(site: Path) -> list[Path]:
    """The files that a published site's worker consists of."""
    folder = site / "assets" / "javascripts" / "search"
    return [path for path in sorted(folder.glob("*.js")) if path.name not in ("box.js", "stock.js")]


def report() -> str:
    """Builds the site, asks both workers every query, and returns the figures as lines of text."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "built"
        build(environment.ROOT, site, site_url="http://127.0.0.1/")
        return measure(site, Path(folder) / "published")


def measure(site: Path, folder: Path) -> str:
    """The figures of a built site as lines of text. `folder` is where its index is published."""
    with sync_playwright() as playwright, searchable(site, folder) as base:
        browser = playwright.chromium.launch(executable_path=environment.chromium(), args=CHROMIUM_FLAGS)
        worker = stock_worker(folder)
        written, slips = read_queries(), typos(site)
        texts = [query.text for query in (*written, *slips)]
        found = {"ours": fast(browser.new_page(), base, texts), "theirs": fast_stock(browser.new_page(), base, texts, worker)}
        sample = [query.text for query in written[:: len(written) // SAMPLE]]
        keyed = {"ours": typed(browser.new_page(), base, sample), "theirs": typed(browser.new_page(), base, sample, worker)}
        browser.close()
    lines = ["search: hit@1, hit@3 in %, MRR, empty results; first our worker, then the theme's"]
    scores = [_scores(written, slips, results["pages"]) for results in found.values()]
    lines += [f"  {name:15} {scores[0][name].count:5d}  {scores[0][name]}  {scores[1][name]}" for name in scores[0]]
    for name, results in found.items():
        pages = dict(zip(texts, results["pages"], strict=True))
        same = sum(pages[query][:3] == top for query, top in zip(sample, keyed[name], strict=True))
        times = f"index built in {results['build']:.0f} ms, {results['query']:.1f} ms a query"
        lines.append(f"  {name}: keystrokes agree with the fast runner on {same} of {len(sample)} queries; {times}")
    size, words = weight([folder / "search" / "index.json"]), index_words(folder)
    lines.append(f"  index {size:,} bytes gzip, {words:,} words: {size / words:.2f} bytes a word (at most 2.2)")
    lines.append(
        f"  worker {weight(worker_files(folder)):,} bytes gzip (at most 12,000); the theme's {weight([folder / worker]):,}"
    )
    return "\n".join(lines)


def _scores(written: Sequence[Query], slips: Sequence[Query], found: Sequence[Sequence[str]]) -> dict[str, Score]:
    """By class, and for the generated typos, which stand last."""
    return by_class(written, found[: len(written)]) | {"generated typos": score(slips, found[len(written) :])}
