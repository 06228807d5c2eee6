"""`python -m tools new KIND`: asks the few questions about a piece or a page, and writes a file that passes the checks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from macros.problem import did_you_mean
from tools.environment import ROOT
from tools.new import questions
from tools.new.entries import NotPossible
from tools.new.files import Made, make
from tools.new.write import write

Ask = Callable[[str], str]


def main(arguments: argparse.Namespace) -> int:
    """Reads the flags, asks what is missing, and writes. Returns 1, having changed nothing, when that is not possible."""
    found = parser().parse_args(arguments.rest)
    root = Path(found.root).resolve()
    given = {name: value for name, value in vars(found).items() if value is not None}
    try:
        answers = answer(found.piece, given, input if sys.stdin.isatty() else None)
        made = make(found.piece, answers, root, date.today())
        problems = write(made, root)
    except NotPossible as error:
        print(error, file=sys.stderr)
        return 1
    if problems:
        print("\n\n".join(map(str, problems)), "\n\nNothing was written. Mend this first.", file=sys.stderr)
        return 1
    tell(made)
    return 0


def tell(made: Made) -> None:
    """Says what was written, and what is left to do by hand."""
    for path in made.files:
        print(f"wrote {path}")
    for step in made.next_steps:
        print(f"next: {step}")


def parser() -> argparse.ArgumentParser:
    """The flags: one for each question of each kind."""
    top = argparse.ArgumentParser(prog="python -m tools new", description=__doc__)
    kinds = top.add_subparsers(dest="piece", required=True, metavar="KIND")
    for kind, asked in questions.KINDS.items():
        command = kinds.add_parser(kind, help=questions.PURPOSES[kind], description=questions.PURPOSES[kind])
        command.add_argument("--root", default=str(ROOT), help="the folder that holds docs/ and snippets/")
        command.add_argument("--id", help="the name of the file without its ending; made from the title when left out")
        for question in asked:
            command.add_argument(question.flag, help=question.help, choices=question.choices or None, metavar=question.metavar)
    return top


def answer(kind: str, given: Mapping[str, str], ask: Ask | None) -> dict[str, str]:
    """An answer to every question that applies: from the flags, else by asking, else its default."""
    answers = {"id": given["id"]} if "id" in given else {}
    missing: list[str] = []
    for question in questions.KINDS[kind]:
        if question.name in given:
            answers[question.name] = given[question.name]
        elif not question.applies(answers):
            continue
        elif question.needed and ask:
            answers[question.name] = _ask(question, ask)
        elif question.needed:
            missing.append(question.flag)
    if missing:
        raise NotPossible(f"Say these too: {', '.join(missing)}. In a terminal they are asked for.")
    return answers


def _ask(question: questions.Question, ask: Ask) -> str:
    """Asks until there is an answer that is allowed."""
    label = question.name.replace("_", " ")
    choices = f"({', '.join(question.choices)}) " if question.choices else ""
    prompt = f"{label}: {question.help} {choices}"
    while True:
        try:
            text = "\n".join(_lines(prompt, ask)) if question.long else ask(prompt).strip()
        except EOFError:
            raise NotPossible("\nNothing was written.") from None
        if text and (not question.choices or text in question.choices):
            return text
        if text:
            print(f"{text} is none of these.{did_you_mean(text, question.choices)}")


def _lines(prompt: str, ask: Ask) -> Sequence[str]:
    """The lines of a long answer, up to a line with a single dot."""
    lines = [ask(f"{prompt}(end with a line that holds only a dot)\n")]
    while (line := ask("")) != ".":
        lines.append(line)
    return lines
