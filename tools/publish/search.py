"""The search index, built from the HTML of a built site: one entry per heading, message and what-they-said card.

The theme fetches `search/search_index.json` on every page, so that file becomes a stub; the index itself is
`search/index.json`, which the site's own search worker fetches when a reader reaches for the search box.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.content import Content, load
from macros.pages import read_pages
from macros.places import Places, find_places
from tools.environment import ROOT
from tools.publish.article import Part, clean, read_article

WORKER = "assets/javascripts/search/worker.js"
CONFIG = re.compile(r'<script id="__config" type="application/json">(.*?)</script>', re.DOTALL)
# The theme's side of the protocol, as it stands in its minified bundle: 0 set up, 1 ready, 2 query, 3 result.
PROTOCOL = ("type:0,data:{config:", ".type===1", "type:2,data:", ".type===3")

# What they hold is found where it is at home: questions at the headings that answer them, the pocket's sheets on their pages.
REPEATING = frozenset({"all-questions/", "tools/pocket/"})
KINDS = {"message": "messages", "signal": "signals"}

Index = dict[str, list[Any]]


def run(site: Path) -> str:
    """Writes the index and empties the theme's own. Exits when the site does not use our worker."""
    stock = site / "search" / "search_index.json"
    if not stock.exists():
        return "left alone, this builder has a search of its own"
    check_theme(site)
    content = load(ROOT)
    index = build_index(site, content, find_places(read_pages(ROOT), content.evidence, "/"))
    write(site / "search" / "index.json", index)
    empty = {"config": json.loads(stock.read_text(encoding="utf-8"))["config"], "docs": []}
    stock.write_text(compact(empty) + "\n", encoding="utf-8")
    return f"{sum(1 + len(page['parts']) for page in index['pages'])} entries of {len(index['pages'])} pages"


def write(path: Path, index: Index) -> None:
    """JSON in which each page has a line of its own: the worker takes it apart while the next ones are on their way."""
    lines = ",\n".join(map(compact, index["pages"]))
    path.write_text(f'{{"synonyms":{compact(index["synonyms"])},"pages":[\n{lines}\n]}}\n', encoding="utf-8")


def compact(data: object) -> str:
    """JSON without spaces, the same for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def check_theme(site: Path) -> None:
    """Every page must name our worker, and the theme must still speak its language; otherwise the build stops here."""
    for path in sorted(site.rglob("*.html")):
        found = CONFIG.search(path.read_text(encoding="utf-8"))
        if found and not json.loads(found[1])["search"].endswith(WORKER):
            sys.exit(
                f"{path.relative_to(site)} would use the theme's own search: the theme has renamed its worker. Write the new name, "
                "which stands in the theme's folder assets/javascripts/workers/, into the block `config` of overrides/main.html."
            )
    bundles = [path.read_text(encoding="utf-8") for path in site.glob("assets/javascripts/bundle.*.js")]
    if not any(all(mark in bundle for mark in PROTOCOL) for bundle in bundles):
        sys.exit(
            "The theme talks to its search worker in another way than before: no bundle has all of "
            f"{' '.join(PROTOCOL)}  Read the theme's new protocol, then change docs/assets/javascripts/search/worker.js."
        )


def build_index(site: Path, content: Content, places: Places) -> Index:
    """The index: pages with their parts, and the groups of words that mean the same. `places` are those of a site at `/`."""
    aliases = dict(known_as(content, places))
    seen: set[str] = set()
    pages = []
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if article := read_article(path.read_text(encoding="utf-8")):
            first, *rest = [Part("")] if address in REPEATING else article.parts
            parts = [written(part, address, aliases) for part in rest if at_home(part, address, places, seen)]
            head = {"at": address, "title": article.title, "answer": article.answer, "text": first.text}
            pages.append({**head, "parts": parts})
    return {"pages": pages, "synonyms": [list(group.words) for group in content.synonyms]}


def at_home(part: Part, address: str, places: Places, seen: set[str]) -> bool:
    """Whether a part belongs into the index here: a piece does at the place to which links to it lead."""
    if not part.piece:
        return True
    kind, _, name = part.id.partition("-")
    first = part.id not in seen
    seen.add(part.id)
    home = places.href(KINDS[kind], name)
    return first if home is None else home == f"/{address}#{part.id}"


def written(part: Part, address: str, aliases: Mapping[str, str]) -> dict[str, str]:
    """One part of the index, with the words by which readers know it."""
    values = {"id": part.id, "title": clean(part.title), "text": part.text}
    also = aliases.get(f"/{address}#{part.id}")
    return values | {"also": also} if also else values


def known_as(content: Content, places: Places) -> Iterator[tuple[str, str]]:
    """Addresses with what readers call what stands there: the question of a topic, the wordings in which a phrase was met."""
    for name, topic in content.topics.items():
        yield places.href("topics", name) or "", topic.value.question
    for name, signal in content.signals.items():
        if signal.value.phrases:
            yield places.href("signals", name) or "", "\n".join(signal.value.phrases)
