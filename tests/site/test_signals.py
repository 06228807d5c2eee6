"""Signals on the built site: each in full on one page, all in the table, none weighed that must not be."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

from bs4 import Tag

from macros.content import Content
from macros.pages import PageFile
from macros.signals import STRENGTH
from tests.conftest import PREFIX
from tests.html import BuiltPage, built_pages

TABLE_PAGE = "waiting/what-it-means/"
UNMEASURED = "Nobody has measured these signs. Several prove no more than one."


def _page(site: Path, path: str) -> BuiltPage:
    return next(page for page in built_pages(site) if page.path == path)


def _one(element: Tag, selector: str) -> Tag:
    found = element.select_one(selector)
    assert found is not None, selector
    return found


def test_each_signal_stands_in_full_on_exactly_one_page(site: Path, content: Content) -> None:
    places = defaultdict(list)
    for page in built_pages(site):
        for section in page.article.select("section.kb-signal"):
            places[str(section["id"]).removeprefix("signal-")].append(page.path)
    assert {name: pages for name, pages in places.items() if len(pages) > 1} == {}
    assert places.keys() == content.signals.keys()


def test_above_every_list_stands_that_nobody_has_measured(site: Path, pages: list[PageFile]) -> None:
    for page in built_pages(site):
        lists = [card.parent for card in page.article.select(".kb > section.kb-signal:has(.kb-strength)")]
        lists += page.article.select("kb-signals, kb-paste [data-kb-found]")
        above = {id(box) for box in lists if box and _one(box, ".kb-measured").get_text() == UNMEASURED}
        assert above == {id(box) for box in lists}, page.path
    assert [page.path for page in pages if UNMEASURED in page.body] == [], "the component says it, no page need remember to"


def test_ordinary_reasons_come_first_and_bad_treatment_is_not_weighed(site: Path, content: Content) -> None:
    for page in built_pages(site):
        for section in page.article.select("section.kb-signal"):
            signal = content.signals[str(section["id"]).removeprefix("signal-")].value
            text = section.get_text(" ")
            if signal.kind == "conduct":
                assert "Ordinary reasons" not in text and not section.select(".kb-strength, .kb-dots"), section["id"]
                assert "Who can help" in text
            else:
                assert 0 < text.index("Ordinary reasons") < text.index("What it means:") < text.index("Do:")


def test_the_table_has_every_signal_its_strength_in_words_and_a_link_that_leads_there(site: Path, content: Content) -> None:
    pages = {page.path: set(page.ids()) for page in built_pages(site)}
    rows = {str(row["data-kb-signal"]): row for row in _page(site, TABLE_PAGE).article.select("tr[data-kb-signal]")}
    assert rows.keys() == content.signals.keys()
    for name, row in rows.items():
        signal = content.signals[name].value
        link = _one(row, "a[href]")
        path, _, fragment = str(link["href"]).removeprefix(PREFIX).partition("#")
        assert link.get_text() == signal.title and fragment == f"signal-{name}" and fragment in pages[path]
        words = STRENGTH[signal.strength][0] if signal.strength else "you decide what to do"
        assert words in row.get_text()
        assert len(row.select(".kb-on")) == (STRENGTH[signal.strength][1] if signal.strength else 0)
        assert ("our guess" in row.get_text()) == (signal.confidence == "low" and signal.kind != "conduct")


def test_the_data_of_both_tools_is_what_the_files_say(site: Path, content: Content) -> None:
    article = _page(site, TABLE_PAGE).article
    finder = json.loads(str(_one(article, "kb-signals")["data-kb-signals"]))
    assert finder == {name: list(piece.value.phrases) for name, piece in content.signals.items()}
    paste = {row["id"]: row for row in json.loads(str(_one(article, "kb-paste")["data-kb-paste"]))}
    assert paste.keys() == {name for name, piece in content.signals.items() if piece.value.phrases}
    for name, row in paste.items():
        signal = content.signals[name].value
        assert (row["title"], row["reading"], row["phrases"]) == (signal.title, signal.reading, list(signal.phrases))
        assert row["conduct"] == (signal.kind == "conduct") and row["href"].endswith(f"#signal-{name}")


def test_the_timeline_says_the_same_in_words_picture_and_table(site: Path, content: Content) -> None:
    figure = _one(_page(site, "waiting/how-long/").article, "figure:has(.kb-timeline)")
    rows = [(_one(row, "th").get_text(), _one(row, "td").get_text()) for row in figure.select("tbody tr")]
    assert len(rows) == len(content.whole["timeline"].value.points)
    label, drawn = str(_one(figure, "svg[role=img]")["aria-label"]), _one(figure, "svg").get_text(" ")
    for when, what in rows:
        sentence = re.sub(r"\s*\[.*", "", what)
        assert f"{when}: {sentence}" in label
        assert when in drawn
    weeks = [text.get_text() for text in figure.select("svg .kb-week")]
    assert weeks == [str(number) for number in range(1, len(weeks) + 1)] and len(weeks) == 7


def test_every_help_line_that_is_printed_has_a_dated_entry(site: Path, content: Content) -> None:
    listed = _one(_page(site, "waiting/waiting-well/").article, "#if-this-is-too-much ~ ul")
    numbers = 0
    for item in listed.select("li"):
        if found := re.findall(r"\d[\d -]{1,}\d", re.sub(r"\[.*?\]", "", item.get_text())):
            link = _one(item, "a.kb-cite")
            entry = content.evidence[str(link["href"]).partition("#evidence-")[2]].value
            assert entry.kind == "help" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry.accessed)
            assert all(number in entry.claim for number in found), item.get_text()
            numbers += 1
    assert numbers >= 3
