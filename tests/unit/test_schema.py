"""The schemas that editors read are the ones that the models make."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel

from macros import model
from macros.content import KINDS, SHARED, WHOLE
from tests.conftest import ROOT
from tools.schema import json_schemas, schema_files

FOLDER = ROOT / "snippets" / "schemas"


def test_the_committed_schemas_are_not_stale() -> None:
    made = {path.name: text for path, text in schema_files(FOLDER).items()}
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert committed == made, "Run `make schema` and commit the result."


def test_every_yaml_file_has_a_schema() -> None:
    pieces = {kind for kind, (_, suffix) in KINDS.items() if suffix == ".yml"}
    assert set(json_schemas()) == pieces | set(SHARED) | set(WHOLE)


def test_a_schema_refuses_unknown_keys_and_explains_known_ones() -> None:
    schema: dict[str, Any] = json.loads((FOLDER / "checklists.schema.json").read_text(encoding="utf-8"))
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Item"]["additionalProperties"] is False
    assert all(entry["description"] for entry in schema["$defs"]["Item"]["properties"].values())


MODELS = [
    value
    for value in vars(model).values()
    if isinstance(value, type)
    and issubclass(value, BaseModel)
    and value.__module__.startswith(f"{model.__name__}.")
    and value is not model.Model
    if "[" not in value.__name__
]


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_key_is_described_and_no_piece_takes_others(kind: type[BaseModel]) -> None:
    assert kind.__doc__
    assert kind.model_config["frozen"] and kind.model_config["strict"]
    if not kind.__pydantic_root_model__:
        assert kind.model_config["extra"] == "forbid"
        assert [name for name, field in kind.model_fields.items() if not field.description] == []
