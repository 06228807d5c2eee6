"""From files to content: every problem at once, exact lines, and files read again when they change."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from macros.content import load, read
from macros.model import Checklist, Message
from macros.problem import ContentError
from macros.reading import Source, Unreadable, split_front_matter
from tests.conftest import ROOT
from tools.check.run import find_problems

SOUND = ROOT / "tests" / "rules" / "_sound"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project with nothing wrong in it."""
    return Path(shutil.copytree(SOUND, tmp_path / "project"))


def write(path: Path, text: str) -> None:
    """Writes a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_pieces_have_their_values(root: Path) -> None:
    content = load(root)
    late = content.messages["late"]
    assert isinstance(late.value, Message)
    assert late.value.title == "A thank-you that is late"
    assert late.value.channel == "email", "a default"
    assert late.value.body == "Hi [interviewer name],\n\nThis comes later than I wanted. Thank you for your time.\n\n[your name]"
    assert late.body_line == 7
    assert late.value.placeholders == ("job title", "interviewer name", "your name")
    assert set(content.fields) == set(late.value.placeholders)
    assert content.timing is not None and content.timing.paces["usual"].stop == 7
    assert content.ids["evidence"] == {"poll-2017"}


def test_pieces_are_frozen(root: Path) -> None:
    piece = load(root).checklists["today"]
    assert isinstance(piece.value, Checklist)
    with pytest.raises(ValueError, match="frozen"):
        piece.value.title = "Another"


def test_a_message_keeps_every_character_of_its_text(root: Path) -> None:
    body = '  Hi [your name],\n\n\n*not* _Markdown_ & <b>not HTML</b> {{ not Jinja }} \\ | # "q"\n\ttab\n---\nlast  '
    text = (root / "snippets/messages/late.md").read_text(encoding="utf-8")
    head = text[: text.index("---\n", 4) + 4]
    write(root / "snippets/messages/late.md", f"{head}\n\n{body}\n\n")
    piece = load(root).messages["late"]
    assert piece.value.body == body
    assert piece.body_line == 9
    assert piece.source.line(piece.body_line) == "  Hi [your name],"


def test_every_problem_comes_at_once_with_file_and_line(root: Path) -> None:
    write(root / "snippets/messages/bad.md", "---\ntitle: A\nmoment: never\ncolor: red\n---\n")
    write(root / "snippets/signals/bad.yml", "title: a: b\n")
    write(root / "snippets/fields.yml", "your name:\n  label: Your name\n  hint: As usual.\n  example: Sam\n  kind: number\n")
    (root / "snippets/timing.yml").unlink()
    with pytest.raises(ContentError) as error:
        load(root)
    found = [(problem.path, problem.line, problem.rule) for problem in error.value.problems]
    assert found == [
        ("snippets/fields.yml", 5, "wrong-value"),
        ("snippets/messages/bad.md", 2, "missing-key"),
        ("snippets/messages/bad.md", 3, "wrong-value"),
        ("snippets/messages/bad.md", 4, "unknown-key"),
        ("snippets/messages/bad.md", 6, "wrong-value"),
        ("snippets/signals/bad.yml", 1, "broken-yaml"),
        ("snippets/timing.yml", 1, "missing-file"),
    ]
    assert all(f"{path}:{line}: {rule}" in str(error.value) for path, line, rule in found)


def test_what_can_be_read_is_read_beside_what_cannot(root: Path) -> None:
    write(root / "snippets/messages/bad.md", "no front matter\n")
    content, problems = read(root)
    assert set(content.messages) == {"late"}
    assert content.ids["messages"] == {"late", "bad"}, "its id is known, so that nothing else complains about it"
    assert [problem.rule for problem in problems] == ["no-front-matter"]


def test_a_broken_shared_file_is_one_problem_not_one_for_each_use(root: Path) -> None:
    for broken in ("your name: [\n", "your name\n"):
        write(root / "snippets/fields.yml", broken)
        assert [problem.path for problem in find_problems(root)] == ["snippets/fields.yml"]


def test_an_unreadable_page_is_one_problem_not_one_for_each_question_on_it(root: Path) -> None:
    (root / "docs/index.md").write_bytes(b"\xff")
    assert [(problem.path, problem.rule) for problem in find_problems(root)] == [("docs/index.md", "not-utf8")]


def test_one_broken_entry_does_not_make_its_name_unknown(root: Path) -> None:
    file = root / "snippets/fields.yml"
    write(file, file.read_text(encoding="utf-8").replace("kind: text", "kind: txt", 1))
    assert [(problem.line, problem.rule) for problem in find_problems(root)] == [(6, "wrong-value")]


def test_a_changed_file_is_read_again(root: Path) -> None:
    file = root / "snippets/messages/late.md"
    first = load(root)
    assert load(root).messages["late"] is first.messages["late"], "nothing has changed: nothing is read again"
    state = file.stat()
    write(file, file.read_text(encoding="utf-8").replace("A thank-you", "The thanks!"))
    assert file.stat().st_size == state.st_size
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000))
    second = load(root)
    assert second.messages["late"].value.title == "The thanks! that is late"
    assert second.evidence["poll-2017"] is first.evidence["poll-2017"]
    file.unlink()
    assert "late" not in load(root).messages


def test_a_broken_file_is_read_again_when_it_is_mended(root: Path) -> None:
    file = root / "snippets/evidence/poll-2017.yml"
    text = file.read_text(encoding="utf-8")
    write(file, text.replace("kind: fact", "kind: fakt", 1))
    assert [problem.rule for problem in read(root)[1]] == ["wrong-value"]
    write(file, text)
    assert read(root)[1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: 1\n---\nbody\n", ("a: 1\n", "body", 4)),
        ("---\na: 1\nb: 2\n---\n\n\nbody\n\nmore\n\n", ("a: 1\nb: 2\n", "body\n\nmore", 7)),
        ("---  \na: 1\n---\t\nbody", ("a: 1\n", "body", 4)),
        ("---\na: 1\n---\n", ("a: 1\n", "", 4)),
        ("---\na: 1\n---", ("a: 1\n", "", 3)),
        ("---\n---\nbody\n", ("", "body", 3)),
        ("---\na: x --- y\n---\nbody\n---\nmore\n", ("a: x --- y\n", "body\n---\nmore", 4)),
    ],
)
def test_front_matter_is_split_with_line_numbers(text: str, expected: tuple[str, str, int]) -> None:
    head, body, line = split_front_matter(Source("a.md", text))
    assert (head, body, line) == expected
    assert not body or Source("a.md", text).line(line) == body.split("\n")[0]


@pytest.mark.parametrize(
    "text", ["body\n", "\n---\na: 1\n---\n", "---\na: 1\nbody\n", "----\na: 1\n----\n", "---a: 1\n---\n", "---"]
)
def test_without_front_matter_there_is_one_problem(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        split_front_matter(Source("a.md", text))
    assert [problem.rule for problem in error.value.problems] == ["no-front-matter"]


def test_hidden_files_are_left_alone(root: Path) -> None:
    for name in ("snippets/.DS_Store", "snippets/messages/.late.md.swp", "snippets/messages/._late.md", "docs/.notes.md"):
        write(root / name, "\0")
    assert find_problems(root) == []
