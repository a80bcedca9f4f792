"""What several tests share: the real edition, a copy of the repository, and the site, built once a run."""

from __future__ import annotations

import fcntl
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings
from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from benchmarks.pages_server import pages_server
from edition.cli import main
from edition.commands import build as build_command
from edition.config import Config
from edition.content.load import load
from edition.content.model import Edition
from edition.drawing import codes as drawing_codes
from edition.drawing import typeset
from edition.publish.catalog import Catalog
from edition.publish.downloads import cards, codes
from second import make

ROOT = Path(__file__).resolve().parent.parent
BASE = "/project/"
SITE_URL = f"https://edition.example{BASE}"
ANSWERS = {"PUBLISHER": "An Invented Press", "CONTACT": "corrections@edition.example"}
"""Who answers for what the tests build."""
MEASURED = "COVERAGE_PROCESS_CONFIG"
"""What has a Python process measure which lines it ran. https://coverage.readthedocs.io/en/latest/subprocess.html"""


BUILT_WITH = "built with"
"""The property of a test that names the Python with which it built the second edition."""


settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--keep-pictures", action="store_true", help="keep what pages look like now")
    parser.addoption(
        "--thorough", action="store_true", help="also every page in the browser, and the whole edition by Zensical"
    )
    parser.addoption("--keep-golden", action="store_true", help="keep what the second edition is built to now")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First a file that has the site built, then those that need no site, so that no process waits for another's."""
    with_site = dict.fromkeys(item.path for item in items if "site" in getattr(item, "fixturenames", ()))
    first = next(iter(with_site), None)
    items.sort(key=lambda item: item.path != first and 1 + (item.path in with_site))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says with which Pythons the second edition was built to the same bytes."""
    passed = terminalreporter.stats.get("passed", ())
    built = [value for report in passed for name, value in report.user_properties if name == BUILT_WITH]
    if built:
        terminalreporter.write_line(f"The second edition has the same bytes with Python {', '.join(built)}.")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The real edition, read once."""
    return load(ROOT)


@pytest.fixture(scope="session")
def catalog(edition: Edition) -> Catalog:
    """The real edition at the address for which the tests build it."""
    return Catalog(edition, Config(ROOT, SITE_URL, ""))


def copy_repository(target: Path) -> Path:
    """The sources that a build needs, without history, environment or earlier results."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    (target / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "mkdocs_hooks.py", target / "scripts")
    return target


def blank_pdf() -> bytes:
    """A PDF file of one empty page, as small as one can be."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
    numbered = "".join(f"{number} 0 obj\n{said}\nendobj\n" for number, said in enumerate(objects, 1))
    return f"%PDF-1.7\n{numbered}trailer\n<</Root 1 0 R>>\n%%EOF\n".encode()


@contextmanager
def light() -> Iterator[None]:
    """Builds in which what is drawn or set is blank, and no process measures which lines it ran: both take long."""
    blank = io.BytesIO()
    Image.new("1", cards.SIZE).save(blank, "PNG")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cards, "_draw", lambda rows: [blank.getvalue()] * len(rows))
        patch.setattr(drawing_codes, "svg", lambda _: b"<svg/>")
        patch.setattr(codes, "_draw", drawing_codes.draw)
        patch.setattr(build_command, "in_batches", lambda make, rows, *_: make(rows))  # where this is in force
        patch.setattr(typeset, "documents", lambda rows, *_: [blank_pdf()] * len(rows))
        patch.delenv(MEASURED, raising=False)
        yield


def light_copy(target: Path, cache: Path) -> Path:
    """A copy of the sources for light builds, which keep what they make in a cache."""
    (target / ".cache").symlink_to(cache, target_is_directory=True)
    return copy_repository(target)


@pytest.fixture
def repository(tmp_path: Path, spare_cache: Path) -> Iterator[Path]:
    """A copy of the repository's sources that a test may spoil and build lightly."""
    with light():
        yield light_copy(tmp_path, spare_cache)


@pytest.fixture
def second(tmp_path: Path, spare_cache: Path) -> Iterator[Path]:
    """The second edition, to spoil and to build lightly: for what asks how the machinery behaves."""
    with light():
        yield light_second(tmp_path, spare_cache)


def light_second(target: Path, cache: Path) -> Path:
    """The second edition for light builds, which keep what they make in a cache."""
    (target / ".cache").symlink_to(cache, target_is_directory=True)
    return make(target)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, the same for each of the processes that share the tests."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def spare_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the builds of spoiled copies keep between them."""
    return tmp_path_factory.mktemp("cache")


@contextmanager
def unmeasured() -> Iterator[None]:
    """Nothing here is measured for which lines it ran, which doubles its time: for what runs over the whole edition, once
    something else has shown those lines."""
    measuring = Coverage.current()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(MEASURED, raising=False)
        if measuring:
            measuring.stop()
        try:
            yield
        finally:
            if measuring:
                measuring.start()


@pytest.fixture(scope="session")
def build() -> Callable[[Path, str], int]:
    """Builds a repository for an address, as the command does; returns its exit status."""

    def run(root: Path, site_url: str) -> int:
        with pytest.MonkeyPatch.context() as patch, unmeasured():
            for name, value in ({"SITE_URL": site_url} | ANSWERS).items():
                patch.setenv(name, value)
            return main([], root)

    return run


@pytest.fixture(scope="session")
def site(shared: Path, build: Callable[[Path, str], int]) -> Path:
    """The real site, built once for a sub-path by whichever process needs it first. Not to be changed."""
    copy = shared / "repository"
    with (shared / "repository.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not copy.exists():
            copy.mkdir()
            assert build(copy_repository(copy), SITE_URL) == 0
    return copy / "site"


@pytest.fixture(scope="session")
def second_site(shared: Path, build: Callable[[Path, str], int]) -> Path:
    """The whole site of the second edition, built once by whichever process needs it first. Not to be changed."""
    folder = shared / "second"
    with (shared / "second.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            assert build(make(folder), SITE_URL) == 0
    return folder / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site answers, served as GitHub Pages serves it."""
    with pages_server(site, BASE) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window. `CHROMIUM` names it; scripts/test.py finds or installs one."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    arguments += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        expect.set_options(timeout=120_000)
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=arguments)
        yield browser
        browser.close()
