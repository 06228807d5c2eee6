"""The article of a built page as Markdown, for people and programs that read plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from tools.publish.article import VOID

LEFT_OUT = frozenset({"headerlink", "md-content__button", "md-source-file"})
LEFT_OUT_TAGS = frozenset({"script", "style", "svg", "nav", "button", "select", "textarea", "template", "input"})
BLOCKS = frozenset({
    "article", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "kb-checklist", "kb-message", "kb-tabs", "li", "ol", "p", "section", "summary", "table", "tbody", "thead", "tr", "ul",
})  # fmt: skip
# White space directly inside these means nothing.
GROUPS = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tr"})
MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}


@dataclass
class _Open:
    """An element that is open: what was written before it is set aside in `outer`."""

    tag: str
    href: str
    left_out: bool
    plain: bool
    outer: list[str] = field(default_factory=list)
    items: int = 0


def to_markdown(html: str, url: str) -> str:
    """The article of a page, its links absolute, its texts to copy in fences; without what only works on the page."""
    writer = _Writer(url)
    writer.feed(html[html.find("<article") : html.find("</article>") + len("</article>")])
    return tidy("".join(writer.out))


def tidy(text: str) -> str:
    """One empty line between blocks, none at the ends, no spaces at the ends of lines."""
    lines = (line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


class _Writer(HTMLParser):
    """Writes an element when it ends, from what its children wrote."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.out: list[str] = []
        self.open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        parent = self.open[-1] if self.open else _Open("", "", left_out=False, plain=False)
        if tag in VOID:
            if tag == "br" and not parent.left_out:
                self.out.append("\n")
            return
        classes = frozenset((values.get("class") or "").split())
        only_here = values.keys() & {"data-kb-control", "data-search-exclude"}
        left_out = parent.left_out or tag in LEFT_OUT_TAGS or bool(classes & LEFT_OUT or only_here)
        # A text to copy stands as it is: every character counts.
        plain = parent.plain or "data-kb-body" in values
        self.open.append(_Open(tag, values.get("href") or "", left_out, plain, self.out))
        self.out = []

    def handle_data(self, data: str) -> None:
        within = self.open[-1] if self.open else None
        if within and not within.left_out and (within.tag not in GROUPS or data.strip()):
            self.out.append(re.sub(r"\s+", " ", data))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not any(entry.tag == tag for entry in self.open):
            return
        while True:
            entry = self.open.pop()
            text, self.out = "".join(self.out), entry.outer
            if not entry.left_out:
                self.out.append(self._written(entry, text))
            if entry.tag == tag:
                return

    def _written(self, entry: _Open, text: str) -> str:
        tag, outer_plain = entry.tag, bool(self.open and self.open[-1].plain)
        if entry.plain:
            if not outer_plain:
                return f"\n\n```text\n{tidy(text)}```\n\n"
            return f"\n\n{text}\n\n" if tag == "p" else text
        if tag in MARKS or tag == "a":
            return self._inline(entry, text)
        if tag in BLOCKS or tag.startswith("kb-"):
            return self._block(entry, text)
        if tag in ("td", "th"):
            return f"| {' '.join(text.split())} "
        return text

    def _inline(self, entry: _Open, text: str) -> str:
        words = text.strip()
        if not words:
            return text
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if entry.tag == "a":
            return f"{before}[{words}]({urljoin(self.url, entry.href)}){after}" if entry.href else text
        mark = MARKS[entry.tag]
        return f"{before}{mark}{words}{mark}{after}"

    def _block(self, entry: _Open, text: str) -> str:
        tag = entry.tag
        if tag == "li":
            mark = self._list_mark()
            body = re.sub(r"\n{2,}(?=- |\d+\. )", "\n", tidy(text).rstrip("\n")).replace("\n", f"\n{' ' * len(mark)}")
            return f"{mark}{body}\n"
        if tag in ("tr", "thead", "tbody"):
            return self._row(text) if tag == "tr" else text.lstrip()
        if re.fullmatch("h[1-6]", tag):
            text = f"{'#' * int(tag[1])} {' '.join(text.split())}"
        elif tag == "summary":
            text = f"**{text.strip()}**"
        elif tag == "blockquote":
            text = "\n".join(f"> {line}" for line in tidy(text).rstrip("\n").split("\n"))
        return f"\n\n{text.strip(' ')}\n\n"

    def _row(self, text: str) -> str:
        """A row of a table; under its head stands the line that makes it one."""
        line = f"| {' --- | ' * text.count('| ')}".replace("  ", " ").strip()
        head = any(item.tag == "thead" for item in self.open)
        return f"{' '.join(text.split())} |\n" + (f"{line}\n" if head else "")

    def _list_mark(self) -> str:
        """What stands before the next item of the list that is open."""
        parent = self.open[-1]
        parent.items += 1
        return f"{parent.items}. " if parent.tag == "ol" else "- "
