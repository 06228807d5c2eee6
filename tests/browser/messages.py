"""What the tests of messages share: finding a message on a page, filling it, reading the clipboard."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from macros.model import PLACEHOLDER

SAME_DAY = "thank-you/write-the-note/"  # thank-you-same-day: an e-mail with a subject; thank-you-formal: a long text
PANEL = "thank-you/one-note-each/"  # three e-mails in one call
SMS = "thank-you/which-channel/"  # a text message and a letter

READ_CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read()
  const read = async type => [type, await (await item.getType(type)).text()]
  return Object.fromEntries(await Promise.all(item.types.map(read)))
}"""


def message(page: Page, name: str) -> Locator:
    """The message of that name, ready to use."""
    found = page.locator(f"kb-message[data-kb-message={name}]")
    expect(found.locator("[data-kb-gap]").first).to_have_attribute("role", "button")
    return found


def field(message: Locator, name: str) -> Locator:
    """The message's field of that name."""
    return message.locator(f'[data-kb-field="{name}"]')


def fill(message: Locator, values: Mapping[str, str]) -> None:
    """Types into the message's fields."""
    for name, value in values.items():
        field(message, name).fill(value)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text of a file with its gaps filled."""
    return PLACEHOLDER.sub(lambda gap: values.get(gap[1], gap[0]), text)


def copied(message: Locator, control: str = "copy") -> dict[str, str]:
    """What is on the clipboard, by type, after a press of one of the message's buttons."""
    message.locator(f"[data-kb-{control}]").click()
    expect(message.locator("[data-kb-status]")).to_contain_text(re.compile("copied", re.IGNORECASE))
    found: dict[str, str] = message.page.evaluate(READ_CLIPBOARD)
    return found
