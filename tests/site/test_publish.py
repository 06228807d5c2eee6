"""The publish steps on the whole site: equal input gives equal bytes, and what programs read is valid and keeps its caveats."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urljoin

import pytest

from macros.content import Content
from tests.conftest import PREFIX, ROOT
from tests.html import built_pages
from tests.unit.test_publish import check_facts, snapshot
from tools import publish
from tools.publish import archive
from tools.publish.templates import caveats

PARTS = ("docs", "macros", "overrides", "requirements", "snippets", "tools", ".venv")
FILES = ("CHANGELOG.md", "mkdocs.yml", "pyproject.toml")
# Another moment, another place on earth, another order of what has none, another language.
ELSEWHERE = {"SOURCE_DATE_EPOCH": "86400", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C"}


@pytest.fixture(scope="module")
def home(port: int) -> str:
    """The address for which the tests' sites are built."""
    return f"http://127.0.0.1:{port}{PREFIX}"


def test_two_whole_builds_are_equal_byte_by_byte(site: Path, tmp_path: Path, home: str) -> None:
    """One in this folder now; one in another folder, from files with other times, on a day that SOURCE_DATE_EPOCH names."""
    folder = tmp_path / "some where" / "else"
    for name in PARTS[:-1]:
        shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copyfile(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    variables = {**os.environ, **ELSEWHERE, "SITE_URL": home}
    done = subprocess.run(
        [sys.executable, "-m", "tools", "build"], check=False, cwd=folder, env=variables, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = snapshot(site), snapshot(folder / "site")
    assert sorted(first) == sorted(second)
    assert [name for name, data in first.items() if data != second[name]] == []
    assert publish.publish(folder / "site") == 0
    assert [name for name, data in snapshot(folder / "site").items() if data != first[name]] == [], "published twice"


def test_the_facts_of_every_page_are_valid(site: Path, home: str) -> None:
    for page in built_pages(site):
        (element,) = page.soup.select('script[type="application/ld+json"]')
        facts = json.loads(element.get_text())
        assert facts["@context"] == "https://schema.org" and facts["@type"] == "Article"
        assert facts["url"] == home + page.path
        check_facts(facts)


def test_the_feed_is_valid_and_leads_to_pages(site: Path, home: str) -> None:
    """What JSON Feed 1.1 asks for: version, title, and items with an id and a text."""
    feed = json.loads((site / "feed.json").read_text(encoding="utf-8"))
    assert (feed["version"], feed["feed_url"]) == ("https://jsonfeed.org/version/1.1", f"{home}feed.json")
    assert feed["title"] and feed["home_page_url"] == home and {"name", "url"} >= feed["authors"][0].keys()
    known = {home + page.path for page in built_pages(site)}
    assert {entry["url"] for entry in feed["items"]} == known
    assert len({entry["id"] for entry in feed["items"]}) == len(feed["items"])
    for entry in feed["items"]:
        assert entry.keys() == {"id", "url", "title", "content_text", "date_modified"} and all(entry.values())
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry["date_modified"])


def test_copies_for_programs_keep_caveats_and_our_rule(site: Path, content: Content, home: str) -> None:
    assert content.timing
    said = list(caveats(content.timing))
    assert sum("Our rule" in line for line in said) > 1
    overview = (site / "llms.txt").read_text(encoding="utf-8")
    assert all(f"- {line}\n" in overview for line in said)
    for page in built_pages(site):
        copy = (site / page.path / "index.md").read_text(encoding="utf-8")
        assert all(f"- {line}\n" in copy for line in said), page.path
        assert f"]({urljoin(home, page.path)}index.md): " in overview
        words = page.article_text(without=".kb-reviewed, [data-kb-control], [data-search-exclude], script")
        assert words.count("ur rule") <= copy.count("ur rule"), page.path


def test_the_notices_of_others_are_shipped(site: Path) -> None:
    folder = "assets/javascripts/vendor"
    shipped = {path.name for path in (site / folder).iterdir()}
    assert {path.name for path in (ROOT / "docs" / folder).glob("*.license.txt")} <= shipped
    assert (site / "assets/licenses.txt").read_bytes() == (ROOT / "docs/assets/licenses.txt").read_bytes()


def test_the_archive_holds_no_script_and_no_address_of_a_server(site: Path) -> None:
    with zipfile.ZipFile(site / archive.NAME) as packed:
        names = packed.namelist()
        assert not [name for name in names if name.endswith((".js", ".webmanifest"))]
        assert {info.date_time for info in packed.infolist()} == {archive.TIME}


def test_links_to_other_sites_are_marked_on_every_page(site: Path, home: str) -> None:
    count = 0
    for page in built_pages(site):
        for link in page.soup.select("a[href^=http]"):
            if not str(link["href"]).startswith(home):
                assert "noopener" in (link.get("rel") or ()), f"{page.path}: {link}"
                count += 1
    assert count > 20
