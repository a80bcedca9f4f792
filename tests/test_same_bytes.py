"""Same sources, same bytes: whoever builds the edition, wherever, whenever and however it came to them."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ANSWERS, MEASURED, SITE_URL
from edition.content.model import Edition
from edition.publish import checksums
from fixture_sites import commit, git
from pages_beside import files_of, translated_into
from second import make

BUILD = "import os, sys; os.umask(0o077); from pathlib import Path; from edition.cli import main; sys.exit(main([], Path('.')))"
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "1",
    "SOURCE_DATE_EPOCH": "no number",
    "HOME": "/nonexistent",
    "XDG_CACHE_HOME": "/nonexistent",
    "SITE_URL": SITE_URL,
    **ANSWERS,
}


def shallow_clone(sources: Path, folder: Path) -> Path:
    """A clone that holds the second of two commits."""
    identity = ["-c", "user.name=A", "-c", "user.email=a@edition.example", "-c", "init.defaultBranch=main"]
    for words in (
        ["init", "--quiet"],
        ["add", "docs/data"],
        ["commit", "--quiet", "--message", "data"],
        ["add", "--all"],
        ["commit", "--quiet", "--message", "pages"],
    ):
        subprocess.run(["git", *identity, "-C", str(sources), *words], check=True)
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", sources.as_uri(), str(folder)], check=True)
    return folder


def tree(site: Path) -> dict[str, tuple[str, bytes]]:
    """Every file and folder, with its mode and its bytes."""
    return {
        path.relative_to(site).as_posix(): (
            stat.filemode(path.stat().st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in (site, *site.rglob("*"))
    }


@pytest.mark.slow
def test_a_shallow_clone_and_sources_without_history_give_the_same_bytes_in_other_circumstances(
    second_site: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, root: Path
) -> None:
    clone = shallow_clone(make(tmp_path), tmp_path_factory.mktemp("another folder") / "clone")
    scripts = str(root / "scripts")
    subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=clone,
        env={name: value for name, value in os.environ.items() if name != MEASURED}
        | ELSEWHERE
        | {"PYTHONPATH": scripts},
        check=True,
        capture_output=True,
    )
    first, other = tree(second_site), tree(clone / "site")

    assert {name for name in first | other if first.get(name) != other.get(name)} == set()
    assert {mode for mode, _ in first.values()} == {"drwxr-xr-x", "-rw-r--r--"}


def test_the_list_of_sums_names_every_file_that_a_host_publishes(site: Path, edition: Edition) -> None:
    lines = (site / checksums.FILE).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = {path.relative_to(site).as_posix(): path for path in files_of(site, edition)}

    assert all((site / folder / checksums.FILE).is_file() for folder in translated_into(edition))
    assert list(listed) == sorted(listed)
    assert set(listed) == set(files) - {checksums.FILE, ".nojekyll"}
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == digest for name, digest in listed.items())
    assert f'href="../{checksums.FILE}"' in (site / "offline/index.html").read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs the tool that reads the list")
def test_the_tool_that_reads_the_list_finds_a_file_that_was_altered(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site / "data", tmp_path / "data")
    lines = (site / checksums.FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / checksums.FILE).write_text("".join(line for line in lines if "  data/" in line), encoding="utf-8")
    run = ["sha256sum", "--check", "--quiet", "--strict", checksums.FILE]

    assert subprocess.run(run, cwd=tmp_path, check=False).returncode == 0
    with (copy / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("one more\n")
    done = subprocess.run(run, cwd=tmp_path, check=False, capture_output=True, text=True, env={"LC_ALL": "C"})
    assert done.returncode == 1
    assert done.stdout == "data/claims.csv: FAILED\n"


def test_a_checkout_has_the_same_bytes_whatever_git_is_told_of_line_ends(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    names = (
        "docs/assets/stylesheets/search.css",
        "docs/data/addresses.txt",
        "docs/index.md",
        "overrides/main.html",
        "scripts/build.py",
        "tests/fixtures/LOAD001/good/docs/chronology.md",
        "tests/fixtures/XREF001/good/docs/summary.md",
        "tests/fixtures/XREF001/good/docs/assets/map.png",
        "tests/pictures/home.png",
        ".gitattributes",
    )
    for name in names:
        (tmp_path / "one" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, tmp_path / "one" / name)
    commit(tmp_path / "one", "some files")
    for setting in ("true", "input", "false"):
        clone = tmp_path / setting
        git(tmp_path, "clone", "-q", "-c", f"core.autocrlf={setting}", "-c", "core.eol=crlf", "one", str(clone))
        assert [name for name in names if (clone / name).read_bytes() != (root / name).read_bytes()] == []
    assert b"\r" not in (root / names[0]).read_bytes()
