"""What holds for every stylesheet of ours: logical properties, nothing forced on readers, nothing that needs a mouse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHEETS = sorted((ROOT / "docs/assets/stylesheets").glob("*.css"))
SIDE = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?:^|[;{{])\s*((?:{SIDE}|(?:min-|max-)?(?:width|height)|(?:margin|padding|border|scroll-margin)-(?:{SIDE})[\w-]*)\s*:[^;]*"
    rf"|(?:text-align|float|clear)\s*:\s*(?:left|right)[^;]*)",
    re.M,
)
# Media in which a rule may outrank everything: what a reader asked for, and paper.
MAY_FORCE = re.compile(r"@media (?:\(prefers-reduced-motion: reduce\)|print) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
HOVER = re.compile(r"([^{}]*:hover[^{}]*)\{([^{}]*)\}")
LOOKS = {"color", "background", "border-color", "text-decoration"}


def read(sheet: Path) -> str:
    """A stylesheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_stylesheet(sheet: Path) -> None:
    text = read(sheet)
    assert PHYSICAL.findall(text) == [], "write it as a logical property, which mirrors by itself"
    assert "!important" not in MAY_FORCE.sub("", text)
    for selector, rules in HOVER.findall(text):
        properties = {rule.split(":")[0].strip() for rule in rules.split(";") if rule.strip()}
        assert properties <= LOOKS, f"{selector.strip()}: a finger does not hover"
