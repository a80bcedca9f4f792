"""The live preview: what a person who saves a page sees, at the terminal and in the browser, and how soon."""

from __future__ import annotations

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
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from conftest import MEASURED, copy_repository
from edition.cli import main
from edition.preview.session import stamp

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
PAGE = "docs/pathways/forcible-repatriation.md"
PATIENCE = 90


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

    def wait_for_pages(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.get("editors/rules/")[0] != 200 or "are being made" in self.get("")[2]:
            assert time.monotonic() < deadline, "the pages were never made"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = copy_repository(tmp_path_factory.mktemp("preview"))
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
    running.address = running.wait_for(r"Preview at (http://127\.0\.0\.1:[0-9]+/project/) ")[1]
    running.wait_for("No faults")
    yield running
    process.send_signal(signal.SIGINT)
    try:
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
    assert "Claim P3.2" in preview.get("p3-2/")[2]
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
    page.goto(preview.address + "pathways/forcible-repatriation/")
    banner = page.get_by_role("status", name="Faults found on saving", include_hidden=True)
    expect(banner).to_be_hidden()
    page.evaluate(
        """const banner = document.querySelector(".preview-banner");
        new MutationObserver(() => {
          if (banner.innerText.includes("PROSE001")) sessionStorage.shown ??= Date.now();
        }).observe(banner, { childList: true });"""
    )

    mended.write_text(mended.read_text(encoding="utf-8") + "\nThe new line on labour.\n", encoding="utf-8")
    saved = mended.stat().st_mtime
    line = len(mended.read_text(encoding="utf-8").splitlines())

    told = f"{PAGE}:{line}:17 PROSE001 'labour' is British spelling (write 'labor')"
    expect(banner).to_contain_text(told, timeout=10_000)
    seconds = page.evaluate("Number(sessionStorage.shown)") / 1000 - saved
    print(f"from saving to the fault on the page: {seconds:.2f} s")
    assert seconds < 5  # within one on a machine that does nothing else, which scripts/bench.py measures
    preview.wait_for(rf"{PAGE}:{line}:17: PROSE001 ")
    expect(banner.get_by_role("link", name="PROSE001")).to_have_attribute("href", "/project/editors/rules/prose001/")
    expect(page.get_by_text("The new line on labour.")).to_be_visible(timeout=PATIENCE * 1000)
    expect(banner).to_contain_text("1 fault")
    page.close()


@pytest.mark.slow
def test_what_cannot_be_made_leaves_the_pages_made_last(preview: Preview) -> None:
    preview.wait_for_pages()
    config = preview.root / "overrides/main.html"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + "{% block", encoding="utf-8")
    try:
        preview.wait_for("The pages could not be made from this; those made last are shown")
        assert "Claim P3.2" in preview.get("p3-2/")[2]
    finally:
        config.write_text(text, encoding="utf-8")


def test_a_port_in_use_is_told_in_one_sentence(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert main(["serve", "--port", str(port)], repository) == 2
    assert capsys.readouterr().err == (
        f"error: Port {port} is in use; stop what uses it, or choose another with '--port'.\n"
    )
    assert not list((repository / ".cache").glob("preview-*"))


def test_a_save_is_seen_and_a_look_is_not(repository: Path) -> None:
    before = stamp(repository)
    (repository / PAGE).read_text(encoding="utf-8")
    assert stamp(repository) == before

    (repository / PAGE).write_text("x", encoding="utf-8")
    assert stamp(repository) != before


@pytest.mark.slow
def test_no_published_page_has_the_banner(site: Path) -> None:
    assert [page for page in site.rglob("*.html") if "-preview" in page.read_text(encoding="utf-8")] == []
