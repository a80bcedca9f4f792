"""Watches the sources: on a save the pages that somebody looks at are rendered at once, in this process, and the rules
run; the rest of the site follows, made by another process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Set
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from ..check.diagnostic import Diagnostic
from ..check.run import run
from ..config import Config
from ..content.load import Stamp, settings_of, stamp
from ..content.model import Edition
from ..render import imprint, site
from ..render.references import References
from ..working_folders import PREVIEW, working_folder
from . import server
from .pages import Pages
from .screen import Screen

_PAUSE = 0.1
_MADE = "site-"
_FAILED = "The pages could not be made from this"
_ENDINGS = ("SIGTERM", "SIGHUP")
"""What ends a preview as Ctrl+C does: a plain `kill`, and a terminal that was closed."""


def serve(config: Config, port: int, tell: Callable[[list[Diagnostic], str], None]) -> None:
    """Serve until it is interrupted. `tell` is given the faults and the preview's address, at first and on each save.

    Raises CannotRun where the port is taken.
    """
    for name in _ENDINGS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # as `nohup` has it
            signal.signal(number, _interrupt)
    screen = Screen()
    with server.running(port, config.base, screen) as taken, Maker(config) as maker:
        home = f"http://127.0.0.1:{taken}{config.base}"
        print(f"Preview at {home} (stop with Ctrl+C)", flush=True)
        seen: Stamp = ()
        sources = Sources(config, Pages(config, screen, maker.home), screen)
        while True:
            now = _stamp(config.root, seen)
            if now != seen:
                maker.stop()
                edition = sources.read(now, {Path(name) for name, *_ in set(now) ^ set(seen)})
                maker.start()
                seen = now
                if edition:
                    _check(edition, home, screen, tell)
                sources.prepare(now)
            if outcome := maker.outcome():
                if outcome.folder:
                    screen.turn(outcome.folder)
                    maker.clear(outcome.folder)
                    sources.take_references()
                else:
                    told = f"{_FAILED}{'; those made last are shown' * bool(screen.folder)} ({outcome.reason})."
                    screen.keep(told)
                    print(told, flush=True)
            time.sleep(_PAUSE)


def _stamp(root: Path, seen: Stamp) -> Stamp:
    """The stamp of the sources; the last one while a folder is just being moved or removed."""
    try:
        return stamp(root)
    except OSError:
        return seen


class Sources:
    """The sources as they were read last, and the pages that are rendered of them at once.

    What nobody has foreseen is a sentence, or leaves the page to the process that makes the site: the preview goes on.
    """

    def __init__(self, config: Config, pages: Pages, screen: Screen) -> None:
        self._config, self._pages, self._screen = config, pages, screen
        self._site: site.Site | None = None
        self._references: References | None = None

    def read(self, stamp: Stamp, changed: Set[Path]) -> Edition | None:
        """Read the sources and show the pages that are looked at or saved. Returns None where they cannot be read."""
        try:
            about = imprint.section(self._config, settings_of(self._config.root).locale)
            self._site = site.begin(self._config.root, about, tolerant=True, formatted=self._references)
        except Exception as error:
            _say(error, self._screen)
            return None
        with suppress(Exception):  # the other process meets the same, and tells it
            self._pages.show(self._site, stamp, changed)
        return self._site.edition

    def prepare(self, stamp: Stamp) -> None:
        with suppress(Exception):
            self._pages.prepare(stamp)

    def take_references(self) -> None:
        """Take what the other process has just formatted, from the cache: a page that is shown at once waits for none."""
        if self._site:
            with suppress(Exception):
                self._references = replace(self._site, formatted=None).references


def _check(edition: Edition, home: str, screen: Screen, tell: Callable[[list[Diagnostic], str], None]) -> None:
    """Show and tell the faults of the sources. What nobody has foreseen is a sentence: the preview goes on."""
    try:
        faults = run(edition)
    except Exception as error:
        _say(error, screen)
    else:
        screen.show(faults, {page.source: page.url for page in edition.pages})
        tell(faults, home)


def _say(error: Exception, screen: Screen) -> None:
    told = f"The sources could not be checked as they are ({type(error).__name__}: {error}); save again."
    screen.keep(told)
    print(told, flush=True)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class Outcome(NamedTuple):
    """The folder that was made, or the reason why none was."""

    folder: Path | None
    reason: str


class Maker:
    """Makes the site in a process, the one before being stopped, each into a folder of its own."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._process: subprocess.Popen[bytes] | None = None
        self.home = self._folder = Path()
        self._room = ExitStack()

    def __enter__(self) -> Maker:
        self.home = self._room.enter_context(working_folder(self._config.cache, PREVIEW))
        return self

    def __exit__(self, *_: object) -> None:
        with self._room:
            self.stop()

    def start(self) -> None:
        self.stop()
        self._folder = Path(tempfile.mkdtemp(prefix=_MADE, dir=self.home))
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "edition.preview.make", str(self._config.root), str(self._folder)],
                env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
                stdin=subprocess.PIPE,  # closed when this process ends, however it does
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def outcome(self) -> Outcome | None:
        """How the making ended; None while it goes on, and once that was told."""
        if self._process is None or self._process.poll() is None:
            return None
        failed = self._process.returncode != 0
        self.stop()
        if not failed:
            return Outcome(self._folder, "")
        shutil.rmtree(self._folder, ignore_errors=True)
        lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return Outcome(None, lines[-1] if lines else "no reason given")

    def clear(self, kept: Path) -> None:
        """Remove all folders but one."""
        for folder in self.home.glob(f"{_MADE}*/"):
            if folder != kept:
                shutil.rmtree(folder, ignore_errors=True)

    @property
    def _log(self) -> Path:
        return self.home / "log"

    def stop(self) -> None:
        """End the process, and what it has started, if it goes on."""
        if self._process is None:
            return
        process, self._process = self._process, None
        with process:
            if process.poll() is not None:
                return
            if hasattr(os, "killpg"):
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)
            else:
                process.terminate()
        shutil.rmtree(self._folder, ignore_errors=True)
