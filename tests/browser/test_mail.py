"""A message as an e-mail: the link and the file say exactly what the screen says."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.messages import SAME_DAY, SMS, field, fill, message

NAMES = ["Zoë O'Brien", "李小龙", "دانا", "👩‍🚀 S\u0323\u0307am", "a&b=c?d#e%20+f"]


def filled_in(page: Page, name: str) -> Locator:
    page.goto(SAME_DAY)
    shown = message(page, "thank-you-same-day")
    fill(shown, {"interviewer name": name, "job title": name, "your name": "Sam"})
    return shown


def on_screen(shown: Locator) -> tuple[str, str]:
    """Subject and body as a reader sees them."""
    return shown.locator("[data-kb-subject]").inner_text(), shown.locator("[data-kb-body]").inner_text()


@pytest.mark.parametrize("name", NAMES)
def test_file_and_link_say_what_the_screen_says(page: Page, name: str) -> None:
    shown = filled_in(page, name)
    with page.expect_download() as saved:
        shown.locator("[data-kb-eml]").click()
    assert saved.value.suggested_filename == "thank-you-same-day.eml"
    is_draft(saved.value.path().read_bytes(), *on_screen(shown))
    expect(shown.locator("[data-kb-status]")).to_contain_text("Saved as thank-you-same-day.eml.")
    is_link(shown.locator("a[data-kb-mailto]").get_attribute("href") or "", *on_screen(shown))


def is_draft(data: bytes, subject: str, body: str) -> None:
    assert data.count(b"\n") == data.count(b"\r\n")
    file = parsed(data)
    assert (file["Subject"], file.get_content().replace("\r\n", "\n")) == (subject, body)
    assert (file["X-Unsent"], file["From"], file["To"], file["MIME-Version"]) == ("1", None, None, "1.0")
    assert not file.defects


def is_link(address: str, subject: str, body: str) -> None:
    parts = urlsplit(address)
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "", "")
    # parse_qsl reads + as a space; a mail program does not.
    assert "+" not in parts.query
    found = dict(parse_qsl(parts.query, strict_parsing=True))
    assert (found["subject"], found["body"].replace("\r\n", "\n")) == (subject, body)
    assert "%0A" not in parts.query.replace("%0D%0A", "")


def parsed(data: bytes) -> EmailMessage:
    file = email.message_from_bytes(data, policy=default)
    assert isinstance(file, EmailMessage)
    return file


def test_account_is_named_beside_the_link(page: Page) -> None:
    shown = filled_in(page, "Dana")
    expect(shown.locator("[data-kb-account]")).to_have_text("Check which account opens: never your present employer's.")
    shown.locator("a[data-kb-mailto]").evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    shown.locator("a[data-kb-mailto]").click()
    expect(shown.locator("[data-kb-status]")).to_contain_text("Your mail app opens")


def test_a_link_that_is_too_long_is_not_offered(page: Page) -> None:
    shown = filled_in(page, "Dana")
    link, sentence = shown.locator("[data-kb-mailto]"), shown.locator("[data-kb-too-long]")
    expect(link).to_be_visible()
    expect(sentence).to_be_hidden()
    field(shown, "interviewer name").fill("李" * 200)
    expect(link).to_be_hidden()
    expect(sentence).to_be_visible()
    expect(shown.locator("[data-kb-account]")).to_be_hidden()
    assert link.get_attribute("href") is None
    field(shown, "interviewer name").fill("Dana")
    expect(link).to_be_visible()


def test_only_mail_has_mail_controls(page: Page) -> None:
    page.goto(SMS)
    for name in ("thank-you-sms", "thank-you-letter"):
        shown = message(page, name)
        assert shown.locator("[data-kb-copy]").count() == 1
        assert shown.locator("[data-kb-mailto], [data-kb-eml], [data-kb-copy-subject]").count() == 0


def call(page: Page, function: str, *arguments: str) -> Any:
    """A function of mail.js, without any page around it."""
    page.goto("assets/javascripts/mail.js")
    script = "async ([path, name, values]) => (await import(path))[name](...values)"
    return page.evaluate(script, ["./mail.js", function, list(arguments)])


def test_link_is_at_most_1600_characters(page: Page) -> None:
    start = len("mailto:?subject=&body=")
    longest = call(page, "mailto", "", "x" * (1600 - start))
    assert len(longest) == 1600
    assert call(page, "mailto", "", "x" * (1601 - start)) is None
    assert call(page, "mailto", "", "é" * 300) is None
    assert call(page, "mailto", "", "x" * 1_000_000) is None


@pytest.mark.parametrize(
    "subject",
    ["", "Thank you", "=?utf-8?Q?not_encoded?=", "x" * 300, "李小龙" * 40, "👩‍🚀" * 40, "Zoë – [job title]", "tab\there"],
)
def test_subject_in_a_file(page: Page, subject: str) -> None:
    data = call(page, "eml", subject, "Hi").encode()
    file = parsed(data)
    assert file["Subject"] == subject
    assert not file["Subject"].defects
    assert max(len(line) for line in data.split(b"\r\n")) <= 76


def test_subject_cannot_add_a_header(page: Page) -> None:
    file = parsed(call(page, "eml", "Hi\r\nBcc: somebody@example.org", "Hi").encode())
    assert file["Bcc"] is None


@pytest.mark.parametrize("body", ["", "a\nb\r\nc\rd", "ä" * 1000, ".\n..\nFrom me"])
def test_body_in_a_file(page: Page, body: str) -> None:
    file = parsed(call(page, "eml", "s", body).encode())
    assert file.get_content() == body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")


def test_half_a_character_does_not_stop_a_link(page: Page) -> None:
    assert unquote(call(page, "mailto", "a", "b\ud83d")) == "mailto:?subject=a&body=b\ufffd"
