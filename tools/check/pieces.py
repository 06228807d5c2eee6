"""Rules over the pieces in snippets/. Each function is a rule; its name is the rule's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content import Piece
from macros.model import MOST_PLACEHOLDERS, PLACEHOLDER, Message
from macros.problem import Problem, did_you_mean
from tools.check.project import Project

BRACKETED = re.compile(r"\[([^\[\]\n]*)\]")
LONGEST = {"email": (150, "words"), "letter": (200, "words"), "text": (160, "characters"), "linkedin": (200, "characters")}


def _lines(piece: Piece[Message]) -> Iterator[tuple[int, str]]:
    """The numbered lines in which a gap may stand: the subject and the body."""
    if piece.value.subject:
        yield piece.parsed.line(("subject",)), piece.value.subject
    yield from enumerate(piece.value.body.split("\n"), piece.body_line)


def unknown_placeholder(project: Project) -> Iterator[Problem]:
    """A gap such as [interviewer name] must be in snippets/fields.yml, which gives it a label, a hint and an example."""
    known = project.content.fields
    for piece in project.content.messages.values():
        for number, line in _lines(piece):
            for match in BRACKETED.finditer(line):
                if match[1] not in known:
                    message = f"{match[0]} is not in snippets/fields.yml.{did_you_mean(match[1], known, '[]')}"
                    yield piece.source.problem(number, "unknown-placeholder", message)


def unclosed_bracket(project: Project) -> Iterator[Problem]:
    """Every [ has its ] on the same line. A reader would send the bracket."""
    for piece in project.content.messages.values():
        for number, line in _lines(piece):
            rest = BRACKETED.sub("", line)
            if "[" in rest or "]" in rest:
                yield piece.source.problem(number, "unclosed-bracket", "A bracket has no partner. A gap looks like [your name].")


def too_many_placeholders(project: Project) -> Iterator[Problem]:
    """A text has at most five different gaps, its subject included: a form is not a note."""
    for piece in project.content.messages.values():
        names = piece.value.placeholders
        if len(names) > MOST_PLACEHOLDERS:
            message = f"{len(names)} different gaps ({', '.join(names)}); {MOST_PLACEHOLDERS} are the most. Write one of them out."
            yield piece.source.problem(1, "too-many-placeholders", message)


def message_too_long(project: Project) -> Iterator[Problem]:
    """With its gaps filled, an e-mail has at most 150 words, a letter 200, a text message 160 characters, a LinkedIn note 200."""
    for piece in project.content.messages.values():
        most, unit = LONGEST[piece.value.channel]
        filled = fill(piece.value.body, project)
        length = len(filled.split()) if unit == "words" else len(filled)
        if length > most:
            yield piece.source.problem(
                piece.body_line, "message-too-long", f"{length} {unit} with examples filled in; {most} is the most."
            )


def fill(text: str, project: Project) -> str:
    """The text with every gap filled by the example of its field."""
    examples = {name: piece.value.example for name, piece in project.content.fields.items()}
    return PLACEHOLDER.sub(lambda match: examples.get(match[1], match[0]), text)


def unknown_id(project: Project) -> Iterator[Problem]:
    """A piece or page names another piece by its file name, and that file must exist."""
    for piece in project.pieces():
        for loc, kind, name in _references(piece.value.model_dump(), ()):
            known = project.content.ids[kind]
            if name not in known:
                yield piece.problem(loc, "unknown-id", f"There is no snippets/{kind}/{name}.{did_you_mean(name, known)}")
    if project.content.timing:
        source = next(iter(project.content.fields.values())).source
        for pace, value in project.content.timing.paces.items():
            for name in value.evidence:
                if name not in project.content.ids["evidence"]:
                    path = source.shown.replace("fields", "timing")
                    yield Problem(path, 1, "unknown-id", f"paces: {pace}: there is no snippets/evidence/{name}.yml")


def _references(data: object, loc: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """The places of a piece's data that hold an id: `message`, `shares_core` and the entries of `evidence`."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("message", "shares_core") and isinstance(value, str):
                yield (*loc, key), "messages", value
            elif key == "evidence":
                yield from (((*loc, key, at), "evidence", name) for at, name in enumerate(value))
            else:
                yield from _references(value, (*loc, key))
    elif isinstance(data, (list, tuple)):
        for at, value in enumerate(data):
            yield from _references(value, (*loc, at))


def duplicate_item_id(project: Project) -> Iterator[Problem]:
    """Within a checklist every item has an id of its own: readers' ticks hang on it."""
    for piece in project.content.checklists.values():
        seen: set[str] = set()
        for at, item in enumerate(piece.value.items):
            if item.id in seen:
                message = f"The id `{item.id}` already stands above. Give this item an id of its own."
                yield piece.problem(("items", at, "id"), "duplicate-item-id", message)
            seen.add(item.id)


def released_ids(project: Project) -> set[str]:
    """Every id in use: `checklists/right-after` for a piece, `checklists/right-after#names` for an item."""
    ids = {
        f"{kind}/{name}"
        for kind in ("messages", "checklists", "signals", "positions", "evidence")
        for name in project.content.ids[kind]
    }
    return ids | {
        f"checklists/{name}#{item.id}" for name, piece in project.content.checklists.items() for item in piece.value.items
    }


def released_id(project: Project) -> Iterator[Problem]:
    """An id that was ever released stays: it is in use, or marked `retired` in snippets/ids.lock. Links and ticks hang on it."""
    path = project.root / "snippets" / "ids.lock"
    if not path.exists():
        return
    in_use = released_ids(project)
    unread = {f"checklists/{name}" for name in project.content.ids["checklists"] - project.content.checklists.keys()}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, _, state = line.partition(" ")
        if line.startswith("#") or not name or name.partition("#")[0] in unread:
            continue
        problem = ""
        if not state and name not in in_use:
            problem = (
                f"`{name}` was released and is gone.{did_you_mean(name, in_use)} Bring it back, or write `{name} retired` here."
            )
        elif state == "retired" and name in in_use:
            problem = f"`{name}` is retired and must not be used again. Choose another id."
        if problem:
            yield Problem("snippets/ids.lock", number, "released-id", problem, line)


def unused_field(project: Project) -> Iterator[Problem]:
    """A field that no text uses is left over (advice)."""
    used = {name for piece in project.content.messages.values() for name in piece.value.placeholders}
    for name, piece in project.content.fields.items():
        if name not in used:
            yield piece.problem((), "unused-field", f"No text uses [{name}]. Take it out, or use it.", advice=True)


RULES = (
    unknown_placeholder, unclosed_bracket, too_many_placeholders, message_too_long, unknown_id, duplicate_item_id,
    released_id, unused_field,
)  # fmt: skip
