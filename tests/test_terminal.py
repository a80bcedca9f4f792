"""Faults as a person at a terminal sees them: the line, the place underlined, the code a link."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.check.diagnostic import Diagnostic
from edition.check.reporters import terminal
from edition.check.reporters.terminal import underlined
from edition.content.load import lines_of
from edition.content.places import Span
from fixture_sites import FIXTURES, make

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"


@pytest.mark.parametrize(
    ("text", "offset", "length", "shown", "marks"),
    [
        ("one two three", 4, 3, "one two three", "    ^^^"),
        ("\tone two", 5, 3, "    one two", "        ^^^"),
        ("a\tone", 2, 3, "a   one", "    ^^^"),
        ("북한 two", 3, 3, "북한 two", "     ^^^"),
        ("북한 two", 0, 2, "북한 two", "^^^^"),
        ("cafe\u0301 two", 6, 3, "cafe\u0301 two", "     ^^^"),
        ("a\x1b[31mb", 1, 1, "a\\x1b[31mb", " ^^^^"),
        ("a\u00a0b", 1, 1, "a\\xa0b", " ^^^^"),
        ("a\u202eb", 2, 1, "a\\u202eb", "       ^"),
        ("one", 3, 1, "one", "   ^"),
        ("one", 9, 1, "one", "   ^"),
        ("", 0, 1, "", "^"),
        ("one  ", 1, 1, "one", " ^"),
    ],
)
def test_the_place_is_underlined(text: str, offset: int, length: int, shown: str, marks: str) -> None:
    assert underlined(text, offset, length, 40) == (shown, marks)


@pytest.mark.parametrize(
    ("offset", "length", "shown", "marks"),
    [
        (0, 3, "012345678901234567…", "^^^"),
        (50, 3, "…456789012345678901…", "       ^^^"),
        (97, 3, "…234567890123456789", "                ^^^"),
        (50, 60, None, None),
    ],
)
def test_a_long_line_is_cut_around_the_place(offset: int, length: int, shown: str | None, marks: str | None) -> None:
    text = "0123456789" * 10
    line, carets = underlined(text, offset, length, 20)

    assert (shown is None) or (line, carets) == (shown, marks)
    assert line[carets.index("^")] == text[offset]


@settings(max_examples=500, deadline=None, derandomize=True)
@given(
    st.text(st.sampled_from("ab \t북é\u0301\u00a0\x1b\u202e😀\u200d"), max_size=60),
    st.integers(0, 70),
    st.integers(1, 70),
    st.integers(20, 60),
)
def test_no_line_is_wider_than_the_room_and_something_is_always_underlined(
    text: str, offset: int, length: int, room: int
) -> None:
    line, marks = underlined(text, offset, length, room)
    width = sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)

    assert width <= room
    assert re.fullmatch(r" *\^+", marks)
    assert len(marks) <= room + 1
    assert all(c.isprintable() or unicodedata.category(c) == "Mn" for c in line)


def test_a_fault_is_shown_with_its_line_and_a_link() -> None:
    faults = [Diagnostic(Span("a.md", 2, 5, 3), "CITE001", "unknown citekey 'two'", "did you mean 'too'?")]
    files = {"a.md": ["first", "one two three"]}
    shown = terminal.render(faults, lambda path: files[path], lambda code: f"https://edition.example/{code}/", 80)

    assert "\x1b]8;;https://edition.example/CITE001/\x1b\\\x1b[1mCITE001\x1b[0m\x1b]8;;\x1b\\" in shown
    assert re.sub(r"\x1b\[\d*m|\x1b\]8;;.*?\x1b\\", "", shown) == (
        "a.md:2:5: CITE001 unknown citekey 'two' (did you mean 'too'?)\n    2 | one two three\n      |     ^^^\n"
    )


@pytest.mark.parametrize(("length", "shown_as"), [(71, "a" * 71), (72, "a" * 69 + "…")])
def test_a_line_stands_beside_its_number_and_leaves_the_last_column_free(length: int, shown_as: str) -> None:
    faults = [Diagnostic(Span("a.md", 1, 1), "CITE001", "unknown citekey 'two'")]
    shown = terminal.render(faults, lambda _: ["a" * length], lambda _: "", 80)

    excerpt = re.sub(r"\x1b\[\d*m", "", shown).splitlines()[1]
    assert excerpt == f"    1 | {shown_as}"


def test_a_fault_of_a_file_that_cannot_be_read_is_told_without_its_line(tmp_path: Path) -> None:
    faults = [Diagnostic(Span("a.md", 1), "LOAD001", "the file is missing")]

    assert terminal.render(faults, lines_of(tmp_path), lambda code: "", 80).count("\n") == 1


def run_at_a_terminal(root: Path, **variables: str) -> str:
    """What `check` writes to a terminal, without its colors."""
    outer, inner = pty.openpty()
    program = f"import sys; from pathlib import Path; from edition.cli import main; sys.exit(main(['check'], Path({str(root)!r})))"
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM", "SITE_URL")}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment | {"PYTHONPATH": str(SCRIPTS), "TERM": "xterm"} | variables,
        stdout=inner,
        check=False,
    )
    os.close(inner)
    told = b""
    try:
        while part := os.read(outer, 65536):
            told += part
    except OSError:
        pass  # Linux says so when the other end is closed
    os.close(outer)
    assert done.returncode == 1
    return told.decode().replace("\r\n", "\n")


def test_only_a_terminal_gets_more_than_the_plain_lines(tmp_path: Path) -> None:
    make(FIXTURES / "CITE001" / "bad", tmp_path)
    plain = (FIXTURES / "CITE001" / "bad" / "expected.txt").read_text(encoding="utf-8")
    rich = run_at_a_terminal(tmp_path)

    assert run_at_a_terminal(tmp_path, NO_COLOR="1").startswith(plain)
    assert run_at_a_terminal(tmp_path, TERM="dumb").startswith(plain)
    assert "\x1b[1mCITE001" in rich
    assert "^^^" in rich


def test_a_built_site_gives_the_codes_their_pages(tmp_path: Path) -> None:
    make(FIXTURES / "CITE001" / "bad", tmp_path)
    page = tmp_path / "site/editors/rules/cite001/index.html"
    page.parent.mkdir(parents=True)
    page.touch()

    assert f"\x1b]8;;{page.as_uri()}\x1b\\" in run_at_a_terminal(tmp_path)
    assert "\x1b]8;;https://edition.example/editors/rules/cite001/\x1b\\" in run_at_a_terminal(
        tmp_path, SITE_URL="https://edition.example/"
    )
