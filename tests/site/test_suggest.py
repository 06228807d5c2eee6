"""Every sentence can be mended: the nearest "Suggest a change" opens the file that holds it.

The nearest is the one that closes the piece around a sentence; a line that is a link to a piece has its link there; all else
is the page's. Words that the components bring along themselves, such as "Use it when:", are code and have none; the labels of a
chart's numbers stand in the evidence that is linked below it. A choice or a line on a worksheet repeats the title of a piece that
has its link where it stands in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import Tag
from bs4.element import NavigableString

from tests.conftest import PREFIX, ROOT
from tests.html import BuiltPage, built_pages
from tools.build import build

REPOSITORY = "https://github.com/example/after-the-interview"
RUN = 3  # words in a row that tell a sentence from another
NOT_CONTENT = (
    ".headerlink, .md-content__button, .md-path, .kb-wrong, .kb-edit, .kb-printed, .kb-tag, .kb-cite, script, style, button, "
    "[role=status], option, .kb-paper-checks, [data-kb-heard], [data-kb-remind], .kb-door-asked, .kb-strength, figure[id] svg, "
    "figure[id] tbody"
)
# A line or a figure that shows a part of a piece and leads to it.
LEADS_ON = ".kb a[href], .kb-figure, .kb-texts > li, .kb-checklists > li, [data-kb-signal]"

FORMS = ["number.yml", "does-not-fit.yml", "broken.yml"]
PIECE = re.compile("(message|checklist|signal|position|evidence|chart)-")


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built where REPO_URL and CONTACT are set."""
    folder = tmp_path_factory.mktemp("linked") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPO_URL", REPOSITORY)
        patch.setenv("CONTACT", "hello@example.org")
        build(ROOT, folder, site_url=f"http://127.0.0.1:8000{PREFIX}")
    return folder


def words(text: str) -> list[str]:
    """The words of a text, without what Markdown, YAML or HTML put between them."""
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> list[tuple[str, ...]]:
    """Every few words in a row."""
    found = words(text)
    return [tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)]


@cache
def held(path: str) -> frozenset[tuple[str, ...]]:
    """What a file holds, as runs of words; a page also what it takes in from snippets/shared/, whose name stands in it."""
    text = (ROOT / path).read_text(encoding="utf-8")
    taken_in = re.findall(r'^--8<-- "([^"]+)"', text, re.M)
    return frozenset(runs(text)).union(*(held(f"snippets/shared/{name}") for name in taken_in))


@cache
def fixed() -> frozenset[tuple[str, ...]]:
    """The components' own words."""
    sources = [*(ROOT / "macros" / "components").glob("*.jinja"), *(ROOT / "macros").glob("*.py")]
    texts = [unescape(path.read_text(encoding="utf-8")) for path in sources]
    return frozenset(run for text in texts for run in (*runs(text), *runs(re.sub(r"\{[{%].*?[%}]\}", " ", text))))


