"""The feeds, the log they are made of, and the dates that everything takes from it."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from conftest import SITE_URL
from edition.config import LACKS, Config
from edition.content import log, pages
from edition.content.model import Edition, Settings, Wording
from edition.content.places import Span
from edition.publish.catalog import Catalog
from edition.publish.exports import feeds

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
NAMES = ("changes", "corrections", "developments")

LOG = """---
title: Changes
kind: page
summary: The log.
---

## 3 December 2026 { #y2026-12-03 }

P3.2 was narrowed: [P3.2](pathways/forcible-repatriation.md#p3-2), and the [method](method.md) says why.

### More of it { #more }

See [elsewhere](https://example.org/).

## How it is kept { #how }

Not an entry: [glossary](glossary.md).

## 24 November 2026 { #y2026-11-24 }

First edition.
"""


def with_log(edition: Edition, text: str = LOG, path: str = log.CHANGES) -> Edition:
    page = pages.read(text, path, f"docs/{path}").page
    assert page is not None
    return replace(edition, pages=(*(p for p in edition.pages if p.path != path), page))


def at(edition: Edition, published: bool = True) -> Catalog:
    return Catalog(edition, Config(Path(), SITE_URL, "", lacks=() if published else LACKS))


def feed(catalog: Catalog, folder: Path, name: str) -> Xml.Element:
    feeds.write(catalog.edition, catalog.config, folder)
    return Xml.fromstring((folder / "feeds" / f"{name}.xml").read_bytes())


def words(parent: Xml.Element, tag: str) -> str:
    found = parent.findall(ATOM + tag)
    assert len(found) == 1, tag
    return (found[0].text or "").strip()


def link(entry: Xml.Element) -> str:
    (found,) = entry.findall(f"{ATOM}link[@rel='alternate']")
    return found.get("href") or ""


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_has_what_rfc_4287_asks(site: Path, name: str) -> None:
    root = Xml.fromstring((site / "feeds" / f"{name}.xml").read_bytes())
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert words(root, "author") is not None
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "An Invented Press"
    ways = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert ways["self"] == f"{SITE_URL}feeds/{name}.xml"
    for part in (root, *entries):
        assert words(part, "title")
        assert MOMENT.fullmatch(words(part, "updated"))
        assert URN.fullmatch(words(part, "id"))
    ids = [words(root, "id"), *(words(entry, "id") for entry in entries)]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert words(entry, "content")
        content = entry.find(f"{ATOM}content")
        assert content is not None and content.get("type") == "html"
        addresses = re.findall(r'(?:href|src)="([^"]*)"', content.text or "")
        assert all(address.startswith(("https://", "http://")) for address in addresses)
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None
        assert words(entry, "published") <= words(entry, "updated") <= words(root, "updated")


def test_every_development_is_an_entry_that_says_what_it_is(site: Path, edition: Edition) -> None:
    root = Xml.fromstring((site / "feeds/developments.xml").read_bytes())
    texts = {link(entry): words(entry, "content") for entry in root.findall(f"{ATOM}entry")}
    assert set(texts) == {f"{SITE_URL}{u.anchor}/" for u in edition.units if u.kind == "development"}
    for text in texts.values():
        assert text.startswith("<p>Not part of the report; its authors have not reviewed this.")
        assert re.search(r">N\d+\.\d+ · Since publication, [a-z ]+ · [\d-]+</a>", text)
        assert re.search(r"<p>\(sources: <a href=\"[^\"]+\">.+</a>\)</p>", text)
        assert "[@" not in text and " ." not in text


def test_every_page_leads_to_the_feeds(site: Path, edition: Edition) -> None:
    for page in edition.pages:
        html = (site / page.url / "index.html").read_text(encoding="utf-8")
        found = re.findall(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', html)
        assert [path.rpartition("/")[2] for path in found] == [f"{name}.xml" for name in NAMES], page.path
        assert all(((site / page.url) / path).resolve().is_file() for path in found)


def test_an_entry_of_the_log_knows_its_day_its_text_and_what_it_touches(edition: Edition) -> None:
    first, second = log.entries(with_log(edition), log.CHANGES)
    assert (first.date, first.anchor, first.title) == ("2026-12-03", "y2026-12-03", "3 December 2026")
    assert first.text.startswith("P3.2 was narrowed")
    assert first.text.endswith("[elsewhere](https://example.org/).")
    assert first.touches == {"/pathways/forcible-repatriation/#p3-2", "/method/"}
    assert (second.text, second.touches) == ("First edition.", frozenset())


def test_what_an_entry_touches_changes_on_its_day_and_nothing_else_does(edition: Edition) -> None:
    catalog = at(with_log(edition))
    changed = {n for n in (*catalog.claims, *catalog.units, *catalog.pages) if catalog.changed(n) == "2026-12-03"}
    assert changed == {"P3.2", "P3", "pathways/forcible-repatriation.md", "method.md", "changes.md"}
    assert catalog.updated == "2026-12-03"
    assert catalog.published("P3.2") == "2026-11-24"


def test_a_development_s_entry_is_updated_when_a_log_says_that_it_changed(edition: Edition, tmp_path: Path) -> None:
    unit = next(unit for unit in edition.units if unit.kind == "development")
    text = LOG.replace("P3.2 was narrowed", f"{unit.id}.1 named another day")

    root = feed(at(with_log(edition, text, log.CORRECTIONS)), tmp_path, "developments")

    address = f"{SITE_URL}{unit.anchor}/"
    (entry,) = [entry for entry in root.findall(f"{ATOM}entry") if link(entry) == address]
    assert words(entry, "updated") == words(root, "updated") == "2026-12-03T00:00:00Z"
    assert words(entry, "published") < words(entry, "updated")


def test_a_new_address_is_a_change_of_the_edition_though_no_log_names_it(edition: Edition) -> None:
    last = edition.ledger[-1]
    later = replace(last, date="2026-12-24", address="/new-page/")

    assert at(replace(edition, ledger=(*edition.ledger, later))).updated == "2026-12-24"


CORRECTED = """---
title: Corrections
kind: page
summary: The log.
---

## 4 December 2026 { #y2026-12-04 }

- P3.2 and P3.5 gave *one* number; see [P3.2](pathways/forcible-repatriation.md#p3-2).
- P3.5 named another day.
- The [method](method.md) had a word too many.

## 3 December 2026 { #y2026-12-03 }

- P3.2 gave another date.
"""


def test_each_corrected_claim_of_a_day_is_an_entry_and_the_newest_stands_first(
    edition: Edition, tmp_path: Path
) -> None:
    root = feed(at(with_log(edition, CORRECTED, log.CORRECTIONS)), tmp_path, "corrections")
    entries = root.findall(f"{ATOM}entry")
    assert [words(entry, "title") for entry in entries] == [
        "P3.2: correction of 4 December 2026",
        "P3.5: correction of 4 December 2026",
        "4 December 2026",
        "P3.2: correction of 3 December 2026",
    ]
    first, second, others, _ = (words(entry, "content") for entry in entries)
    assert f'gave <em>one</em> number; see <a href="{SITE_URL}pathways/forcible-repatriation/#p3-2">P3.2</a>' in first
    assert f'<a href="{SITE_URL}p3-2/">P3.2 · ' in first
    assert "named another day" in second and "named another day" not in first
    assert others == f'<p>The <a href="{SITE_URL}method/">method</a> had a word too many.</p>'
    assert words(root, "updated") == "2026-12-04T00:00:00Z"


def test_ids_stay_where_the_edition_moves_and_differ_by_edition_and_language(edition: Edition, tmp_path: Path) -> None:
    def ids(settings: Settings, site_url: str) -> list[str]:
        moved = replace(with_log(edition, CORRECTED, log.CORRECTIONS), settings=settings)
        root = feed(Catalog(moved, Config(Path(), site_url, "")), tmp_path, "corrections")
        return [node.text or "" for node in root.iter(f"{ATOM}id")]

    here = ids(edition.settings, SITE_URL)
    assert ids(edition.settings, "https://elsewhere.example/") == here
    assert not set(here) & set(ids(replace(edition.settings, uuid=str(uuid.UUID(int=1))), SITE_URL))
    assert not set(here) & set(ids(replace(edition.settings, language="en-GB"), SITE_URL))


def test_a_development_is_updated_when_a_claim_is_added_or_reworded(edition: Edition, tmp_path: Path) -> None:
    unit = next(unit for unit in edition.units if unit.kind == "development")
    claim = next(claim for claim in edition.claims if claim.unit == unit.id)
    line = Wording("2026-12-09", claim.id, "0" * 16, Span("docs/data/wording.txt", 1))
    root = feed(at(replace(edition, wording=(line,))), tmp_path, "developments")
    (entry,) = [e for e in root.findall(f"{ATOM}entry") if link(e) == f"{SITE_URL}{unit.anchor}/"]
    assert words(entry, "updated") == "2026-12-09T00:00:00Z"


def test_a_feed_of_a_draft_says_so(edition: Edition, tmp_path: Path) -> None:
    assert words(feed(at(edition, published=False), tmp_path, "changes"), "subtitle") == (
        "Draft: this build has no published address, no publisher and no private way to its publisher."
    )
    assert feed(at(edition), tmp_path, "changes").find(f"{ATOM}subtitle") is None
