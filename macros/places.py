"""Where each piece stands on the site, and the one function that makes links to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from macros.pages import MACROS, PageFile

# In what order a reader meets the folders: a piece shown on several pages is linked where it comes first.
ORDER = ("right-after", "thank-you", "waiting", "decision", "staying-in-touch", "by-situation", "something-went-wrong")
ANCHORS = {
    "messages": "message",
    "checklists": "checklist",
    "signals": "signal",
    "positions": "position",
    "evidence": "evidence",
    "charts": "chart",
}


@dataclass(frozen=True)
class Places:
    """For each kind, the page on which an id stands: `pages["messages"]["thank-you-late"]` is a path under docs/."""

    base: str = "/"
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def href(self, kind: str, piece: str) -> str | None:
        """A link to a piece or topic, or None when no page shows it."""
        page = self.pages.get(kind, {}).get(piece)
        return link(self.base, page, anchor(kind, piece)) if page else None


def anchor(kind: str, piece: str) -> str:
    """The element id of a piece on its page; a topic's is its slug."""
    return f"{ANCHORS[kind]}-{piece}" if kind in ANCHORS else piece


def link(base: str, page: str, fragment: str = "") -> str:
    """A root-absolute address: the path of the site, the page (`waiting/how-long.md`), and an anchor.

    Relative addresses in raw HTML are rewritten by one of the builders, so macros use only these.
    """
    folder = re.sub(r"(^|/)index$", r"\1", page.removesuffix(".md"))
    path = base.rstrip("/") + "/" + (folder if not folder or folder.endswith("/") else f"{folder}/")
    return f"{path}#{fragment}" if fragment else path


def edit_link(repo_url: str, path: str) -> str:
    """Where a reader can propose another wording of a file, on the site that hosts the project."""
    return f"{repo_url.rstrip('/')}/edit/main/{path}"


def find_places(pages: Iterable[PageFile], evidence: Iterable[str], site_url: str | None) -> Places:
    """Reads off the pages where each piece and topic stands."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in (*ANCHORS, "topics")}
    for page in sorted(pages, key=_order):
        for heading in page.headings:
            if heading.id:
                found["topics"].setdefault(heading.id, page.path)
        for call in page.calls:
            macro = MACROS.get(call.name)
            if macro and macro.block and macro.kind in ANCHORS:
                for piece in call.arguments:
                    found[macro.kind].setdefault(piece, page.path)
            if call.name == "evidence_table":
                found["evidence"] = dict.fromkeys(evidence, page.path)
    return Places(urlsplit(site_url or "/").path or "/", found)


def _order(page: PageFile) -> tuple[int, str]:
    folder = page.path.split("/")[0]
    return (ORDER.index(folder) if folder in ORDER else len(ORDER), page.path)
