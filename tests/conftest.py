"""Fixtures for every test: the project's content, built sites, a server and a browser."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from macros.content import Content, load
from macros.pages import PageFile, read_pages
from tests.server import serving
from tools import environment
from tools.build import build
from tools.publish import publish

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "/after/"
POLICY = "Content Security Policy"
BUILDER = os.environ.get("BUILDER", "mkdocs")


def differs(why: str) -> pytest.MarkDecorator:
    """Marks what is not so on the site that Zensical builds. docs/contributing/maintaining.md says each of these."""
    return pytest.mark.skipif(BUILDER == "zensical", reason=why)


def unknown(refused: list[str]) -> list[str]:
    """What the site's policy refused, without what is known: the script of Zensical's search brings a style, and does without."""
    return [text for text in refused if BUILDER != "zensical" or not text.startswith("Applying inline style")]


# Nothing but the test server is reachable, and Chromium does not phone home.
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost",
]  # fmt: skip


@pytest.fixture(scope="session")
def content() -> Content:
    """The project's own content."""
    return load(ROOT)


@pytest.fixture(scope="session")
def pages() -> list[PageFile]:
    """The project's own pages."""
    return read_pages(ROOT)


@pytest.fixture(scope="session")
def port() -> int:
    """A free port. The sites are built for it: instant navigation is off when site_url has another one."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


Build = Callable[..., Path]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, port: int) -> Build:
    """A function from builder and path to the folder of a built and published site; each is made once."""
    done: dict[tuple[str, str], Path] = {}

    def build_once(builder: str = "mkdocs", prefix: str = PREFIX) -> Path:
        if (builder, prefix) not in done:
            folder = tmp_path_factory.mktemp("built") / builder
            build(ROOT, folder, builder, f"http://127.0.0.1:{port}{prefix}")
            assert publish(folder) == 0
            done[builder, prefix] = folder
        return done[builder, prefix]

    return build_once


@pytest.fixture(scope="session")
def site(built: Build) -> Path:
    """The site under /after/, as MkDocs builds it, or the builder that is named in $BUILDER."""
    return built(BUILDER)


@pytest.fixture(scope="session")
def base_url(site: Path, port: int) -> Iterator[str]:
    """The address of the served site; ends with a slash."""
    with serving(site, PREFIX, port) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    executable = os.environ.get("CHROMIUM") or environment.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A fresh browser profile on a desktop-sized window. Whatever is done in it, the site's policy must have nothing to refuse."""
    context = browser.new_context(base_url=base_url, viewport={"width": 1350, "height": 900})
    refused: list[str] = []
    context.on("console", lambda message: refused.append(message.text) if POLICY in message.text else None)
    yield context
    context.close()
    assert unknown(refused) == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab of the fresh profile. Errors on the page fail the test through `watch`."""
    return context.new_page()
