"""The ledger of addresses: what is listed, what is added, and what its history says of it."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from edition.check.reporters import text
from edition.check.run import run
from edition.cli import main
from edition.content import history, ledger, records
from edition.content.addresses import in_force
from edition.content.data_reader import Reader
from edition.content.load import load
from edition.content.model import Address
from edition.content.places import Problem, Span
from fixture_sites import BASE, commit, git

TODAY = datetime.date(2026, 12, 1)
FIRST, SECOND, THIRD = (f"2026-11-24 /old-{name}/ retired it was a draft" for name in ("one", "two", "three"))


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git looks at nobody's configuration."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A faultless tiny site that a test may spoil."""
    shutil.copytree(BASE, tmp_path / "site")
    return tmp_path / "site"


def write(root: Path, *lines: str, end: str = "\n") -> None:
    """The ledger of the tiny site, with these lines at its end."""
    old = (BASE / ledger.PATH).read_text(encoding="utf-8")
    (root / ledger.PATH).write_text(old + "".join(line + "\n" for line in lines), encoding="utf-8", newline=end)


def lost(root: Path) -> list[str]:
    """The lines that the history has and the ledger has no more."""
    found = [problem.fault.message for problem in load(root).problems if problem.kind == "history"]
    return [message.removeprefix("the published line '").removesuffix("' was removed or altered") for message in found]


# What is listed and added


def test_lines_are_read_and_the_last_one_for_an_address_counts() -> None:
    words = "# a comment\n\n2026-11-24 /a/ live\n2026-11-25 /a/ moved /b/#c two became one\n2026-11-25 /d/ retired see: /b/ \u2028now\n"
    problems: list[Problem] = []
    lines = records.ledger(words, Reader("a.txt", problems))

    assert problems == []
    assert lines == (
        Address("2026-11-24", "/a/", "live", "", "", Span("a.txt", 3, 1, 19)),
        Address("2026-11-25", "/a/", "moved", "/b/#c", "two became one", Span("a.txt", 4, 1, 41)),
        Address("2026-11-25", "/d/", "retired", "", "see: /b/ \u2028now", Span("a.txt", 5, 1, 36)),
    )
    assert in_force(lines) == {"/a/": lines[1], "/d/": lines[2]}


def test_every_address_of_a_new_page_is_missing_until_it_is_added(root: Path) -> None:
    assert ledger.missing(load(root)) == []
    page = "---\ntitle: Two\nkind: frame\nid: X2\nsummary: A second frame.\n---\n\n/// claim | X2.1\n    basis: reading\n    from: P1\n\nA claim.\n///\n"
    (root / "docs/two.md").write_text(page, encoding="utf-8")
    new = ledger.missing(load(root))

    assert new == ["/two/", "/two/#x2", "/two/#x2-1", "/x2-1/", "/x2/"]
    before = (root / ledger.PATH).read_text(encoding="utf-8")
    ledger.append(root, [f"{address} live" for address in new], TODAY)
    after = (root / ledger.PATH).read_text(encoding="utf-8")
    assert after == before + "".join(f"2026-12-01 {address} live\n" for address in new)
    assert ledger.missing(load(root)) == []


def test_a_claim_without_a_proper_id_gets_no_address(root: Path) -> None:
    page = root / "docs/about.md"
    for id in ("", "X1-2", "X1.02"):
        page.write_text(page.read_text(encoding="utf-8") + f"\n/// claim | {id}\nText.\n///\n", encoding="utf-8")

    assert ledger.missing(load(root)) == []


def test_a_line_without_an_end_gets_one_before_more_is_added(root: Path) -> None:
    (root / ledger.PATH).write_text("2026-11-24 /a/ live", encoding="utf-8")
    ledger.append(root, ["/a/ retired a draft"], TODAY)

    assert (root / ledger.PATH).read_text(encoding="utf-8") == "2026-11-24 /a/ live\n2026-12-01 /a/ retired a draft\n"


def test_a_ledger_that_is_not_there_is_begun(root: Path) -> None:
    (root / ledger.PATH).unlink()
    ledger.append(root, ["/a/ live"], TODAY)

    assert (root / ledger.PATH).read_bytes() == f"{ledger.HEADER}2026-12-01 /a/ live\n".encode()


# What its history says


def test_a_removed_line_is_found_whether_or_not_the_removal_is_committed(root: Path) -> None:
    write(root, FIRST, SECOND)
    commit(root, "two lines")
    write(root, SECOND)

    assert lost(root) == [FIRST]
    commit(root, "one line")
    assert lost(root) == [FIRST]


