"""The service worker: writes the list of files to keep, with their checksums, into its script. Must be the last step."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

from tools.publish.html import write

SCRIPT = Path(__file__).with_name("service-worker.js")
EMPTY = "const FILES = {}"
NOT_YET = "const LATER = []"
KINDS = frozenset({".html", ".css", ".js", ".json", ".svg", ".png", ".webmanifest", ".xml", ".woff2"})
# What the pages never ask for, or only in a network: the theme's other searches, pictures for messengers, downloads.
LEFT_OUT = re.compile(
    r"sw\.js|exports/|feed\.json|assets/images/(?:cards/|readme|favicon\.png)|assets/javascripts/(?:lunr|workers)/|.*/stock\.js"
)
# As large as a quarter of all the rest, and asked for by few: kept from their first use on.
LATER = re.compile(r"assets/javascripts/vendor/english-\w+\.(?:aff|dic)\.txt")


def run(site: Path) -> str:
    """Writes sw.js into the site."""
    listed = files(site)
    later = [name for name in listed if LATER.match(name)]
    script = SCRIPT.read_text(encoding="utf-8").replace(EMPTY, f"const FILES = {json.dumps(listed, indent=0)}", 1)
    write(site / "sw.js", script.replace(NOT_YET, f"const LATER = {json.dumps(later)}", 1))
    return f"{len(listed) - len(later)} files, {size(site) / 1000:.0f} kB as they are sent; {len(later)} more once they are used"


def size(site: Path) -> int:
    """How many bytes a first visit keeps, packed as the usual hosts send them."""
    kept = (site / name for name in files(site) if not LATER.match(name))
    return sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in kept)


def files(site: Path) -> dict[str, str]:
    """Every file that pages, tools and search need: its path below the site, and the beginning of its checksum."""
    found = ((path.relative_to(site).as_posix(), path) for path in sorted(site.rglob("*")) if path.is_file())
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for name, path in found
        if (path.suffix in KINDS and not LEFT_OUT.match(name)) or LATER.match(name)
    }
