"""What `make preview` draws: the pages with their macros, each written only when its text has become another one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tools import preview

SETTINGS = {
    "site_name": "After", "site_url": "http://127.0.0.1:8000/", "repo_url": "", "theme": {"name": "material"},
    "hooks": ["macros/hooks.py"], "plugins": ["search", {"macros": {}}],
    "markdown_extensions": [{"pymdownx.snippets": {"base_path": ["snippets/shared"]}}],
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small sound project with settings, a second page and a picture."""
    root = Path(shutil.copytree(ROOT / "tests" / "rules" / "_sound", tmp_path / "project"))
    (root / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS), encoding="utf-8")
    (root / "docs" / "second.md").write_text("---\ntitle: Second\n---\n\nNothing here.\n", encoding="utf-8")
    (root / "docs" / "assets").mkdir()
    (root / "docs" / "assets" / "dot.svg").write_text("<svg/>", encoding="utf-8")
    return root


def test_pages_are_drawn_and_all_else_is_copied(root: Path) -> None:
    folder = root / preview.FOLDER
    preview.follow(root, folder, {})
    drawn = (folder / "docs" / "index.md").read_text(encoding="utf-8")
    assert drawn.startswith("---\ntitle:") and "<kb-message" in drawn and "{{" not in drawn
    assert (folder / "docs" / "assets" / "dot.svg").read_text(encoding="utf-8") == "<svg/>"
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["plugins"] == ["search"] and "hooks" not in settings
    assert settings["markdown_extensions"][0]["pymdownx.snippets"]["base_path"] == [str(root / "snippets" / "shared")]


def test_a_changed_text_is_shown_on_its_page_and_no_other_is_written(root: Path) -> None:
    folder = root / preview.FOLDER
    known = preview.follow(root, folder, {})
    other = (folder / "docs" / "second.md").stat().st_mtime_ns
    message = root / "snippets" / "messages" / "late.md"
    message.write_text(message.read_text(encoding="utf-8").rstrip() + "\nFreshly added\n", encoding="utf-8")
    known = preview.follow(root, folder, known)
    assert "Freshly added" in (folder / "docs" / "index.md").read_text(encoding="utf-8")
    assert (folder / "docs" / "second.md").stat().st_mtime_ns == other
    (root / "docs" / "second.md").unlink()
    preview.follow(root, folder, known)
    assert not (folder / "docs" / "second.md").exists()


def test_a_slip_is_told_and_the_last_sound_page_stays(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = root / preview.FOLDER
    known = preview.follow(root, folder, {})
    before = (folder / "docs" / "index.md").read_bytes()
    message = root / "snippets" / "messages" / "late.md"
    sound = message.read_bytes()
    message.write_text("---\ntitle: [\n---\nHi\n", encoding="utf-8")
    known = preview.follow(root, folder, known)
    assert "snippets/messages/late.md:2: broken-yaml" in capsys.readouterr().err
    assert (folder / "docs" / "index.md").read_bytes() == before
    message.write_bytes(sound.replace(b"Hi", b"Dear"))
    preview.follow(root, folder, known)
    assert (folder / "docs" / "index.md").read_bytes() != before
