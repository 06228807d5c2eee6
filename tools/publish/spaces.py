"""The pages without the line breaks and indents that mean nothing: browsers show one space, and packing does not make them free."""

from __future__ import annotations

import re
from pathlib import Path

from tools.publish.html import rewrite

# Where every space counts, and tags, whose attributes may hold texts.
AS_IT_IS = re.compile(r"(<(?P<kind>pre|code|textarea|script|style)\b.*?</(?P=kind)>|<!--.*?-->|<[^>]*>)", re.DOTALL | re.IGNORECASE)
# Texts to copy are drawn on one line, so several spaces without a line break may be meant. A no-break space is always shown.
RUN = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")


def run(site: Path) -> str:
    """Rewrites every page."""
    before = after = 0

    def count(html: str, _: str) -> str:
        nonlocal before, after
        squeezed = squeeze(html)
        before, after = before + len(html), after + len(squeezed)
        return squeezed

    rewrite(site, count)
    return f"{(before - after) / 1000:.0f} of {before / 1000:.0f} kB were white space"


def squeeze(html: str) -> str:
    """One page with each line break in its text, and the indents around it, as one space."""
    pieces, end = [], 0
    for match in AS_IT_IS.finditer(html):
        pieces += [RUN.sub(" ", html[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*pieces, RUN.sub(" ", html[end:])])
