"""`make schema`: JSON Schemas of the YAML files, made from the models, for editors that show hints while typing."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from macros.content import json_schemas
from tools.environment import ROOT


def main(arguments: argparse.Namespace) -> int:
    """Writes snippets/schemas/."""
    folder = ROOT / "snippets" / "schemas"
    for path, text in schema_files(folder).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def schema_files(folder: Path) -> dict[Path, str]:
    """What each schema file should hold."""
    return {
        folder / f"{kind}.schema.json": json.dumps(schema, indent=2, sort_keys=True) + "\n"
        for kind, schema in json_schemas().items()
    }
