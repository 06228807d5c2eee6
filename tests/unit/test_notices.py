"""What comes from others is named: copied files with version, license and checksum, and the notices that travel with the site."""

from __future__ import annotations

import hashlib
import re
from importlib import metadata
from pathlib import Path

import pytest

from tests.conftest import ROOT

VENDOR = ROOT / "docs/assets/javascripts/vendor"
NOTICES = ROOT / "docs/assets/licenses.txt"
ROW = re.compile(r"^\| `(?P<file>[^`|]+)` \| (?P<version>[^|]+) \| (?P<license>[^|]+) \| `(?P<sha>[0-9a-f]{64})` \|", re.MULTILINE)


def problems(folder: Path, notices: str) -> list[str]:
    """What is wrong with the list of copied files: files it does not have, files that were changed, notices that are missing."""
    files = {path.name: path for path in folder.glob("*") if path.name != "VERSIONS.md"}
    if not files:
        return []
    rows = {match["file"]: match for match in ROW.finditer((folder / "VERSIONS.md").read_text(encoding="utf-8"))}
    found = [f"{name} is not listed" for name in files if name not in rows]
    found += [f"{name} is listed but not there" for name in rows if name not in files]
    for name in files.keys() & rows.keys():
        if hashlib.sha256(files[name].read_bytes()).hexdigest() != rows[name]["sha"]:
            found.append(f"{name} has another checksum")
        if name not in notices:
            found.append(f"{name} is not in licenses.txt")
    return found


def test_every_copied_file_is_listed_and_unchanged() -> None:
    assert problems(VENDOR, NOTICES.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "listed", "notices", "expected"),
    [
        ("x", "x", "lib.js", []),
        ("x", None, "lib.js", ["lib.js is not listed"]),
        ("changed", "x", "lib.js", ["lib.js has another checksum"]),
        ("x", "x", "", ["lib.js is not in licenses.txt"]),
    ],
)
def test_a_changed_or_unlisted_file_is_found(
    tmp_path: Path, text: str, listed: str | None, notices: str, expected: list[str]
) -> None:
    (tmp_path / "lib.js").write_text(text)
    row = f"| `lib.js` | 1.0 | MIT | `{hashlib.sha256(listed.encode()).hexdigest()}` |\n" if listed else ""
    (tmp_path / "VERSIONS.md").write_text(f"| file | version | license | sha256 |\n| --- | --- | --- | --- |\n{row}")
    assert problems(tmp_path, notices) == expected


def test_the_notices_are_those_of_the_installed_theme() -> None:
    notices = NOTICES.read_text(encoding="utf-8")
    theme = metadata.distribution("mkdocs-material")
    wanted = ("licenses/LICENSE", ".icons/material/LICENSE")
    texts = [Path(str(path.locate())).read_text(encoding="utf-8") for path in theme.files or () if str(path).endswith(wanted)]
    assert len(texts) == len(wanted)
    for text in texts:
        assert text.strip() in notices
