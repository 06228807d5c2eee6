"""The macros that pages may call. This module and hooks.py are the only ones that know the site builder."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Registers every macro of macros.pages.MACROS. The builder calls this; it may do so once for each page."""
    from macros.content import load
    from macros.pages import MACROS, read_pages
    from macros.places import find_places
    from macros.problem import ContentError
    from macros.render import Macros

    root = Path(__file__).parent.parent
    try:
        content = load(root)
    except ContentError as error:
        raise _stop(f"{error}\n\n{len(error.problems)} problems; `make check` lists them all.") from None
    places = find_places(read_pages(root), content.evidence, env.conf["site_url"])
    macros = Macros(content, places, env.conf.get("repo_url") or "")
    for name in MACROS:
        env.macro(getattr(macros, name), name)


def _stop(message: str) -> BaseException:
    """An exception that ends a build with one message and no traceback, and leaves a running server alive."""
    try:
        from mkdocs.exceptions import Abort
    except ImportError:
        return SystemExit(message)
    return Abort(message)
