"""The gallery of texts as a reader uses it: words, recipient, channel; by keyboard; without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from macros.content import Content
from tests.browser.moving import go

PAGE = "templates/"


@pytest.fixture
def gallery(page: Page) -> Page:
    """The gallery, ready to use."""
    page.goto(PAGE)
    expect(page.get_by_label("What has happened?")).to_be_visible()
    return page


def shown(page: Page) -> Locator:
    """The lines that are left, without the five above."""
    return page.locator("[data-kb-text]:visible")


def status(page: Page) -> Locator:
    return page.locator("kb-gallery [role=status]")


def pick(page: Page, option: str) -> None:
    """Chooses an option of the list that has the focus, key by key: letters would have to come without a pause."""
    names = page.evaluate("[...document.activeElement.options].map(option => option.textContent)")
    for _ in range(names.index(option)):
        page.keyboard.press("ArrowDown")


def test_words_recipient_and_channel_by_keyboard(gallery: Page, content: Content) -> None:
    expect(status(gallery)).to_have_text(f"{len(content.messages)} texts")
    gallery.get_by_label("What has happened?").focus()
    gallery.keyboard.type("they are late")
    expect(gallery.locator('[data-kb-text="check-in-after-their-date"]')).to_be_visible()
    expect(gallery.locator('[data-kb-text="accept"]')).to_be_hidden()
    expect(gallery.locator("[data-kb-group]:visible").first).to_contain_text("They are late")
    gallery.keyboard.press("Tab")
    expect(gallery.get_by_label("To whom?")).to_be_focused()
    pick(gallery, "The hiring manager")
    for line in shown(gallery).all():
        expect(line).to_contain_text("to the hiring manager")
    gallery.keyboard.press("Tab")
    expect(gallery.get_by_label("How?")).to_be_focused()
    pick(gallery, "Text message")
    expect(shown(gallery)).to_have_count(1)
    expect(status(gallery)).to_have_text("1 text")
    gallery.keyboard.press("Tab")
    expect(shown(gallery).locator("a")).to_be_focused()
    # The theme notes where it scrolled to a moment later, and would note it for the next page.
    gallery.wait_for_function("() => (history.state?.y ?? 0) === scrollY")
    gallery.keyboard.press("Enter")
    expect(gallery).to_have_url(re.compile(r"/waiting/how-long/#message-shift-job-text$"))
    expect(gallery.locator("#message-shift-job-text")).to_be_in_viewport()


@pytest.mark.parametrize("typed", ["résumé", "RESUME", "resume’s", "  rèsumÉ "])
def test_case_and_accents_do_not_matter(page: Page, base_url: str, typed: str) -> None:
    page.goto(PAGE)
    found = page.evaluate(
        """async ([address, typed]) => {
          const { words, fits } = await import(address)
          return [fits(words(typed), words("Your Résumés")), fits(words(typed), words("Your CV"))]
        }""",
        [f"{base_url}assets/javascripts/gallery.js", typed],
    )
    assert found == [True, False]


def test_words_of_title_and_body_count(gallery: Page, content: Content) -> None:
    for typed, name in (("second and LAST", "check-in-second-and-last"), ("Árticle 15", "data-request-uk-eu")):
        gallery.get_by_label("What has happened?").fill(typed)
        expect(gallery.locator(f'[data-kb-text="{name}"]')).to_be_visible()
        assert shown(gallery).count() < 5


def test_a_way_out_when_nothing_fits(gallery: Page, content: Content) -> None:
    field = gallery.get_by_label("What has happened?")
    field.fill("xyzzy")
    expect(status(gallery)).to_have_text("No text fits.")
    expect(shown(gallery)).to_have_count(0)
    gallery.keyboard.press("Tab")
    gallery.keyboard.press("Tab")
    gallery.keyboard.press("Tab")
    expect(gallery.get_by_role("button", name="Show all texts")).to_be_focused()
    gallery.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(shown(gallery)).to_have_count(len(content.messages))
    expect(status(gallery)).to_have_text(f"{len(content.messages)} texts")
    expect(gallery.get_by_role("button", name="Show all texts")).to_be_hidden()


def test_it_works_again_after_instant_navigation_and_back(gallery: Page) -> None:
    field = gallery.get_by_label("What has happened?")
    field.fill("offer")
    go(gallery, shown(gallery).locator("a").first.click)
    expect(gallery).not_to_have_url(re.compile("/templates/"))
    go(gallery, gallery.go_back)
    expect(field).to_have_value("")
    expect(status(gallery)).to_have_text(f"{gallery.locator('[data-kb-text]').count()} texts")
    field.fill("xyzzy")
    expect(status(gallery)).to_have_text("No text fits.")


def test_words_typed_before_the_script_has_come_count(page: Page) -> None:
    """As a browser does that fills a field in again."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/gallery.js", hold)
    with page.expect_request("**/gallery.js"):
        page.goto(PAGE)
    page.locator("[data-kb-filter=words]").evaluate("field => { field.value = 'xyzzy' }")
    waiting[0].continue_()
    expect(status(page)).to_have_text("No text fits.")


def test_nothing_typed_leaves_the_page(gallery: Page) -> None:
    asked: list[str] = []
    gallery.wait_for_load_state("networkidle")  # what the page itself asks for has been asked
    gallery.on("request", lambda request: asked.append(request.url))
    gallery.get_by_label("What has happened?").press_sequentially("zebra")
    expect(status(gallery)).to_have_text("No text fits.")
    assert asked == []
    assert "zebra" not in gallery.url


def test_without_script_every_line_is_there_and_no_control(browser: Browser, base_url: str, content: Content) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False, viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.goto(PAGE)
    expect(shown(page)).to_have_count(len(content.messages))
    expect(page.locator("article :is(input, select, button, [role=status]):visible")).to_have_count(0)
    page.get_by_role("link", name="They said no").click()
    expect(page.locator("#texts-they-said-no")).to_be_in_viewport()
    context.close()


def test_a_script_that_does_not_load_leaves_the_list(page: Page, content: Content) -> None:
    page.route("**/gallery.js", lambda route: route.abort())
    page.goto(PAGE, wait_until="networkidle")
    expect(shown(page)).to_have_count(len(content.messages))
    expect(page.locator("kb-gallery :is(input, select, button, [role=status]):visible")).to_have_count(0)
