"""Second readings: which one counts, what a label says, and how the command records one."""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from edition.check.rules.read import read001_unknown_claim
from edition.cli import main
from edition.commands import reading
from edition.config import CannotRun, Config
from edition.content import readings, wording
from edition.content.load import load
from edition.content.model import Address, Claim, Edition, Reading
from edition.content.places import Span
from fixture_sites import BASE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "site")
    return tmp_path / "site"


def claim(edition: Edition, basis: str) -> Claim:
    return next(claim for claim in edition.claims if claim.basis == basis)


def record(root: Path, **answers: str) -> int:
    options = [word for name, value in answers.items() if name != "claim" for word in (f"--{name}", value)]
    return main(["reading", answers["claim"], *options], root)


def state(root: Path, name: str) -> str:
    edition = load(root)
    return readings.state(next(c for c in edition.claims if c.id == name), edition)


def test_a_claim_that_nobody_read_again_says_so(root: Path) -> None:
    assert state(root, claim(load(root), "record").id) == "not read again"


def test_a_recorded_reading_is_in_the_label_until_the_words_change(root: Path) -> None:
    read = claim(load(root), "record")
    assert record(root, claim=read.id, kind="translation", read="a copy", says='It says "so", and\\more.') == 0
    assert state(root, read.id) == "read against a translation"
    assert load(root).readings[-1].says == 'It says "so", and\\more.'

    page = root / "docs" / read.page
    page.write_text(page.read_text(encoding="utf-8").replace(read.text, f"Now {read.text}"), encoding="utf-8")
    assert state(root, read.id) == "not read again"


def test_the_strongest_kind_of_text_counts_then_the_newest_day(root: Path) -> None:
    read = claim(load(root), "record")
    words = wording.digest(read)
    lines = [
        f"- {{claim: {read.id}, words: '{words}', on: 2026-11-{day}, kind: {kind}, read: {day}, says: so}}"
        for day, kind in (("28", "primary"), ("30", "cited page"), ("29", "primary"))
    ]
    (root / readings.PATH).write_text("\n".join(lines), encoding="utf-8")

    assert readings.in_force(load(root))[read.id].read == "29"


def test_what_stands_in_the_file_stays_as_it_is(root: Path) -> None:
    read = claim(load(root), "record")
    by_hand = f"# kept\n- claim: {read.id}\n  words: '{wording.digest(read)}'\n  on: 2026-11-30\n"
    by_hand += "  kind: primary\n  read: a copy\n  says: so\n"
    (root / readings.PATH).write_text(by_hand, encoding="utf-8")
    record(root, claim=read.id, kind="primary", read="the original", says="so")

    assert (root / readings.PATH).read_text(encoding="utf-8").startswith(by_hand)
    assert [r.read for r in load(root).readings] == ["a copy", "the original"]


def test_an_inference_is_read_against_its_premises_alone(root: Path) -> None:
    inferred, told = (claim(load(root), basis) for basis in ("reading", "record"))

    assert readings.kinds_of(inferred) == ("premises",)
    assert "premises" not in readings.kinds_of(told)


def test_the_command_asks_for_what_is_not_given_and_records_nothing_without_it(root: Path) -> None:
    read = claim(load(root), "record")
    config = Config(root, "https://edition.example/", "")
    asked = argparse.Namespace(claim=read.id, paragraph=None, kind=None, read=None, says=None)
    answers = iter(("primary", " the  original ", "para. 1: so"))

    assert reading.run(asked, config, lambda _: next(answers)) == 0
    assert load(root).readings[-1].read == "the original"

    with pytest.raises(CannotRun):
        reading.run(asked, config, lambda _: "")
    assert len(load(root).readings) == 1


