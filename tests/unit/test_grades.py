"""The reading grade: by hand for one text, and harder words score higher."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.pages import read_pages
from tools.check.grades import grade

HEAD = '---\ntitle: T\ndescription: D\nanswer: A\nreviewed: "2026-11-22"\n---\n'


def _grade(tmp_path: Path, body: str) -> float:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(HEAD + body, encoding="utf-8")
    (page,) = read_pages(tmp_path)
    return grade(page, lambda word: 3 if len(word) > 8 else 1)


def test_counted_by_hand(tmp_path: Path) -> None:
    # 8 words in 2 sentences, one word of them with 3 syllables; the heading and the macro do not count.
    found = _grade(
        tmp_path, '## Extraordinarily complicated\n\nSend the note today. Then wait for information.\n\n{{ message("a") }}\n'
    )
    assert found == pytest.approx(0.39 * 8 / 2 + 11.8 * 10 / 8 - 15.59)


def test_a_page_without_a_sentence_has_no_grade(tmp_path: Path) -> None:
    assert _grade(tmp_path, "## Only a heading\n") == 0.0
