"""Builds a small edition again and again, each time killed at another of the changes that it makes to the file system.

A process of its own, since it forks: `python kill_points.py FOLDER` prints a line of JSON for each moment: what there
was at the start, how the build ended, what `site/` was then, and what the next run, which finds a fault, left as
`site/` and beside it. Rendering and publishing are stand-ins that write a few files.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from edition import cli, publish, verify
from edition.check import run
from edition.check.diagnostic import Diagnostic
from edition.content import load
from edition.content.model import Edition
from edition.content.places import Span
from edition.render import generator

BASE = Path(__file__).parent / "fixtures" / "base"
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}
STARTS = {"nothing": (), "an edition": ("site",), "one aside": ("site.old",), "both": ("site", "site.old")}


def write(folder: Path, words: str) -> None:
    (folder / "part").mkdir(parents=True)
    for name in ("index.html", "part/index.html", "part/page.txt"):
        (folder / name).write_text(words, encoding="utf-8")


def contents(folder: Path) -> str:
    """Which whole edition a folder holds: `last`, `new` or, where there is no folder, `absent`."""
    if not folder.exists():
        return "absent"
    files = {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}
    for words, names in {"last": ("old.html",), "new": ("new.css",)}.items():
        if files == dict.fromkeys(("index.html", "part/index.html", "part/page.txt", *names), words):
            return words
    return f"a mixture: {files}"


def start_from(root: Path, folders: tuple[str, ...]) -> None:
    for name in ("site", "site.old", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)
    for name in folders:
        write(root / name, "last")
        (root / name / "old.html").write_text("last", encoding="utf-8")


def stand_in(edition: Edition, with_fault: bool) -> None:
    """Puts the stand-ins in the place of what takes long."""
    found = [Diagnostic(Span("docs/index.md", 1), "META001", "a fault", "")] if with_fault else []

    def rendered(_: object, folder: Path, **__: object) -> None:
        write(folder, "new")

    def published(_: object, __: object, folder: Path, *___: object) -> None:
        (folder / "new.css").write_text("new", encoding="utf-8")

    load.load = lambda *_: edition  # type: ignore[assignment]
    run.run = lambda _: found  # type: ignore[assignment]
    verify.verify = lambda *_, **__: []  # type: ignore[assignment]
    generator.render = rendered  # type: ignore[assignment]
    publish.draw = lambda *_: None  # type: ignore[assignment]
    publish.publish = published  # type: ignore[assignment]


def end_before(moment: int, root: Path) -> None:
    """Ends this process, as if the machine did, before so many changes below the folder have been made."""
    made = 0

    def below(file: object) -> bool:
        return isinstance(file, (str, Path)) and Path(file).is_relative_to(root)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal made
        if event in CHANGES or (event == "open" and arguments[2] & os.O_ACCMODE and below(arguments[0])):
            made += 1
            if made > moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def in_a_child(act: Callable[[], int]) -> int:
    child = os.fork()
    if not child:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), 1)
        os._exit(act())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(root: Path) -> None:
    shutil.copytree(BASE, root)
    edition = load.load(root)

    def build(moment: int) -> int:
        stand_in(edition, with_fault=False)
        end_before(moment, root)
        return cli.main([], root)

    def next_run() -> int:
        stand_in(edition, with_fault=True)
        return cli.main([], root)

    for start, folders in STARTS.items():
        moment, status = 0, -1
        while status:  # the last build is broken off by nothing
            start_from(root, folders)
            status = in_a_child(lambda: build(moment))  # noqa: B023
            if status not in (0, -signal.SIGKILL):
                raise SystemExit(f"the build ended with {status}, killed by nobody")
            after = contents(root / "site")
            in_a_child(next_run)
            beside = sorted(p.name for p in [*root.glob("site?*"), *root.glob(".cache/*")])
            print(json.dumps([start, status, after, contents(root / "site"), beside]))
            moment += 1


main(Path(sys.argv[1]).resolve())
