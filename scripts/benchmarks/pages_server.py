"""Serves a folder as GitHub Pages does: under a sub-path, compressed, with its 404 page and its redirects."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
}


@contextmanager
def pages_server(folder: Path, base: str) -> Iterator[str]:
    """The address, ending in `base`, at which the folder answers while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # the connection is kept, as there

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            if not path.startswith(base):
                self._answer(404, b"not here", ".txt")
                return
            file = folder / path.removeprefix(base)
            if file.is_dir() and not path.endswith("/"):
                self.send_response(301)
                self.send_header("Location", path + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif file.is_dir() and (file / "index.html").is_file():
                self._answer(200, (file / "index.html").read_bytes(), ".html")
            elif file.is_file():
                self._answer(200, file.read_bytes(), file.suffix)
            else:
                self._answer(404, (folder / "404.html").read_bytes(), ".html")

        def _answer(self, status: int, body: bytes, suffix: str) -> None:
            compressed = "gzip" in self.headers.get("Accept-Encoding", "")
            body = gzip.compress(body, mtime=0) if compressed else body
            self.send_response(status)
            self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            if compressed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            with suppress(ConnectionError):  # a browser that is done does not wait for the rest
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
