"""Drawing HTML that Markdown cannot damage.

By construction, whatever a component prints is one line, and every character of content that is not a letter,
a digit or a space is a numeric entity. Only ids, which the models have checked, pass as they are.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

COMPONENTS = Path(__file__).parent / "components"
SAFE_ID = re.compile(r"[a-z0-9-]+")
NOT_PLAIN = re.compile(r"[^\w ]|_")  # what is not a letter, a digit or a space


def entities(value: object) -> Markup:
    """A value as HTML text in which only letters, digits and spaces stand for themselves."""
    return value if isinstance(value, Markup) else _entities(str(value))  # Markup: another component has drawn it


@lru_cache(maxsize=10_000)
def _entities(text: str) -> Markup:
    return Markup(NOT_PLAIN.sub(lambda found: f"&#{ord(found[0])};", text))  # noqa: S704


class _OneLine(BaseLoader):
    """Loads a component with its line breaks and indentation taken out, so that it draws on one line."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        path = COMPONENTS / template
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        modified = path.stat().st_mtime_ns
        return "".join(lines), str(path), lambda: path.stat().st_mtime_ns == modified


def _safe_id(value: str) -> Markup:
    if not SAFE_ID.fullmatch(value):
        raise ValueError(f"{value!r} is not an id")
    return Markup(value)  # noqa: S704 (checked above)


# A new state of the components comes with a new import of this module, so they are never read again.
ENVIRONMENT = Environment(loader=_OneLine(), autoescape=True, finalize=entities, undefined=StrictUndefined, auto_reload=False)
ENVIRONMENT.filters["id"] = _safe_id
ENVIRONMENT.filters["json"] = json.dumps
