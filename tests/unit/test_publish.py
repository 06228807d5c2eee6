"""The publish steps on a tiny site: what each writes, what it refuses, and that a second run changes nothing."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import struct
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from macros.model import Page
from macros.pages import read_pages
from macros.places import link
from tests.conftest import ROOT
from tools import publish
from tools.publish import archive, bundle, copies, csp, dates, defer, describe, links, scripts, spaces, styles, theme, worker
from tools.publish.html import put_in_head
from tools.publish.markdown import to_markdown

HOME = "https://example.org/after/"
THEME = "<script>__md_scope=1</script>"
META = Page(title='Is "no" a no?', description="About no.", answer="Yes, <mostly>.", reviewed="2026-11-22")


def html(root: str, body: str = "", sheets: str = "site message") -> str:
    """A page as a builder makes it."""
    css = "".join(f'\n<link rel="stylesheet" href="{root}assets/stylesheets/{name}.css">\n' for name in sheets.split())
    return (
        '<!doctype html><html class="no-js"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"{css}{THEME}</head><body><article>{body}</article>"
        f'<script src="{root}assets/javascripts/bundle.js"></script></body></html>'
    )


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A built site of two pages of the project, without a search."""
    site = tmp_path / "site"
    pages = {
        "index.html": html("", '<h1>Home</h1><a href="waiting/asking-for-news/#check-in">News</a>'),
        "waiting/asking-for-news/index.html": html(
            "../../", '<kb-message>Text</kb-message><a href="/after/">Home</a> <a href="https://other.example/">Other</a>'
        ),
        "404.html": html("/after/"),
        "assets/stylesheets/site.css": "/* All */\n.kb-answer,\n.kb-action {\n  color: red;\n}\n",
        "assets/stylesheets/message.css": "@media (scripting: none) {\n  .kb-message {\n    display: none;\n  }\n}\n",
        "assets/javascripts/bundle.js": "1",
        "sitemap.xml": f"<urlset><url><loc>{HOME}</loc><lastmod>2020-01-01</lastmod></url>"
        f"<url><loc>{HOME}waiting/asking-for-news/</loc></url></urlset>",
    }
    for name, text in pages.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (site / "sitemap.xml.gz").write_bytes(b"old")
    return site


def test_all_steps_run_once_and_a_second_run_changes_nothing(tiny: Path) -> None:
    assert publish.publish(tiny) == 0
    first = snapshot(tiny)
    assert publish.publish(tiny) == 0
    assert snapshot(tiny) == first


def test_equal_sites_give_equal_bytes(tiny: Path) -> None:
    other = tiny.with_name("other")
    shutil.copytree(tiny, other)
    (other / "sitemap.xml").write_text((tiny / "sitemap.xml").read_text().replace("2020-01-01", "2021-12-31"))
    for site in (tiny, other):
        publish.publish(site)
    assert snapshot(tiny) == snapshot(other)


def test_a_folder_that_is_no_build_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("<html></html>")
    before = snapshot(tmp_path)
    assert publish.publish(tmp_path) == 1
    assert snapshot(tmp_path) == before
    assert "is not a built site: it has no 404.html, sitemap.xml, assets" in capsys.readouterr().err


