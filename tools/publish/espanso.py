"""A package for espanso, which writes a text when somebody types its trigger, as espanso documents packages.

https://espanso.org/docs/packages/package-specification/ and https://espanso.org/docs/matches/forms/

The long form of a form match is used: its form asks for each gap once, under a label. The short form (`form:`) would show
the text itself with fields in it, with every paragraph on one line as long as it is, and a field for every repetition.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from macros.model import PLACEHOLDER
from tools.publish.templates import Gap, Template, Templates

NAME = "after-the-interview"
LICENSE = """CC0 1.0 Universal. Copy the texts, change them, send them. No credit is needed.
https://creativecommons.org/publicdomain/zero/1.0/
"""
README = """# After the Interview

Texts to copy after a job interview: thank you, asking for news, answering a no, an offer. They come from {url}

Type a trigger from the list below in an empty e-mail. A form asks for the gaps, and then the text is there.
What you leave as it is stays a gap in square brackets, so that you see it before you send.
An e-mail has a second trigger for its subject line: `{trigger}` and `{subject}`.

## Install

1. Run `espanso path packages` in a terminal. It shows the folder in which espanso keeps packages.
2. Make a folder `{name}` in it, and save `package.yml` and `_manifest.yml` there.
3. Type `{trigger}` in an empty e-mail. If nothing happens, run `espanso restart`.

## Before you send

{caveats}

## Triggers

| Type | Use it when |
| --- | --- |
{rows}

The texts are in the public domain (CC0 1.0).
"""


class _Dumper(yaml.SafeDumper):
    """YAML in which a text of several lines stands as it is."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)


def package(templates: Templates) -> dict[str, str]:
    """The files of the package."""
    manifest = {
        "name": NAME,
        "title": templates.name,
        "description": "Texts to copy after a job interview, with a form for their gaps.",
        "version": templates.version,
        "author": "The contributors of After the Interview",
        "homepage": templates.url,
    }
    matches = [match for template in templates.templates for match in _matches(template)]
    return {
        "_manifest.yml": _yaml(manifest),
        "package.yml": _yaml({"matches": matches}),
        "README.md": _readme(templates),
        "LICENSE": LICENSE,
    }


def trigger(template: Template, part: str = "") -> str:
    """What to type. The last colon keeps one trigger from being the beginning of another."""
    return f":ati-{template.id}{part}:"


def _matches(template: Template) -> Iterable[dict[str, Any]]:
    yield _match(trigger(template), template.title, template.body, template.fields)
    if template.subject:
        yield _match(trigger(template, "-subject"), f"Subject: {template.title}", template.subject, template.fields)


def _match(typed: str, label: str, text: str, fields: Iterable[Gap]) -> dict[str, Any]:
    asked = sorted((gap for gap in fields if f"[{gap.name}]" in text), key=lambda gap: text.index(f"[{gap.name}]"))
    match: dict[str, Any] = {"trigger": typed, "label": label, "replace": PLACEHOLDER.sub(_variable, text)}
    if asked:
        layout = "\n".join(f"{gap.label}\n[[{_name(gap.name)}]]" for gap in asked)
        params = {"layout": layout, "fields": {_name(gap.name): _field(gap) for gap in asked}}
        match["vars"] = [{"name": "form1", "type": "form", "params": params}]
    return match


def _variable(match: Any) -> str:
    return f"{{{{form1.{_name(match[1])}}}}}"


def _name(gap: str) -> str:
    """espanso allows letters, digits and underscores."""
    return gap.replace(" ", "_")


def _field(gap: Gap) -> dict[str, Any]:
    """A field that holds the gap itself until somebody types: what is left empty stays a visible gap."""
    return {"multiline": True, "default": f"[{gap.name}]"} if gap.kind == "long text" else {"default": f"[{gap.name}]"}


def _readme(templates: Templates) -> str:
    example = next((template for template in templates.templates if template.subject), templates.templates[0])
    return README.format(
        name=NAME, url=templates.url, trigger=trigger(example), subject=trigger(example, "-subject"),
        caveats="\n".join(f"- {caveat}" for caveat in templates.caveats),
        rows="\n".join(f"| `{trigger(template)}` | {template.use_when} |" for template in templates.templates),
    )  # fmt: skip


def _yaml(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
