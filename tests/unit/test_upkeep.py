"""What runs around releases and once a week: which pages a change touches, dead links, archives with checksums."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from macros.content import read
from macros.pages import read_pages
from tests.conftest import ROOT
from tools import links, pictures, release
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


def test_an_address_that_cannot_be_asked_is_told_and_not_raised() -> None:
    assert links.visit("http://127.0.0.1:1/") == "URLError"
    assert links.visit("http://[/") == "ValueError"


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
