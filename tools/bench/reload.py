"""How long it takes from saving a file until the running server shows it, for both servers, at 60 pages and at all of them."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import statistics
import subprocess
import time
import urllib.request
from pathlib import Path

from macros.pages import read_pages
from tools import environment
from tools.bench import projects
from tools.build import builder_environment

PAGE = "thank-you/write-the-note/"
FILES = {"a text": "snippets/messages/thank-you-same-day.md", "a page": "docs/thank-you/write-the-note.md"}
ASKED = {"serve": 2.0, "preview": 0.5}  # seconds
FEW = 60  # pages
ROUNDS = 7
LONGEST = 60.0  # seconds


def report(base: Path) -> None:
    """Prints the times of `make serve` and `make preview`. They rise with everything else that the machine does meanwhile."""
    for command, most in ASKED.items():
        for wanted in (FEW, None):
            project, pages = _project(base / f"reload-{command}-{wanted or 'all'}", wanted)
            found = ", ".join(
                f"{what} {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"
                for what, seconds in _edits(project, command).items()
            )
            print(f"reload: make {command}, {pages} pages: {found} (under {most} s; load {os.getloadavg()[0]:.1f})", flush=True)


def _project(folder: Path, wanted: int | None) -> tuple[Path, int]:
    """A copy in which the commands run as they do here, cut to that number of pages; returns how many it has."""
    projects.copy(folder)
    shutil.copyfile(environment.ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for part in ("tools", "requirements"):
        shutil.copytree(environment.ROOT / part, folder / part)
    for name in set(environment.FOLDERS.values()):
        (folder / name).symlink_to(environment.ROOT / name)
    pages = [page.path for page in read_pages(folder)]
    edited = f"{PAGE.strip('/')}.md"
    kept = [edited, *(path for path in pages if path != edited)][:wanted]
    for path in set(pages) - set(kept):
        (folder / "docs" / path).unlink()
    return folder, len(kept)


def _edits(project: Path, command: str) -> dict[str, list[float]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    silent, variables = subprocess.DEVNULL, builder_environment(project)
    start = [str(environment.python("site")), "-m", "tools", command, "--port", str(port)]
    server = subprocess.Popen(start, cwd=project, env=variables, stdout=silent, stderr=silent, start_new_session=True)
    address = f"http://127.0.0.1:{port}/{PAGE}"
    try:
        _until(address, "kb-message", 0.1)
        return {what: _rounds(project / path, address) for what, path in FILES.items()}
    finally:
        os.killpg(server.pid, signal.SIGINT)
        server.wait()


def _rounds(file: Path, address: str) -> list[float]:
    text = file.read_text(encoding="utf-8")
    seconds = []
    for number in range(ROUNDS):
        time.sleep(1 + number / 10)  # each save falls into another moment of the server's pause
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
