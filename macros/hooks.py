"""What only MkDocs and ProperDocs need: fresh Python code under `serve`, and a faster build. The site is the same without."""

import gc
import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.plugins import event_priority


def on_startup(**_: Any) -> None:
    """Looks for garbage less often: a build makes many objects that live until its end."""
    gc.set_threshold(100_000, 50, 50)


@event_priority(100)
def on_config(config: Any) -> None:
    """Forgets a changed macros package before the plugin imports it: `serve` would keep the first."""
    from macros.fresh import forget_changed

    forget_changed()


def on_page_content(html: str, page: Any, **_: Any) -> None:
    """Leaves a page out of the theme's search index where publishing makes the site's own: nobody would read the theme's."""
    if os.environ.get("SEARCH_INDEX") == "published":
        page.meta["search"] = {"exclude": True}


def on_env(env: Environment, config: Any, **_: Any) -> None:
    """Keeps the compiled templates of theme and components between builds; a changed one is compiled again."""
    from macros.drawing import ENVIRONMENT

    folder = Path(config["config_file_path"]).parent / ".cache" / "jinja"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = ENVIRONMENT.bytecode_cache = FileSystemBytecodeCache(str(folder))
