"""What programs read in a page's head: its picture and words for messengers, its facts as JSON-LD, and what else there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from macros.model import Page
from macros.pages import read_pages
from macros.places import link
from tools.environment import ROOT
from tools.publish.exports import home_address
from tools.publish.html import put_in_head, rewrite, up

SITE = "After the Interview"
MAKERS = "The contributors of After the Interview"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
CARDS = "assets/images/cards"
CARD = {"width": 1200, "height": 630}
# The theme takes every link[rel=alternate] for a translation with a sitemap of its own, and asks for it. The space hides ours.
ALTERNATE = "alternate "
OWN = re.compile(
    r'<meta (?:property="og:|name="twitter:card)[^>]*>|<script type="application/ld\+json">[^<]*</script>'
    r'|<link rel="(?:manifest|alternate |apple-touch-icon)"[^>]*>'
)


def run(site: Path) -> str:
    """Writes into each page's head what messengers, search engines, feed readers and phones look for."""
    home, known = home_address(site), metas()
    rewrite(site, lambda html, where: put_in_head(html, head(site, home, where, known.get(where)), OWN))
    return f"{len(known)} pages"


def metas() -> dict[str, Page]:
    """The front matter of every page, by its address below the site."""
    return {link("", page.path).removeprefix("/"): page.meta for page in read_pages(ROOT) if page.meta}


def head(site: Path, home: str, where: str, meta: Page | None) -> Iterator[str]:
    """The lines for the page at this address. A page without front matter, as the 404 page, has no description."""
    # The 404 page is shown at any address, so its links start at the root.
    root = up(where) if meta else re.sub(r"^https?://[^/]+", "", home)
    if meta:
        card = urljoin(home, card_of(site, where))
        yield from open_graph(meta, urljoin(home, where), card)
        yield f'<script type="application/ld+json">{data(facts(meta, urljoin(home, where), home, card))}</script>'
        yield f'<link rel="{ALTERNATE}" type="text/markdown" href="{"" if where else "./"}index.md">'
    yield f'<link rel="{ALTERNATE}" type="application/feed+json" title="Changed pages" href="{root}feed.json">'
    yield f'<link rel="manifest" href="{root}assets/manifest.webmanifest">'
    yield f'<link rel="apple-touch-icon" href="{root}assets/images/icon-192.png">'


def card_of(site: Path, where: str) -> str:
    """The picture of a page's moment, or the site's own when its moment has none."""
    card = f"{CARDS}/{where.partition('/')[0]}.png"
    return card if where and (site / card).is_file() else f"{CARDS}/site.png"


def open_graph(meta: Page, url: str, card: str) -> Iterator[str]:
    """The words and the picture that messengers and networks show for a link."""
    values = {
        "og:type": "article", "og:site_name": SITE, "og:title": meta.title, "og:description": meta.description, "og:url": url,
        "og:image": card, "og:image:width": str(CARD["width"]), "og:image:height": str(CARD["height"]),
    }  # fmt: skip
    for name, value in values.items():
        yield f'<meta property="{name}" content="{escape(value)}">'
    yield '<meta name="twitter:card" content="summary_large_image">'


def facts(meta: Page, url: str, home: str, card: str) -> Mapping[str, object]:
    """A page as schema.org's Article. It is no QAPage: that is for pages on which readers may add answers."""
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": meta.title,
        "description": meta.description,
        "abstract": meta.answer,
        "url": url,
        "image": card,
        "dateModified": meta.reviewed,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "license": LICENSE,
        "author": {"@type": "Organization", "name": MAKERS, "url": home},
        "isPartOf": {"@type": "WebSite", "name": SITE, "url": home},
    }


def data(value: object) -> str:
    """JSON that can stand inside a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
