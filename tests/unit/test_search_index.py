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
from tools.search import record
from tools.search.queries import Query, Score, by_class, read_queries, score, typos
from tools.search.workers import searchable

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
<p data-search-exclude>Left out.</p><pre><code>title: An example</code></pre><button data-kb-control>Copy</button>
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


@pytest.mark.parametrize("address", sorted(search.REPEATING))
def test_what_repeats_other_pages_is_found_by_its_title_only(tmp_path: Path, address: str) -> None:
    site = site_of(tmp_path, {address.rstrip("/"): PAGE})
    page = search.build_index(site, Content(), Places())["pages"][0]
    assert (page["title"], page["text"], page["parts"]) == ("Does silence mean no?", "", [])


def test_theme_index_becomes_a_stub_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"a": PAGE})
    search.run(site)
    files = {path.name: path.read_bytes() for path in (site / "search").iterdir()}
    search.run(site)
    assert json.loads(files["search_index.json"]) == {"config": {"lang": ["en"]}, "docs": []}
    assert files == {path.name: path.read_bytes() for path in (site / "search").iterdir()}


def test_nothing_is_compared_with_a_theme_index_that_has_no_page(tmp_path: Path) -> None:
    site = site_of(tmp_path / "built", {"a": PAGE})
    (site / "search" / "search_index.json").write_text('{"config":{},"docs":[]}', encoding="utf-8")
    with pytest.raises(ValueError, match="no page"), searchable(site, tmp_path / "published"):
        pass


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


def figures(hit3: float, typos_hit3: float = 98.0) -> dict[str, Score]:
    """Figures that differ in hit@3 only."""
    return {"all": Score(100, 80, hit3, 0.8, 0), record.TYPOS: Score(100, 90, typos_hit3, 0.9, 0)}


@pytest.mark.parametrize(("measured", "told"), [(figures(91.9), "all: 91.9 %"), (figures(95, 96.9), "generated typos: 96.9 %")])
def test_too_few_found_blocks_when_search_has_changed(measured: dict[str, Score], told: str) -> None:
    blocking, advice = record.judge(measured, "new", ("old", {"all": 95.0, record.TYPOS: 98.0}))
    assert blocking.startswith(told) and advice == ""


def test_too_few_found_is_advice_when_only_pages_have_changed() -> None:
    blocking, advice = record.judge(figures(91.9), "same", ("same", {"all": 95.0, record.TYPOS: 98.0}))
    assert blocking == ""
    assert advice.splitlines()[0].startswith("Pages have changed what search finds.")
    assert advice.splitlines()[-1] == "all: hit@3 was 95.0 %, is 91.9 %"


def test_nothing_is_said_when_nothing_has_changed() -> None:
    assert record.judge(figures(95), "same", ("same", {"all": 95.0, record.TYPOS: 98.0})) == ("", "")


def test_record_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "FIGURES", tmp_path / "figures.tsv")
    record.write(figures(95.25))
    assert record.read() == (record.fingerprint(), {"all": 95.2, record.TYPOS: 98.0})


def test_fingerprint_follows_search_and_not_pages(tmp_path: Path) -> None:
    files = [*record.INPUTS, "requirements/site.txt", "docs/assets/javascripts/search/engine.js", "docs/index.md"]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mkdocs-material==9.8.1 \\\n", encoding="utf-8")
    before = record.fingerprint(tmp_path)
    (tmp_path / "docs/index.md").write_text("A page", encoding="utf-8")
    assert record.fingerprint(tmp_path) == before
    changed = set()
    for name in files[:-1]:
        (tmp_path / name).write_text("mkdocs-material==9.8.2 \\\n", encoding="utf-8")
        changed.add(record.fingerprint(tmp_path))
    assert len(changed - {before}) == len(files) - 1


def test_right_page_of_a_query_is_where_its_topic_s_heading_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = tmp_path / "queries.tsv"
    written.write_text(
        'class\tsplit\ttopic\tquery\nexact\ttune\tsilence-meaning\tsay "no"\nexact\theld\tgone\tx\n', encoding="utf-8"
    )
    monkeypatch.setattr("tools.search.queries.QUERIES", written)
    right = [(query.text, query.right) for query in read_queries(site_of(tmp_path / "site", {"a": PAGE}))]
    assert right == [('say "no"', frozenset({"a/"})), ("x", frozenset())]
