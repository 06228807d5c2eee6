"""The theme's script is fetched and run after a page was painted for the first time: readers see the page sooner."""

from __future__ import annotations

import re
from pathlib import Path

from tools.publish.html import rewrite

BUNDLE = re.compile(r'<script src="([^"]*assets/javascripts/bundle\.[^"]*)"></script>')
# A browser runs nothing here. `loader.js` looks for it and runs what it names. Not a preload: browsers warn when one is used late.
LATER = r'<script type="text/plain" data-kb-src="\1"></script>'
BODY = re.compile(r"<body\b[^>]*>")
# On a first visit only the theme's script would know that the device is dark: the page would be white at night until then.
# What a reader has chosen is set right after this, by the theme's own lines in the page.
DARK = '<script>matchMedia("(prefers-color-scheme: dark)").matches&&(document.body.dataset.mdColorScheme="slate")</script>'


def run(site: Path) -> str:
    """Rewrites every page."""
    count = 0

    def defer(html: str, _: str) -> str:
        nonlocal count
        deferred, found = BUNDLE.subn(LATER, html)
        count += found
        return BODY.sub(lambda body: body[0] + DARK, deferred, count=1) if found else html

    rewrite(site, defer)
    return f"{count} pages are painted before the theme's script runs"
