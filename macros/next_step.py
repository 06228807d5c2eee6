"""What the page "What do I do next?" takes from the content: the rules as data, and the texts that it can show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.content import Content
from macros.model import NextStep, Stage

CALM_PAGE = ("waiting/waiting-well.md", "if-this-is-too-much")
WEEKDAYS = (
    (1, "Monday"), (2, "Tuesday"), (3, "Wednesday"), (4, "Thursday"), (5, "Friday"), (6, "Saturday"), (0, "Sunday"),
)  # fmt: skip
TIMES = ("Not yet", "Once", "Twice", "Three times")


def asked(most: int) -> list[tuple[int, str]]:
    """How often they have asked, as choices: the last one means at least so often."""
    return [(times, TIMES[times] + (" or more" if times == most else "")) for times in range(most + 1)]


def words(content: Content) -> NextStep:
    """What the page asks and says, from snippets/next-step.yml."""
    piece = content.whole.get("next-step")
    if not piece or not content.timing or not content.timing.next_step:
        raise ValueError("this page needs snippets/next-step.yml, and next_step in snippets/timing.yml")
    value: NextStep = piece.value
    return value


def rules(content: Content) -> dict[str, Any]:
    """The rules as docs/assets/javascripts/next-step/rules.js reads them; must survive JSON."""
    said = words(content)
    signals = {
        name: {"kind": piece.value.kind, "decided": is_no(content, name), "message": piece.value.message}
        for name, piece in content.signals.items()
    }
    return {"timing": timing(content), "heard": heard(said), "texts": said.texts, "signals": signals}


def timing(content: Content) -> dict[str, Any]:
    """The numbers of timing.yml that the rules count with."""
    return content.timing.model_dump(exclude={"quiet_hours", "not_nudges", "why"}) if content.timing else {}


def heard(said: NextStep) -> dict[str, list[str]]:
    """What they said or did, by what follows from it."""
    return {what: list(following.signals) for what, following in said.heard.items()}


def readings(content: Content, href: Callable[[str], str | None]) -> dict[str, dict[str, Any]]:
    """What they said or did, as the page needs it: how it is read, and the words by which it is found."""
    known = sorted(content.signals.items(), key=lambda entry: entry[1].value.title.lstrip("\"'").casefold())
    answered = words(content).heard["answer"].signals
    kept = {"title", "kind", "message", "reading", "explanations", "ask", "phrases"}
    return {
        name: {
            **piece.value.model_dump(include=kept), "decided": is_no(content, name), "href": href(name),
            # There is one step on the page. Only with help to be had, or an answer to be given, there is more to say.
            "do": piece.value.do if piece.value.kind == "conduct" or name in answered else None,
        }
        for name, piece in known
    }  # fmt: skip


def page_words(said: NextStep, stage_links: Callable[[Stage], list[dict[str, str]]]) -> dict[str, Any]:
    """The sentences, each stage with its links."""
    stages = {name: {**stage.model_dump(), "links": stage_links(stage)} for name, stage in said.stages.items()}
    return {**said.model_dump(), "heard": heard(said), "stages": stages}


def is_no(content: Content, signal: str) -> bool:
    """Whether it is their own clear no, which beats everything else."""
    value = content.signals[signal].value
    return value.strength == "decided" and value.direction == "bad"


def texts(content: Content) -> list[str]:
    """The messages that the page can show, each once: those of the steps, of what is answered, and of a no."""
    said = words(content)
    answered = [signal for what in ("answer", "hold") for signal in said.heard[what].signals]
    signals = [*answered, *(name for name in content.signals if is_no(content, name))]
    messages = [content.signals[name].value.message for name in signals]
    return list(dict.fromkeys([*said.texts.values(), *(name for name in messages if name)]))
