"""The specimen: one page with every component in every state, built from texts of its own that no writer changes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tools.build import build

HERE = Path(__file__).parent
# A font whose letters are the same on every machine that has it. What the theme fades in its header, at its own time, is left out.
# The list of headings keeps the room that only the page of notes takes from it.
STILL = """:root { --md-text-font: "Liberation Sans" } * { caret-color: transparent }
.md-header :is(.md-header__title, .md-header__option, .md-search, .md-header__source) { visibility: hidden }
@media (min-width: 60em) { body .md-main:has(kb-notes) .md-sidebar--secondary { display: block } }"""
TODAY = "2025-12-04T12:00:00"
INTERVIEW = "2025-11-10"
REPOSITORY = "https://repository.example/after"
# The ten seconds of a way back never end, however long the pictures take, and what is listed by its random name keeps its order.
ENDLESS = """() => {
  const real = setTimeout
  let drawn = 0
  Math.random = () => (drawn += 0.01) % 1
  globalThis.setTimeout = (what, ms, ...more) => ms === 10000 ? 0 : real(what, ms, ...more)
}"""
SAVED = {
    "type": "after-the-interview",
    "version": 1,
    "source": "https://site.example/",
    "saved": "2025-12-01T12:00:00.000Z",
    "entries": [
        {"kind": "checklist", "id": "today", "entry": {"done": [], "skipped": [], "v": 1, "t": 1764936000000}},
        {"kind": "checklist", "id": "cleared", "entry": {"done": ["spam"], "skipped": [], "v": 1, "t": 1764000000000}},
    ],
}
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
    settings = re.sub(r"\nrepo_url: .*\nedit_uri: .*\n", f"\nrepo_url: {REPOSITORY}\nedit_uri: edit/main/docs/\n", settings)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "snippets/findings.yml").write_text(_findings(), encoding="utf-8")
    build(root, folder, "mkdocs", site_url)


def _findings() -> str:
    """What the notes are looked through for, in sentences that no writer changes."""
    text = (ROOT / "snippets/findings.yml").read_text(encoding="utf-8")
    text = re.sub(r"\nstarts:\n(?:  - .*\n)+", "\nstarts: [late]\n", text)
    for key, sentence in (("says", "This may be a slip."), ("suggest", "Look again."), ("page", "index.md#late-note")):
        text = re.sub(rf"(?m)^    {key}: .*$", f"    {key}: '{sentence}'", text)
    return text


def put_into_states(page: Page) -> None:
    """Does with every component what a reader may do, so that each state is seen somewhere on the page."""
    page.wait_for_function(READY)
    page.add_style_tag(content=STILL)
    page.evaluate(ENDLESS)
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
    page.locator("#checklist-cleared [data-kb-item]").check()
    page.locator("#checklist-cleared [data-kb-reset]").click()
    page.locator("#message-late [data-kb-late]").evaluate("element => { element.hidden = false }")
    page.locator("kb-saved [data-kb-file]").set_input_files(
        {"name": "saved.json", "mimeType": "application/json", "buffer": json.dumps(SAVED).encode()}
    )
    expect(page.locator("[data-kb-changes] > li")).to_have_count(2)
    _write_notes(page)
    _touch(page)
    page.locator("#message-late [data-kb-field='job title']").focus()
    page.evaluate(WITHOUT_PORT)
    page.evaluate("scrollTo(0, 0)")


def _write_notes(page: Page) -> None:
    """Two notes: one with a slip, one that is sent; a phone shows one at a time."""
    notes = page.locator("kb-notes")
    notes.locator("[data-kb-company]").fill("Northfield")
    notes.locator("[data-kb-add]").click()
    rows = notes.locator("[data-kb-row]")
    written = {"Lee": "Hi Lee,\n\nThank you for your time.", "Dana": "Hi Dana,\n\nThank you for [gap]."}
    for at, (name, note) in enumerate(written.items()):
        if not rows.nth(at).is_visible():
            notes.locator("[data-kb-switch] button").nth(at).click()
        rows.nth(at).locator("[data-kb-name]").fill(name)
        rows.nth(at).locator("[data-kb-note]").fill(note)
    rows.first.locator("[data-kb-sent]").check()
    expect(rows.nth(1).locator("[data-kb-findings] > li").first).to_be_visible()


def _touch(page: Page) -> None:
    """Holds what says so in its state: under the pointer, with the focus, pressed."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for node in session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-state]"})["nodeIds"]:
        state = session.send("DOM.getAttributes", {"nodeId": node})["attributes"]
        forced = state[state.index("data-state") + 1].split()
        session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": forced})
