"""The search index: what of a page's HTML it holds, and when the build stops."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from macros.content import Content
from macros.places import Places
from tools.publish import search
from tools.publish.article import clean, read_article
from tools.search.queries import Query, by_class, score, typos

PAGE = """<html><body><nav>Menu</nav><article class="md-content__inner">
<a class="md-content__button" href="edit">Edit</a>
<h1>Does silence mean <em>no</em>?<a class="headerlink" href="#x">¶</a></h1><p class="kb-answer">Not by&#32;itself&#46;</p>
<p>Before the headings.</p>
<h2 id="silence-meaning">What silence means<a class="headerlink" href="#silence-meaning">¶</a></h2>
<p>Nothing <a class="kb-cite" href="x">[Source, 2017]</a>.</p>
<div class="kb"><section class="kb-signal" id="signal-quiet"><p class="kb-title"><strong>They are quiet</strong>
<span class="kb-tag">tells you a little</span></p><p>They may be <strong>busy</strong>.</p>
<p class="kb-small">our guess</p></section></div>
<p>After the card.</p>
<p data-search-exclude>Left out.</p><button data-kb-control>Copy</button>
</article></body></html>"""

CONFIG = '<script id="__config" type="application/json">{}</script>'
BUNDLE = "x=".join(search.PROTOCOL)


def test_article_is_read_part_by_part() -> None:
    article = read_article(PAGE)
    assert article
    assert (article.title, article.answer) == ("Does silence mean no?", "Not by itself.")
    assert [(part.id, clean(part.title), part.text) for part in article.parts] == [
        ("", "", "Before the headings."),
        ("silence-meaning", "What silence means", "Nothing.\nAfter the card."),
        ("signal-quiet", "They are quiet", "They may be busy."),
    ]


def test_page_without_article_has_no_entry() -> None:
    assert read_article("<html><body><h1>Not found</h1></body></html>") is None


def site_of(folder: Path, pages: dict[str, str], worker: str = search.WORKER, bundle: str = BUNDLE) -> Path:
    """A tiny built site."""
    for where, html in pages.items():
        path = folder / where / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html + CONFIG.format(json.dumps({"search": f"../{worker}"})), encoding="utf-8")
    scripts = folder / "assets" / "javascripts"
    scripts.mkdir(parents=True)
    (scripts / "bundle.1234.min.js").write_text(bundle, encoding="utf-8")
    (folder / "search").mkdir()
    (folder / "search" / "search_index.json").write_text('{"config":{"lang":["en"]},"docs":[{"location":""}]}', encoding="utf-8")
    return folder


def content_of(question: str) -> Content:
    """Content with one topic and one group of synonyms, as far as the index reads it."""
    topic = SimpleNamespace(value=SimpleNamespace(question=question))
    group = SimpleNamespace(words=("silence", "no answer"))
    return cast("Content", SimpleNamespace(topics={"silence-meaning": topic}, signals={}, synonyms=(group,)))


def test_piece_is_indexed_once_where_its_links_lead(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": PAGE, "b": PAGE})
    places = Places("/", {"signals": {"quiet": "b.md"}, "topics": {"silence-meaning": "a.md"}})
    index = search.build_index(site, content_of("Heard nothing?"), places)
    ids = {page["at"]: [part["id"] for part in page["parts"]] for page in index["pages"]}
    assert ids == {"a/": ["silence-meaning"], "b/": ["silence-meaning", "signal-quiet"]}


def test_question_stands_at_the_heading_that_answers_it(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": PAGE, "b": PAGE})
    places = Places("/", {"topics": {"silence-meaning": "b.md"}})
    index = search.build_index(site, content_of("Heard nothing?"), places)
    assert [page["parts"][0].get("also") for page in index["pages"]] == [None, "Heard nothing?"]
    assert index["synonyms"] == [["silence", "no answer"]]


def test_list_of_questions_is_found_by_its_title_only(tmp_path: Path) -> None:
    site = site_of(tmp_path, {search.QUESTION_LIST.rstrip("/"): PAGE})
    page = search.build_index(site, Content(), Places())["pages"][0]
    assert (page["title"], page["text"], page["parts"]) == ("Does silence mean no?", "", [])


def test_theme_index_becomes_a_stub_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": PAGE})
    search.run(site)
    files = {path.name: path.read_bytes() for path in (site / "search").iterdir()}
    search.run(site)
    assert json.loads(files["search_index.json"]) == {"config": {"lang": ["en"]}, "docs": []}
    assert files == {path.name: path.read_bytes() for path in (site / "search").iterdir()}


def test_builder_with_its_own_search_is_left_alone(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": PAGE}, worker="assets/javascripts/workers/other.js")
    (site / "search" / "search_index.json").unlink()
    assert "own" in search.run(site)
    assert list((site / "search").iterdir()) == []


def test_renamed_worker_stops_the_build(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": PAGE}, worker="assets/javascripts/workers/search.ffffffff.min.js")
    with pytest.raises(SystemExit, match=r"a/index\.html .* renamed its worker.*overrides/main\.html"):
        search.run(site)


@pytest.mark.parametrize("missing", search.PROTOCOL)
def test_changed_protocol_stops_the_build(tmp_path: Path, missing: str) -> None:
    site = site_of(tmp_path, {"a": PAGE}, bundle=BUNDLE.replace(missing, "type:9"))
    with pytest.raises(SystemExit, match=r"another way than before.*worker\.js"):
        search.run(site)


def test_figures() -> None:
    queries = [Query("exact", "tune", "one", frozenset({"a/"})), Query("typo", "held", "two", frozenset({"b/"}))]
    figures = by_class(queries, [["x/", "a/"], []])
    assert str(score(queries, [["x/", "a/"], []])) == "  0.0  50.0 0.250    1"
    assert {name: (figure.count, figure.hit3) for name, figure in figures.items()} == {
        "exact": (1, 100.0), "typo": (1, 0.0), "split: held": (1, 0.0), "split: tune": (1, 100.0), "all": (2, 50.0),
    }  # fmt: skip


def test_typos_are_one_edit_away_and_the_same_at_every_run(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": PAGE})
    slips = typos(site)
    assert slips == typos(site)
    assert {slip.right for slip in slips} == {frozenset({"a/"})}
    assert all(len(slip.text) >= 4 for slip in slips)
    assert "silence" not in {slip.text for slip in slips}
    assert len({slip.text for slip in slips}) > 10
