"""The Pythons of the promised range that a machine has: the running one, the system's, and those of version managers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import bootstrap

_ASKED = (
    "import platform, sys, sysconfig; free = sysconfig.get_config_var('Py_GIL_DISABLED');"
    "print(platform.python_version() if sys.implementation.name == 'cpython' and not free else '')"
)


def found() -> dict[str, str]:
    """The path of each by its version, `3.11.2`, in the order of the versions."""
    versions: dict[str, str] = {}
    for path in dict.fromkeys(_candidates()):
        try:
            done = subprocess.run([path, "-I", "-c", _ASKED], capture_output=True, text=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0 and _is_promised(done.stdout.strip()):
            versions.setdefault(done.stdout.strip(), path)
    return dict(sorted(versions.items(), key=lambda item: _parts(item[0])))


def _candidates() -> Iterator[str]:
    home = Path.home()
    yield str(getattr(sys, "_base_executable", sys.executable))  # outside the environment of the tests
    yield from map(str, sorted(Path("/usr/bin").glob("python3*")))
    for folder, pattern in (
        (Path(os.environ.get("PYENV_ROOT", home / ".pyenv")), "versions/*/bin/python3"),
        (Path(os.environ.get("UV_PYTHON_INSTALL_DIR", home / ".local/share/uv/python")), "*/bin/python3"),
        (Path(os.environ.get("RUNNER_TOOL_CACHE", "/opt/hostedtoolcache")), "Python/*/*/bin/python3"),
    ):
        yield from map(str, sorted(folder.glob(pattern)))
    for folder in map(Path, os.get_exec_path()):
        for minor in range(bootstrap.TRIED[0][1], bootstrap.TRIED[1][1] + 1):
            yield str(folder / f"python3.{minor}")


def _is_promised(version: str) -> bool:
    """Whether a version is a release of the range that is tried."""
    parts = _parts(version)
    return len(parts) == 3 and bootstrap.TRIED[0] <= parts[:2] <= bootstrap.TRIED[1]


def _parts(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else ()