class Finder:
    """Finds the link that belongs to each sentence of a built site."""

    def __init__(self, site: Path) -> None:
        self.pages = {page.path: page for page in built_pages(site)}
        articles = {path: page.article for path, page in self.pages.items()}
        self.feet = {path: article.select("article > .kb > .kb-edit")[-1] for path, article in articles.items()}
        self.leads_on = {id(element) for article in articles.values() for element in article.select(LEADS_ON)}
        self.skipped = {id(element) for article in articles.values() for element in article.select(NOT_CONTENT)}

    def sentences(self, page: BuiltPage) -> Iterator[tuple[str, str]]:
        """Each stretch of words of a page that somebody wrote, with the path that its link opens."""
        for text in page.article.find_all(string=True):
            assert isinstance(text, NavigableString)
            if type(text) is NavigableString and text.parent and self.skipped.isdisjoint(map(id, text.parents)):
                for sentence in re.split(r"(?<=[.?!:;])\s+", str(text)):
                    found = runs(sentence)
                    if len(found) > 1 and sum(run in fixed() for run in found) < len(found) / 2:
                        yield sentence, self.opened(page, text.parent)

    def opened(self, page: BuiltPage, element: Tag) -> str:
        """The path of the file that the nearest link opens."""
        for around in (element, *element.parents):
            if around.name == "article":
                break
            if link := next((child for child in around.find_all(class_="kb-edit", recursive=False)), None):
                return _opened(link)
            if id(around) in self.leads_on and (target := self._target(page, around)):
                return self.opened(*target)
        return _opened(self.feet[page.path])

    def _target(self, page: BuiltPage, element: Tag) -> tuple[BuiltPage, Tag] | None:
        link = element if element.name == "a" else element.select_one("a[href*='#']")
        parts = urlsplit(urljoin(f"http://site{PREFIX}{page.path}", str(link["href"] if link else "")))
        found = self.pages.get(parts.path.removeprefix(PREFIX))
        piece = found and found.article.find(id=unquote(parts.fragment)) if parts.fragment else None
        if not found or not isinstance(piece, Tag) or not PIECE.match(parts.fragment):
            return None
        return (found, piece) if piece is not element else None


def _opened(around: Tag) -> str:
    link = around.select_one("a[href]")
    assert link is not None and link.get_text() == "Suggest a change"
    return str(link["href"]).removeprefix(f"{REPOSITORY}/edit/main/")


def test_every_sentence_can_be_mended_in_its_own_file(linked: Path) -> None:
    found = Finder(linked)
    lost, seen = [], set()
    for page in found.pages.values():
        for sentence, path in found.sentences(page):
            seen.add(path)
            if not any(run in held(path) for run in runs(sentence)) and not set(words(sentence)) <= {*sum(held(path), ())}:
                lost.append(f"{page.path}: {path} does not hold “{' '.join(sentence.split())}”")
    assert lost == [], "\n".join(lost[:40])
    folders = {path.rpartition("/")[0] for path in seen if path.startswith("snippets/")}
    assert folders >= {f"snippets/{kind}" for kind in ("messages", "checklists", "signals", "positions", "evidence", "charts")}
    assert seen >= {f"snippets/{name}.yml" for name in ("fields", "timing", "timeline", "topics", "gallery", "next-step", "doors")}
    assert {path for path in seen if path.startswith("docs/")} == {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md") if "assets" not in path.parts
    }


def test_each_page_offers_its_own_file_and_ways_to_report(linked: Path) -> None:
    for page in built_pages(linked):
        foot = page.article.select("article > .kb")[-1]
        source = page.path.rstrip("/") or "index"
        assert _opened(foot.select(".kb-edit")[-1]) in (f"docs/{source}.md", f"docs/{source}/index.md")
        form, mail, copy = foot.select(".kb-wrong > ul > li")
        address = f"http%3A//127.0.0.1%3A8000{PREFIX}{page.path}"
        assert all(str(link["href"]).startswith(f"{REPOSITORY}/issues/new?page={address}&template=") for link in form.select("a"))
        assert [str(link["href"]).rpartition("=")[2] for link in form.select("a")] == FORMS
        assert str(mail.select("a")[0]["href"]).startswith("mailto:hello@example.org?subject=")
        assert copy.has_attr("data-kb-control")


def test_every_form_that_is_offered_exists_and_takes_the_page() -> None:
    for name in FORMS:
        assert "id: page\n" in (ROOT / ".github" / "ISSUE_TEMPLATE" / name).read_text(encoding="utf-8")


def test_nothing_is_offered_that_is_not_set(site: Path) -> None:
    for page in built_pages(site):
        (wrong,) = page.article.select(".kb-wrong")
        assert wrong.has_attr("data-kb-control") and len(wrong.select("li")) == 1, page.path
        assert not page.article.select(".kb-edit"), page.path


def test_the_repository_is_linked_and_never_asked(linked: Path) -> None:
    for page in built_pages(linked):
        links = page.soup.select("a.md-source")
        assert links and not any(link.has_attr("data-md-component") for link in links), page.path
