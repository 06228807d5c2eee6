"""What the pages about the evidence draw: every source once, every question once, charts that say what the files say."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from macros.chart import with_unit
from macros.content import Content
from macros.labels import EVIDENCE_GROUPS, month
from macros.pages import PageFile
from macros.places import anchor, find_places, link
from macros.render import Macros


@pytest.fixture(scope="module")
def macros(content: Content, pages: list[PageFile]) -> Macros:
    """The macros over the project's own content."""
    return Macros(content, find_places(pages, content.evidence, "http://127.0.0.1/after/"))


def _soup(html: str) -> BeautifulSoup:
    assert "\n" not in html
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("name", ["evidence_table", "question_list"])
def test_the_whole_list_stands_on_one_page(name: str, pages: list[PageFile]) -> None:
    assert len([page.path for page in pages for call in page.calls if call.name == name and not call.arguments]) == 1


def test_every_source_is_listed_once_in_a_group(macros: Macros, content: Content) -> None:
    soup = _soup(macros.evidence_table())
    listed = [str(entry["id"]) for entry in soup.select("ul.kb-evidence > li")]
    assert sorted(listed) == sorted(anchor("evidence", name) for name in content.evidence)
    groups = [str(label["id"]) for label in soup.select(".kb-label")]
    assert groups == [f"evidence-group-{group}" for group in EVIDENCE_GROUPS if f"evidence-group-{group}" in groups]
    for name, group in (("psy-spelling-plos", "experiment"), ("rule-nrmp", "law"), ("zombie-86-percent", "misquote")):
        assert soup.select_one(f"#evidence-group-{group} + ul > #{anchor('evidence', name)}")


def test_every_answered_question_is_listed_once(macros: Macros, content: Content) -> None:
    soup = _soup(macros.question_list())
    links = {str(link["href"]).partition("#")[2]: link.get_text() for link in soup.select("a")}
    assert links == {name: topic.value.question for name, topic in content.topics.items() if macros.places.href("topics", name)}
    assert len(soup.select("a")) == len(links)


def test_the_questions_of_one_moment_stand_alone(macros: Macros, content: Content) -> None:
    soup = _soup(macros.question_list("waiting"))
    links = [str(link["href"]).partition("#")[2] for link in soup.select("a")]
    assert links == [name for name, topic in content.topics.items() if topic.value.moment == "waiting"]
    assert not soup.select(".kb-label")


def test_each_door_leads_to_a_page_and_to_the_answers_asked_for_most(macros: Macros, content: Content) -> None:
    doors = content.whole["doors"].value.doors
    rows = _soup(macros.doors()).select("ul.kb-doors > li")
    assert [str(row.select("a")[0]["href"]) for row in rows] == [link("/after/", door.page) for door in doors]
    for row, door in zip(rows, doors, strict=True):
        assert [a.get_text() for a in row.select("details a")] == [content.topics[name].value.question for name in door.questions]


def test_charts_say_what_the_files_say(macros: Macros, content: Content) -> None:
    assert content.charts
    for name, piece in content.charts.items():
        soup = _soup(macros.chart(name))
        picture = soup.select_one("svg[role=img]")
        assert isinstance(picture, Tag)
        for entry in piece.value.evidence:
            evidence = content.evidence[entry].value
            for label, value in evidence.values.items():
                shown = with_unit(value, evidence.unit or "")
                assert label in str(picture["aria-label"])
                assert shown in str(picture["aria-label"])
                assert shown in picture.get_text()
                row = next(row for row in soup.select("tbody tr") if row.select_one("th") and row.th and row.th.get_text() == label)
                assert shown in row.get_text()
                assert evidence.detail and re.search(rf"\b{re.escape(f'{value:g}')}\b", f"{evidence.detail} {evidence.figure}")


def test_a_chart_needs_no_style_and_no_script(macros: Macros, content: Content) -> None:
    for name in content.charts:
        html = macros.chart(name)
        assert "style" not in html
        assert "<script" not in html
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids))


def test_the_month_is_written_out() -> None:
    assert (month("2026-11"), month("2026-01-09")) == ("November 2026", "January 2026")
