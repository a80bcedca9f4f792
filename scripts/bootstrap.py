"""Makes `.venv` from a hash-locked requirements file and goes on inside it. Standard library only.

Nothing of the machine's gets inside but its interpreter: neither what the `PYTHON…` variables add to it, nor where pip
is told to put things.
"""

from __future__ import annotations

import os
import sys

_ADDED = {os.path.abspath(path) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path}  # noqa: PTH100
sys.path[:] = [path for path in sys.path if os.path.abspath(path) not in _ADDED]  # noqa: PTH100

import ast  # noqa: E402  (from the standard library, and nowhere else)
import hashlib  # noqa: E402
import re  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
import sysconfig  # noqa: E402
from collections.abc import Iterator, Mapping  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
TRIED = ((3, 11), (3, 14))
"""The first and the last Python that the tests run under."""

_INSIDE = "EDITION_BOOTSTRAPPED"
_HARMLESS = frozenset(
    f"PYTHON{name}" for name in ("DONTWRITEBYTECODE", "HASHSEED", "IOENCODING", "PYCACHEPREFIX", "UNBUFFERED", "UTF8")
)
"""What may reach the inner Python: it changes neither what is imported nor what is made.
https://docs.python.org/3/using/cmdline.html#environment-variables
"""
_OF_THE_INDEX = frozenset(
    "cache-dir cert client-cert default-timeout extra-index-url find-links index-url keyring-provider no-cache-dir no-index"
    " proxy retries timeout trusted-host use-feature".split()
)
"""pip's settings that say where packages come from; all others would say where they go, or which.
https://pip.pypa.io/en/stable/topics/configuration/
"""
_OFFLINE = ("Retrying (", "Could not fetch URL", "timed out")
_MISSING = re.compile(r"No matching distribution found for (\S+)")


class CannotRun(Exception):
    """The set-up is broken; the message is one sentence that says what to do."""


def enter(lock_name: str) -> None:
    """Return once this process runs inside `.venv` with the locked packages; until then, make it so.

    The environment is made anew when the interpreter has changed, and filled anew when the lock file has. What is done
    is told on the error stream, so that what the command prints can go into a file. Exits with 2 and one sentence where
    it cannot be done.
    """
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 (this file runs before anything is checked)
            raise CannotRun(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
        folder = ROOT / ".venv"
        python = _environment(folder, ROOT / lock_name)
        if not _is_inside(folder):
            _go_on_in(python)
    except CannotRun as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        print(f"error: {error.filename or '.venv'}: {error.strerror or error}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped.", file=sys.stderr)
    else:
        return
    raise SystemExit(2)


def _is_inside(folder: Path) -> bool:
    """Whether this is the environment's Python, started as `_go_on_in` starts it."""
    if os.environ.get(_INSIDE) == str(os.getppid() if os.name == "nt" else os.getpid()):
        return True
    plain = not sys.flags.optimize and not sys.warnoptions
    return Path(sys.prefix).resolve() == folder.resolve() and plain and _clean(os.environ) == dict(os.environ)


def _go_on_in(python: Path) -> None:
    environment = _clean(os.environ) | {_INSIDE: str(os.getpid())}
    if os.name == "nt":
        raise SystemExit(subprocess.call([str(python), *sys.argv], env=environment))
    os.execve(python, [str(python), *sys.argv], environment)


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment without what leads the inner Python to other packages or another behaviour."""
    return {name: v for name, v in environment.items() if not name.startswith("PYTHON") or name in _HARMLESS}


def _environment(folder: Path, lock: Path) -> Path:
    """The interpreter of an environment that holds what the lock file names, or more."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    try:
        wanted = _fingerprint(lock)
    except OSError as error:
        raise CannotRun(f"{lock.name} cannot be read ({error.strerror}); restore it from the repository.") from None
    stamp = folder / f"{lock.stem}.stamp"

    def is_ready() -> bool:
        return stamp.exists() and stamp.read_text(encoding="utf-8") == wanted and python.exists()

    if is_ready():
        return python
    with _alone(folder):
        if is_ready():  # another process has just made it
            return python
        if not python.exists() or not any(folder.glob("*.stamp")) or not _of_this_interpreter(folder):
            print("Making .venv …", file=sys.stderr, flush=True)
            _make(folder)
        print(f"Installing {lock.name} into .venv (once) …", file=sys.stderr, flush=True)
        _install(python, lock)
        stamp.write_text(wanted, encoding="utf-8")
    return python


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process makes this environment. The lock is the kernel's, on the folder above."""
    if os.name == "nt":
        yield
        return
    import fcntl

    handle = os.open(folder.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for another process that makes .venv …", file=sys.stderr, flush=True)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


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
    made = _run(sys.executable, "-I", "-m", "venv", "--clear", str(folder), environment=_clean(os.environ))
    if made.returncode == 0:
        return
    shutil.rmtree(folder, ignore_errors=True)
    if "ensurepip" in made.stdout + made.stderr or "No module named" in made.stderr:
        version = f"python3.{sys.version_info.minor}-venv"
        raise CannotRun(f"Python's 'ensurepip' is missing; install it first (on Debian: apt install {version}).")
    raise CannotRun(f".venv could not be made: {_last(made.stderr or made.stdout)}.")


def _install(python: Path, lock: Path) -> None:
    """Install the packages of a lock file, from where the machine's pip takes packages."""
    pip = (str(python), "-I", "-m", "pip", "--disable-pip-version-check")
    environment = _clean(os.environ)
    kept = {"PIP_CONFIG_FILE", *map(_variable, _OF_THE_INDEX)}
    for name in [name for name in environment if name.startswith("PIP_") and name not in kept]:
        del environment[name]
    listed = _run(*pip, "config", "list", "--verbose", environment=environment)
    if listed.returncode:
        raise CannotRun(f"pip does not read its configuration: {_last(listed.stderr)}.")
    environment |= _of_the_index(listed.stdout) | {"PIP_CONFIG_FILE": os.devnull}
    words = ("install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(lock))
    done = _run(*pip, *words, environment=environment)
    if done.returncode == 0:
        return
    missing = _MISSING.search(done.stderr)
    said = f"The packages of {lock.name} could not be installed"
    if missing and not any(sign in done.stderr for sign in _OFFLINE):
        first, last = (".".join(map(str, version)) for version in TRIED)
        here = f"Python {_version()} ({sysconfig.get_platform()})"
        raise CannotRun(
            f"{said}: where pip looks there is no {missing[1]} for {here}; Python {first} to {last} are tried, use one of them."
        )
    raise CannotRun(f"{said} ({_last(done.stderr)}); check the network and try again.")


def _of_the_index(listed: str) -> dict[str, str]:
    """Of what `pip config list` prints, the settings of the index, as variables: `global.index-url='https://…'`."""
    found: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in listed.splitlines():
        name, mark, value = line.partition("=")
        section, _, key = name.partition(".")
        if mark and section in found and key in _OF_THE_INDEX and (chosen := ast.literal_eval(value)):
            found[section][_variable(key)] = chosen
    return found["global"] | found["install"] | found[":env:"]


def _variable(key: str) -> str:
    return f"PIP_{key.upper().replace('-', '_')}"


def _run(*command: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _last(said: str) -> str:
    """The last error that a program told, else the last line that it printed."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or ["no reason given"])[-1].rstrip(".")


def _version() -> str:
    return ".".join(map(str, sys.version_info[:2]))


def _fingerprint(lock: Path) -> str:
    return f"{_version()} {hashlib.sha256(lock.read_bytes()).hexdigest()}\n"
