"""What runs around releases and once a week: which pages a change touches, dead links, archives with checksums."""

from __future__ import annotations

import hashlib
import re
from argparse import Namespace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from macros.content import read
from macros.pages import read_pages
from tests.conftest import ROOT
from tools import environment, links, pictures, release, upgrade
from tools.bench import portability
from tools.check.project import Project

SOUND = ROOT / "tests" / "rules" / "_sound"


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("docs/index.md", [""]),
        ("snippets/messages/late.md", [""]),
        ("snippets/evidence/poll-2017.yml", [""]),
        ("snippets/messages/other.md", []),
        ("tools/links.py", []),
        ("snippets/timing.yml", [""]),
        ("macros/render.py", [""]),
    ],
)
def test_a_changed_page_is_one_that_shows_the_change(file: str, shown: list[str]) -> None:
    assert pictures.changed_pages([file], read_pages(SOUND)) == shown


def test_every_address_is_looked_at_once_and_placed() -> None:
    root = ROOT / "tests" / "rules" / "_sound"
    found = links.addresses(Project(root, read(root)[0], tuple(read_pages(root)), date(2026, 12, 1)))
    assert found == {}, "addresses that only serve as examples are left out"
    known = links.addresses(Project(ROOT, read(ROOT)[0], tuple(read_pages(ROOT)), date(2026, 12, 1)))
    assert any(files == ["snippets/evidence/help-findahelpline.yml"] for files in known.values())
    assert not any(address.endswith((".", ",", ")")) for address in known)


def test_a_dead_link_is_told_with_its_places() -> None:
    answers = MappingProxyType({"https://a.org/": "", "https://b.org/": "answers 404"})
    found = {"https://a.org/": ["docs/a.md"], "https://b.org/": ["docs/a.md", "docs/b.md"]}
    told = links.dead(found, answers.__getitem__)
    assert told == ["https://b.org/ (answers 404) in docs/a.md, docs/b.md"]
    assert links.report(told, ["docs/a.md:5: review-due (advice)\n    more"]) == (
        "## Links that do not answer\n\n- [ ] https://b.org/ (answers 404) in docs/a.md, docs/b.md\n\n"
        "## Due to be read again\n\n- [ ] docs/a.md:5: review-due (advice)"
    )
    assert links.report([], []) == ""


def test_an_address_that_cannot_be_asked_is_told_in_words() -> None:
    assert links.visit("http://127.0.0.1:1/") == "refuses to answer"
    assert links.visit("http://[/") == "is no address"


def test_without_a_network_nothing_is_judged(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(links, "visit", lambda address: "there is no such host")
    monkeypatch.setattr(links, "_tell", lambda text: pytest.fail("an issue was written"))
    monkeypatch.setenv("GH_TOKEN", "x")
    assert links.main(Namespace()) == 1
    said = capsys.readouterr()
    assert "Is there a network?" in said.err and not said.out


def test_newer_versions_are_told_by_name(tmp_path: Path) -> None:
    pins = tmp_path / "site.txt"
    pins.write_text("click==8.4.0 \\\n    --hash=sha256:00\njinja2==3.1.6 ; python_version < '4' \\\n", encoding="utf-8")
    before = upgrade.versions(tmp_path)
    assert upgrade.differences(before, before) == []
    pins.write_text("click==8.5.1 \\\n    --hash=sha256:01\nmkdocs==1.6.1 \\\n", encoding="utf-8")
    assert upgrade.differences(before, upgrade.versions(tmp_path)) == [
        "site: click 8.4.0 → 8.5.1", "site: jinja2 3.1.6 → gone", "site: mkdocs new → 1.6.1",
    ]  # fmt: skip


def test_pictures_say_what_they_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    assert pictures.main(Namespace(base="HEAD")) == 1
    assert "Run make build first" in capsys.readouterr().err
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>Hi</p>", encoding="utf-8")
    assert pictures.main(Namespace(base="no-such-state")) == 1
    assert "git knows no no-such-state" in capsys.readouterr().err
    assert not (tmp_path / "pictures").exists()


def test_what_differs_on_zensicals_build_is_named_and_said() -> None:
    output = """SKIPPED [12] tests/browser/test_search_box.py:70: Zensical has a search of its own
SKIPPED [2] tests/browser/test_search_quality.py:17: Zensical has a search of its own
FAILED tests/browser/test_mail.py::test_a[b] - AssertionError: SKIPPED
ERROR tests/browser/test_print.py::test_c
3 failed, 12 skipped"""
    failed = ["tests/browser/test_mail.py::test_a[b]", "tests/browser/test_print.py::test_c"]
    assert portability.named(output) == (failed, ["Zensical has a search of its own"])
    said = " ".join((ROOT / "docs/contributing/maintaining.md").read_text(encoding="utf-8").split())
    files = (path.read_text(encoding="utf-8") for path in (ROOT / "tests/browser").glob("test_*.py"))
    reasons = {why for text in files for why in re.findall(r'differs\("([^"]+)"\)', text)}
    assert len(reasons) == 4 and all(why in said for why in reasons)


def test_a_release_holds_the_archives_and_their_sums(tmp_path: Path) -> None:
    site, target = tmp_path / "site", tmp_path / "dist"
    (site / "exports").mkdir(parents=True)
    assert release.collect(site, target) == [] and not target.exists()
    (site / "exports" / "after.zip").write_bytes(b"zip")
    files = release.collect(site, target)
    assert [path.name for path in files] == ["after.zip", "SHA256SUMS"]
    assert files[1].read_text(encoding="utf-8") == f"{hashlib.sha256(b'zip').hexdigest()}  after.zip\n"


def test_without_an_archive_there_is_no_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(release, "ROOT", tmp_path)
    assert release.main(Namespace()) == 1
    assert "Run make build first" in capsys.readouterr().err
