"""The tables that the rest of the project reads: kinds, relations, bases, groups, locator labels.

A new kind, relation or label is a new row here, never a new branch elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page. `keys` is its front matter in order; `optional` may be absent; `letter` begins its ids."""

    keys: tuple[str, ...]
    optional: frozenset[str] = frozenset()
    letter: str = ""
    label: str = ""


_PLAIN = ("title", "kind", "summary")
_UNIT = ("title", "kind", "id", "summary")
_NAMED = (*_UNIT, "short")

TEXT_KEYS = (*_NAMED, "date", "added")
"""Keys of the front matter whose value is one text."""

PRINTED_KEYS = ("title", "summary", "short")
"""Those whose words a reader sees."""

KINDS: dict[str, Kind] = {
    "home": Kind(_PLAIN),
    "page": Kind(_PLAIN),
    "summary": Kind(_PLAIN),
    "frame": Kind((*_UNIT, "facilitates"), frozenset({"facilitates"}), "X", "Frame"),
    "finding": Kind((*_NAMED, "led_to_by"), frozenset({"short", "led_to_by"}), "F", "Finding"),
    "pathway": Kind((*_NAMED, "leads_to", "answered_by"), frozenset({"short", "answered_by"}), "P", "Pathway"),
    "drivers": Kind((*_PLAIN, "drives"), label="Drivers"),
    "accelerants": Kind((*_PLAIN, "worsens"), label="Accelerants"),
    "recommendation": Kind((*_NAMED, "addressees", "answers"), frozenset({"short"}), "R", "Recommendation"),
    "development": Kind(
        (*_UNIT, "date", "added", "bears_on", "follows_up"), frozenset({"follows_up"}), "N", "Development"
    ),
}

SECTION_UNITS: dict[str, str] = {"ES": "paragraph", "D": "driver", "A": "accelerant"}
"""Kinds of unit that are sections of a page, by the letters of their ids."""

UNIT_KINDS: dict[str, str] = {**SECTION_UNITS, **{k.letter: name for name, k in KINDS.items() if k.letter}}
"""Kind of unit by the letters of its id."""

UNIT_ORDER = ("paragraph", "frame", "finding", "pathway", "driver", "accelerant", "recommendation", "development")
"""Kinds of unit in the order in which lists have them."""

GROUPS: dict[str, str] = {
    "findings": "finding",
    "pathways": "pathway",
    "drivers": "driver",
    "accelerants": "accelerant",
    "recommendations": "recommendation",
}
"""Groups that a relation may name in place of a unit, with the kind of their members."""

GROUP_PAGES: dict[str, str] = {
    "findings": "findings/index.md",
    "pathways": "pathways/index.md",
    "drivers": "pathways/drivers.md",
    "accelerants": "pathways/accelerants.md",
    "recommendations": "recommendations/index.md",
}


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation, written in front matter under its name by pages of kind `source`.

    `targets` are kinds and groups. `inverse` is the key by which a target declines it; `required` says which
    ends must have it or decline it. `forward` and `backward` are the words a reader sees. `of` is the group that
    the page writes it for, where that is not the page's own unit.
    """

    source: str
    targets: frozenset[str]
    forward: str
    backward: str
    inverse: str = ""
    required: frozenset[str] = frozenset({"source"})
    of: str = ""


RELATIONS: dict[str, RelationType] = {
    "leads_to": RelationType(
        "pathway",
        frozenset({"finding"}),
        "Leads to",
        "Pathways that lead to it",
        "led_to_by",
        frozenset({"source", "target"}),
    ),
    "answers": RelationType(
        "recommendation",
        frozenset({"pathway"}),
        "Answers",
        "Recommendations that answer it",
        "answered_by",
        frozenset({"source", "target"}),
    ),
    "facilitates": RelationType(
        "frame", frozenset({"findings"}), "Facilitate", "What facilitates it", required=frozenset(), of="pathways"
    ),
    "drives": RelationType("drivers", frozenset({"pathways"}), "Drive", "What drives it"),
    "worsens": RelationType("accelerants", frozenset({"paragraph", "findings"}), "Worsen", "What makes it worse"),
    "bears_on": RelationType(
        "development",
        frozenset(
            {
                "finding",
                "pathway",
                "driver",
                "accelerant",
                "recommendation",
                "frame",
                "paragraph",
                "findings",
                "pathways",
            }
        ),
        "Bears on",
        "Since publication",
    ),
    "follows_up": RelationType(
        "development", frozenset({"development"}), "Follows up", "Followed up by", required=frozenset()
    ),
}

OUTSIDE_THE_ARGUMENT: frozenset[str] = frozenset(
    n for n, relation in RELATIONS.items() if relation.source == "development"
)
"""Relations that developments write: no part of the report's argument, which the map and the matrix draw."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Whose a claim is. `needs` are the options it must carry; `cites` whether its text must cite a source."""

    label: str
    needs: frozenset[str]
    allows: frozenset[str]
    cites: bool


