"""The live preview: what a person who saves a page sees, at the terminal and in the browser."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from conftest import MEASURED
from edition import lock, working_folders
from edition.cli import main
from edition.config import Config, from_environment
from edition.content.load import load, stamp
from edition.preview import make as maker
from edition.preview import server, session
from edition.preview.pages import Pages
from edition.preview.screen import Screen
from edition.render import site
from edition.swap import staged
from fixture_sites import BASE
from second import make

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
PAGE = "docs/pathways/gates-left-shut.md"
PATIENCE = 300
"""Seconds, for a machine on which others are busy too."""


@dataclass
class Preview:
    """A `serve` that runs: where it answers and what it prints."""

    root: Path
    process: subprocess.Popen[str]
    lines: Queue[str] = field(default_factory=Queue)
    address: str = ""

    def wait_for(self, pattern: str) -> re.Match[str]:
        """The next printed line that matches."""
        while True:
            try:
                match = re.search(pattern, self.lines.get(timeout=PATIENCE))
            except Empty:
                raise AssertionError(f"nothing was printed that matches {pattern!r}") from None
            if match:
                return match

    def get(self, path: str) -> tuple[int, str, str]:
        """Status, type and text of an answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 (our own address)
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers["Content-Type"], error.read().decode()

    def wait_for_text(self, path: str, text: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while text not in self.get(path)[2]:
            assert time.monotonic() < deadline, f"{path} never had {text!r}"
            time.sleep(0.1)

    def first_event(self, asked: str = "") -> str:
        """What a page that is opened now is shown at first."""
        with urllib.request.urlopen(self.address + "-preview/events" + asked, timeout=PATIENCE) as answer:  # noqa: S310
            return str(answer.readline().decode().removeprefix("data: "))

    def wait_for_event(self, holds: Callable[[str], bool]) -> str:
        deadline = time.monotonic() + PATIENCE
        while not holds(shown := self.first_event()):
            assert time.monotonic() < deadline, shown
            time.sleep(0.1)
        return shown

    def wait_for_pages(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.get("editors/rules/")[0] != 200 or "are being made" in self.get("")[2]:
            assert time.monotonic() < deadline, "the pages were never made"
            time.sleep(0.1)  # what is asked without a pause takes the time in which they are made


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = make(tmp_path_factory.mktemp("preview"))
    program = (
        "import os, signal, sys; from pathlib import Path; from edition.cli import main\n"
        f"os.environ.pop({MEASURED!r}, None)  # which lines this process runs is measured, not those of its children\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background process ignores it\n"
        f"sys.exit(main(['serve', '--port', '0'], Path({str(root)!r})))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(SCRIPTS), "SITE_URL": "https://edition.example/project/"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    running = Preview(root, process)
    Thread(target=lambda: [running.lines.put(line) for line in process.stdout or ()], daemon=True).start()
    try:
        running.address = running.wait_for(r"Preview at (http://127\.0\.0\.1:[0-9]+/project/) ")[1]
        running.wait_for("No faults")
        yield running
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 0
    finally:
        process.kill()
    assert not list((root / ".cache").glob("preview-*"))
    shutil.rmtree(root)


@pytest.fixture
def mended(preview: Preview) -> Iterator[Path]:
    """A page that a test may spoil."""
    page = preview.root / PAGE
    text = page.read_text(encoding="utf-8")
    yield page
    page.write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_the_site_is_served_under_its_base_with_all_that_is_published(preview: Preview) -> None:
    preview.wait_for_pages()

    assert preview.get("")[:2] == (200, "text/html; charset=utf-8")
    assert 'id="p1-2"' in preview.get("pathways/gates-left-shut/")[2]
    assert "A build fills this in; the preview does not." in preview.get("pathways/gates-left-shut/")[2]
    assert preview.get("assets/search/index.json")[0] == 200
    style = re.search(r'href="(assets/[^"]+\.css)"', preview.get("")[2])
    assert style is not None
    assert preview.get(style[1])[:2] == (200, "text/css; charset=utf-8")
    assert preview.get("pathways")[2] == preview.get("pathways/")[2]
    status, _, html = preview.get("no-such-page/")
    assert status == 404
    assert "Page not found" in html
    assert preview.get("../../../../etc/hostname")[0] == 404
    assert preview.get("%2e%2e/%2e%2e/%2e%2e/mkdocs.yml")[0] == 404


@pytest.mark.browser
@pytest.mark.slow
def test_faults_stand_on_the_page_at_once_and_the_page_follows(
    preview: Preview, mended: Path, browser: Browser
) -> None:
    preview.wait_for_pages()
    page = browser.new_page()
    page.goto(preview.address + "pathways/gates-left-shut/")
    banner = page.get_by_role("status", name="Faults found on saving", include_hidden=True)
    expect(banner).to_be_hidden()

    mended.write_text(mended.read_text(encoding="utf-8") + "\nThe new line on labour.\n", encoding="utf-8")
    line = len(mended.read_text(encoding="utf-8").splitlines())

    told = f"{PAGE}:{line}:17 PROSE001 'labour' is British spelling (write 'labor')"
    expect(banner).to_contain_text(told, timeout=PATIENCE * 1000)
    preview.wait_for(rf"{PAGE}:{line}:17: PROSE001 ")
    expect(banner.get_by_role("link", name="PROSE001")).to_have_attribute("href", "/project/editors/rules/prose001/")
    expect(page.get_by_text("The new line on labour.")).to_be_visible(timeout=PATIENCE * 1000)
    expect(banner).to_contain_text("1 fault")
    page.close()


SLIPS = (
    (PAGE, "[@gauge-treaty-2019, art. 2]", "[@gauge-treaty-2091, art. 2]", "CITE001"),
    ("docs/since/2025-07-a-gate-opens.md", "\ndate: 2025-07-02\n", "\ndate: 2025-13-02\n", "META003"),
    ("docs/findings/dry-beds.md", "\ntitle: ", "\ntitle: One: ", "LOAD002"),
    ("docs/data/bibliography.yaml", "  author:\n", "  author: Somebody\n  other:\n", "BIB005"),
)
"""Some of those that tests/test_slips.py has, each in a file of its own."""


@pytest.mark.slow
def test_while_the_sources_have_faults_every_page_is_made_anew(preview: Preview) -> None:
    preview.wait_for_pages()
    right = {file: (preview.root / file).read_text(encoding="utf-8") for file, *_ in SLIPS}
    try:
        for file, old, new, _ in SLIPS:
            assert old in right[file]
            (preview.root / file).write_text(right[file].replace(old, new, 1), encoding="utf-8")
        preview.wait_for_text("pathways/gates-left-shut/", "@gauge-treaty-2091, art. 2")
        for page in ("since/2025-07-a-gate-opens/", "findings/dry-beds/", "sources/", "since/", ""):
            status, _, html = preview.get(page)
            assert (status, 'class="unmade"' in html) == (200, False)
            assert "banner.js" in html
        preview.wait_for_text("since/2025-07-a-gate-opens/", "2025-13-02")
        shown = preview.wait_for_event(lambda said: all(f'"code": "{code}"' in said for *_, code in SLIPS))
        assert json.loads(shown)["note"] == ""
    finally:
        for file, text in right.items():
            (preview.root / file).write_text(text, encoding="utf-8")
    preview.wait_for_text("since/2025-07-a-gate-opens/", "2 July 2025")


@pytest.mark.slow
def test_what_cannot_be_made_leaves_the_pages_made_last(preview: Preview) -> None:
    preview.wait_for_pages()
    template = preview.root / "overrides/main.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text + "{% block", encoding="utf-8")
    try:
        preview.wait_for("The pages could not be made from this; those made last are shown")
        assert 'id="p1-2"' in preview.get("pathways/gates-left-shut/")[2]
    finally:
        template.write_text(text, encoding="utf-8")


# What is rendered at once


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Config, Path]:
    """Sources, and the site that the preview's other process has made of them."""
    root = make(tmp_path_factory.mktemp("at-once") / "root")
    site_url = "https://edition.example/project/"
    folder = root.parent / "site"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", site_url)
        patch.delenv(MEASURED, raising=False)
        assert maker.main(root, folder) == 0
    return from_environment({"SITE_URL": site_url}, root), folder


@pytest.fixture
def at_once(sources: tuple[Config, Path], tmp_path: Path) -> Iterator[AtOnce]:
    """A preview that shows the site made last, once it has looked at the sources, which are put right again."""
    config, folder = sources
    shown = AtOnce(config, shutil.copytree(folder, tmp_path / "site"), tmp_path)
    before = {file: file.read_bytes() for file in config.root.rglob("*") if file.is_file()}
    yield shown
    for file in [file for file in config.root.rglob("*") if file.is_file() and file not in before]:
        file.unlink()
    for file, content in before.items():
        if not file.exists() or file.read_bytes() != content:
            file.write_bytes(content)


class AtOnce:
    def __init__(self, config: Config, folder: Path, home: Path) -> None:
        self.root, self.folder, self.screen = config.root, folder, Screen()
        self.screen.turn(folder)
        self.sources = session.Sources(config, Pages(config, self.screen, home), self.screen)
        self.seen = stamp(self.root)
        self.sources.read(self.seen, set())
        self.sources.take_references()
        self.sources.prepare(self.seen)
        self.read()

    def read(self) -> set[str]:
        """Looks at the sources as the preview does on a save; returns the files of the site that became others."""
        before = self._files()
        now = stamp(self.root)
        self.sources.read(now, {Path(name) for name, *_ in set(now) ^ set(self.seen)})
        self.seen = now
        after = self._files()
        return {name for name in after if after[name] != before.get(name)}

    def _files(self) -> dict[str, bytes]:
        return {f.relative_to(self.folder).as_posix(): f.read_bytes() for f in self.folder.rglob("*") if f.is_file()}

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text
        (self.root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_page_that_is_saved_is_shown_at_once_and_no_other_is_touched(at_once: AtOnce) -> None:
    build = at_once.screen.build
    at_once.change(PAGE, "\n## ", "\nWords that are new.\n\n## ")

    assert at_once.read() == {"pathways/gates-left-shut/index.html"}
    assert "Words that are new." in (at_once.folder / "pathways/gates-left-shut/index.html").read_text("utf-8")
    assert at_once.screen.build == build + 1


def test_a_page_rendered_at_once_is_the_page_that_a_site_is_made_of(at_once: AtOnce) -> None:
    pages = site.site_at(at_once.root).edition.pages
    for page in pages:
        with at_once.screen.opened(page.url):
            assert at_once.read() == set(), page.path
    assert len(pages) > 20


def test_a_page_that_is_looked_at_shows_what_is_saved_elsewhere(at_once: AtOnce) -> None:
    at_once.change(PAGE, "\ntitle: ", "\ntitle: Renamed ")
    with at_once.screen.opened("pathways/"), at_once.screen.opened("no-such-page/"):
        assert at_once.read() == {"pathways/index.html", "pathways/gates-left-shut/index.html"}
    assert "Renamed " in (at_once.folder / "pathways/index.html").read_text("utf-8")


def test_what_may_change_every_page_is_left_to_the_whole_site(at_once: AtOnce) -> None:
    (at_once.root / "docs/new.md").write_text("---\ntitle: N\nkind: page\nsummary: S.\n---\n\nNew.\n", encoding="utf-8")
    with at_once.screen.opened(""):
        assert at_once.read() == set()
        at_once.sources.prepare(at_once.seen)
        at_once.change(PAGE, "\n## ", "\nWords that are new.\n\n## ")
        assert "pathways/gates-left-shut/index.html" in at_once.read()


def test_many_files_saved_together_do_not_hold_up_the_faults(at_once: AtOnce) -> None:
    for file in (at_once.root / "docs").rglob("*.md"):
        file.write_text(file.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert len(at_once.read()) == 4


def test_sources_that_cannot_be_rendered_leave_the_page_as_it_was(at_once: AtOnce) -> None:
    at_once.change("overrides/main.html", "{% extends", "{% block {% extends")
    at_once.change(PAGE, "\n## ", "\nWords that are new.\n\n## ")
    assert at_once.read() == set()


def test_a_port_in_use_is_told_in_one_sentence(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert main(["serve", "--port", str(port)], repository) == 2
    assert capsys.readouterr().err == (
        f"error: Port {port} is in use; stop what uses it, or choose another with '--port'.\n"
    )
    assert not list((repository / ".cache").glob("preview-*"))


def test_a_failure_that_nobody_has_foreseen_is_a_sentence_and_the_preview_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise KeyError("of a rule")

    told: list[object] = []
    screen = Screen()
    monkeypatch.setattr(session, "run", fail)
    session._check(load(BASE), "http://127.0.0.1:8000/", screen, lambda *_: told.append(_))

    sentence = "The sources could not be checked as they are (KeyError: 'of a rule'); save again."
    assert capsys.readouterr().out == sentence + "\n"
    assert screen.note == sentence
    assert told == []


def test_a_folder_that_is_just_being_moved_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise FileNotFoundError("docs/since")

    seen = stamp(BASE)
    monkeypatch.setattr(session, "stamp", fail)
    assert session._stamp(BASE, seen) == seen


# The server


@pytest.mark.parametrize(
    ("base", "written"),
    [
        ("/", "/"),
        ("/project/", "/project/"),
        ("/my%20edition/", "/my%20edition/"),
        ("/my edition/", "/my%20edition/"),
        ("/édition/", "/%C3%A9dition/"),
        ("/%ED%8C%90/", "/%ED%8C%90/"),
    ],
)
def test_the_site_is_served_under_any_base_path(base: str, written: str, tmp_path: Path) -> None:
    (tmp_path / "part one").mkdir()
    for folder in (tmp_path, tmp_path / "part one"):
        (folder / "index.html").write_text("<html><head></head>A page</html>", encoding="utf-8")
    screen = Screen()
    with server.running(0, base, screen) as port:
        shown = Preview(tmp_path, None, address=f"http://127.0.0.1:{port}{written}")  # type: ignore[arg-type]
        assert "The pages are being made" in shown.get("")[2]
        screen.keep("The pages could not be made <here>")
        assert "The pages could not be made &lt;here&gt;" in shown.get("")[2]
        screen.turn(tmp_path)
        for path in ("", "part%20one/", "part%20one"):
            status, _, html = shown.get(path)
            assert status == 200
            assert html.count(f'<script src="{written}-preview/banner.js" data-base="{written}"') == 1
        assert shown.get("-preview/banner.css")[0] == 200
        assert shown.get("no-such-page/")[0] == 404
        part = shown.first_event("?page=part%20one/")
        assert json.loads(part)["page"] in shown.get("part%20one/")[2]
        assert [json.loads(shown.first_event(asked))["page"] for asked in ("", "?page=none/", "?page=../")] == [
            json.loads(part)["page"],
            "",
            "",
        ]
        home = Preview(tmp_path, None, address=f"http://127.0.0.1:{port}/")  # type: ignore[arg-type]
        assert "A page" in home.get("")[2]


# How it ends, and what it leaves


@contextlib.contextmanager
def serving(root: Path, before: str = "") -> Iterator[subprocess.Popen[str]]:
    """A preview of the sources in a folder, once it says where it is; killed at the end, if it is still there."""
    program = (
        "import signal, sys; from pathlib import Path; from edition.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"signal.signal(signal.SIGHUP, signal.SIG_DFL)\n{before}\n"  # whatever the tests were started under
        f"sys.exit(main(['serve', '--port', '0'], Path({str(root)!r})))"
    )
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", program],
        env={name: v for name, v in os.environ.items() if name != MEASURED} | {"PYTHONPATH": str(SCRIPTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        try:
            assert process.stdout
            assert any(line.startswith("Preview at ") for line in iter(process.stdout.readline, ""))
            yield process
        finally:
            process.kill()


def running(group: int) -> list[str]:
    """The processes of a group that are there and have not ended."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, process_group, *_ = status.read_text(encoding="utf-8").rpartition(")")[2].split()
            if process_group == str(group) and state != "Z":
                found.append(status.parent.name)
    return found


def wait_for_the_end_of(group: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while running(group):
        assert time.monotonic() < deadline, "what makes the pages goes on"
        time.sleep(0.05)


def maker_of(process: subprocess.Popen[str]) -> int:
    """The process that makes the pages, once it is there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for status in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                if status.read_text(encoding="utf-8").rpartition(")")[2].split()[1] == str(process.pid):
                    return int(status.parent.name)
        time.sleep(0.05)
    raise AssertionError("nothing makes the pages")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "small")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_however_a_preview_is_asked_to_end_it_leaves_nothing(name: str, small: Path) -> None:
    with serving(small) as process:
        maker = maker_of(process)
        process.send_signal(getattr(signal, name))
        assert process.wait(timeout=PATIENCE) == 0
    assert list((small / ".cache").glob("preview-*")) == []
    wait_for_the_end_of(maker)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")
def test_a_preview_that_was_killed_makes_nothing_more_and_the_next_run_removes_what_it_left(small: Path) -> None:
    with serving(small) as lives, serving(small) as dies:
        kept = {file.name for file in (small / ".cache").glob("preview-*")}
        maker = maker_of(dies)
        dies.kill()
        dies.wait()
        wait_for_the_end_of(maker)
        assert len(kept) == 4, "a folder and its lock, of each"
        assert kept == {file.name for file in (small / ".cache").glob("preview-*")}

        working_folders.clear(small / ".cache", working_folders.PREVIEW)
        (left,) = (small / ".cache").glob("preview-*/")
        assert left.name in kept
        lives.send_signal(signal.SIGTERM)
        assert lives.wait(timeout=PATIENCE) == 0
    assert list((small / ".cache").glob("preview-*")) == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is no such signal")
def test_a_preview_that_was_started_to_outlive_its_terminal_does(small: Path) -> None:
    with serving(small, "signal.signal(signal.SIGHUP, signal.SIG_IGN)") as process:
        process.send_signal(signal.SIGHUP)
        time.sleep(0.5)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE) == 0


def test_a_build_removes_what_a_killed_preview_left(small: Path) -> None:
    (small / ".cache/preview-dead").mkdir(parents=True)
    (small / ".cache/preview-dead/page.html").touch()
    with staged(Config(small, "https://edition.example/", "")):
        assert list((small / ".cache").glob("preview-*")) == []


def test_a_mark_that_another_process_took_for_a_dead_one_s_is_made_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, tries = lock.taken, []

    def first_removed(handle: int) -> bool:
        tries.append(handle)
        if len(tries) == 1:
            for file in (small / ".cache").glob("*.lock"):
                file.unlink()
        return taken(handle)

    monkeypatch.setattr(lock, "taken", first_removed)
    with working_folders.working_folder(small / ".cache", "room-") as folder:
        assert folder.with_suffix(".lock").exists()
        assert len(tries) == 2
    assert list((small / ".cache").glob("room-*")) == []


@pytest.mark.slow
def test_no_published_page_has_the_banner(site: Path) -> None:
    assert [page for page in site.rglob("*.html") if "-preview" in page.read_text(encoding="utf-8")] == []
