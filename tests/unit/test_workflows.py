"""What every workflow keeps to: make targets only, pinned actions, no secrets where a stranger's code runs, few permissions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (FOLDER / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
# Which jobs may write, and what.
MAY_WRITE = {
    ("deploy", "deploy"): {"pages", "id-token"},
    ("links", "links"): {"issues"},
    ("release", "release"): {"contents"},
}


def read(path: Path) -> dict[str, Any]:
    """A workflow as data. YAML takes its key `on` for true."""
    data: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in data.items()}


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """Each workflow."""
    found: Path = request.param
    return found


def test_there_is_one_for_each_purpose() -> None:
    assert {path.stem for path in WORKFLOWS} == {"ci", "preview", "deploy", "links", "upgrade", "release"}


def test_it_only_calls_make_targets_that_exist(path: Path) -> None:
    known = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert known
    called = [step["run"] for step in steps(read(path)) if "run" in step]
    assert all(re.fullmatch(r"make [a-z]+", run) and run.split()[1] in known[1].split() for run in called), called


def test_every_action_is_pinned_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", path.read_text(encoding="utf-8"))
    assert used
    for action, rest in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) and re.fullmatch(r" # v\d+\.\d+\.\d+", rest), action


def test_one_version_of_each_action() -> None:
    used = {action for path in WORKFLOWS for action in re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))}
    assert len({action.split("@")[0] for action in used}) == len(used)


def test_nothing_is_allowed_that_is_not_needed(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        written = {what for what, level in job["permissions"].items() if level == "write"}
        assert written == MAY_WRITE.get((path.stem, name), set())
        assert job["timeout-minutes"] <= 45


def test_a_strangers_code_meets_no_secret_and_no_write(path: Path) -> None:
    text, triggers = path.read_text(encoding="utf-8"), read(path)["on"]
    assert "pull_request_target" not in triggers and "workflow_run" not in triggers and "issue_comment" not in triggers
    if "pull_request" in triggers:
        assert not re.search(r"secrets\.|github\.token|GITHUB_TOKEN|vars\.|: write", text)
    assert "secrets." not in text


def test_nothing_from_outside_is_put_into_a_command(path: Path) -> None:
    assert not any("${{" in step["run"] for step in steps(read(path)) if "run" in step)


def test_no_checkout_leaves_its_token_behind(path: Path) -> None:
    checkouts = [step for step in steps(read(path)) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_one_job_sums_up() -> None:
    jobs = read(FOLDER / "workflows" / "ci.yml")["jobs"]
    assert set(jobs["ok"]["needs"]) == set(jobs) - {"ok"} and jobs["ok"]["if"] == "always()"
    assert jobs["test"]["needs"] == "check"


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_every_form_asks_to_leave_names_out_and_for_consent(form: Path) -> None:
    data = read(form)
    assert "Leave out names of people and companies." in data["body"][0]["attributes"]["value"]
    ids = [field["id"] for field in data["body"][1:]]
    assert ids[0] == "page" and ids[-1] == "credit" and len(ids) == len(set(ids))


def test_the_forms_are_named_in_readers_words() -> None:
    assert {read(form)["name"] for form in FORMS} == {
        "Something HR said to me", "A text that worked", "This number is wrong", "This does not fit my country or my job",
        "Something is broken",
    }  # fmt: skip


def test_the_pull_request_template_has_four_lines() -> None:
    lines = (FOLDER / "pull_request_template.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4 and lines[3] == "The check starts when a maintainer approves it. Nothing is wrong."


def test_code_has_an_owner_and_content_has_none() -> None:
    owned = [line.split()[0] for line in (FOLDER / "CODEOWNERS").read_text(encoding="utf-8").splitlines() if line[:1] == "/"]
    assert {"/.github/", "/macros/", "/tools/", "/overrides/", "/docs/assets/", "/mkdocs.yml"} <= set(owned)
    assert all((ROOT / name.strip("/")).exists() for name in owned)
