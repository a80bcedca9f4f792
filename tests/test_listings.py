"""The lists that the build draws, from small editions: what stands in them, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from markdown import Markdown

from edition.content.load import load
from edition.content.model import Event, Source
from edition.content.places import Span
from edition.render import assemble, foot, index, listings, timeline, words
from edition.render.elements import Element, el
from edition.render.extension import EditionExtension
from edition.render.short_citation import short
from edition.render.site import Site
from english import ENGLISH


def made(folder: Path, files: Mapping[str, str]) -> Site:
    """The site of an edition that is nothing but these files of docs/."""
    (folder / "mkdocs.yml").write_text("nav: []\n", encoding="utf-8")
    for name, text in files.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Site(load(folder))


def page(kind: str, more: str = "", title: str = "A page", body: str = "") -> str:
    return f"---\ntitle: {title}\nkind: {kind}\nsummary: It is one.\n{more}---\n\n{body}\n"


def drawn(site: Site, fill: Callable[..., None], argument: str = "", path: str = "glossary.md") -> Element:
    block = el("div")
    fill(block, argument, site.pages[path], site)
    return block


def texts(root: Element, tag: str) -> list[str]:
    return ["".join(node.itertext()) for node in root.iter(tag)]


GLOSSARY = """
- {id: a-last, term: the Zone, text: "A border."}
- {id: b-first, term: Émigré, text: "One who left."}
- {id: c-year, term: 1718 Committee, text: "It oversees sanctions."}
- {id: d-second, term: an Envoy, text: "One who is sent."}
- {id: e-third, term: zone of peace, text: "Another."}
- {id: f-one, term: asylum, text: "Refuge."}
- {id: g-quoted, term: “the Border”, text: "A line."}
"""


def test_terms_stand_by_the_names_shown_and_each_letter_leads_to_its_first(tmp_path: Path) -> None:
    site = made(tmp_path, {"glossary.md": page("page"), "data/glossary.yaml": GLOSSARY})

    block = drawn(site, listings.glossary)

    shown = ["1718 Committee", "asylum", "“the Border”", "Émigré", "an Envoy", "the Zone", "zone of peace"]
    assert texts(block, "dt") == shown
    assert [(a.text, a.get("href")) for a in block.iter("a")] == [
        ("0–9", "#c-year"),
        ("A", "#f-one"),
        ("B", "#g-quoted"),
        ("E", "#b-first"),
        ("Z", "#a-last"),
    ]


def test_chinese_names_say_in_which_script_they_are(tmp_path: Path) -> None:
    glossary = '- {id: asylum, term: asylum, text: "Refuge.", names: {zh: 庇护, ko: 망명}}'
    site = made(tmp_path, {"glossary.md": page("page"), "data/glossary.yaml": glossary})

    block = drawn(site, listings.glossary)

    assert [node.get("lang") for node in block.iter("span")] == ["zh-Hans", "ko"]


def test_a_name_in_another_language_says_where_it_was_met(tmp_path: Path) -> None:
    names = "names: {zh: [庇护, 难民], ko: 망명}, attested: {庇护: 'UN: A/1'}"
    glossary = f'- {{id: asylum, term: asylum, text: "Refuge.", {names}}}'
    site = made(tmp_path, {"glossary.md": page("page"), "data/glossary.yaml": glossary})

    block = drawn(site, listings.glossary)

    assert texts(block, "dd") == [
        "Refuge. Chinese: 庇护 (UN: A/1), 难民 (no source met). Korean: 망명 (no source met)."
    ]


def source(key: str, more: str) -> str:
    return f"- {{id: {key}, {more}, custom: {{group: un, address: read, details: confirmed, use: it}}}}\n"


def test_sources_stand_in_the_order_of_their_entries(tmp_path: Path) -> None:
    records = (
        source("one-2001", "type: report, title: Zeal, author: [{literal: Bureau}], issued: 2001")
        + source("two-2002", "type: report, title: Aid, author: [{literal: Éclat}], issued: 2002")
        + source("three-2003", "type: report, title: Oil, author: [{literal: Agency}], issued: 2003")
        + source("four-2004", "type: report, title: Dams, author: [{literal: Agency}], issued: 2004")
    )
    site = made(tmp_path, {"sources.md": page("page"), "data/bibliography.yaml": records})

    block = drawn(site, listings.bibliography, "un", "sources.md")

    assert [item.get("id") for item in block.iter("li")] == ["four-2004", "three-2003", "one-2001", "two-2002"]


def test_symbols_stand_in_order_and_before_ten_comes_two(tmp_path: Path) -> None:
    records = (
        source("first", "type: report, title: Third, number: S/RES/10 (2011)")
        + source("second", "type: report, title: First, number: A/HRC/25/63")
        + source("third", "type: report, title: Second, number: S/RES/2 (2010)")
    )
    site = made(tmp_path, {"a-z.md": page("page"), "sources.md": page("page"), "data/bibliography.yaml": records})

    block = drawn(site, index.index, "symbols", "a-z.md")

    listed = [words.partition(":")[0] for words in texts(block, "li")]
    assert [symbol for symbol in listed if "/" in symbol] == ["A/HRC/25/63", "S/RES/2 (2010)", "S/RES/10 (2011)"]


def development(number: int, date: str, bears_on: str = "R1", body: str = "") -> str:
    more = f"id: N{number}\ndate: {date}\nadded: 2026-01-01\nbears_on:\n  {bears_on}: It bears.\n"
    return page("development", more, f"Event {number}", body)


def since_claim(id: str, date: str, words: str, fact: str = "UN-1") -> str:
    return f"/// claim | {id}\n    basis: since\n    facts: {fact}\n    date: {date}\n\n{words}\n///\n\n"


def test_developments_stand_newest_first(tmp_path: Path) -> None:
    site = made(
        tmp_path,
        {
            "since/index.md": page("page"),
            "recommendations/one.md": page("recommendation", "id: R1\n", "An ask"),
            "since/a.md": development(1, "2024-03-28"),
            "since/b.md": development(2, "2025-01"),
            "since/c.md": development(3, "2024-11-02"),
            "since/d.md": development(10, "2024-11-02"),
        },
    )

    block = drawn(site, listings.developments, "", "since/index.md")

    assert texts(block, "h3")[:2] == ["2025", "2024"]
    newest_first = ["Event 2 (N2)", "Event 10 (N10)", "Event 3 (N3)", "Event 1 (N1)"]
    assert [words for part in block.iter("ol") for words in texts(part, "a")] == newest_first
    (fold,) = block.iter("details")
    assert (fold.get("id"), texts(fold, "summary")) == ("on-r1", ["An ask (R1): 4 developments"])
    assert texts(fold, "a") == ["The page of R1", *newest_first]


def test_a_list_of_developments_says_what_happened_on_the_day_and_how_sure_it_is(tmp_path: Path) -> None:
    body = since_claim("N1.1", "2024-03-01", "An [earlier](../a.md) act [@one].")
    body += since_claim("N1.2", "2024-03-28", "The *act* of the day [@one, para. 2].", "UN-2")
    facts = "UN-1: {grade: verified, rests_on: {one: para. 1}}\nUN-2: {grade: partly, rests_on: {one: para. 2}}\n"
    site = made(
        tmp_path,
        {
            "since/index.md": page("page"),
            "recommendations/one.md": page("recommendation", "id: R1\n", "An ask"),
            "since/a.md": development(1, "2024-03-28", body=body),
            "since/b.md": development(2, "2024-05", body=since_claim("N2.1", "2024-04", "Another act.")),
            "data/facts.yaml": facts,
        },
    )

    told = [texts(item, "p") for item in drawn(site, listings.developments, "", "since/index.md").iter("li")]

    assert told[:2] == [["Another act. (N2.1)"], ["The act of the day. (N1.2, partly confirmed)"]]
    (section,) = foot.sections(site.pages["recommendations/one.md"], site)
    assert texts(section, "p")[1:3] == ["Another act. (N2.1)", "It bears."]


def test_a_development_leads_to_those_before_and_after_it_in_time_and_on_each_unit(tmp_path: Path) -> None:
    site = made(
        tmp_path,
        {
            "recommendations/one.md": page("recommendation", "id: R1\nshort: Ask\n", "An ask"),
            "recommendations/two.md": page("recommendation", "id: R2\n", "Another ask"),
            "since/a.md": development(1, "2024-03-28"),
            "since/b.md": development(2, "2024-04-01", "R2"),
            "since/c.md": development(3, "2024-05-01"),
        },
    )

    *_, middle = foot.sections(site.pages["since/c.md"], site)
    *_, alone = foot.sections(site.pages["since/b.md"], site)

    assert texts(middle, "dt") == ["Of all developments", "Of those on Ask (R1)"]
    assert texts(middle, "dd") == [
        "Before: 1\N{NO-BREAK SPACE}April 2024, Event 2 (N2)",
        "Before: 28\N{NO-BREAK SPACE}March 2024, Event 1 (N1)",
    ]
    assert texts(alone, "dt") == ["Of all developments"]
    assert [words.partition(":")[0] for words in texts(alone, "dd")] == ["Before", "After"]


def test_developments_lead_to_one_another_from_both_ends(tmp_path: Path) -> None:
    first, second = development(1, "2024-03-28"), development(2, "2025-01")
    follows = '  R1: It bears.\nfollows_up:\n  N1: "It answers."\n'
    site = made(
        tmp_path,
        {
            "recommendations/one.md": page("recommendation", "id: R1\n", "An ask"),
            "since/a.md": first,
            "since/b.md": second.replace("  R1: It bears.\n", follows),
        },
    )

    earlier, _ = foot.sections(site.pages["since/a.md"], site)
    later, _ = foot.sections(site.pages["since/b.md"], site)

    assert texts(earlier, "h3") == ["Bears on", "Followed up by"]
    assert texts(later, "h3") == ["Bears on", "Follows up"]
    assert texts(earlier, "li")[-1] == "January\N{NO-BREAK SPACE}2025 Event 2 (N2) This edition’s reading It answers."
    assert texts(later, "li")[-1] == "28\N{NO-BREAK SPACE}March 2024 Event 1 (N1) This edition’s reading It answers."


def test_connections_stand_in_the_order_of_what_they_lead_to(tmp_path: Path) -> None:
    leads = 'id: P2\nleads_to:\n  F10: "Ten."\n  F2: {basis: report, statement: "s10.1, s2.1", why: "Two."}\n'
    answers = 'id: {}\naddressees: [congress]\nanswers:\n  P2: "It answers."\n'
    site = made(
        tmp_path,
        {
            "pathways/two.md": page("pathway", leads, "A way"),
            "findings/a.md": page("finding", "id: F2\n", "Two"),
            "findings/b.md": page("finding", "id: F10\n", "Ten"),
            "recommendations/a.md": page("recommendation", answers.format("R10"), "Ask ten"),
            "recommendations/b.md": page("recommendation", answers.format("R9"), "Ask nine"),
        },
    )

    (section,) = foot.sections(site.pages["pathways/two.md"], site)

    assert texts(section, "h3") == ["Leads to", "Recommendations that answer it"]
    assert texts(section, "a") == ["Two (F2)", "Ten (F10)", "Ask nine (R9)", "Ask ten (R10)"]
    assert texts(section, "span")[0].endswith(", paras. 2, 10")


EVENTS = """
- {date: 1950, kind: law, text: "Long ago."}
- {date: 2020-02-01, kind: un, text: "One."}
- {date: 2020-02-20, kind: un, text: "Two."}
- {date: 2020-08, kind: un, text: "Three."}
- {date: 2021, kind: un, text: "Four."}
"""


def test_a_mark_of_the_timeline_stands_at_its_month_and_counts_its_events(tmp_path: Path) -> None:
    site = made(tmp_path, {"data/chronology.yaml": EVENTS})

    marks = [
        (float(circle.get("cx", "")), circle.get("r"), "".join(circle.itertext()))
        for circle in timeline.picture(list(site.edition.chronology), ENGLISH).iter("circle")
        if "United Nations" in "".join(circle.itertext())
    ]

    (february, august, next_year) = (place for place, _, _ in marks)
    assert [(r, words.partition(":")[0]) for _, r, words in marks] == [
        ("5", "February 2020"),
        ("4", "August 2020"),
        ("4", "2021"),
    ]
    assert (august - february) / (next_year - february) == pytest.approx(6 / 11, abs=0.01)


def test_the_timeline_marks_the_report_s_publication_and_where_its_scale_changes(tmp_path: Path) -> None:
    site = made(tmp_path, {"data/chronology.yaml": EVENTS})
    events = list(site.edition.chronology)

    svg = timeline.picture(events, ENGLISH, "2020-07-01")

    (line,) = [node for node in svg.iter("line") if node.get("class") == "picture__published"]
    marks = {"".join(c.itertext()): float(c.get("cx", "")) for c in svg.iter("circle")}
    assert (
        marks["February 2020: United Nations, 2 events"]
        < float(line.get("x1", ""))
        < marks["August 2020: United Nations"]
    )
    assert "the paper" in texts(svg, "text")
    assert "publication, 1 July 2020" in svg.get("aria-label", "")
    (zigzag,) = svg.iter("polyline")
    assert zigzag.get("class") == "picture__break"
    assert not [
        node for node in timeline.picture(events, ENGLISH).iter("line") if node.get("class") == "picture__published"
    ]


@pytest.mark.parametrize(
    ("authors", "named"),
    [
        (("Kim",), "Kim, 2020"),
        (("Kim", "Lee"), "Kim and Lee, 2020"),
        (("Kim", "Lee", "Park"), "Kim and others, 2020"),
        (("Kim", "Lee", "Park", "Choi"), "Kim and others, 2020"),
    ],
)
def test_a_short_note_names_two_makers_at_most(authors: tuple[str, ...], named: str) -> None:
    item = {"type": "report", "title": "On it", "author": [{"family": name} for name in authors], "issued": "2020"}

    assert short(Source("kim-2020", item, Span("x", 1), {}), {}, ENGLISH) == named


def test_a_source_that_came_out_over_years_is_named_by_them_and_by_its_day_where_there_is_one() -> None:
    def named(issued: str) -> str:
        item = {"type": "article-newspaper", "title": "On it", "container-title": "Courier", "issued": issued}
        return short(Source("courier", item, Span("x", 1), {}), {}, ENGLISH)

    assert named("2020-03-02") == "Courier, 2 March 2020"
    assert named("2020-03-02/2021-04-05") == "Courier, 2020–2021"
    assert named("1990~") == "Courier, ca. 1990"


def test_names_in_another_language_stand_in_their_order_and_not_in_that_of_their_terms(tmp_path: Path) -> None:
    glossary = """
