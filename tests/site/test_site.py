"""The built site: every piece arrives unharmed, ids are unique, every link and anchor leads somewhere."""

from __future__ import annotations

from calendar import month_name
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from macros.content import Content
from macros.pages import PageFile
from tests.conftest import PREFIX
from tests.html import built_pages, dead_links
from tests.unit.test_help_pages import ALWAYS_SAID
from tools.check.words import ABOUT, BUILDERS


def _text(body: Tag) -> str:
    """A message's text as it is on the page: paragraphs apart, lines as lines."""
    for line_break in body.select("br"):
        line_break.replace_with("\n")
    return "\n\n".join(paragraph.get_text() for paragraph in body.select("p"))


def test_each_message_on_a_page_equals_its_file(site: Path, content: Content, pages: list[PageFile]) -> None:
    seen = set()
    for page in built_pages(site):
        for element in page.article.select("kb-message[data-kb-message]"):
            name = str(element["data-kb-message"])
            message = content.messages[name].value
            body, subject = element.select_one("[data-kb-body]"), element.select_one("[data-kb-subject]")
            assert body is not None
            assert _text(body) == message.body, f"{page.path}: {name}"
            assert (subject.get_text() if subject else None) == message.subject
            seen.add(name)
    assert seen == {name for page in pages for call in page.calls if call.name == "message" for name in call.arguments}
    assert seen


def test_each_page_is_whole(site: Path, pages: list[PageFile]) -> None:
    built = {page.path: page for page in built_pages(site)}
    assert len(built) == len(pages)
    for source in pages:
        assert source.meta
        page = built[source.path.removesuffix(".md").removesuffix("index").rstrip("/") + ("" if source.path == "index.md" else "/")]
        text = page.article_text()
        assert "{{" not in page.article_text(without="code") and "Macro Rendering Error" not in text, source.path
        assert [heading.get_text() for heading in page.article.select("h1")] == [source.meta.title]
        lead = page.article.select_one("h1 + .kb-answer")
        assert lead is not None and lead.get_text() == source.meta.answer, source.path
        reviewed = page.article.select_one(".kb-reviewed time")
        assert reviewed is not None and reviewed["datetime"] == source.meta.reviewed, source.path
        day = date.fromisoformat(source.meta.reviewed)
        assert reviewed.get_text() == f"{month_name[day.month]} {day.day}, {day.year}"
        content, _, _ = text.rpartition("Something wrong here?")
        assert content.rstrip().endswith(f"Last reviewed on {reviewed.get_text()}"), (
            f"{source.path}: the review date is not the foot"
        )
        description = page.soup.select_one('meta[name="description"]')
        assert description is not None and description["content"] == source.meta.description
        assert page.soup.title is not None and source.meta.title in page.soup.title.get_text()


def test_descriptions_and_titles_are_unique(pages: list[PageFile]) -> None:
    for values in ([page.meta.title for page in pages if page.meta], [page.meta.description for page in pages if page.meta]):
        assert len(values) == len(set(values)) == len(pages)


def test_ids_are_unique(site: Path) -> None:
    for page in built_pages(site):
        ids = page.ids()
        assert sorted(set(ids)) == sorted(ids), f"{page.path}: {sorted({name for name in ids if ids.count(name) > 1})}"


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    assert dead_links(site, PREFIX) == []


def test_nothing_comes_from_another_host(site: Path) -> None:
    for page in built_pages(site):
        for element in page.soup.select("[src], link[href]:not([rel=canonical])"):
            address = str(element.get("src") or element.get("href"))
            assert not address.startswith(("http:", "https:", "//")), f"{page.path}: {element}"


def test_macro_blocks_are_not_wrapped_or_torn(site: Path) -> None:
    for page in built_pages(site):
        for block in page.article.select("div.kb"):
            parent = block.parent
            assert parent is not None and parent.name in ("article", "div"), f"{page.path}: {parent}"
        for element in page.article.select("p > div, p > section, p > kb-message, p > kb-checklist"):
            raise AssertionError(f"{page.path}: {element.name} inside a paragraph")


def test_readers_never_meet_the_builders_words(site: Path) -> None:
    for page in built_pages(site):
        if page.path.split("/")[0] not in ABOUT:
            assert BUILDERS.findall(page.article_text()) == [], page.path


def test_what_always_holds_stands_on_every_page_about_trouble(site: Path) -> None:
    trouble = [page for page in built_pages(site) if page.path.startswith("something-went-wrong/")]
    assert len(trouble) > 10
    for page in trouble:
        text = page.article_text()
        assert [words for words in ALWAYS_SAID if words not in text] == [], page.path


def test_the_page_for_wrong_addresses_has_the_rows_of_the_home_page(site: Path, content: Content) -> None:
    page = BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html.parser")
    rows = [(str(row["href"]), *row.stripped_strings) for row in page.select("article .kb-door-way")]
    doors = content.whole["doors"].value.doors
    assert rows == [(f"{PREFIX}{row.page.removesuffix('index.md')}", row.title, row.says) for row in doors]
