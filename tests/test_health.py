"""Asking cited addresses: a server on this machine answers, redirects, fails, stalls, lies and breaks off."""

from __future__ import annotations

import contextlib
import json
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from edition.check.reporters import text
from edition.check.run import run
from edition.cli import main
from edition.content.load import HEALTH, load
from edition.content.model import Edition, Health, Source
from edition.health import asking, record
from edition.health.asking import Answer, Client, RequestPolicy
from edition.render import archived, listings
from edition.render.site import Site
from fixture_sites import BASE

POLICY = RequestPolicy("source-check-of-a-test", timeout=10, longest=20, tries=2, pause=0, most=4096)
IMPATIENT = replace(POLICY, timeout=0.2, longest=0.2)
"""For those that never end: whoever is slow today still answers the others."""


@dataclass
class World:
    """What the server was asked, and how it stands."""

    port: int = 0
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    tries: Counter[str] = field(default_factory=Counter)
    at_once: int = 0
    most_at_once: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


def page(title: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>\n {title} &amp; more</title></head></html>".encode()


FIXED: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/": (200, {}, page("Front")),
    "/page": (200, {"Content-Type": "text/html"}, page("A page")),
    "/paper.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 the paper"),
    "/data": (200, {}, b"1,2,3"),
    "/moved": (301, {"Location": "/page"}, b""),
    "/moved-twice": (308, {"Location": "/for-now"}, b""),
    "/for-now": (302, {"Location": "/page"}, b""),
    "/slash": (301, {"Location": "/slash/"}, b""),
    "/slash/": (200, {}, page("Slash")),
    "/gone": (410, {}, b""),
    "/missing": (404, {}, page("Not found")),
    "/front": (302, {"Location": "/"}, b""),
    "/forbidden": (403, {}, b""),
    "/down": (503, {}, b""),
    "/circle": (302, {"Location": "/circle"}, b""),
    "/script": (301, {"Location": "javascript:alert(1)"}, b""),
    "/lie": (200, {"Content-Type": "application/pdf"}, page("Buy now")),
    "/was.pdf": (200, {"Content-Type": "text/html"}, page("Sign in")),
}


