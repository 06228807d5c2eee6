"""The sitemap's dates: the day of a page's last review, not that of the build, so that equal input gives equal bytes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from tools.publish.describe import metas
from tools.publish.exports import home_address
from tools.publish.html import read, write

ENTRY = re.compile(r"<loc>([^<]*)</loc>(?:\s*<lastmod>[^<]*</lastmod>)?")


def run(site: Path) -> str:
    """Writes sitemap.xml, its packed copy where the builder makes one, and robots.txt, which leads to it."""
    path, home, known = site / "sitemap.xml", home_address(site), metas()
    days = {home + where: meta.reviewed for where, meta in known.items()}
    text = ENTRY.sub(lambda match: dated(match[1], days), read(path))
    write(path, text)
    packed = site / "sitemap.xml.gz"
    if packed.exists():
        packed.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    write(site / "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {home}sitemap.xml\n")
    return f"{text.count('<lastmod>')} of {text.count('<loc>')} addresses dated"


def dated(url: str, days: dict[str, str]) -> str:
    """One address with the day of its review, if it has one."""
    return f"<loc>{url}</loc>" + (f"<lastmod>{days[url]}</lastmod>" if url in days else "")
