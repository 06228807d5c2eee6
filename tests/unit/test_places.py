"""Where each piece stands, and links to it: at the root of a host and under a path."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.pages import PageFile, read_pages
from macros.places import Places, anchor, edit_link, find_places, link

HEAD = '---\ntitle: A page\ndescription: A page.\nanswer: Write.\nreviewed: "2026-11-22"\n---\n\n'


def pages(root: Path, bodies: dict[str, str]) -> list[PageFile]:
    """Pages with these texts."""
    for path, body in bodies.items():
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text(HEAD + body + "\n", encoding="utf-8")
    return read_pages(root)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("index.md", ""),
        ("waiting/how-long.md", "waiting/how-long/"),
        ("how-we-know/index.md", "how-we-know/"),
        ("waiting/reindex.md", "waiting/reindex/"),
        ("index/index.md", "index/"),
        ("a/b/c.md", "a/b/c/"),
        ("exports/", "exports/"),
    ],
)
@pytest.mark.parametrize(
    ("base", "start"), [("/", "/"), ("", "/"), ("/after/", "/after/"), ("/after", "/after/"), ("/a/b/", "/a/b/")]
)
def test_links_are_root_absolute(base: str, start: str, page: str, address: str) -> None:
    assert link(base, page) == start + address
    assert link(base, page, "late-note") == f"{start}{address}#late-note"


@pytest.mark.parametrize(
    ("site_url", "base"),
    [
        ("http://127.0.0.1:8000/", "/"),
        ("https://example.org", "/"),
        ("https://example.org/after/", "/after/"),
        ("https://example.org/after", "/after"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_the_path_of_the_site_comes_from_its_address(site_url: str | None, base: str) -> None:
    assert find_places([], [], site_url).base == base


def test_a_piece_is_linked_where_a_reader_meets_it_first(tmp_path: Path) -> None:
    found = find_places(
        pages(
            tmp_path,
            {
                "about.md": '{{ message("a") }}',
                "decision/offer.md": '{{ message("a", "b") }}',
                "thank-you/note.md": '{{ message("b") }}\n\n{{ checklist("c") }}',
                "by-situation/index.md": '{{ signal("d", "e") }}\n\n{{ position("f") }}',
            },
        ),
        [],
        "https://example.org/after/",
    )
    assert found.href("messages", "a") == "/after/decision/offer/#message-a"
    assert found.href("messages", "b") == "/after/thank-you/note/#message-b"
    assert found.href("checklists", "c") == "/after/thank-you/note/#checklist-c"
    assert found.href("signals", "e") == "/after/by-situation/#signal-e"
    assert found.href("positions", "f") == "/after/by-situation/#position-f"
    assert found.href("messages", "nowhere") is None
    assert found.href("nothing", "a") is None


def test_evidence_stands_only_in_its_table(tmp_path: Path) -> None:
    written = pages(tmp_path, {"waiting/how-long.md": 'A poll {{ cite("e") }}.', "how-we-know/index.md": "{{ evidence_table() }}"})
    assert find_places(written, ["e"], "/").href("evidence", "e") == "/how-we-know/#evidence-e"
    assert find_places(written[1:], ["e"], "/").href("evidence", "e") is None


def test_a_topic_is_linked_by_the_id_of_its_heading(tmp_path: Path) -> None:
    found = find_places(pages(tmp_path, {"waiting/a.md": "## Late {: #late-note }\n\nSend it.\n\n## No id"}), [], None)
    assert found.href("topics", "late-note") == "/waiting/a/#late-note"
    assert dict(found.pages["topics"]) == {"late-note": "waiting/a.md"}


def test_an_anchor_never_takes_the_id_of_a_topic() -> None:
    assert anchor("messages", "late") == "message-late"
    assert anchor("topics", "late") == "late"
    assert Places().href("messages", "late") is None


@pytest.mark.parametrize("repository", ["https://example.org/a/b", "https://example.org/a/b/"])
def test_the_link_to_edit(repository: str) -> None:
    assert edit_link(repository, "snippets/messages/a.md") == "https://example.org/a/b/edit/main/snippets/messages/a.md"
