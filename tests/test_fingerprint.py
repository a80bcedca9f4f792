"""The fingerprint of a text: what it proves of a quotation, what it finds borrowed, and what it does not tell."""

from __future__ import annotations

import random
import shutil
import string
from pathlib import Path

import pytest

from edition.cli import main
from edition.content import fingerprint as f
from fixture_sites import BASE

TEXT = (
    "The border was closed for three long years, and the people who lived near it went hungry in silence.\n"
    "Nobody counted how many wells the Committee on Dry Places found empty along the northern valley road."
)
NAMES = ("Committee on Dry Places",)
KNOWN = frozenset(f.make(TEXT, NAMES))


@pytest.mark.parametrize(
    ("quoted", "proved"),
    [
        ("three long years", True),
        ("Three  long—years", True),
        ("the people who lived near it went", True),
        ("went hungry in silence. Nobody counted", True),
        ("the people who lived near it went hungry in silence", True),
        ("hungry", True),
        ("three short years", False),
        ("long three years", False),
        ("border closed for", False),
        ("hunger", False),
        ("the people who lived near it went hungry in secret", False),
    ],
)
def test_a_quotation_is_proved_word_for_word(quoted: str, proved: bool) -> None:
    assert f.holds(KNOWN, f.words(quoted)) is proved


def test_every_run_of_eight_words_is_found_wherever_it_stands() -> None:
    plain = TEXT.split()
    for at in range(len(plain) - f.BORROWED + 1):
        run = " ".join(plain[at : at + f.BORROWED])
        if "Committee" in run or "Dry" in run or "Places" in run:
            continue
        for before in range(6):
            page = "x " * before + run.upper() + " end"
            assert [page[r.start : r.start + r.length] for r in f.borrowed(page, KNOWN, NAMES)] == [
                run.upper().rstrip(",.")
            ]


def test_seven_words_are_not_borrowed() -> None:
    assert not list(f.borrowed("and the people who lived near it ate", KNOWN, NAMES))


def test_a_run_is_found_across_a_name_and_counted_without_it() -> None:
    page = "counted how many wells the Committee on Dry  Places found empty along"
    (run,) = f.borrowed(page, KNOWN, NAMES)

    assert page[run.start : run.start + run.length] == page
    assert run.words == 8


def test_a_long_run_is_found_once_and_whole() -> None:
    (run,) = f.borrowed(TEXT, KNOWN, NAMES)

    assert run.words == len(f.without(TEXT, NAMES))


def test_other_words_are_not_borrowed() -> None:
    dice = random.Random(1)  # noqa: S311
    text = " ".join("".join(dice.choices(string.ascii_lowercase, k=3)) for _ in range(20_000))

    assert not list(f.borrowed(text, KNOWN, NAMES))


def test_a_fingerprint_holds_no_word_of_its_text_and_does_not_tell_their_order() -> None:
    lines = f.make(TEXT, NAMES)

    assert lines == sorted(lines)
    assert all(len(line) == 8 for line in lines)
    assert not set(f.words(TEXT)) & set(lines)


def test_the_command_prints_what_the_loader_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")

    assert main(["fingerprint", str(tmp_path / "text.txt")], root=tmp_path) == 0
    assert f.holds(f.read(capsys.readouterr().out), f.words("three long years"))


def test_the_command_says_in_a_sentence_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "text.txt").write_bytes(b"\xff\xfe")

    assert main(["fingerprint", str(tmp_path / "text.txt")], root=tmp_path) == 2
    assert main(["fingerprint", str(tmp_path / "none.txt")], root=tmp_path) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_line_that_is_no_digest_is_named() -> None:
    with pytest.raises(ValueError, match=r"^2$"):
        f.read("# remark\nnot a digest\n")


def test_words_keep_their_places_when_small_letters_are_longer() -> None:
    assert len(f.fold("İstanbul’s")) == len("İstanbul’s")
