"""The search box on a published site: it forgives, it fetches nothing before it is needed, and it says how many it found."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import PREFIX
from tests.server import serving
from tools import publish


@pytest.fixture(scope="module")
def published(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site after its publish steps."""
    folder = tmp_path_factory.mktemp("published") / "site"
    shutil.copytree(site, folder)
    assert publish.publish(folder) == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with serving(folder, PREFIX, port) as address:
        yield address


@pytest.fixture
def start(browser: Browser, published: str) -> Iterator[Page]:
    """The home page of the published site."""
    page = browser.new_page(base_url=published)
    page.goto("", wait_until="networkidle")
    yield page
    page.close()


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("interveiw no responce 2 weeks", "waiting/reading-silence/"),
        ("how long should a thank you note be", "thank-you/write-the-note/"),
        ("ghosted", "decision/ghosted/"),
    ],
)
def test_a_stressed_query_finds_its_page_first(start: Page, query: str, place: str) -> None:
    start.locator(".md-search__input").click()
    start.keyboard.type(query)
    first = start.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    assert place in str(first.get_attribute("href"))


def test_the_index_is_fetched_only_when_a_reader_reaches_for_the_box(browser: Browser, published: str) -> None:
    page = browser.new_page(base_url=published)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("", wait_until="networkidle")
    assert not any(address.endswith("search/index.json") for address in asked)
    with page.expect_request("**/search/index.json"):
        page.locator(".md-search__input").focus()
    page.close()


def test_what_is_pasted_is_searched_and_nothing_in_it_runs(start: Page) -> None:
    start.locator(".md-search__input").click()
    start.keyboard.insert_text("<img src=x onerror=window.hit=1> ghosted")
    expect(start.locator(".md-search-result__link").first).to_be_visible()
    assert start.evaluate("window.hit") is None