def handler(world: World) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing."""

        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            with world.lock:
                world.asked.append((self.command, self.path, self.headers["User-Agent"]))
                world.tries[self.path] += 1
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                getattr(self, "odd_" + self.path.partition("?")[0].strip("/").replace("-", "_"), self.fixed)()

        def fixed(self) -> None:
            self.send(*FIXED[self.path])

        def odd_dwell(self) -> None:
            with world.lock:
                world.at_once += 1
                world.most_at_once = max(world.most_at_once, world.at_once)
            world.over.wait(0.005)
            with world.lock:
                world.at_once -= 1
            self.send(200, {}, page("Dwell"))

        def send(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def odd_no_head(self) -> None:
            self.send(405 if self.command == "HEAD" else 200, {}, page("No head"))

        def odd_blind_head(self) -> None:
            self.send(404 if self.command == "HEAD" else 200, {}, page("Blind"))

        def odd_busy(self) -> None:
            first = world.tries[self.path] == 1
            self.send(429 if first else 200, {"Retry-After": "7"} if first else {}, page("Busy"))

        def odd_stall(self) -> None:
            world.over.wait(5)

        def odd_drip(self) -> None:
            self.send(200, {"Content-Length": "100000"}, b"")
            while self.command == "GET" and not world.over.wait(0.02):
                self.wfile.write(b"x")

        def odd_short(self) -> None:
            self.send(200, {"Content-Length": "1000"}, b"ten bytes.")

        def odd_short_once(self) -> None:
            first = world.tries[self.path] < 3
            self.send(200, {"Content-Length": "1000"} if first else {}, page("At last"))

        def odd_endless(self) -> None:
            self.send(200, {"Content-Length": "9999999999"}, b"")
            while self.command == "GET":
                self.wfile.write(b"y" * 4096)

    return Handler


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    found = World()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(found))
    server.daemon_threads = True
    found.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it waited; nobody waits here."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    return slept


PAPER = "pdf:" + asking._seen(b"%PDF-1.7 the paper").partition(":")[2]

CASES: list[tuple[str, str, str, str, str, str]] = [
    ("answers", "/page", "", "answers", "", ""),
    ("answers as before", "/page", "page:A page & more", "answers", "", ""),
    ("sends a paper", "/paper.pdf", PAPER, "answers", "", ""),
    ("refuses HEAD", "/no-head", "", "answers", "", ""),
    ("is blind to HEAD", "/blind-head", "", "answers", "", ""),
    ("asks to wait", "/busy", "", "answers", "", ""),
    ("breaks off once", "/short-once", "", "answers", "", ""),
    ("never ends", "/endless", "", "answers", "", ""),
    ("adds a slash", "/slash", "", "answers", "", ""),
    ("leads on for now", "/for-now", "", "answers", "", ""),
    ("has moved", "/moved", "", "moved", "", "/page"),
    ("has moved, and leads on for now", "/moved-twice", "", "moved", "", "/for-now"),
    ("is gone", "/gone", "", "gone", "410 Gone", ""),
    ("is missing", "/missing", "page:A page", "gone", "404 Not Found", ""),
    ("leads to the front page", "/front", "", "gone", "leads to the front page", "/"),
    ("has another title", "/page", "page:B page", "changed", "'B page' was there, and now 'A page & more'", ""),
    ("lies about its type", "/lie", "", "changed", "a web page stands where a PDF stood", ""),
    ("wants a sign-in", "/was.pdf", "", "changed", "a web page stands where a PDF stood", ""),
    ("forbids", "/forbidden", "", "unclear", "403 Forbidden", ""),
    ("is down", "/down", "", "unclear", "503 Service Unavailable", ""),
    ("goes in a circle", "/circle", "", "unclear", "redirects without end", ""),
    ("leads to a script", "/script", "", "unclear", "leads to 'javascript:alert(1)'", ""),
    ("stalls", "/stall", "", "unclear", "it did not answer in time", ""),
    ("drips", "/drip", "", "unclear", "it did not answer in time", ""),
    ("breaks off", "/short", "", "unclear", "it broke off its answer", ""),
]


@pytest.mark.parametrize(("name", "path", "before", "state", "said", "to"), CASES, ids=[case[0] for case in CASES])
def test_an_address_that(name: str, path: str, before: str, state: str, said: str, to: str, world: World) -> None:
    policy = IMPATIENT if said == "it did not answer in time" else POLICY
    found = Client(policy).ask(world.at(path), before)

    assert (found.state, found.said, found.to) == (state, said, world.at(to) if to else "")


def test_an_address_whose_host_is_not_there(world: World) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler(world)) as closed:
        port = closed.server_address[1]

    assert Client(POLICY).ask(f"http://127.0.0.1:{port}/") == Answer("unclear", "it refuses the connection")
    assert Client(POLICY).ask("http://[/") == Answer("unclear", "it is no address, or leads to none")
    assert list(record.ask_all(["http://[/"], {}, POLICY)) == ["http://[/"]


def test_it_waits_as_long_as_it_is_told_and_longer_each_time_it_is_not(world: World, naps: list[float]) -> None:
    world.tries.clear()
    Client(POLICY).ask(world.at("/busy"))
    assert 7 in naps

    naps.clear()
    Client(replace(POLICY, tries=4)).ask(world.at("/down"))
    assert [nap for nap in naps if nap] == [4, 8] * 2  # the HEAD, then the GET
    assert Client(replace(POLICY, longest_wait=5))._pool.connection_pool_kw["retries"].retry_after_max == 5


def test_it_says_who_asks_and_reads_no_more_than_it_must(world: World) -> None:
    world.asked.clear()
    Client(POLICY).ask(world.at("/moved"))

    assert world.asked == [
        ("HEAD", "/moved", POLICY.agent),
        ("HEAD", "/page", POLICY.agent),
        ("GET", "/page", POLICY.agent),
    ]


def test_a_host_hears_one_request_at_a_time_with_pauses(world: World, naps: list[float]) -> None:
    world.most_at_once = 0
    addresses = [world.at(f"/dwell?{number}") for number in range(8)]
    client = Client(replace(POLICY, pause=3000))
    threads = [threading.Thread(target=client.ask, args=(address,)) for address in addresses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert world.most_at_once == 1
    assert len([nap for nap in naps if 2000 < nap <= 3000]) == 2 * len(addresses) - 1


def test_titles_of_others_come_as_one_plain_line() -> None:
    title = "<html><head><title>A\u202e title\x07\n of " + "x" * 400 + "</title>"
    assert asking._seen(title.encode()).startswith("page:A title of xxx")
    assert len(asking._seen(title.encode())) == 205
    assert asking._seen(b"<html><head></head>") == "page:"
    assert asking._seen(b"") == asking._seen(b"  ".strip())


# The record and the digest


OLD = {"https://a.example/": Health("https://a.example/", "gone", "2026-11-30", "404 Not Found", "", "page:A")}


def test_a_state_keeps_the_day_since_when_it_is_so_and_what_was_seen_last() -> None:
    same = record.healths({"https://a.example/": Answer("gone", "410 Gone")}, OLD, "2026-12-07")
    other = record.healths({"https://a.example/": Answer("answers", seen="page:B")}, OLD, "2026-12-07")

    assert same == {"https://a.example/": Health("https://a.example/", "gone", "2026-11-30", "410 Gone", "", "page:A")}
    assert other["https://a.example/"] == Health("https://a.example/", "answers", "2026-12-07", seen="page:B")


@pytest.mark.parametrize("state", ["answers", "moved", "gone", "changed"])
def test_what_could_not_be_told_stays_as_it_was_known(state: str, edition: Edition) -> None:
    places = record.cited(edition)
    address = edition.sources[0].text("URL")
    old = Health(address, state, "2026-11-30", "why", "https://b.example/" if state == "moved" else "", "page:A")
    answers = {address: Answer("unclear", "there is no such host")}

    kept = record.healths(answers, {address: old}, "2026-12-07")
    assert kept == {address: old}
    *_, said, count = record.report_lines(kept, places, answers)
    assert f": unclear: {address}, there is no such host; it stays '{state}' " in said
    assert count.endswith(" 1 could not be told and stay as they were.")


def test_what_was_never_told_is_unclear_since_the_first_day(edition: Edition) -> None:
    address = edition.sources[0].text("URL")
    first = record.healths({address: Answer("unclear", "403 Forbidden")}, {}, "2026-11-30")
    second = record.healths({address: Answer("unclear", "503 Service Unavailable")}, first, "2026-12-07")

    assert second == {address: Health(address, "unclear", "2026-11-30", "503 Service Unavailable")}
    assert record.healths({address: Answer("gone", "410 Gone")}, second, "2026-12-14") == {
        address: Health(address, "gone", "2026-12-14", "410 Gone")
    }


@pytest.fixture
def root(tmp_path: Path, world: World) -> Path:
    """The tiny site, whose sources stand on this machine: one is gone and has a copy, one has moved."""
    folder = tmp_path / "site"
    shutil.copytree(BASE, folder)
    file = folder / "docs/data/bibliography.yaml"
    words = file.read_text(encoding="utf-8")
    words = words.replace("https://undocs.org/A/HRC/25/63", world.at("/gone"))
    words = words.replace("    group: un\n", "    group: un\n    archived: https://web.example.org/copy\n", 1)
    file.write_text(words, encoding="utf-8")
    return folder


def asked_here(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    """Nothing but this machine is asked: every other address answers as it is."""
    ask = Client.ask

    def here(self: Client, address: str, seen: str = "") -> Answer:
        return ask(self, address, seen) if "127.0.0.1" in address else Answer("answers", seen="page:Elsewhere")

    monkeypatch.setattr(Client, "ask", here)


def test_the_command_writes_the_record_and_says_what_to_mend(
    root: Path, world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked_here(monkeypatch, world)

    assert main(["sources", "--no-archive"], root) == 1
    lines = capsys.readouterr().out.splitlines()
    today = json.loads((root / HEALTH).read_text(encoding="utf-8"))["asked"]
    copy = "https://web.example.org/copy"
    assert lines[0] == (
        f"docs/data/bibliography.yaml:23:3: gone: {world.at('/gone')}, 410 Gone, since {today}"
        f" (readers are led to the archived copy, {copy})"
    )
    assert lines[-1].endswith(" 0 unclear, 0 moved, 0 changed, 1 gone.")
    edition = load(root)
    assert set(edition.health) == set(record.cited(edition)) >= {world.at("/gone"), copy}
    assert not [problem for problem in edition.problems if HEALTH in problem.fault.span.path]
    assert record.written(edition.health, today) == (root / HEALTH).read_text(encoding="utf-8")


def test_a_run_without_a_network_notes_nothing_and_ends_with_2(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = {"state": "gone", "since": "2026-01-05"}
    before = json.dumps({"addresses": {"https://web.example.org/copy": gone}})
    (root / HEALTH).write_text(before, encoding="utf-8")
    monkeypatch.setattr(Client, "ask", lambda *_: Answer("unclear", "there is no such host"))

    assert main(["sources", "--no-archive"], root) == 2
    assert capsys.readouterr().err.endswith(
        " addresses could be told (there is no such host); check the network. Nothing was noted.\n"
    )
    assert (root / HEALTH).read_text(encoding="utf-8") == before


def test_a_record_that_cannot_be_read_is_not_written_over(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / HEALTH).write_text('{"addresses": ', encoding="utf-8")
    monkeypatch.setattr(Client, "ask", lambda *_: Answer("answers"))

    assert main(["sources", "--no-archive"], root) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert (root / HEALTH).read_text(encoding="utf-8") == '{"addresses": '


@pytest.mark.parametrize(
    ("state", "to", "expected"),
    [
        ("moved", "https://b.example/", "it is at https://b.example/ now: write that address"),
        ("changed", "", "read it again"),
        ("unclear", "", "try it in a browser"),
        ("gone", "", "add 'archived: …' under 'custom:'"),
    ],
)
def test_each_state_says_what_to_do(state: str, to: str, expected: str, edition: Edition) -> None:
    places = record.cited(edition)
    address = edition.sources[0].text("URL")
    health = {address: Health(address, state, "2026-12-01", "why", to)}
    first, count = record.report_lines(health, places, {address: Answer(state)})

    assert first.startswith(f"docs/data/bibliography.yaml:{edition.sources[0].places['URL'].line}:")
    assert expected in first
    assert count.startswith("1 addresses: 0 answers" if state != "answers" else "1")


def test_links_of_pages_are_asked_too_without_their_anchors(edition: Edition) -> None:
    places = record.cited(edition)
    outside = {link.target for page in edition.pages for link in page.links if link.target.startswith("http")}

    assert outside
    assert {target.partition("#")[0] for target in outside} <= set(places)
    assert {source.text("URL") for source in edition.sources} <= set(places)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("[1]", "the file must hold 'addresses'"),
        ('{"addresses": {"https://a.example/": {"state": "lost", "since": "2026-12-01"}}}', "unknown state 'lost'"),
        ('{"addresses": {"https://a.example/": {"state": "gone", "since": "soon"}}}', "'soon' is no day"),
        ('{"addresses": {"https://a.example/": "gone"}}', "must have a state"),
    ],
)
def test_a_record_that_cannot_be_read_is_a_fault(words: str, message: str, root: Path) -> None:
    (root / HEALTH).write_text(words, encoding="utf-8")
    found = [line for line in text.render(run(load(root))).splitlines() if HEALTH in line]

    assert len(found) == 1
    assert message in found[0]


def test_an_archived_copy_has_an_address_that_a_browser_opens(root: Path) -> None:
    file = root / "docs/data/bibliography.yaml"
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("https://web.example.org/copy", "javascript:alert(1)"), encoding="utf-8")
    found = [d for d in run(load(root)) if "javascript" in d.message]

    assert [(d.code, d.span.line) for d in found] == [("BIB003", 26)]


# What a reader sees


def gone(edition: Edition, copy: str, state: str = "gone") -> tuple[Source, Site]:
    first, *rest = edition.sources
    source = replace(first, item={**first.item, "custom": {**first.custom, "archived": copy}})
    health = {source.text("URL"): Health(source.text("URL"), state, "2026-12-01")}
    return source, Site(replace(edition, sources=(source, *rest), health=health))


def test_where_an_address_is_gone_the_archived_copy_leads(edition: Edition) -> None:
    source, site = gone(edition, "https://web.example.org/copy")
    said = archived.lead(source, site)

    assert said is not None
    assert Xml.tostring(said, encoding="unicode") == (
        '<span class="gone"><a href="https://web.example.org/copy">Archived copy</a>.'
        " The publisher’s address was found gone on 1 December 2026. </span>"
    )


def test_without_a_copy_the_page_says_so_and_otherwise_it_says_nothing(edition: Edition) -> None:
    source, site = gone(edition, "")
    said = archived.lead(source, site)
    assert said is not None
    assert said.text == "The publisher’s address was found gone on 1 December 2026; no archived copy is recorded. "

    assert archived.lead(*gone(edition, "https://web.example.org/copy", "moved")) is None
    assert archived.lead(source, Site(edition)) is None


def test_the_bibliography_begins_the_entry_with_it(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    source, site = gone(edition, "https://web.example.org/copy")
    monkeypatch.setitem(site.__dict__, "references", type("None", (), {"entries": {}, "notes": {}}))
    entry = listings._source(source, site.pages["sources.md"], site)

    assert "".join(next(entry.iter("p")).itertext()).startswith("Archived copy. The publisher’s address")
