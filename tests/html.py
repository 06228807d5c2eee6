"""Reading built pages: which there are, their article, their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site; `path` is its address below the site's root ("" for the home page)."""

    file: Path
    path: str

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed page."""
        return BeautifulSoup(self.file.read_text(encoding="utf-8"), "html.parser")

    @cached_property
    def article(self) -> Tag:
        """The part of the page that is its content."""
        found = self.soup.find("article")
        assert isinstance(found, Tag), f"{self.path}: no article"
        return found

    def article_text(self, without: str = "script") -> str:
        """The words of the article, without the theme's own links and buttons, and without what a selector names."""
        extra = self.article.select(f".headerlink, .md-content__button, .md-path, .md-source-file, .kb-printed, script, {without}")
        skipped = set(map(id, extra))
        return " ".join(" ".join(text for text in self.article.strings if skipped.isdisjoint(map(id, text.parents))).split())

    def ids(self) -> list[str]:
        """Every element id of the page, in order."""
        return [str(element["id"]) for element in self.soup.select("[id]")]

    def links(self) -> Iterator[str]:
        """Every address that an <a> of the page leads to."""
        yield from (str(element["href"]) for element in self.soup.select("a[href]"))


@lru_cache(maxsize=10)
def built_pages(folder: Path) -> tuple[BuiltPage, ...]:
    """The pages of a built site, without the 404 page."""
    files = sorted(file for file in folder.rglob("*.html") if file.name != "404.html")
    return tuple(BuiltPage(file, re.sub(r"index\.html$", "", file.relative_to(folder).as_posix())) for file in files)


def dead_links(folder: Path, prefix: str) -> list[str]:
    """Every link or anchor inside the site that leads nowhere, as `page: address`."""
    pages = {page.path: page for page in built_pages(folder)}
    ids = {path: set(page.ids()) for path, page in pages.items()}
    dead = []
    for page in pages.values():
        for address in page.links():
            parts = urlsplit(urljoin(f"http://site{prefix}{page.path}", address))
            if parts.netloc != "site" or parts.scheme not in ("http", "https"):
                continue
            target = unquote(parts.path)
            if not target.startswith(prefix):
                dead.append(f"{page.path}: {address} leaves {prefix}")
                continue
            target = target.removeprefix(prefix)
            if target in pages:
                if parts.fragment and unquote(parts.fragment) not in ids[target]:
                    dead.append(f"{page.path}: {address} has no such anchor")
            elif not (folder / target).is_file():
                dead.append(f"{page.path}: {address} has no such page")
    return dead
