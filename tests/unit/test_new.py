"""`python -m tools new`: by flags and by asking, every kind of file passes the checks, and nothing is ever overwritten."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import new
from tools.check.run import find_problems
from tools.lock import locked
from tools.new import questions
from tools.new.entries import NotPossible

MESSAGE = {
    "title": "A question about the date", "moment": "waiting", "use_when": "Their date: it has passed.",
    "body": "Hi [interviewer name],\n\nIs there any news?\n\n[your name]",
}  # fmt: skip
SIGNAL = {
    "title": "“You were our favorite”", "kind": "said", "strength": "weak", "direction": "good", "confidence": "low",
    "reading": "They liked the talk.", "explanations": "They are kind to everyone.", "do": "Wait until their date.",
    "dont": "Do not resign yet.",
}  # fmt: skip
EVIDENCE = {
    "kind": "fact", "claim": "Many people wait.", "figure": "44%", "base": "of 200 people asked", "sample": "200 people",
    "year": "2024", "payer": "a firm", "publisher": "A firm", "title": "Waiting: a poll", "url": "https://example.org/waiting",
    "strength": "poll", "caveat": "Only those who wanted to answer.", "seen": "primary",
}  # fmt: skip
# kind: (its answers, the file that is written)
KINDS: dict[str, tuple[dict[str, str], str]] = {
    "message": (MESSAGE, "snippets/messages/a-question-about-the-date.md"),
    "checklist": (
        {"title": "Tomorrow", "moment": "waiting", "intro": "Take a breath.", "text": "Go for a walk.", "why": "It helps."},
        "snippets/checklists/tomorrow.yml",
    ),
    "signal": (SIGNAL, "snippets/signals/you-were-our-favorite.yml"),
    "position": (
        {
            "question": "A call or an e-mail?", "who": "One column", "says": "Call.", "other_who": "Another",
            "other_says": "Write.", "ours": "Write.", "why": "They answer when they can.", "change_our_mind": "A study.",
        },
        "snippets/positions/a-call-or-an-e-mail.yml",
    ),
    "evidence": (EVIDENCE, "snippets/evidence/waiting-a-poll.yml"),
    "page": (
        {
            "folder": "waiting", "title": "Their date has passed: what now?",
            "description": "What to do when their date has passed.",
            "answer": "Ask once.", "text": "Write one short e-mail.", "stop": "Ask once, then stop.",
        },
        "docs/waiting/their-date-has-passed-what-now.md",
    ),
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small sound project with a menu and a gallery."""
    root = Path(shutil.copytree(ROOT / "tests" / "rules" / "_sound", tmp_path / "project"))
    (root / "docs" / "waiting").mkdir()
    page = (root / "docs" / "index.md").read_text(encoding="utf-8").split("\n---\n")[0]
    other = page.replace("My note", "Your note").replace("when you", "after you")
    (root / "docs" / "waiting" / "how-long.md").write_text(f"{other}\n---\n\nWait, then stop.\n", encoding="utf-8")
    menu = "# The menu\nnav:\n  - index.md\n  - Waiting:\n      - waiting/how-long.md\n  - About: https://example.org/\n"
    (root / "mkdocs.yml").write_text(menu, encoding="utf-8")
    gallery = (
        "# yaml-language-server: $schema=schemas/gallery.schema.json\nfirst: [late]\ngroups:\n  - title: Late\n    messages:\n"
    )
    (root / "snippets" / "gallery.yml").write_text(f"{gallery}      - late\n", encoding="utf-8")
    assert find_problems(root) == []
    return root


def run(root: Path, kind: str, answers: dict[str, str], *more: str) -> int:
    """Runs `tools new` with every answer as a flag."""
    flags = [part for name, value in answers.items() for part in (f"--{name.replace('_', '-')}", value)]
    return new.main(Namespace(rest=[kind, "--root", str(root), *flags, *more]))


def state(root: Path) -> dict[str, bytes]:
    """Every file of the project."""
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_passes_the_checks(root: Path, kind: str) -> None:
    answers, path = KINDS[kind]
    assert run(root, kind, answers) == 0
    assert (root / path).is_file()
    # A new piece is not on a page yet: that is advice, and the only one.
    assert {problem.rule for problem in find_problems(root)} <= {"orphan", "unused-evidence"}
    assert locked(root / "snippets/ids.lock", root) == (root / "snippets/ids.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_overwritten(root: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    answers, path = KINDS[kind]
    assert run(root, kind, answers) == 0
    before = state(root)
    assert run(root, kind, {**answers, "id": Path(path).stem}) == 1
    assert f"{path} is there already" in capsys.readouterr().err
    assert state(root) == before


def test_what_belongs_to_it_is_written_too_and_the_rest_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "message", MESSAGE)
    run(root, "page", KINDS["page"][0])
    assert (root / "snippets/gallery.yml").read_text(encoding="utf-8").endswith("      - late\n      - a-question-about-the-date\n")
    menu = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "      - waiting/how-long.md\n      - waiting/their-date-has-passed-what-now.md\n  - About" in menu
    assert menu.startswith("# The menu\n")
    said = capsys.readouterr().out
    assert 'next: show it on the page where it helps, on a line of its own: {{ message("a-question-about-the-date") }}' in said


def test_a_page_for_somebody_who_was_treated_badly_says_that_they_decide(root: Path) -> None:
    (root / "mkdocs.yml").unlink()
    (root / "snippets" / "shared").mkdir()
    (root / "snippets" / "shared" / "you-decide.md").write_text("You decide.\n", encoding="utf-8")
    assert run(root, "page", {**KINDS["page"][0], "folder": "something-went-wrong"}) == 0


def test_what_must_be_mended_is_told_and_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(root)
    assert run(root, "message", {**MESSAGE, "body": "Hi [interviewers name],"}) == 1
    assert "Did you mean [interviewer name]?" in capsys.readouterr().err
    assert state(root) == before


def test_conduct_is_asked_who_can_help_and_never_how_much_it_tells() -> None:
    answers = new.answer("signal", {"kind": "conduct"}, lambda prompt: "high" if "low" in prompt else "x")
    assert "ask" in answers and not answers.keys() & {"strength", "direction", "explanations"}
    assert "ask" not in new.answer("signal", SIGNAL, None)


def test_it_asks_only_what_has_no_default(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []
    lines = iter(["Hi,", "", "Is there any news?", "."])

    def ask(prompt: str) -> str:
        asked.append(prompt)
        if "moment" in prompt or "When it is sent" in prompt:
            return "waiting" if len(asked) > 2 else "wating"  # asked again until it is one of those allowed
        return next(lines) if "dot" in prompt or not prompt else "A question"

    answers = new.answer("message", {}, ask)
    assert answers == {"title": "A question", "moment": "waiting", "use_when": "A question", "body": "Hi,\n\nIs there any news?"}
    assert "wating is none of these. Did you mean waiting?" in capsys.readouterr().out


def test_without_a_terminal_the_missing_flags_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotPossible, match="--moment, --use-when, --body"):
        new.answer("message", {"title": "x"}, None)


def test_every_kind_has_a_purpose_and_every_flag_a_help() -> None:
    assert questions.PURPOSES.keys() == questions.KINDS.keys()
    assert all(question.help for asked in questions.KINDS.values() for question in asked)
    new.parser().format_help()
