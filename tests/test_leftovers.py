"""What was never meant for readers is found where it stands alone: no other sign of its kind is in the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.check.leftovers import leftovers
from edition.content.load import load
from edition.content.model import Edition
from second import FOLDER


@pytest.fixture(scope="module")
def small() -> Edition:
    """The second edition, read once."""
    return load(FOLDER)


def found(edition: Edition, text: str) -> list[str]:
    return [left.text for left in leftovers(replace(edition, texts={"docs/a.md": text})).values()]


TRACKED = ("{++a++}", "{--a--}", "{~~a~>b~~}", "{==a==}", "{>>a<<}", "{++a\n")
NOTES = ("TODO", "FIXME", "TKTK", "TBD", "TBC", "todo", "to-do", "To-do", "Fixme", "xxx", "XXX", "xxxxxxxx", "XXXXXXXX")
PLACEHOLDERS = (
    *(
        "lorem ipsum",
        "dolor sit amet",
        "quote goes here",
        "placeholder title",
        "click here to enter",
        "tap here to add",
    ),
    *("click or tap here to edit", "Your text here", "insert date here", "[insert it]", "[placeholder]", "[your name]"),
    *(
        "[to be added]",
        "[citation needed]",
        "[source needed]",
        "[source?]",
        "[date?]",
        "[name?]",
        "[check]",
        "[verify it]",
    ),
    *("[tk]", "[lorem]", "[xx]", "[?]", "???", "????"),
)
PROGRAMS = (
    *("{{ a }}", "{% a %}", "<o:p", "</o:p", "<w:r", "</w:r", "<v:a", "</v:a", "<m:oMath", "</m:oMath", "<st1:place"),
    *("</st1:place", 'class="MsoNormal', "class=Mso", "mso-list", "<!--[if", "docs-internal-guid"),
    *("Error! Reference source not", "Error! Bookmark not"),
    *("&nbsp;&nbsp;", "&#160;&#160;", "&#xA0;&#xa0;", "\u00a0\u00a0", "\u00a0 \u00a0", "\u00a0\t\u00a0"),
    *(":contentReference[a]", "oaicite", "【1†a】", "turn0search1", "as an AI model", "as an AI language model"),
)
ENCODED = ("â€™", "â€œ", "â€", "Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã±", "Ã§", "Ã³", "Â\u00a0", "ï»¿", "\ufffd")


@pytest.mark.parametrize("left", [*TRACKED[:-1], *PLACEHOLDERS, *PROGRAMS, *ENCODED])
def test_what_is_left_over_is_found_alone(small: Edition, left: str) -> None:
    assert found(small, f"The panel({left})met.") == [left]


@pytest.mark.parametrize("left", NOTES)
def test_a_note_to_oneself_is_found_alone(small: Edition, left: str) -> None:
    assert found(small, f"of the day {left}: ask.\n") == [left]


@pytest.mark.parametrize(
    "text",
    [
        *(
            TRACKED[-1],
            "xx",
            "XX",
            "xxxxxxxxx",
            "XXXXXXXXX",
            "axxx",
            "a-xxx",
            "xxx-a",
            "annex XXX",
            "??",
            "xx of axxx",
            "a to-do list",
        ),
        *("[checked]", "[…]", "[check](a.md)", "{a}", "&nbsp;", "\u00a0a\u00a0", "Château"),
    ],
)
def test_what_is_none_is_not(small: Edition, text: str) -> None:
    assert found(small, f"The panel of {text} met.") == []


def test_two_question_marks_are_none_beside_three(small: Edition) -> None:
    assert found(small, "Is it so?? It is???") == ["???"]


@pytest.mark.parametrize(
    ("said", "is_left"),
    [
        *((said, True) for said in ("x", "xxxxxxxx", "...", "…", "-", "---", "n/a", "NA", "Untitled", "untitled page")),
        *((said, True) for said in ("Untitled document.", "New page", "Page title", "title", "Summary.")),
        *((said, False) for said in ("xxxxxxxxx", "..", ".....", "Title of it", "a summary", "nay", "untitled map")),
    ],
)
def test_a_text_that_is_nothing_but_a_placeholder_is_found(small: Edition, said: str, is_left: bool) -> None:
    first, *rest = small.sources
    source = replace(first, item={**first.item, "custom": {**first.custom, "use": said}})

    told = [left.text for left in leftovers(replace(small, sources=(source, *rest))).values()]

    assert (said in told) == is_left


def test_the_first_forty_letters_are_shown(small: Edition) -> None:
    assert found(small, "{++" + "a" * 40 + "++}") == ["{++" + "a" * 37]
    assert found(small, "{++" + "a" * 34 + "++}") == ["{++" + "a" * 34 + "++}"]
    assert found(small, "{++" + "a" * 35 + "++}") == ["{++" + "a" * 35 + "++"]


def test_a_placeholder_in_brackets_has_eighty_letters_behind_its_first_word_at_most(small: Edition) -> None:
    assert found(small, f"[check {'a' * 79}]") == ["[check " + "a" * 33]
    assert found(small, f"[check {'a' * 80}]") == []