BASES: dict[str, Basis] = {
    "report": Basis(
        "Executive summary, restated",
        frozenset({"statement"}),
        frozenset(),
        True,
    ),
    "record": Basis(
        "Public record",
        frozenset({"facts"}),
        frozenset({"doubt"}),
        True,
    ),
    "since": Basis(
        "Since publication",
        frozenset({"facts", "date"}),
        frozenset({"doubt"}),
        True,
    ),
    "reading": Basis(
        "This edition’s reading",
        frozenset({"from"}),
        frozenset(),
        False,
    ),
}

RESTS_ON_FACTS: frozenset[str] = frozenset(name for name, basis in BASES.items() if "facts" in basis.needs)
"""The bases of claims that rest on facts."""

OPTIONS: frozenset[str] = frozenset({"basis"}).union(*(basis.needs | basis.allows for basis in BASES.values()))
"""All that may stand below the first line of a claim."""

PREMISES = "premises"

READING_KINDS: dict[str, str] = {
    "primary": "the primary text",
    "cited page": "the cited page",
    "translation": "a translation",
    "independent": "an independent account",
    PREMISES: "the claims that it reasons from",
}
"""Kinds of text that a claim was read against, the strongest first, as a label names them."""

NOT_READ = "not read again"
"""What a label says of a claim whose words nobody has compared a second time."""

HEALTH_STATES = ("gone", "changed", "moved", "unclear", "answers")
"""What a cited address may have answered, in the order in which an editor wants to hear of it."""

EVENT_KINDS = ("law", "un", "us", "event", "report")
"""Kinds of event in the chronology."""

HOME_PAGE = "index.md"
"""The front of the edition: the page of kind `home`."""

REPORT_PAGE = "about.md"
"""The page about the report and its makers: what a reference manager saves there is the report."""

WRITTEN = re.compile(
    r"(?:404\.html|card\.png|llms\.txt|offline\.html|robots\.txt|sha256sums\.txt|sitemap\.xml(?:\.gz)?"
    r"|editors/rules(?:\.md|/.+)|feeds/[^/]+\.xml|pdf/[^/]+\.pdf|cite/[^/]+\.(?:bib|json|ris|txt))"
)
"""Files of the site that the build writes apart from pages, claims and sources."""

SHARE_SCRIPT = "assets/javascripts/share.js"
"""The script that the build adds to pages with claims; no page or template names it."""

EDITION_MAKERS = "The contributors to this edition"
"""Who stands for an author where a format must have one; the edition itself names none."""

BRIEFED = ("pathway", "recommendation")
"""Kinds of unit of which there is a brief; there is one of the whole argument too."""

INDEPENDENT = "independent of the report’s authors and publishers"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"

ADDRESSEES: dict[str, str] = {
    "congress": "Congress",
    "executive branch": "Executive branch",
    "allies": "Allies and partners",
    "companies": "Companies",
    "civil society": "Civil society",
}

LONGEST_SUMMARY = 160
"""Letters of a page's summary, so that previews show it whole."""

GRADES: dict[str, str] = {"verified": "verified", "partly": "partly confirmed", "unverified": "not confirmed"}
"""How well a fact was confirmed, the best first, with the words of a label: that the source says it, not that it is so."""

