"""The specimen: one page with every component in every state, built from texts of its own that no writer changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tools.build import build

HERE = Path(__file__).parent
# A font whose letters are the same on every machine that has it. What the theme fades in its header, at its own time, is left out.
STILL = """:root { --md-text-font: "Liberation Sans" } * { caret-color: transparent }
.md-header :is(.md-header__title, .md-header__option, .md-search) { visibility: hidden }"""
TODAY = "2025-12-04T12:00:00"
INTERVIEW = "2025-11-10"
# Addresses are printed, and the port is another one each time.
WITHOUT_PORT = """() => {
  for (const link of document.querySelectorAll("article a")) {
    if (link.href) link.setAttribute("href", link.href.replace(location.origin, "https://site.example"))
  }
  const printed = document.querySelector(".kb-printed")
  printed.textContent = printed.textContent.replace(location.origin, "https://site.example")
}"""
READY = """() => ![...document.querySelectorAll("article *")].some(
  element => element.localName.startsWith("kb-") && element.matches(":not(:defined)"))"""


def build_specimen(root: Path, folder: Path, site_url: str) -> None:
    """Builds the specimen into `folder`: the project's own macros, styles and scripts over the specimen's content, in `root`."""
    for name in ("macros", "overrides", "docs/assets"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copytree(HERE / "content", root, dirs_exist_ok=True)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"\nnav:\n(?:[ -].*\n)+", "\nnav:\n  - index.md\n", settings)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    build(root, folder, "mkdocs", site_url)


def put_into_states(page: Page) -> None:
    """Does with every component what a reader may do, so that each state is seen somewhere on the page."""
    page.wait_for_function(READY)
    page.add_style_tag(content=STILL)
    page.locator("#message-late [data-kb-field='interviewer name']").fill("Dana")
    page.locator("#message-late [data-kb-copy]").click()
    checklist = page.locator("#checklist-today")
    checklist.locator("[data-kb-item=names]").check()
    for details in checklist.locator("details").all()[1:]:
        details.evaluate("element => { element.open = true }")
    checklist.locator("[data-kb-from]").fill(INTERVIEW)
    checklist.locator("[data-kb-skip=gift]").click()
    page.locator("[data-kb-storage]").first.evaluate("element => { element.textContent = 'The browser has no room left.' }")
    page.locator("kb-paste textarea").fill("Thank you. We will be in touch. The role is on hold.")
    page.locator("kb-signals [data-kb-find]").fill("hold")
    page.locator("[data-kb-filter=words]").fill("formal")
    page.locator(".kb-door-asked").first.evaluate("element => { element.open = true }")
    page.locator("figure details").first.evaluate("element => { element.open = true }")
    page.locator("kb-next-step [name=interview]").fill(INTERVIEW)
    expect(page.locator("[data-kb-step]")).to_contain_text("write to")
    page.locator("#message-late [data-kb-field='job title']").focus()
    page.evaluate(WITHOUT_PORT)
    page.evaluate("scrollTo(0, 0)")
