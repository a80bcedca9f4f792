"""The record of published words: what it measures, who may add to it, and where readers see what the logs say."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from edition.check.run import run
from edition.cli import main
from edition.content import digests, log, pages, wording
from edition.content.load import load
from edition.content.model import Edition
from edition.render import logged
from edition.render.elements import el
from edition.render.site import Site
from fixture_sites import BASE, commit

PAGE = "docs/pathways/forcible-repatriation.md"
OTHER = f"{digests.of_wording('record', '', 'Other words.')} record, verified: Other words."
SAID = "China sends refugees back"
SAYS = "China returns refugees"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny site, published, with a log of corrections, and with its words on record."""
    folder = tmp_path / "site"
    shutil.copytree(BASE, folder)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("  - corrections.md\n")
    correct(folder)
    publish(folder, "2026-11-24")
    with (folder / "docs/data/addresses.txt").open("a", encoding="utf-8") as addresses:
        addresses.write("2026-11-24 /corrections/ live\n")
    assert main(["wording"], folder) == 0
    return folder


def correct(root: Path, *lines: str, day: str = "2026-12-01") -> None:
    """The log of corrections, with these lines under one day."""
    named = f"{int(day[8:])} December 2026"
    entry = "".join(f"- {line}\n" for line in lines)
    entry = f"## {named} {{ #y{day} }}\n\n{entry}" if lines else "None so far.\n"
    text = f"---\ntitle: Corrections\nkind: page\nsummary: What was wrong.\n---\n\n{entry}"
    (root / "docs/corrections.md").write_text(text, encoding="utf-8")


def reword(root: Path, old: str, new: str) -> None:
    text = (root / PAGE).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / PAGE).write_text(text.replace(old, new), encoding="utf-8")


def codes(root: Path) -> list[str]:
    return [diagnostic.code for diagnostic in run(load(root))]


def test_words_that_changed_need_a_line_in_the_log_before_they_are_put_on_record(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = root / wording.PATH
    first = record.read_text(encoding="utf-8")
    assert codes(root) == []

    reword(root, SAID, SAYS)
    assert codes(root) == ["WORD001"]
    assert main(["wording"], root) == 1
    assert record.read_text(encoding="utf-8") == first
    assert "WORD001 'P1.1' has other words" in capsys.readouterr().out

    correct(root, "P1.1 said “sends back”; it says “returns”, as the source does.")
    assert codes(root) == ["WORD002"]
    assert main(["wording"], root) == 0
    assert codes(root) == []
    added = set(record.read_text(encoding="utf-8").splitlines()) - set(first.splitlines())
    assert [line[:16] for line in added] == ["2026-12-01 P1.1 "]


def test_nothing_is_put_on_record_while_a_page_is_not_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / wording.PATH).read_text(encoding="utf-8")
    reword(root, SAID, SAYS)
    (root / "docs/about.md").write_text("", encoding="utf-8")

    assert main(["wording"], root) == 2
    assert "mend what 'build.py check' tells first" in capsys.readouterr().err
    assert (root / wording.PATH).read_text(encoding="utf-8") == before


def test_one_line_of_the_log_speaks_for_one_change(root: Path) -> None:
    correct(root, "P1.1 was reworded.")
    reword(root, SAID, SAYS)
    assert main(["wording"], root) == 0
    reword(root, SAYS, "China hands refugees over")

    assert main(["wording"], root) == 1
    correct(root, "P1.1 was reworded.", "P1.1 was reworded again.")
    assert main(["wording"], root) == 0
    assert codes(root) == []


def test_an_old_entry_does_not_speak_for_a_new_change(root: Path) -> None:
    correct(root, "P1.1 cited another paragraph.")
    changes = (
        "---\ntitle: Changes\nkind: page\nsummary: What is new.\n---\n\n## 2 December 2026 { #y2026-12-02 }\n\nNew.\n"
    )
    (root / "docs/changes.md").write_text(changes, encoding="utf-8")
    reword(root, SAID, SAYS)

    assert main(["wording"], root) == 1


