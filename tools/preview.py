"""`make preview`: Zensical's server on pages whose macros are drawn, which shows a change at once. It does not show everything: its
own search, no publish steps, no check.

With macros on its pages Zensical would draw every page anew after each change. So they are drawn here, into site.preview/, and only
those whose text has become another one are written there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from jinja2 import Environment, StrictUndefined
from mkdocs.utils.yaml import yaml_load

from macros.pages import PageFile
from tools import environment
from tools.build import builder_environment

MISSING = "Zensical's server: the site's own search and what publishing adds are only in `make build`, problems in `make check`."
FOLDER = "site.preview"
SETTINGS = "mkdocs.yml"
FOLDERS = ("docs", "snippets", "macros")
PAUSE = 0.1  # seconds between two looks at the files
# Keys of the settings that only the drawing or a strict build needs.
LEFT_OUT = ("hooks", "watch", "strict", "validation")


def main(arguments: argparse.Namespace) -> int:
    """Serves until interrupted."""
    address = f"127.0.0.1:{arguments.port}"
    print(MISSING, flush=True)
    program = environment.ensure("zensical").parent / "zensical"
    os.environ["SITE_URL"] = f"http://{address}/"
    folder = environment.ROOT / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    known = follow(environment.ROOT, folder, {})
    variables = builder_environment(environment.ROOT)
    server = subprocess.Popen([str(program), "serve", "--dev-addr", address], cwd=folder, env=variables)
    try:
        while server.poll() is None:
            time.sleep(PAUSE)
            known = follow(environment.ROOT, folder, known)
    finally:
        server.terminate()
    return server.wait()


def state(root: Path) -> dict[str, int]:
    """When each watched file was last written, by its path in the project."""
    found = {SETTINGS: (root / SETTINGS).stat().st_mtime_ns}
    for folder in (name for name in FOLDERS if (root / name).is_dir()):
        found.update(_below(root / folder, folder))
    return found


def _below(folder: Path, shown: str) -> Iterator[tuple[str, int]]:
    # Ten times a second: os.scandir asks for each file once.
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _below(Path(entry.path), f"{shown}/{entry.name}")
            else:
                yield f"{shown}/{entry.name}", entry.stat().st_mtime_ns


def follow(root: Path, folder: Path, known: dict[str, int]) -> dict[str, int]:
    """Draws again when a file is another one than before. What goes wrong is told, and the last sound state stays."""
    try:
        now = state(root)
    except OSError:  # a file is being put in place of another
        return known
    changed = {path for path in {*now, *known} if now.get(path) != known.get(path)}
    if changed:
        try:
            if SETTINGS in changed:
                settle(root, folder)
            bring(root, folder, changed)
            draw(root, folder, changed)
        except Exception as error:  # somebody is in the middle of writing
            _tell(error)
    return now


def settle(root: Path, folder: Path) -> None:
    """Writes the settings for Zensical: without macros, which are drawn here, and with paths that are right in its folder."""
    settings = yaml_load((root / SETTINGS).read_text(encoding="utf-8"))
    kept = {key: value for key, value in settings.items() if key not in LEFT_OUT}
    kept |= {"plugins": ["search"], "site_dir": "site", "theme": {**settings["theme"], "custom_dir": str(root / "overrides")}}
    for extension in settings["markdown_extensions"]:
        if isinstance(extension, dict) and "pymdownx.snippets" in extension:
            extension["pymdownx.snippets"]["base_path"] = [str(root / "snippets" / "shared")]
    folder.mkdir(exist_ok=True)
    (folder / SETTINGS).write_text(yaml.safe_dump(kept), encoding="utf-8")


def bring(root: Path, folder: Path, changed: Iterable[str]) -> None:
    """Copies the changed files of docs/ that are not drawn, and takes away what is gone."""
    for path in changed:
        if path.startswith("docs/"):
            if not (root / path).exists():
                (folder / path).unlink(missing_ok=True)
            elif not path.endswith(".md"):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(root / path, folder / path)


def draw(root: Path, folder: Path, changed: Iterable[str]) -> None:
    """Writes every page whose drawn text differs from what is there: first those that hold or name what was changed."""
    from macros.fresh import forget_changed

    forget_changed()
    from macros.content import load
    from macros.pages import MACROS, read_pages
    from macros.places import find_places
    from macros.problem import ContentError
    from macros.render import Macros

    content, pages = load(root), read_pages(root)
    settings = yaml_load((folder / SETTINGS).read_text(encoding="utf-8"))
    macros = Macros(content, find_places(pages, content.evidence, settings["site_url"]), settings["repo_url"] or "")
    names = {name: getattr(macros, name) for name in MACROS}
    jinja = Environment(undefined=StrictUndefined)  # noqa: S701 (Markdown; the macros escape)
    stems = {Path(path).stem for path in changed}

    def far(page: PageFile) -> bool:
        return page.source.shown not in changed and not any(name in stems for call in page.calls for name in call.arguments)

    for page in sorted(pages, key=far):
        try:
            if any(problem.rule == "jinja-not-allowed" for problem in page.problems) or not page.source.text:
                raise ContentError(page.problems)
            _write(folder / "docs" / page.path, page, jinja.from_string(page.body).render(names))
        except Exception as error:  # one page that cannot be drawn is no reason to leave the others as they were
            _tell(error, f"docs/{page.path}: ")


def _write(target: Path, page: PageFile, body: str) -> None:
    head = "\n".join(page.source.text.split("\n")[: page.body_line - 1])
    text = f"{head}\n{body}\n"
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _tell(error: Exception, where: str = "") -> None:
    """Problems in files say themselves where they are; any other slip is told with its kind."""
    told = str(error) if hasattr(error, "problems") else f"{where}{type(error).__name__}: {error}"
    print(f"\n{told}\n", file=sys.stderr, flush=True)
