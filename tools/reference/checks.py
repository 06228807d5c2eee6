"""The page that explains every rule: its docstring, and the first finding in its broken example."""

from __future__ import annotations

import inspect
from pathlib import Path

from tools.check.markup import ODD_SPACE
from tools.check.run import LOADER_RULES, RULES, rule_name

HEAD = """---
title: What do the checks ask for, and why?
description: Every rule that a change is checked by - what it asks for, why, and how to mend what it finds, with an example.
answer: >-
  A check looks at every change and says on the line itself what to mend. Here is each rule with its reason and an example.
  Advice never blocks anything.
reviewed: "2026-11-25"
---

{% raw %}

`make check` prints all problems at once. Each shows the file, the line, the name of the rule and the text that is meant. Its last
line says how to mend it. On a pull request the same stands on the line itself, and the whole list in the summary.

What has to be mended blocks a change. What is marked **advice** does not: follow it where it helps readers, and ignore it where it
does not. A rule that is wrong about your sentence is a fault of ours: say so in the pull request.

## Exit codes

| code | means |
| --- | --- |
| 0 | nothing has to be mended; there may be advice |
| 1 | something has to be mended |
| 2 | the command was called wrongly |

These are the codes of `python -m tools check`. `make check` ends with 2 for each code but 0, as make does.

`python -m tools check --format json` prints the problems for other programs, and `--format github` prints what GitHub shows on the
lines.
"""


def page(root: Path) -> str:
    """The page as text."""
    fixtures = root / "tests" / "rules"
    examples = {rule_name(rule): _example(fixtures, rule_name(rule)) for rule in (*LOADER_RULES, *RULES)}
    texts = {rule_name(rule): inspect.getdoc(rule) or "" for rule in (*LOADER_RULES, *RULES)}
    advice = [name for name, example in examples.items() if f": {name} (advice)" in example]
    blocking = [name for name in examples if name not in advice]
    parts = [HEAD, "## What has to be mended\n", *(_section(name, texts[name], examples[name]) for name in sorted(blocking))]
    parts += ["## Advice\n", *(_section(name, texts[name], examples[name]) for name in sorted(advice))]
    return "\n".join([*parts, "{% endraw %}\n"])


def _section(name: str, text: str, example: str) -> str:
    return f"### {name}\n\n{text}\n\n```text\n{example}\n```\n"


def _example(fixtures: Path, name: str) -> str:
    """The first finding of a rule in its own broken tree."""
    found = (fixtures / name / "expected.txt").read_text(encoding="utf-8").split("\n\n")
    example = next(entry for entry in found if f": {name}\n" in entry or f": {name} (advice)\n" in entry)
    return ODD_SPACE.sub(" ", example).replace("--8<--", ";--8<--")  # with the semicolon it is shown and not followed
