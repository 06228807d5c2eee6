"""Rules over what pages are made of: macros, headings, HTML. Each function is a rule; its name is the rule's name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from macros.calls import Call
from macros.pages import MACROS, PageFile, outside_code
from macros.problem import Problem, did_you_mean
from tools.check.pieces import no_such_piece
from tools.check.project import Project

# A web address or an e-mail address between < and > is Markdown. Both patterns stay inside a paragraph.
TAG = re.compile(r"<(?!https?://|mailto:|[\w.+-]+@[\w.-]+>)[a-zA-Z/!?](?:(?!\n\n)[^<>])*>")
CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n\n).)+?)(?<!`)\1(?!`)", re.S)
LINK = re.compile(r"(!?)\[[^\]]*\]\(\s*<?([^\s)>]+)|^ {0,3}()\[[^\]]+\]:\s*<?([^\s>]+)", re.M)
TAKEN_IN = re.compile(r"\s*-+8<-+")


def jinja_not_allowed() -> None:
    """A page may only call macros with texts in quotes. Anything else between `{{ }}`, `{% %}` or `{# #}` is a program, and would
    run on the machine that builds the site.
    """


def unknown_macro(project: Project) -> Iterator[Problem]:
    """A page calls a macro that exists, with as many ids as it takes. A misspelled name would print an error on the page."""
    for page, call in _calls(project):
        macro = MACROS.get(call.name)
        if macro is None:
            message = f"There is no macro `{call.name}`.{did_you_mean(call.name, MACROS)}"
            yield page.source.problem(call.line, "unknown-macro", message)
        elif not macro.least <= len(call.arguments) <= macro.most:
            many = str(macro.least) if macro.least == macro.most else f"{macro.least} to {macro.most}"
            takes = f"{many} {'id' if macro.most == 1 else 'ids'} in quotes" if macro.most else "nothing"
            message = f"`{call.name}` takes {takes} between its brackets, not {len(call.arguments)}."
            yield page.source.problem(call.line, "unknown-macro", message)


def unknown_id_on_page(project: Project) -> Iterator[Problem]:
    """A macro names a piece by its file name without the ending, and that file exists. Otherwise the page would show an error."""
    for page, call in _calls(project):
        macro = MACROS.get(call.name)
        if not macro or not macro.kind:
            continue
        known = project.content.ids[macro.kind]
        for name in call.arguments:
            if name not in known:
                yield page.source.problem(call.line, "unknown-id-on-page", no_such_piece(macro.kind, name, known))


def figure_without_number(project: Project) -> Iterator[Problem]:
    """`figure` prints a number together with its base, because a number alone misleads. Evidence without both can be cited."""
    for page, call in _calls(project):
        if call.name == "figure":
            for name in call.arguments:
                piece = project.content.evidence.get(name)
                if piece and not piece.value.figure:
                    message = f'{name} has no `figure` and `base`. Write {{{{ cite("{name}") }}}} instead.'
                    yield page.source.problem(call.line, "figure-without-number", message)


def block_macro_alone(project: Project) -> Iterator[Problem]:
    """A macro that draws a block stands alone on its line, at the left edge, with empty lines around it. Inside a list or
    between other words its HTML would be torn apart.
    """
    for page, call in _calls(project):
        macro = MACROS.get(call.name)
        if not macro or not macro.block:
            continue
        lines = page.source.text.split("\n")
        around = [lines[at] if 0 <= at < len(lines) else "" for at in (call.line - 2, call.line)]
        if not re.fullmatch(r"\{\{ *\w+\([^{}]*\) *\}\}\s*", lines[call.line - 1]) or any(line.strip() for line in around):
            message = f"`{call.name}` draws a block: put it alone on a line, not indented, with an empty line above and below."
            yield page.source.problem(call.line, "block-macro-alone", message)


def shown_twice(project: Project) -> Iterator[Problem]:
    """A piece stands at most once on a page: of two copies, a link, a tick or a filled gap would reach only one."""
    for page in project.pages:
        seen: dict[tuple[str, str], int] = {}
        for call in page.calls:
            macro = MACROS.get(call.name)
            if not macro or not macro.block:
                continue
            for name in call.arguments or ("",):
                if (call.name, name) in seen:
                    first = seen[call.name, name]
                    instead = f"Link to it: [words](#{call.name}-{name})" if name else "Take this one out"
                    message = f"`{name or call.name}` already stands on line {first}. {instead}."
                    yield page.source.problem(call.line, "shown-twice", message)
                seen.setdefault((call.name, name), call.line)


def heading_level(project: Project) -> Iterator[Problem]:
    """The page's title is its only first-level heading; headings start at `##` and never skip a level. People who listen to a
    page find their way by them.
    """
    for page in project.pages:
        last = 1
        for heading in page.headings:
            if heading.level == 1:
                yield page.source.problem(
                    heading.line, "heading-level", "The `title` at the top is the page's heading. Write `##` here."
                )
            elif heading.level > last + 1:
                yield page.source.problem(heading.line, "heading-level", f"This skips a level. Write `{'#' * (last + 1)}` here.")
            last = max(heading.level, 2) if heading.level > 1 else 1


def topic_answered_twice(project: Project) -> Iterator[Problem]:
    """Every question is answered under one heading of the site, so that links and search lead to one place."""
    places: dict[str, list[tuple[PageFile, int]]] = defaultdict(list)
    for page in project.pages:
        for heading in page.headings:
            if heading.id in project.content.topics:
                places[heading.id].append((page, heading.line))
    for topic, (first, *others) in places.items():
        for page, line in others:
            message = f"#{topic} is already answered in docs/{first[0].path}:{first[1]}. Link to it, or take the id out."
            yield page.source.problem(line, "topic-answered-twice", message)


def topic_not_answered(project: Project) -> Iterator[Problem]:
    """Every question of topics.yml is answered under a heading with its slug as id, so that no reader is left without an answer."""
    if not all(page.source.text for page in project.pages):
        return  # the answer may stand on a page that could not be read
    answered = {heading.id for page in project.pages for heading in page.headings}
    for name, piece in project.content.topics.items():
        if name not in answered:
            message = f"No page answers this yet. Write a heading that ends in {{: #{name} }}, or take the question out."
            yield piece.problem((), "topic-not-answered", message)


def raw_html(project: Project) -> Iterator[Problem]:
    """Pages are Markdown. HTML in them breaks without script, in print or in another builder, and can carry scripts."""
    for page, numbers, text in page_texts(project):
        tags = {numbers[text.count("\n", 0, match.start())]: match[0] for match in reversed(list(TAG.finditer(text)))}
        for number, tag in tags.items():
            shown = " ".join(tag.split())[:60]
            message = (
                f"Take {shown} out, or write it as Markdown (**bold**, [words](address)). To show it, put backticks around it."
            )
            yield page.source.problem(number, "raw-html", message)


def foreign_link(project: Project) -> Iterator[Problem]:
    """Pictures come from this site, and links lead to pages or web addresses: nothing that runs, nothing that tracks."""
    for page, numbers, text in page_texts(project):
        for match in LINK.finditer(text):
            picture, address = match[1], match[2] or match[4]
            scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):|//", address)
            if scheme and (picture or (scheme[1] or "").lower() not in ("https", "http")):
                what = (
                    "A picture comes from docs/assets/images"
                    if picture
                    else "A link leads to a page (../waiting/how-long.md) or to a web address that starts with https://"
                )
                number = numbers[text.count("\n", 0, match.start())]
                yield page.source.problem(number, "foreign-link", f"{what}. This does not: {address[:60]}")


def unknown_shared_text(project: Project) -> Iterator[Problem]:
    """A line such as `--8<-- "privacy.md"` takes in a file of snippets/shared/, and that file exists. Otherwise the build stops."""
    known = project.content.ids["shared"]
    for page in project.pages:
        for number, line in enumerate(page.body.split("\n"), page.body_line):
            found = re.fullmatch(r' *--8<-- "([^"]+)"\s*', line)
            if TAKEN_IN.match(line) and (not found or found[1] not in known):
                message = f"There is no snippets/shared/{found[1]}.{did_you_mean(found[1], known)}" if found else _TAKE_IN
                yield page.source.problem(number, "unknown-shared-text", message)


_TAKE_IN = 'To take in a file of snippets/shared/, write a line like this: --8<-- "privacy.md"'


def page_texts(project: Project) -> Iterator[tuple[PageFile, list[int], str]]:
    """Each page without its code, with the line numbers of what is left."""
    for page in project.pages:
        lines = list(outside_code(page.body, page.body_line))
        text = CODE_SPAN.sub(lambda code: "\n" * code[0].count("\n"), "\n".join(line for _, line in lines))
        yield page, [number for number, _ in lines], text


def _calls(project: Project) -> Iterator[tuple[PageFile, Call]]:
    for page in project.pages:
        for call in page.calls:
            yield page, call


RULES = (
    unknown_macro, unknown_id_on_page, figure_without_number, block_macro_alone, shown_twice, heading_level,
    topic_answered_twice, topic_not_answered, raw_html, foreign_link, unknown_shared_text,
)  # fmt: skip
