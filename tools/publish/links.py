"""Links to other sites: marked, so that nobody leaves without knowing, and without a way back into the page."""

from __future__ import annotations

import re
from pathlib import Path

from tools.publish.exports import home_address
from tools.publish.html import rewrite

ANCHOR = re.compile(r'<a\b[^>]*\bhref="https?://[^>]*>')
REL = re.compile(r'\srel="([^"]*)"')


def run(site: Path) -> str:
    """Gives every link to another site `rel="noopener"`, which the site's style marks with an arrow."""
    home, count = home_address(site), 0

    def mark(match: re.Match[str]) -> str:
        nonlocal count
        if f'href="{home}' in match[0]:
            return match[0]
        count += 1
        return with_noopener(match[0])

    rewrite(site, lambda html, _: ANCHOR.sub(mark, html))
    return f"{count} links to other sites"


def with_noopener(tag: str) -> str:
    """The opening tag of a link with `noopener` among its relations, once."""
    found = REL.search(tag)
    kinds = found[1].split() if found else []
    if "noopener" in kinds:
        return tag
    return f'{REL.sub("", tag)[:-1]} rel="{" ".join([*kinds, "noopener"])}">'
