"""The real checklists: each stands in full on a page, and the gallery shows it."""

from __future__ import annotations

from bs4 import BeautifulSoup

from macros.content import Content
from macros.pages import PageFile
from macros.places import find_places
from macros.render import Macros


def test_each_checklist_stands_on_a_page_and_in_the_gallery(content: Content, pages: list[PageFile]) -> None:
    places = find_places(pages, content.evidence, "http://127.0.0.1/after/")
    shown = {name for page in pages for call in page.calls if call.name == "checklist" for name in call.arguments}
    assert shown == set(content.checklists)
    gallery = BeautifulSoup(Macros(content, places).checklist_gallery(), "html.parser")
    links = {str(link["href"]) for link in gallery.select("a[href]")}
    assert links == {places.href("checklists", name) for name in content.checklists}


def test_no_two_items_of_the_site_share_an_element_id(content: Content) -> None:
    ids = [f"{name}-{item.id}" for name, piece in content.checklists.items() for item in piece.value.items]
    assert sorted(set(ids)) == sorted(ids)


def test_checklists_are_short_and_say_why(content: Content) -> None:
    for piece in content.checklists.values():
        assert len(piece.value.items) <= 9, piece.id
        assert all(item.text[-1] in ".?" and item.why[-1] == "." for item in piece.value.items), piece.id
