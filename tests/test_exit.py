"""The way out of the generator, rehearsed: Zensical makes the same site of the same sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ANSWERS, SITE_URL, unmeasured
from edition.cli import main

DRAWN = {".png", ".svg", ".pdf", ".zip", ".epub"}
"""Kinds of file that are blank in the light copy, or hold such files."""


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sha256sums.txt"
    }


def built(root: Path, *arguments: str) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch, unmeasured():
        for name, value in ({"SITE_URL": SITE_URL} | ANSWERS).items():
            patch.setenv(name, value)
        assert main([*arguments], root) == 0
    return files(root / "site")


def assert_same(ours: dict[str, bytes], theirs: dict[str, bytes]) -> None:
    assert set(theirs) == set(ours), "the same addresses"
    assert {name for name in ours if name.endswith(".html") and theirs[name] != ours[name]} == set()
    assert {name for name in ours if Path(name).suffix not in DRAWN and theirs[name] != ours[name]} == set()


@pytest.mark.slow
def test_zensical_makes_the_same_site(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> None:
    """Of the second edition, with `--thorough` of the first."""
    root = request.getfixturevalue("repository" if pytestconfig.getoption("thorough") else "second")

    assert_same(built(root), built(root, "--renderer", "zensical"))
