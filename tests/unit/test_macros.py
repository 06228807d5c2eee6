"""The table of macros, the class that draws them and what the builder is given are the same list."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import macros
from macros.content import KINDS
from macros.drawing import COMPONENTS
from macros.pages import MACROS
from macros.places import ANCHORS
from macros.problem import ContentError, Problem
from macros.render import Macros

DRAWN = {name: method for name, method in vars(Macros).items() if callable(method) and not name.startswith("_")}


def test_the_table_names_exactly_the_methods() -> None:
    assert set(MACROS) == set(DRAWN)


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_takes_what_the_table_says(name: str) -> None:
    parameters = list(inspect.signature(DRAWN[name]).parameters.values())[1:]
    several = any(parameter.kind is parameter.VAR_POSITIONAL for parameter in parameters)
    assert len(parameters) == min(MACROS[name].most, 1)
    assert several == (MACROS[name].most > 1)


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_says_what_it_does(name: str) -> None:
    assert DRAWN[name].__doc__


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_has_its_component(name: str) -> None:
    assert (COMPONENTS / f"{name}.html.jinja").exists()


def test_every_kind_of_piece_has_an_anchor() -> None:
    assert set(ANCHORS) == set(KINDS)
    assert {macro.kind for macro in MACROS.values() if macro.kind} <= {*KINDS, "moments"}


def test_the_builder_is_given_every_macro() -> None:
    given: dict[str, Callable[..., str]] = {}
    env = SimpleNamespace(
        conf={"site_url": "http://127.0.0.1:8000/after/", "repo_url": ""},
        macro=lambda function, name: given.update({name: function}),
    )
    macros.define_env(env)
    assert set(given) == set(MACROS)
    assert '"/after/' in given["question_list"]().replace("&#47;", "/")


def test_a_content_problem_ends_the_build_with_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    from mkdocs.exceptions import Abort

    def broken(root: Path) -> Any:
        raise ContentError([Problem("snippets/a.yml", 3, "some-rule", "Mend it.", "text")])

    monkeypatch.setattr("macros.content.load", broken)
    with pytest.raises(Abort, match=r"snippets/a\.yml:3: some-rule") as error:
        macros.define_env(SimpleNamespace(conf={"site_url": ""}))
    assert error.value.__cause__ is None and error.value.__suppress_context__
