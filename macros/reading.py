"""Reading one file of a contributor's safely: bytes to text. Nothing here trusts the file.

Each function below that returns a Problem is a rule; its name is the rule's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from macros.problem import Problem

LARGEST = 200_000  # bytes; the longest file of the project has a tenth of it

# Control characters, line separators, soft hyphens, spaces of no width, and marks that turn the direction of writing.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]")
CONFLICT = re.compile(r"^[<>]{7}( |$)", re.M)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how some editors start a text in another encoding
FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|$)", re.S)


class Unreadable(Exception):
    """The file cannot be read; holds the problems that say why."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(*problems)


@dataclass(frozen=True)
class Source:
    """A file as text. `shown` is its path as a contributor knows it, with forward slashes."""

    shown: str
    text: str

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty when there is no such line."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def problem(self, line: int, rule: str, message: str, *, advice: bool = False) -> Problem:
        """A problem on that line, which is quoted."""
        return Problem(self.shown, line, rule, message, self.line(line), advice)


def read_text(path: Path, root: Path) -> Source:
    """The file's text with Unix line ends and without a byte order mark.

    Raises Unreadable when one of the rules below finds a problem.
    """
    shown = path.relative_to(root).as_posix()
    if problem := outside_tree(path, root, shown) or too_large(path, shown):
        raise Unreadable(problem)
    data = path.read_bytes()
    if problem := not_utf8(data, shown) or empty_file(data, shown):
        raise Unreadable(problem)
    source = Source(shown, data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    if problem := invisible_character(source) or merge_conflict(source):
        raise Unreadable(problem)
    return source


def outside_tree(path: Path, root: Path, shown: str) -> Problem | None:
    """A file lies in this project. A link that leads elsewhere would publish a file of the machine that builds the site."""
    if path.is_symlink() and not path.exists():
        return Problem(shown, 1, "outside-tree", "This is a link to a file that is not there. Put the file itself here.")
    if path.resolve().is_relative_to(root.resolve()):
        return None
    return Problem(shown, 1, "outside-tree", "This is a link to a file outside the project. Put the file itself here.")


def too_large(path: Path, shown: str) -> Problem | None:
    """A file has at most 200,000 bytes, about a hundred pages of a book. Something larger is most likely the wrong file."""
    if (size := path.stat().st_size) <= LARGEST:
        return None
    return Problem(shown, 1, "too-large", f"The file has {size:,} bytes; {LARGEST:,} is the most. Is it the right file?")


def not_utf8(data: bytes, shown: str) -> Problem | None:
    """Files are saved as UTF-8, the encoding that every editor offers. In another one, é and “ arrive as garbage."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data and not data.startswith(UTF_16):
            message = "This is no text but a picture, a document or a program. Copy its words into a plain text file."
            return Problem(shown, 1, "not-utf8", message)
        line = data.count(b"\n", 0, error.start) + 1
        text = INVISIBLE.sub("\ufffd", data.split(b"\n")[line - 1].decode("utf-8", "replace"))
        message = "This line is not UTF-8 text. Save the file again and choose the encoding UTF-8."
        return Problem(shown, line, "not-utf8", message, text)
    return None


def empty_file(data: bytes, shown: str) -> Problem | None:
    """A file without text is a mistake: it was added too early, or its text was lost."""
    if data.strip(b"\xef\xbb\xbf \t\r\n"):
        return None
    return Problem(shown, 1, "empty-file", "The file is empty. Write the text, or delete the file.")


def invisible_character(source: Source) -> Problem | None:
    """A text has no characters that nobody can see. They come with text pasted from other programs, and break names and links."""
    found = INVISIBLE.search(source.text)
    if not found:
        return None
    line = source.text.count("\n", 0, found.start()) + 1
    message = f"Where ◆ stands is a character that nobody can see (U+{ord(found[0]):04X}). Delete it, or type those words again."
    return Problem(source.shown, line, "invisible-character", message, INVISIBLE.sub("◆", source.line(line)))


def merge_conflict(source: Source) -> Problem | None:
    """A file holds one version of its text. Git writes lines of <<<<<<< and >>>>>>> where two people changed the same lines."""
    found = CONFLICT.search(source.text)
    if not found:
        return None
    message = (
        "Two versions of these lines stand here. Keep one, and take out the lines that start with <<<<<<<, ======= and >>>>>>>."
    )
    return source.problem(source.text.count("\n", 0, found.start()) + 1, "merge-conflict", message)


def split_front_matter(source: Source) -> tuple[str, str, int]:
    """The YAML between the two `---` lines, the text below without blank lines around it, and that text's first line."""
    found = FRONT_MATTER.match(source.text)
    if not found:
        raise Unreadable(no_front_matter(source))
    rest = source.text[found.end() :]
    body = rest.lstrip("\n")
    if (again := FRONT_MATTER.match(body)) and re.search(r"^\w+:", again[1] or "", re.M):
        raise Unreadable(second_front_matter(source, found[0].count("\n") + len(rest) - len(body) + 1))
    return found[1] or "", body.rstrip("\n"), found[0].count("\n") + len(rest) - len(body) + 1


def no_front_matter(source: Source) -> Problem:
    """A Markdown file starts with its keys between two lines `---`. Below the second one stands the text.
    Without them the site does not know what the text is for.
    """
    message = "The file must start with a line `---`, then keys such as `title: …`, then a second line `---`, then the text."
    return source.problem(1, "no-front-matter", message)


def second_front_matter(source: Source, line: int) -> Problem:
    """A Markdown file has its keys once, at its top. A second block of keys would be shown to readers as text; it comes from
    pasting one file into another.
    """
    message = "Here a second block of keys starts. Keep one of the two, at the top of the file, with each key once."
    return source.problem(line, "second-front-matter", message)
