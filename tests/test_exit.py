"""The way out of the generator, rehearsed: Zensical makes the same site of the same sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ANSWERS, SITE_URL, unmeasured
from edition.cli import main

DRAWN = {".png", ".svg", ".pdf", ".zip"}
"""Kinds of file that are blank in the light copy."""


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sha256sums.txt"
    }


@pytest.mark.slow
def test_zensical_makes_the_same_site(
    site: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in ({"SITE_URL": SITE_URL} | ANSWERS).items():
        monkeypatch.setenv(name, value)
    with unmeasured():
        assert main(["--renderer", "zensical"], repository) == 0, capsys.readouterr().out
    ours, theirs = files(site), files(repository / "site")

    assert set(theirs) == set(ours), "the same addresses"
    assert {name for name in ours if name.endswith(".html") and theirs[name] != ours[name]} == set()
    assert {name for name in ours if Path(name).suffix not in DRAWN and theirs[name] != ours[name]} == set()
