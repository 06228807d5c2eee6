"""Files from other projects are the ones that VERSIONS.md says, and no others."""

from __future__ import annotations

import gzip
import hashlib
import re

import pytest

from tests.conftest import ROOT

VENDOR = ROOT / "docs" / "assets" / "javascripts" / "vendor"
ROWS = dict(re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", (VENDOR / "VERSIONS.md").read_text(encoding="utf-8"), re.M))


def test_every_file_is_listed() -> None:
    assert {path.name for path in VENDOR.iterdir()} - {"VERSIONS.md"} == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_a_file_has_its_checksum(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == ROWS[name]


@pytest.mark.parametrize("english", ["american", "british"])
def test_spelling_is_a_small_download(english: str) -> None:
    files = [VENDOR / "nspell.js", *VENDOR.glob(f"english-{english}.[ad]*.txt")]
    assert len(files) == 3
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 300_000
