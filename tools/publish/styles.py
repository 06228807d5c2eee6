"""The style sheets: those that every page needs as one file, each other one only where its component stands."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

from tools.publish.html import pages, read, rewrite, write

FOLDER = "assets/stylesheets"
# Names of the theme's sheets hold a checksum; the ones that are made here are not found again.
LINK = re.compile(rf'\s*<link rel="stylesheet" href="[^"]*{FOLDER}/((?:classic/)?(?:main|palette)\.\w+\.min|[\w-]+)\.css">')
# A sheet named here is left out of pages that have none of its marks. Every other sheet is for all pages.
MARKS = {
    "doors": ("kb-doors",),
    "checklist": ("kb-checklist", "kb-saved", "kb-next-step", "kb-notes"),
    "saved": ("kb-saved",),
    "gallery": ("kb-gallery",),
    "signal": ("kb-signal", "kb-paste", "kb-next-step", "kb-table", "kb-measured", "kb-dots"),
    "message": ("kb-message", "kb-tabs", "kb-next-step", "kb-field", "kb-row", "kb-notes"),
    "next-step": ("kb-next-step", "kb-timing", "kb-notes"),
    "notes": ("kb-notes",),
    "evidence": ("kb-evidence",),
    "chart": ("kb-chart", "kb-bars"),
    "timeline": ("kb-line",),
}
BASE = "base"


def run(site: Path) -> str:
    """Bundles the sheets and gives each page the links that it needs. The new names carry a hash of what is in the file."""
    folder = site / FOLDER
    used = list(dict.fromkeys(name for path in pages(site) for name in LINK.findall(read(path))))
    if not used:
        return "already bundled"
    sheets = {name: read(folder / f"{name}.css") for name in used}
    sheets |= {name: minify(css) for name, css in sheets.items() if not name.endswith(".min")}
    own = "".join(sheets[name] for name in used if name not in MARKS and not name.endswith(".min"))
    groups = {BASE: "".join(sheets[name] for name in used if name.endswith(".min")) + own}
    groups |= {name: sheets[name] for name in used if name in MARKS}
    names = {name: f"{name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css" for name, text in groups.items()}
    rewrite(site, lambda html, _: link(html, names))
    for name in used:
        (folder / f"{name}.css").unlink()
    for name, text in groups.items():
        write(folder / names[name], text)
    shared, size = len(used) - len(groups) + 1, len(gzip.compress(own.encode(), mtime=0))
    return f"{len(used)} sheets, {shared} of them in one file for every page, our part of it {size / 1000:.1f} kB as it is sent"


def link(html: str, names: dict[str, str]) -> str:
    """The page with links to the sheets that it needs, where its first link to one of ours stood."""
    first = LINK.search(html)
    if not first:
        return html
    root = first[0].split('href="')[1].split(FOLDER)[0]
    needed = [name for name in names if name == BASE or any(mark in html for mark in MARKS[name])]
    lines = "".join(f'<link rel="stylesheet" href="{root}{FOLDER}/{names[name]}">' for name in needed)
    return html[: first.start()] + lines + LINK.sub("", html[first.start() :])


def minify(css: str) -> str:
    """Without comments and without the spaces that mean nothing."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(";}", "}", re.sub(r"\s*([{};,])\s*", r"\1", " ".join(bare.split())))
