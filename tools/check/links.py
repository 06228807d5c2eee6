"""Rules over what leads where: links in pages, and the menu. Each function is a rule; its name is the rule's name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml
from markdown.extensions.toc import slugify, unique  # type: ignore[import-untyped]

from macros.gallery import slug
from macros.pages import MACROS, PageFile
from macros.places import anchor
from macros.problem import Problem, did_you_mean
from macros.reading import Unreadable, read_text
from tools.check.pages import LINK, page_texts
from tools.check.project import Project
from tools.check.prose import plain

WITH_ID = re.compile(r"\{:[^{}]*#([\w-]+)[^{}]*\}")
# Ids that a macro without arguments makes for itself start with these.
OWN_IDS = {"text_gallery": "texts-", "question_list": "questions-", "evidence_table": "evidence-group-", "next_step": "next-step-"}


def dead_link(project: Project) -> Iterator[Problem]:
    """A link leads to a page or picture that is there, and to a heading or piece on it. A reader who follows it finds nothing
    otherwise, or lands at the top of a long page.
    """
    pages = {page.path: page for page in project.pages}
    for page, numbers, text in page_texts(project):
        for match in LINK.finditer(text):
            address = match[2] or match[4]
            if not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", address) and (wrong := _wrong(address, page.path, pages, project)):
                yield page.source.problem(numbers[text.count("\n", 0, match.start())], "dead-link", wrong)
    if piece := project.content.whole.get("next-step"):
        for name, stage in piece.value.stages.items():
            if wrong := _wrong(stage.page, "index.md", pages, project):
                yield piece.problem(("stages", name, "page"), "dead-link", wrong)


def _wrong(address: str, here: str, pages: dict[str, PageFile], project: Project) -> str:
    """What is wrong with an address inside the site; nothing when it leads somewhere."""
    path, _, fragment = address.partition("#")
    path = path.partition("?")[0]
    if path.startswith("/"):
        return f"Links start from this page's own folder: ../waiting/how-long.md, not {path}."
    target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
    if target not in pages:
        if (project.root / "docs" / target).is_file() and not target.startswith(".."):
            return ""
        other = f"{target}.md" if f"{target}.md" in pages else f"{target}/index.md" if f"{target}/index.md" in pages else ""
        near = f" Write {_from(here, other)}." if other else did_you_mean(target, pages)
        return f"There is no docs/{target}.{near}"
    if fragment and pages[target].source.text and not _stands(fragment, pages[target], project):
        known = _anchors(pages[target], project)
        return f"docs/{target} has no heading or piece with the id {fragment}.{did_you_mean(fragment, known)}"
    return ""


def _from(here: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(here) or ".")


def _stands(fragment: str, page: PageFile, project: Project) -> bool:
    own = tuple(OWN_IDS[call.name] for call in page.calls if call.name in OWN_IDS)
    return fragment in _anchors(page, project) or fragment.startswith(own)


@lru_cache(maxsize=10_000)
def _anchors(page: PageFile, project: Project) -> frozenset[str]:
    """The ids of a page: those written by hand, those that headings get, and those of the pieces on it."""
    ids: set[str] = set(WITH_ID.findall(page.body))
    taken = set(ids)
    for heading in page.headings:
        if not heading.id:
            ids.add(unique(slugify(plain(heading.text), "-"), taken))
    for call in page.calls:
        macro = MACROS.get(call.name)
        if macro and macro.block and macro.kind:
            ids |= {anchor(macro.kind, name) for name in call.arguments}
        if call.name == "checklist":
            for piece in (project.content.checklists.get(name) for name in call.arguments):
                ids |= {f"{anchor('checklists', piece.id)}-{item.id}" for item in piece.value.items} if piece else set()
        if call.name == "evidence_table":
            ids |= {anchor("evidence", name) for name in project.content.evidence}
        if call.name == "text_gallery" and project.content.gallery:
            ids |= {f"texts-{slug(group.title)}" for group in project.content.gallery.groups}
    return frozenset(ids)


class _Settings(yaml.CSafeLoader):
    """Reads mkdocs.yml, whose values may be tags such as !ENV, which say nothing about the menu."""


_Settings.add_multi_constructor("!", lambda loader, suffix, node: None)


def menu_entry(project: Project) -> Iterator[Problem]:
    """Every page stands in the menu once, and every entry of the menu is a page: `nav` in mkdocs.yml. A page without an entry is
    published where nobody finds it, and an entry without a page stops the build.
    """
    try:
        source = read_text(project.root / "mkdocs.yml", project.root)
        nav = (yaml.load(source.text, Loader=_Settings) or {}).get("nav")  # noqa: S506 (a safe loader)
    except (FileNotFoundError, Unreadable, yaml.YAMLError):
        return  # builders say what is wrong with their own settings
    if nav is None:
        return
    entries = list(_entries(nav))
    lines = source.text.split("\n")
    pages = {page.path: page for page in project.pages}
    for entry in sorted(set(entries) - pages.keys()):
        number = next((at for at, line in enumerate(lines, 1) if entry in line), 1)
        message = f"The menu leads to docs/{entry}, which is not there.{did_you_mean(entry, pages)}"
        yield source.problem(number, "menu-entry", message)
    for path, page in pages.items():
        if (count := entries.count(path)) != 1:
            many = "no entry" if not count else f"{count} entries"
            message = f"The menu has {many} for this page. In mkdocs.yml, below `nav`, one line has: - {path}"
            yield Problem(page.source.shown, 1, "menu-entry", message)


def _entries(nav: Any) -> Iterator[str]:
    """The pages of a menu; web addresses are left out."""
    if isinstance(nav, str):
        if "://" not in nav:
            yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav or ():
            yield from _entries(entry)


RULES = (dead_link, menu_entry)
