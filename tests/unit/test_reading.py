"""From bytes to text and plain data: nothing that a file holds may surprise, hang or crash the reader."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.parsing import Parsed, read_yaml
from macros.problem import Problem, did_you_mean
from macros.reading import Source, Unreadable, read_text


def parse(text: str, first_line: int = 1) -> Parsed:
    """Text as YAML."""
    return read_yaml(Source("a.yml", text), text, first_line)


def refused(text: str) -> list[Problem]:
    """What is wrong with text as YAML."""
    with pytest.raises(Unreadable) as error:
        parse(text)
    return list(error.value.problems)


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_every_line_end_and_byte_order_mark_reads_the_same(tmp_path: Path, start: bytes, end: bytes) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(start + end.join([b"title: caf\xc3\xa9", b"why: yes", b""]))
    source = read_text(file, tmp_path)
    assert source == Source("a.yml", "title: café\nwhy: yes\n")
    assert parse(source.text).data == {"title": "café", "why": "yes"}


@pytest.mark.parametrize(
    "written",
    ["yes", "on", "off", "No", "2026-11-22", "2026-11", "1:30", "010", "0x1F", "1e5", ".inf", "1_000", "<<", "=", "9" * 5000],
)
def test_what_looks_like_text_stays_text(written: str) -> None:
    assert parse(f"title: {written}\n").data == {"title": written}


@pytest.mark.parametrize(
    ("written", "value"),
    [("7", 7), ("-3", -3), ("0", 0), ("3.5", 3.5), ("true", True), ("false", False), ("", None), ("~", None), ('"7"', "7")],
)
def test_numbers_and_truth_are_not_text(written: str, value: object) -> None:
    read = parse(f"days: {written}\n").data["days"]
    assert (read, type(read)) == (value, type(value))


def test_a_key_is_text_as_written() -> None:
    assert parse("2017: a\nyes: b\n").data == {"2017": "a", "yes": "b"}


def test_lines_are_exact() -> None:
    text = "# a comment\ntitle: >-\n  two\n  lines\n\n"
    text += "items:\n  - id: a\n    text: b\n  - id: c\n    evidence: [d,\n      e]\nlast: x\n"
    parsed = parse(text, first_line=10)
    assert parsed.lines == {
        (): 11, ("title",): 11, ("items",): 15, ("items", 0): 16, ("items", 0, "id"): 16, ("items", 0, "text"): 17,
        ("items", 1): 18, ("items", 1, "id"): 18, ("items", 1, "evidence"): 19, ("items", 1, "evidence", 0): 19,
        ("items", 1, "evidence", 1): 20, ("last",): 21,
    }  # fmt: skip
    assert parsed.line(("items", 1, "why")) == 18, "a key that is missing stands where its piece starts"
    assert parsed.line(("nothing",)) == 11


def test_a_problem_quotes_its_line() -> None:
    problem = Source("a.yml", "one\n  two\n").problem(2, "some-rule", "Mend it.")
    assert str(problem) == "a.yml:2: some-rule\n    two\n    Mend it."
    assert Source("a.yml", "one\n").line(9) == ""


def test_keys_that_stand_twice_are_found_at_every_depth() -> None:
    text = "a: 1\nb:\n  - c: 1\n    d: 2\n    c: 3\n  - c: 1\na: 2\n"
    assert [(problem.line, problem.rule) for problem in refused(text)] == [(5, "duplicate-key"), (7, "duplicate-key")]


def test_an_alias_bomb_does_not_explode() -> None:
    levels = [f"l{at}: &l{at} [{', '.join([f'*l{at - 1}'] * 9)}]" for at in range(1, 7)]
    tracemalloc.start()
    problems = refused("\n".join(["l0: &l0 [x]", *levels]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [problem.rule for problem in problems] == ["broken-yaml"]
    assert peak < 5_000_000


@pytest.mark.parametrize("text", ["[" * 50_000, "a: " + "[" * 500 + "]" * 500, "- " * 400 + "x", "{a: " * 400])
def test_deep_nesting_is_refused(text: str) -> None:
    assert [problem.rule for problem in refused(text)] == ["broken-yaml"]


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system [ls]", "!!python/name:os.system", "!!binary aGk=", "!include x", "!!str x"]
)
def test_tags_are_refused(tag: str) -> None:
    assert [problem.rule for problem in refused(f"title: {tag}\n")] == ["broken-yaml"]


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(alphabet="ab: -\n\t\"'[]{}#&*!|>%@`\\,?.~<=0129é\u2028\ufeff", max_size=60))
@example("? [a]\n: b")
@example("a: b\n--- c\n...\nd")
@example("%YAML 1.1\n---\na: &b c")
@example("")
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        assert _is_plain(parse(text).data)
    except Unreadable as error:
        problems = error.problems
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.message and problem.rule in ("broken-yaml", "duplicate-key")


def _is_plain(data: Any) -> bool:
    if isinstance(data, dict):
        return all(isinstance(key, str) and _is_plain(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(_is_plain, data))
    return data is None or isinstance(data, (str, int, float))


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.binary(max_size=40))
@example(b"\xff\xfea\x00")
@example(b"\xef\xbb\xbf")
@example(b"a\x00b")
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.md"
    file.write_bytes(data)
    problems: tuple[Problem, ...] = ()
    try:
        text = read_text(file, file.parent).text
        assert text.replace("\n", "") == data.decode("utf-8-sig").replace("\n", "").replace("\r", "")
    except Unreadable as error:
        problems = error.problems
    for problem in problems:
        assert problem.path == "bytes.md" and problem.line >= 1 and problem.message


def test_a_link_inside_the_project_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("text\n", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    assert read_text(tmp_path / "link.md", tmp_path) == Source("link.md", "text\n")


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("use-when", ["use_when", "title"], " Did you mean use_when?"),
        ("Your Name", ["your name"], " Did you mean your name?"),
        ("your\u00a0name", ["your name"], " It looks like your name but has an unusual space in it: type it again."),
        ("zzz", ["b", "a"], " Allowed: a, b."),
        ("zzz", [str(at) for at in range(100, 200)], ""),
        (7, ["a"], " Allowed: a."),
        ("zzz", [], ""),
    ],
)
def test_did_you_mean(word: object, known: list[str], said: str) -> None:
    assert did_you_mean(word, known) == said
    if known == ["your name"]:
        assert "[your name]" in did_you_mean(word, known, "[]")
