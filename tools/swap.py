"""Puts a finished site in place of the old one, so that at every moment one whole site can be found.

site → site.old, site.new → site, delete site.old. `mend` finishes what an interrupted swap left half done.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def swap(root: Path) -> None:
    """Makes `site.new` the site. Only ever called when `site.new` is complete."""
    site, new, old = _folders(root)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        os.replace(site, old)
    os.replace(new, site)
    shutil.rmtree(old, ignore_errors=True)


def mend(root: Path) -> None:
    """Finishes a swap that was interrupted. An old site beside no site means that the new one was complete."""
    site, new, old = _folders(root)
    if old.exists() and not site.exists():
        os.replace(new if new.exists() else old, site)
    if old.exists() and site.exists():
        shutil.rmtree(old, ignore_errors=True)


def _folders(root: Path) -> tuple[Path, Path, Path]:
    return root / "site", root / "site.new", root / "site.old"
