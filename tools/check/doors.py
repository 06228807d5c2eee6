"""The rule over snippets/doors.yml, the rows of the home page."""

from __future__ import annotations

from collections.abc import Iterator

from macros.problem import Problem, did_you_mean
from tools.check.pieces import no_such_piece
from tools.check.project import Project


def door_leads_nowhere(project: Project) -> Iterator[Problem]:
    """A row of the home page leads to a page, and names questions of snippets/topics.yml that somebody in that place asks."""
    piece = project.content.whole.get("doors")
    if not piece:
        return
    pages = {page.path for page in project.pages}
    topics = project.content.ids["topics"]
    for at, door in enumerate(piece.value.doors):
        if door.page not in pages:
            message = f"There is no page docs/{door.page}.{did_you_mean(door.page, pages)}"
            yield piece.problem(("doors", at, "page"), "door-leads-nowhere", message)
        for entry, name in enumerate(door.questions):
            if name not in topics:
                yield piece.problem(("doors", at, "questions", entry), "door-leads-nowhere", no_such_piece("topics", name, topics))


RULES = (door_leads_nowhere,)
