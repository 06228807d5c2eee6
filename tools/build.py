"""`make build`: check, a strict build into a new folder, the publish steps, and the swap into site/."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from tools import environment, publish
from tools.check.report import show
from tools.check.run import find_problems
from tools.swap import swap

BUILDERS = {"mkdocs": "site", "properdocs": "properdocs", "zensical": "zensical"}


def main(arguments: argparse.Namespace) -> int:
    """Builds site/. Whatever fails, the old site/ stays as it was."""
    root = environment.ROOT
    if show(find_problems(root)):
        return 1
    new = root / "site.new"
    shutil.rmtree(new, ignore_errors=True)
    build(root, new)
    if failed := publish.publish(new):
        return failed
    swap(root)
    print("The site is in site/.")
    return 0


def build(root: Path, folder: Path, builder: str = "mkdocs", site_url: str | None = None, *, theme_index: bool = False) -> None:
    """Builds the project at `root` into `folder` with one of the builders; exits when the builder fails.

    With `theme_index` the theme's own search finds the pages too.
    """
    program = environment.python(BUILDERS[builder]).parent / builder
    # Zensical only writes inside the project, so it builds there and the result is moved.
    made = root / f"site.zensical-{os.getpid()}" if builder == "zensical" else folder
    command = [program, "build", "--strict", *(["--clean"] if builder == "zensical" else [])]
    shutil.rmtree(made, ignore_errors=True)
    environment.run(
        command,
        env=builder_environment(root, made, site_url) | ({"SEARCH_INDEX": ""} if theme_index else {}),
        cwd=root,
        stdout=sys.stderr,
    )
    if made != folder:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.move(made, folder)


def builder_environment(root: Path, folder: Path | None = None, site_url: str | None = None) -> dict[str, str]:
    """The variables that a builder needs: where macros/ is, and an edit link that points to the main branch."""
    values = {**os.environ, "PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    if values.get("REPO_URL"):
        values.setdefault("EDIT_URI", "edit/main/docs/")
    if folder:
        values["SITE_DIR"] = str(folder)
        values["SEARCH_INDEX"] = "published"
    if site_url:
        values["SITE_URL"] = site_url
    return values
