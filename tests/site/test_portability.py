"""The same site comes out under MkDocs, ProperDocs and Zensical, at / and under a path."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests.conftest import PREFIX
from tests.html import BuiltPage, built_pages, dead_links
from tools.publish import search

if TYPE_CHECKING:
    from tests.conftest import Build

# A site is built once for its tests: they run in one process.
BUILDERS = [
    pytest.param(builder, prefix, marks=pytest.mark.xdist_group(f"{builder} {prefix}"))
    for builder, prefix in [("mkdocs", "/"), ("properdocs", PREFIX), ("properdocs", "/"), ("zensical", PREFIX), ("zensical", "/")]
]


@pytest.mark.parametrize(("builder", "prefix"), BUILDERS)
def test_article_text_is_the_same(built: Build, builder: str, prefix: str) -> None:
    expected = {page.path: page.article_text() for page in built_pages(built())}
    found = {page.path: page.article_text() for page in built_pages(built(builder, prefix))}
    assert found.keys() == expected.keys()
    for path, text in expected.items():
        assert found[path] == text, path


@pytest.mark.parametrize(("builder", "prefix"), BUILDERS)
def test_every_link_and_anchor_leads_somewhere(built: Build, builder: str, prefix: str) -> None:
    assert dead_links(built(builder, prefix), prefix) == []


@pytest.mark.parametrize(("builder", "prefix"), [("mkdocs", PREFIX), *BUILDERS])
def test_help_is_one_link_away_on_every_page(built: Build, builder: str, prefix: str) -> None:
    folder = built(builder, prefix)
    # The 404 page is shown at any depth, so its links start at the site's root.
    missing = BuiltPage(folder / "404.html", "")
    assert str(missing.soup.select(".kb-help a")[0]["href"]).startswith("/")
    for page in (*built_pages(folder), missing):
        (link,) = page.soup.select(".kb-help a")
        assert link.get_text() == "Something went wrong?", page.file
        assert urljoin(f"{prefix}{page.path}", str(link["href"])) == f"{prefix}something-went-wrong/", page.file


def test_zensical_keeps_its_own_search(built: Build) -> None:
    """Its pages do not name our worker, so the script of our search box leaves them alone; publishing leaves the index alone."""
    site = built("zensical", PREFIX)
    for page in built_pages(site):
        assert search.WORKER not in page.file.read_text(encoding="utf-8"), page.path
    before = sorted(site.glob("search/*"))
    assert "search of its own" in search.run(site)
    assert sorted(site.glob("search/*")) == before
