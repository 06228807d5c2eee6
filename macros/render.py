"""From content to HTML: the macros that pages call. How it is made safe in Markdown is in drawing.py."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros import next_step, notes
from macros.chart import BAR, WIDTH, bars
from macros.content import Content, Piece
from macros.drawing import ENVIRONMENT, entities
from macros.gallery import search_words, slug
from macros.labels import AUTOCOMPLETE, CHANNEL, EVIDENCE_GROUPS, FACT_GROUPS, MOMENT, RECIPIENT, SOURCE, month
from macros.model import PLACEHOLDER, Evidence, FieldSpec, Message, Stage
from macros.places import ORDER, Places, anchor, edit_link, link
from macros.signals import CONFIDENCE, dots, finder_data, grouped, paste_data, tells
from macros.timeline import draw, event
from macros.timing import COUNTED_FROM, reminder_days

SAVED_PAGE = "tools/saved.md"


def paragraphs(body: str) -> list[list[list[tuple[str, str]]]]:
    """A message's text as paragraphs of lines of parts; a part is (text, "") or (placeholder with brackets, its name)."""
    return [[_parts(line) for line in block.split("\n")] for block in body.split("\n\n")]


def _parts(line: str) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    at = 0
    for match in PLACEHOLDER.finditer(line):
        parts += [(line[at : match.start()], ""), (match[0], match[1])]
        at = match.end()
    return [(text, name) for text, name in (*parts, (line[at:], "")) if text]


