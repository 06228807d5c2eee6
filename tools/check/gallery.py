"""The rule over snippets/gallery.yml, which sorts the texts for the gallery."""

from __future__ import annotations

from collections.abc import Iterator

from macros.problem import Problem
from tools.check.pieces import no_such_piece
from tools.check.project import Project


def gallery_group(project: Project) -> Iterator[Problem]:
    """Every text stands in exactly one group of snippets/gallery.yml. Otherwise the gallery hides it or shows it twice."""
    piece = project.content.whole.get("gallery")
    if not piece:
        return
    known = project.content.ids["messages"]
    first = [(("first", at), name) for at, name in enumerate(piece.value.first)]
    grouped = [
        (("groups", at, "messages", entry), name)
        for at, group in enumerate(piece.value.groups)
        for entry, name in enumerate(group.messages)
    ]
    for loc, name in (*first, *grouped):
        if name not in known:
            yield piece.problem(loc, "gallery-group", no_such_piece("messages", name, known))
    seen: set[str] = set()
    for loc, name in grouped:
        if name in seen:
            yield piece.problem(loc, "gallery-group", f"`{name}` already stands in a group. Keep the one that fits best.")
        seen.add(name)
    for name in sorted(known - seen):
        message = f"No group holds `{name}`. Add it to the group whose title a reader would say."
        yield piece.problem(("groups",), "gallery-group", message)


RULES = (gallery_group,)
