"""A catalogue of planted faults: each is found at its place, under its code, and nothing else is; and of what is none.

The cases stand in tests/cases/planted.yml, which says how they are written.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from conftest import copy_repository, unmeasured
from edition.check.run import run
from edition.content import records
from edition.content import yaml_nodes as y
from edition.content.load import load
from fixture_sites import BASE, commit

FILE = Path(__file__).parent / "cases" / "planted.yml"
CASES = cast(list[dict[str, Any]], records.plain(y.parse(FILE.read_text(encoding="utf-8"), FILE.name)))

MARK = "‸"
ENCODINGS = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "byte-order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "Latin-1": lambda text: text.encode("latin-1", "replace"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it is after something was planted, or None where it is taken away; `marks` are the places to be found."""

    path: str
    content: bytes | None
    marks: tuple[str, ...] = ()


def changed(root: Path, path: str, all_said: list[dict[str, Any]]) -> Change:
    """What entries of the catalogue say of one file of a site."""
    file = root / path
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    for said in all_said:
        if "take" in said:
            assert text.count(said["take"]) == 1, f"'{said['take']}' does not stand just once in {path}"
            text = text.replace(said["take"], said.get("put", ""))
        text = said.get("before", "") + text + said.get("after", "")
    for said in all_said:
        if "at" in said:
            text = text[: text.index(said["at"])] + MARK + text[text.index(said["at"]) :]
    marks, parts = [], text.split(MARK)
    for number in range(1, len(parts)):
        before = "".join(parts[:number])
        marks.append(f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}")
    encoded = ENCODINGS.get(all_said[0].get("as", ""), str.encode)
    removed = any("remove" in said for said in all_said)
    return Change(path, None if removed else encoded("".join(parts)), tuple(marks))


@contextmanager
def planted(root: Path, changes: list[Change]) -> Iterator[None]:
    """The site with these changes, for as long as they are looked at."""
    before = {change.path: (root / change.path) for change in changes}
    kept = {path: file.read_bytes() if file.exists() else None for path, file in before.items()}
    try:
        for change in changes:
            _write(root / change.path, change.content)
        yield
    finally:
        for path, content in kept.items():
            _write(root / path, content)


def _write(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The two sites in which faults are planted: twelve pages with a history, and the real sources."""
    small = tmp_path_factory.mktemp("small")
    shutil.copytree(BASE, small, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        commit(small, "the twelve pages")
    return {"small": small, "real": copy_repository(tmp_path_factory.mktemp("real"))}


def faults(root: Path, cache: Path) -> list[str]:
    return [f"{d.span.path}:{d.span.line}:{d.span.column} {d.code}" for d in run(load(root, cache))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_what_is_planted_is_found_where_it_stands_and_nothing_else(
    case: dict[str, Any], sites: dict[str, Path], spare_cache: Path
) -> None:
    root = sites[case.get("site", "small")]
    said = [case, *case.get("and", ())]
    changes = [
        changed(root, path, [one for one in said if one["in"] == path]) for path in {one["in"]: 0 for one in said}
    ]
    places = [mark for change in changes for mark in change.marks]
    codes = case["code"].split(", ") if "code" in case else []
    assert len(codes) == len(places)

    with planted(root, changes), unmeasured() if case.get("site") == "real" else nullcontext():
        assert sorted(faults(root, spare_cache)) == sorted(map(" ".join, zip(places, codes, strict=True)))


@pytest.mark.parametrize("site", ["small", "real"])
def test_without_a_planted_fault_there_is_none(site: str, sites: dict[str, Path], spare_cache: Path) -> None:
    assert faults(sites[site], spare_cache) == []


def test_the_catalogue_is_as_large_as_it_should_be() -> None:
    found = Counter(("code" in case, case.get("site", "small")) for case in CASES)

    assert len({case["what"] for case in CASES}) == len(CASES)
    assert found[True, "small"] + found[True, "real"] >= 80
    assert found[True, "real"] >= 20
    assert len(list((BASE / "docs").rglob("*.md"))) == 12
