"""Rules over the pieces in snippets/. Each function is a rule; its name is the rule's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.content import KINDS, Piece
from macros.model import MOST_PLACEHOLDERS, PLACEHOLDER, Message
from macros.problem import Problem, did_you_mean
from macros.reading import Unreadable, read_text
from tools.check.project import Project

BRACKETED = re.compile(r"\[([^\[\]\n]*)\]")
LONGEST = {"email": (150, "words"), "letter": (200, "words"), "text": (160, "characters"), "linkedin": (200, "characters")}


def _lines(piece: Piece[Message]) -> Iterator[tuple[int, str]]:
    """The numbered lines in which a gap may stand: the subject and the body."""
    if piece.value.subject:
        yield piece.parsed.line(("subject",)), piece.value.subject
    yield from enumerate(piece.value.body.split("\n"), piece.body_line)


def unknown_placeholder(project: Project) -> Iterator[Problem]:
    """A gap such as [interviewer name] is in snippets/fields.yml, where readers' fields get their label, hint and example from."""
    known = project.content.ids["fields"]  # empty when the file cannot be read; then that is the problem to mend
    for piece in project.content.messages.values():
        for number, line in _lines(piece):
            for match in BRACKETED.finditer(line):
                if known and match[1] not in known:
                    message = f"{match[0]} is not in snippets/fields.yml.{did_you_mean(match[1], known, '[]')}"
                    yield piece.source.problem(number, "unknown-placeholder", message)


def field_name(project: Project) -> Iterator[Problem]:
    """The name of a gap has small letters and spaces, nothing else: otherwise it is no gap in the text."""
    for name, piece in project.content.fields.items():
        if not PLACEHOLDER.fullmatch(f"[{name}]"):
            message = f"`{name}` is no name for a gap. Use small letters and single spaces: your name"
            yield piece.problem((), "field-name", message)


def unclosed_bracket(project: Project) -> Iterator[Problem]:
    """Every [ has its ] on the same line: a gap that is not closed is no gap, and a reader would send the bracket."""
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
            yield piece.source.problem(piece.body_line, "too-many-placeholders", message)


def message_too_long(project: Project) -> Iterator[Problem]:
    """With its gaps filled, an e-mail has at most 150 words, a letter 200, a text message 160 characters, a LinkedIn note 200.
    What is longer is not read to its end, or cut off.
    """
    for piece in project.content.messages.values():
        most, unit = LONGEST[piece.value.channel]
        filled = fill(piece.value.body, project)
        length = len(filled.split()) if unit == "words" else len(filled)
        if length > most:
            yield piece.source.problem(
                piece.body_line, "message-too-long", f"{length} {unit} with examples in the gaps; {most} is the most. Shorten it."
            )


def fill(text: str, project: Project) -> str:
    """The text with every gap filled by the example of its field."""
    examples = {name: piece.value.example for name, piece in project.content.fields.items()}
    return PLACEHOLDER.sub(lambda match: examples.get(match[1], match[0]), text)


def unknown_id(project: Project) -> Iterator[Problem]:
    """A piece names another piece by its file name without the ending, and that file exists. Otherwise a link leads nowhere."""
    shared = [piece for kind, piece in project.content.whole.items() if kind in ("timing", "timeline", "next-step", "findings")]
    for piece in (*project.pieces(), *shared):
        for loc, kind, name in _references(piece.value.model_dump(), ()):
            known = project.content.ids[kind]
            if name not in known:
                yield piece.problem(loc, "unknown-id", no_such_piece(kind, name, known))


def no_such_piece(kind: str, name: str, known: Iterable[str]) -> str:
    """What is wrong when a name leads to nothing, and what may be meant."""
    if kind not in KINDS:
        return f"There is no `{name}` among the {kind}.{did_you_mean(name, known)}"
    meant = did_you_mean(name, known) or " Name a file that is there, or write this one."
    return f"There is no snippets/{kind}/{name}{KINDS[kind][1]}.{meant}"


def _references(data: object, loc: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """The places of a piece's data that hold an id: `message`, `texts`, the entries of `evidence` …"""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("message", "shares_core") and isinstance(value, str):
                yield (*loc, key), "messages", value
            elif key in ("evidence", "signals"):
                yield from (((*loc, key, at), key, name) for at, name in enumerate(value))
            elif key == "starts":
                yield from (((*loc, key, at), "messages", name) for at, name in enumerate(value))
            elif key == "texts":
                yield from (((*loc, key, name), "messages", message) for name, message in value.items())
            elif key == "position" and isinstance(value, str):
                yield (*loc, key), "positions", value
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
        for kind in ("messages", "checklists", "signals", "positions", "evidence", "charts")
        for name in project.content.ids[kind]
    }
    return ids | {
        f"checklists/{name}#{item.id}" for name, piece in project.content.checklists.items() for item in piece.value.items
    }


def released_id(project: Project) -> Iterator[Problem]:
    """An id that was ever released stays: it is in use, or marked `retired` in snippets/ids.lock. Links and ticks hang on it."""
    try:
        source = read_text(project.root / "snippets" / "ids.lock", project.root)
    except FileNotFoundError:
        return
    except Unreadable as error:
        yield from error.problems
        return
    in_use = released_ids(project)
    unread = {f"checklists/{name}" for name in project.content.ids["checklists"] - project.content.checklists.keys()}
    for number, line in enumerate(source.text.split("\n"), 1):
        name, _, state = line.strip().partition(" ")
        if line.startswith("#") or not name or name.partition("#")[0] in unread:
            continue
        problem = ""
        if not state and name not in in_use:
            problem = (
                f"`{name}` was published and is gone.{did_you_mean(name, in_use)} Bring it back, or write `{name} retired` here."
            )
        elif state == "retired" and name in in_use:
            problem = f"`{name}` is retired and must not be used again. Choose another id."
        elif state not in ("", "retired"):
            problem = f"After the id stands nothing or `retired`: {name} retired"
        if problem:
            yield source.problem(number, "released-id", problem)


def unused_field(project: Project) -> Iterator[Problem]:
    """A field that no text uses is left over, and somebody will go on keeping it up to date (advice)."""
    used = {name for piece in project.content.messages.values() for name in piece.value.placeholders}
    for name, piece in project.content.fields.items():
        if name not in used:
            yield piece.problem((), "unused-field", f"No text uses [{name}]. Take it out, or use it.", advice=True)


RULES = (
    unknown_placeholder, field_name, unclosed_bracket, too_many_placeholders, message_too_long, unknown_id, duplicate_item_id,
    released_id, unused_field,
)  # fmt: skip
