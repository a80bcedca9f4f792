"""A published site asked for the addresses of the ledger: a server on this machine loses some of them."""

from __future__ import annotations

import argparse
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from edition.commands import live as command
from edition.config import CannotRun, Config
from edition.content.model import Address
from edition.content.places import Span
from edition.health import live
from edition.health.asking import Client, RequestPolicy
from second import make

POLICY = RequestPolicy("live-check-of-a-test", timeout=10, tries=2, backoff=0, pause=0)
PAGE = "<!doctype html><html><head><title>{}</title></head><body><h2 id='p1-2'>P1.2</h2></body></html>"
NOT_FOUND = PAGE.format("Page not found")
LEDGER = {
    "/": "live",
    "/here/": "live",
    "/here/#p1-2": "live",
    "/old/": "retired",
    "/here/#old": "moved",
}

Answers = dict[str, tuple[int, str, str]]


@contextmanager
def served(answers: Answers) -> Iterator[tuple[str, Counter[str]]]:
    """A site under /project whose addresses answer with a status, a place to go on to, and a body."""
    tries: Counter[str] = Counter()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.removeprefix("/project")
            tries[path] += 1
            status, location, body = answers.get(path, (404, "", NOT_FOUND))
            if status == 503 and tries[path] > 1:
                status = 200
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/project/", tries
    finally:
        server.shutdown()
        server.server_close()


def whole() -> Answers:
    return {path: (200, "", PAGE.format(path)) for path in ("/", "/here/", "/old/")}


def lost(answers: Answers) -> list[str]:
    lines = tuple(Address("2026-11-24", address, state, "", "", Span("l", 1)) for address, state in LEDGER.items())
    with served(answers) as (site, _):
        return [
            line.replace(site.removesuffix("/"), "")
            for line in live.missing(site, live.promised(lines), Client(POLICY))
        ]


def test_a_site_that_has_every_address_lacks_none() -> None:
    assert lost(whole()) == []


@pytest.mark.parametrize(
    ("path", "answer", "told"),
    [
        ("/here/", (404, "", NOT_FOUND), "/here/: answers 404"),
        ("/old/", (410, "", ""), "/old/: answers 410"),
        ("/here/", (301, "/project/", ""), "/here/: leads to /"),
        ("/here/", (200, "", NOT_FOUND), "/here/: answers 200 with the page for unknown addresses"),
        ("/here/", (200, "", "<title>Here</title>"), "/here/#p1-2: the page is there and the anchor is not"),
    ],
)
def test_an_address_that_is_lost_is_told(path: str, answer: tuple[int, str, str], told: str) -> None:
    assert lost(whole() | {path: answer}) == [told]


def test_a_server_that_fails_once_is_asked_again() -> None:
    assert lost(whole() | {"/here/": (503, "", PAGE.format("Here"))}) == []


def test_what_is_missing_is_asked_for_in_every_round_and_nothing_else_is() -> None:
    answers = whole() | {"/here/": (404, "", "")}
    pages = {"/": (), "/here/": ()}
    with served(answers) as (site, tries):
        assert list(live.missing(site, pages, Client(POLICY), 3)) == ["/here/: answers 404"]
    assert (tries["/"], tries["/here/"]) == (1, 3)


def test_the_command_tells_what_is_missing_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make(tmp_path / "second")
    with served({}) as (site, _):
        asked = argparse.Namespace(site=site)
        assert command.run(asked, Config(root, site, ""), replace(POLICY, tries=1), 0) == 1
    out = capsys.readouterr().out
    assert "/p1-2/: answers 404" in out
    assert out.rstrip().endswith("missing.")


def test_a_site_without_an_address_is_not_asked(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="No address"):
        command.run(argparse.Namespace(site="ftp://example.org/"), Config(tmp_path, "", ""))
