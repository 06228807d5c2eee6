"""The worst contributor day: every slip that browsers, word processors and file managers make, all told at once; and what is sound.

Each slip is told with file, line and rule, and in words for somebody who does not write code.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.check.run import find_problems

SOUND = ROOT / "tests" / "rules" / "_sound"
TODAY = date(2026, 12, 1)

HEAD = '---\ntitle: {name}\ndescription: A page called {name}.\nanswer: Write.\nreviewed: "2026-11-22"\n---\n\n'
MESSAGE = '---\ntitle: A note\nmoment: thank-you\nsubject: "Thank you"\nuse_when: You had an interview.\n---\n'


def page(name: str, body: str) -> bytes:
    """A page that is sound but for its body."""
    return (HEAD.format(name=name) + body + "\n").encode()


def note(body: str) -> bytes:
    """A text to copy that is sound but for its body."""
    return (MESSAGE + body + "\n").encode()


# path: (what the file holds, the line and the rule of the slip, words that say what to do)
SLIPS: dict[str, tuple[bytes, int, str, str]] = {
    "docs/conflict.md": (page("conflict", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> patch-1"), 8, "merge-conflict", "Keep one"),
    "docs/word.md": (page("word", "{{ message(“late”) }}"), 8, "jinja-not-allowed", "straight ones"),
    "docs/space.md": (page("space", "Thank\xa0you."), 8, "unusual-space (advice)", "Type it again"),
    "docs/twice.md": (page("twice", HEAD.format(name="again") + "Write."), 8, "second-front-matter", "Keep one of the two"),
    "docs/paste.md": (page("paste", '<p class="MsoNormal"><b>Write.</b></p>'), 8, "raw-html", "Take"),
    "docs/script.md": (page("script", "<script>alert(1)</script>"), 8, "raw-html", "Take <script> out"),
    "docs/handler.md": (page("handler", '[Copy](index.md){: onclick="alert(1)" }'), 8, "attribute-not-allowed", "Only an id"),
    "docs/image-handler.md": (page("image-handler", '<img src="x" onerror="alert(1)">'), 8, "raw-html", "Take <img"),
    "docs/javascript.md": (page("javascript", "[Copy](javascript:alert(1))"), 8, "foreign-link", "https://"),
    "docs/picture.md": (page("picture", "![A chart](https://example.org/a.png)"), 8, "foreign-link", "docs/assets/images"),
    "docs/jinja.md": (page("jinja", "{{ 7 * 7 }}"), 8, "jinja-not-allowed", "with its name in straight quotes"),
    "docs/renamed.md": (page("renamed", '{{ message("lated") }}'), 8, "unknown-id-on-page", "Did you mean late?"),
    "docs/dead.md": (page("dead", "See [more](indexx.md)."), 8, "dead-link", "Did you mean index.md?"),
    "docs/boxes.md": (page("boxes", "- [ ] Write."), 8, "task-list", "plain list"),
    "docs/Upper Case.md": (page("upper", "Write."), 1, "stray-file", "Rename it: upper-case.md"),
    "docs/wrong.markdown": (page("wrong", "Write."), 1, "stray-file", "end in .md"),
    "docs/logo.png": (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "stray-file", "docs/assets"),
    "snippets/mesages/note.md": (note("Hi,"), 1, "stray-file", "Did you mean messages?"),
    "snippets/messages/Late Note.md": (note("Hi,"), 1, "stray-file", "Rename it: late-note.md"),
    "snippets/messages/note.txt": (note("Hi,"), 1, "stray-file", "ends in .md"),
    "snippets/messages/binary.md": (bytes(range(256)), 1, "not-utf8", "plain text file"),
    "snippets/messages/large.md": (b"x" * 5_000_000, 1, "too-large", "Is it the right file?"),
    "snippets/messages/empty.md": (b"", 1, "empty-file", "Write the text, or delete the file"),
    "snippets/messages/pasted.md": (note("<p>Hi,</p>"), 7, "html-in-piece", "not plain text"),
    "snippets/messages/colon.md": (
        b"---\ntitle: A note\nmoment: thank-you\nsubject: Thank you: the interview\nuse_when: Now.\n---\nHi,\n", 4, "broken-yaml",
        'put quotes around the whole of it, like this: subject: "Thank you: the interview"',
    ),
    "snippets/messages/gap.md": (note("Hi [interviewer\xa0name],"), 7, "unknown-placeholder", "unusual space"),
    "snippets/signals/tab.yml": (b"title: x\nexplanations:\n\t- y\n", 3, "broken-yaml", "Use spaces"),
    "snippets/checklists/walk.yml": (
        b"title: Walk\nmoment: waiting\nintro: Walk.\nitems:\n  - id: a\n    text: Walk.\n    why: It helps.\n    message: gone\n",
        8,
        "unknown-id", "There is no snippets/messages/gone.md",
    ),
    "snippets/ids.lock": (b"messages/late\nmessages/removed\n", 2, "released-id", "Bring it back"),
}  # fmt: skip

TITLES = ("“We will be in touch soon”", "They asked for references", "Nobody has written — for a week", "Zoë O’Brien’s “maybe”")
# What people send that is fine as it is: path and content.
FINE: dict[str, bytes] = {
    "docs/plain.md": page("plain", "Write one note."),
    "docs/crlf.md": page("crlf", "Write one note.").replace(b"\n", b"\r\n"),
    "docs/bom.md": b"\xef\xbb\xbf" + page("bom", "Write one note."),
    "docs/curly.md": page("curly", "She said “maybe” – it’s a word, not a date…"),
    "docs/names.md": page("names", "Zoë, 李小龙 and Þórdís each got a note. \U0001f642"),
    "docs/code.md": page("code", "Write `<b>` or `{: .x }` in code.\n\n```text\n<script>alert(1)</script>\n- [ ] a box\n```"),
    "docs/braces.md": page("braces", "{% raw %}{{ braces }}{% endraw %} are shown like this."),
    "docs/quote.md": page("quote", "> Thank you for your time.\n\nIt is enough."),
    "docs/table.md": page("table", "| when | what |\n| --- | --- |\n| today | write |"),
    "docs/links.md": page("links", "[A note](index.md#late-note), [its text](index.md#message-late), <https://example.org>."),
    "docs/anchor.md": page("anchor", "## One {: #one }\n\nSee [one](#one) and [two](#two-words).\n\n## Two words\n\nWrite."),
    "docs/rule.md": page("rule", "Ask again after ten days: our rule. Then stop."),
    "docs/cited.md": page("cited", "Many liked a note: 80% {{ cite(\"poll-2017\") }}."),
    "docs/line.md": page("line", "Write one note.\n\n---\n\nThat is all."),
    "docs/waiting/deep.md": page("deep", "See [the first page](../index.md)."),
    "docs/spaces.md": page("spaces", "Write one note.   \nThen stop.  \n\n\n\n"),
    **{
        f"snippets/signals/heard-{at}.yml": (
            "# yaml-language-server: $schema=../schemas/signals.schema.json\n"
            f"title: '{title}'\nkind: said\nstrength: none\ndirection: either\nconfidence: low\nreading: A kind word.\n"
            "explanations:\n  - They say it to everyone.\ndo: Wait until their date.\ndont: Do not count on it.\n"
        ).encode()
        for at, title in enumerate(TITLES)
    },
    "snippets/messages/kind-word.md": (
        '---\r\ntitle: A kind word\r\nmoment: thank-you\r\nsubject: "Thank you – [job title]"\r\nuse_when: They were kind.\r\n'
        "---\r\nHi [interviewer name],\r\n\r\nYou said “take your time” – I did. 🙂\r\n\r\n[your name]\r\n"
    ).encode(),
    "snippets/checklists/walk.yml": (
        b"# yaml-language-server: $schema=../schemas/checklists.schema.json\n"
        b"title: Walk\nmoment: waiting\nintro: Walk.\nitems:\n- id: walk\n  text: \"Walk: once.\"\n  why: It helps.\n  message: late\n"
    ),
    "docs/heard.md": page(
        "heard",
        '{{ signal("heard-0", "heard-1", "heard-2", "heard-3") }}\n\n{{ message("kind-word") }}\n\n{{ checklist("walk") }}\n\n'
        "## When to stop\n\nWrite once.",
    ),
    "snippets/ids.lock": (SOUND / "snippets/ids.lock").read_bytes()
    + b"".join(b"signals/heard-%d\n" % at for at in range(4))
    + b"messages/kind-word\nchecklists/walk\nchecklists/walk#walk\n",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small sound project."""
    return Path(shutil.copytree(SOUND, tmp_path / "project"))


