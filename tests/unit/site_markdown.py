"""Markdown as the site's builders read it: with the extensions of mkdocs.yml."""

from __future__ import annotations

from functools import cache
from typing import Any

import markdown  # type: ignore[import-untyped]
import yaml
from bs4 import BeautifulSoup

from tests.conftest import ROOT

BUILT_IN = ("toc", "tables", "fenced_code")  # MkDocs always adds these


class _Loader(yaml.SafeLoader):
    """YAML with the tags of mkdocs.yml, whose values do not matter here."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


@cache
def extensions() -> dict[str, dict[str, Any]]:
    """The Markdown extensions of mkdocs.yml with their settings."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        listed = yaml.load(file, Loader=_Loader)["markdown_extensions"]  # noqa: S506 (a SafeLoader)
    found: dict[str, dict[str, Any]] = {name: {} for name in BUILT_IN}
    for entry in listed:
        found.update(entry if isinstance(entry, dict) else {entry: {}})
    return found


@cache
def _markdown() -> markdown.Markdown:
    settings = {name: value or {} for name, value in extensions().items()}
    return markdown.Markdown(extensions=list(settings), extension_configs=settings)


def to_html(text: str) -> BeautifulSoup:
    """A page's Markdown as the parsed HTML of its article."""
    # Beautiful Soup would make one space of a text that is only spaces, except in these.
    return BeautifulSoup(_markdown().reset().convert(text), "html.parser", preserve_whitespace_tags={"div", "p", "li", "td"})
