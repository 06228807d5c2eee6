"""The whole site as one file to read without a network: no script, no policy, every link a file beside the page.

Scripts as modules do not run from a folder, so the pages are the ones that a reader without script gets.
"""

from __future__ import annotations

import re
import zipfile
from html import escape, unescape
from pathlib import Path
from posixpath import normpath, relpath
from urllib.parse import unquote, urlsplit

from tools.publish.exports import home_address
from tools.publish.html import address, pages, read

NAME = "exports/after-the-interview.zip"
FOLDER = "after-the-interview"
SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE)
# What only works on a server, or leads back to it.
HEAD = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>|<meta (?:property="og:|name="twitter:)[^>]*>'
    r'|<link rel="(?:canonical|prev|next|manifest|alternate |apple-touch-icon)"[^>]*>'
)
LINK = re.compile(r'(<(?:a|link|img)\b[^>]*?\b(?:href|src)=")([^"]*)(")')
KINDS = frozenset({".css", ".png", ".svg", ".ico", ".json", ".yml", ".md", ".woff2"})
LEFT_OUT = re.compile(
    r"search/|search\.json|assets/images/(?:cards/|icon-|readme)|404\.html|.*index\.md|feed\.json|exports/index\.json"
)
# Without scripts these would be dead: the theme's search, its color switch, its button back to the top.
STYLE = ".md-search,.md-header__option,.md-header__button[for=__search],.md-top{display:none}"
# Zip files know no time before this; one fixed time makes equal sites equal files.
TIME = (1980, 1, 1, 0, 0, 0)


def run(site: Path) -> str:
    """Writes the archive into the site's exports."""
    target = site / NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    home = urlsplit(home_address(site)).path
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file() and path != target}
    kept = {name for name, path in files.items() if (path.suffix in KINDS or path.suffix == ".html") and not LEFT_OUT.match(name)}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(kept):
            archive.writestr(zipfile.ZipInfo(f"{FOLDER}/{name}", TIME), _content(files[name], name, home), zipfile.ZIP_DEFLATED)
    return f"{sum(1 for path in pages(site) if address(site, path) != '404.html')} pages, {target.stat().st_size / 1000:.0f} kB"


def _content(path: Path, name: str, home: str) -> bytes:
    if path.suffix == ".html":
        return page(read(path), name, home).encode("utf-8")
    return style(read(path)).encode("utf-8") if path.suffix == ".css" else path.read_bytes()


def page(html: str, name: str, home: str) -> str:
    """A page as it works from a folder. `name` is its file below the site, `home` the path of the site's address."""
    bare = HEAD.sub("", SCRIPT.sub("", html)).replace("</head>", f"<style>{STYLE}</style></head>", 1)
    return LINK.sub(lambda match: match[1] + escape(relative(unescape(match[2]), name, home)) + match[3], bare)


def relative(link: str, name: str, home: str) -> str:
    """A link as a path from the file `name` to another file of the archive; links to other places stay as they are."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    folder = name.rpartition("/")[0]
    full = unquote(parts.path)
    inside = full.removeprefix(home) if full.startswith("/") else normpath(f"{folder}/{full}" if folder else full)
    if full.endswith("/") or inside in ("", "."):
        inside = f"{inside.strip('/')}/index.html" if inside.strip("/.") else "index.html"
    elif "." not in inside.rpartition("/")[2]:
        inside = f"{inside}/index.html"
    return relpath(inside, folder or ".") + (f"#{parts.fragment}" if parts.fragment else "")


def style(css: str) -> str:
    """Style sheets as a browser without scripts reads them: what is for readers without script is for everybody here."""
    return css.replace("(scripting:none)", "all").replace("(scripting: none)", "all")
