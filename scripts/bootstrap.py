"""Makes `.venv` from a hash-locked requirements file and goes on inside it. Standard library only."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_INSIDE = "EDITION_BOOTSTRAPPED"


class CannotRun(Exception):
    """The set-up is broken; the message is one sentence that says what to do."""


def enter(lock_name: str) -> None:
    """Returns once this process runs inside `.venv` with the locked packages; until then, makes it so.

    The environment is made anew when the interpreter has changed, and filled anew when the lock file has. What is done
    is told on the error stream, so that what the command prints can go into a file. Exits with 2 and one sentence where
    it cannot be done.
    """
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 (this file runs before anything is checked)
            raise CannotRun(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
        python = _environment(ROOT / ".venv", ROOT / lock_name)
    except CannotRun as error:
        print(f"error: {error}", file=sys.stderr)
        raise SystemExit(2) from None
    if os.environ.get(_INSIDE) != str(python):
        os.environ[_INSIDE] = str(python)
        if os.name == "nt":
            raise SystemExit(subprocess.call([str(python), *sys.argv]))
        os.execv(python, [str(python), *sys.argv])


def _environment(folder: Path, lock: Path) -> Path:
    """The interpreter of an environment that holds what the lock file names, or more."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    try:
        wanted = _fingerprint(lock)
    except OSError as error:
        raise CannotRun(f"{lock.name} cannot be read ({error.strerror}); restore it from the repository.") from None
    stamp = folder / f"{lock.stem}.stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted and python.exists():
        return python
    if not python.exists() or not _of_this_interpreter(folder):
        print("Making .venv …", file=sys.stderr, flush=True)
        _make(folder)
    print(f"Installing {lock.name} into .venv (once) …", file=sys.stderr, flush=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    install += ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    if subprocess.call(install) != 0:
        raise CannotRun(f"The packages of {lock.name} could not be installed; check the network and try again.")
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _of_this_interpreter(folder: Path) -> bool:
    """Whether an environment was made by a Python of this version. https://docs.python.org/3/library/venv.html"""
    try:
        lines = (folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    told = dict(line.replace(" ", "").partition("=")[::2] for line in lines)
    return told.get("version", "").split(".")[:2] == _version().split(".")


def _make(folder: Path) -> None:
    """Leaves nothing behind where it fails: a part of an environment looks like a whole one."""
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode == 0:
        return
    shutil.rmtree(folder, ignore_errors=True)
    if "ensurepip" in made.stdout + made.stderr or "No module named" in made.stderr:
        version = f"python3.{sys.version_info.minor}-venv"
        raise CannotRun(f"Python's 'ensurepip' is missing; install it first (on Debian: apt install {version}).")
    reason = (made.stderr or made.stdout).strip().splitlines()
    raise CannotRun(f".venv could not be made: {reason[-1] if reason else 'no reason given'}.")


def _version() -> str:
    return ".".join(map(str, sys.version_info[:2]))


def _fingerprint(lock: Path) -> str:
    return f"{_version()} {hashlib.sha256(lock.read_bytes()).hexdigest()}\n"