def test_a_record_that_is_written_by_hand_is_held_to_the_log(root: Path) -> None:
    reword(root, SAID, SAYS)
    edition = load(root)
    new = next(claim for claim in edition.claims if claim.id == "P1.1")
    wording.add(root, [wording.line_of(new, "2026-12-01", edition)])

    assert codes(root) == ["WORD003"]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("[@cha-katz-2023, para. 1]", "[@cha-katz-2023, para. 2]", True),
        ("China sends", "*China*\nsends", True),
        ("China sends", "[China](../about.md) sends", True),
        ("The executive summary says that", "The executive summary says, that", False),
        ("China sends", "china sends", False),
        ("basis: report\n    statement: s1.1", "basis: reading\n    from: P1", False),
    ],
    ids=["a place", "a line's end", "a link", "a comma", "a capital", "another basis"],
)
def test_what_a_reader_reads_is_what_counts(root: Path, old: str, new: str, same: bool) -> None:
    before = next(wording.digest(claim) for claim in load(root).claims if claim.id == "P1.1")
    reword(root, old, new)

    after = next(wording.digest(claim) for claim in load(root).claims if claim.id == "P1.1")
    assert (before == after) is same


def test_a_log_that_cannot_be_read_is_one_fault(root: Path) -> None:
    correct(root, "P1.1 was reworded.", "P1.9 was withdrawn.")
    reword(root, SAID, SAYS)
    assert main(["wording"], root) == 0
    log_page = root / "docs/corrections.md"
    log_page.write_text(log_page.read_text(encoding="utf-8").replace("title: C", "title: C: c"), encoding="utf-8")

    assert codes(root) == ["LOAD002"]


def test_the_words_of_a_new_claim_are_recorded_with_its_address(root: Path) -> None:
    with (root / PAGE).open("a", encoding="utf-8") as page:
        page.write("\n/// claim | P1.5\n    basis: reading\n    from: P1\n\nA new claim.\n///\n")
    assert set(codes(root)) == {"ADDR002"}
    assert main(["address", "add"], root) == 0

    assert codes(root) == []
    listed = [line.split(" ")[1] for line in (root / wording.PATH).read_text(encoding="utf-8").splitlines()[1:]]
    assert listed[listed.index("P1.4") :][:2] == ["P1.4", "P1.5"]


def test_a_record_that_is_missing_is_a_fault(root: Path) -> None:
    (root / wording.PATH).unlink()

    assert codes(root) == ["LOAD001"]


SETTINGS = "docs/data/edition.yaml"


def publish(root: Path, day: str) -> None:
    """The edition as first published on a day; before publication where there is none."""
    text = (BASE / SETTINGS).read_text(encoding="utf-8")
    (root / SETTINGS).write_text(text + (f"first_published: {day}\n" if day else ""), encoding="utf-8")


