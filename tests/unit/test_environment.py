"""Set-up on a machine that lacks something: one clear line that says what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import ROOT
from tools import environment


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which nothing is installed."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "site.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    return tmp_path


def one_line(error: pytest.ExceptionInfo[SystemExit]) -> str:
    """What is printed when the command ends."""
    text = str(error.value.code)
    assert text and "\n" not in text
    return text


@pytest.mark.parametrize("version", [(3, 8, 0), (3, 11, 4), (2, 7, 18)])
def test_an_old_python_is_told_in_one_line(fresh: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...]) -> None:
    monkeypatch.setattr(sys, "version_info", (*version, "final", 0))
    with pytest.raises(SystemExit) as error:
        environment.ensure("site")
    text = one_line(error)
    assert ".".join(map(str, version)) in text and "3.11.5" in text
    assert not (fresh / ".venv").exists()


def test_a_new_enough_python_goes_on(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11, 5, "final", 0))
    ran: list[list[object]] = []

    def made(command: list[str], **options: Any) -> SimpleNamespace:
        environment.python("site").parent.mkdir(parents=True)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(subprocess, "run", made)
    monkeypatch.setattr(environment, "run", lambda command, **options: ran.append(command))
    assert environment.ensure("site") == environment.python("site")
    assert "--require-hashes" in ran[0]


def test_a_missing_venv_module_is_told_in_one_line(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(command: list[str], **options: Any) -> SimpleNamespace:
        (fresh / ".venv" / "bin").mkdir(parents=True)
        return SimpleNamespace(returncode=1)

    monkeypatch.setattr(subprocess, "run", fails)
    with pytest.raises(SystemExit) as error:
        environment.ensure("site")
    assert "python3-venv" in one_line(error)
    assert not (fresh / ".venv").exists(), "half an environment would be taken for a whole one"


def test_an_environment_is_made_again_when_the_pins_change(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interpreter = environment.python("site")
    interpreter.parent.mkdir(parents=True)
    interpreter.touch()
    ran: list[list[object]] = []
    monkeypatch.setattr(environment, "run", lambda command, **options: ran.append(command))
    environment.ensure("site")
    environment.ensure("site")
    assert len(ran) == 1, "current: nothing is installed twice"
    (fresh / "requirements" / "site.txt").write_text("jinja2==3.1.6\n", encoding="utf-8")
    environment.ensure("site")
    assert len(ran) == 2


def test_a_failing_command_ends_with_its_status() -> None:
    with pytest.raises(SystemExit) as error:
        environment.run([sys.executable, "-c", "raise SystemExit(7)"])
    assert error.value.code == 7


def test_a_named_browser_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    browser = tmp_path / "my-browser"
    browser.write_text("#!/bin/sh\n", encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))
    assert environment.chromium() == str(browser)


def test_without_a_browser_in_ci_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit) as error:
        environment.chromium()
    assert "$CHROMIUM" in one_line(error)


def test_the_set_up_needs_nothing_that_is_not_installed() -> None:
    """`python -m tools` starts on a bare Python: no module of the project's environment may be imported before it is there."""
    program = "import sys; sys.path.insert(0, sys.argv[1]); import tools.__main__; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program, str(ROOT)], capture_output=True, text=True, check=True)
    assert not {"yaml", "pydantic", "jinja2", "mkdocs", "macros"} & set(done.stdout.split())
