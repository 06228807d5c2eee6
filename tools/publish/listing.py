"""The list of what can be downloaded: exports/index.json, for programs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from urllib.parse import urljoin

from tools.publish.archive import NAME as ARCHIVE
from tools.publish.exports import home_address
from tools.publish.html import write

INDEX = "exports/index.json"
# path below the site: its media type, what it is, its license
FILES = {
    "exports/templates.json": ("application/json", "Every text to copy, with its gaps and when to use it.", "CC0-1.0"),
    "exports/templates.schema.json": ("application/schema+json", "The JSON Schema of templates.json.", "MIT"),
    "exports/espanso/after-the-interview/package.yml": ("application/yaml", "The texts as a package for espanso.", "CC0-1.0"),
    ARCHIVE: ("application/zip", "The whole site to read without a network. Unpack it and open index.html.", "CC-BY-4.0"),
    "feed.json": ("application/feed+json", "Pages that were reviewed and what changed, as a JSON Feed.", "CC-BY-4.0"),
    "llms.txt": ("text/plain", "Every page with its short answer; each has a Markdown copy beside it, index.md.", "CC-BY-4.0"),
}


def run(site: Path) -> str:
    """Writes the list. It names files that other steps have made."""
    home = home_address(site)
    entries = [
        {
            "url": urljoin(home, path), "type": kind, "what": what, "license": license_,
            "bytes": (site / path).stat().st_size, "sha256": hashlib.sha256((site / path).read_bytes()).hexdigest(),
        }
        for path, (kind, what, license_) in FILES.items()
    ]  # fmt: skip
    write(site / INDEX, json.dumps({"home": home, "files": entries}, ensure_ascii=False, indent=2) + "\n")
    return f"{len(entries)} files"
