"""`make schema`: JSON Schemas of the YAML files, made from the models, for editors that show hints while typing; and the first
line of each YAML file, which names its schema.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from macros.content import KINDS, SHARED, WHOLE, read
from tools.check.project import Project
from tools.check.whole import schema_lines
from tools.environment import ROOT


def main(arguments: argparse.Namespace) -> int:
    """Writes snippets/schemas/, and the first lines that name them."""
    folder = ROOT / "snippets" / "schemas"
    for path, text in schema_files(folder).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    name_schemas(ROOT)
    return 0


def name_schemas(root: Path) -> None:
    """Gives every YAML file that can be read the first line that names its schema."""
    for source, line in schema_lines(Project(root, read(root)[0], ())):
        first, _, rest = source.text.partition("\n")
        if first != line:
            kept = rest if first.startswith(line.split("=")[0]) else source.text
            (root / source.shown).write_text(f"{line}\n{kept}", encoding="utf-8")


def schema_files(folder: Path) -> dict[Path, str]:
    """What each schema file should hold."""
    return {
        folder / f"{kind}.schema.json": json.dumps(schema, indent=2, sort_keys=True) + "\n"
        for kind, schema in json_schemas().items()
    }


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every kind of YAML file, by schema name."""
    schemas = {kind: piece.model_json_schema() for kind, (piece, suffix) in KINDS.items() if suffix == ".yml"}
    for kind, piece in SHARED.items():
        schemas[kind] = TypeAdapter(dict[str, piece]).json_schema()  # type: ignore[valid-type]
    return schemas | {kind: piece.model_json_schema() for kind, piece in WHOLE.items()}
