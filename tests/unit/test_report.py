"""How problems are shown: to a person, and to GitHub Actions."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.problem import Problem
from tests.conftest import ROOT
from tools.check.report import show

WRONG = Problem("snippets/b.yml", 3, "some-rule", "Mend it.", "  title: x")
ADVICE = Problem("docs/a.md", 1, "other-rule", "Think again.", "Hm", advice=True)


def test_everything_is_shown_and_what_blocks_comes_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert show([WRONG, ADVICE], "text") == 1
    assert capsys.readouterr().out == (
        "docs/a.md:1: other-rule (advice)\n    Hm\n    Think again.\n\n"
        "snippets/b.yml:3: some-rule\n    title: x\n    Mend it.\n\n"
        "1 to mend, 1 advice.\n"
    )


def test_advice_alone_does_not_block(capsys: pytest.CaptureFixture[str]) -> None:
    assert show([ADVICE], "text") == 0
    assert "0 to mend, 1 advice" in capsys.readouterr().out


def test_nothing_to_say_is_silence(capsys: pytest.CaptureFixture[str]) -> None:
    assert show([], "text") == 0
    assert capsys.readouterr().out == ""


def test_a_long_line_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    show([Problem("a.md", 1, "some-rule", "Cut it.", "word " * 100)], "text")
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 4 + 160 + 2


def test_github_shows_each_on_its_line_and_in_the_summary(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    odd = Problem("docs/a,b:c.md", 2, "some-rule", "100% of\nit")
    assert show([WRONG, ADVICE, odd]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    assert lines == [
        "::error file=snippets/b.yml,line=3,title=some-rule::Mend it.",
        "::notice file=docs/a.md,line=1,title=other-rule::Think again.",
        "::error file=docs/a%2Cb%3Ac.md,line=2,title=some-rule::100%25 of%0Ait",
    ]
    assert "- `snippets/b.yml:3` **some-rule**: Mend it.\n" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_other_programs_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert show([WRONG, ADVICE], "json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {"path": "docs/a.md", "line": 1, "rule": "other-rule", "message": "Think again.", "text": "Hm", "advice": True},
        {"path": "snippets/b.yml", "line": 3, "rule": "some-rule", "message": "Mend it.", "text": "  title: x", "advice": False},
    ]
    assert show([ADVICE], "json") == 0


def test_a_terminal_that_knows_few_characters_is_no_reason_to_crash() -> None:
    program = (
        "from macros.problem import Problem; from tools.check.report import show;"
        "show([Problem('é\\udcff.md', 1, 'r', '“日本”', '🙂')])"
    )
    variables = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", program], env=variables, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert r"\xe9\udcff.md:1: r" in done.stdout
