"""What the page "Write a note to each person" takes from the content: the checks as data, and the texts to start from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.content import Content
from macros.model import Findings


def findings(content: Content) -> Findings:
    """The checks, from snippets/findings.yml."""
    piece = content.whole.get("findings")
    if not piece:
        raise ValueError("this page needs snippets/findings.yml")
    value: Findings = piece.value
    return value


def rules(content: Content) -> dict[str, Any]:
    """The checks as docs/assets/javascripts/notes/findings.js reads them: without reasons, which are for people."""
    found = findings(content)
    return {
        "limits": found.limits.model_dump(exclude={"why"}),
        "words": {name: entry.words for name, entry in found.words.items()},
        "checks": {
            code: {kind: [entry.pattern for entry in getattr(check, kind)] for kind in ("patterns", "unless")}
            for code, check in found.checks.items()
        },
    }


def sentences(content: Content, href: Callable[[str], str]) -> dict[str, dict[str, str | None]]:
    """What each check says, with the address of the page that says more."""
    return {
        code: {"says": check.says, "asks": check.asks, "suggest": check.suggest, "href": href(check.page)}
        for code, check in findings(content).checks.items()
    }


def texts(content: Content) -> dict[str, dict[str, str | None]]:
    """The texts that a note can start from."""
    pieces = {name: content.messages[name].value for name in findings(content).starts}
    return {
        name: value.model_dump(include={"title", "channel", "subject", "body"}) | {"body": value.body}
        for name, value in pieces.items()
    }


def score(content: Content) -> dict[str, int]:
    """The figures of all checks together."""
    measured = [check.measured for check in findings(content).checks.values()]
    return {key: sum(getattr(one, key) for one in measured) for key in ("planted", "found", "wrong")}
