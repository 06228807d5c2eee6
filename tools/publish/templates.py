"""The texts as other programs get them: what templates.json holds, and from which its JSON Schema is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import urljoin

from pydantic import BaseModel, ConfigDict, Field

from macros.content import Content
from macros.model import Channel, Id, Message, Moment, Recipient, Text, Timing, Url


class Exported(BaseModel):
    """What every part of templates.json shares: no other keys, never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Gap(Exported):
    """What a gap asks for."""

    name: Text = Field(description="The words in square brackets, without the brackets.")
    label: Text = Field(description="A label for an input field.")
    hint: Text = Field(description="How to fill it, in one short sentence.")
    example: Text = Field(description="An invented example.")
    kind: Literal["text", "long text", "date"] = Field(description="text for one line, long text for sentences, date for a day.")


class Template(Exported):
    """A text to copy."""

    id: Id = Field(description="Stays the same when the wording changes.")
    title: Text = Field(description="What it is, in a few words.")
    moment: Moment = Field(description="When it is sent.")
    recipient: Recipient = Field(description="Who gets it.")
    channel: Channel = Field(description="How it is sent.")
    subject: Text | None = Field(description="The subject line of an e-mail; null for every other channel.")
    body: Text = Field(description="The text. Lines as they are sent; words in square brackets are gaps to fill.")
    use_when: Text = Field(description="The situation in which this text is right.")
    avoid_when: Text | None = Field(description="The situation in which it would do harm, if there is one.")
    why: Text | None = Field(description="Why the text is built like this.")
    fields: tuple[Gap, ...] = Field(description="The gaps of subject and body, in the order in which a reader meets them.")
    url: Url = Field(description="Where the text stands, with advice around it.")
    licence: Literal["CC0-1.0"] = Field(description="The licence of the text.")


class Templates(Exported):
    """All texts to copy of After the Interview."""

    schema_address: Url = Field(alias="$schema", description="The JSON Schema of this file.")
    name: Text = Field(description="The name of the site.")
    url: Url = Field(description="The site.")
    version: Text = Field(description="The version of the project from which this file was made.")
    caveats: tuple[Text, ...] = Field(min_length=1, description="What to tell people together with the texts.")
    templates: tuple[Template, ...] = Field(min_length=1, description="The texts, by id.")


def collect(content: Content, home: str, links: Mapping[str, str], number: str) -> Templates:
    """The texts with what a program needs to show them. `links` says on which page each stands."""
    if content.timing is None:
        raise ValueError("there is no snippets/timing.yml, from which the caveats come")
    return Templates(
        **{"$schema": urljoin(home, "exports/templates.schema.json")},
        name="After the Interview",
        url=home,
        version=number,
        caveats=tuple(caveats(content.timing)),
        templates=tuple(
            _template(name, piece.value, content, links.get(name) or urljoin(home, "templates/"))
            for name, piece in sorted(content.messages.items())
        ),
    )


def _template(name: str, message: Message, content: Content, url: str) -> Template:
    gaps = tuple(Gap(name=gap, **content.fields[gap].value.model_dump()) for gap in message.placeholders)
    values = message.model_dump(include=set(Template.model_fields))
    return Template(id=name, body=message.body, fields=gaps, url=url, licence="CC0-1.0", **values)


def caveats(timing: Timing) -> Iterator[str]:
    """What the site says around every text, for programs that show the texts alone."""
    yield "Words in square brackets are gaps. Fill every one before you send."
    yield (
        "Instructions you were given beat every text. If an agency introduced you, everything goes through it. "
        "A scored public panel gets no notes; one note to the coordinator is enough."
    )
    yield f"Our rule, no study: ask for news at most {timing.nudges_per_round} times in one round. {timing.why}"
    for pace in timing.paces.values():
        yield (
            f"Our rule, in working days, for {pace.examples}: ask {pace.after_their_date} after the date they named, "
            f"or {pace.without_date} after the interview if they named none; "
            f"once more {pace.second} later; stop writing {pace.stop} after that."
        )
    yield f"Never counted as asking for news, and never delayed: {'; '.join(timing.not_nudges)}."
    yield "No study shows which text works, or whether any does."
