"""From a model's validation errors to problems with a line. Each function below is a rule; its name is the rule's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.problem import Problem, did_you_mean
from macros.reading import Loc, Parsed, Source

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M], parsed: Parsed, source: Source, at: Loc = (), extra: Mapping[str, object] | None = None
) -> M | list[Problem]:
    """The piece, or every problem in it. `at` is where its data stand in the file, `extra` what stands beside them."""
    data = parsed.data
    for step in at:
        data = data[step]
    if not isinstance(data, dict):
        return [source.problem(parsed.line(at), "wrong-type", "Here should be lines of the form `key: value`.")]
    try:
        return model.model_validate({**data, **(extra or {})})
    except ValidationError as error:
        return list(_explain(error, model, parsed, source, at))


def _explain(error: ValidationError, model: type[BaseModel], parsed: Parsed, source: Source, at: Loc) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        loc = (*at, *(step for step in detail["loc"] if step != "[key]"))
        line = parsed.line(loc)
        for rule in (unknown_key, missing_key, wrong_type, wrong_value):
            if message := rule(detail, model):
                yield source.problem(line, rule.__name__.replace("_", "-"), message)
                break


def unknown_key(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """A key the piece does not have, most often a slip of the pen. It would silently do nothing."""
    if detail["type"] != "extra_forbidden":
        return ""
    known = _model_at(model, detail["loc"][:-1]).model_fields
    return f"`{detail['loc'][-1]}` is not a key here.{did_you_mean(detail['loc'][-1], known.keys() - {'body'}, '``')}"


def missing_key(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """A key that every piece of this kind needs."""
    if detail["type"] != "missing":
        return ""
    name = str(detail["loc"][-1])
    field = _model_at(model, detail["loc"][:-1]).model_fields[name]
    return f"`{name}` is missing. {field.description}"


def wrong_type(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """A value of the wrong sort: a number where text belongs, one text where a list belongs, a key without a value."""
    if not (detail["type"].endswith("_type") or detail["type"] == "is_instance_of"):
        return ""
    value, name = detail["input"], detail["loc"][-1] if detail["loc"] else ""
    if value is None:
        return f"`{name}` has no value. Write one, or take the line out."
    if detail["type"] == "string_type" and not isinstance(value, (dict, list)):
        return f'`{name}` should be text. Put quotes around it: {name}: "{value}"'
    if detail["type"] in ("tuple_type", "list_type"):
        return f"`{name}` should be a list: one entry a line, each starting with `- `."
    return f"`{name}`: {detail['msg'].lower()}."


def wrong_value(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """A value that is not allowed there. The message names the allowed ones."""
    name, value = detail["loc"][-1] if detail["loc"] else "", detail["input"]
    if detail["type"] == "literal_error":
        allowed = [word.strip(" '") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
        return f"`{value}` is not a value of `{name}`.{did_you_mean(value, allowed)}"
    if detail["type"] == "string_pattern_mismatch":
        return f"`{name}`: {_PATTERNS.get(detail['ctx']['pattern'], 'is not in the right form')}."
    if detail["type"] == "string_too_long":
        return f"`{name}` has {len(value)} characters; {detail['ctx']['max_length']} is the most. Shorten it."
    return detail["msg"]


_PATTERNS = {
    r"\S": "is empty; write a text or take the line out",
    r"^https?://[^\s<>\"]+$": "is not an address; it starts with https://",
    r"^\d{4}-\d{2}(-\d{2})?$": 'is not a date; write it like "2026-11-22" or "2026-11"',
    r"^\d{4}-\d{2}-\d{2}$": 'is not a date; write it like "2026-11-22"',
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "is not an id; use small letters, digits and single dashes, like thank-you-late",
}


def _model_at(model: type[BaseModel], loc: Loc | tuple[Any, ...]) -> type[BaseModel]:
    """The model that is validated at a place inside a model: `('items', 3)` of Checklist is Item."""
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            inner = [
                kind
                for kind in _arguments(model.model_fields[step].annotation)
                if isinstance(kind, type) and issubclass(kind, BaseModel)
            ]
            model = inner[0] if inner else model
    return model


def _arguments(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _arguments(argument)
