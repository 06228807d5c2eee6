"""Ids that were ever released stay in snippets/ids.lock."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import lock
from tools.check.run import find_problems

NAMES = [
    "checklists/today", "checklists/today#names", "checklists/today#note", "evidence/poll-2017", "messages/late",
    "positions/one-note-or-many", "signals/we-will-be-in-touch",
]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, locked."""
    root = Path(shutil.copytree(ROOT / "tests" / "rules" / "_sound", tmp_path / "project"))
    monkeypatch.setattr(lock, "ROOT", root)
    assert lock.main(Namespace()) == 0
    return root


def names(root: Path) -> list[str]:
    """The lines of the lock without its comments."""
    text = (root / "snippets/ids.lock").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_every_id_in_use_is_locked(root: Path) -> None:
    assert names(root) == NAMES


def test_the_first_lock_makes_the_file(root: Path) -> None:
    (root / "snippets/ids.lock").unlink()
    assert lock.main(Namespace()) == 0
    assert names(root) == NAMES


def test_nothing_is_ever_taken_out(root: Path) -> None:
    file = root / "snippets/ids.lock"
    file.write_text("\ufeff# old\r\nsignals/gone retired\r\nmessages/lost\r\n", encoding="utf-8", newline="")
    assert lock.main(Namespace()) == 0
    assert names(root) == sorted([*NAMES, "signals/gone retired", "messages/lost"], key=lambda name: name.split(" ")[0])
    (problem,) = find_problems(root)
    assert problem.message.startswith("`messages/lost` was published and is gone. Did you mean messages/late?")


def test_locking_twice_changes_nothing(root: Path) -> None:
    before = (root / "snippets/ids.lock").read_bytes()
    assert lock.main(Namespace()) == 0
    assert (root / "snippets/ids.lock").read_bytes() == before


@pytest.mark.parametrize(
    ("file", "broken"), [("signals/a.yml", b"title: a: b"), ("ids.lock", b"caf\xe9"), ("ids.lock", b"<<<<<<< HEAD\na\n")]
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], file: str, broken: bytes
) -> None:
    (root / "snippets" / file).write_bytes(broken)
    before = (root / "snippets/ids.lock").read_bytes()
    assert lock.main(Namespace()) == 1
    assert f"snippets/{file}:1: " in capsys.readouterr().out
    assert (root / "snippets/ids.lock").read_bytes() == before
