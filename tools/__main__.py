"""The command line: `python -m tools COMMAND`. The Makefile only calls this, so that everything works without make."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module

from tools import environment, swap

# command: (pins it needs, module that has `main(arguments)`, what it is for)
COMMANDS = {
    "serve": ("site", "tools.serve", "show the site at http://127.0.0.1:8000 and reload it when a file changes"),
    "preview": ("site", "tools.preview", "the same by Zensical's server: at once, without check, own search and publish steps"),
    "check": ("site", "tools.check", "list every content problem with file, line and what to write"),
    "build": ("site", "tools.build", "check, build and publish into site/; a failed build leaves the old site"),
    "publish": ("site", "tools.publish", "run the publish steps on a folder that a builder has made"),
    "new": ("site", "tools.new", "ask about a message, checklist, signal, position, evidence or page, and write its file"),
    "schema": ("site", "tools.schema", "write the JSON Schemas that editors use, from the models"),
    "reference": ("site", "tools.reference", "write the pages of docs/contributing/ that are made from the code"),
    "lock": ("site", "tools.lock", "add new ids to snippets/ids.lock, so that none is ever reused"),
    "test": ("test", "tools.test", "install what tests need and run every test"),
    "grades": ("test", "tools.check.grades", "print how many years of school each page asks for (information)"),
    "bench": ("test", "tools.bench", "measure build, check and publish as ratios in one run, and the time of a key"),
    "portability": ("test", "tools.bench.portability", "run every browser test on the site that Zensical builds"),
    "search": ("test", "tools.search", "measure what search finds, beside the theme's own, and record it"),
    "screenshot": ("test", "tools.screenshot", "draw the picture of the README from site/"),
    "pictures": ("test", "tools.pictures", "draw the pages that differ from another state, from site/ into pictures/"),
    "links": ("site", "tools.links", "look at links to other sites and at what is due to be read again"),
    "release": ("site", "tools.release", "put the archives of site/ with checksums into dist/"),
    "cards": ("test", "tools.cards", "draw the pictures that messengers show for a link, and the icons"),
    "specimen": ("test", "tools.specimen", "draw the reference pictures of tests/specimen/ anew; look at them before you commit"),
    "upgrade": ("test", "tools.upgrade", "take the newest versions into requirements/ and, if there are any, run the tests"),
}


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = argparse.ArgumentParser(prog="python -m tools", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, _, purpose) in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose)
        if name in ("serve", "preview"):
            command.add_argument("--port", type=int, default=8000)
        if name == "check":
            command.add_argument("--root", default=".", help="the folder that holds docs/ and snippets/")
            command.add_argument("--format", choices=("text", "github", "json"), help="default: github inside GitHub Actions")
            command.epilog = (
                "Ends with 0 when nothing has to be mended (there may be advice), 1 when something has, 2 when called wrongly."
            )
        if name == "publish":
            command.add_argument("folder", help="the folder that a builder has made, for example site")
        if name == "pictures":
            command.add_argument("--base", default="origin/main", help="the state to compare with; default: origin/main")
        if name == "test":
            command.add_argument("rest", nargs="*", help="arguments for pytest")
    return top


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command and its arguments. Everything after `test` is pytest's, also what starts with a dash; `new` reads its own."""
    if argv[:1] == ["new"] or (argv[:1] == ["test"] and argv[1:2] not in (["-h"], ["--help"])):
        return argparse.Namespace(command=argv[0], rest=list(argv[1:]))
    return parser().parse_args(argv)


def main(argv: Sequence[str]) -> int:
    """Runs one command inside the right virtual environment and returns its exit status."""
    arguments = parse(argv)
    swap.mend(environment.ROOT)
    pins, module, _ = COMMANDS[arguments.command]
    interpreter = environment.ensure(pins)
    if not environment.inside(interpreter):
        return subprocess.call([str(interpreter), "-m", "tools", *argv])
    return int(import_module(module).main(arguments) or 0)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
