"""Whatever stands in the sources, the checker answers, and points into their files."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.check.reporters import text as report
from edition.check.run import run
from edition.content import records
from edition.content.data_reader import Reader
from edition.content.ledger import PATH, append
from edition.content.load import load
from fixture_sites import BASE

FILES = sorted(
    file.relative_to(BASE).as_posix()
    for file in BASE.rglob("*")
    if file.is_file() and not file.relative_to(BASE).parts[0].startswith(".")
)
"""The sources; a folder with a dot holds what earlier runs of the tests kept."""

PIECES = (
    *(
        "[@un-coi-2014, para. 46]",
        "[@",
        "@",
        "[^1]",
        "[a](",
        "](about.md#x)",
        "![](map.svg)",
        "[",
        "]",
        "\\",
        "`",
        "```\n",
    ),
    *(
        "/// claim | P1.2\n",
        "///\n",
        "////",
        "    basis: record\n",
        "    facts: UN-1,,\n",
        "// claim",
        "    from: P1.4, P1.2\n",
    ),
    *(
        "# ",
        "\n## A { #how }\n",
        "{ #",
        "}",
        "====\n",
        "| a | b |\n",
        "| - |\n",
        "> ",
        "- ",
        "\n\n",
        "---\n",
        "\t",
        "    ",
    ),
    *(
        "<!-- ignore PROSE001: a -->",
        "<!--",
        "-->",
        "<a id='",
        '<img src="',
        ">",
        "&#x41;",
        "{{ 'a/' | url }}",
        "{%",
        "url(",
    ),
    *(
        "title: ",
        "- {id: ",
        "id: P1\n",
        'P9: "why"\n',
        "*a",
        "&a ",
        "'",
        '"',
        ": ",
        ", ",
        "{",
        "[[[[",
        "!!python/object",
        "%",
    ),
    *(
        "2026-11-24 /p1-2/ live\n",
        "moved /p1-2/ why\n",
        "retired ",
        "/P_1/",
        "s9.9",
        "북한",
        "\u202e",
        "\u2028",
        "\ufeff",
        "\x00",
    ),
    *("“", "”", "…", "§§", "labour", "the the", "http://a b", "%zz", "mailto:", "0" * 400, "II–I", "1–0", "(z)–(a)"),
)

pieces = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=4).map("".join)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("broken")
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    return folder


def lines_of(file: Path) -> list[str]:
    """The lines of a file as an editor counts them."""
    text = file.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def answered(root: Path, path: str, content: bytes) -> None:
    """A site with one other file is checked without an exception, and each place lies in the file that it names."""
    kept = (root / path).read_bytes()
    (root / path).write_bytes(content)
    try:
        found = run(load(root))
        for diagnostic in found:
            span = diagnostic.span
            there = lines_of(root / span.path)
            assert 1 <= span.line <= len(there), diagnostic
            assert 1 <= span.column <= len(there[span.line - 1]) + 1, diagnostic
            assert 0 <= span.column + span.length - 1 <= len(there[span.line - 1]) + 1, diagnostic
            assert diagnostic.message, diagnostic
        assert "\n" not in "".join(report.render(found).splitlines())
    finally:
        (root / path).write_bytes(kept)


broken = settings(
    max_examples=80,
    deadline=datetime.timedelta(seconds=20),
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@given(path=st.sampled_from(FILES), at=st.floats(0, 1), length=st.integers(0, 60), put=pieces)
@broken
def test_a_file_broken_anywhere_is_answered(root: Path, path: str, at: float, length: int, put: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    start = int(at * len(text))
    spoiled = text[:start] + put + text[start + length :]

    answered(root, path, spoiled.encode("utf-8", "surrogatepass"))


@given(
    path=st.sampled_from(FILES),
    content=st.one_of(st.binary(max_size=200), st.lists(pieces).map("".join).map(str.encode)),
)
@broken
def test_a_file_of_anything_is_answered(root: Path, path: str, content: bytes) -> None:
    answered(root, path, content)


days = st.dates(datetime.date(2020, 1, 1), datetime.date(2099, 12, 31))
addresses = st.from_regex(r"/([a-z0-9]{1,9}/){0,2}(#[a-z0-9-]{1,9})?", fullmatch=True)
words = st.from_regex(r"[^\s](?:[^\n\r\x00-\x1f\x85\u2028\u2029]{0,20}[^\s])?", fullmatch=True)
states = st.one_of(
    st.just(("live", "", "")),
    st.tuples(st.just("moved"), addresses, words),
    st.tuples(st.just("retired"), st.just(""), words),
)


@given(day=days, written=st.lists(st.tuples(addresses, states), max_size=4))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_what_is_written_to_the_ledger_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, day: datetime.date, written: list[tuple[str, tuple[str, str, str]]]
) -> None:
    root = tmp_path_factory.mktemp("ledger")
    (root / PATH).parent.mkdir(parents=True)
    append(root, [" ".join(filter(None, (address, *state))) for address, state in written], day)

    reader = Reader(PATH, [])
    found = records.ledger((root / PATH).read_text(encoding="utf-8"), reader)
    assert reader.problems == []
    assert [(a.date, a.address, (a.state, a.target, a.reason)) for a in found] == [
        (day.isoformat(), address, state) for address, state in written
    ]
    assert [a.span.line for a in found] == list(range(2, 2 + len(written)))