class Macros:
    """The macros that pages may call, over one state of the content. All pure: the same call draws the same line."""

    def __init__(self, content: Content, places: Places, repo_url: str = "") -> None:
        self.content = content
        self.places = places
        self.repo_url = repo_url

    def _draw(self, component: str, **values: object) -> str:
        template = ENVIRONMENT.get_template(f"{component}.html.jinja")
        return template.render(content=self.content, href=self._href, anchor=anchor, edit=self._edit_link, **values)

    def _href(self, kind: str, piece: str) -> Markup | None:
        address = self.places.href(kind, piece)
        return entities(address) if address else None

    def message(self, *ids: str) -> str:
        """Draws one text to copy, or several beside each other."""
        pieces = [_get(self.content.messages, name) for name in ids]
        return self._draw(
            "message", pieces=pieces, fields=self._fields(pieces), paragraphs=paragraphs, parts=_parts,
            channel=CHANNEL, recipient=RECIPIENT, autocomplete=AUTOCOMPLETE, quiet=self._quiet_hours(),
        )  # fmt: skip

    def _quiet_hours(self) -> dict[str, str]:
        hours = self.content.timing.quiet_hours if self.content.timing else None
        return hours.model_dump(exclude={"why"}) if hours else {}

    def _edit_link(self, path: str) -> str:
        return edit_link(self.repo_url, path) if self.repo_url else ""

    def _fields(self, pieces: list[Piece[Message]]) -> dict[str, FieldSpec]:
        names = dict.fromkeys(name for piece in pieces for name in piece.value.placeholders)
        return {name: _get(self.content.fields, name).value for name in names}

    def text_gallery(self) -> str:
        """Draws a line for every text by situation: when to use it, with a link to where it stands."""
        if not self.content.gallery:
            raise ValueError("there is no snippets/gallery.yml, which puts the texts into groups")
        pieces, gallery = self.content.messages, self.content.gallery
        used = [(piece.value.recipient, piece.value.channel) for piece in pieces.values()]
        return self._draw(
            "text_gallery", pieces=pieces, groups=gallery.groups, first=[_get(pieces, name) for name in gallery.first],
            recipients={name: label for name, label in RECIPIENT.items() if name in {to for to, _ in used}},
            channels={name: label for name, label in CHANNEL.items() if name in {by for _, by in used}},
            channel=CHANNEL, recipient=RECIPIENT, slug=slug, search_words=search_words,
            exports=link(self.places.base, "exports/"),
        )  # fmt: skip

    def checklist(self, name: str) -> str:
        """Draws a list of things to do, each with its reason."""
        return self._draw(
            "checklist", piece=_get(self.content.checklists, name), timing=self.content.timing, reminder_days=reminder_days,
            counted_from=COUNTED_FROM, saved=link(self.places.base, SAVED_PAGE),
        )  # fmt: skip

    def checklist_gallery(self) -> str:
        """Draws every checklist by moment, with how much of it is done and a link to where it stands."""
        return self._draw("checklist_gallery", pieces=sorted(self.content.checklists.values(), key=lambda piece: piece.value.title))

    def saved(self) -> str:
        """Draws what the site has stored on the reader's device, with export, import and delete."""
        checklists = {
            piece.id: {
                "title": piece.value.title,
                "href": self.places.href("checklists", piece.id),
                "items": [item.id for item in piece.value.items],
            }
            for piece in self.content.checklists.values()
        }
        return self._draw("saved", checklists=checklists)

    def signal(self, *ids: str) -> str:
        """Draws how something that they said or did is read: ordinary reasons first."""
        pieces = [_get(self.content.signals, name) for name in ids]
        return self._draw("signal", pieces=pieces, tells=tells, dots=dots, confidence=CONFIDENCE)

    def signal_table(self) -> str:
        """Draws every reading that stands on a page as a table, with a field that finds a phrase as somebody remembers it."""
        shown = [piece for piece in self.content.signals.values() if self._href("signals", piece.id)]
        return self._draw("signal_table", groups=grouped(shown), data=finder_data(shown), tells=tells, dots=dots)

    def paste(self) -> str:
        """Draws a box for a pasted e-mail, which marks every known phrase in it with its reading."""
        shown = [piece for piece in self.content.signals.values() if self._href("signals", piece.id)]
        return self._draw("paste", data=paste_data(shown, lambda name: self.places.href("signals", name)))

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

    def next_step(self) -> str:
        """Draws the page's tool: where somebody stands, and the one thing to do on one day."""
        said = next_step.words(self.content)
        timing = next_step.timing(self.content)
        for pace in timing["paces"].values():
            pace["sources"] = [self._source(name) for name in pace["evidence"]]
        return self._draw(
            "next_step", words=said, timing=timing, asked=next_step.asked(timing["nudges_per_round"]),
            data=next_step.page_words(said, self._stage_links), weekdays=next_step.WEEKDAYS,
            signals=next_step.readings(self.content, lambda name: self.places.href("signals", name)),
            texts={name: Markup(self.message(name)) for name in next_step.texts(self.content)},  # noqa: S704 (drawn above)
            calm=link(self.places.base, *next_step.CALM_PAGE), saved=link(self.places.base, SAVED_PAGE),
        )  # fmt: skip

    def _source(self, name: str) -> dict[str, str]:
        value = _get(self.content.evidence, name).value
        return {"text": f"Source: {value.publisher}, {value.year}", "href": self.places.href("evidence", name) or value.url}

    def _stage_links(self, stage: Stage) -> list[dict[str, str]]:
        links = [{"text": "More about this", "href": self._page_link(stage.page)}]
        differs = self.places.href("positions", stage.position) if stage.position else None
        return [*links, *([{"text": "Where advice differs", "href": differs}] if differs else [])]

    def notes(self) -> str:
        """Draws the page's tool: a note to each person, side by side, with what is worth a second look."""
        return self._draw(
            "notes", rules=notes.rules(self.content), sentences=notes.sentences(self.content, self._page_link),
            texts=notes.texts(self.content), checks=notes.findings(self.content).checks, saved=link(self.places.base, SAVED_PAGE),
        )  # fmt: skip

    def note_checks(self) -> str:
        """Draws what is worth a second look in a note as a list, each with its reason."""
        return self._draw("note_checks", checks=notes.findings(self.content).checks, link=self._page_link)

    def note_figures(self) -> str:
        """Draws how often each check of a note was right, with the notes in tests/notes/."""
        found = notes.findings(self.content)
        return self._draw("note_figures", checks=found.checks, score=notes.score(self.content), sound=found.sound_notes)

    def _page_link(self, place: str) -> str:
        page, _, slug = place.partition("#")
        return link(self.places.base, page, slug)

    def timing_table(self) -> str:
        """Draws the days of timing.yml as a table."""
        return self._draw("timing_table", timing=self.content.timing)

    def question_list(self, moment: str = "") -> str:
        """Draws the questions of topics.yml that a heading answers, of one moment or of all, each with a link to the heading."""
        answered = [piece for piece in self.content.topics.values() if self._href("topics", piece.id)]
        groups = {
            moment: [piece for piece in answered if piece.value.moment == moment] for moment in ([moment] if moment else ORDER)
        }
        return self._draw("question_list", groups=groups, labels=MOMENT)

    def doors(self) -> str:
        """Draws the rows of the home page: where somebody may be now, each with the questions asked most there."""
        doors = _get(self.content.whole, "doors").value.doors
        return self._draw("doors", doors=doors, page=lambda path: link(self.places.base, path))

    def evidence_table(self) -> str:
        """Draws all evidence by sort of source: what it says, who was asked and paid, what it does not show."""
        groups: dict[str, list[Piece[Evidence]]] = {group: [] for group in EVIDENCE_GROUPS}
        for piece in self.content.evidence.values():
            groups[FACT_GROUPS[piece.value.strength] if piece.value.kind == "fact" else piece.value.kind].append(piece)
        return self._draw("evidence_table", groups=groups, labels=EVIDENCE_GROUPS, source=SOURCE, month=month)

    def chart(self, name: str) -> str:
        """Draws numbers from the evidence as bars, with the same numbers as a table."""
        piece = _get(self.content.charts, name)
        evidence = [_get(self.content.evidence, entry).value for entry in piece.value.evidence]
        series = list(zip(piece.value.names or [""], (entry.values for entry in evidence), strict=True))
        drawing = bars(series, evidence[0].unit or "")
        return self._draw("chart", piece=piece, drawing=drawing, width=WIDTH, bar=BAR)

    def timeline(self) -> str:
        """Draws what happens on which day after the interview, to scale, with the same days as a table."""
        timeline = _get(self.content.whole, "timeline").value
        drawing = draw(timeline.start, (event(point, self.content) for point in timeline.points))
        return self._draw("timeline", timeline=timeline, drawing=drawing, width=WIDTH)


def _get(pieces: Any, name: str) -> Any:
    if name not in pieces:
        raise ValueError(f"there is no {name!r}; `make check` says where it is used and what exists")
    return pieces[name]
