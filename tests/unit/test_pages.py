"""What a page may contain: calls of macros with texts in quotes, and nothing else that Jinja would run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from macros.calls import Call
from macros.pages import MACROS, PageFile, outside_code, read_pages

HEAD = '---\ntitle: A page\ndescription: A page.\nanswer: Write.\nreviewed: "2026-11-22"\n---\n'
BODY = 8  # the line on which a page's text starts


def read(root: Path, body: str, head: str = HEAD) -> PageFile:
    """A page with this text below its front matter and an empty line."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/page.md").write_text(f"{head}\n{body}\n", encoding="utf-8")
    (page,) = read_pages(root)
    return page


@pytest.mark.parametrize(
    ("body", "calls"),
    [
        ('{{ message("a") }}', [Call("message", ("a",), BODY)]),
        ("{{message('a','b')}}", [Call("message", ("a", "b"), BODY)]),
        ('x {{ cite("a") }} y {{ figure("b") }}', [Call("cite", ("a",), BODY), Call("figure", ("b",), BODY)]),
        ("one\n\ntwo\n\n{{ timing_table() }}", [Call("timing_table", (), BODY + 4)]),
        (
            '{{ message(\n  "a",\n  "b"\n) }}\n\n{{ cite("c") }}',
            [Call("message", ("a", "b"), BODY), Call("cite", ("c",), BODY + 5)],
        ),
        ('{{ message("a" "b") }} {{ cite("c""d") }}', [Call("message", ("ab",), BODY), Call("cite", ("cd",), BODY)]),
        ('{{- cite("a") -}}', [Call("cite", ("a",), BODY)]),
        ('```\n{{ cite("a") }}\n```', [Call("cite", ("a",), BODY + 1)]),
        ('{{ anything("é [] {}") }}', [Call("anything", ("é [] {}",), BODY)]),
        ("{% raw %}{{ cycler.__init__ }} {% x %} {# y #}{% endraw %}", []),
        ("No braces, one { brace }, {: #id } and 100 %.", []),
    ],
)
def test_what_is_allowed(tmp_path: Path, body: str, calls: list[Call]) -> None:
    page = read(tmp_path, body)
    assert [str(problem) for problem in page.problems] == []
    assert list(page.calls) == calls


@pytest.mark.parametrize(
    "body",
    [
        '{{ cycler.__init__.__globals__.os.popen("id").read() }}',
        "{{ config }}",
        '{{ "text" }}',
        "{{ 7 * 7 }}",
        '{{ ["a"] }}',
        "{{ message }}",
        "{{ message(name) }}",
        "{{ message(7) }}",
        "{{ message(none) }}",
        '{{ message(["a"]) }}',
        '{{ message(name="a") }}',
        '{{ message(*["a"]) }}',
        '{{ message(**{"name": "a"}) }}',
        '{{ message("a" ~ "b") }}',
        '{{ message("a" + "b") }}',
        '{{ message("a" if true else "b") }}',
        '{{ message(cite("a")) }}',
        '{{ message("a")("b") }}',
        '{{ message("a").upper() }}',
        '{{ message("a")[0] }}',
        '{{ message("a") | upper }}',
        '{{ message("a") ~ message("b") }}',
        '{{ not message("a") }}',
        '{{ self.message("a") }}',
        '{{ message("a"), message("b") }}',
        "{% for x in range(9) %}x{% endfor %}",
        '{% if true %}{{ message("a") }}{% endif %}',
        '{% set x = message("a") %}',
        "{% set x %}y{% endset %}",
        '{% include "a.md" %}',
        '{% import "a.md" as a %}',
        '{% from "a.md" import a %}',
        '{% extends "a.md" %}',
        "{% block a %}b{% endblock %}",
        "{% macro a() %}b{% endmacro %}",
        '{% call message("a") %}b{% endcall %}',
        "{% filter upper %}a{% endfilter %}",
        "{% with a = 1 %}b{% endwith %}",
        "{% autoescape false %}a{% endautoescape %}",
        "{# a comment #}",
        "## Heading {#heading}",
        '{{ message("a") }',
        '{{{ message("a") }}',
        '{{{ message("a") }}}',
        '{{ message("a }}',
        "{{ message(“a”) }}",
        "{% raw %} never closed",
        "{% nothing %}",
        "{{ }}",
    ],
)
def test_everything_else_is_refused_with_its_line(tmp_path: Path, body: str) -> None:
    page = read(tmp_path, f"First.\n\n{body}")
    assert {(problem.rule, problem.path) for problem in page.problems} == {("jinja-not-allowed", "docs/page.md")}
    assert {problem.line for problem in page.problems} == {BODY + 2}, page.problems