def test_the_report_names_the_line_and_the_end_of_the_ledger(root: Path) -> None:
    write(root, FIRST, SECOND)
    commit(root, "two lines")
    write(root, FIRST)

    assert text.render(run(load(root))) == (
        f"docs/data/addresses.txt:60:1: ADDR005 the published line '{SECOND}' was removed or altered"
        " (put the line back as it was, and add a new line after it)\n"
    )


def test_the_place_of_a_removed_line_is_where_the_next_one_stands(root: Path) -> None:
    for lines in ([FIRST], [FIRST, SECOND], [FIRST, SECOND, THIRD]):
        write(root, *lines)
        commit(root, "one more line")
    write(root, SECOND, THIRD)

    (problem,) = (problem for problem in load(root).problems if problem.kind == "history")
    lines = (root / ledger.PATH).read_text(encoding="utf-8").splitlines()
    assert lines[problem.fault.span.line - 1] == SECOND


def test_an_altered_line_is_found_in_its_old_form(root: Path) -> None:
    write(root, FIRST, SECOND)
    commit(root, "two lines")
    write(root, FIRST, SECOND + " twice")
    commit(root, "altered")

    assert lost(root) == [SECOND]


def test_a_line_that_was_put_back_is_no_fault(root: Path) -> None:
    write(root, FIRST)
    commit(root, "a line")
    write(root)
    commit(root, "without it")
    write(root, SECOND, FIRST)
    commit(root, "with it again")

    assert lost(root) == []


@pytest.mark.parametrize("line", ["2026-11-24 p3-2 live", "2026-13-24 /p3-2/ live"])
def test_a_line_that_could_never_be_read_may_be_mended(root: Path, line: str) -> None:
    write(root, line, FIRST)
    commit(root, "a slip")
    write(root, FIRST)

    assert lost(root) == []


def test_comments_empty_lines_and_line_ends_may_change(root: Path) -> None:
    write(root, "# why", "", FIRST)
    commit(root, "a comment")
    write(root, FIRST, end="\r\n")

    assert lost(root) == []
    commit(root, "other line ends")
    write(root, FIRST)
    assert lost(root) == []


def test_a_line_that_a_merge_left_out_is_found(root: Path) -> None:
    write(root)
    commit(root, "begin")
    git(root, "checkout", "-q", "-b", "side")
    write(root, FIRST)
    commit(root, "a line on the side")
    git(root, "checkout", "-q", "-")
    write(root, SECOND)
    commit(root, "another line")
    git(root, "merge", "-q", "-s", "ours", "-m", "ours alone", "side")

    assert lost(root) == [FIRST]


def test_lines_of_two_branches_that_were_merged_are_no_fault(root: Path) -> None:
    write(root)
    commit(root, "begin")
    git(root, "checkout", "-q", "-b", "side")
    write(root, FIRST)
    commit(root, "a line on the side")
    git(root, "checkout", "-q", "-")
    write(root, SECOND)
    commit(root, "another line")
    git(root, "merge", "-q", "-s", "ours", "--no-commit", "side")
    write(root, FIRST, SECOND)
    commit(root, "both")

    assert lost(root) == []


def test_a_shallow_clone_says_so_and_is_checked_as_far_as_it_goes(root: Path, tmp_path: Path) -> None:
    write(root, FIRST, SECOND)
    commit(root, "two lines")
    write(root, SECOND)
    commit(root, "one line")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), str(clone))

    assert "shallow" in load(clone).unseen
    assert load(root).unseen == ""
    assert lost(root) == [FIRST]
    assert lost(clone) == []
    write(clone, FIRST)
    assert lost(clone) == [SECOND]


def test_a_line_that_a_merge_brings_by_itself_is_promised_too(root: Path) -> None:
    write(root)
    commit(root, "begin")
    git(root, "config", "log.diffMerges", "combined")
    git(root, "checkout", "-q", "-b", "side")
    commit(root, "nothing on the side")
    git(root, "checkout", "-q", "-")
    commit(root, "nothing here")
    git(root, "merge", "-q", "--no-ff", "--no-commit", "side")
    write(root, FIRST)
    commit(root, "a merge that adds a line")
    write(root)
    commit(root, "without it")

    assert lost(root) == [FIRST]