def test_each_step_says_how_long_it_took(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish.publish(tiny)
    told = re.findall(r"^publish: (\w+): .* \(\d+\.\d\d s\)$", capsys.readouterr().out, re.MULTILINE)
    assert told == list(publish.STEPS)


def test_the_policy_is_the_same_on_every_page_and_before_everything_that_loads(tiny: Path) -> None:
    csp.run(tiny)
    pages = [(tiny / name).read_text() for name in ("index.html", "404.html", "waiting/asking-for-news/index.html")]
    policies = {csp.OWN.search(page)[0] for page in pages}  # type: ignore[index]
    assert len(policies) == 1
    assert all(page.index("Content-Security-Policy") < page.index("<link") for page in pages)
    (policy,) = policies
    assert csp.source("__md_scope=1") in policy and "unsafe" not in policy and "default-src 'none'" in policy
    assert "frame-ancestors" not in policy, "browsers ignore it in a page"
    headers = (tiny / "_headers").read_text()
    assert "frame-ancestors 'none'" in headers and csp.source("__md_scope=1") in headers


def test_line_breaks_are_hashed_as_a_browser_reads_them() -> None:
    assert csp.source("a\r\nb") == csp.source("a\nb")


@pytest.mark.parametrize(
    "planted",
    ["<script>steal()</script>", "<p style='color:red'>", '<img src="x" onerror="steal()">', "<style>p{}</style>"],
)
def test_a_page_with_a_script_or_style_of_its_own_is_refused(tiny: Path, planted: str) -> None:
    (tiny / "index.html").write_text(html("", planted), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"index\.html has a (script|style or an event handler) of its own"):
        csp.run(tiny)


def test_data_is_no_script() -> None:
    page = '<script type="application/json">{}</script><script type="application/ld+json">{}</script><script src="x"></script>'
    assert csp.inline_scripts(page) == []


def test_no_page_waits_for_the_themes_script(tiny: Path) -> None:
    assert defer.run(tiny).startswith("3 pages")
    page = (tiny / "waiting/asking-for-news/index.html").read_text()
    assert '<script type="text/plain" data-kb-src="../../assets/javascripts/bundle.js"></script>' in page
    assert "<script src" not in page and THEME in page
    assert f"<body>{defer.DARK}<article>" in page


def test_the_themes_script_keeps_a_page_waiting_no_longer() -> None:
    """When this fails, the theme is written in another way: look in its new script for the same places."""
    (path,) = (Path(str(files("material"))) / "templates/assets/javascripts").glob("bundle.*.js")
    script = path.read_text(encoding="utf-8")
    assert all(pattern.search(script) for pattern in bundle.CHANGES)
    light = bundle.lighter(script)
    assert not any(pattern.search(light) for pattern in bundle.CHANGES) and light.startswith(bundle.HINT)
    assert bundle.lighter(light) == light
    meta = 'let a=x("meta",{name:"color-scheme"});document.head.appendChild(a);let b=1'
    assert bundle.lighter(meta) == f'{bundle.HINT}let a=x("meta",{{name:"color-scheme"}});let b=1'


def test_the_themes_sheets_come_first_in_the_bundle(tiny: Path) -> None:
    sheet = tiny / "assets/stylesheets/main.57a0d79d.min.css"
    sheet.write_text("body{a:b}.md-gone{c:d}")
    for name in ("index.html", "404.html", "waiting/asking-for-news/index.html"):
        page = (tiny / name).read_text()
        link = re.sub(r"site\.css", sheet.name, styles.LINK.search(page)[0])  # type: ignore[index]
        (tiny / name).write_text(page.replace('<meta name="viewport"', f'{link}<meta name="viewport"'))
    theme.run(tiny)
    styles.run(tiny)
    assert not sheet.exists()
    (base,) = (tiny / "assets/stylesheets").glob("base.*.css")
    assert base.read_text() == "body{a:b}.kb-answer,.kb-action{color: red}"
    assert (tiny / "index.html").read_text().count('rel="stylesheet"') == 1


def test_sheets_are_bundled_and_linked_where_they_are_needed(tiny: Path) -> None:
    styles.run(tiny)
    home, page = ((tiny / name).read_text() for name in ("index.html", "waiting/asking-for-news/index.html"))
    names = sorted(path.name for path in (tiny / "assets/stylesheets").iterdir())
    assert [name.split(".")[0] for name in names] == ["base", "message"]
    assert [name in home for name in names] == [True, False]
    assert f'href="../../assets/stylesheets/{names[1]}"' in page
    assert (tiny / "assets/stylesheets" / names[0]).read_text() == ".kb-answer,.kb-action{color: red}"


WORDS = theme.Words(
    '<p class="md-nav md-typeset" data-md-color-scheme="slate">',
    'e.classList.add("md-search__form"), body.setAttribute("data-md-color-switching", "")',
)
TRIMMED = [
    (".md-nav{a:b}", ".md-nav{a:b}"), (".md-gone{a:b}", ""), (".md-nav,.md-gone{a:b}", ".md-nav{a:b}"),
    (".md-search__form:hover::after{a:b}", ".md-search__form:hover::after{a:b}"), ("p.md-nav>video{a:b}", ""),
    (".md-nav:not(.md-gone){a:b}", ".md-nav:not(.md-gone){a:b}"),
    ("[data-md-color-scheme=slate]{a:b}", "[data-md-color-scheme=slate]{a:b}"),
    ("[data-md-color-scheme=purple]{a:b}", ""), ("@media print{.md-gone{a:b}p{c:d}}", "@media print{p{c:d}}"),
    ("@media print{.md-gone{a:b}}", ""), ("@keyframes gone{0%{a:b}}", "@keyframes gone{0%{a:b}}"),
    ('@charset "UTF-8";p{content:"{;}"}', '@charset "UTF-8";p{content:"{;}"}'), ("/* .x{} */*,:after{a:b}", "*,:after{a:b}"),
    ("[data-md-color-switching] *,[data-md-color-switching] :after,p{a:b}", "p{a:b}"),
]  # fmt: skip


@pytest.mark.parametrize(("css", "expected"), TRIMMED)
def test_only_rules_that_nothing_can_meet_are_left_out(css: str, expected: str) -> None:
    assert theme.trim(css, WORDS) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("/** What\n * it does. */\n\nlet a = 1 // one\n  // two\nlet b\n", "let a = 1 // one\nlet b\n"),
        ("let a = `\n// not a comment\n`\n", "let a = `\n// not a comment\n`\n"),
        ("{\n  /** @type {A} */ (a).b()\n  c()\n  /** d */\n}\n", "{\n  /** @type {A} */ (a).b()\n  c()\n}\n"),
        ("let a = 'https://a.example' /* kept */\n", "let a = 'https://a.example' /* kept */\n"),
    ],
)
def test_comments_of_scripts_are_left_out_where_it_is_safe(script: str, expected: str) -> None:
    assert scripts.strip(script) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a\n  b </p>\n\n<p>c</p>\n", "<p>a b </p> <p>c</p> "),
        ('<p title="a\n  b">c</p>', '<p title="a\n  b">c</p>'),
        ("<PRE>a\n  b</PRE>\n  <textarea>\n\n  c</textarea>", "<PRE>a\n  b</PRE> <textarea>\n\n  c</textarea>"),
        ("<script>a\n\n  b</script>\n  <prefix>\n c</prefix>", "<script>a\n\n  b</script> <prefix> c</prefix>"),
        ("a\u00a0\n\u00a0b\u2003 c  d", "a\u00a0 \u00a0b\u2003 c  d"),
        ("<code>a\nb</code>\n", "<code>a\nb</code> "),
    ],
)
def test_only_white_space_that_means_nothing_is_left_out(html: str, expected: str) -> None:
    assert spaces.squeeze(html) == expected


