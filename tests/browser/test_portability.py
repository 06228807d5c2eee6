"""The site as Zensical builds it: one page for each component, as accessible as the other one and as closed to scripts."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, expect

from tests.conftest import POLICY, PREFIX
from tests.server import serving

if TYPE_CHECKING:
    from tests.conftest import Build

PAGES = (
    "", "all-questions/", "checklists/", "how-we-know/evidence/", "templates/", "thank-you/write-the-note/", "tools/next-step/",
    "tools/saved/", "waiting/how-long/", "waiting/what-they-say/",
)  # fmt: skip


@pytest.fixture(scope="module")
def visitor(browser: Browser, built: Build) -> Iterator[BrowserContext]:
    """A reader of the site that Zensical has built."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with serving(built("zensical"), PREFIX, port) as address:
        context = browser.new_context(base_url=address, reduced_motion="reduce")
        yield context
        context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_closed(visitor: BrowserContext, path: str) -> None:
    page = visitor.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if POLICY in message.text else None)
    page.goto(path, wait_until="networkidle")
    expect(page.locator(".kb-answer")).to_be_visible()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]] == []
    # The dialog of Zensical's search brings a style of its own, and does without.
    assert [text for text in refused if not text.startswith("Applying inline style")] == []
    page.close()
