"""Copies of the project to measure: as it is, as a stock Material site, with many pages, with many pieces."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml
from jinja2 import Environment
from mkdocs.utils.yaml import yaml_load

from macros.content import load
from macros.pages import MACROS, read_pages
from macros.places import find_places
from macros.render import Macros
from tools.environment import ROOT

PARTS = ("docs", "snippets", "macros", "overrides")


def copy(folder: Path, **changes: object) -> Path:
    """The project's sources, with keys of mkdocs.yml changed; None takes a key out."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    settings = {**yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8")), "site_dir": "out", **changes}
    kept = {key: value for key, value in settings.items() if value is not None}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    return folder


def stock(folder: Path, address: str = "http://127.0.0.1:8000/") -> Path:
    """The same pages with every macro already drawn, built by Material without macros, hooks and overrides."""
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    theme = {key: value for key, value in settings["theme"].items() if key != "custom_dir"}
    copy(folder, theme=theme, plugins=["search"], hooks=None, watch=None, site_url=address)
    content, pages = load(ROOT), read_pages(ROOT)
    macros = Macros(content, find_places(pages, content.evidence, address))
    names = {name: getattr(macros, name) for name in MACROS}
    for page in pages:
        drawn = Environment().from_string(page.body).render(names)  # noqa: S701 (Markdown; the macros escape)
        head = page.source.text[: page.source.text.index(page.body)]
        (folder / "docs" / page.path).write_text(head + drawn + "\n", encoding="utf-8")
    return folder


def many_pages(folder: Path, wanted: int) -> tuple[Path, int]:
    """The project's pages again and again in numbered folders, about `wanted` in all; returns the true number."""
    copy(folder, nav=None, strict=False, validation=None)
    originals = [page.path for page in read_pages(ROOT)]
    docs = folder / "docs"
    for number in range(1, round(wanted / len(originals))):
        for path in originals:
            target = docs / f"copy-{number:02}" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / "docs" / path, target)
    return folder, len(list(docs.rglob("*.md")))


def many_pieces(folder: Path, wanted: int) -> tuple[Path, int]:
    """The project with its messages copied under numbered names until there are `wanted` pieces."""
    copy(folder)
    messages = sorted((folder / "snippets" / "messages").glob("*.md"))
    count = sum(1 for path in (folder / "snippets").rglob("*") if path.suffix in (".md", ".yml"))
    number = 0
    while count < wanted:
        original = messages[number % len(messages)]
        name = f"{re.sub(r'[.]md$', '', original.name)[:45]}-{number:03}.md"
        shutil.copyfile(original, original.with_name(name))
        number, count = number + 1, count + 1
    return folder, count
