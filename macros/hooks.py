"""Makes `mkdocs serve` see changed Python code: it would keep the first import of this package for good."""

import sys
from typing import Any


def on_config(config: Any) -> None:
    """Forgets the macros package, so that each build imports it anew."""
    for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
        del sys.modules[name]
