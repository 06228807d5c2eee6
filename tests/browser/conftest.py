"""A published site for browser tests: the built one with its publish steps done."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PREFIX
from tests.server import serving


@pytest.fixture(scope="session")
def published_site(site: Path) -> Path:
    """The folder of a site after its publish steps, which the site of all tests has had."""
    return site


@pytest.fixture(scope="session")
def published(published_site: Path) -> Iterator[str]:
    """The address of a site after its publish steps."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with serving(published_site, PREFIX, port) as address:
        yield address
