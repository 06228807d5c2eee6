"""The pictures of docs/contributing/: plain SVG drawn from a few boxes and lines, readable on a phone, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

WIDTH = 420
LINE = 20
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
    'font-family="system-ui, sans-serif" font-size="15" fill="#17303a">\n'
    '<rect width="{width}" height="{height}" rx="8" fill="#fff"/>\n'
)
GREEN, GRAY, RED = "#1d5c63", "#5b6b70", "#a4262c"


def pictures() -> dict[str, str]:
    """Each picture by its file name."""
    return {
        "1-suggest.svg": _screen("thank-you/write-the-note", _suggest()),
        "2-edit.svg": _screen("thank-you-same-day.md", _edit()),
        "3-check.svg": _screen("Files changed", _check()),
        "architecture.svg": _architecture(),
    }


def _screen(title: str, lines: Iterable[str]) -> str:
    """A window with a title bar and lines of text in it."""
    drawn = list(lines)
    height = 50 + LINE * len(drawn) + 12
    bar = f'<rect x="1" y="1" width="{WIDTH - 2}" height="{height - 2}" rx="8" fill="none" stroke="{GRAY}"/>\n' + "".join(
        f'<circle cx="{x}" cy="18" r="5" fill="{GRAY}"/>\n' for x in (18, 34, 50)
    )
    body = "".join(line.format(y=58 + LINE * at) for at, line in enumerate(drawn))
    return f"{HEAD.format(width=WIDTH, height=height)}{bar}{_text(68, 23, title, GRAY)}\n{body}</svg>\n"


def _text(x: int, y: int | str, words: str, color: str = "", weight: str = "") -> str:
    style = (f' fill="{color}"' if color else "") + (f' font-weight="{weight}"' if weight else "")
    return f'<text x="{x}" y="{y}"{style}>{escape(words)}</text>'


def _row(words: str, color: str = "", weight: str = "", x: int = 18) -> str:
    return _text(x, "{y}", words, color, weight) + "\n"


def _ring(words: str, width: int) -> str:
    """Words that are to be clicked, with a ring around them."""
    shape = f'<rect x="8" y="{{y}}" width="{width}" height="28" rx="14" transform="translate(0 -19)"'
    ring = f'{shape} fill="none" stroke="{RED}" stroke-width="3"/>'
    return f"{ring}\n{_row(words, GREEN, '600')}"


def _suggest() -> list[str]:
    return [
        _row("Thank-you on the same day", weight="700"),
        _row("Hi [interviewer name],"),
        _row("Thank you for your time today."),
        _row(""),
        _ring("Suggest a change", 175),
    ]


def _edit() -> list[str]:
    return [
        _row("---", GRAY),
        _row("title: Thank-you on the same day", GRAY),
        _row("---", GRAY),
        _row("Hi [interviewer name],"),
        '<rect x="10" y="{y}" width="398" height="22" transform="translate(0 -16)" fill="#dff3e4"/>\n'
        + _row("Thank you for talking with me today."),
        _row(""),
        _ring("Commit changes …", 185),
        _row(""),
        _row("What changed, in a few words: plainer first line", GRAY),
        _row(""),
        _ring("Propose changes", 170),
    ]


def _check() -> list[str]:
    return [
        _row("Hi [interviewers name],"),
        f'<rect x="10" y="{{y}}" width="398" height="84" rx="4" transform="translate(0 -14)" fill="#fdecea" stroke="{RED}"/>\n'
        + _row("unknown-placeholder", RED, "700", 22),
        _row("[interviewers name] is not in", x=22),
        _row("snippets/fields.yml. Did you mean", x=22),
        _row("[interviewer name]?", x=22),
        _row(""),
    ]


def _box(x: int, y: int, width: int, lines: Iterable[str]) -> str:
    drawn = list(lines)
    height = 14 + LINE * len(drawn)
    rect = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" fill="#f4f8f8" stroke="{GREEN}" stroke-width="2"/>\n'
    rows = (_text(x + 10, y + 22 + LINE * at, line, weight="" if at else "700") for at, line in enumerate(drawn))
    return rect + "".join(f"{row}\n" for row in rows)


def _arrow(x: int, y: int, length: int) -> str:
    end = y + length
    head = f'<polygon points="{x - 5},{end - 8} {x + 5},{end - 8} {x},{end}" fill="{GREEN}"/>\n'
    return f'<line x1="{x}" y1="{y}" x2="{x}" y2="{end - 8}" stroke="{GREEN}" stroke-width="2"/>\n{head}'


def _architecture() -> str:
    """The way of a text: from the files that people write to the site."""
    parts = [
        _box(10, 10, 195, ["snippets/", "texts, checklists,", "readings, evidence"]),
        _box(215, 10, 195, ["docs/", "pages that call a piece", "by its file name"]),
        _arrow(107, 84, 26), _arrow(312, 84, 26),
        _box(10, 112, 400, ["macros.content.load()", "YAML becomes models; every key has its line"]),
        _arrow(107, 166, 26), _arrow(312, 166, 26),
        _box(10, 194, 195, ["macros.render", "one line of HTML that", "Markdown cannot harm"]),
        _box(215, 194, 195, ["tools.check", "file, line, rule:", "what, and how to mend"]),
        _arrow(107, 268, 26),
        _box(10, 296, 400, ["MkDocs and Material", "Markdown becomes site/, complete without script"]),
        _arrow(107, 350, 26),
        _box(10, 378, 400, ["tools.publish", "search index, security policy, offline, exports"]),
    ]  # fmt: skip
    return f"{HEAD.format(width=WIDTH, height=442)}{''.join(parts)}</svg>\n"
