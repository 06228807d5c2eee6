"""The same site comes out under MkDocs, ProperDocs and Zensical, at / and under a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import PREFIX
from tests.html import built_pages, dead_links

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