def test_thousands_of_brackets_are_refused(tmp_path: Path) -> None:
    page = read(tmp_path, "{{ " + "(" * 5000 + ")" * 5000 + " }}")
    assert [problem.rule for problem in page.problems] == ["jinja-not-allowed"]


def test_every_refusal_is_told(tmp_path: Path) -> None:
    page = read(tmp_path, "{{ a }}\n\n{{ b.c }}\n\n{# d #}\n\n{% set e = 1 %}")
    assert sorted(problem.line for problem in page.problems) == [BODY, BODY + 2, BODY + 4, BODY + 6]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "{{",
                "}}",
                "{",
                "}",
                "{%",
                "%}",
                "{#",
                "#}",
                " raw ",
                "endraw",
                'f("a")',
                ' f("b","c") ',
                '"d"',
                "x",
                ".y",
                "|",
                '"',
                "(",
                "\n",
                "-",
            ]
        )
    )
)
def test_nothing_but_known_calls_is_ever_run(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    body = "".join(parts)
    page = read(tmp_path_factory.mktemp("page"), body)
    if page.problems:
        return
    ran: list[tuple[str, ...]] = []
    Environment(autoescape=True).from_string(body).render(f=lambda *ids: ran.append(ids))
    assert ran == [call.arguments for call in page.calls]


@pytest.mark.parametrize("braces", ["{{ 7 * 7 }}", "{% x %}", "{# x #}"])
def test_builders_would_run_a_title_so_its_braces_are_refused(tmp_path: Path, braces: str) -> None:
    page = read(tmp_path, "Write.", HEAD.replace("title: A page", f'title: "{braces}"'))
    assert [(problem.rule, problem.line) for problem in page.problems] == [("jinja-not-allowed", 2)]
    assert page.meta is None


def test_a_page_with_bad_keys_is_still_read(tmp_path: Path) -> None:
    page = read(tmp_path, '## One {: #one }\n\n{{ cite("a") }}\n\n{{ x.y }}', HEAD.replace("answer: Write.", "answr: Write: now"))
    assert [(problem.rule, problem.line) for problem in page.problems] == [("broken-yaml", 4), ("jinja-not-allowed", BODY + 4)]
    assert (page.meta, [heading.id for heading in page.headings]) == (None, ["one"])
    assert page.calls == (Call("cite", ("a",), BODY + 2),)


def test_headings(tmp_path: Path) -> None:
    body = "## One\n\n### Two words {: #two-words }\n\n#### Three {: .big #three }\n\n#hashtag\n\n"
    body += "```\n## In code\n```\n\n    ## Indented"
    found = [(heading.level, heading.text, heading.id, heading.line) for heading in read(tmp_path, body).headings]
    assert found == [
        (2, "One", "", BODY),
        (3, "Two words", "two-words", BODY + 2),
        (4, "Three", "three", BODY + 4),
    ]


@pytest.mark.parametrize(
    ("body", "outside"),
    [
        ("a\n```\ncode\n```\nb", [1, 5]),
        ("a\n~~~\n```\n~~~\nb", [1, 5]),
        ("````\n```\n````\nb", [4]),
        ('```python title="x y"\ncode\n```\nb', [4]),
        ("``` { .text }\ncode\n```\nb", [4]),
        ("- a\n\n    ```\n    code\n    ```\nb", [1, 2, 6]),
        ("> ```\n> code\n> ```\nb", [4]),
        ("a\n```\nnever closed", [1, 2, 3]),
        ("```\none\n```\n```\nnever closed", [4, 5]),
        ("``` some words\nno code\n```\nb", [1, 2, 3, 4]),
    ],
)
def test_what_is_outside_code(body: str, outside: list[int]) -> None:
    assert [number for number, _ in outside_code(body)] == outside


def test_only_pages_are_read(tmp_path: Path) -> None:
    for path in ("docs/index.md", "docs/a/b.md", "docs/assets/c.md", "docs/.hidden/d.md", "docs/folder.md/e.md", "docs/f.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"{HEAD}\nText.\n", encoding="utf-8")
    assert [page.path for page in read_pages(tmp_path)] == ["a/b.md", "folder.md/e.md", "index.md"]


def test_each_macro_takes_a_number_of_ids_that_makes_sense() -> None:
    for name, macro in MACROS.items():
        assert 0 <= macro.least <= macro.most, name
        assert (macro.kind is None) == (macro.most == 0), f"{name}: only a macro that takes ids has a kind"
