"""Virtual environments and a browser, made on first use. Standard library only: this runs before anything is installed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11, 5)

# Which virtual environment holds each set of pins. `test` is `site` and more, so both share one.
FOLDERS = {"site": ".venv", "test": ".venv", "properdocs": ".venv-properdocs", "zensical": ".venv-zensical"}


def python(pins: str) -> Path:
    """The interpreter of the environment that holds `requirements/<pins>.txt`."""
    folder = ROOT / FOLDERS[pins]
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure(pins: str) -> Path:
    """Makes the environment for `requirements/<pins>.txt` unless it is there and current; returns its interpreter.

    Exits with one line when this Python is too old or `venv` is missing.
    """
    interpreter = python(pins)
    if interpreter.exists() and (_current(pins) or (pins == "site" and _current("test"))):
        return interpreter
    if not interpreter.exists():
        _make(ROOT / FOLDERS[pins])
    requirements = _requirements(pins)
    print(f"Installing requirements/{requirements.name} into {FOLDERS[pins]} …", file=sys.stderr)
    run([interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", requirements])
    _stamp(pins).write_text(_digest(pins))
    return interpreter


def inside(interpreter: Path) -> bool:
    """Whether this very process runs in the environment of that interpreter."""
    return Path(sys.prefix).resolve() == interpreter.parent.parent.resolve()


def _requirements(pins: str) -> Path:
    return ROOT / "requirements" / f"{pins}.txt"


def _stamp(pins: str) -> Path:
    return ROOT / FOLDERS[pins] / f".installed-{pins}"


def _digest(pins: str) -> str:
    return hashlib.sha256(_requirements(pins).read_bytes()).hexdigest()


def _current(pins: str) -> bool:
    return _stamp(pins).exists() and _stamp(pins).read_text() == _digest(pins)


def _make(folder: Path) -> None:
    if sys.version_info < OLDEST_PYTHON:
        found, needed = (".".join(map(str, version[:3])) for version in (sys.version_info, OLDEST_PYTHON))
        sys.exit(f"Python {found} is too old: install Python {needed} or newer, then run: make PYTHON=python3.13 …")
    done = subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit("Python cannot make virtual environments here: on Debian run  apt-get install python3-venv  and try again.")


def chromium() -> str:
    """Path of a Chromium: $CHROMIUM, else one on PATH, else Debian's package (as root), else Playwright's own."""
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing Debian's chromium …", file=sys.stderr)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], env=quiet)
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"], env=quiet)
        return shutil.which("chromium") or sys.exit("chromium was installed but is not on PATH.")
    if os.environ.get("CI"):
        sys.exit("No Chromium: install one and put it on PATH, or name it in $CHROMIUM.")
    print("Installing Chromium for Playwright …", file=sys.stderr)
    run([ensure("test"), "-m", "playwright", "install", "chromium"])
    where = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    return subprocess.run([ensure("test"), "-c", where], check=True, capture_output=True, text=True).stdout.strip()


def run(command: list[object], **options: object) -> None:
    """Runs a command in the project's folder; a failing command ends this one with its exit status."""
    done = subprocess.run([str(part) for part in command], check=False, **{"cwd": ROOT, **options})  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(done.returncode)