def test_links_to_other_sites_get_noopener_once(tiny: Path) -> None:
    assert links.run(tiny) == "1 links to other sites"
    assert '<a href="https://other.example/" rel="noopener">' in (tiny / "waiting/asking-for-news/index.html").read_text()
    assert links.with_noopener('<a rel="license noopener" href="x">') == '<a rel="license noopener" href="x">'
    assert links.with_noopener('<a rel="license" href="x">') == '<a href="x" rel="license noopener">'


def test_what_is_put_into_the_head_replaces_what_was_there() -> None:
    own = re.compile("<meta a[^>]*>")
    once = put_in_head("<head><title>t</title></head>", ["<meta a=1>"], own)
    assert put_in_head(once, ["<meta a=2>"], own) == "<head><title>t</title><meta a=2></head>"


def test_a_page_says_what_it_is(tiny: Path) -> None:
    lines = "".join(describe.head(tiny, HOME, "waiting/asking-for-news/", META))
    assert '<meta property="og:title" content="Is &quot;no&quot; a no?">' in lines
    assert f'<meta property="og:image" content="{HOME}assets/images/cards/site.png">' in lines
    assert 'rel="manifest" href="../../assets/manifest.webmanifest"' in lines
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', lines)
    assert "<" not in text
    assert json.loads(text)["abstract"] == "Yes, <mostly>."
    assert 'href="/after/feed.json"' in "".join(describe.head(tiny, HOME, "404.html", None))


# What schema.org lists for the types that the pages use, as far as the pages use it.
SCHEMA = {
    "Article": {
        "headline", "description", "abstract", "url", "image", "dateModified", "inLanguage", "isAccessibleForFree", "license",
        "author", "isPartOf",
    },
    "Organization": {"name", "url"},
    "WebSite": {"name", "url"},
}  # fmt: skip


def check_facts(value: dict[str, object]) -> None:
    """Fails when facts use a word that schema.org does not have for their type, or an address that is none."""
    assert value.keys() - {"@context", "@type"} == SCHEMA[str(value["@type"])]
    for name, entry in value.items():
        if isinstance(entry, dict):
            check_facts(entry)
        elif name in ("url", "image", "license"):
            assert re.match(r"https?://\S+$", str(entry))
        elif name == "dateModified":
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(entry))


def test_facts_use_the_words_of_schema_org() -> None:
    check_facts(dict(describe.facts(META, f"{HOME}a/", HOME, f"{HOME}card.png")))


def test_every_card_is_small_and_has_its_size() -> None:
    folder = ROOT / "docs" / describe.CARDS
    moments = {link("", page.path).split("/")[1] for page in read_pages(ROOT)} & set(copies.SECTIONS)
    cards = {path.stem for path in folder.glob("*.png")}
    assert {"right-after", "thank-you", "waiting", "decision", "staying-in-touch", "something-went-wrong"} <= moments & cards
    for path in folder.glob("*.png"):
        data = path.read_bytes()
        assert len(data) < 60_000, path.name
        assert struct.unpack(">II", data[16:24]) == (describe.CARD["width"], describe.CARD["height"])