def put(root: Path, files: dict[str, bytes]) -> None:
    """Writes the files into the project."""
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def test_every_slip_is_told_at_once(root: Path) -> None:
    put(root, {path: data for path, (data, *_) in SLIPS.items()})
    told = [str(problem) for problem in find_problems(root, TODAY)]
    for path, (_, line, rule, words) in SLIPS.items():
        where = f"{path}:{line}: {rule}\n"
        if rule == "stray-file" and path == "snippets/mesages/note.md":
            where = "snippets/mesages:1: stray-file\n"
        if rule.endswith("(advice)"):
            continue  # advice waits until the files can be read: see below
        assert any(entry.startswith(where) and words in entry for entry in told), f"{where} … {words}"
    blamed = {entry.split(":")[0] for entry in told}
    assert blamed - {"snippets/mesages"} <= SLIPS.keys(), "nothing else is blamed"


@pytest.mark.parametrize("path", SLIPS)
def test_a_slip_alone_is_told_in_plain_words(root: Path, path: str) -> None:
    data, _, rule, words = SLIPS[path]
    put(root, {path: data})
    told = [problem for problem in find_problems(root, TODAY) if words in problem.message]
    assert told and {problem.rule for problem in told} == {rule.removesuffix(" (advice)")}
    for problem in told:
        jargon = ("traceback", "exception", "token", "parse", "none", "null", "regex", "string")
        assert not any(word in problem.message.lower().split() for word in jargon), problem.message


def test_what_is_sound_passes_without_a_word(root: Path) -> None:
    assert len(FINE) >= 22, "twenty contributions, the page that shows the pieces, and the list of ids"
    put(root, FINE)
    assert [str(problem) for problem in find_problems(root, TODAY)] == []


@pytest.mark.parametrize("path", [path for path in FINE if path.startswith("docs/") and path != "docs/heard.md"])
def test_each_sound_page_passes_alone(root: Path, path: str) -> None:
    put(root, {path: FINE[path]})
    assert [str(problem) for problem in find_problems(root, TODAY)] == []
