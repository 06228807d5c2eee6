"""A small web server for tests: serves a built site under a path, with its own 404 page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
    """Serves `folder` under `prefix` (`/after/`); everything else is the site's 404 page."""

    prefix: str

    def __init__(self, *args: object, prefix: str, **kwargs: object) -> None:
        self.prefix = prefix
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if not self.path.startswith(self.prefix):
            self.send_error(404)
            return
        self.path = "/" + self.path[len(self.prefix) :]
        folder = Path(self.translate_path(self.path))
        if folder.is_dir() and not self.path.partition("?")[0].endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{self.prefix}{self.path.removeprefix('/')}/")
            self.end_headers()
            return
        super().do_GET()

    def end_headers(self) -> None:
        """Sends what `_headers` says for every address, as hosts do that read it."""
        rules = Path(self.directory) / "_headers"
        everywhere = rules.read_text(encoding="utf-8").partition("\n\n")[0].splitlines()[1:] if rules.exists() else []
        for line in everywhere:
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.exists() else b"not found"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Says nothing."""


@contextmanager
def serving(folder: Path, prefix: str, port: int) -> Iterator[str]:
    """Serves the folder at http://127.0.0.1:PORT/PREFIX/ until the block ends; yields that address."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(folder), prefix=prefix))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
