"""How many taps a reader needs, without the search: from the home page to an answer, and from there to its text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from tests.conftest import PREFIX
from tests.html import BuiltPage, built_pages

# The questions asked most, ten of them about waiting, each with the text that goes with the answer.
ASKED_MOST = {
    "silence-meaning": "check-in-after-their-date", "check-in": "check-in-no-date", "check-in-count": "check-in-second-and-last",
    "how-long": "check-in-no-date", "hr-phrases": "check-in-after-their-date", "reposted": "check-in-after-their-date",
    "on-hold": "on-hold-reply", "missed-call": "missed-call", "recruiter-silent": "check-in-hiring-manager",
    "other-offer": "other-offer-deadline", "need-note": "thank-you-same-day", "bombed": "corrected-answer",
    "note-content": "thank-you-same-day", "panel": "thank-you-panel-one", "late-note": "thank-you-late",
    "wrong-name": "correct-a-name", "rejection-reply": "rejection-reply", "offer-accept": "accept",
    "ghosted-close": "ghosted-close", "withdraw": "withdraw",
}  # fmt: skip
# Pages whose advice is to send nothing, or not now.
NOTHING_TO_SEND = {
    "something-went-wrong/", "something-went-wrong/cant-cope/", "something-went-wrong/time-limits/", "staying-in-touch/lessons/",
    "staying-in-touch/when-to-stop/", "thank-you/no-reply-to-your-note/",
}  # fmt: skip
ADVICE = ("right-after", "thank-you", "waiting", "decision", "staying-in-touch", "by-situation", "something-went-wrong")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    """The built pages by path."""
    return {page.path: page for page in built_pages(site)}


def ways(page: BuiltPage) -> Iterator[tuple[str, str, int]]:
    """Where the article leads: page, anchor, and how many taps it takes. What is folded away takes one more."""
    for element in page.article.select("a[href]:not(.headerlink)"):
        address, anchor = urldefrag(urljoin(f"http://site{PREFIX}{page.path}", str(element["href"])))
        yield address.removeprefix(f"http://site{PREFIX}"), anchor, 1 + (element.find_parent("details") is not None)


@pytest.mark.parametrize("topic", ASKED_MOST)
def test_an_answer_is_two_taps_away(pages: dict[str, BuiltPage], topic: str) -> None:
    direct = [taps for _, anchor, taps in ways(pages[""]) if anchor == topic]
    behind = [
        first + taps
        for path, _, first in ways(pages[""])
        if path in pages
        for _, anchor, taps in ways(pages[path])
        if anchor == topic
    ]
    assert min([*direct, *behind]) <= 2


@pytest.mark.parametrize(("topic", "text"), ASKED_MOST.items())
def test_its_text_is_copied_in_three_more(pages: dict[str, BuiltPage], topic: str, text: str) -> None:
    (page,) = [page for page in pages.values() if page.article.find(id=topic)]
    holds = f"message-{text}"
    there = {path for path, other in pages.items() if other.article.find(id=holds)}
    taps = [0] if page.path in there else [taps for path, anchor, taps in ways(page) if path in there or anchor == holds]
    assert min(taps) + 1 <= 3, "the last one is the button that copies it"


def test_a_text_is_one_tap_from_every_page_of_advice(pages: dict[str, BuiltPage]) -> None:
    with_text = {path for path, page in pages.items() if page.article.select_one("kb-message")}

    def leads_to_text(page: BuiltPage) -> bool:
        action = page.article.select_one("a.kb-action")
        target = urldefrag(urljoin(f"http://site{PREFIX}{page.path}", str(action["href"])))[0] if action else ""
        return target.removeprefix(f"http://site{PREFIX}") in with_text or any(
            anchor.startswith("message-") or path.startswith(("tools/", "templates/")) for path, anchor, _ in ways(page)
        )

    without = {
        path for path, page in pages.items() if path.startswith(ADVICE) and path not in with_text and not leads_to_text(page)
    }
    assert without == NOTHING_TO_SEND
