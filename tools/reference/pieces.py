"""The page that shows what each kind of piece looks like: its keys from the models, and the smallest sound file."""

from __future__ import annotations

import inspect
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from macros import model

HEAD = """---
title: What do the pieces look like?
description: The files that pages show - texts to copy, checklists, readings, evidence - with every key and an example.
answer: >-
  Each piece is one small file in snippets. Its name is its id. Copy a neighbor, change it, and look here when you wonder what a
  line is for.
reviewed: "2026-11-25"
---

{% raw %}

A key that is not in the table is refused, with a guess at the one you meant. To have the file written for you, run
`python -m tools new`, which asks the few questions.
"""
# heading: (model, the smallest sound file of it, models inside it)
KINDS: dict[str, tuple[type[BaseModel], str, tuple[type[BaseModel], ...]]] = {
    "A page": (model.Page, "docs/index.md", ()),
    "A text to copy": (model.Message, "snippets/messages/late.md", ()),
    "A checklist": (model.Checklist, "snippets/checklists/today.yml", (model.Item,)),
    "What they said or did": (model.Signal, "snippets/signals/we-will-be-in-touch.yml", ()),
    "Where advice differs": (model.Position, "snippets/positions/one-note-or-many.yml", (model.Side,)),
    "Evidence": (model.Evidence, "snippets/evidence/poll-2017.yml", ()),
    "A chart": (model.Chart, "", ()),
    "A gap in a text": (model.FieldSpec, "snippets/fields.yml", ()),
    "A question": (model.Topic, "snippets/topics.yml", ()),
}


def page(root: Path) -> str:
    """The page as text."""
    sound = root / "tests" / "rules" / "_sound"
    parts = [HEAD]
    for heading, (kind, example, inside) in KINDS.items():
        parts.append(f"## {heading}\n\n{inspect.getdoc(kind)}\n")
        if example:  # before the table: an example says more, and the columns of a table at the top move while it arrives
            parts.append(f'```text title="{example}"\n{(sound / example).read_text(encoding="utf-8").rstrip()}\n```\n')
        parts.append(table(kind))
        parts += [f"Each entry: {inspect.getdoc(part)}\n\n{table(part)}" for part in inside]
    return "\n".join([*parts, "{% endraw %}\n"])


def table(kind: type[BaseModel]) -> str:
    """The keys of a model: what each says, and what may stand there."""
    rows = ["| key | what it says | what may stand there |", "| --- | --- | --- |"]
    for name, field in kind.model_fields.items():
        needed = "" if field.is_required() else "; may be left out"
        rows.append(f"| `{name}` | {_cell(field.description or '')} | {_cell(form(field.annotation))}{needed} |")
    return "\n".join(rows) + "\n"


def form(annotation: Any) -> str:
    """What may stand behind a key, in plain words."""
    origin, inside = get_origin(annotation), [part for part in get_args(annotation) if part is not NoneType]
    if annotation == model.Id:
        return "the name of a file, without its ending"
    if origin in (Annotated, Union, UnionType):
        return form(inside[0])
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in inside)
    if origin is tuple:
        entries = isinstance(inside[0], type) and issubclass(inside[0], BaseModel)
        return "a list of entries" if entries else f"a list: {form(inside[0])}"
    if origin is dict:
        return "lines of the form `name: value`"
    return {bool: "`true` or `false`", int: "a whole number", float: "a number"}.get(annotation, "text")


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
