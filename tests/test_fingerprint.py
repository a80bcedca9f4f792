"""The fingerprint of a text: what it proves of a quotation, what it finds borrowed, and what it does not tell."""

from __future__ import annotations

import io
import random
import shutil
import string
from pathlib import Path

import pytest

from edition.check.quotations import quotations
from edition.check.rules.quote import quote001_altered_quotation, quote003_borrowed_run
from edition.cli import main
from edition.content import fingerprint as f
from edition.content.load import load
from edition.content.model import Edition
from edition.content.places import Problem
from fixture_sites import BASE, make

REPORT = "cha-katz-2023"
TEXT = (
    "The border was closed for three long years, and the people who lived near it went hungry in silence.\n"
    "Nobody counted how many wells the Committee on Dry Places found empty along the northern valley road."
)
NAMES = f.names_in("Committee on Dry Places  # a remark\n\n# another\nCrimes against humanity")
LINES = f.make(TEXT, REPORT, NAMES)


def read(lines: str) -> f.Fingerprint:
    problems: list[Problem] = []
    found = f.read(lines, "a.txt", REPORT, problems)
    assert problems == []
    return found


KNOWN = read(LINES)


def shared(text: str) -> list[tuple[str, int]]:
    """The runs that a text shares with TEXT, and how many of their words stand outside names there."""
    words = f.words(text)
    return [(" ".join(words[run.first : run.last]), sum(run.outside)) for run in KNOWN.shared(words, 8)]


def test_the_tiny_sites_have_the_fingerprint_of_this_text() -> None:
    assert (BASE / f"docs/data/fingerprints/{REPORT}.txt").read_text(encoding="utf-8") == LINES


@pytest.mark.parametrize(
    ("quoted", "proved"),
    [
        ("three long years", True),
        ("Three  long—years", True),
        ("the people who lived near it went", True),
        ("went hungry in silence. Nobody counted", True),
        ("the people who lived near it went hungry in silence", True),
        ("hungry", True),
        ("long years", True),
        ("three short years", False),
        ("long three years", False),
        ("border closed for", False),
        ("hunger", False),
        ("years long", False),
        ("the people who lived near it went hungry in secret", False),
        ("people who lived near the northern valley", False),
    ],
)
def test_a_quotation_is_proved_word_for_word(quoted: str, proved: bool) -> None:
    assert KNOWN.holds(f.words(quoted)) is proved


def test_words_that_come_twice_are_told_apart_by_what_follows() -> None:
    known = read(f.make("a well is a well is a road; a well is dry", REPORT))

    assert known.starts(f.words("a well is")) == [0, 3, 8]
    assert known.starts(f.words("a well is a road")) == [3]
    assert known.starts(f.words("a road a well is a")) == []


def test_every_run_of_eight_words_is_found_wherever_it_stands() -> None:
    words = f.words(TEXT)
    for at in range(len(words) - 7):
        run = " ".join(words[at : at + 8])
        for before in range(7):
            assert [words for words, _ in shared("x " * before + run.upper() + " end")] == [run]


def test_seven_words_are_not_borrowed() -> None:
    assert shared("and the people who lived near it ate") == []


def test_a_long_run_is_found_once_and_whole_and_counted_without_names() -> None:
    assert shared(TEXT) == [(" ".join(f.words(TEXT)), len(f.words(TEXT)) - 4)]


def test_other_words_are_not_borrowed() -> None:
    dice = random.Random(1)  # noqa: S311
    text = " ".join("".join(dice.choices(string.ascii_lowercase, k=3)) for _ in range(20_000))

    assert shared(text) == []


def test_a_fingerprint_holds_no_word_of_its_text_and_tells_no_order() -> None:
    lines = LINES.splitlines()[1:]
    turned = f.make(". ".join(reversed(TEXT.split(". "))), REPORT, NAMES).splitlines()[1:]

    assert lines == sorted(lines)
    assert {len(line) for line in lines} == {4, 14}
    assert not set(f.words(TEXT)) & set(lines)
    places = [int(line[8:], 16) >> 3 for line in lines if len(line) == 14]
    assert not any(place < len(f.words(TEXT)) for place in places)
    assert len(turned) == len(lines)


