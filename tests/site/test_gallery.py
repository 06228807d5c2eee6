"""The gallery of texts: every text once, each line leads to the text, the exports are where it says."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import Tag

from macros.content import Content
from tests.conftest import PREFIX
from tests.html import BuiltPage, built_pages


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    """The built pages by their path below the site."""
    return {page.path: page for page in built_pages(site)}


@pytest.fixture(scope="module")
def gallery(pages: dict[str, BuiltPage]) -> Tag:
    """The gallery on its page."""
    found = pages["templates/"].article.select_one("kb-gallery")
    assert found is not None
    return found


def _target(pages: dict[str, BuiltPage], address: str) -> Tag | None:
    """The element to which an address inside the site leads."""
    parts = urlsplit(address)
    return pages[unquote(parts.path).removeprefix(PREFIX)].soup.find(id=unquote(parts.fragment))


def test_every_text_stands_in_exactly_one_group(gallery: Tag, content: Content) -> None:
    shown = [str(line["data-kb-text"]) for line in gallery.select("[data-kb-group] [data-kb-text]")]
    assert sorted(shown) == sorted(content.messages)


def test_each_line_says_when_and_leads_to_the_text(gallery: Tag, content: Content, pages: dict[str, BuiltPage]) -> None:
    for line in gallery.select("[data-kb-text]"):
        link, name = line.select_one("a[href]"), str(line["data-kb-text"])
        assert link is not None, f"{name} stands on no page"
        assert link.get_text() == content.messages[name].value.use_when
        target = _target(pages, str(link["href"]))
        assert target is not None, link["href"]
        assert target.get("data-kb-message") == name


def test_five_texts_come_first(gallery: Tag, pages: dict[str, BuiltPage]) -> None:
    links = gallery.select("ul")[0].select("a[href]")
    assert len(links) == 5
    assert all(_target(pages, str(link["href"])) for link in links)


def test_every_situation_can_be_jumped_to(gallery: Tag) -> None:
    jumps = {str(link["href"]).removeprefix("#"): link.get_text() for link in gallery.select(".kb-jump a")}
    groups = {str(label["id"]): label.get_text() for label in gallery.select("[data-kb-group] .kb-label")}
    assert jumps == groups


def test_controls_stay_out_of_the_search(gallery: Tag) -> None:
    for control in gallery.select("input, select, button, [role=status]"):
        assert control.find_parent(attrs={"data-search-exclude": True}) or control.has_attr("data-search-exclude"), control


def test_the_exports_are_where_the_page_says(site: Path, pages: dict[str, BuiltPage]) -> None:
    links = [str(link["href"]) for link in pages["templates/"].article.select(f'a[href^="{PREFIX}exports/"]')]
    assert len(links) == 4
    for link in links:
        assert (site / link.removeprefix(PREFIX)).is_file(), link
    for entry in json.loads((site / "exports" / "templates.json").read_text(encoding="utf-8"))["templates"]:
        target = _target(pages, entry["url"])
        assert target is not None, entry["url"]
        assert target.get("data-kb-message") == entry["id"]
