"""The tables that the rest of the project reads: kinds, relations, bases, groups, locator labels.

A new kind, relation or label is a new row here, never a new branch elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..language import N_, ngettext_noop


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page. `keys` is its front matter in order; `optional` may be absent; `letter` begins its ids."""

    keys: tuple[str, ...]
    optional: frozenset[str] = frozenset()
    letter: str = ""
    label: str = ""


_PLAIN = ("title", "kind", "summary")
_UNIT = ("title", "kind", "id", "summary")
_NAMED = (*_UNIT, "short", "points")

TEXT_KEYS = (*_UNIT, "short", "date", "added")
"""Keys of the front matter whose value is one text."""

PRINTED_KEYS = ("title", "summary", "short")
"""Those whose words a reader sees."""

KINDS: dict[str, Kind] = {
    "home": Kind((*_PLAIN, "points"), frozenset({"points"})),
    "page": Kind(_PLAIN),
    "summary": Kind(_PLAIN),
    "frame": Kind((*_UNIT, "facilitates"), frozenset({"facilitates"}), "X", N_("Frame")),
    "finding": Kind((*_NAMED, "led_to_by"), frozenset({"short", "points", "led_to_by"}), "F", N_("Finding")),
    "pathway": Kind(
        (*_NAMED, "leads_to", "answered_by"), frozenset({"short", "points", "answered_by"}), "P", N_("Pathway")
    ),
    "drivers": Kind((*_PLAIN, "points", "drives"), frozenset({"points"}), label=N_("Drivers")),
    "accelerants": Kind((*_PLAIN, "points", "worsens"), frozenset({"points"}), label=N_("Accelerants")),
    "recommendation": Kind(
        (*_NAMED, "addressees", "answers"), frozenset({"short", "points"}), "R", N_("Recommendation")
    ),
    "development": Kind(
        (*_UNIT, "date", "added", "bears_on", "follows_up"), frozenset({"follows_up"}), "N", N_("Development")
    ),
}

SECTION_UNITS: dict[str, str] = {"ES": "paragraph", "D": "driver", "A": "accelerant"}
"""Kinds of unit that are sections of a page, by the letters of their ids."""

UNIT_KINDS: dict[str, str] = {**SECTION_UNITS, **{k.letter: name for name, k in KINDS.items() if k.letter}}
"""Kind of unit by the letters of its id."""

UNIT_LABELS: dict[str, str] = {
    "paragraph": N_("Paragraph"),
    "driver": N_("Driver"),
    "accelerant": N_("Accelerant"),
    **{name: kind.label for name, kind in KINDS.items() if kind.letter},
}
"""What a reader calls a unit, by its kind."""

POINTS = (3, 5)
"""The fewest and the most key points of a unit."""

ACCOUNT_WORDS: dict[str, tuple[int, int]] = {
    "pathway": (700, 1100),
    "finding": (250, 450),
    "recommendation": (350, 600),
    "drivers": (300, 500),
    "accelerants": (300, 500),
}
"""The kinds of page that have an account, and the fewest and the most words of it."""

KEY_POINTS = "key-points"
"""The anchor of the key points of a page; before it stands the unit where they are those of a section: `d1-key-points`."""

ACCOUNT = "account"
"""The anchor of a page's account."""

RECORD = "claim-by-claim"
"""The anchor of the record of a page that has an account."""

AFTER_RECORD = frozenset({"positions", "limits", "not-said"})
"""The anchors of the parts that follow the record: what governments say, what is disputed, what is not said."""

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

GROUP_NAMES: dict[str, str] = {
    "findings": N_("Findings"),
    "pathways": N_("Pathways"),
    "drivers": N_("Drivers"),
    "accelerants": N_("Accelerants"),
    "recommendations": N_("Recommendations"),
}

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
        N_("Leads to"),
        N_("Pathways that lead to it"),
        "led_to_by",
        frozenset({"source", "target"}),
    ),
    "answers": RelationType(
        "recommendation",
        frozenset({"pathway"}),
        N_("Answers"),
        N_("Recommendations that answer it"),
        "answered_by",
        frozenset({"source", "target"}),
    ),
    "facilitates": RelationType(
        "frame",
        frozenset({"findings"}),
        N_("Facilitate"),
        N_("What facilitates it"),
        required=frozenset(),
        of="pathways",
    ),
    "drives": RelationType("drivers", frozenset({"pathways"}), N_("Drive"), N_("What drives it")),
    "worsens": RelationType(
        "accelerants", frozenset({"paragraph", "findings"}), N_("Worsen"), N_("What makes it worse")
    ),
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
        N_("Bears on"),
        N_("Since publication"),
    ),
    "follows_up": RelationType(
        "development", frozenset({"development"}), N_("Follows up"), N_("Followed up by"), required=frozenset()
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
        N_("Executive summary, restated"),
        frozenset({"statement"}),
        frozenset(),
        True,
    ),
    "record": Basis(
        N_("Public record"),
        frozenset({"facts"}),
        frozenset({"doubt"}),
        True,
    ),
    "since": Basis(
        N_("Since publication"),
        frozenset({"facts", "date"}),
        frozenset({"doubt"}),
        True,
    ),
    "reading": Basis(
        N_("This edition’s reading"),
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
    "primary": N_("the primary text"),
    "cited page": N_("the cited page"),
    "translation": N_("a translation"),
    "independent": N_("an independent account"),
    PREMISES: N_("the claims that it reasons from"),
}
"""Kinds of text that a claim was read against, the strongest first, as a label names them."""

NOT_READ = N_("not read again")
"""What a label says of a claim whose words nobody has compared a second time."""

