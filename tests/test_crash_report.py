"""The last resort: what nobody foresaw is told in one sentence, with a file to send."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.cli import main
from edition.commands import check


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object) -> int:
        raise KeyError("a page\nthat nobody wrote")

    monkeypatch.setattr(check, "run", run)


@pytest.mark.usefixtures("broken")
def test_an_unforeseen_error_is_one_sentence_and_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"], tmp_path) == 2

    told = capsys.readouterr()
    file = tmp_path / ".cache" / "unforeseen.txt"
    assert told.out == ""
    assert told.err.startswith("error: This was not foreseen (KeyError: ")
    assert told.err.endswith(f"); send {file} with a report of what you did.\n")
    assert told.err.count("\n") == 1
    written = file.read_text(encoding="utf-8")
    assert written.startswith("build.py check\nPython 3.")
    assert "Traceback (most recent call last):" in written
    assert "test_crash_report.py" in written


@pytest.mark.usefixtures("broken")
def test_where_no_cache_can_be_written_the_file_is_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".cache").write_text("a file", encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setattr("edition.crash_report.tempfile.gettempdir", lambda: str(elsewhere))
    assert main(["check"], tmp_path) == 2
    assert f"send {elsewhere / 'unforeseen.txt'} with" in capsys.readouterr().err

    elsewhere.joinpath("unforeseen.txt").unlink()
    elsewhere.rmdir()
    elsewhere.write_text("a file", encoding="utf-8")
    assert main(["check"], tmp_path) == 2
    assert capsys.readouterr().err == "error: This was not foreseen (KeyError: 'a page\\nthat nobody wrote').\n"
