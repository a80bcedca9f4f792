"""The citation grammar, from a table of cases, and the questions that are asked of what was read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.check import raw_citekeys
from edition.content import citation, markdown, records
from edition.content import yaml_nodes as y
from edition.content.citation import covers, is_citation, parse_cite, spoken, written
from edition.content.load import load
from edition.content.model import Cite, Locator
from edition.content.numbers import LATIN, is_backwards, ranges, roman
from edition.content.places import Span
from edition.content.vocabulary import LABEL_OF_TERM, LOCATOR_LABELS, SPOKEN_LABELS
from english import ENGLISH

FILE = Path(__file__).parent / "cases" / "citations.yml"
CASES = cast(list[dict[str, Any]], records.plain(y.parse(FILE.read_text(encoding="utf-8"), FILE.name)))

modest = settings(max_examples=200, deadline=None, derandomize=True)


def at(span: Span) -> str:
    return f"{span.line}:{span.column}"


def shown(cite: Cite) -> dict[str, str]:
    """A cited source as the table has it: what is empty is left out."""
    suppressed = "yes" if cite.suppress_author else ""
    columns = {"key": cite.key, "at": at(cite.span)}
    columns |= {"label": ", ".join(label for label, _ in cite.locators)}
    columns |= {"locator": " | ".join(value for _, value in cite.locators)}
    columns |= {"prefix": cite.prefix, "suffix": cite.suffix, "suppressed": suppressed}
    return {name: value for name, value in columns.items() if value}


def cite(text: str) -> Cite:
    """A cited source written without its `@`."""
    (found,) = parse_cite(text, Span("facts.yaml", 7, 5, len(text))).citation.cites
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_the_grammar_reads(case: dict[str, Any]) -> None:
    scan = markdown.scan(case["text"], "page.md")
    faults = [problem.fault for problem in scan.problems]
    wanted = case.get("faults", [])

    assert [shown(cite) for _, found in scan.citations for cite in found.cites] == case.get("cites", [])
    assert [(at(f.span), f.message) for f in faults] == [(w["at"], w["message"]) for w in wanted]
    assert [f.hint for f, w in zip(faults, wanted, strict=True) if "hint" in w] == [
        w["hint"] for w in wanted if "hint" in w
    ]
    assert [problem.kind for problem in scan.problems] == ["citation"] * len(wanted)


QUOTED = re.compile(r"(?:write|take|did you mean) '(?P<words>[^']*)'(?P<out> out)?")
MENDED = [(case["title"], n) for case in CASES for n, fault in enumerate(case.get("faults", ())) if "hint" in fault]


@pytest.mark.parametrize(("title", "number"), MENDED, ids=[f"{title} {number}" for title, number in MENDED])
def test_a_hint_that_quotes_what_to_write_mends_its_fault(title: str, number: int) -> None:
    text = next(case["text"] for case in CASES if case["title"] == title)
    before = [problem.fault for problem in markdown.scan(text, "page.md").problems]
    fault = before[number]
    quoted = QUOTED.match(fault.hint)
    if quoted is None:
        assert fault.hint.startswith(("for example", "write each source", "name a place", "let words alone")), fault
        return
    start = sum(len(line) + 1 for line in text.split("\n")[: fault.span.line - 1]) + fault.span.column - 1
    words = "" if quoted["out"] else quoted["words"]
    assert not quoted["out"] or text[start : start + fault.span.length] == quoted["words"]
    after = markdown.scan(text[:start] + words + text[start + fault.span.length :], "page.md").problems

    assert len(after) == len(before) - 1


@pytest.mark.parametrize("term", LABEL_OF_TERM)
def test_every_label_is_known_by_each_of_its_terms(term: str) -> None:
    found = cite(f"un-coi-2014, {term} 42")

    assert found.locators == (Locator(LABEL_OF_TERM[term], "42"),)


def test_every_label_can_be_read_aloud() -> None:
    assert set(SPOKEN_LABELS) == set(LOCATOR_LABELS)


def test_a_file_with_carriage_returns_has_the_same_places(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "page.md"
    page.parent.mkdir()
    page.write_bytes(b"---\r\ntitle: One\r\n---\r\n\r\nDry [see\r\n@a 1].\r\n")
    edition = load(tmp_path)

    assert [shown(cite) for found in edition.citations() for cite in found.cites] == [
        {"key": "a", "at": "6:2", "prefix": "see"}
    ]
    assert [at(p.fault.span) for p in edition.problems if p.kind == "citation"] == ["6:4"]


@pytest.mark.parametrize("text", ["@a", "see @a", "-@a", "see -@a", "(@a", "@", "@;", "a; @b", "see\n@a"])
def test_a_bracket_that_cites(text: str) -> None:
    assert is_citation(text)


@pytest.mark.parametrize(
    "text", ["", "a", "a@b.org", "x-@a", "us @ noon", "https://example.org/@a", "\\@a", "@-", "@)"]
)
def test_a_bracket_that_does_not_cite(text: str) -> None:
    assert not is_citation(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a", ""),
        ("a, para. 42", "paragraph 42"),
        ("a, ¶ 42–43", "paragraphs 42–43"),
        ("a, para. 42-43", "paragraphs 42-43"),
        ("a, para. 3, 5", "paragraphs 3, 5"),
        ("a, para. 3 and 5", "paragraphs 3 and 5"),
        ("a, paras. 90 (a)–(c)", "paragraph 90 (a)–(c)"),
        ("a, sec. 9241b(a)", "section 9241b(a)"),
        ("a, annexes I–II", "annexes I–II"),
        ("a, tit. 22", "title 22"),
        ("a, annex I, paras. 3–4", "annex I, paragraphs 3–4"),
        ("a, p. 12n3", "page 12 note 3"),
        ("a, pp. 12nn3–4", "page 12 notes 3–4"),
        ("a, pp. xii–xv", "pages xii–xv"),
        ("a, sec. 2151n-1", "section 2151n-1"),
        ("a, passim", ""),
    ],
)
def test_a_locator_is_read_aloud_in_words(text: str, said: str) -> None:
    assert spoken(cite(text), ENGLISH) == said


@pytest.mark.parametrize(
    ("text", "as_written"),
    [
        ("a", "@a"),
        ("a, ¶ 42", "@a, para. 42"),
        ("a, paras. 42", "@a, para. 42"),
        ("a, para. 42–43", "@a, paras. 42–43"),
        ("a, article 7, in part", "@a, art. 7"),
        ("a, app. II", "@a, annex II"),
        ("a, bk. II, ch. 3", "@a, bk. II, chap. 3"),
        ("a, pp. 112–13", "@a, pp. 112–13"),
    ],
)
def test_a_cited_source_is_written_with_the_usual_term(text: str, as_written: str) -> None:
    assert written(cite(text)) == as_written


@pytest.mark.parametrize(
    ("locator", "places"),
    [
        ("", ()),
        ("42", ("42",)),
        ("42-43", ("42–43",)),
        ("42 – 43", ("42–43",)),
        ("107, 302–303", ("107", "302–303")),
        ("3 and 5", ("3", "5")),
        ("3, 5, and 7", ("3", "5", "7")),
        ("90 (a)–(c)", ("90(a)–(c)",)),
        ("3,\n4", ("3", "4")),
        ("112–13", ("112–113",)),
        ("107-8, H6121–23", ("107–108", "H6121–H6123")),
        ("112–11", ("112–11",)),
        ("5 bis – 5 ter", ("5bis–5ter",)),
    ],
)
def test_a_locator_falls_into_separate_places(locator: str, places: tuple[str, ...]) -> None:
    assert ranges(Locator("paragraph", locator)) == places


@pytest.mark.parametrize(
    "place",
    "46–41 4.5–4.2 xv–xii XV–XII 5bis–5 5ter–5bis 12c–a 90(c)–(a) 90(iv)–(ii) 90(i)–(h) 12nn4–3 D–C C–A 9243–9241a"
    " H6123–H6121 90(c)–90(a) 33(1)(c)–(a) 112–11".split(),
)
def test_a_range_that_ends_before_it_begins_is_backwards(place: str) -> None:
    assert is_backwards(place)


@pytest.mark.parametrize(
    "place",
    "41–46 41 41–41 4.5–4.10 4.5–5 xii–xv xviii–5 V–X V–L 5–5bis 12a–c 90(i)–(v) 90(a)–(c) 12nn3–4 A–C 9241a–9243"
    " 41–x H6121–H6123 90(h)–(i) IX–XI zzzzzzzzzzzzzz–1".split(),
)
def test_a_range_that_is_in_order_or_has_none_is_not(place: str) -> None:
    assert not is_backwards(place)


@pytest.mark.parametrize(
    ("text", "value"), [("I", 1), ("iv", 4), ("XIX", 19), ("MCMXC", 1990), ("xl", 40)] + [(t, 0) for t in ("", "iiii", "vx", "A", "Iv")]
)  # fmt: skip
def test_a_roman_number_is_read_where_it_is_one(text: str, value: int) -> None:
    assert roman(text) == value


def test_what_is_put_behind_inserted_articles_is_read_in_each_of_its_words() -> None:
    assert [cite(f"a, art. 5{word}").locators[0].value for word in LATIN[1:]] == [f"5{word}" for word in LATIN[1:]]


@pytest.mark.parametrize(
    ("confirmed", "cited"),
    [
        ("a", "a"),
        ("a, para. 42", "a, para. 42"),
        ("a, paras. 42–43", "a, paras. 42-43"),
        ("a, paras. 3, 5, 7", "a, paras. 7 and 3"),
        ("a, para. 90", "a, para. 90(a)"),
        ("a, para. 90", "a, para. 90 (a)–(c)"),
        ("a, art. 1A", "a, art. 1A(2)(b)"),
        ("a, para. 42", "a, para. 42, on hunger"),
        ("a, pp. 112–113", "a, pp. 112–13"),
        ("a, annex I, paras. 3, 5", "a, annex I, para. 5"),
        ("a, art. 5 bis", "a, art. 5bis(1)"),
    ],
)
def test_a_confirmed_place_covers_itself_and_its_parts(confirmed: str, cited: str) -> None:
    assert covers(cite(confirmed), cite(cited))


@pytest.mark.parametrize(
    ("confirmed", "cited"),
    [
        ("a", "b"),
        ("a", "a, para. 42"),
        ("a, para. 42", "a"),
        ("a, para. 42", "b, para. 42"),
        ("a, para. 42", "a, art. 42"),
        ("a, para. 42", "a, para. 4"),
        ("a, para. 4", "a, para. 42"),
        ("a, paras. 42–43", "a, para. 42"),
        ("a, para. 42", "a, paras. 42–43"),
        ("a, para. 42", "a, paras. 42, 43"),
        ("a, para. 90", "a, paras. 90(a)–95"),
        ("a, para. 90(a)", "a, para. 90"),
        ("a, art. 1", "a, art. 1A"),
        ("a, annex I", "a, annex I, para. 3"),
        ("a, annex I, para. 3", "a, annex I"),
        ("a, annex I, para. 3", "a, para. 3"),
        ("a, annex I, para. 3", "a, annex II, para. 3"),
        ("a, annex I, para. 3", "a, annex I, para. 4"),
        ("a, annex I, para. 3", "a, para. 3, annex I"),
        ("a, para. 4", "a, para. 4.5"),
        ("a, art. 5", "a, art. 5bis"),
        ("a, p. 12", "a, p. 12n3"),
        ("a, pp. 112–13", "a, pp. 112–14"),
    ],
)
def test_a_confirmed_place_covers_no_other(confirmed: str, cited: str) -> None:
    assert not covers(cite(confirmed), cite(cited))


def test_an_item_of_a_data_file_keeps_its_places() -> None:
    text = "un-coi-2014 para. 46"
    parsed = parse_cite(text, Span("facts.yaml", 7, 5, len(text)))

    assert parsed.citation.cites[0].span == Span("facts.yaml", 7, 5, 11)
    assert [fault.span for fault in parsed.faults] == [Span("facts.yaml", 7, 17, 8)]


def test_an_item_over_several_lines_has_its_first_place() -> None:
    start = Span("facts.yaml", 7, 5)

    assert parse_cite("un-coi-2014, 46", start).faults[0].span == start


@given(st.text())
@modest
def test_no_text_makes_the_grammar_raise_and_all_places_lie_inside(text: str) -> None:
    parsed = citation.parse(text, lambda offset, length: Span("p", 1, offset + 1, length))
    spans = [c.span for c in parsed.citation.cites] + [f.span for f in parsed.faults]

    for span in spans:
        assert 1 <= span.column <= len(text) + 1
        assert span.column + span.length <= max(len(text), 1) + 2
    for found in parsed.citation.cites:
        assert text[found.span.column - 1 :][: found.span.length] == found.key


pieces = [
    "@",
    "a",
    "@a",
    "-@a",
    ";",
    ",",
    " ",
    "para. ",
    "art.",
    "46",
    "–",
    "(a)",
    " and ",
    "see",
    "\n",
    "\u00a0",
    "x.",
]


@given(st.lists(st.sampled_from(pieces), max_size=12).map("".join))
@modest
def test_no_mixture_of_the_grammar_s_pieces_makes_it_raise(text: str) -> None:
    parsed = citation.parse(text, lambda offset, length: Span("p", 1, offset + 1, length))

    assert len(parsed.citation.cites) <= len(text.split(";"))
    assert all(fault.message and fault.hint for fault in parsed.faults)


counts = st.from_regex(r"[1-9][0-9]{0,2}([a-z]|bis|n[1-9]|\.[1-9])?(\([a-z]\))?|I{1,3}|x?i{1,3}", fullmatch=True)
counts = counts.filter(lambda number: not re.search(r"n[1-9]\(", number))
spans = st.one_of(counts, st.tuples(counts, counts).map("–".join))
locators = st.lists(spans, min_size=1, max_size=3).map(", ".join)
keys = st.from_regex(r"[a-z0-9](?:[a-z0-9_.:-]{0,8}[a-z0-9])?", fullmatch=True)


@given(keys, st.sampled_from(sorted(LOCATOR_LABELS)), locators)
@modest
def test_what_was_written_is_read_back(key: str, label: str, locator: str) -> None:
    there = Cite(key, Span("p", 1, 2, len(key)), locators=(Locator(label, locator),))
    parsed = citation.parse(written(there), lambda offset, length: Span("p", 1, offset + 1, length))

    assert parsed.faults == ()
    assert parsed.citation.cites == (there,)
    assert covers(there, parsed.citation.cites[0])


@pytest.mark.parametrize(
    ("key", "means"),
    [
        ("weir-board-2025", "weir-board-2025"),
        ("weer-boord-2025", "weir-board-2025"),
        ("weer-boord-2026", "weer-boord-2026"),
        ("weir", "weir"),
    ],
)
def test_a_citekey_with_two_letters_wrong_means_the_known_one_and_with_three_another(key: str, means: str) -> None:
    assert raw_citekeys.meant(key, {"weir-board-2025", "council-survey-2024"}) == means


@pytest.mark.parametrize(
    ("label", "value", "places"),
    [
        ("paragraph", "4.12345", ("4.12345",)),
        ("paragraph", "4.123456", ()),
        ("paragraph", "90(abcde)", ("90(abcde)",)),
        ("paragraph", "90(abcdef)", ()),
        ("paragraph", "12ab", ("12ab",)),
        ("paragraph", "12abc", ()),
        ("section", "2151n-12", ("2151n-12",)),
        ("section", "2151n-123", ("2151n–123",)),
        ("section", "2151na-1", ("2151na-1",)),
        ("section", "2151nab-1", ()),
    ],
)
def test_a_number_has_as_many_figures_and_letters_behind_it_as_documents_have(
    label: str, value: str, places: tuple[str, ...]
) -> None:
    assert ranges(Locator(label, value)) == places