def test_one_source_s_fingerprint_says_nothing_of_another_s() -> None:
    other = set(f.make(TEXT, "another-2023", NAMES).splitlines())

    assert not {line for line in other & set(LINES.splitlines()) if len(line) == 14}


def test_a_line_that_is_none_is_named_by_its_number() -> None:
    problems: list[Problem] = []
    f.read("# a remark\nnot a digest\n\n" + LINES.split("\n", 1)[1], "a.txt", REPORT, problems)

    (problem,) = problems
    assert (problem.kind, problem.fault.span.line, problem.fault.message) == (
        "record",
        2,
        "this is no line of a fingerprint",
    )


def test_words_keep_their_places_when_small_letters_are_longer() -> None:
    text = "“İstanbul’s” STRASSE"

    assert [text[start:end] for start, end in f.bounds(text)] == ["İstanbul’s", "STRASSE"]
    assert f.words(text) == ["istanbul's", "strasse"]


# The command


def test_the_command_prints_what_the_loader_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")

    assert main(["fingerprint", str(tmp_path / "text.txt")], root=tmp_path) == 0
    assert capsys.readouterr().out == LINES
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["fingerprint", "-", "--source", "another-2023"], root=tmp_path) == 0
    assert capsys.readouterr().out == f.make(TEXT, "another-2023", NAMES)


@pytest.mark.parametrize(
    ("text", "said"),
    [(b"\xff\xfe", "is not UTF-8"), (b"two words", "a text of 2 words has no fingerprint"), (None, "")],
)
def test_the_command_says_in_a_sentence_what_it_cannot_read(
    text: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    if text is not None:
        (tmp_path / "text.txt").write_bytes(text)

    assert main(["fingerprint", str(tmp_path / "text.txt")], root=tmp_path) == 2
    assert said in capsys.readouterr().err


# The rules, where a tiny site cannot show it


def test_without_its_fingerprint_no_quotation_of_the_report_passes(tmp_path: Path) -> None:
    root = make(BASE.parent / "QUOTE001" / "good", tmp_path)
    (root / f"docs/data/fingerprints/{REPORT}.txt").unlink()
    found = list(quote001_altered_quotation(load(root)))

    assert found
    assert {fault.hint for fault in found} == {f"restore docs/data/fingerprints/{REPORT}.txt"}


def test_a_quotation_may_go_on_in_the_next_line(tmp_path: Path) -> None:
    root = make(BASE, tmp_path)
    page = root / "docs/summary.md"
    text = page.read_text(encoding="utf-8") + "\nThey had “three long\nyears” and “three long\ndays”.\n"
    page.write_text(text, encoding="utf-8")

    (fault,) = quote001_altered_quotation(load(root))
    assert (fault.span.line, fault.span.column, fault.span.length) == (17, 13, 10)
    assert text.split("\n")[16][12:22] == "three long"


@pytest.mark.parametrize("file", ["docs/index.md", "docs/data/glossary.yaml", "overrides/partials/a.html", "README.md"])
def test_what_is_borrowed_is_found_in_every_kind_of_file(file: str, tmp_path: Path) -> None:
    root = make(BASE, tmp_path)
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    old = (root / file).read_text(encoding="utf-8") if (root / file).exists() else "# A file\n"
    (root / file).write_text(f"{old}# the people who lived near it went hungry\n", encoding="utf-8")

    (fault,) = quote003_borrowed_run(load(root))
    assert (fault.span.path, fault.span.line, fault.span.column) == (file, old.count("\n") + 1, 3)


def test_the_real_quotations_are_proved_and_an_altered_word_in_any_of_them_is_seen(edition: Edition) -> None:
    known = edition.fingerprints[REPORT]
    given = [q for q in quotations(edition) if q.source == REPORT]

    assert len([q for q in given if len(f.words(q.text)) >= 3]) >= 8
    for quotation in given:
        for part in quotation.parts:
            assert known.holds(part)
            for at in range(len(part)):
                assert not known.holds([*part[:at], "otherwise", *part[at + 1 :]])