def test_the_manifest_has_what_an_installable_app_needs() -> None:
    manifest = json.loads((ROOT / "docs/assets/manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["start_url"] == manifest["scope"] == "../"
    for icon in manifest["icons"]:
        size = struct.unpack(">II", (ROOT / "docs/assets" / icon["src"]).read_bytes()[16:24])
        assert icon["sizes"] == f"{size[0]}x{size[1]}"
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}


def test_the_sitemap_has_the_days_of_review(tiny: Path) -> None:
    dates.run(tiny)
    text = (tiny / "sitemap.xml").read_text()
    assert "2020-01-01" not in text and text.count("<lastmod>") == 2
    assert f"Sitemap: {HOME}sitemap.xml" in (tiny / "robots.txt").read_text()
    assert gzip.decompress((tiny / "sitemap.xml.gz").read_bytes()).decode() == text


ARTICLE = """<article><h1>Title<a class="headerlink" href="#t">¶</a></h1><p>A <strong>bold</strong> <a href="../b/#c">link</a>.</p>
<ol>
<li>One</li>
<li><p>Two</p></li>
</ol>
<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><th>1</th><td>2</td></tr></tbody></table>
<kb-message><div data-kb-body><p>Dear <bdi>[name]</bdi>,<br>you</p><p>*Best*</p></div>
<button data-kb-control>Copy</button></kb-message>
<p data-search-exclude>Only on the page</p></article>"""


def test_an_article_becomes_markdown() -> None:
    assert to_markdown(ARTICLE, f"{HOME}a/") == (
        f"# Title\n\nA **bold** [link]({HOME}b/#c).\n\n1. One\n2. Two\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n"
        "```text\nDear [name],\nyou\n\n*Best*\n```\n"
    )


def test_caveats_travel_with_every_copy() -> None:
    copy = copies.copy_of(ARTICLE, f"{HOME}a/", META, ["Our rule, no study: ask twice."])
    assert copy.startswith("# Title") and "- Our rule, no study: ask twice." in copy and "2026-11-22" in copy
    assert "- Our rule, no study: ask twice." in copies.overview({"a/": META}, HOME, ["Our rule, no study: ask twice."])


def test_the_feed_is_newest_first_and_tells_of_releases() -> None:
    log = "# Changes\n\n## Unreleased\n\n- Soon\n\n## 1.1.0, 2026-12-01\n\n- New\n\n## 1.0.0 (2026-11-01)\n\n- Old\n"
    feed = json.loads(copies.feed({"a/": META}, HOME, log))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [entry["title"] for entry in feed["items"]] == ["What changed: 1.1.0", META.title, "What changed: 1.0.0"]
    assert feed["items"][0]["content_text"] == "- New"
    for entry in feed["items"]:
        assert entry["id"] and entry["url"].startswith(HOME)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry["date_modified"])
    assert len({entry["id"] for entry in feed["items"]}) == 3


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/after/", "../../index.html"), ("/after/a/b/#c", "../../a/b/index.html#c"), ("../how-long/", "../how-long/index.html"),
        ("../..", "../../index.html"), (".", "index.html"), ("./", "index.html"), ("../../assets/x.css", "../../assets/x.css"),
        ("/after/tools/next-step", "../../tools/next-step/index.html"), ("#here", "#here"), ("https://a.example/b/", "https://a.example/b/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)  # fmt: skip
def test_links_of_the_archive_lead_to_files(address: str, expected: str) -> None:
    assert archive.relative(address, "waiting/asking-for-news/index.html", "/after/") == expected


def test_the_archive_has_no_script_and_no_policy(tiny: Path) -> None:
    publish.publish(tiny)
    with zipfile.ZipFile(tiny / archive.NAME) as packed:
        texts = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith((".html", ".css"))}
    assert sum(name.endswith("index.html") for name in texts) == 2
    for name, text in texts.items():
        assert "<script" not in text and "Content-Security-Policy" not in text and "scripting" not in text, name


def test_the_worker_lists_every_file_that_a_page_needs(tiny: Path) -> None:
    publish.publish(tiny)
    listed = worker.files(tiny)
    assert {"index.html", "404.html", "sitemap.xml", "waiting/asking-for-news/index.html", "assets/javascripts/bundle.js"} <= set(
        listed
    )
    assert not any(name.startswith(("exports/", "sw.js", "feed.json")) for name in listed)
    assert listed["index.html"] == hashlib.sha256((tiny / "index.html").read_bytes()).hexdigest()[:16]
    (text,) = re.findall(r"const FILES = (\{.*?\})", (tiny / "sw.js").read_text(), re.DOTALL)
    assert json.loads(text) == listed
