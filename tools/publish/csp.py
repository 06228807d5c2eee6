"""The Content-Security-Policy: what pages may load and run, by hash only, the same on every page, and for hosts in `_headers`."""

from __future__ import annotations

import hashlib
import re
import sys
from base64 import b64encode
from pathlib import Path

from tools.publish.html import pages, put_in_head, read, rewrite, write

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
OWN = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*><meta name="referrer"[^>]*>')
# Inline styles and handlers, which no hash can allow.
INLINE = re.compile(r"<style\b|<[a-z][^<>]*?\s(?:style|on[a-z]+)\s*=\s*[\"'][^<>]*>", re.IGNORECASE)
POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
# What a page cannot say about itself. Strict-Transport-Security is the host's to decide: it binds everything under its name.
HEADERS = """/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  X-Frame-Options: DENY
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()

/sw.js
  Cache-Control: no-cache

/exports/*
  Access-Control-Allow-Origin: *

/feed.json
  Access-Control-Allow-Origin: *
"""


def run(site: Path) -> str:
    """Writes the policy into every page and into `_headers`."""
    scripts = allowed(site)
    policy = POLICY.format(hashes=" ".join(source(script) for script in scripts))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="no-referrer">'
    count = rewrite(site, lambda html, _: put_in_head(html, [meta], OWN, first=True))
    write(site / "_headers", HEADERS.format(policy=policy))
    return f"{len(scripts)} inline scripts allowed on {count} pages"


def allowed(site: Path) -> list[str]:
    """The inline scripts of the theme and of publishing: those of the 404 page, which nobody contributes to.

    Exits when a page has another.
    """
    scripts = inline_scripts(read(site / "404.html"))
    for path in pages(site):
        html = read(path)
        if strangers := [script for script in inline_scripts(html) if script not in scripts]:
            _refuse(site, path, "a script", strangers[0])
        if found := INLINE.search(without_scripts(html)):
            _refuse(site, path, "a style or an event handler", found[0])
    return scripts


def inline_scripts(html: str) -> list[str]:
    """Scripts that stand in the page itself and are run: not those with an address, and not data such as JSON."""
    found = (script for attributes, script in SCRIPT.findall(html) if "src=" not in attributes and "json" not in attributes)
    return list(dict.fromkeys(found))


def without_scripts(html: str) -> str:
    """The page without the text of its scripts."""
    return SCRIPT.sub("", html)


def source(script: str) -> str:
    """How a policy names a script. Browsers read line breaks as line feeds."""
    text = script.replace("\r\n", "\n").encode("utf-8")
    return f"'sha256-{b64encode(hashlib.sha256(text).digest()).decode()}'"


def _refuse(site: Path, path: Path, what: str, text: str) -> None:
    sys.exit(
        f"{path.relative_to(site).as_posix()} has {what} of its own, which the site's policy forbids: {text[:100]}  "
        "Put scripts into docs/assets/javascripts/ and styles into docs/assets/stylesheets/."
    )
