"""Rules over the evidence and what is drawn from it. Each function is a rule; its name is the rule's name."""

from __future__ import annotations

from collections.abc import Iterator

from macros.problem import Problem
from tools.check.project import Project


def chart_without_numbers(project: Project) -> Iterator[Problem]:
    """A chart draws the `values` of its evidence: every entry has them, all in the same unit."""
    for piece in project.content.charts.values():
        entries = [(name, entry.value) for name in piece.value.evidence if (entry := project.content.evidence.get(name))]
        for at, (name, value) in enumerate(entries):
            if not value.values:
                message = f"snippets/evidence/{name}.yml has no `values` to draw. Give it `values` and `unit`."
                yield piece.problem(("evidence", at), "chart-without-numbers", message)
            elif value.unit != entries[0][1].unit:
                message = f"{name} counts {value.unit}, {entries[0][0]} counts {entries[0][1].unit}. One chart has one unit."
                yield piece.problem(("evidence", at), "chart-without-numbers", message)


def unused_evidence(project: Project) -> Iterator[Problem]:
    """Evidence that no page and no piece names rests on nothing and supports nothing (advice)."""
    used = {name for page in project.pages for call in page.calls if call.name in ("cite", "figure") for name in call.arguments}
    for piece in project.pieces():
        used.update(_named_evidence(piece.value.model_dump()))
    if project.content.timing:
        used.update(_named_evidence(project.content.timing.model_dump()))
    for name, piece in project.content.evidence.items():
        if name not in used:
            message = f'Nothing cites this. Use {{{{ cite("{name}") }}}} where it helps a reader, or take the entry out.'
            yield piece.problem((), "unused-evidence", message, advice=True)


def _named_evidence(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data.get("evidence", ())
        data = list(data.values())
    if isinstance(data, (list, tuple)):
        for value in data:
            yield from _named_evidence(value)


RULES = (chart_without_numbers, unused_evidence)
