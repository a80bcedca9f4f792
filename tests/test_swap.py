"""What stands as `site/` when a build is broken off, meets a full disk or another build: one edition, whole."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import MEASURED
from edition import publish, swap, verify
from edition.cli import main
from edition.render import generator

TESTS = Path(__file__).parent
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != MEASURED} | {
    "PYTHONPATH": str(TESTS.parent / "scripts"),
    "SITE_URL": "https://edition.example/",
}
HOLD = """
import datetime, pathlib, sys
from edition import lock
with lock.held(pathlib.Path(sys.argv[1]), datetime.datetime(2026, 11, 24, 9, 30)):
    print("held", flush=True)
    sys.stdin.read()
"""
BUILD = "import sys; from pathlib import Path; from edition.cli import main; sys.exit(main([], Path(sys.argv[1])))"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository with a last edition, where a page of the next one is rendered and nothing else done to it."""
    root = tmp_path / "small"
    shutil.copytree(TESTS / "fixtures" / "base", root)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("last", encoding="utf-8")
    monkeypatch.setattr(
        generator, "render", lambda _, folder, **__: (folder / "index.html").write_text("new", encoding="utf-8")
    )
    monkeypatch.setattr(publish, "draw", lambda *_: None)
    monkeypatch.setattr(publish, "publish", lambda *_: None)
    monkeypatch.setattr(verify, "verify", lambda *_, **__: [])
    return root


def standing(root: Path) -> str:
    """The words of the small edition that stands, if nothing is left beside it."""
    assert [p.name for p in root.glob("site*")] == ["site"]
    assert list((root / ".cache").glob("build-*")) == []
    return (root / "site/index.html").read_text(encoding="utf-8")


def child(code: str, argument: Path) -> subprocess.Popen[str]:
    """Another Python on this machine."""
    return subprocess.Popen(
        [sys.executable, "-u", "-c", code, str(argument)],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def killed(process: subprocess.Popen[str], line: str) -> None:
    """Kills a process as soon as it has printed a line."""
    with process:
        assert process.stdout
        assert line in iter(process.stdout.readline, "")
        process.kill()
    assert process.returncode == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_build_killed_before_any_of_its_changes_leaves_one_whole_edition_or_none_and_the_next_run_has_it_back(
    tmp_path: Path,
) -> None:
    run = [sys.executable, str(TESTS / "kill_points.py"), str(tmp_path / "small")]
    printed = subprocess.run(run, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout
    seen: dict[str, list[tuple[str, str]]] = {}
    for start, status, after, restored, beside in map(json.loads, printed.splitlines()):
        assert status in (0, -signal.SIGKILL)
        assert beside == ["build.lock"]
        seen.setdefault(start, []).append((after, restored))

    new, last = ("new", "new"), ("last", "last")
    assert {start: set(pairs) for start, pairs in seen.items()} == {
        "nothing": {("absent", "absent"), new},
        "an edition": {last, ("absent", "last"), new},
        "one aside": {last, ("absent", "last"), new},
        "both": {last, ("absent", "last"), new},
    }
    assert seen["an edition"].count(("absent", "last")) == 1, "absent between the two renames only"
    assert all(len(pairs) > 8 for pairs in seen.values()), "killed at many moments"


@pytest.mark.slow
def test_a_real_build_killed_while_it_renders_and_while_it_publishes_is_followed_by_a_whole_one(
    second: Path, build: Callable[[Path, str], int]
) -> None:
    (second / "site").mkdir()
    (second / "site/old.html").write_text("last", encoding="utf-8")
    for line in ("Rendering …\n", "Publishing …\n"):
        killed(child(BUILD, second), line)
        assert [p.name for p in (second / "site").iterdir()] == ["old.html"]

    assert build(second, "https://edition.example/") == 0
    assert (second / "site/p1/index.html").is_file()
    assert not (second / "site/old.html").exists()
    assert standing(second).startswith("<!doctype html>")


def test_a_second_build_is_told_who_is_building_until_that_one_ends_however_it_ends(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / ".cache").mkdir(exist_ok=True)
    holder = child(HOLD, small / ".cache/build.lock")
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"

    assert main([], small) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"error: Another build is running (process {holder.pid}, since 2026-11-24 09:30:00); "
        "wait until it is done, or end it, then run the command again.\n"
    )
    assert standing(small) == "last"
    assert main(["check"], small) == 0, "what only reads does not wait"

    with holder:
        holder.kill()
    assert f"process {holder.pid}" in (small / ".cache/build.lock").read_text(encoding="utf-8")
    assert main([], small) == 0
    assert standing(small) == "new"
    assert (small / ".cache/build.lock").read_text(encoding="utf-8") == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("step", [(generator, "render"), (publish, "publish")])
def test_a_full_disk_is_told_in_a_line_and_leaves_the_last_edition(
    step: tuple[object, str], small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(*arguments: object, **_: object) -> None:
        folder = next(folder for folder in arguments if isinstance(folder, Path))
        page = folder / "page.html"
        page.symlink_to("/dev/full")
        page.write_text("words", encoding="utf-8")

    monkeypatch.setattr(*step, fill)

    assert main([], small) == 2
    assert capsys.readouterr().err.strip().endswith("No space left on device.")
    assert standing(small) == "last"


IN_THE_WAY = {
    "a link to another folder": ("site", "is a symbolic link"),
    "a link to nothing": ("site", "is a symbolic link"),
    "a file": ("site", "is no folder"),
    "a link beside it": ("site.old", "is a symbolic link"),
}


@pytest.mark.parametrize("case", IN_THE_WAY)
def test_what_a_build_could_not_replace_is_told_before_it_begins(
    case: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, what = IN_THE_WAY[case]
    web = (small / "site").rename(small / "web")
    if case == "a file":
        (small / name).write_text("mine", encoding="utf-8")
    else:
        (small / name).symlink_to(small / "nowhere" if case == "a link to nothing" else web)

    assert main([], small) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"error: {name}/ {what}, which a build cannot replace; move it away, and copy what is built.\n"
    assert (web / "index.html").read_text(encoding="utf-8") == "last"
    assert (small / name).is_symlink() or (small / name).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("what", ["site", ".cache"])
def test_another_disk_is_told_before_a_build_begins(
    what: str, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stat = Path.stat

    def elsewhere(self: Path, **follow: bool) -> os.stat_result:
        real = stat(self, **follow)
        return os.stat_result((*real[:2], real.st_dev + 1, *real[3:10])) if self.name == what else real

    monkeypatch.setattr(Path, "stat", elsewhere)
    monkeypatch.setattr(os.path, "ismount", lambda path: path.name == what == "site")
    monkeypatch.setattr(swap, "_IN_THE_WAY", (*swap._IN_THE_WAY[:1], ("is a disk of its own", os.path.ismount)))

    assert main([], small) == 2
    assert "disk" in capsys.readouterr().err
    monkeypatch.undo()
    assert standing(small) == "last"


def test_an_edition_that_cannot_take_its_place_leaves_the_last_one_there(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(18, "Invalid cross-device link", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)

    assert main([], small) == 2
    assert "Invalid cross-device link" in capsys.readouterr().err
    assert standing(small) == "last"
