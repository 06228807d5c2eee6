"""The finder and the box for a pasted e-mail, as a reader uses them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.content import Content
from tests.browser.moving import go
from tests.browser.test_pages import _wide

PAGE = "waiting/what-it-means/"
FIND = "kb-signals [data-kb-find]"
BOX = "kb-paste [data-kb-text]"
NOTHING_KNOWN = "We know none of these sentences. That tells you nothing."

NEUTRAL = """Hello Sam,

Thank you for coming to our office on Tuesday. Here are the slides we showed you, and the address of the second building:
14 Mill Street, third floor. Please ring the bell on the left. The train from the center takes twenty minutes.

Kind regards,
Dana Osei
"""


@pytest.fixture
def tools(page: Page) -> Page:
    """The page with both tools, when they are ready."""
    page.goto(PAGE)
    page.wait_for_function("() => ['kb-signals', 'kb-paste'].every(tag => !!customElements.get(tag))")
    return page


def _rows(page: Page) -> list[str]:
    """The ids of the rows that can be seen, in order."""
    found = page.locator("tr[data-kb-signal]:visible").evaluate_all("rows => rows.map(row => row.dataset.kbSignal)")
    return list(found)


# what somebody remembers: the signal that is meant
REMEMBERED = {
    "touch in be we'll": "well-be-in-touch",
    "we’ll be in tuoch": "well-be-in-touch",
    "youre exactly what were lookng for": "very-well-qualified",
    "resume file": "resume-on-file",
    "RÉSUMÉ ON FILE": "resume-on-file",
    "they said that I am overqualifed": "overqualified",
    "salery": "salary-question-after",
    "refernce caled": "references-called",
    "interview shorter": "short-interview",
    "few minuets tomorow": "few-minutes-tomorrow",
    "advertised again": "job-reposted",
    "bank": "bank-details-before-offer",
}


def test_a_phrase_is_found_as_somebody_remembers_it(tools: Page) -> None:
    everything = len(_rows(tools))
    for remembered, signal in REMEMBERED.items():
        tools.locator(FIND).fill(remembered)
        found = _rows(tools)
        assert signal in found and len(found) <= 6, (remembered, found)
        number = "1 line" if len(found) == 1 else f"{len(found)} lines"
        expect(tools.locator("kb-signals [data-kb-status]")).to_have_text(f"{number} of {everything}.")


def test_the_finder_works_by_keyboard_alone(tools: Page) -> None:
    tools.locator("kb-paste [data-kb-clear]").focus()
    tools.keyboard.press("Tab")
    tools.keyboard.press("Tab")  # over the heading's own link
    expect(tools.locator(FIND)).to_be_focused()
    tools.keyboard.type("on hold")
    assert _rows(tools) == ["on-hold"]
    tools.keyboard.press("Tab")
    tools.keyboard.press("Enter")
    tools.wait_for_url("**/waiting/what-they-say/#signal-on-hold")
    expect(tools.locator("#signal-on-hold")).to_be_in_viewport()


def test_nothing_found_is_said_and_an_empty_field_brings_all_back(tools: Page) -> None:
    everything = _rows(tools)
    status = tools.locator("kb-signals [data-kb-status]")
    expect(status).to_be_empty()
    tools.locator(FIND).fill("xylophone")
    assert _rows(tools) == []
    expect(status).to_contain_text("Nothing here has these words")
    expect(tools.locator("kb-signals caption:visible")).to_have_count(0)
    tools.locator(FIND).fill("")
    assert _rows(tools) == everything
    expect(status).to_be_empty()


def test_the_number_of_rows_is_announced_once_when_typing_rests(tools: Page) -> None:
    tools.evaluate("""() => {
      window.said = []
      const status = document.querySelector("kb-signals [data-kb-status]")
      new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true })
    }""")
    expect(tools.locator("kb-signals [data-kb-status]")).to_have_attribute("role", "status")
    # All keys in one go: between two that come one by one, a slow machine may rest long enough.
    tools.locator(FIND).evaluate("""field => ["h", "ho", "hol", "hold"].forEach(words => {
      field.value = words
      field.dispatchEvent(new Event("input", { bubbles: true }))
    })""")
    tools.wait_for_function("() => window.said.length > 0")
    assert tools.evaluate("window.said") == [f"1 line of {tools.locator('tr[data-kb-signal]').count()}."]


def test_without_script_the_table_is_plain_and_whole(browser: Browser, base_url: str, content: Content) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    expect(page.locator("tr[data-kb-signal]:visible")).to_have_count(len(content.signals))
    expect(page.locator("article input:visible, article textarea:visible, article button:visible")).to_have_count(0)
    expect(page.get_by_text("Look for their words in the table")).to_be_visible()
    context.close()


def test_with_script_the_sentence_for_others_is_not_seen(tools: Page) -> None:
    assert "Look for their words in the table" not in tools.locator("article").inner_text()


def test_the_first_phrase_of_each_signal_is_known_inside_an_e_mail(tools: Page, content: Content) -> None:
    mails = {
        name: f"Hi Sam,\n\nit was a pleasure. {piece.value.phrases[0].capitalize()}.\nBest, Dana"
        for name, piece in content.signals.items()
        if piece.value.phrases
    }
    found = tools.evaluate(
        """async ({ mails, module }) => {
          const { marks } = await import(module)
          const known = JSON.parse(document.querySelector("kb-paste").dataset.kbPaste)
          const read = mail => marks(mail, known).map(({ id, start, end }) => [id, mail.slice(start, end).toLowerCase()])
          return Object.fromEntries(Object.entries(mails).map(([name, mail]) => [name, read(mail)]))
        }""",
        {"mails": mails, "module": "/after/assets/javascripts/phrases.js"},
    )
    assert found == {name: [[name, content.signals[name].value.phrases[0]]] for name in mails}


def test_all_of_them_in_one_e_mail_are_marked_and_read_bad_treatment_first(tools: Page, content: Content) -> None:
    known = {name: piece.value for name, piece in content.signals.items() if piece.value.phrases}
    tools.locator(BOX).fill("Hi Sam,\n" + "\n".join(f"So: {signal.phrases[0].upper()}!" for signal in known.values()))
    expect(tools.locator("kb-paste mark")).to_have_count(len(known))
    titles = tools.locator("kb-paste [data-kb-readings] a").all_text_contents()
    assert sorted(titles) == sorted(signal.title for signal in known.values())
    conduct = {signal.title for signal in known.values() if signal.kind == "conduct"}
    assert set(titles[: len(conduct)]) == conduct
    expect(tools.locator("kb-paste [data-kb-status]")).to_have_text(f"We know {len(known)} things they wrote.")
    measured = "Nobody has measured these signs. Several prove no more than one."
    expect(tools.locator("kb-paste [data-kb-found]")).to_contain_text(measured)


# a text: the titles of its readings, and what is marked in it
SAME = {
    "We’ll  be\nin touch.": (["We'll be in touch"], ["We’ll  be\nin touch"]),
    "> we will be in\n> touch": (["We'll be in touch"], ["we will be in\n> touch"]),
    "We will get back to you next week.": (["You'll hear from us next week"], ["get back to you next week"]),
    "The role is on hold.": (["The role is on hold"], ["The role is on hold"]),
    "Keep your re\u0301sume\u0301 on\u00a0file.": (["We'll keep your résumé on file"], ["re\u0301sume\u0301 on\u00a0file"]),
    "A hiring freeze. A hiring freeze.": (["The role is on hold"], ["A hiring freeze", "A hiring freeze"]),
}


def test_what_counts_as_the_same_phrase(tools: Page) -> None:
    for text, (titles, marked) in SAME.items():
        tools.locator(BOX).fill(text)
        expect(tools.locator("kb-paste mark")).to_have_text([re.compile(re.escape(part)) for part in marked])
        assert tools.locator("kb-paste mark").all_text_contents() == marked
        assert tools.locator("kb-paste [data-kb-readings] a").all_text_contents() == titles


def test_a_neutral_e_mail_holds_nothing_known(tools: Page) -> None:
    status = tools.locator("kb-paste [data-kb-status]")
    expect(status).to_have_attribute("role", "status")
    tools.locator(BOX).fill(NEUTRAL)
    expect(status).to_have_text(NOTHING_KNOWN)
    expect(tools.locator("kb-paste [data-kb-found]")).to_be_hidden()
    tools.locator("kb-paste [data-kb-clear]").click()
    expect(status).to_be_empty()
    expect(tools.locator(BOX)).to_have_value("")
    expect(tools.locator(BOX)).to_be_focused()


def test_what_is_pasted_is_text_and_nothing_else(tools: Page) -> None:
    tools.locator(BOX).fill('<img src=x onerror="window.bad = 1"><b>We will be in touch</b><script>window.bad = 1</script>')
    expect(tools.locator("kb-paste mark")).to_have_text("We will be in touch")
    assert tools.locator("kb-paste [data-kb-found] :is(img, b, script)").count() == 0
    assert tools.evaluate("window.bad") is None


def test_nothing_typed_leaves_the_page(context: BrowserContext, tools: Page) -> None:
    secret = "zebrafish4711"  # noqa: S105 (a word nobody else uses)
    seen: list[str] = []
    context.on("request", lambda request: seen.append(f"{request.url} {request.post_data or ''} {json.dumps(request.headers)}"))
    tools.locator(BOX).fill(f"{secret} we will be in touch {secret}")
    expect(tools.locator("kb-paste mark")).to_have_count(1)
    tools.locator(FIND).fill(f"{secret} hold")
    expect(tools.locator("kb-signals [data-kb-status]")).not_to_be_empty()
    go(tools, tools.locator("kb-paste [data-kb-readings] a").click)
    kept: dict[str, Any] = tools.evaluate("""async () => ({
      url: location.href, title: document.title, state: history.state, local: { ...localStorage }, session: { ...sessionStorage },
      cookies: document.cookie, databases: await indexedDB.databases(), caches: await caches.keys(),
    })""")
    assert secret not in json.dumps(kept)
    assert [line for line in seen if secret in line] == []
    go(tools, tools.go_back)
    expect(tools.locator(BOX)).to_have_value("")


def test_both_tools_work_after_instant_navigation_and_back(page: Page) -> None:
    page.goto("waiting/what-they-say/")
    go(page, page.locator('article a[href*="what-it-means"]').first.click)
    for _ in range(2):
        page.locator(FIND).fill("on hold")
        assert _rows(page) == ["on-hold"]
        page.locator(BOX).fill("a hiring freeze")
        expect(page.locator("kb-paste mark")).to_have_count(1)
        go(page, page.locator('nav a[href*="reading-silence"]:visible').first.click)
        go(page, page.go_back)
        expect(page.locator(FIND)).to_have_value("")


def test_nothing_is_wider_than_a_small_phone(tools: Page, content: Content) -> None:
    tools.set_viewport_size({"width": 320, "height": 640})
    phrases = [piece.value.phrases[0] for piece in content.signals.values() if piece.value.phrases]
    tools.locator(BOX).fill("x" * 200 + " ".join(phrases))
    expect(tools.locator("kb-paste mark").first).to_be_visible()
    assert _wide(tools) <= 0


def test_forced_colors_keep_the_strength_mark(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, forced_colors="active")
    page = context.new_page()
    page.goto(PAGE)
    mark = page.locator('tr[data-kb-signal="top-candidate"] .kb-strength')
    full, empty = (
        mark.locator(selector).first.evaluate("""dot => {
          const { borderTopWidth, borderTopColor, width } = getComputedStyle(dot)
          return [2 * parseFloat(borderTopWidth) / parseFloat(width) > 0.8, borderTopColor]
        }""")
        for selector in (".kb-on", "span > span:not(.kb-on)")
    )
    text = page.locator("body").evaluate("""body => getComputedStyle(body).color""")
    assert full == [True, text]
    assert empty == [False, text]
    expect(mark).to_contain_text("tells you something, good sign")
    context.close()
