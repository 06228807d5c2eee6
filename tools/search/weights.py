"""What search costs to load: bytes after gzip, as a host sends them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

BYTES_PER_WORD = 2.2
WORKER_BYTES = 12_000
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# box.js belongs to the page; stock.js is loaded by `make serve` only.
NOT_THE_WORKER = ("box.js", "stock.js")


def weight(paths: Iterable[Path]) -> int:
    """Bytes after gzip, each file by itself."""
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)


def worker_files(assets: Path) -> list[Path]:
    """The files of which a published site's worker consists. `assets` is the folder of the site's scripts."""
    return [path for path in sorted((assets / "search").glob("*.js")) if path.name not in NOT_THE_WORKER]


def worker_bytes(site: Path) -> int:
    """What our worker weighs on a site."""
    return weight(worker_files(site / "assets" / "javascripts"))


def index_words(site: Path) -> int:
    """How many words the published index holds."""
    pages = json.loads((site / "search" / "index.json").read_text(encoding="utf-8"))["pages"]
    texts = [text for page in pages for text in (page["title"], page["answer"], page["text"])]
    texts += [part.get(key, "") for page in pages for part in page["parts"] for key in ("title", "text", "also")]
    return sum(len(WORD.findall(text)) for text in texts)


def bytes_per_word(site: Path) -> float:
    """What the published index weighs, for each word in it."""
    return weight([site / "search" / "index.json"]) / index_words(site)


def lines(site: Path, stock: str) -> list[str]:
    """The weights of a published site; `stock` is the address of the theme's worker."""
    return [
        f"  index {weight([site / 'search' / 'index.json']):,} bytes gzip, {index_words(site):,} words: "
        f"{bytes_per_word(site):.2f} bytes a word (at most {BYTES_PER_WORD})",
        f"  worker {worker_bytes(site):,} bytes gzip (at most {WORKER_BYTES:,}), the theme's {weight([site / stock]):,}",
    ]
