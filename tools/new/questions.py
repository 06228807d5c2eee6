"""What is asked about each kind of piece. What has a default is asked by nobody: its flag is there for who wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from macros import model

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """One question. `name` is the key that the answer becomes; `applies` looks at the answers before it."""

    name: str
    help: str
    choices: tuple[str, ...] = ()
    needed: bool = True
    long: bool = False
    applies: Callable[[Answers], bool] = lambda answers: True

    @property
    def flag(self) -> str:
        """How it is answered on the command line."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def metavar(self) -> str | None:
        """How its value is shown in the help: choices speak for themselves."""
        return None if self.choices else "TEXT"


PURPOSES = {
    "message": "a text to copy",
    "checklist": "a list of things to do",
    "signal": "something they said or did, and how it is read",
    "position": "a question on which advice differs",
    "evidence": "a fact with its source",
    "page": "a page that answers a question",
}


def _of(kind: Any, key: str, *, needed: bool | None = None, **more: Any) -> Question:
    """The question about one key of a model, in the model's own words."""
    field = kind.model_fields[key]
    return Question(key, field.description, _choices(field.annotation), field.is_required() if needed is None else needed, **more)


def _choices(annotation: Any) -> tuple[str, ...]:
    """The words that a key allows; none when it takes any text."""
    found = [word for part in (annotation, *get_args(annotation)) for word in get_args(part) if isinstance(word, str)]
    return tuple(found)


def _conduct(answers: Answers) -> bool:
    return answers.get("kind") == "conduct"


def _weighed(answers: Answers) -> bool:
    return not _conduct(answers)


KINDS: dict[str, tuple[Question, ...]] = {
    "message": (
        _of(model.Message, "title"),
        _of(model.Message, "moment"),
        _of(model.Message, "use_when"),
        _of(model.Message, "body", long=True),
        *(_of(model.Message, key) for key in ("recipient", "channel", "subject", "avoid_when", "why", "shares_core")),
        Question("group", "The group of snippets/gallery.yml that it belongs to, by its title.", needed=False),
    ),
    "checklist": (
        *(_of(model.Checklist, key) for key in ("title", "moment", "intro")),
        Question("text", "The first thing to do: one action that can be finished today."),
        Question("why", "Why it is worth doing, in one or two sentences."),
    ),
    "signal": (
        *(_of(model.Signal, key) for key in ("title", "kind")),
        *(_of(model.Signal, key, needed=True, applies=_weighed) for key in ("strength", "direction")),
        *(_of(model.Signal, key) for key in ("confidence", "reading")),
        Question("explanations", "One ordinary reason why people say or do this.", applies=_weighed),
        *(_of(model.Signal, key) for key in ("do", "dont")),
        _of(model.Signal, "ask", needed=True, applies=_conduct),
        _of(model.Signal, "message"),
    ),
    "position": (
        _of(model.Position, "question"),
        Question("who", "Who says one thing."),
        Question("says", "What they say, in our words."),
        Question("other_who", "Who says another."),
        Question("other_says", "What they say, in our words."),
        *(_of(model.Position, key) for key in ("ours", "why", "change_our_mind")),
    ),
    "evidence": (
        *(_of(model.Evidence, key) for key in ("kind", "claim", "figure")),
        _of(model.Evidence, "base", needed=True, applies=lambda answers: "figure" in answers),
        *(_of(model.Evidence, key) for key in ("sample", "year", "payer", "publisher", "title", "url", "strength")),
        *(_of(model.Evidence, key) for key in ("caveat", "seen")),
    ),
    "page": (
        Question("folder", "The folder of docs/ in which it belongs.", get_args(model.Folder)),
        *(_of(model.Page, key) for key in ("title", "description", "answer")),
        Question("text", "What to do, in one short paragraph.", long=True),
        Question("stop", "When to stop, in one sentence."),
    ),
}  # fmt: skip
