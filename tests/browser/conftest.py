"""A published site for browser tests: the built one with its publish steps done."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PREFIX
from tests.server import serving
from tools import publish


@pytest.fixture(scope="session")
def published_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site after its publish steps."""
    folder = tmp_path_factory.mktemp("published") / "site"
    shutil.copytree(site, folder)
    assert publish.publish(folder) == 0
    return folder


@pytest.fixture(scope="session")
def published(published_site: Path) -> Iterator[str]:
    """The address of a site after its publish steps."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with serving(published_site, PREFIX, port) as address:
        yield address