def hide_history(root: Path, tmp_path: Path) -> Path:
    """A clone without the contents of old commits, which a line was added and removed in."""
    write(root, FIRST)
    commit(root, "a line")
    write(root)
    commit(root, "without it")
    git(root, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--filter=blob:none", root.as_uri(), str(clone))
    return clone


@pytest.mark.parametrize("origin", ["in reach", "out of reach"])
def test_a_clone_without_old_contents_says_so_and_fetches_nothing(
    origin: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = hide_history(root, tmp_path)
    packs = sorted(clone.glob(".git/objects/**/*"))
    if origin == "out of reach":
        root.rename(tmp_path / "elsewhere")

    assert main(["check", "--format", "json"], clone) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert told.err.startswith("Git does not read all of the history here (")
    assert "nothing of it was checked" in told.err
    assert len(told.err.splitlines()) == 1
    assert sorted(clone.glob(".git/objects/**/*")) == packs


def test_a_clone_that_was_completed_as_it_says_is_checked(root: Path, tmp_path: Path) -> None:
    clone = hide_history(root, tmp_path)
    completed = "'git fetch --refetch --no-filter' completes it" in load(clone).unseen
    git(clone, "fetch", "-q", "--refetch", "--no-filter")

    assert completed
    assert load(clone).unseen == ""
    assert lost(clone) == [FIRST]


def test_check_of_a_shallow_clone_says_so_beside_its_report(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(root, "one")
    commit(root, "two")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), str(clone))

    assert main(["check"], clone) == 0
    told = capsys.readouterr()
    assert told.out.startswith("No faults: ")
    assert told.err.startswith("The clone is shallow: only its latest history was checked.")
    git(clone, "fetch", "-q", "--unshallow")
    assert load(clone).unseen == ""


def test_a_history_that_is_broken_is_told(root: Path) -> None:
    write(root, FIRST)
    commit(root, "a line")
    shutil.rmtree(root / ".git/objects")
    (root / ".git/objects").mkdir()

    assert "nothing of it was checked" in load(root).unseen


def test_a_repository_that_git_refuses_is_told(root: Path) -> None:
    commit(root, "a line")
    (root / ".git/HEAD").write_text("no head", encoding="utf-8")

    assert "nothing of it was checked" in load(root).unseen


def test_a_hook_of_another_repository_does_not_lead_astray(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, FIRST)
    commit(root, "a line")
    write(root)
    other = tmp_path / "other"
    other.mkdir()
    commit(other, "another repository")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))

    assert lost(root) == [FIRST]


def test_a_replaced_commit_hides_no_line(root: Path) -> None:
    write(root)
    commit(root, "begin")
    write(root, FIRST)
    commit(root, "a line")
    git(root, "replace", "HEAD", "HEAD~1")
    write(root)

    assert lost(root) == [FIRST]


def test_a_commit_takes_two_processes_and_sources_without_a_repository_none(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = history._git
    monkeypatch.setattr(history, "_git", lambda root, *words: asked.append(words[0]) or ask(root, *words))
    load(root)
    assert asked == []

    commit(root, "begin")
    load(root)
    assert len(asked) == 2


def test_without_a_repository_there_is_no_history(root: Path) -> None:
    assert lost(root) == []
    assert load(root).unseen == ""


def test_a_repository_without_a_commit_has_none_either(root: Path) -> None:
    git(root, "init", "-q")

    assert lost(root) == []
    assert load(root).unseen == ""


def test_a_folder_inside_another_repository_is_not_asked_for_its_history(root: Path) -> None:
    write(root, FIRST)
    commit(root.parent, "the folder above")
    write(root)

    assert lost(root) == []


def test_without_git_the_history_is_not_seen_and_that_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, FIRST)
    commit(root, "a line")
    write(root)
    monkeypatch.setenv("PATH", "")

    assert lost(root) == []
    assert load(root).unseen == "Git does not read the history here (git is missing): nothing of it was checked."


def test_an_unreadable_ledger_is_not_also_called_rewritten(root: Path) -> None:
    write(root, FIRST)
    commit(root, "a line")
    (root / ledger.PATH).write_bytes(b"\xff")

    assert [problem.kind for problem in load(root).problems] == ["unreadable"]


def test_nobody_s_settings_hide_a_removed_line(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, FIRST)
    (root / ".gitattributes").write_text("*.txt -diff\n", encoding="utf-8")
    commit(root, "a line")
    write(root)
    settings = tmp_path / "settings"
    settings.write_text(
        "[color]\n\tui = always\n[diff]\n\tnoprefix = true\n\texternal = false\n\tcontext = 9\n"
        "[format]\n\tpretty = oneline\n[log]\n\tshowSignature = true\n\tfirstParent = true\n"
        "\tshowRoot = false\n\tdiffMerges = combined\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))

    assert (
        subprocess.run(["git", "config", "color.ui"], cwd=root, capture_output=True, check=True).stdout == b"always\n"
    )
    assert lost(root) == [FIRST]
