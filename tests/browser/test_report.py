"""A report about a page: copied with its part and the reader's words, and nothing of it without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

PATH = "waiting/how-long/"


def test_a_report_is_copied_and_says_so(context: BrowserContext, base_url: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base_url.rstrip("/").rpartition("/")[0])
    page = context.new_page()
    asked: list[str] = []
    page.goto(PATH)
    page.get_by_text("Something wrong here?").click()
    page.wait_for_load_state("networkidle")  # what the form needs has been fetched
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Which part?").select_option("When to stop")
    page.get_by_label("What is wrong?").fill("  The second sentence <b>& more\n")
    page.get_by_role("button", name="Copy the report").click()
    expect(page.locator(".kb-wrong [data-kb-report-status]")).to_have_text("Copied. Paste it wherever you write to us.")
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"Page: How long until I hear back?\nAddress: {base_url}{PATH}#when-to-stop\nPart: When to stop\n\n"
        "The second sentence <b>& more\n"
    )
    assert asked == [] and "second" not in page.url + page.title()
    found = Axe().run(page, context=".kb-wrong").response["violations"]
    assert [violation["id"] for violation in found] == []


def test_without_script_and_addresses_there_is_nothing_to_press(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PATH)
    expect(page.get_by_text("Something wrong here?")).to_be_hidden()
    context.close()
