"""A page goes without the sheets of components it does not have: then no rule of theirs may have anything to style on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.html import built_pages
from tools.publish import styles, theme

NAME = re.compile(r"(kb-[\w-]+)")
STATE = re.compile(r"::[\w-]+|:(?:hover|focus|focus-visible|target|active|checked|empty|defined)\b")


def _selectors(css: str) -> Iterator[str]:
    """The selectors of a sheet, those inside media queries, too, without states and pseudo-elements."""
    for head, body in theme.blocks(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if head.startswith("@"):
            yield from _selectors(body or "")
        else:
            yield from (STATE.sub("", selector) for selector in theme.split(head))


def test_no_page_lacks_a_sheet_that_it_needs(site: Path) -> None:
    folder = ROOT / "docs" / styles.FOLDER
    sheets = {name: list(_selectors((folder / f"{name}.css").read_text(encoding="utf-8"))) for name in styles.MARKS}
    assert all(sheets.values())
    missing, left_out = [], 0
    for page in built_pages(site):
        text = page.file.read_text(encoding="utf-8")
        linked = {Path(str(link["href"])).name.split(".")[0] for link in page.soup.select("link[rel=stylesheet]")}
        for sheet, selectors in sheets.items():
            if sheet in linked:
                continue
            left_out += 1
            for selector in selectors:
                if any(name in text for name in NAME.findall(selector)) and page.soup.select(selector.strip()):
                    missing.append(f"{page.path}: {sheet}: {selector.strip()}")
    assert missing == [], "\n".join(missing)
    assert left_out, "every page has every sheet"
