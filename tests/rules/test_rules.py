"""Each rule rejects its broken tree, in these words.

A folder holds the files of one rule's fixture, which are laid over those of _sound, and `expected.txt`: all that is found.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tools.check.run import LOADER_RULES, RULES, find_problems, rule_name

HERE = Path(__file__).parent
SOUND = HERE / "_sound"
TODAY = date(2026, 12, 1)  # what is due is judged by this day


def _page(body: str) -> str:
    return f'---\ntitle: A page\ndescription: A page.\nanswer: Write.\nreviewed: "2026-11-22"\n---\n\n{body}\n'


def _outside_tree(root: Path) -> None:
    (root.parent / "secret.md").write_text("secret\n", encoding="utf-8")
    (root / "snippets" / "shared").mkdir()
    (root / "snippets" / "messages" / "leads-out.md").symlink_to(root.parent / "secret.md")
    (root / "snippets" / "messages" / "leads-nowhere.md").symlink_to(root / "nothing.md")
    (root / "snippets" / "shared" / "leads-out.md").symlink_to(root.parent / "secret.md")
    (root / "docs" / "leads-to-itself.md").symlink_to(root / "docs" / "leads-to-itself.md")


def _too_large(root: Path) -> None:
    (root / "snippets" / "messages" / "large.md").write_bytes(b"x" * 5_000_000)
    (root / "docs" / "large.md").write_bytes(b"x" * 200_001)


def _missing_file(root: Path) -> None:
    for kind in ("timing", "fields"):
        (root / "snippets" / f"{kind}.yml").unlink()


def _page_too_long(root: Path) -> None:
    (root / "docs" / "page.md").write_text(_page("Write one short note today. " * 181), encoding="utf-8")


# Fixtures that cannot live in git, or that are only long: what to do to the sound tree.
MADE: dict[str, Callable[[Path], None]] = {
    "outside-tree": _outside_tree,
    "stray-file": lambda root: (root / "docs" / "linked").symlink_to(root / "snippets"),
    "too-large": _too_large,
    "missing-file": _missing_file,
    "page-too-long": _page_too_long,
}
FOLDERS = sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and folder.name[0] not in "_.")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing wrong in it."""
    return Path(shutil.copytree(SOUND, tmp_path / "project"))


def found(root: Path) -> str:
    """All that is found in a project, as it is printed."""
    return "".join(f"{problem}\n\n" for problem in find_problems(root, TODAY))


@pytest.mark.parametrize("rule", FOLDERS)
def test_rule_finds_its_fixture(rule: str, root: Path) -> None:
    shutil.copytree(HERE / rule, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    if rule in MADE:
        MADE[rule](root)
    text = found(root)
    assert text == (HERE / rule / "expected.txt").read_text(encoding="utf-8")
    assert f": {rule}\n" in text or f": {rule} (advice)\n" in text


def test_every_rule_has_a_fixture() -> None:
    assert sorted(map(rule_name, (*RULES, *LOADER_RULES))) == FOLDERS


def test_the_sound_project_is_sound(root: Path) -> None:
    assert found(root) == ""


@pytest.mark.parametrize("rule", [*RULES, *LOADER_RULES], ids=rule_name)
def test_every_rule_says_what_and_why(rule: Callable[..., object]) -> None:
    assert rule.__doc__ and len(rule.__doc__.split()) >= 10, "The docstring is what contributors are told about the rule."
