"""Watches the sources: on a save the rules run at once, in this process; the pages follow, made by another."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from ..check.diagnostic import Diagnostic
from ..check.run import run
from ..config import Config
from ..content.load import load
from . import server
from .screen import Screen

_PAUSE = 0.1
_FAILED = "The pages could not be made from this; those made last are shown."
_Stamp = tuple[tuple[str, int, int], ...]


def serve(config: Config, port: int, tell: Callable[[list[Diagnostic], str], None]) -> None:
    """Serves until it is interrupted. `tell` is given the faults and the preview's address, at first and on each save.

    Raises CannotRun where the port is taken.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    screen = Screen()
    with server.running(port, config.base, screen) as taken, Maker(config) as maker:
        home = f"http://127.0.0.1:{taken}{config.base}"
        print(f"Preview at {home} (stop with Ctrl+C)", flush=True)
        seen: _Stamp = ()
        while True:
            now = stamp(config.root)
            if now != seen:
                seen = now
                edition = load(config.root)
                faults = run(edition)
                screen.show(faults, {page.source: page.url for page in edition.pages})
                tell(faults, home)
                maker.start()
            if outcome := maker.outcome():
                if outcome.folder:
                    screen.turn(outcome.folder)
                    maker.clear(outcome.folder)
                else:
                    screen.keep(_FAILED)
                    print(f"{_FAILED} ({outcome.reason})", flush=True)
            time.sleep(_PAUSE)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def stamp(root: Path) -> _Stamp:
    """The sources' names, times and sizes: another one means that something was saved."""
    return tuple(sorted(_stamps(root)))


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    for file in (root / "mkdocs.yml", *root.glob("docs/**/*"), *root.glob("overrides/**/*")):
        try:
            status = file.stat()
        except FileNotFoundError:
            continue  # an editor is just putting another in its place
        if file.suffix:
            yield str(file), status.st_mtime_ns, status.st_size


class Outcome(NamedTuple):
    """The folder that was made, or the reason why none was."""

    folder: Path | None
    reason: str


class Maker:
    """Makes the site in a process, the one before being stopped, each into a folder of its own."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._process: subprocess.Popen[bytes] | None = None
        self._home = self._folder = Path()

    def __enter__(self) -> Maker:
        self._config.cache.mkdir(exist_ok=True)
        self._home = Path(tempfile.mkdtemp(prefix="preview-", dir=self._config.cache))
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def start(self) -> None:
        self._stop()
        self._folder = Path(tempfile.mkdtemp(dir=self._home))
        scripts = str(Path(__file__).resolve().parents[2])
        paths = [scripts, *filter(None, [os.environ.get("PYTHONPATH")])]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "edition.preview.make", str(self._config.root), str(self._folder)],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def outcome(self) -> Outcome | None:
        """How the making ended; None while it goes on, and once that was told."""
        if self._process is None or self._process.poll() is None:
            return None
        failed, self._process = self._process.returncode != 0, None
        if not failed:
            return Outcome(self._folder, "")
        shutil.rmtree(self._folder, ignore_errors=True)
        lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return Outcome(None, lines[-1] if lines else "no reason given")

    def clear(self, kept: Path) -> None:
        """Removes all folders but one."""
        for folder in self._home.iterdir():
            if folder.is_dir() and folder != kept:
                shutil.rmtree(folder, ignore_errors=True)

    @property
    def _log(self) -> Path:
        return self._home / "log"

    def _stop(self) -> None:
        """Ends the process, and what it has started."""
        if self._process is None:
            return
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)
        else:
            self._process.terminate()
        self._process.wait()
        self._process = None
        shutil.rmtree(self._folder, ignore_errors=True)
