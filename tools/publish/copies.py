"""The pages for programs: a Markdown copy beside each page, llms.txt that lists them, and a JSON Feed of what changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin

from macros.content import load
from macros.model import Page
from tools.environment import ROOT
from tools.publish.describe import LICENSE, MAKERS, SITE, metas
from tools.publish.exports import home_address
from tools.publish.html import read, write
from tools.publish.markdown import to_markdown
from tools.publish.templates import caveats

SECTIONS = {
    "": "Start",
    "right-after": "My interview just ended",
    "thank-you": "Say thank you",
    "waiting": "Waiting to hear",
    "decision": "They said yes or no",
    "staying-in-touch": "Keep in touch, or stop",
    "by-situation": "My kind of job or country",
    "something-went-wrong": "Something went wrong",
    "templates": "Texts and tools",
    "checklists": "Texts and tools",
    "tools": "Texts and tools",
}
ELSEWHERE = "About this site"
RELEASE = re.compile(r"^## (?P<name>[^\n]*?),? \(?(?P<day>\d{4}-\d\d-\d\d)\)?\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def run(site: Path) -> str:
    """Writes the copies, llms.txt and feed.json into a built site."""
    home, timing = home_address(site), load(ROOT).timing
    rules = list(caveats(timing)) if timing else []
    found = {where: meta for where, meta in metas().items() if (site / where / "index.html").exists()}
    for where, meta in found.items():
        html = read(site / where / "index.html")
        write(site / where / "index.md", copy_of(html, urljoin(home, where), meta, rules))
    write(site / "llms.txt", overview(found, home, rules))
    write(site / "feed.json", feed(found, home, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))
    return f"{len(found)} pages"


def copy_of(html: str, url: str, meta: Page, rules: Iterable[str]) -> str:
    """One page as Markdown, with what must not be lost when it is read alone."""
    return "\n".join([
        to_markdown(html, url),
        "---\n",
        f"From {url}, last reviewed on {meta.reviewed}. Pages: CC BY 4.0 ({LICENSE}). Texts to copy: CC0.\n",
        "When you pass this on, keep these with it:\n",
        *(f"- {rule}" for rule in rules),
        "",
    ])  # fmt: skip


def overview(found: Mapping[str, Page], home: str, rules: Iterable[str]) -> str:
    """llms.txt: what the site is, what to keep with its advice, and every page with its whole short answer."""
    parts: dict[str, list[str]] = {name: [] for name in (*SECTIONS.values(), ELSEWHERE)}
    for where, meta in found.items():
        section = SECTIONS.get(where.split("/")[0], ELSEWHERE) if "/" in where else SECTIONS[""]
        parts[section].append(f"- [{meta.title}]({urljoin(home, f'{where}index.md')}): {' '.join(meta.answer.split())}")
    return "\n".join([
        f"# {SITE}\n",
        "> What to do after a job interview: the thank-you note, the wait, the answer, and the day to stop.\n",
        "Keep these with every piece of advice from here:\n",
        *(f"- {rule}" for rule in rules),
        "",
        *("\n".join([f"## {name}\n", *lines, ""]) for name, lines in parts.items() if lines),
        f"## Optional\n\n- [Every text as JSON]({urljoin(home, 'exports/templates.json')}): with its gaps and when to use it",
        f"- [Everything that can be downloaded]({urljoin(home, 'exports/index.json')}): with types, sizes and checksums\n",
    ])  # fmt: skip


def feed(found: Mapping[str, Page], home: str, changelog: str) -> str:
    """The JSON Feed: pages by the day of their last review, newest first, and the releases of the changelog."""
    entries = [*_pages(found, home), *releases(changelog, home)]
    entries.sort(key=lambda entry: (str(entry["date_modified"]), str(entry["id"])), reverse=True)
    return json.dumps({
        "version": "https://jsonfeed.org/version/1.1",
        "title": SITE,
        "home_page_url": home,
        "feed_url": urljoin(home, "feed.json"),
        "description": "Pages that were reviewed, and what changed on the site.",
        "language": "en",
        "authors": [{"name": MAKERS, "url": home}],
        "items": entries,
    }, ensure_ascii=False, indent=1) + "\n"  # fmt: skip


def _pages(found: Mapping[str, Page], home: str) -> Iterator[dict[str, object]]:
    for where, meta in found.items():
        url = urljoin(home, where)
        # A page that was reviewed again is a new entry for feed readers, at the same address.
        yield {
            "id": f"{url}#{meta.reviewed}", "url": url, "title": meta.title, "content_text": " ".join(meta.answer.split()),
            "date_modified": f"{meta.reviewed}T00:00:00Z",
        }  # fmt: skip


def releases(changelog: str, home: str) -> Iterator[dict[str, object]]:
    """Each part of CHANGELOG.md that has a day; `## Unreleased` has none yet."""
    for match in RELEASE.finditer(changelog):
        name = match["name"].strip("[] -–")
        yield {
            "id": f"{home}#changes-{name}", "url": home, "title": f"What changed: {name}", "content_text": match["text"].strip(),
            "date_modified": f"{match['day']}T00:00:00Z",
        }  # fmt: skip
