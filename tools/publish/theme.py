"""The theme's style sheets without the rules that no page of this site can meet.

A rule goes when its selector names a class, an element or an attribute value that stands in no page and in no script. Everything
in doubt stays: what is inside `:not()` and `:is()`, states, and every word that a script could write. One rule goes for what it
costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tools.publish.html import pages, read, write

SHEET = re.compile(r"(?:main|palette)\.[0-9a-f]{8}\.min\.css")
FOLDER = "assets/stylesheets"
CLASS_NAMES = re.compile(r'\bclass="([^"]*)"')
ELEMENTS = re.compile(r"<([a-z][\w-]*)")
WORD = re.compile(r"[A-Za-z_][\w-]*")
ARGUMENTS = re.compile(r":(?:not|is|where|has|nth-child|nth-of-type|host|dir|lang)\((?:[^()]|\([^()]*\))*\)")
PSEUDO = re.compile(r"::?[a-z-]+(?:\([^()]*\))?")
ATTRIBUTE = re.compile(r"\[([\w-]+)(?:[~|^$*]?=\s*['\"]?([^'\"\]]*)['\"]?)?[^\]]*\]")
NESTING = ("@media", "@supports")
# Names everything on a page, so a browser styles each page twice while it opens: only to keep colors from fading when somebody
# switches them.
COSTLY = "[data-md-color-switching] "


@dataclass(frozen=True)
class Words:
    """What pages and scripts can name."""

    html: str
    scripts: str

    @cached_property
    def known(self) -> frozenset[str]:
        """Classes and elements of the pages, and every word of the scripts."""
        classes = (name for names in CLASS_NAMES.findall(self.html) for name in names.split())
        return frozenset([*classes, *ELEMENTS.findall(self.html), *WORD.findall(self.scripts), "html", "body"])

    def can_meet(self, selector: str) -> bool:
        """Whether something on some page may match one selector."""
        bare = ARGUMENTS.sub("", selector)
        values = ATTRIBUTE.findall(bare)
        if any(not self._has(value or name) for name, value in values):
            return False
        names = WORD.findall(PSEUDO.sub("", ATTRIBUTE.sub("", bare)).replace("\\", ""))
        return all(name in self.known for name in names)

    def _has(self, value: str) -> bool:
        return value in self.html or value in self.scripts


def run(site: Path) -> str:
    """Trims the theme's sheets in place; the step `styles` then puts them into one file with the site's own."""
    sheets = [path for path in sorted((site / FOLDER).rglob("*.css")) if SHEET.fullmatch(path.name)]
    if not sheets:
        return "already bundled"
    scripts = (path for path in sorted((site / "assets/javascripts").rglob("*.js")) if "lunr" not in path.parts)
    words = Words("".join(map(read, pages(site))), "".join(map(read, scripts)))
    saved = 0
    for path in sheets:
        css = read(path)
        trimmed = trim(css, words)
        saved += len(css) - len(trimmed)
        write(path, trimmed)
    return f"{saved / 1000:.0f} kB of the theme's rules left out"


def trim(css: str, words: Words) -> str:
    """The sheet without rules that nothing can meet."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return "".join(_kept(bare, words))


def _kept(css: str, words: Words) -> Iterator[str]:
    for head, body in blocks(css):
        if body is None:
            yield f"{head};"
        elif head.startswith(NESTING):
            inside = trim(body, words)
            if inside:
                yield f"{head}{{{inside}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        else:
            selectors = [one for one in split(head) if words.can_meet(one) and not one.startswith(COSTLY)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """The sheet's statements: what stands before the brace, and what stands in it; None for one without braces."""
    start = depth = 0
    head = ""
    for match in re.finditer(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|url\([^"\')]*\)|[{};]', css):
        mark = match[0]
        if mark == "{":
            depth += 1
            if depth == 1:
                head, start = css[start : match.start()].strip(), match.end()
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield head, css[start : match.start()]
                start = match.end()
        elif mark == ";" and depth == 0:
            yield css[start : match.start()].strip(), None
            start = match.end()


def split(selectors: str) -> list[str]:
    """A list of selectors, split at the commas that are not inside brackets."""
    parts, depth, start = [], 0, 0
    for place, mark in enumerate(selectors):
        depth += (mark in "([") - (mark in ")]")
        if mark == "," and depth == 0:
            parts.append(selectors[start:place])
            start = place + 1
    return [*parts, selectors[start:]]
