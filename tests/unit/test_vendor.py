"""Files from other projects stay small. That they are listed and unchanged is in test_notices.py."""

from __future__ import annotations

import gzip

import pytest

from tests.conftest import ROOT

VENDOR = ROOT / "docs" / "assets" / "javascripts" / "vendor"


@pytest.mark.parametrize("english", ["american", "british"])
def test_spelling_is_a_small_download(english: str) -> None:
    files = [VENDOR / "nspell.js", *VENDOR.glob(f"english-{english}.[ad]*.txt")]
    assert len(files) == 3
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 300_000