INDEX_PARTS = ("ids", "names", "symbols", "languages")
"""The parts of the index."""

SOURCE_GROUPS: dict[str, str] = {
    "un": "United Nations documents",
    "treaties": "Treaties and agreements",
    "law": "Statutes, bills and orders",
    "government": "Government releases and reports",
    "reports": "Reports and studies",
    "press": "Press",
}

LANGUAGES: dict[str, str] = {"ko": "Korean", "zh": "Chinese", "ru": "Russian", "ja": "Japanese"}
"""Languages in which the glossary gives names, by their codes."""

SCRIPTS: dict[str, str] = {"zh": "zh-Hans"}
"""Language tags that name the script, where the code alone leaves it open: Chinese names are in simplified characters."""

SECTIONS: dict[str, tuple[str, ...]] = {
    "about": ("about.md",),
    "summary": ("summary.md",),
    "findings": ("findings/",),
    "pathways": ("pathways/",),
    "recommendations": ("recommendations/",),
}
"""Where the coverage list's sections stand: files or folders of docs/."""

NAME_FIELDS = ("author", "editor")
"""The fields of a source that hold names."""

LOCATOR_LABELS: dict[str, tuple[str, ...]] = {
    "paragraph": ("para.", "paras.", "¶", "¶¶"),
    "article-locator": ("art.", "arts.", "article", "articles"),
    "section": ("sec.", "secs.", "§", "§§"),
    "page": ("p.", "pp."),
    "chapter": ("chap.", "chaps.", "ch.", "chs."),
    "appendix": ("annex", "annexes", "app.", "apps."),
    "part": ("pt.", "pts."),
    "note": ("n.", "nn."),
    "line": ("l.", "ll."),
    "column": ("col.", "cols."),
    "figure": ("fig.", "figs."),
    "table": ("tbl.", "tbls."),
    "rule": ("r.", "rr."),
    "volume": ("vol.", "vols."),
    "issue": ("no.", "nos."),
    "title-locator": ("tit.", "tits."),
    "book": ("bk.", "bks."),
    "folio": ("fol.", "fols."),
    "verse": ("v.", "vv."),
    "supplement": ("supp.", "supps."),
}
"""CSL's closed list of locator labels, so far as documents of our kinds number such parts, with the terms that
open them. https://docs.citationstyles.org/en/stable/specification.html#locators"""

LABEL_OF_TERM: dict[str, str] = {term: label for label, terms in LOCATOR_LABELS.items() for term in terms}

SPOKEN_LABELS: dict[str, tuple[str, str]] = {
    "paragraph": ("paragraph", "paragraphs"),
    "article-locator": ("article", "articles"),
    "section": ("section", "sections"),
    "page": ("page", "pages"),
    "appendix": ("annex", "annexes"),
    "chapter": ("chapter", "chapters"),
    "part": ("part", "parts"),
    "note": ("note", "notes"),
    "line": ("line", "lines"),
    "column": ("column", "columns"),
    "figure": ("figure", "figures"),
    "table": ("table", "tables"),
    "rule": ("rule", "rules"),
    "volume": ("volume", "volumes"),
    "issue": ("number", "numbers"),
    "title-locator": ("title", "titles"),
    "book": ("book", "books"),
    "folio": ("folio", "folios"),
    "verse": ("verse", "verses"),
    "supplement": ("supplement", "supplements"),
}
"""How a locator is read aloud, singular and plural."""

UNIT_ID = re.compile(rf"({'|'.join(sorted(UNIT_KINDS, key=len, reverse=True))})([1-9][0-9]{{0,8}})")
CLAIM_ID = re.compile(rf"({UNIT_ID.pattern})\.([1-9][0-9]{{0,8}})")


def since_anchor(number: int) -> str:
    """The anchor of a page’s part, by number, on what came since publication: `status`, `status-2`."""
    return "status" if number == 1 else f"status-{number}"


def unit_kind(unit: str) -> str:
    """The kind of the unit with this id, or nothing where it is no unit's id."""
    match = UNIT_ID.fullmatch(unit)
    return UNIT_KINDS[match[1]] if match else ""