def test_before_the_first_publication_a_wording_is_a_draft(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reword(root, SAID, SAYS)
    (root / wording.PATH).write_text(f"# None.\n2026-12-05 P1.7 {OTHER}\n", encoding="utf-8")
    assert set(codes(root)) == {"WORD002", "WORD003"}

    publish(root, "")
    assert codes(root) == []
    assert main(["wording"], root) == 2
    assert "Nothing is published yet" in capsys.readouterr().err
    assert main(["address", "add"], root) == 0
    assert capsys.readouterr().out == "0 new addresses listed in docs/data/addresses.txt.\n"


def test_words_are_kept_from_the_first_publication_on(root: Path) -> None:
    (root / wording.PATH).write_text("# None.\n", encoding="utf-8")
    publish(root, "2027-01-31")
    assert set(codes(root)) == {"WORD002"}

    assert main(["wording"], root) == 0
    assert codes(root) == []
    assert {line.date for line in load(root).wording} == {"2027-01-31"}
    publish(root, "2027-02-01")
    assert set(codes(root)) == {"WORD003"}


def test_drafts_of_before_may_leave_the_record(root: Path) -> None:
    for day in ("2026-11-24", "2026-11-25"):
        commit(root, "what is on record")
        (root / wording.PATH).write_text("# None.\n", encoding="utf-8")
        publish(root, day)
        assert ("WORD005" in codes(root)) == (day == "2026-11-24")


# What a reader sees


LOG = """---
title: Corrections
kind: page
summary: The log.
---

## 3 December 2026 { #y2026-12-03 }

- P3.2 said “one”; it says **two**, as P3.5 does.
- The [third](pathways/forcible-repatriation.md#p3-5) claim was narrowed.

## 1 December 2026 { #y2026-12-01 }

P3.2 gave a wrong date, and A/P3.9 is no claim.
"""


@pytest.fixture
def corrected(edition: Edition) -> Site:
    page = pages.read(LOG, log.CORRECTIONS, f"docs/{log.CORRECTIONS}").page
    assert page is not None
    return Site(replace(edition, pages=(*(p for p in edition.pages if p.path != log.CORRECTIONS), page)))


def shown(site: Site, claim: str, path: str = "pathways/forcible-repatriation.md") -> list[tuple[str, str]]:
    return [
        (str(link.text), link.attrib["href"]) for link in logged.of_claim(site.claims[claim], site.pages[path], site)
    ]


def test_a_claim_links_to_each_day_that_corrected_it(corrected: Site) -> None:
    third = ("Corrected 3\N{NO-BREAK SPACE}December 2026", "../corrections.md#y2026-12-03")

    assert shown(corrected, "P3.2") == [
        third,
        ("Corrected 1\N{NO-BREAK SPACE}December 2026", "../corrections.md#y2026-12-01"),
    ]
    assert shown(corrected, "P3.5") == [third]
    assert shown(corrected, "P3.4") == []


def test_what_brought_a_claim_in_is_no_change_of_it(edition: Edition) -> None:
    text = LOG.replace("2026-12-03", "2026-11-24").replace("Corrections", "Changes")
    page = pages.read(text, log.CHANGES, f"docs/{log.CHANGES}").page
    assert page is not None
    site = Site(replace(edition, pages=(*(p for p in edition.pages if p.path != log.CHANGES), page)))

    assert shown(site, "P3.5") == []
    assert shown(site, "P3.2") == [("Changed 1\N{NO-BREAK SPACE}December 2026", "../changes.md#y2026-12-01")]


def test_a_page_shows_each_line_that_names_its_claims_once(corrected: Site) -> None:
    (section,) = logged.sections(corrected.pages["pathways/forcible-repatriation.md"], corrected)

    assert ["".join(item.itertext()) for item in section.iter("li")] == [
        "Corrected 3 December 2026: P3.2 said “one”; it says two, as P3.5 does.",
        "Corrected 3 December 2026: The third claim was narrowed.",
        "Corrected 1 December 2026: P3.2 gave a wrong date, and A/P3.9 is no claim.",
    ]
    assert list(logged.sections(corrected.pages["about.md"], corrected)) == []
    assert list(logged.sections(corrected.pages[log.CORRECTIONS], corrected)) == []


def test_an_id_in_the_log_leads_to_its_claim(corrected: Site) -> None:
    text = el("p", None, "P3.2 and ", el("b", None, "P3.4"), ", P3.5; A/P3.9, P3.999.")
    logged.link_claims(el("div", None, text), corrected.pages[log.CORRECTIONS], corrected)

    page = "pathways/forcible-repatriation.md"
    assert Xml.tostring(text, encoding="unicode") == (
        f'<p><a href="{page}#p3-2">P3.2</a> and <b>P3.4</b>, <a href="{page}#p3-5">P3.5</a>; A/P3.9, P3.999.</p>'
    )


def test_one_command_sets_the_day_of_first_publication_and_puts_every_wording_on_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(BASE, folder)
    settings = folder / "docs/data/edition.yaml"
    kept = settings.read_text(encoding="utf-8")
    drafts = "".join(line for line in kept.splitlines(keepends=True) if "first_published" not in line)
    settings.write_text(drafts + "# first_published: 2027-01-31\n", encoding="utf-8")
    (folder / wording.PATH).write_text(wording.HEADER, encoding="utf-8")
    assert codes(folder) == []

    assert main(["first-publication", "31 January"], folder) == 2
    assert main(["first-publication", "2027-01-31"], folder) == 0
    edition = load(folder)
    assert settings.read_text(encoding="utf-8") == drafts.rstrip("\n") + "\nfirst_published: 2027-01-31\n"
    assert {line.claim for line in edition.wording} == {claim.id for claim in edition.claims}
    assert {line.date for line in edition.wording} == {"2027-01-31"}
    assert codes(folder) == []

    assert main(["first-publication"], folder) == 2
    assert "The edition was first published on 2027-01-31; the day stays." in capsys.readouterr().err


def test_an_edition_with_faults_has_no_first_publication(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "site"
    shutil.copytree(BASE, folder)
    settings = folder / "docs/data/edition.yaml"
    kept = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join(line for line in kept if "first_published" not in line), encoding="utf-8")
    reword(folder, "[see @un-coi-2014", "[see @un-none-2014")

    assert main(["first-publication"], folder) == 1
    assert load(folder).settings.first_published == ""
    assert "nothing was set" in capsys.readouterr().out
