"""From content to HTML that Markdown cannot damage: the macros that pages call.

By construction, whatever a component prints is one line, and every character of content that is not a letter,
a digit or a space is a numeric entity. Only ids, which the models have checked, pass as they are.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from macros.content import Content, Piece
from macros.model import PLACEHOLDER, FieldSpec, Message
from macros.places import Places, anchor, link

COMPONENTS = Path(__file__).parent / "components"
SAFE_ID = re.compile(r"[a-z0-9-]+")

STRENGTH = {
    "none": ("tells you nothing", 0), "weak": ("tells you a little", 1), "moderate": ("tells you something", 2),
    "strong": ("tells you a lot", 3), "decided": ("it is decided", 4),
}  # fmt: skip
DIRECTION = {"good": "good sign", "bad": "bad sign", "either": ""}
CONFIDENCE = {"high": "professionals agree", "medium": "professionals partly agree", "low": "our guess"}
CHANNEL = {"email": "E-mail", "linkedin": "LinkedIn message", "text": "Text message", "letter": "Letter"}
RECIPIENT = {
    "interviewer": "your interviewer", "hiring-manager": "the hiring manager", "peer": "a future colleague",
    "executive": "a senior leader", "panel": "one person of a panel", "recruiter": "the recruiter or HR",
    "coordinator": "the coordinator", "agency": "the agency consultant", "referrer": "the person who referred you",
    "referee": "your referee", "contact": "your contact", "employer": "the employer", "candidate": "the candidate",
}  # fmt: skip
SOURCE = {
    "law": "law or official rule", "peer-reviewed": "peer-reviewed study", "platform-data": "data of a platform",
    "benchmark-survey": "benchmark survey", "vendor-survey": "survey paid for by a firm that sells to job seekers or employers",
    "poll": "open poll", "expert-opinion": "opinion of one expert", "institutional-guidance": "advice of an institution",
}  # fmt: skip
EVIDENCE_GROUPS = {
    "fact": "Figures and studies",
    "law": "Laws and official rules",
    "help": "Free help",
    "misquote": "Figures that are quoted wrongly",
}


def entities(value: object) -> Markup:
    """A value as HTML text in which only letters, digits and spaces stand for themselves."""
    if hasattr(value, "__html__"):
        return Markup(value.__html__())  # noqa: S704 (another component has drawn it)
    return Markup("".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in str(value)))  # noqa: S704


class _OneLine(BaseLoader):
    """Loads a component with its line breaks and indentation taken out, so that it draws on one line."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        path = COMPONENTS / template
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        modified = path.stat().st_mtime_ns
        return "".join(lines), str(path), lambda: path.stat().st_mtime_ns == modified


def _safe_id(value: str) -> Markup:
    if not SAFE_ID.fullmatch(value):
        raise ValueError(f"{value!r} is not an id")
    return Markup(value)  # noqa: S704 (checked above)


ENVIRONMENT = Environment(loader=_OneLine(), autoescape=True, finalize=entities, undefined=StrictUndefined)
ENVIRONMENT.filters["id"] = _safe_id


def paragraphs(body: str) -> list[list[list[tuple[str, str]]]]:
    """A message's text as paragraphs of lines of parts; a part is (text, "") or (placeholder with brackets, its name)."""
    return [[_parts(line) for line in block.split("\n")] for block in re.split(r"\n{2,}", body)]


def _parts(line: str) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    at = 0
    for match in PLACEHOLDER.finditer(line):
        parts += [(line[at : match.start()], ""), (match[0], match[1])]
        at = match.end()
    return [(text, name) for text, name in (*parts, (line[at:], "")) if text]


class Macros:
    """The macros that pages may call, over one state of the content. All pure: the same call draws the same line."""

    def __init__(self, content: Content, places: Places) -> None:
        self.content = content
        self.places = places

    def _draw(self, component: str, **values: object) -> str:
        template = ENVIRONMENT.get_template(f"{component}.html.jinja")
        return template.render(content=self.content, href=self._href, anchor=anchor, **values)

    def _href(self, kind: str, piece: str) -> Markup | None:
        address = self.places.href(kind, piece)
        return entities(address) if address else None

    def message(self, *ids: str) -> str:
        """Draws one text to copy, or several beside each other."""
        pieces = [_get(self.content.messages, name) for name in ids]
        return self._draw(
            "message", pieces=pieces, fields=self._fields(pieces), paragraphs=paragraphs, parts=_parts,
            channel=CHANNEL, recipient=RECIPIENT,
        )  # fmt: skip

    def _fields(self, pieces: list[Piece[Message]]) -> dict[str, FieldSpec]:
        names = dict.fromkeys(name for piece in pieces for name in piece.value.placeholders)
        return {name: _get(self.content.fields, name).value for name in names}

    def checklist(self, name: str) -> str:
        """Draws a list of things to do, each with its reason."""
        return self._draw("checklist", piece=_get(self.content.checklists, name))

    def signal(self, *ids: str) -> str:
        """Draws how something that they said or did is read: ordinary reasons first."""
        pieces = [_get(self.content.signals, name) for name in ids]
        return self._draw("signal", pieces=pieces, strength=STRENGTH, direction=DIRECTION, confidence=CONFIDENCE)

    def position(self, name: str) -> str:
        """Draws a question on which advice differs: who says what, and what we recommend."""
        return self._draw("position", piece=_get(self.content.positions, name))

    def cite(self, *ids: str) -> str:
        """Prints small links to the evidence, inside a sentence."""
        return self._draw("cite", names=ids).strip()

    def figure(self, name: str) -> str:
        """Prints a number, only ever together with its base, its year and who paid for it."""
        piece = _get(self.content.evidence, name)
        if not piece.value.figure:
            raise ValueError(f"evidence {name!r} has no figure to print; cite it instead")
        return self._draw("figure", piece=piece)

    def timing_table(self) -> str:
        """Draws the days of timing.yml as a table."""
        return self._draw("timing_table", timing=self.content.timing)

    def question_list(self) -> str:
        """Draws every question of topics.yml that a heading answers, by moment, each with a link to the heading."""
        return self._draw("question_list", topics=self.content.topics.values())

    def evidence_table(self) -> str:
        """Draws all evidence: what it says, who was asked and paid, what it does not show."""
        pieces = sorted(self.content.evidence.values(), key=lambda piece: (list(EVIDENCE_GROUPS).index(piece.value.kind), piece.id))
        return self._draw("evidence_table", pieces=pieces, groups=EVIDENCE_GROUPS, source=SOURCE)


def _get(pieces: Any, name: str) -> Any:
    if name not in pieces:
        raise ValueError(f"there is no {name!r}; `make check` says where it is used and what exists")
    return pieces[name]


__all__ = ["Macros", "entities", "link", "paragraphs"]