HEALTH_STATES = ("gone", "changed", "moved", "unclear", "answers")
"""What a cited address may have answered, in the order in which an editor wants to hear of it."""

FIGURE_FORMS: dict[str, bool] = {"bars": True, "spans": True, "ranges": True, "table": False, "list": False}
"""How a figure is shown, and whether it is drawn: stacked bars by year, spans of years with one value, dots and ranges."""

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

EDITION_MAKERS = N_("The contributors to this edition")
"""Who stands for an author where a format must have one; the edition itself names none."""

BRIEFED = ("pathway", "recommendation")
"""Kinds of unit of which there is a brief; there is one of the whole argument too."""

INDEPENDENT = N_("independent of the report’s authors and publishers")
LICENSE = "https://creativecommons.org/licenses/by/4.0/"

ADDRESSEES: dict[str, str] = {
    "congress": N_("Congress"),
    "executive branch": N_("Executive branch"),
    "allies": N_("Allies and partners"),
    "companies": N_("Companies"),
    "civil society": N_("Civil society"),
}

LONGEST_SUMMARY = 160
"""Letters of a page's summary, so that previews show it whole."""

GRADES: dict[str, str] = {
    "verified": N_("verified"),
    "partly": N_("partly confirmed"),
    "unverified": N_("not confirmed"),
}
"""How well a fact was confirmed, the best first, with the words of a label: that the source says it, not that it is so."""

INDEX_PARTS = ("ids", "names", "symbols", "languages")
"""The parts of the index."""

SOURCE_GROUPS: dict[str, str] = {
    "un": N_("United Nations documents"),
    "treaties": N_("Treaties and agreements"),
    "law": N_("Statutes, bills and orders"),
    "government": N_("Government releases and reports"),
    "reports": N_("Reports and studies"),
    "press": N_("Press"),
}

LANGUAGES: dict[str, str] = {"ko": "Korean", "zh": "Chinese", "ru": "Russian", "ja": "Japanese"}
"""Languages in which the glossary gives names, by their codes, as editors call them."""

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
    "paragraph": (*ngettext_noop("para.", "paras."), "¶", "¶¶"),
    "article-locator": (*ngettext_noop("art.", "arts."), "article", "articles"),
    "section": (*ngettext_noop("sec.", "secs."), "§", "§§"),
    "page": ngettext_noop("p.", "pp."),
    "chapter": (*ngettext_noop("chap.", "chaps."), "ch.", "chs."),
    "appendix": (*ngettext_noop("annex", "annexes"), "app.", "apps."),
    "part": ngettext_noop("pt.", "pts."),
    "note": ngettext_noop("n.", "nn."),
    "line": ngettext_noop("l.", "ll."),
    "column": ngettext_noop("col.", "cols."),
    "figure": ngettext_noop("fig.", "figs."),
    "table": ngettext_noop("tbl.", "tbls."),
    "rule": ngettext_noop("r.", "rr."),
    "volume": ngettext_noop("vol.", "vols."),
    "issue": ngettext_noop("no.", "nos."),
    "title-locator": ngettext_noop("tit.", "tits."),
    "book": ngettext_noop("bk.", "bks."),
    "folio": ngettext_noop("fol.", "fols."),
    "verse": ngettext_noop("v.", "vv."),
    "supplement": ngettext_noop("supp.", "supps."),
}
"""CSL's closed list of locator labels, so far as documents of our kinds number such parts, with the terms that
open them. https://docs.citationstyles.org/en/stable/specification.html#locators"""

LABEL_OF_TERM: dict[str, str] = {term: label for label, terms in LOCATOR_LABELS.items() for term in terms}

SPOKEN_LABELS: dict[str, tuple[str, str]] = {
    "paragraph": ngettext_noop("paragraph", "paragraphs"),
    "article-locator": ngettext_noop("article", "articles"),
    "section": ngettext_noop("section", "sections"),
    "page": ngettext_noop("page", "pages"),
    "appendix": ngettext_noop("annex", "annexes"),
    "chapter": ngettext_noop("chapter", "chapters"),
    "part": ngettext_noop("part", "parts"),
    "note": ngettext_noop("note", "notes"),
    "line": ngettext_noop("line", "lines"),
    "column": ngettext_noop("column", "columns"),
    "figure": ngettext_noop("figure", "figures"),
    "table": ngettext_noop("table", "tables"),
    "rule": ngettext_noop("rule", "rules"),
    "volume": ngettext_noop("volume", "volumes"),
    "issue": ngettext_noop("number", "numbers"),
    "title-locator": ngettext_noop("title", "titles"),
    "book": ngettext_noop("book", "books"),
    "folio": ngettext_noop("folio", "folios"),
    "verse": ngettext_noop("verse", "verses"),
    "supplement": ngettext_noop("supplement", "supplements"),
}
"""How a locator is read aloud, singular and plural."""

UNIT_ID = re.compile(rf"({'|'.join(sorted(UNIT_KINDS, key=len, reverse=True))})([1-9][0-9]{{0,8}})")
CLAIM_ID = re.compile(rf"({UNIT_ID.pattern})\.([1-9][0-9]{{0,8}})")


def since_anchor(number: int) -> str:
    """The anchor of a page’s part, by number, on what came since publication: `status`, `status-2`."""
    return "status" if number == 1 else f"status-{number}"


NEIGHBORS = "before-and-after"
"""The anchor of the developments before and after the one that a page tells."""


def unit_kind(unit: str) -> str:
    """The kind of the unit with this id, or nothing where it is no unit's id."""
    match = UNIT_ID.fullmatch(unit)
    return UNIT_KINDS[match[1]] if match else ""
