"""Asking an archive for copies: a server on this machine tells of some, keeps others, and answers nonsense."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from edition.content.load import load
from edition.content.model import Health
from edition.health import archive, record
from edition.health.archive import Archive, Copy
from edition.health.asking import RequestPolicy
from edition.render import archived
from edition.render.site import Site
from fixture_sites import BASE

POLICY = RequestPolicy("archive-of-a-test", timeout=10, longest=20, tries=1, pause=0)
HELD = "https://example.org/held?a=1&b=2"
KEPT = "https://example.org/not-held"
ANSWERS = {
    HELD: {"available": True, "url": "http://web.archive.org/web/20140217120000/x", "timestamp": "20140217120000"},
    KEPT: None,
    "https://example.org/taken-back": {"available": False, "url": "http://w.example/x", "timestamp": "20140217"},
    "https://example.org/no-day": {"available": True, "url": "http://w.example/x", "timestamp": "soon"},
}


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def server(asked: list[str]) -> Iterator[Archive]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            address = parse_qs(urlsplit(self.path).query).get("url", [""])[0]
            known = ANSWERS.get(address)
            body = json.dumps({"archived_snapshots": {"closest": known} if known else {}}).encode()
            if address.endswith("nonsense"):
                body = b"<html>"
            self.send_response(503 if address.endswith("down") else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{httpd.server_port}"
    yield Archive(f"{base}/available?url=", f"{base}/save/")
    httpd.shutdown()
    httpd.server_close()


def test_a_copy_is_noted_with_its_day_and_an_address_without_one_is_kept(server: Archive, asked: list[str]) -> None:
    told = archive.ask([HELD, KEPT], POLICY, server)

    assert told.copies == {HELD: Copy("https://web.archive.org/web/20140217120000/x", "2014-02-17")}
    assert told.kept == (KEPT,)
    assert asked[-1] == f"/save/{KEPT}"


def test_what_is_no_copy_and_what_is_no_answer_is_none(server: Archive) -> None:
    odd = ["https://example.org/taken-back", "https://example.org/no-day"]
    broken = ["https://example.org/nonsense", "https://example.org/down"]
    told = archive.ask([*odd, *broken], POLICY, server)

    assert told.copies == {}
    assert told.kept == tuple(odd)


def test_it_is_asked_to_keep_no_more_than_it_should_be_in_one_run(server: Archive, asked: list[str]) -> None:
    addresses = [f"https://example.org/{number}" for number in range(4)]
    told = archive.ask(addresses, POLICY, replace(server, most=2))

    assert told.kept == tuple(addresses[:2])
    assert len([path for path in asked if path.startswith("/save/")]) == 2


def test_a_copy_on_record_is_not_asked_for_again_and_outlives_the_next_run() -> None:
    edition = load(BASE)
    addresses = archive.wanted(edition, {})
    assert addresses == sorted({s.text("URL") for s in edition.sources if s.text("URL")})
    first = addresses[0]
    known = {first: Health(first, "answers", "2026-11-30", copy="https://web.archive.org/x", copied="2014-02-17")}

    assert archive.wanted(edition, known) == addresses[1:]
    again = record.healths({first: record.Answer("gone", "410")}, known, "2026-12-07")
    assert (again[first].state, again[first].copy) == ("gone", "https://web.archive.org/x")
    assert '"copied": "2014-02-17"' in record.written(again, "2026-12-07")


def test_a_note_leads_with_the_copy_on_record_or_found_where_the_address_is_gone() -> None:
    edition = load(BASE)
    source = next(s for s in edition.sources if s.text("URL") and not s.custom.get("archived"))
    gone = Health(source.text("URL"), "gone", "2026-11-30", copy="https://web.archive.org/x", copied="2014-02-17")
    led = archived.lead(source, Site(replace(edition, health={gone.address: gone})))

    assert led is not None
    assert [a.get("href") for a in led.iter("a")] == ["https://web.archive.org/x"]
    assert "".join(led.itertext()).startswith("Archived copy (not read by this edition). The publisher’s address was")

    kept = replace(source, item={**source.item, "custom": {**source.custom, "archived": "https://a.example/copy"}})
    led = archived.lead(kept, Site(replace(edition, health={gone.address: gone})))

    assert led is not None
    assert [a.get("href") for a in led.iter("a")] == ["https://a.example/copy"]
    assert "not read" not in "".join(led.itertext())
