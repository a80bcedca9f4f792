"""Every Python of the promised range that this machine has builds the second edition, and to the same bytes.

Each works in an environment that the project's own bootstrap makes for it, in `.cache/pythons/`. The environments stay
there, and the bootstrap fills them anew when the lock file has changed. The end of a run says which Pythons there were.
"""

from __future__ import annotations

import fcntl
import os
import platform
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ANSWERS, BUILT_WITH, MEASURED, SITE_URL
from pythons import found
from second import make

PYTHONS = found()
KEPT = (".venv", "lock")


def lay(folder: Path, root: Path) -> None:
    """Puts the second edition and the scripts, as they are now, into a folder that keeps its environment."""
    for old in folder.iterdir():
        if old.is_dir() and old.name not in KEPT:
            shutil.rmtree(old)
    make(folder)
    shutil.copytree(
        root / "scripts", folder / "scripts", dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(root / "requirements.txt", folder)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_running_python_is_among_those_that_are_tried() -> None:
    assert platform.python_version() in PYTHONS


@pytest.mark.slow
@pytest.mark.parametrize("version", PYTHONS)
def test_a_python_of_the_promised_range_builds_the_same_bytes(
    version: str, second_site: Path, root: Path, request: pytest.FixtureRequest
) -> None:
    folder = root / ".cache" / "pythons" / version
    folder.mkdir(parents=True, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name not in (MEASURED, "VIRTUAL_ENV")}
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lay(folder, root)
        done = subprocess.run(
            [PYTHONS[version], "scripts/build.py"],
            cwd=folder,
            env=environment | {"SITE_URL": SITE_URL} | ANSWERS,
            capture_output=True,
            text=True,
            check=False,
        )
        if "Python's 'ensurepip' is missing; install it first" in done.stderr:
            assert done.returncode == 2
            request.node.user_properties.append((BUILT_WITH, f"{version} (not built: without ensurepip)"))
            return
        assert done.returncode == 0, done.stdout + done.stderr
        ours, theirs = files(second_site), files(folder / "site")
    assert {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)} == set()
    request.node.user_properties.append((BUILT_WITH, version))