- {id: a-first, term: A, text: "One.", names: {ru: [Яма, брод]}}
- {id: b-second, term: B, text: "Two.", names: {ru: [Вода], ko: 강}}
"""
    site = made(tmp_path, {"a-z.md": page("page"), "glossary.md": page("page"), "data/glossary.yaml": glossary})

    block = drawn(site, index.index, "languages", "a-z.md")

    assert texts(block, "h3") == ["Korean", "Russian"]
    assert texts(block, "li") == ["강: B", "брод: A", "Вода: B", "Яма: A"]


def test_what_rests_on_a_source_is_named_once(tmp_path: Path) -> None:
    cited = 'kind: un, text: "It is told.", cite: "@one-2001"'
    events = f"- {{date: 2001-02-03, {cited}}}\n- {{date: 2001-02-03, {cited}}}\n- {{date: 2002, {cited}}}\n"
    files = {"sources.md": page("page"), "chronology.md": page("page"), "data/chronology.yaml": events}
    site = made(tmp_path, files | {"data/bibliography.yaml": source("one-2001", "type: report, title: Aid")})

    block = drawn(site, listings.bibliography, "un", "sources.md")

    assert texts(block, "a") == ["chronology: 3 February 2001", "chronology: 2002"]


@pytest.mark.parametrize(
    ("date", "period"), [("2009-12-31", "2000s"), ("2010", "2010"), ("1989", "1980s"), ("soon", "soon")]
)
def test_events_stand_under_their_decade_and_from_the_break_on_under_their_year(date: str, period: str) -> None:
    assert timeline.period_named(timeline.period(date, 2010), ENGLISH) == period


@pytest.mark.parametrize(
    ("years", "turn"), [([1951, 2016, 2017, 2024], 2010), ([1951, 1952, 1960, 2024], 1950), ([2024], 2020), ([], 0)]
)
def test_the_scale_changes_in_the_decade_in_which_most_events_begin(years: list[int], turn: int) -> None:
    events = [Event(f"{year}-05", "event", "", Span("", 1)) for year in years]
    assert timeline.break_year(events) == turn


@pytest.mark.parametrize(("number", "said"), [(0, "no"), (1, "one"), (11, "eleven"), (12, "twelve"), (13, "13")])
def test_a_count_is_in_words_up_to_twelve(number: int, said: str) -> None:
    assert words.in_words(number, ENGLISH) == said


def test_a_mark_stands_behind_the_point_and_the_quotation_mark_that_follow_it(tmp_path: Path) -> None:
    site = made(tmp_path, {"about.md": page("page")})
    first, second = (el("sup", {"data-cite": "@none"}) for _ in range(2))
    first.tail, second.tail = ".” It ", "; and so on."
    root = el("div", None, el("p", None, "He called it “so ", first, el("b", None, "is"), " said ", second))

    assemble.assemble(root, site.pages["about.md"], site)

    (said,) = [node for node in root.iter("p") if node.get("class") is None and node.find("b") is not None]
    assert "".join(said.itertext()) == "He called it “so.”1 It is said;1 and so on."


def test_each_day_of_the_chronology_has_one_anchor_and_each_period_one(tmp_path: Path) -> None:
    site = made(tmp_path, {"chronology.md": page("page"), "data/chronology.yaml": EVENTS + EVENTS.splitlines()[2]})

    block = drawn(site, listings.chronology, "", "chronology.md")

    ways = [("1950s", "#y1950"), ("2020", "#y2020"), ("2021", "#y2021")]
    drawn_ways, listed = (part for part in block if part.get("class") in ("picture picture--narrow", "jumps"))
    assert [(texts(a, "text")[0], a.get("href")) for a in drawn_ways.iter("a")] == ways
    assert [(a.text, a.get("href")) for a in listed.iter("a")] == ways
    assert [heading.get("id") for heading in block.iter("h2")] == ["y1950", "y2020", "y2021"]
    days = ["d1950", "d2020-02-01", None, "d2020-02-20", "d2020-08", "d2021"]
    assert [item.get("id") for item in block.iter("li")] == days


@pytest.mark.parametrize(("columns", "named"), [(2, [None, None]), (3, ["1", "2", "3"])])
def test_cells_of_a_table_too_wide_for_a_phone_name_their_columns(
    tmp_path: Path, columns: int, named: list[str | None]
) -> None:
    site = made(tmp_path, {"about.md": page("page")})
    head = el("tr", None, *(el("th", None, str(number)) for number in range(1, columns + 1)))
    row = el("tr", None, *(el("td", None, "A cell.") for _ in range(columns)))
    root = el("div", None, el("table", None, el("thead", None, head), el("tbody", None, row)))

    assemble.assemble(root, site.pages["about.md"], site)

    assert [cell.get("data-column") for cell in root.iter("td")] == named
    (table,) = root.iter("table")
    assert table.get("class") == ("stacked" if columns > 2 else None)


def test_a_link_whose_words_are_a_claim_s_id_stays_a_link(tmp_path: Path) -> None:
    """`[P1.2]` at the end of a sentence is the mark of an account; `[P1.2](…)` leads where it says."""
    made(tmp_path, {"about.md": page("page")})
    md = Markdown(extensions=[EditionExtension(root=str(tmp_path))])

    html = md.convert("See [P1.2](pathways/one.md#p1-2) and [P1.2][there].\n\n[there]: pathways/one.md")

    assert html.count("<a ") == 2
    assert "[P1.2]" not in html


def record_claim(id: str, citation: str) -> str:
    return f"/// claim | {id}\n    basis: record\n    facts: UN-1\n\nIt is told [{citation}].\n///\n\n"


def test_a_source_opens_on_its_reference_and_on_what_rests_on_it_by_place_and_stands_by_unit(tmp_path: Path) -> None:
    told = record_claim("P1.1", "@one-2001, para. 10") + record_claim("P1.2", "@one-2001, para. 9; @two-2002")
    files = {
        "sources.md": page("page"),
        "pathways/one.md": page("pathway", "id: P1\n", "A way", told),
        "since/a.md": development(1, "2024-03-28", body=since_claim("N1.1", "2024-03-28", "An act [@two-2002].")),
        "data/bibliography.yaml": source(
            "one-2001", "type: report, title: Zeal, author: [{literal: Bureau}], issued: 2001"
        )
        + source("two-2002", "type: report, title: Aid, author: [{literal: Agency}], issued: 2002"),
    }
    site = made(tmp_path, files)

    listed = drawn(site, listings.bibliography, "un", "sources.md")
    by_unit = drawn(site, listings.sources_by_unit, "", "sources.md")

    assert texts(listed, "summary") == ["Agency, 2002: Aid", "Bureau, 2001: Zeal"]
    assert texts(listed, "dd")[-2:] == ["para. 9: P1.2", "para. 10: P1.1"]
    assert texts(by_unit, "summary") == ["A way (P1): 2 sources"]
    assert [(a.text, a.get("href")) for a in by_unit.iter("a")] == [
        ("Agency, 2002: Aid", "#two-2002"),
        ("Bureau, 2001: Zeal", "#one-2001"),
    ]
