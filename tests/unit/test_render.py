"""The round trip: whatever stands in a piece arrives on the page, through the real components and the site's own Markdown."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from macros import model
from macros.content import Content, Piece
from macros.drawing import ENVIRONMENT, entities
from macros.parsing import Parsed
from macros.places import Places
from macros.reading import INVISIBLE, Source
from macros.render import Macros
from tests.unit.site_markdown import extensions, to_html

# What Markdown, its extensions, HTML or Jinja could take for their own.
SPECIAL = [
    "*", "**", "***", "_", "__", "`", "```", "~~~", "~", "^", "==", "++", "#", "## ", "> ", "- ", "+ ", "1. ", "|", "||",
    ":--", "\\", "\n", "\n\n", "\n    ", "\t", "    ", "  \n", "---", "===", "<", ">", "&", "<b>", "</div>", "</p>",
    "<script>", "<!--", "-->", "<kb-message>", "&amp;", "&#42;", "&lt", "{{ x }}", "{{", "}}", "{% y %}", "{#", "#}",
    "{: #id }", "{", "[", "]", "[a](b)", "![c](d)", "[e]: f", "[^1]", "[TOC]", "*[HTML]: x", "!!! note", "??? tip",
    '=== "Tab"', '--8<-- "x"', ";--8<--", "@user", "a@b.org", "http://example.org", "<https://example.org>",
    "www.example.org", ":smile:", "(c)", "1st", "1/2", "...", "--", "->", '"', "'", "$", "$$", "%%", "\xa0", "é", "e\u0301",
    "日本", "שלום", "🙂", "𝔘", "[your name]", "[job title]", "\ue000", "wzxhzdk:0", "klzzwxh:0000",
]  # fmt: skip
UNSEEN = "".join(INVISIBLE.findall("".join(map(chr, range(0x10000)))))  # the reader refuses a file with these
CHARACTERS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters=UNSEEN), max_size=5)
TEXTS = st.lists(st.sampled_from(SPECIAL) | CHARACTERS, min_size=1, max_size=12).map("".join).filter(str.strip)
ALL = "".join(SPECIAL)
AROUND = ["{}", "Words *before*.\n\n{}\n\nWords _after_.", "## A heading\n\n{}\n\n- a list", "- a list\n\n{}\n\n> a quote"]

often = settings(derandomize=True, max_examples=25, deadline=None)  # each of them holds many texts


def piece(value: BaseModel, name: str = "one") -> Piece[Any]:
    """A piece as the loader makes it, without a file."""
    return Piece(name, value, Source("a.yml", ""), Parsed(None, {}))


def macros(**pieces: BaseModel) -> Macros:
    """The macros over pieces named "one", by kind."""
    found: dict[str, Any] = {kind: {"one": piece(value)} for kind, value in pieces.items()}
    message = pieces.get("messages")
    if isinstance(message, model.Message):
        field = model.FieldSpec(label="Label", hint="Hint.", example="Example", kind="text")
        found["fields"] = {name: piece(field, name) for name in message.placeholders}
    return Macros(Content(**found), Places("/", {kind: {"one": "one.md"} for kind in pieces}))


def on_page(drawn: str, around: str) -> Tag:
    """What a macro has drawn, put on a page. Whatever it holds, the page around it stays what it is."""
    assert "\n" not in drawn
    soup = to_html(around.replace("{}", drawn))
    (block,) = soup.find_all("div", class_="kb", recursive=False)
    block.extract()
    assert str(soup) == _without(around)
    return block


@cache
def _without(around: str) -> str:
    """A page with an empty block, and the block taken out again."""
    soup = to_html(around.replace("{}", '<div class="kb"></div>'))
    the(soup, "div.kb").extract()
    return str(soup)


def the(soup: Tag, selector: str) -> Tag:
    """The one element."""
    (found,) = soup.select(selector)
    return found


def plain_text(body: Tag) -> str:
    """The text of a message's body: paragraphs apart, lines as lines."""
    for line_break in body.select("br"):
        line_break.replace_with("\n")
    return "\n\n".join(paragraph.get_text() for paragraph in body.select("p"))


@often
@given(title=TEXTS, subject=TEXTS, use_when=TEXTS, body=TEXTS, around=st.sampled_from(AROUND))
@example("*a*", "_b_ | c", "`d`", "# e\n\n    f\n- g\n\n```\nh\n```\n<div>\n&amp;\\* {{ i }}", AROUND[1])
@example(ALL, ALL, ALL, ALL, AROUND[3])
def test_a_message_arrives_unharmed(title: str, subject: str, use_when: str, body: str, around: str) -> None:
    message = model.Message.model_validate(
        {"title": title, "moment": "waiting", "subject": subject, "use_when": use_when, "body": body}
    )
    soup = on_page(macros(messages=message).message("one"), around)
    assert plain_text(the(soup, "[data-kb-body]")) == body
    assert the(soup, "[data-kb-subject]").get_text() == subject
    assert the(soup, ".kb-title strong").get_text() == title
    assert f"Use it when: {use_when}" in [element.get_text() for element in soup.select(".kb-when")]


