"""Serves the site made last to this machine alone, with a script in each page that shows the faults."""

from __future__ import annotations

import errno
import hashlib
import json
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from ..config import CannotRun
from .screen import Screen

_HERE = Path(__file__).parent
_OWN = "-preview/"
_FILES = {"banner.js": "text/javascript", "banner.css": "text/css"}
_BREATH = 15.0
_WAITING = "<!doctype html><html lang=en><head><title>Preview</title></head><body><main><p>{}</p></main></body></html>"
_BEING_MADE = "The pages are being made …"


@contextmanager
def running(port: int, base: str, screen: Screen) -> Iterator[int]:
    """Serve under a base path until the end of the block; give the port. Raises CannotRun where it is taken."""

    class Bound(_Handler):
        pass

    Bound.path_of_base = unquote(base)
    Bound.base, Bound.screen = quote(Bound.path_of_base), screen
    try:
        server = _Server(("127.0.0.1", port), Bound)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise CannotRun(f"Port {port} is in use; stop what uses it, or choose another with '--port'.") from None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        screen.close()
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away, or a file of a site just replaced, is nothing to tell of."""


class _Handler(BaseHTTPRequestHandler):
    base: str
    path_of_base: str
    screen: Screen

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.path_of_base):
            if path + "/" == self.path_of_base or path == "/":
                self._redirect(self.base)
            else:
                self._not_found()
            return
        inside = path.removeprefix(self.path_of_base)
        if inside == _OWN + "events":
            self._events()
        elif inside.startswith(_OWN) and inside.removeprefix(_OWN) in _FILES:
            name = inside.removeprefix(_OWN)
            self._send((_HERE / name).read_bytes(), _FILES[name])
        else:
            self._file(path, inside)

    def _file(self, path: str, inside: str) -> None:
        folder = self.screen.folder
        if folder is None:
            self._page(_WAITING.format(escape(self.screen.note or _BEING_MADE)).encode(), HTTPStatus.OK)
            return
        file = (folder / inside).resolve()
        if not file.is_relative_to(folder.resolve()):
            self._not_found()
        elif file.is_dir() and inside and not path.endswith("/"):
            self._redirect(quote(path) + "/")
        elif file.is_dir() and (file / "index.html").is_file():
            self._page((file / "index.html").read_bytes(), HTTPStatus.OK)
        elif file.is_file() and file.suffix == ".html":
            self._page(file.read_bytes(), HTTPStatus.OK)
        elif file.is_file():
            self._send(file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        else:
            self._not_found()

    def _not_found(self) -> None:
        page = self.screen.folder / "404.html" if self.screen.folder else None
        html = (
            page.read_bytes()
            if page and page.is_file()
            else b"<!doctype html><title>Not found</title><p>Not found.</p>"
        )
        self._page(html, HTTPStatus.NOT_FOUND)

    def _page(self, html: bytes, status: HTTPStatus) -> None:
        own = self.base + _OWN
        script = f'<script src="{own}banner.js" data-base="{self.base}" data-page="{_digest(html)}" defer></script>'
        parts = f'<link rel="stylesheet" href="{own}banner.css">{script}'.encode()
        self._send(html.replace(b"</head>", parts + b"</head>", 1), "text/html", status)

    def _events(self) -> None:
        """A stream of what is shown, one event for each change. https://html.spec.whatwg.org/#server-sent-events

        A page that asks, `?page=since/`, is told the digest of what stands there now, so that it is loaded again only
        where it is another.
        """
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        (page,) = parse_qs(urlsplit(self.path).query).get("page", [""])[:1]
        with self.screen.opened(page), suppress(OSError):  # where the page was left
            self._tell(page)

    def _tell(self, page: str) -> None:
        version = -1
        while self.screen.is_open:
            latest, shown = self.screen.after(version, _BREATH)
            text = json.dumps(shown | {"page": self._digest_of(page)}, ensure_ascii=False)
            self.wfile.write((": still here\n\n" if latest == version else f"data: {text}\n\n").encode())
            self.wfile.flush()
            version = latest

    def _digest_of(self, page: str) -> str:
        """The digest of a page of the site made last; nothing where it has no such page."""
        folder = self.screen.folder
        file = (folder / page / "index.html").resolve() if folder else None
        if folder is None or file is None or not file.is_relative_to(folder.resolve()) or not file.is_file():
            return ""
        return _digest(file.read_bytes())

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for faults."""


def _digest(html: bytes) -> str:
    return hashlib.sha256(html).hexdigest()[:16]
