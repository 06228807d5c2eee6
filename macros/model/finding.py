"""How readers find things: the gallery, the questions, the words of search, and the front matter of pages."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, RootModel, StringConstraints

from macros.model.base import Folder, Id, Model, Text


class PlainWords(RootModel[dict[Text, Text]]):
    """Words that sound official, each with the plain one. Files write one `word: plain word` a line."""

    model_config = ConfigDict(strict=True, frozen=True)


class Situation(Model):
    """A group of the gallery: what has happened, in the reader's own words, and the texts for it."""

    title: Text = Field(description='The situation as the reader would say it: "They are late".')
    messages: tuple[Id, ...] = Field(
        min_length=1, description="The texts for it, the one that most people need first.", strict=False
    )


class Gallery(Model):
    """In which order the gallery shows the texts. Every text stands in exactly one group."""

    first: tuple[Id, ...] = Field(min_length=1, description="The texts that most people need, above the groups.", strict=False)
    groups: tuple[Situation, ...] = Field(min_length=1, description="The groups in the order of time.", strict=False)


class Door(Model):
    """A row of the home page: where somebody may be now, and where to go from there."""

    title: Text = Field(description="Where somebody is, in their own words.")
    says: Text = Field(description="What they find behind it, in one short line.")
    page: Text = Field(description="The page behind it: waiting/index.md")
    questions: tuple[Id, ...] = Field(
        min_length=2, max_length=3, description="The topics that people there ask most.", strict=False
    )


class Doors(Model):
    """The rows of the home page, in the order in which things happen."""

    doors: tuple[Door, ...] = Field(min_length=1, description="One entry a row.", strict=False)


class SynonymGroup(Model):
    """Words and short phrases that readers use for the same thing."""

    words: tuple[Text, ...] = Field(min_length=2, description="In lower case, as readers type them.", strict=False)
    why: Text = Field(description="Why these mean the same in a search.")


class Synonyms(Model):
    """The groups that the site's search treats as one word, at a lower weight than the word itself."""

    groups: tuple[SynonymGroup, ...] = Field(description="One entry a group.", strict=False)


class Topic(Model):
    """A reader's question. Its key is the id of the heading that answers it."""

    question: Text = Field(description="The question in a reader's words.")
    moment: Folder = Field(description="The folder of docs/ in which it is answered.")


class Page(Model):
    """The front matter of an advice page."""

    title: Text = Field(description="The reader's question. It becomes the page's heading.")
    description: Annotated[str, StringConstraints(min_length=1, max_length=155, pattern=r"^[^\"<>]*$")] = Field(
        description="For search engines."
    )
    answer: Text = Field(description="The whole short answer, at most 40 words, plain text.")
    reviewed: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] = Field(description="When it was last reviewed.")
