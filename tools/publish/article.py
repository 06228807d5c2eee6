"""Reads the article of a built page: its title, its answer, and one part for each heading and for each piece."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
BLOCK = frozenset([
    "blockquote", "caption", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "section",
    "summary", "table", "td", "th", "tr", "ul",
])  # fmt: skip
HEADING = re.compile(r"h[1-6]")
PIECE = frozenset({"kb-message", "kb-signal"})
# Not the article's own words: the theme's marks, names of links to other places, labels that are the same on every card.
LEFT_OUT = frozenset({"headerlink", "kb-tag", "kb-label", "kb-link", "kb-cite", "md-content__button", "md-source-file"})
LEFT_OUT_OF_PIECES = frozenset({"kb-more", "kb-small"})
# What nobody asks for: controls, and files shown as examples.
LEFT_OUT_TAGS = frozenset({"pre", "script", "style", "svg", "nav", "button", "select", "textarea", "template"})


@dataclass
class Part:
    """A stretch of the article with an address of its own; `id` is empty for what stands before the first heading."""

    id: str
    title: str = ""
    piece: bool = False
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, one block a line."""
        return clean("".join(self.words))


@dataclass
class Article:
    """What a page says. `parts[0]` is what stands before its first heading with an id."""

    title: str
    answer: str
    parts: list[Part]


def clean(text: str) -> str:
    """Single spaces, single line breaks, none at the ends or before a full stop."""
    lines = (re.sub(r" (?=[.,;:!?])", "", " ".join(line.split())) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def read_article(html: str) -> Article | None:
    """The article of a page, or None when it has none."""
    reader = _Reader()
    reader.feed(html)
    return Article(clean(reader.title), clean(reader.answer), reader.parts) if reader.seen else None


@dataclass
class _Open:
    """An element that is open. `ends` is the part that ends with it."""

    tag: str
    left_out: bool
    ends: Part | None = None


class _Reader(HTMLParser):
    """Walks once through a page. The current part takes the words; a piece hands back to the heading around it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False
        self.title = self.answer = ""
        self.parts = [Part("")]
        self.open: list[_Open] = []
        self.current = self.parts[0]
        self.target = ""  # title, answer, heading, or nothing: where words go

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self.seen = True
        if not self.seen or tag in VOID:
            self._separate(tag if self.seen and tag == "br" else "")
            return
        values = dict(attrs)
        classes = frozenset((values.get("class") or "").split())
        left_out = (self.open[-1].left_out if self.open else False) or self._is_left_out(tag, classes, values)
        entry = _Open(tag, left_out)
        self.open.append(entry)
        if left_out:
            return
        if classes & PIECE and values.get("id"):
            entry.ends = self.current
            self._start(Part(values["id"] or "", piece=True))
        elif HEADING.fullmatch(tag):
            self._heading(tag, values.get("id") or "")
        elif "kb-answer" in classes:
            self.target = "answer"
        elif tag == "strong" and self.current.piece and not self.current.title:
            self.target = "heading"
        self._separate(tag)

    def _is_left_out(self, tag: str, classes: frozenset[str], values: dict[str, str | None]) -> bool:
        excluded = values.keys() & {"data-search-exclude", "data-kb-control"}
        in_piece = self.current.piece and classes & LEFT_OUT_OF_PIECES
        return bool(tag in LEFT_OUT_TAGS or classes & LEFT_OUT or in_piece or excluded)

    def _start(self, part: Part) -> None:
        self.parts.append(part)
        self.current = part

    def _heading(self, tag: str, name: str) -> None:
        if tag == "h1" and not self.title:
            self.target = "title"
        elif name:
            self._start(Part(name))
            self.target = "heading"

    def handle_endtag(self, tag: str) -> None:
        if not any(entry.tag == tag for entry in self.open):
            return
        while (entry := self.open.pop()).tag != tag:
            self._close(entry)
        self._close(entry)
        self._separate(tag)

    def _close(self, entry: _Open) -> None:
        if not entry.left_out and (HEADING.fullmatch(entry.tag) or entry.tag in ("p", "strong")):
            self.target = ""
        if entry.ends:
            self.current = entry.ends

    def _separate(self, tag: str) -> None:
        if (tag in BLOCK or tag == "br") and not self.target:
            self.current.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1].left_out:
            return
        if self.target == "title":
            self.title += data
        elif self.target == "answer":
            self.answer += data
        elif self.target == "heading":
            self.current.title += data
        else:
            self.current.words.append(data)
