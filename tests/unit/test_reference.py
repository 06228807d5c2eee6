"""The pages of docs/contributing/ that are made from the code say what the code says."""

from __future__ import annotations

from macros import model
from tests.conftest import ROOT
from tools.check.run import LOADER_RULES, RULES, rule_name
from tools.reference import checks, pieces, reference_pages


def test_the_committed_pages_are_not_stale() -> None:
    for path, text in reference_pages(ROOT).items():
        assert path.read_text(encoding="utf-8") == text, "Run `make reference` and commit the result."


def test_every_rule_is_explained_with_an_example() -> None:
    text = checks.page(ROOT)
    for rule in (*RULES, *LOADER_RULES):
        assert f"\n### {rule_name(rule)}\n" in text and f": {rule_name(rule)}" in text


def test_every_key_of_a_piece_is_in_its_table() -> None:
    for kind in (model.Message, model.Signal, model.Evidence, model.Item):
        rows = pieces.table(kind)
        assert all(f"| `{name}` |" in rows for name in kind.model_fields)


def test_what_may_stand_behind_a_key_is_said_in_words() -> None:
    rows = pieces.table(model.Item).split("\n")
    assert rows[5] == (
        "| `message` | The text to copy that belongs to it. | the name of a file, without its ending; may be left out |"
    )
    assert rows[6].endswith("| a list: the name of a file, without its ending; may be left out |")
    assert "`said`, `done`, `not-done`, `conduct`" in pieces.table(model.Signal)
