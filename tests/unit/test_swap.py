"""The swap of the old site for the new one, stopped at every point: one whole site is always found again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tools import environment
from tools.__main__ import COMMANDS, main
from tools.swap import mend, swap


class Stopped(BaseException):
    """The power goes off."""


FILES = ("index.html", "a/index.html", "b/index.html")


def make(folder: Path, text: str) -> None:
    """A site in which every file says the same."""
    for file in FILES:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")


def whole(folder: Path) -> str:
    """What every file of a site says."""
    (text,) = {(folder / file).read_text(encoding="utf-8") for file in FILES}
    return text


def stop_at(monkeypatch: pytest.MonkeyPatch, number: int, *, halfway: bool) -> None:
    """Makes the n-th call that changes the disk raise: before it does anything, or, when it deletes, halfway through."""
    calls = 0

    def stopping(real: Callable[..., Any], half: Callable[..., Any] | None = None) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == number:
                if halfway and half:
                    half(args[0])
                raise Stopped
            return real(*args, **options)

        return call

    def half_deleted(folder: Path) -> None:
        if folder.exists():
            (folder / FILES[0]).unlink()

    monkeypatch.setattr(os, "replace", stopping(os.replace))
    monkeypatch.setattr(shutil, "rmtree", stopping(shutil.rmtree, half_deleted))


@pytest.mark.parametrize("halfway", [False, True])
@pytest.mark.parametrize("number", range(1, 6))
@pytest.mark.parametrize("left_over", [False, True], ids=["clean", "site.old left over"])
@pytest.mark.parametrize("first", [False, True], ids=["replaces", "first build"])
def test_stopped_anywhere_there_is_one_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, halfway: bool, left_over: bool, first: bool
) -> None:
    make(tmp_path / "site.new", "new")
    if not first:
        make(tmp_path / "site", "old")
    if left_over and not first:
        make(tmp_path / "site.old", "older")
        (tmp_path / "site.old" / FILES[1]).unlink()
    with monkeypatch.context() as patched:
        stop_at(patched, number, halfway=halfway)
        try:
            swap(tmp_path)
            stopped = False
        except Stopped:
            stopped = True
    mend(tmp_path)
    assert not (tmp_path / "site.old").exists()
    if (tmp_path / "site").exists():
        assert whole(tmp_path / "site") == ("old" if (tmp_path / "site.new").exists() else "new")
    else:
        assert first and stopped and whole(tmp_path / "site.new") == "new", "before the first swap there is no site yet"
    make(tmp_path / "site.new", "newer")
    swap(tmp_path)
    assert whole(tmp_path / "site") == "newer"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_swap_that_is_stopped_while_it_is_mended_is_mended_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 2):
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        make(tmp_path / "site.new", "new")
        make(tmp_path / "site.old", "old")
        with monkeypatch.context() as patched:
            stop_at(patched, number, halfway=True)
            with pytest.raises(Stopped):
                mend(tmp_path)
        mend(tmp_path)
        assert whole(tmp_path / "site") == "new"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_every_command_mends_before_it_does_anything_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ensure(pins: str) -> Path:
        raise Stopped

    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "ensure", ensure)
    for command in COMMANDS:
        make(tmp_path / "site.old", command)
        with pytest.raises(Stopped):
            main([command, *(["site"] if command == "publish" else [])])
        assert whole(tmp_path / "site") == command
        shutil.rmtree(tmp_path / "site")


def test_mending_brings_back_an_old_site_without_a_new_one(tmp_path: Path) -> None:
    make(tmp_path / "site.old", "old")
    mend(tmp_path)
    assert whole(tmp_path / "site") == "old"


def test_mending_leaves_a_sound_folder_alone(tmp_path: Path) -> None:
    mend(tmp_path)
    assert list(tmp_path.iterdir()) == []
    make(tmp_path / "site", "old")
    make(tmp_path / "site.new", "half built")
    mend(tmp_path)
    assert whole(tmp_path / "site") == "old"
