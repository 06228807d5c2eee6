"""The texts for other programs, under exports/: one JSON file with its JSON Schema, and a package for espanso."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from urllib.parse import urljoin

from macros.content import load
from macros.pages import read_pages
from macros.places import find_places
from tools.environment import ROOT
from tools.publish import espanso
from tools.publish.templates import Templates, collect

FOLDER = "exports"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def run(site: Path) -> str:
    """Writes the exports of the project's texts into a built site."""
    home = home_address(site)
    templates = collect(load(ROOT), home, addresses(home), version())
    for path, text in files(templates).items():
        target = site / FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return f"{len(templates.templates)} texts"


def files(templates: Templates) -> dict[str, str]:
    """Every exported file: its path below exports/ and what it holds."""
    schema = {"$schema": DIALECT, "$id": templates.schema_address, **Templates.model_json_schema()}
    return {
        "templates.json": _json(templates.model_dump(mode="json", by_alias=True)),
        "templates.schema.json": _json(schema),
        **{f"espanso/{espanso.NAME}/{name}": text for name, text in espanso.package(templates).items()},
    }


def home_address(site: Path) -> str:
    """The address of the site, as its sitemap has it."""
    found: list[str] = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    return min(found, key=len)


def addresses(home: str) -> dict[str, str]:
    """For every text that stands on a page, its address with the anchor."""
    places = find_places(read_pages(ROOT), (), home)
    return {name: urljoin(home, address) for name in places.pages["messages"] if (address := places.href("messages", name))}


def version() -> str:
    """The version of the project."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
