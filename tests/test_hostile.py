"""Content that means harm, or that nobody meant: one message at its place, never a traceback, and nothing of it gets in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edition.check.reporters import FORMATS
from edition.check.run import run
from edition.content import hidden
from edition.content.load import load
from fixture_sites import BASE, make

PAGE = "docs/pathways/forcible-repatriation.md"
PLACED = {
    "a NUL in a claim": (PAGE, "sends refugees", "sends \0refugees", "LOAD001 the character U+0000 cannot be seen"),
    "an escape in a claim": (PAGE, "sends refugees", "sends \x1b[2Jrefugees", "LOAD001 the character U+001B"),
    "text turned around": (PAGE, "title: ", "title: \u202e", "LOAD001 the character U+202E cannot be seen"),
    "the same by number": (PAGE, "sends refugees", "sends &#8238;refugees", "LOAD001 the character &#8238; cannot"),
    "the same by name": (PAGE, "sends refugees", "sends &rlm;refugees", "LOAD001 the character &rlm; cannot"),
    "the same by an escape": (PAGE, "title: Forcible", 'title: "\\u202eForcible" #', "LOAD002 the character U+202E"),
    "half a character": (PAGE, "title: ", "title: \ud800", "LOAD001 byte 0xed is not UTF-8"),
    "a bomb": ("docs/data/facts.yaml", "UN-1:", "A: &a [x, x]\nB: [*a, *a]\nUN-1:", "LOAD002 an alias"),
    "deep nesting": ("docs/data/facts.yaml", "UN-1:", "A: " + "[" * 900 + "\nUN-1:", "LOAD002 nested more than 20"),
    "a huge number": ("docs/data/facts.yaml", "{grade", "{pages: " + "9" * 5000 + ", grade", "is no number of pages"),
    "a huge unit": (PAGE, "claim | P1.1\n", f"claim | P{'9' * 5000}.1\n", "CLAIM002"),
    "a huge claim": (PAGE, "claim | P1.1\n", f"claim | P1.{'9' * 5000}\n", "CLAIM002"),
    "a huge place": (PAGE, "@un-coi-2014, para. 46", f"@un-coi-2014, para. {'9' * 5000}", ""),
    "a day that there is not": (
        "docs/since/2024-03-panel-veto.md",
        "\ndate: 2024-03-28",
        "\ndate: 2024-02-30",
        "META003",
    ),
}


@pytest.mark.parametrize("case", PLACED)
def test_it_is_told_at_its_place_in_every_format(case: str, tmp_path: Path) -> None:
    path, before, after, told = PLACED[case]
    root = make(BASE, tmp_path)
    text = (root / path).read_text(encoding="utf-8")
    assert before in text
    (root / path).write_bytes(text.replace(before, after, 1).encode("utf-8", "surrogatepass"))
    found = run(load(root))

    assert any(told in f"{d.code} {d.message}" and d.span.path == path for d in found) or not told, found
    for render in FORMATS.values():
        assert hidden.find(render(found)) is None


def test_what_is_no_file_of_its_own_is_told_and_left_alone(tmp_path: Path) -> None:
    root = make(BASE, tmp_path / "root")
    outside = tmp_path / "secret.md"
    outside.write_text("secret", encoding="utf-8")
    (root / "docs/linked.md").symlink_to(outside)
    (root / "docs/folder").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(root / "docs/pipe.md")
    edition = load(root)

    told = [(d.span.path, d.message) for d in run(edition) if d.code == "LOAD001"]
    assert told == [(f"docs/{name}", "this is no file of its own") for name in ("folder", "linked.md", "pipe.md")]
    assert not {"linked.md", "pipe.md"} & edition.files


def test_a_file_whose_name_cannot_be_seen_is_told(tmp_path: Path) -> None:
    root = make(BASE, tmp_path)
    (root / "docs/a\u202eb.txt").touch()

    assert [d.message for d in run(load(root)) if d.code == "LOAD001"] == [
        "the file's name holds characters that cannot be seen"
    ]


@pytest.mark.parametrize(
    "text", ["naïve 북한 中国 «x»", "no\u00a0break", "AT&T &amp; &lt; &#39;", "a\tb\nc", "e\u0301 😀"]
)
def test_what_is_seen_is_not_told(text: str) -> None:
    assert hidden.find_in_markup(text) is None
