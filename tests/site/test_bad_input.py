"""Every malformed file at once: all are told with file and line, there is no traceback, and the old site stays."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOUND = ROOT / "tests" / "rules" / "_sound"
COPIED = ("macros", "tools", "overrides", "requirements", "mkdocs.yml")

MESSAGE = b"---\ntitle: A note\nmoment: thank-you\nsubject: Thank you\nuse_when: Now.\n---\n"
PAGE = b'---\ntitle: A page\ndescription: A page.\nanswer: Write.\nreviewed: "2026-11-22"\n---\n\n'
SIGNAL = b"title: They wrote\nkind: said\nstrength: weak\ndirection: bad\nconfidence: low\nreading: x\nexplanations: [y]\ndo: z\n"
BOMB = b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n" % (at, at) for at in range(99))

# path: (what the file holds, the line and the rule of what is wrong with it)
PLANTED: dict[str, tuple[bytes, int, str]] = {
    "snippets/signals/broken.yml": (b"title: They wrote\nreading: one: two\n", 2, "broken-yaml"),
    "snippets/signals/tabs.yml": (b"title: They wrote\nexplanations:\n\t- x\n", 3, "broken-yaml"),
    "snippets/signals/alias-bomb.yml": (BOMB, 1, "broken-yaml"),
    "snippets/signals/python-tag.yml": (b"title: !!python/object/apply:os.system [id]\n", 1, "broken-yaml"),
    "snippets/signals/wrong-type.yml": (SIGNAL + b"dont: [a, b]\n", 9, "wrong-type"),
    "snippets/signals/unknown-key.yml": (SIGNAL + b"dont: a\nask_for: b\n", 10, "unknown-key"),
    "snippets/signals/missing-key.yml": (SIGNAL, 1, "missing-key"),
    "snippets/signals/duplicate-key.yml": (SIGNAL + b"dont: a\ntitle: b\n", 10, "duplicate-key"),
    "snippets/signals/unknown-id.yml": (SIGNAL + b"dont: a\nmessage: lates\n", 10, "unknown-id"),
    "snippets/signals/empty.yml": (b"", 1, "empty-file"),
    "snippets/signals/not-utf8.yml": (b"title: caf\xe9\n", 1, "not-utf8"),
    "snippets/signals/not-text.yml": (bytes(range(256)), 1, "not-utf8"),
    "snippets/signals/large.yml": (b"x" * 5_000_000, 1, "too-large"),
    "snippets/signals/deep.yml": (b"[" * 100_000, 1, "broken-yaml"),
    "snippets/messages/no-front-matter.md": (b"Hi,\n", 1, "no-front-matter"),
    "snippets/messages/unknown-placeholder.md": (MESSAGE + b"Hi [interviewers name],\n", 7, "unknown-placeholder"),
    "snippets/messages/unclosed-bracket.md": (MESSAGE + b"Hi,\n\n[your name\n", 9, "unclosed-bracket"),
    "snippets/ids.lock": (b"messages/gone\n", 1, "released-id"),
    "snippets/gallery.yml": (b"groups: [\n", 1, "broken-yaml"),
    "snippets/shared/not-utf8.md": (b"\xff\n", 1, "not-utf8"),
    "snippets/fields.yaml": (b"a: b\n", 1, "stray-file"),
    "docs/broken.md": (PAGE.replace(b"answer: Write.", b"answer: Write: now"), 4, "broken-yaml"),
    "docs/empty.md": (b"\xef\xbb\xbf\r\n", 1, "empty-file"),
    "docs/not-utf8.md": (PAGE + b"caf\xe9\n", 8, "not-utf8"),
    "docs/large.md": (PAGE + b"x" * 5_000_000, 1, "too-large"),
    "docs/program.md": (PAGE + b"\n{{ cycler.__init__.__globals__.os.system('touch /tmp/broke-out') }}\n", 9, "jinja-not-allowed"),
    "docs/loop.md": (PAGE + b"{% for x in range(9999999999) %}{% endfor %}\n", 8, "jinja-not-allowed"),
    "docs/unclosed.md": (PAGE + b'{{ message("late" }}\n', 8, "jinja-not-allowed"),
    "docs/title.md": (PAGE.replace(b"A page\n", b'"{{ 7 * 7 }}"\n', 1), 2, "jinja-not-allowed"),
    "docs/unknown-id.md": (PAGE + b'{{ message("lates") }}\n', 8, "unknown-id-on-page"),
    "docs/unknown-macro.md": (PAGE + b'{{ mesage("late") }}\n', 8, "unknown-macro"),
    "docs/takes-in.md": (PAGE + b'--8<-- "../../mkdocs.yml"\n', 8, "unknown-shared-text"),
    "docs/unread.markdown": (b"{{ 7 * 7 }}\n", 1, "stray-file"),
}
LINKS = {
    "snippets/messages/link.md": "/etc/passwd",
    "snippets/evidence/link.yml": "../../../outside.yml",
    "docs/link.md": "/etc/passwd",
    "docs/nowhere.md": "nowhere-else.md",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project with a small sound content, and a site that was built before."""
    root = tmp_path / "project"
    shutil.copytree(SOUND, root)
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, root / name)
    settings = root / "mkdocs.yml"
    settings.write_text(re.sub(r"^nav:\n(?: .*\n)+", "", settings.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    (root / ".venv").symlink_to(sys.prefix)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the old site", encoding="utf-8")
    (tmp_path / "outside.yml").write_text("secret: 1\n", encoding="utf-8")
    return root


def plant(root: Path) -> None:
    """Puts every malformed file into the project."""
    for path, (data, _, _) in PLANTED.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(data)
    for path, target in LINKS.items():
        (root / path).symlink_to(target)


def tools(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs `python -m tools` of the copied project."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return run(root, [sys.executable, "-m", "tools", *arguments], variables)


def run(root: Path, command: list[object], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs a command in the copied project."""
    return subprocess.run(list(map(str, command)), cwd=root, env=variables, capture_output=True, text=True, check=False, timeout=60)


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What a folder holds, and when each file was written."""
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", [["check"], ["check", "--root", "."], ["build"]], ids=" ".join)
def test_every_malformed_file_is_told_at_once(root: Path, command: list[str]) -> None:
    plant(root)
    before = state(root / "site")
    done = tools(root, *command)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    expected = {(path, line, rule) for path, (_, line, rule) in PLANTED.items()} | {(path, 1, "outside-tree") for path in LINKS}
    missing = {entry for entry in expected if f"{entry[0]}:{entry[1]}: {entry[2]}\n" not in done.stdout}
    assert missing == set(), done.stdout
    named = {line.split(":")[0] for line in done.stdout.splitlines() if line.startswith(("docs/", "snippets/"))}
    assert named == {path for path, _, _ in expected}, "nothing else is blamed"
    assert state(root / "site") == before
    assert not (root / "site.new").exists() and not (root / "site.old").exists()
    assert not Path("/tmp/broke-out").exists()  # noqa: S108 (the planted page would make it)


def test_a_builder_stops_with_one_message(root: Path) -> None:
    (root / "snippets/signals/broken.yml").write_bytes(PLANTED["snippets/signals/broken.yml"][0])
    variables = {**os.environ, "PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1"}
    done = run(root, [Path(sys.executable).parent / "mkdocs", "build", "--strict", "--site-dir", root / "other"], variables)
    assert done.returncode == 1
    assert "snippets/signals/broken.yml:2: broken-yaml" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_locking_stops_with_the_problem(root: Path) -> None:
    (root / "snippets/signals/broken.yml").write_bytes(PLANTED["snippets/signals/broken.yml"][0])
    before = (root / "snippets/ids.lock").read_bytes()
    done = tools(root, "lock")
    assert done.returncode == 1
    assert "snippets/signals/broken.yml:2: broken-yaml" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert (root / "snippets/ids.lock").read_bytes() == before


def test_windows_line_ends_and_byte_order_marks_are_read_silently(root: Path) -> None:
    for folder in ("docs", "snippets"):
        for path in (root / folder).rglob("*"):
            if path.is_file():
                path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    done = tools(root, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
