"""Tiny sites for one rule each: tests/fixtures/base with the files of tests/fixtures/CODE/bad or good over it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
BASE = FIXTURES / "base"
CASES = sorted(path for path in FIXTURES.glob("*/*") if path.name in ("bad", "good"))


def make(case: Path, target: Path) -> Path:
    """Lays a case over the base. `NAME.deleted` takes NAME away; what lies in `committed/` is the history before it."""
    shutil.copytree(BASE, target, dirs_exist_ok=True)
    if (case / "committed").is_dir():
        _lay(case / "committed", target)
        commit(target, "what stood here before")
    _lay(case, target)
    return target


def _lay(folder: Path, target: Path) -> None:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder)
        if name.parts[0] == "committed" or name.name == "expected.txt":
            continue
        if name.suffix == ".deleted":
            (target / name.with_suffix("")).unlink()
        else:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target / name)


def git(folder: Path, *words: str) -> None:
    settings = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    """Commits everything in a folder, which becomes a repository where it is none."""
    git(folder, "init", "-q")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "-q", "--allow-empty", "--no-verify", "-m", message)
