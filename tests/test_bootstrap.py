"""The first run on a bare machine, and what it says where the machine is too bare."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import bootstrap
import chromium


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    file = tmp_path / "requirements.txt"
    file.write_text("nothing==1 --hash=sha256:00\n", encoding="utf-8")
    return file


def test_the_first_run_makes_the_environment_and_the_second_installs_nothing(
    tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installs: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda command: installs.append(command) or 0)
    folder = tmp_path / ".venv"

    python = bootstrap._environment(folder, lock)
    assert python.exists()
    assert "--require-hashes" in installs[0]
    told = capsys.readouterr()
    assert "Making .venv" in told.err
    assert told.out == "", "what the command prints may go into a file"

    assert bootstrap._environment(folder, lock) == python
    assert len(installs) == 1
    assert capsys.readouterr() == ("", "")

    lock.write_text("nothing==2 --hash=sha256:00\n", encoding="utf-8")
    bootstrap._environment(folder, lock)
    assert len(installs) == 2
    assert "Making" not in capsys.readouterr().err

    settings = folder / "pyvenv.cfg"
    settings.write_text(settings.read_text(encoding="utf-8").replace("version = 3.", "version = 2."), encoding="utf-8")
    (folder / "requirements.stamp").unlink()
    (folder / "of the other interpreter").touch()
    bootstrap._environment(folder, lock)
    assert "Making" in capsys.readouterr().err
    assert not (folder / "of the other interpreter").exists()


def test_no_network_is_one_sentence_and_2(
    tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(subprocess, "call", lambda command: 1)

    with pytest.raises(SystemExit) as ended:
        bootstrap.enter(lock.name)

    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "error: The packages of requirements.txt could not be installed; check the network and try again."
    )


MAKING = {
    "no ensurepip": ("The virtual environment was not created: ensurepip is not available.", "'ensurepip' is missing"),
    "an unwritable folder": ("Error: [Errno 13] Permission denied", ".venv could not be made: Error: [Errno 13]"),
    "no word": ("", ".venv could not be made: no reason given"),
}


@pytest.mark.parametrize("case", MAKING)
def test_an_environment_that_cannot_be_made_is_one_sentence(
    case: str, tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, sentence = MAKING[case]
    folder = tmp_path / ".venv"

    def begin(*_: object, **__: object) -> SimpleNamespace:
        (folder / "bin").mkdir(parents=True)
        (folder / "bin/python").touch()
        return SimpleNamespace(returncode=1, stdout="", stderr=said)

    monkeypatch.setattr(subprocess, "run", begin)

    with pytest.raises(bootstrap.CannotRun, match=sentence.replace("[", r"\[")):
        bootstrap._environment(folder, lock)
    assert not folder.exists(), "so that the next run begins anew"


def test_a_missing_lock_file_and_an_old_python_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match="2"):
        bootstrap.enter("requirements.txt")
    assert "requirements.txt cannot be read" in capsys.readouterr().err

    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    with pytest.raises(SystemExit, match="2"):
        bootstrap.enter("requirements.txt")
    assert "Python 3.11 or later is needed" in capsys.readouterr().err


def test_the_lock_files_name_no_index_and_have_a_hash_for_every_package(root: Path) -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-audit.txt"):
        text = (root / name).read_text(encoding="utf-8")
        assert "://" not in text
        for block in text.replace("\\\n", " ").splitlines():
            assert "--hash=sha256:" in block, block


def test_chromium_is_taken_from_the_variable_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = tmp_path / "my-chromium"
    named.touch()
    monkeypatch.setenv(chromium.VARIABLE, str(named))
    assert chromium.chromium() == str(named)


def test_where_chromium_cannot_be_had_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no")

    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(chromium.subprocess, "run", refuse)
    with pytest.raises(SystemExit, match="2"):
        chromium.chromium()
    told = capsys.readouterr()
    assert "Installing Chromium" in told.out
    assert told.err == "error: The browser tests need Chromium; install it, or name one in CHROMIUM.\n"
