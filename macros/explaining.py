"""From a model's validation errors to problems with a line. Each function below that takes a detail is a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.parsing import Loc, Parsed
from macros.problem import Problem, did_you_mean
from macros.reading import Source

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M], parsed: Parsed, source: Source, at: Loc = (), extra: Mapping[str, object] | None = None
) -> M | list[Problem]:
    """The piece, or every problem in it. `at` is where its data stand in the file, `extra` what stands beside them."""
    data = parsed.data
    for step in at:
        data = data[step]
    if not isinstance(data, dict):
        return [source.problem(parsed.line(at), "wrong-type", f"Here should be {_keys(model)}.")]
    try:
        return model.model_validate({**data, **(extra or {})})
    except ValidationError as error:
        return list(_explain(error, model, parsed, source, at))


def _explain(error: ValidationError, model: type[BaseModel], parsed: Parsed, source: Source, at: Loc) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        # A model's own check has no place; its type is the key that it is about.
        loc = (*at, *(step for step in detail["loc"] if step != "[key]")) if detail["loc"] else (*at, detail["type"])
        for rule in (unknown_key, missing_key, wrong_type, wrong_value):
            if message := rule(detail, model):
                yield source.problem(parsed.line(loc), rule.__name__.replace("_", "-"), message)
                break


def unknown_key(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """A key that a piece of this kind does not have, most often a slip of the pen. It would silently do nothing."""
    if detail["type"] != "extra_forbidden":
        return ""
    known = _model_at(model, detail["loc"][:-1]).model_fields
    return f"`{detail['loc'][-1]}` is not a key here.{did_you_mean(detail['loc'][-1], known.keys() - {'body'}, '``')}"


def missing_key(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """Every piece has the keys that its kind needs. The message says what belongs into the missing one."""
    if detail["type"] != "missing":
        return ""
    name = str(detail["loc"][-1])
    field = _model_at(model, detail["loc"][:-1]).model_fields[name]
    return f"`{name}` is missing. Write a line `{name}: …`: {field.description}"


def wrong_type(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """A value is of the sort that its key asks for: a text, a list, a number. `2017` alone is a number, `"2017"` is text, and a
    key without a value says nothing at all.
    """
    kind, value, name = detail["type"], detail["input"], _name(detail["loc"])
    if not kind.endswith("_type"):
        return ""
    if value is None:
        return f"{name} has no value. Write one, or take the line out."
    if kind == "string_type":
        return f"{name} should be one text. {_as_text(value)}"
    if kind == "model_type":
        return f"{name} should be {_keys(_model_at(model, detail['loc']))}."
    return f"{name}: {_TYPES.get(kind, detail['msg'])}"


def _keys(model: type[BaseModel]) -> str:
    """What a piece of this kind looks like."""
    needed = [f"`{name}`" for name, field in model.model_fields.items() if field.is_required() and name not in ("body", "root")]
    return "lines of the form `key: value`" + (f" with {', '.join(needed)}" if needed else "")


_ENTRIES = "this should be a list. Write one entry a line, each starting with `- `."
_TYPES = {
    "tuple_type": _ENTRIES, "list_type": _ENTRIES, "dict_type": "this should be lines of the form `name: value`.",
    "int_type": "this should be a whole number without quotes, such as 3.",
    "bool_type": "this should be `true` or `false`, without quotes.",
    "float_type": "this should be a number without quotes, such as 3.5.",
}  # fmt: skip


def _as_text(value: object) -> str:
    """How to write as text what YAML has read as something else."""
    if isinstance(value, (int, float)):
        return f'Put quotes around it: "{str(value).lower()}"'
    if isinstance(value, list) and value and all(isinstance(entry, str) for entry in value):
        return f'If it starts with a bracket, put quotes around it: "[{", ".join(value)}]"'
    if isinstance(value, dict) and len(value) == 1:
        return f'A colon inside needs quotes around the whole: "{"".join(f"{key}: {rest}" for key, rest in value.items())}"'
    return "Write it behind the colon, without keys or a list."


def wrong_value(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """A value is one of those that its key allows, or has their form. The site has a label or a place for these and no others."""
    kind, value, name, limits = detail["type"], detail["input"], _name(detail["loc"]), detail.get("ctx", {})
    if detail["loc"] == ("body",):
        return "There is no text below the second `---`. Write it there."
    if kind == "literal_error":
        allowed = [word.strip(" '") for word in limits["expected"].replace(" or ", ", ").split(",")]
        return f"{name} cannot be `{value}`.{did_you_mean(value, allowed)}"
    if kind == "string_pattern_mismatch":
        return f"{name} {_PATTERNS.get(limits['pattern'], 'is not in the right form')}."
    return _out_of_bounds(kind, value, name, limits) or detail["msg"]


def _out_of_bounds(kind: str, value: Any, name: str, limits: Mapping[str, Any]) -> str:
    """A text, list or number with too much or too little in it."""
    if kind == "string_too_short":
        return f"{name} is empty. Write a text, or take the line out."
    if kind == "string_too_long":
        return f"{name} has {len(value)} characters; {limits['max_length']} is the most. Shorten it."
    if kind == "too_short":
        return (
            f"{name} has {limits['actual_length']} entries; {limits['min_length']} is the least. Add one, each starting with `- `."
        )
    if bound := next((limits[key] for key in ("ge", "le") if key in limits), None):
        return f"{name} is {value}; {bound} is the {'least' if 'ge' in limits else 'most'}."
    return ""


_PATTERNS = {
    r"^[^\"<>]*$": "stands in a place where double quotes and < > break it; use single quotes or none",
    r"\S": "is empty. Write a text, or take the line out",
    r"^https?://[^\s<>\"]+$": "is not a web address. Copy it from the browser; it starts with https://",
    r"^([01]\d|2[0-3]):[0-5]\d$": 'is not a time. Write it like "22:00"',
    r"^\d{4}-\d{2}(-\d{2})?$": 'is not a date. Write it like "2026-11-22" or "2026-11"',
    r"^\d{4}-\d{2}-\d{2}$": 'is not a date. Write it like "2026-11-22"',
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "is not an id. Use small letters, digits and single dashes, like thank-you-late",
}


def _name(loc: tuple[int | str, ...]) -> str:
    """What a contributor calls a place: "`title`", or "Entry 2 of `evidence`"."""
    if loc and loc[-1] == "[key]":
        return f"A name in `{loc[-3]}`" if len(loc) > 2 else "A name"
    if len(loc) > 1 and isinstance(loc[-1], int):
        return f"Entry {loc[-1] + 1} of `{loc[-2]}`"
    return f"`{loc[-1]}`" if loc else "This"


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
