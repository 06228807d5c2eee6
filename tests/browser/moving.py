"""Going from page to page as instant navigation does it: the address changes first, the article only when the page has come."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def go(page: Page, way: Callable[[], object]) -> None:
    """Goes that way and waits until the article that was there is gone: what is typed earlier is typed into the old one.

    Fails when the page is loaded anew instead, because the article that is waited for is then unknown.
    """
    # The theme goes from page to page by itself once it has read which pages there are. Before that, a link loads a page.
    page.wait_for_load_state("networkidle")
    page.evaluate("window.gone = document.querySelector('article')")
    way()
    page.wait_for_function("() => !gone.isConnected")
