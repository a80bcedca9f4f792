"""The commands as a person uses them: what they print, what they leave behind, how they end."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import light, light_second
from edition import verify
from edition.cli import main
from edition.content.model import Edition

Build = Callable[[Path, str], int]
PAGE = "docs/pathways/gates-left-shut.md"
DEVELOPMENT = "docs/since/2025-07-a-gate-opens.md"


def test_the_site_holds_a_page_for_every_address_of_the_ledger(site: Path, edition: Edition) -> None:
    for line in edition.ledger:
        path = line.address.partition("#")[0].strip("/")
        assert (site / path / "index.html").is_file(), line.address


def _insert(file: Path, before: str, text: str) -> None:
    words = file.read_text(encoding="utf-8")
    assert before in words
    file.write_text(words.replace(before, text + before, 1), encoding="utf-8")


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a tab in YAML": (
        lambda root: _insert(root / "docs/data/statements.yaml", "- {id: s1.2", "-\tx: y\n\t- z\n"),
        "LOAD002",
    ),
    "an unclosed block": (
        lambda root: _insert(root / PAGE, "## What the record", "/// claim | P1.900\n\n"),
        "CLAIM001",
    ),
    "an unknown key": (lambda root: _insert(root / PAGE, "kind: pathway", "colour: red\n"), "META002"),
    "a wrong date": (
        lambda root: (root / DEVELOPMENT).write_text(
            (root / DEVELOPMENT).read_text(encoding="utf-8").replace("\ndate: 2025-07-02", "\ndate: 2 July 2025"),
            encoding="utf-8",
        ),
        "META003",
    ),
    "a missing file": (lambda root: (root / "docs/data/facts.yaml").unlink(), "LOAD001"),
    "invalid UTF-8": (lambda root: (root / "docs/method.md").write_bytes(b"---\ntitle: M\xe9thode\n---\n"), "LOAD001"),
    "an empty page": (lambda root: (root / "docs/method.md").write_text("", encoding="utf-8"), "LOAD003"),
}


@pytest.mark.parametrize("mistake", SPOILED)
def test_bad_input_gives_a_message_with_file_and_line_and_leaves_the_site_as_it_was(
    mistake: str, second: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, code = SPOILED[mistake]
    (second / "site").mkdir()
    (second / "site" / "index.html").write_text("the last good edition", encoding="utf-8")
    spoil(second)

    assert build(second, "https://edition.example/") == 1

    printed = capsys.readouterr()
    lines = [line for line in printed.out.splitlines() if f" {code} " in line]
    assert lines, printed.out
    path, line, column = lines[0].split(":")[:3]
    assert path.startswith("docs/")
    assert int(line) > 0
    assert int(column) > 0
    assert lines[0].rstrip().endswith(")"), "every such message has a hint"
    assert "Traceback" not in printed.out + printed.err
    assert "site/ is as it was" in printed.out
    assert (second / "site" / "index.html").read_text(encoding="utf-8") == "the last good edition"
    assert not list((second / ".cache").glob("build-*"))


def test_a_fault_that_only_mkdocs_sees_stops_the_build(
    second: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    config = second / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "\nno_such_setting: 1\n", encoding="utf-8")

    assert build(second, "https://edition.example/") == 1
    assert "no_such_setting" in capsys.readouterr().out


def test_a_fault_that_only_the_built_site_shows_stops_the_build(
    second: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    _insert(second / "overrides/partials/colophon.html", "<footer", "<a href=\"{{ ('no-' ~ 'such/') | url }}\">x</a>")

    assert build(second, "https://edition.example/") == 1
    assert "SITE001 '/no-such/' leads to no file, and the sa" in capsys.readouterr().out


def test_check_prints_one_json_array(second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _insert(second / PAGE, "kind: pathway", "colour: red\n")

    assert main(["check", "--format", "json"], second) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [row["code"] for row in rows] == ["META002"]
    assert set(rows[0]) == {"path", "line", "column", "code", "message", "hint"}


def test_check_of_the_real_sources_finds_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check"], root)
    assert status == 0, capsys.readouterr().out


def test_verify_speaks_of_any_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text('<p id="a"><a href="no.html">x</a>\n<a href="#b">y</a></p>', encoding="utf-8")

    assert main(["verify", str(tmp_path)], tmp_path) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "index.html:1:20: SITE001 'no.html' leads to no file (make the file, or take the link out)",
        "index.html:2:10: SITE002 'index.html' has no anchor '#b' (give the place that id, or link to the page)",
    ]
    (tmp_path / "index.html").write_text("<p>fine</p>", encoding="utf-8")
    assert main(["verify", str(tmp_path), "--base", "project"], tmp_path) == 0


@pytest.mark.parametrize("code", ["CITE001", "cite001", "SITE001", "SITE008"])
def test_explain_says_what_a_code_means(code: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code], root) == 0
    text = capsys.readouterr().out
    assert text.startswith(code.upper())
    assert "Bad:" in text
    assert "Good:" in text


BROKEN: dict[str, tuple[list[str], dict[str, str], str]] = {
    "an unknown code": (["explain", "NONE999"], {}, "There is no rule 'NONE999'"),
    "no folder to verify": (["verify", "no-such-folder"], {}, "There is no folder no-such-folder"),
    "an address of the site that is none": ([], {"SITE_URL": "not an address"}, "SITE_URL is 'not an address'"),
    "an address of the site that cannot be read": ([], {"SITE_URL": "https://["}, "SITE_URL is 'https://['"),
    "no action for address": (["address"], {}, "Say what to do"),
    "an address that is not listed": (
        ["address", "retire", "/nowhere/", "why"],
        {},
        "'/nowhere/' is not in the ledger",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_run_says_so_in_one_sentence_and_ends_with_2(
    case: str, second: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, environment, sentence = BROKEN[case]
    monkeypatch.chdir(second)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert main(arguments, second) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert len(told.err.strip().splitlines()) == 1
    assert "Traceback" not in told.err


def test_a_port_that_is_none_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", "--port", "70000"], root)
    assert "invalid port value: '70000'" in capsys.readouterr().err


def test_a_renderer_for_what_renders_nothing_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--renderer", "zensical", "check"], root)
    assert "--renderer is for a build; 'check' makes no pages with it" in capsys.readouterr().err


def test_a_folder_without_docs_cannot_be_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"], tmp_path) == 2
    assert "There is no folder docs/" in capsys.readouterr().err


def test_addresses_are_added_moved_and_retired(second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = second / "docs/data/addresses.txt"
    before = ledger.read_text(encoding="utf-8")
    page = second / "docs/method.md"
    page.write_text(page.read_text(encoding="utf-8"), encoding="utf-8")
    shutil.copy(page, second / "docs/second.md")

    assert main(["address", "add"], second) == 0
    assert "1 new address listed" in capsys.readouterr().out
    assert ledger.read_text(encoding="utf-8").removeprefix(before).endswith(" /second/ live\n")
    (second / "docs/second.md").unlink()
    assert main(["address", "move", "/second/", "/method/", "merged", "into", "it"], second) == 0
    assert ledger.read_text(encoding="utf-8").endswith(" /second/ moved /method/ merged into it\n")
    assert main(["address", "move", "/second/", "method", "merged"], second) == 2
    assert main(["address", "retire", "/second/", "merged", "into", "the", "method"], second) == 0
    assert ledger.read_text(encoding="utf-8").endswith(" /second/ retired merged into the method\n")
    assert ledger.read_text(encoding="utf-8").startswith(before)


HOSTILE = "<script>alert()</script> & <b>more</b>"
DEEP = "/project/pr-preview/pr-7/"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, spare_cache: Path, build: Build) -> Path:
    """A site far down a host, of sources with addresses that have moved and gone, and with markup in their titles."""
    root = tmp_path_factory.mktemp("odd")
    with light():
        light_second(root, spare_cache)
        ledger = root / "docs/data/addresses.txt"
        lines = "2026-11-25 /old-page/ moved /method/ its <matter> is one page\n2026-11-25 /older/ retired its <matter> was merged\n"
        ledger.write_text(ledger.read_text(encoding="utf-8") + lines, encoding="utf-8")
        for file, title in (("docs/data/glossary.yaml", "\n  text: "), ("docs/method.md", "\ntitle: ")):
            text = (root / file).read_text(encoding="utf-8")
            start = text.index(title) + len(title)
            spoiled = f"{text[:start]}'{HOSTILE}'{text[text.index(chr(10), start) :]}"
            (root / file).write_text(spoiled, encoding="utf-8")
        assert build(root, f"https://edition.example{DEEP}") == 0
    return root / "site"


@pytest.mark.slow
def test_a_build_works_far_down_a_host(odd: Path) -> None:
    home = (odd / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="https://edition.example{DEEP}">' in home
    assert verify.verify(odd, DEEP) == []


def test_moved_and_retired_addresses_keep_a_page(odd: Path) -> None:
    moved = (odd / "old-page/index.html").read_text(encoding="utf-8")
    retired = (odd / "older/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../method/"' in moved
    assert "its &lt;matter&gt; is one page" in moved
    assert "its &lt;matter&gt; was merged" in retired
    assert 'http-equiv="refresh"' not in retired


def test_every_text_of_a_data_file_reaches_the_page_escaped(odd: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in odd.rglob("*.html")]
    assert any("&lt;script&gt;alert" in page for page in pages)
    assert [page for page in pages if "<script>alert" in page] == []
