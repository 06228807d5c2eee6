"""From answers to the file of a piece or page, and what else changes with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from macros.content import KINDS
from tools.check.words import TROUBLE, YOU_DECIDE
from tools.new.entries import NotPossible, add_to_gallery, add_to_menu

FOLDERS = {"message": "messages", "checklist": "checklists", "signal": "signals", "position": "positions", "evidence": "evidence"}
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Made:
    """Files by their path in the project, and what is left to do by hand. `new` is the one that must not exist yet."""

    new: str
    files: dict[str, str]
    next_steps: list[str] = field(default_factory=list)


def make(kind: str, answers: Answers, root: Path, today: date) -> Made:
    """What has to be written for a new piece or page."""
    if kind == "page":
        return _page(answers, root, today)
    name = answers.get("id") or slug(answers.get("title") or answers["question"])
    folder = FOLDERS[kind]
    path = f"snippets/{folder}/{name}{KINDS[folder][1]}"
    if kind == "message":
        files = {path: message(answers), **add_to_gallery(root, name, answers["moment"], answers.get("group"))}
    else:
        files = {path: f"# yaml-language-server: $schema=../schemas/{folder}.schema.json\n{dump(DATA[kind](answers, today))}"}
    macro = f'{{{{ {"cite" if kind == "evidence" else kind}("{name}") }}}}'
    where = "in the sentence that it supports" if kind == "evidence" else "on a line of its own"
    return Made(path, files, [f"show it on the page where it helps, {where}: {macro}"])


def slug(title: str) -> str:
    """A file name from a title: its first six words in small letters."""
    words = re.findall(r"[a-z0-9]+", title.lower().replace("'", "").replace("’", ""))[:6]
    if not words:
        raise NotPossible("No file name can be made from the title. Give one: --id late-note")
    return "-".join(words)


def message(answers: Answers) -> str:
    """The file of a text to copy. An e-mail gets its title as subject unless another is given."""
    keys = ("title", "moment", "recipient", "channel", "subject", "use_when", "avoid_when", "why", "shares_core")
    subject = {"subject": answers["title"]} if answers.get("channel", "email") == "email" else {}
    data = {**subject, **answers}
    body = "\n".join(line.rstrip() for line in answers["body"].strip().split("\n"))
    return f"---\n{dump({key: data[key] for key in keys if key in data})}---\n{body}\n"


def _checklist(answers: Answers, today: date) -> dict[str, object]:
    item = {"id": "-".join(slug(answers["text"]).split("-")[:3]), "text": answers["text"], "why": answers["why"]}
    return {"title": answers["title"], "moment": answers["moment"], "intro": answers["intro"], "items": [item]}


def _signal(answers: Answers, today: date) -> dict[str, object]:
    data: dict[str, object] = {key: value for key, value in answers.items() if key != "id"}
    if "explanations" in data:
        data["explanations"] = [answers["explanations"]]
    return data


def _position(answers: Answers, today: date) -> dict[str, object]:
    sides = [{"who": answers[f"{which}who"], "says": answers[f"{which}says"]} for which in ("", "other_")]
    return {"question": answers["question"], "sides": sides, **{key: answers[key] for key in ("ours", "why", "change_our_mind")}}


def _evidence(answers: Answers, today: date) -> dict[str, object]:
    return {**{key: value for key, value in answers.items() if key != "id"}, "accessed": today.isoformat()}


DATA: dict[str, Callable[[Answers, date], dict[str, object]]] = {
    "checklist": _checklist, "signal": _signal, "position": _position, "evidence": _evidence,
}  # fmt: skip


def dump(data: object) -> str:
    """YAML as this project writes it: keys in their order, long texts folded."""
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110)


def _page(answers: Answers, root: Path, today: date) -> Made:
    name = answers.get("id") or slug(answers["title"])
    path = f"{answers['folder']}/{name}.md"
    keys = {key: answers[key] for key in ("title", "description", "answer")} | {"reviewed": today.isoformat()}
    parts = [f"## What to do\n\n{answers['text'].strip()}", f"## When to stop\n\n{answers['stop'].strip()}"]
    if answers["folder"] == TROUBLE:
        parts.insert(0, YOU_DECIDE)
    text = "\n\n".join([f"---\n{dump(keys)}---", *parts]) + "\n"
    step = "add the question to snippets/topics.yml if readers ask it, and its slug to the heading that answers it: {: #its-slug }"
    return Made(f"docs/{path}", {f"docs/{path}": text, **add_to_menu(root, path)}, [step])