@often
@given(texts=st.lists(TEXTS, min_size=6, max_size=6), around=st.sampled_from(AROUND))
@example([ALL] * 6, AROUND[1])
def test_a_signal_arrives_unharmed(texts: list[str], around: str) -> None:
    title, reading, reason, other, do, dont = texts
    signal = model.Signal.model_validate(
        {"title": title, "kind": "said", "strength": "weak", "direction": "bad", "confidence": "low", "reading": reading,
         "explanations": [reason, other], "do": do, "dont": dont}
    )  # fmt: skip
    soup = on_page(macros(signals=signal).signal("one"), around)
    assert the(soup, "section.kb-signal")["aria-label"] == title
    shown = [element.get_text() for element in soup.select("li, p, p strong")]
    assert {title, reason, other} <= set(shown)
    for text in (reading, do, dont):  # a label may stand before it
        assert any(line.endswith(text) for line in shown)


@often
@given(texts=st.lists(TEXTS, min_size=6, max_size=6), around=st.sampled_from(AROUND))
@example([ALL] * 6, AROUND[1])
def test_a_checklist_and_a_position_arrive_unharmed(texts: list[str], around: str) -> None:
    title, intro, text, why, who, says = texts
    checklist = model.Checklist.model_validate(
        {"title": title, "moment": "waiting", "intro": intro, "items": [{"id": "a", "text": text, "why": why}]}
    )
    soup = on_page(macros(checklists=checklist).checklist("one"), around)
    assert {title, intro, text, why} <= {element.get_text() for element in soup.select("p, strong, label span")}
    position = model.Position.model_validate(
        {"question": title, "sides": [{"who": who, "says": says}] * 2, "ours": intro, "why": why, "change_our_mind": text}
    )
    soup = on_page(macros(positions=position).position("one"), around)
    shown = {element.get_text() for element in soup.select("p, li, strong")}
    assert {title, f"{who}: {says}", f"We say: {intro}", f"Why: {why}", f"What would change our mind: {text}"} <= shown


@often
@given(
    texts=st.lists(TEXTS, min_size=5, max_size=5),
    around=st.sampled_from(
        [
            "In 2017, {}, they said.",
            "- an item {}\n- another",
            "> A quote {} here.",
            "**Bold {} text**",
            "| a | b |\n|---|---|\n| {} | c |",
        ]
    ),
)
@example([ALL] * 5, "In 2017, {}, they said.")
def test_a_figure_and_a_source_arrive_unharmed_inside_a_sentence(texts: list[str], around: str) -> None:
    figure, base, year, payer, publisher = texts
    values = dict.fromkeys(("claim", "sample", "title", "caveat"), "x") | {
        "kind": "fact", "figure": figure, "base": base, "year": year, "payer": payer, "publisher": publisher, "seen": "primary",
        "url": "https://example.org", "strength": "poll", "accessed": "2026-11",
    }  # fmt: skip
    pages = macros(evidence=model.Evidence.model_validate(values))
    before, _, after = around.partition("{}")
    soup = to_html(before + pages.figure("one") + after)
    assert the(soup, ".kb-figure strong").get_text() == figure
    assert the(soup, ".kb-figure").get_text() == f"{figure} {base} ({year}; paid for by {payer}; source)"
    soup = to_html(before + pages.cite("one") + after)
    assert the(soup, "a.kb-cite").get_text() == f"[{publisher}, {year}]"
    without = to_html(around.replace("{}", "<i></i>"))
    soup.select_one("a.kb-cite").replace_with(without.new_tag("i"))  # type: ignore[union-attr]
    assert str(soup) == str(without)


@often
@given(TEXTS)
@example(ALL)
def test_only_letters_digits_and_spaces_stand_for_themselves(text: str) -> None:
    drawn = str(entities(text))
    assert re.fullmatch(r"(?:&#\d+;|[^\W_]| )*", drawn)
    assert BeautifulSoup(drawn, "html.parser").get_text() == text


@pytest.mark.parametrize("value", ["", "A", "a b", "a_b", "a\n", '"', "a.b", "é"])
def test_only_ids_pass_as_they_are(value: str) -> None:
    with pytest.raises(ValueError, match="is not an id"):
        ENVIRONMENT.from_string("{{ value | id }}").render(value=value)


def test_what_is_not_defined_is_an_error() -> None:
    with pytest.raises(Exception, match="undefined"):
        ENVIRONMENT.from_string("{{ nothing }}").render()


def test_an_unknown_piece_is_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match="there is no 'two'"):
        macros().message("two")


def test_no_extension_rewrites_bare_letters_or_digits() -> None:
    """Letters and digits of content reach Markdown as they are, so nothing may turn `1st` or a known word into something else.

    Extensions that need a sign as well (a quote, a colon, an @) cannot do harm: signs arrive as entities.
    """
    used = {name.removeprefix("markdown.extensions.").removeprefix("pymdownx.") for name in extensions()}
    assert not used & {"abbr", "smartsymbols", "extra", "wikilinks"}, "abbr is also a part of markdown.extensions.extra"
    assert not (extensions().get("pymdownx.snippets") or {}).get("auto_append")
    bare = "1st 2nd HTML 1 2 c tm"
    assert to_html(f"<p>{bare}</p>\n\n{bare}").get_text().split() == bare.split() * 2


def test_snippets_come_only_from_the_shared_folder() -> None:
    settings = extensions()["pymdownx.snippets"]
    assert settings["base_path"] == ["snippets/shared"]
    assert settings["check_paths"] is True
    assert not settings.get("url_download") and settings.get("restrict_base_path", True)
