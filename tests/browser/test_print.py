"""On paper: what a reader prints has no controls and says where its links lead, and the pocket edition keeps to its sheets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, PdfMargins, expect

NOTE = "thank-you/write-the-note/"
# `/Type /Page` once for every sheet of a PDF.
SHEET = re.compile(rb"/Type\s*/Page\b")
MARGIN: PdfMargins = {"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}
CONTROLS = "article :is(button, input:not([data-kb-item]), select, textarea, [data-kb-control], .kb-action), .md-path, .kb-help"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_pocket_edition_has_one_sheet_for_each_moment(page: Page, paper: str) -> None:
    page.goto("tools/pocket/")
    moments = page.locator("h2[id^=paper-]").count()
    assert moments == 6
    assert len(SHEET.findall(page.pdf(format=paper, margin=MARGIN))) == moments


def test_a_printed_page_has_no_controls_and_says_where_links_lead(page: Page) -> None:
    page.goto("how-we-know/evidence/")
    page.emulate_media(media="print")
    source = page.locator(".kb-evidence a[href^='https://']").first
    said = source.evaluate("element => getComputedStyle(element, '::after').content")
    assert str(source.get_attribute("href")) in said or "attr(href)" in said
    expect(page.locator(".kb-printed")).to_contain_text("/after/how-we-know/evidence/")
    page.goto(NOTE)
    shown = page.locator(CONTROLS).evaluate_all(
        "all => all.filter(element => element.checkVisibility()).map(({ outerHTML }) => outerHTML)"
    )
    assert shown == []


@pytest.mark.parametrize("component", ["kb-checklist", "kb-message"])
def test_one_checklist_or_text_has_a_sheet_for_itself(page: Page, component: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(NOTE)
    page.locator(f"{component}:defined [data-kb-print]").first.click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.locator(component).first).to_be_visible()
    expect(page.locator("article > h2").first).to_be_hidden()
    assert len(SHEET.findall(page.pdf(format="A4", margin=MARGIN))) == 1
    # What comes after printing brings the page back.
    expect(page.locator("article > h2").first).to_be_visible()
