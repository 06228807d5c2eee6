"""Pages link to exported files, which are made after a build: these tests look at sites that have them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PREFIX
from tools.publish import exports

if TYPE_CHECKING:
    from tests.conftest import Build


@pytest.fixture(scope="session")
def built(built: Build) -> Build:
    """As everywhere, with the exports. The site may have been built for other tests already, so it gets them at once."""

    def build_and_export(builder: str = "mkdocs", prefix: str = PREFIX) -> Path:
        folder = built(builder, prefix)
        if not (folder / exports.FOLDER).exists():
            exports.run(folder)
        return folder

    build_and_export()
    return build_and_export
