"""The theme's script without what keeps a page from answering while it starts; docs/how-we-know/speed.md says what it bought."""

from __future__ import annotations

import re
from pathlib import Path

from tools.publish.html import read, write

FILES = "assets/javascripts/bundle.*.js"
# Nearly all of it runs on every page. Told so, a browser compiles it beside the page, not bit by bit while the page waits.
# Must be the first line: https://v8.dev/blog/explicit-compile-hints
HINT = "//# allFunctionsCalledOnLoad\n"
# A pattern in the minified script: what stands there instead. The first three made a browser style the whole page anew.
CHANGES = {
    # A meta element that says whether the page is dark, first empty and then filled. Our style sheet says it from the beginning.
    re.compile(r'([\w$]+=[\w$]+\("meta",\{name:"color-scheme"\}\))[;,]document\.head\.appendChild\([\w$]+\)'): r"\1",
    # Each address becomes one with a host, so that it holds when another page is put in place of this one. A style sheet would be
    # loaded and applied once more.
    re.compile(r'"\[href\], \[src\]"'): '"[href]:not([rel=stylesheet]), [src]"',
    # So the comparison of the sheets of two pages goes by the names of the files.
    re.compile(r"\.set\(([\w$]+)\.outerHTML,\1\)"): r'.set(\1.rel==="stylesheet"?\1.href.split("/").pop():\1.outerHTML,\1)',
    # All parts of the theme are started by one call. As a task of its own, a touch before it is answered.
    re.compile(r"(?<=;)([\w$]+)\.subscribe\(\);(?=window\.document\$=)"): r"setTimeout(()=>\1.subscribe());",
}


def run(site: Path) -> str:
    """Rewrites the theme's script in place."""
    found = 0
    for path in sorted(site.glob(FILES)):
        script = read(path)
        found += sum(len(pattern.findall(script)) for pattern in CHANGES)
        write(path, lighter(script))
    return f"{found} places of the theme's script keep a page waiting no longer"


def lighter(script: str) -> str:
    """The script with the changes and the hint; the same when it has them."""
    for pattern, instead in CHANGES.items():
        script = pattern.sub(instead, script)
    return script if script.startswith(HINT) else HINT + script
