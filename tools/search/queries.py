"""What readers type, which pages are right, and how a search that found some pages scores."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.environment import ROOT
from tools.publish.article import Article, read_article

QUERIES = ROOT / "tests" / "search" / "queries.tsv"
SHORTEST = 4  # letters, before and after the slip: the speller leaves shorter words alone


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


def read_articles(site: Path) -> Iterator[tuple[str, Article]]:
    """Each article of a built site with its address below the site."""
    for path in sorted(site.rglob("index.html")):
        if article := read_article(path.read_text(encoding="utf-8")):
            yield path.relative_to(site).as_posix().removesuffix("index.html"), article


def read_queries(site: Path) -> list[Query]:
    """The queries written by hand. A topic is the id of a heading; right is the page of the built site that has it.

    A query whose topic stands on no page has no right page: it counts as not found.
    """
    places = {part.id: where for where, article in read_articles(site) for part in article.parts if part.id and not part.piece}
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Query(row["class"], row["split"], row["query"], frozenset({places[row["topic"]]} if row["topic"] in places else ()))
        for row in rows
    ]


def typos(site: Path) -> list[Query]:
    """Every word of the advice pages' titles and headings with one letter left out, added, changed, or swapped with its neighbor.

    Right is any page with the word, or a longer or shorter form of it, in a title. A slip that is itself a word of the site
    is no typo.
    """
    titles: dict[str, set[str]] = {}
    known: set[str] = set()
    for where, article in read_articles(site):
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
