"""How long it takes from saving a text until the running server shows it."""

from __future__ import annotations

import socket
import statistics
import subprocess
import time
import urllib.request
from pathlib import Path

from tools import environment
from tools.bench import projects
from tools.build import builder_environment

PAGE = "thank-you/write-the-note/"
FILES = {"a text": "snippets/messages/thank-you-same-day.md", "a page": "docs/thank-you/write-the-note.md"}
LONGEST = 60.0  # seconds


def report(base: Path) -> None:
    """Prints the time for `make serve` and `make preview` on a copy of the project."""
    for name, arguments, most in (("mkdocs", ["serve", "--no-strict", "--quiet"], 2.0), ("zensical", ["serve"], 0.5)):
        project = projects.copy(base / f"reload-{name}", watch=["snippets", "macros", "overrides"])
        pins = "site" if name == "mkdocs" else name
        command = [str(environment.ensure(pins).parent / name), *arguments]
        pages = sum(1 for path in (project / "docs").rglob("*.md") if "assets" not in path.parts)
        found = ", ".join(f"{what} {statistics.median(seconds):.2f} s" for what, seconds in _edits(project, command).items())
        print(f"reload: {name}: {found}, at {pages} pages (under {most} s)", flush=True)


def _edits(project: Path, command: list[str]) -> dict[str, list[float]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    variables = {**builder_environment(project), "SITE_URL": f"http://{address}/"}
    silent = subprocess.DEVNULL
    server = subprocess.Popen([*command, "--dev-addr", address], cwd=project, env=variables, stdout=silent, stderr=silent)
    try:
        _until(f"http://{address}/{PAGE}", "kb-message", 0.1)
        return {what: _rounds(project / path, f"http://{address}/{PAGE}") for what, path in FILES.items()}
    finally:
        server.terminate()
        server.wait()


def _rounds(file: Path, address: str) -> list[float]:
    text = file.read_text(encoding="utf-8")
    seconds = []
    for number in range(3):
        time.sleep(1)  # the server's own pause between two changes
        word = f"Edit{number}x{file.suffix[1:]}{file.parent.name}".replace("-", "")
        file.write_text(f"{text.rstrip()} {word}\n", encoding="utf-8")
        seconds.append(_until(address, word, 0.01))
    return seconds


def _until(address: str, word: str, pause: float) -> float:
    """Seconds until the page holds the word."""
    start = time.perf_counter()
    while time.perf_counter() - start < LONGEST:
        try:
            with urllib.request.urlopen(address, timeout=LONGEST) as answer:  # noqa: S310 (our own server)
                if word in answer.read().decode("utf-8", "replace"):
                    return time.perf_counter() - start
        except OSError:
            pass  # not yet there
        time.sleep(pause)
    raise TimeoutError(f"{address} never showed {word}")
