"""The exports: the JSON file equals the files, and espanso's rules hold for the package."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from macros.content import Content
from tests.conftest import ROOT
from tools.publish import exports
from tools.publish.templates import Templates, collect

HOME = "https://example.org/after/"
KEYS = ("title", "moment", "recipient", "channel", "subject", "use_when", "avoid_when", "why")
FOLDER = "espanso/after-the-interview"
VARIABLE = re.compile(r"\{\{form1\.(\w+)\}\}")


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, str]:
    """Every exported file of the project's own texts."""
    links = {name: f"{HOME}somewhere/#message-{name}" for name in content.messages}
    return exports.files(collect(content, HOME, links, "1.2.3"))


@pytest.fixture(scope="module")
def templates(files: dict[str, str]) -> list[dict[str, Any]]:
    """The entries of templates.json."""
    entries: list[dict[str, Any]] = json.loads(files["templates.json"])["templates"]
    return entries


@pytest.fixture(scope="module")
def matches(files: dict[str, str]) -> list[dict[str, Any]]:
    """The matches of the espanso package."""
    found: list[dict[str, Any]] = yaml.safe_load(files[f"{FOLDER}/package.yml"])["matches"]
    return found


def _read(name: str) -> tuple[dict[str, Any], str]:
    """A text's keys and body, read without the project's own loader."""
    _, head, body = (ROOT / "snippets" / "messages" / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body.strip("\n")


def test_templates_json_equals_the_files(templates: list[dict[str, Any]]) -> None:
    assert [entry["id"] for entry in templates] == sorted(path.stem for path in (ROOT / "snippets" / "messages").glob("*.md"))
    for entry in templates:
        head, body = _read(entry["id"])
        expected = {"recipient": "interviewer", "channel": "email", **head}
        assert {key: entry[key] for key in KEYS} == {key: expected.get(key) for key in KEYS}
        assert entry["body"] == body
        assert entry["licence"] == "CC0-1.0"
        assert entry["url"].endswith(f"#message-{entry['id']}")


def test_each_gap_says_what_it_asks_for(templates: list[dict[str, Any]]) -> None:
    known = yaml.safe_load((ROOT / "snippets" / "fields.yml").read_text(encoding="utf-8"))
    for entry in templates:
        names = dict.fromkeys(re.findall(r"\[([^\]]+)\]", f"{entry['subject'] or ''}\n{entry['body']}"))
        assert entry["fields"] == [{"name": name, **known[name]} for name in names], entry["id"]


def test_templates_json_validates_and_its_schema_is_closed(files: dict[str, str]) -> None:
    text, schema = files["templates.json"], json.loads(files["templates.schema.json"])
    assert exports.files(Templates.model_validate_json(text))["templates.json"] == text
    data = json.loads(text)
    assert data["$schema"] == schema["$id"] == f"{HOME}exports/templates.schema.json"
    for part, entry in (
        (schema, data),
        (schema["$defs"]["Template"], data["templates"][0]),
        (schema["$defs"]["Gap"], data["templates"][0]["fields"][0]),
    ):
        assert part["additionalProperties"] is False
        assert set(part["required"]) == set(part["properties"]) == set(entry)
    data["templates"][0]["colour"] = "blue"
    with pytest.raises(ValidationError, match="colour"):
        Templates.model_validate_json(json.dumps(data))


def test_the_caveats_travel_with_the_texts(files: dict[str, str], content: Content) -> None:
    assert content.timing
    caveats = " ".join(json.loads(files["templates.json"])["caveats"])
    assert f"at most {content.timing.nudges_per_round} times" in caveats
    assert "Our rule, no study" in caveats
    assert "No study shows which text works" in caveats
    for kind in content.timing.not_nudges:
        assert kind in caveats
    assert all(caveat in files[f"{FOLDER}/README.md"] for caveat in json.loads(files["templates.json"])["caveats"])


def test_the_package_has_what_espanso_asks_for(files: dict[str, str]) -> None:
    names = {path.removeprefix(f"{FOLDER}/") for path in files if path.startswith("espanso/")}
    assert names == {"package.yml", "_manifest.yml", "README.md", "LICENSE"}
    manifest = yaml.safe_load(files[f"{FOLDER}/_manifest.yml"])
    assert manifest.keys() >= {"name", "title", "description", "version", "author"}
    assert manifest["name"] == "after-the-interview"
    assert manifest["version"] == "1.2.3"


def test_no_trigger_starts_another(matches: list[dict[str, Any]]) -> None:
    triggers = sorted(match["trigger"] for match in matches)
    assert len(set(triggers)) == len(triggers)
    assert [(one, two) for one, two in pairwise(triggers) if two.startswith(one)] == []


def test_a_form_left_empty_gives_the_text_with_its_gaps(matches: list[dict[str, Any]], templates: list[dict[str, Any]]) -> None:
    written = {}
    for match in matches:
        text = match["replace"]
        for name, field in (match["vars"][0]["params"]["fields"] if "vars" in match else {}).items():
            text = text.replace(f"{{{{form1.{name}}}}}", field["default"])
        written[match["trigger"]] = text
    expected = {f":ati-{entry['id']}:": entry["body"] for entry in templates}
    expected |= {f":ati-{entry['id']}-subject:": entry["subject"] for entry in templates if entry["subject"]}
    assert written == expected


def test_every_gap_is_a_form_field(matches: list[dict[str, Any]]) -> None:
    for match in matches:
        used = list(dict.fromkeys(VARIABLE.findall(match["replace"])))
        if not used:
            assert "vars" not in match
            continue
        (form,) = match["vars"]
        assert (form["name"], form["type"]) == ("form1", "form")
        assert re.findall(r"\[\[(\w+)\]\]", form["params"]["layout"]) == list(form["params"]["fields"]) == used, match["trigger"]


def test_no_text_needs_espansos_escapes(matches: list[dict[str, Any]]) -> None:
    for match in matches:
        plain = VARIABLE.sub("", match["replace"])
        assert not any(mark in plain for mark in ("{", "}", "[[", "]]", "$|$", "\\")), match["trigger"]


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    done = []
    for name in ("one", "two"):
        site = tmp_path / name
        site.mkdir()
        (site / "sitemap.xml").write_text(f"<urlset><url><loc>{HOME}a/</loc></url><url><loc>{HOME}</loc></url></urlset>")
        exports.run(site)
        done.append({path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    assert done[0] == done[1]
    assert json.loads(done[0]["exports/templates.json"])["url"] == HOME
