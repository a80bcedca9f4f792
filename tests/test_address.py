"""The command that edits the ledger: what moves goes with all that hangs on it, and no line is written that is a fault."""

from __future__ import annotations

import datetime
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.pages_server import pages_server
from edition.check.run import run
from edition.cli import main
from edition.config import Config
from edition.content import ledger
from edition.content.load import load
from edition.publish.addresses import stubs
from edition.publish.assets import policy
from fixture_sites import BASE, commit, git

P1 = "docs/pathways/forcible-repatriation.md"
OLD, NEW = "/pathways/forcible-repatriation/", "/pathways/returns/"
TODAY = datetime.date.today().isoformat()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A faultless tiny site that a test may spoil."""
    return shutil.copytree(BASE, tmp_path / "site")


def rename(root: Path, old: str, new: str) -> None:
    """Renames a file of docs/, and writes its new name wherever the old one stood, as an editor does."""
    (root / "docs" / new).parent.mkdir(exist_ok=True)
    (root / "docs" / old).rename(root / "docs" / new)
    for file in (root / "mkdocs.yml", *root.glob("docs/**/*.md")):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def faults(root: Path) -> list[tuple[str, str, str]]:
    """Codes, messages and hints of what the rules say of addresses."""
    return [(d.code, d.message, d.hint) for d in run(load(root)) if d.code.startswith("ADDR")]


def added(root: Path) -> list[str]:
    """The lines at the end of the ledger that were not there."""
    text = (root / ledger.PATH).read_text(encoding="utf-8")
    before = (BASE / ledger.PATH).read_text(encoding="utf-8")
    assert text.startswith(before)
    return text.removeprefix(before).splitlines()


def command_of(hint: str, action: str) -> list[str]:
    """The arguments of the command that a hint names."""
    words = next(part for part in hint.split("'") if part.startswith(f"build.py address {action}"))
    return shlex.split(words.removeprefix("build.py ").replace("REASON", "'a better name'"))


# A page that was renamed


@pytest.mark.parametrize("by", ["hand", "git"])
def test_a_renamed_page_is_one_fault_and_one_command(
    by: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if by == "git":
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        commit(root, "before")
        (root / "docs/pathways/returns.md").unlink(missing_ok=True)
        git(root, "mv", P1, "docs/pathways/returns.md")
        (root / "docs/pathways/returns.md").rename(root / P1)
    rename(root, "pathways/forcible-repatriation.md", "pathways/returns.md")

    ((code, message, hint),) = faults(root)
    assert code == "ADDR001"
    assert message == f"the published address '{OLD}' would be lost, and 5 addresses with it"
    assert command_of(hint, "move") == ["address", "move", OLD, NEW, "a better name"]

    assert main(command_of(hint, "move"), root) == 0
    assert capsys.readouterr().out == (
        f"{OLD} now leads to {NEW}, and its page says: a better name (11 other addresses with it)\n"
    )
    assert run(load(root)) == []
    anchors = ("", "#p1", "#p1-1", "#p1-2", "#p1-3", "#p1-4")
    assert added(root) == [
        *(f"{TODAY} {NEW}{anchor} live" for anchor in anchors),
        *(f"{TODAY} {OLD}{anchor} moved {NEW}{anchor} a better name" for anchor in anchors),
    ]
    if by == "git":
        commit(root, "after")
        assert run(load(root)) == []


def test_a_renamed_page_whose_new_addresses_are_listed_already_is_moved_too(root: Path) -> None:
    rename(root, "pathways/forcible-repatriation.md", "pathways/returns.md")
    assert main(["address", "add"], root) == 0
    assert main(["address", "move", OLD, NEW, "a better name"], root) == 0

    assert run(load(root)) == []
    assert len(added(root)) == 12


def test_a_page_renamed_twice_leads_from_both_names(root: Path) -> None:
    rename(root, "pathways/forcible-repatriation.md", "pathways/returns.md")
    main(["address", "move", OLD, NEW, "shorter"], root)
    rename(root, "pathways/returns.md", "pathways/sent-back.md")
    ((_, _, hint),) = faults(root)

    assert main(command_of(hint, "move"), root) == 0
    assert run(load(root)) == []


def test_a_page_without_anchors_is_found_by_being_the_only_new_one(root: Path) -> None:
    rename(root, "chronology.md", "dates.md")
    told = [hint for code, _, hint in faults(root) if code == "ADDR001"]

    assert [command_of(hint, "move") for hint in told] == [
        ["address", "move", "/chronology/", "/dates/", "a better name"]
    ]
    assert [code for code, *_ in faults(root)] == ["ADDR001"]


def test_a_renamed_folder_is_one_command_too(root: Path) -> None:
    index = "---\ntitle: Pathways\nkind: page\nsummary: The pathways.\n---\n\nThere are some.\n"
    (root / "docs/pathways/index.md").write_text(index, encoding="utf-8")
    replace(root / "mkdocs.yml", "  - Pathways:\n", "  - Pathways:\n      - pathways/index.md\n")
    main(["address", "add"], root)
    for name in ("index", "forcible-repatriation", "drivers", "accelerants"):
        rename(root, f"pathways/{name}.md", f"ways/{name}.md")

    assert main(["address", "move", "/pathways/", "/ways/", "a", "better", "name"], root) == 0
    lines = added(root)
    assert f"{TODAY} /pathways/drivers/#d1-1 moved /ways/drivers/#d1-1 a better name" in lines
    assert faults(root) == [] or [code for code, *_ in faults(root)] == ["ADDR002"] * 3
    assert main(["address", "add"], root) == 0
    assert faults(root) == []


def test_a_claim_that_stays_where_it_was_is_not_moved_and_one_that_left_goes_to_its_new_page(root: Path) -> None:
    page = root / P1
    text = page.read_text(encoding="utf-8")
    claim = text[text.index("/// claim | P1.4") :]
    page.write_text(text.removesuffix(claim), encoding="utf-8")
    with (root / "docs/pathways/drivers.md").open("a", encoding="utf-8") as other:
        other.write("\n" + claim)
    rename(root, "pathways/forcible-repatriation.md", "pathways/returns.md")

    assert main(["address", "move", OLD, NEW, "a better name"], root) == 0
    assert f"{TODAY} {OLD}#p1-4 moved /pathways/drivers/#p1-4 a better name" in added(root)


# Claims and pages that are no more


def without(root: Path, claim: str) -> None:
    page = root / P1
    text = page.read_text(encoding="utf-8")
    start = text.index(f"/// claim | {claim}\n")
    page.write_text(text[:start] + text[text.index("///\n", start + 4) + 4 :].lstrip("\n"), encoding="utf-8")


def test_a_claim_takes_its_long_address_along(root: Path) -> None:
    without(root, "P1.3")
    ((code, message, hint),) = faults(root)
    assert (code, message) == ("ADDR001", "the published address '/p1-3/' would be lost, and 1 address with it")
    assert "'build.py address move /p1-3/ NEW REASON'" in hint

    assert main(["address", "move", "/p1-3/", "/p1-2/", "two became one"], root) == 0
    assert added(root) == [
        f"{TODAY} /p1-3/ moved /p1-2/ two became one",
        f"{TODAY} {OLD}#p1-3 moved {OLD}#p1-2 two became one",
    ]
    assert faults(root) == []


@pytest.mark.parametrize("address", ["/p1-3/", f"{OLD}#p1-3"])
def test_a_claim_is_retired_by_either_of_its_addresses(address: str, root: Path) -> None:
    without(root, "P1.3")

    assert main(["address", "retire", address, "its source was withdrawn"], root) == 0
    assert sorted(added(root)) == [
        f"{TODAY} /p1-3/ retired its source was withdrawn",
        f"{TODAY} {OLD}#p1-3 retired its source was withdrawn",
    ]


def test_a_page_is_retired_with_what_stood_on_it(root: Path) -> None:
    (root / "docs/since/2024-03-panel-veto.md").unlink()
    replace(root / "mkdocs.yml", "  - since/2024-03-panel-veto.md\n", "")
    ((_, message, hint),) = faults(root)
    assert message == "the published address '/since/2024-03-panel-veto/' would be lost, and 4 addresses with it"

    assert main(command_of(hint, "retire"), root) == 0
    assert faults(root) == []
    assert [line.split()[1] for line in added(root)] == [
        "/since/2024-03-panel-veto/",
        "/n1-1/",
        "/n1/",
        "/since/2024-03-panel-veto/#n1",
        "/since/2024-03-panel-veto/#n1-1",
    ]


# What is refused


def spoil_nothing(root: Path) -> None:
    """The site as it is."""


def gone(root: Path) -> None:
    without(root, "P1.3")


def moved(root: Path) -> None:
    without(root, "P1.3")
    assert main(["address", "move", "/p1-3/", "/p1-2/", "two became one"], root) == 0


def retired(root: Path) -> None:
    without(root, "P1.3")
    assert main(["address", "retire", "/p1-3/", "withdrawn"], root) == 0


def without_a_claim(root: Path) -> None:
    without(root, "P1.4")
    rename(root, "pathways/forcible-repatriation.md", "pathways/returns.md")


def unreadable(name: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        without(root, "P1.3")
        (root / name).write_bytes((root / name).read_bytes() + b"\xff")

    return spoil


def round_about(root: Path) -> None:
    """/p1-2/ has moved to /p1-3/, which is gone."""
    without(root, "P1.2")
    assert main(["address", "move", "/p1-2/", "/p1-3/", "two became one"], root) == 0
    without(root, "P1.3")


NONSENSE: dict[str, tuple[Callable[[Path], None], list[str], str]] = {
    "to itself": (gone, ["move", "/p1-3/", "/p1-3/", "why"], "'/p1-3/' leads nowhere in this edition"),
    "what is in use, to itself": (spoil_nothing, ["move", "/p1-3/", "/p1-3/", "why"], "'/p1-3/' is in use"),
    "what is in use": (
        spoil_nothing,
        ["move", "/p1-3/", "/p1-2/", "why"],
        "'/p1-3/' is in use; rename, move or remove",
    ),
    "a page before it is renamed": (
        spoil_nothing,
        ["move", OLD, NEW, "why"],
        f"'{NEW}' leads nowhere in this edition; ",
    ),
    "to what is not there": (gone, ["move", "/p1-3/", "/p1-33/", "why"], "'/p1-33/' leads nowhere in this edition"),
    "to no address": (gone, ["move", "/p1-3/", "p1-2", "why"], "'p1-2' leads nowhere in this edition; did you mean"),
    "to two words": (gone, ["move", "/p1-3/", "/p1-2/ and", "why"], "'/p1-2/ and' leads nowhere in this edition"),
    "what was never promised": (gone, ["move", "/p1-30/", "/p1-2/", "why"], "'/p1-30/' is not in the ledger; did you"),
    "for no reason": (gone, ["move", "/p1-3/", "/p1-2/", ""], "A reason is missing"),
    "for a blank": (gone, ["move", "/p1-3/", "/p1-2/", " ", " "], "A reason is missing"),
    "for two lines": (gone, ["move", "/p1-3/", "/p1-2/", "one\n2026-12-01 /x/ live"], "must be one line of plain text"),
    "for a line of another sort": (
        gone,
        ["move", "/p1-3/", "/p1-2/", "one\u2028two"],
        "must be one line of plain text",
    ),
    "for what is not seen": (gone, ["move", "/p1-3/", "/p1-2/", "one\u202etwo"], "must be one line of plain text"),
    "twice": (moved, ["move", "/p1-3/", "/p1-2/", "again"], "'/p1-3/' leads to '/p1-2/' already"),
    "in a circle": (round_about, ["move", "/p1-3/", "/p1-2/", "why"], "'/p1-2/' leads nowhere in this edition"),
    "without all that goes with it": (
        without_a_claim,
        ["move", OLD, NEW, "why"],
        f"'/p1-4/' goes with '{OLD}' and is not at '{NEW}'",
    ),
    "with a page that cannot be read": (unreadable(P1), ["move", "/p1-3/", "/p1-2/", "why"], "could not be read"),
    "with a ledger that cannot be read": (
        unreadable(ledger.PATH),
        ["move", "/p1-3/", "/p1-2/", "why"],
        "could not be read",
    ),
    "with a ledger that cannot be read, what is new": (unreadable(ledger.PATH), ["add"], "could not be read"),
    "retired while in use": (spoil_nothing, ["retire", "/p1-3/", "why"], "'/p1-3/' is in use"),
    "retired for no reason": (gone, ["retire", "/p1-3/", ""], "A reason is missing"),
    "retired for two lines": (gone, ["retire", "/p1-3/", "one\rtwo"], "must be one line of plain text"),
    "retired twice": (retired, ["retire", "/p1-3/", "again"], "'/p1-3/' is retired already"),
    "retired though never promised": (gone, ["retire", "/p1-30/", "why"], "'/p1-30/' is not in the ledger"),
}


@pytest.mark.parametrize("case", NONSENSE)
def test_nothing_is_written_that_would_be_a_fault(case: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil, arguments, sentence = NONSENSE[case]
    spoil(root)
    before = (root / ledger.PATH).read_bytes()
    capsys.readouterr()

    assert main(["address", *arguments], root) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err
    assert len(told.err.splitlines()) == 1
    assert (root / ledger.PATH).read_bytes() == before


def test_whatever_the_rules_would_find_is_not_written(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(root, "P1.3")
    monkeypatch.setattr(ledger, "moving", lambda *_: [f"{a} moved /nowhere/ why" for a in ("/p1-3/", f"{OLD}#p1-3")])
    before = (root / ledger.PATH).read_bytes()

    assert main(["address", "move", "/p1-3/", "/p1-2/", "why"], root) == 2
    assert "'/p1-3/' moved to '/nowhere/', which does not exist (ADDR003)" in capsys.readouterr().err
    monkeypatch.setattr(ledger, "moving", lambda *_: ["/p1-3/ moved"])
    assert main(["address", "move", "/p1-3/", "/p1-2/", "why"], root) == 2
    assert (root / ledger.PATH).read_bytes() == before


def test_where_it_is_a_day_later_elsewhere_the_ledger_stays_in_order(root: Path) -> None:
    with (root / ledger.PATH).open("a", encoding="utf-8") as file:
        file.write("2999-01-01 /older/ retired a draft\n")
    without(root, "P1.3")

    assert main(["address", "move", "/p1-3/", "/p1-2/", "two became one"], root) == 0
    assert [line[:10] for line in added(root)] == ["2999-01-01"] * 3
    assert faults(root) == []


# What a reader meets


@pytest.mark.browser
def test_who_follows_an_old_anchor_of_a_renamed_page_comes_to_its_new_place(
    root: Path, tmp_path: Path, browser: Browser
) -> None:
    rename(root, "pathways/forcible-repatriation.md", "pathways/returns.md")
    assert main(["address", "move", OLD, NEW, "a better name"], root) == 0
    built = tmp_path / "built"
    (built / NEW.strip("/")).mkdir(parents=True)
    (built / NEW.strip("/") / "index.html").write_text("<!doctype html><p id=p1-2>here</p>", encoding="utf-8")
    stubs.write(load(root), Config(root, "https://edition.example/project/", ""), built)
    policy.write(built)

    with pages_server(built, "/project/") as address, browser.new_page() as page:
        for anchor in ("", "#p1-2"):
            page.goto(f"{address}{OLD[1:]}{anchor}")
            page.wait_for_url(f"{address}{NEW[1:]}{anchor}")
        with browser.new_context(java_script_enabled=False) as plain, plain.new_page() as without_scripts:
            without_scripts.goto(f"{address}{OLD[1:]}#p1-2")
            without_scripts.wait_for_url(f"{address}{NEW[1:]}")
