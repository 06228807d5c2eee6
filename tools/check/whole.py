"""Rules over files as a whole and beside each other; a file that something else must be mended in is not judged yet.

Each function is a rule; its name is the rule's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from macros.content import KINDS, Piece
from macros.pages import MACROS
from macros.problem import Problem
from macros.reading import Source, Unreadable, read_text
from tools.check.duplicates import near_duplicate
from tools.check.pieces import released_ids
from tools.check.project import Project
from tools.check.prose import key_line

REVIEW_MONTHS = 18
REREAD_MONTHS = 6


def orphan(project: Project) -> Iterator[Problem]:
    """A piece stands on a page: what no page shows reaches nobody (advice)."""
    shown = {
        (MACROS[call.name].kind, name)
        for page in project.pages
        for call in page.calls
        if call.name in MACROS
        for name in call.arguments
    }
    for macro, entry in MACROS.items():
        if entry.block and entry.kind in KINDS:
            for name, piece in getattr(project.content, entry.kind).items():
                if (entry.kind, name) not in shown:
                    message = (
                        f'No page shows this. Where it helps a reader, write on a line of its own: {{{{ {macro}("{name}") }}}}'
                    )
                    yield piece.problem((), "orphan", message, advice=True)


def not_locked(project: Project) -> Iterator[Problem]:
    """Every id is noted in snippets/ids.lock, so that it is never used again for something else (advice). Links and readers'
    ticks hang on it.
    """
    path = project.root / "snippets" / "ids.lock"
    try:
        locked = {line.split(" ")[0] for line in read_text(path, project.root).text.split("\n")}
    except (FileNotFoundError, Unreadable):
        return
    for name in sorted(released_ids(project) - locked):
        kind, _, rest = name.partition("/")
        piece, _, item = rest.partition("#")
        message = f"Add a line to snippets/ids.lock, or run `make lock`, which does it: {name}"
        shown = f"snippets/{kind}/{piece}{KINDS[kind][1]}"
        line = _item_line(project, piece, item) if item else 1
        yield Problem(shown, line, "not-locked", message, advice=True)


def _item_line(project: Project, name: str, item: str) -> int:
    piece = project.content.checklists[name]
    at = next(at for at, entry in enumerate(piece.value.items) if entry.id == item)
    return piece.parsed.line(("items", at, "id"))


def same_title(project: Project) -> Iterator[Problem]:
    """No two pages have the same title or the same description. In a list of search results nobody could tell them apart."""
    for key in ("title", "description"):
        seen: dict[str, str] = {}
        for page in project.pages:
            if page.meta:
                text = getattr(page.meta, key).casefold()
                if text in seen:
                    message = f"docs/{seen[text]} has the same `{key}`. Say what is different here."
                    yield page.source.problem(key_line(page, key), "same-title", message)
                seen.setdefault(text, page.path)


def review_due(project: Project) -> Iterator[Problem]:
    """A page is read again at the latest 18 months after `reviewed` (advice). Contributors leave that day alone: whoever reviews
    the page sets it.
    """
    for page in project.pages:
        if page.meta and (day := _day(page.meta.reviewed)) and day < _months_before(project.today, REVIEW_MONTHS):
            message = f"This page was reviewed more than {REVIEW_MONTHS} months ago. A reviewer reads it again and sets the day."
            yield page.source.problem(key_line(page, "reviewed"), "review-due", message, advice=True)


def reread_due(project: Project) -> Iterator[Problem]:
    """Laws and addresses for help are read again every six months, because they change and people rely on them (advice)."""
    for piece in project.content.evidence.values():
        day = _day(piece.value.accessed) if piece.value.kind in ("law", "help") else None
        if day and day < _months_before(project.today, REREAD_MONTHS):
            message = f"This was read more than {REREAD_MONTHS} months ago. Read the source again and set `accessed` to that day."
            yield piece.problem(("accessed",), "reread-due", message, advice=True)


def _day(text: str) -> date | None:
    """A written day; of a month alone its last day, or nothing for a day that does not exist."""
    try:
        if len(text) > 7:
            return date.fromisoformat(text)
        following = date.fromisoformat(f"{text}-28") + timedelta(days=4)
        return following.replace(day=1) - timedelta(days=1)
    except ValueError:
        return None


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def schema_line(project: Project) -> Iterator[Problem]:
    """The first line of a YAML file names its schema, from which editors take hints and warnings while somebody types (advice)."""
    for source, line in schema_lines(project):
        if source.text.split("\n")[0] != line:
            message = f"Let the first line be the following, or run `make schema`, which writes it: {line}"
            yield source.problem(1, "schema-line", message, advice=True)


def schema_lines(project: Project) -> Iterator[tuple[Source, str]]:
    """Each YAML file under snippets/ with what its first line should be."""
    for piece in project.pieces():
        if piece.source.shown.endswith(".yml"):
            kind = piece.source.shown.split("/")[1]
            yield piece.source, f"# yaml-language-server: $schema=../schemas/{kind}.schema.json"
    content = project.content
    pieces: list[Piece[Any]] = [*content.fields.values(), *content.topics.values(), *content.whole.values()]
    for source in {piece.source.shown: piece.source for piece in pieces}.values():
        kind = source.shown.split("/")[1].removesuffix(".yml")
        yield source, f"# yaml-language-server: $schema=schemas/{kind}.schema.json"


RULES = (orphan, not_locked, near_duplicate, same_title, review_due, reread_due, schema_line)