@pytest.mark.parametrize(
    ("kind", "read", "says", "said"),
    [
        ("premises", "P1.2, P1.999", "Both.", "There is no claim or unit 'P1.999'"),
        ("premises", "moonshine", "Both.", "There is no claim or unit 'moonshine'"),
        ("primary", "the original", "Para. 42: …", "Say in words what the text says there"),
    ],
)
def test_a_reading_of_what_is_not_there_is_refused(
    root: Path, kind: str, read: str, says: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    of = claim(load(root), "reading" if kind == "premises" else "record")
    assert main(["reading", of.id, "--kind", kind, "--read", read, "--says", says], root) == 2
    assert said in capsys.readouterr().err
    assert not load(root).readings


def test_a_reading_of_a_retired_claim_is_to_be_taken_away(root: Path) -> None:
    edition = load(root)
    gone = Address("2026-12-01", "/p1-77/", "retired", "", "it was wrong", Span("", 1))
    entry = Reading("P1.77", "0" * 16, "2026-11-30", "primary", "a", "b", Span(readings.PATH, 1))
    (fault,) = read001_unknown_claim(replace(edition, readings=(entry,), ledger=(*edition.ledger, gone)))
    assert (fault.message, fault.hint) == ("the claim 'P1.77' stands on no page any more", "take this entry away")


def test_the_command_lists_what_was_not_read_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read = claim(load(root), "record")
    record(root, claim=read.id, kind="primary", read="the original", says="so")
    capsys.readouterr()
    assert main(["reading"], root) == 0

    *listed, last = capsys.readouterr().out.splitlines()
    assert read.id not in listed
    assert last == f"{len(listed)} claims of {len(listed) + 1} not read again."


ACCOUNT = """
/// account

The Commission asked States to end their support. [D1.1]
Hunger was used to control people. [F1.1, P1.2]

The second paragraph says one thing alone. [D1.1]
///

## Political"""


@pytest.fixture
def told(root: Path) -> Path:
    """A site of which one page has an account."""
    page = root / "docs" / "pathways" / "drivers.md"
    page.write_text(page.read_text(encoding="utf-8").replace("\n## Political", ACCOUNT), encoding="utf-8")
    return root


def read_paragraphs(root: Path) -> dict[int, str]:
    edition = load(root)
    page = next(page for page in edition.pages if page.account)
    return {number: reading.read for number, reading in readings.of_account(page, edition).items()}


def test_a_paragraph_is_read_against_the_claims_that_it_names_until_its_words_change(told: Path) -> None:
    words = ["reading", "drivers", "--paragraph", "1", "--kind", "premises", "--says", "End support; hunger controls."]
    assert main(words, told) == 0
    assert read_paragraphs(told) == {1: "D1.1, F1.1, P1.2"}

    page = told / "docs" / "pathways" / "drivers.md"
    page.write_text(page.read_text(encoding="utf-8").replace("[F1.1, P1.2]", "[F1.1]"), encoding="utf-8")
    assert read_paragraphs(told) == {}


def test_the_command_lists_the_paragraphs_that_nobody_read_again(
    told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reading", "drivers", "--paragraph", "2", "--says", "One thing alone."], told) == 0
    capsys.readouterr()
    assert main(["reading"], told) == 0

    *_, left, _claims, paragraphs = capsys.readouterr().out.splitlines()
    assert left == "drivers --paragraph 1"
    assert paragraphs == "1 paragraph of 2 not read again."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["drivers"], "A paragraph of its account is named as in 'reading drivers --paragraph 2'."),
        (["drivers", "--paragraph", "9"], "The account of drivers has the paragraphs 1 to 2."),
        (["P1", "--paragraph", "1"], "There is no account of 'P1'; there is one of drivers."),
        (["drivers", "--paragraph", "1", "--kind", "primary"], "A paragraph of an account is read against its claims"),
    ],
)
def test_what_cannot_be_recorded_is_one_sentence(
    told: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["reading", *words, "--says", "so"], told) == 2
    assert said in capsys.readouterr().err
    assert load(told).readings == ()


def test_an_unknown_claim_is_one_sentence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reading", "P1.999"], root) == 2
    assert capsys.readouterr().err == "error: There is no claim 'P1.999'; ids look like 'P3.2'.\n"
