"""The fields of the records in docs/data, in one table for the readers and for the JSON Schemas.

A field says what stands under its key, whether it must be there, and what it looks like. The readers take its key, its
form and its example from here (`data_reader.py`), the schemas also what it is for (`check/schemas.py`). The fields of a
source are those of CSL and stand with its rules (`check/bibliography.py`), those of front matter in `vocabulary.py`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from .vocabulary import (
    CLAIM_ID,
    EVENT_KINDS,
    FIGURE_FORMS,
    GRADES,
    GROUPS,
    HEALTH_STATES,
    LANGUAGES,
    READING_KINDS,
    SECTIONS,
    UNIT_ID,
)

PARTLY, NOT_DRAWN = "partly", "no"
"""What a row of a figure says of values that were confirmed only in part, and of one that is not drawn."""


def is_day(text: str) -> bool:
    """Whether a text is a day that there is: 2024-02-29."""
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Form:
    """What a text must look like: a pattern for the whole of it, and what no pattern can say.

    `name` is what a fault calls it, and `hint` how it is mended, if not by the field's example. A form without a name
    is for the schemas alone: rules, which know more than one file, tell of what has another.
    """

    pattern: str
    name: str = ""
    hint: str = ""
    also: Callable[[str], bool] = bool

    def holds(self, text: str) -> bool:
        return re.fullmatch(self.pattern, text) is not None and self.also(text)


_ANY_DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
DATE = Form(_ANY_DATE)
DATED = Form(_ANY_DATE, "date", "write it as 2026, 2026-06 or 2026-06-01")
DAY = Form("[0-9]{4}-[0-9]{2}-[0-9]{2}", "day", also=is_day)
ADDRESS = Form(r"https?://[^\s/@?#\"<>]+\.[^\s/@?#\"<>]+([/?#][^\s\"<>]*)?", "web address")
DIGEST = Form("[0-9a-f]{16}", "digest", "take what 'build.py reading' writes")
PAGES = Form("0{0,3}[1-9][0-9]{0,3}", "number of pages")
UUID = Form(
    "[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", "UUID", "python3 -c 'import uuid; print(uuid.uuid4())' makes one"
)
TAG = Form("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
ANCHOR = Form("[a-z0-9]+(-[a-z0-9]+)*", "anchor", "write it in small letters, digits and single hyphens")
CLAIM = Form(CLAIM_ID.pattern)
CLAIMS = Form(f"({CLAIM_ID.pattern})(, ?({CLAIM_ID.pattern}))*")
FACT_ID = Form("[A-Z]+-X?[0-9]+")
PATHWAY = Form("P[1-9][0-9]*")
STATEMENT_ID = Form(r"s[0-9]+\.[0-9]+")
UNIT_OR_CLAIM = Form(f"({UNIT_ID.pattern}|{CLAIM_ID.pattern}|{'|'.join(GROUPS)})")
CITATION = Form(".*@.*")


class Shape(Enum):
    """What stands under a key."""

    TEXT = auto()
    LIST = auto()  # a list of texts
    TEXTS = auto()  # a list of texts, or one text with commas
    MAP = auto()  # a text for each key, whatever the keys are
    RECORD = auto()
    RECORDS = auto()  # a list of records


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record; `example` mends the file that lacks it.

    `one_of` lists the only texts that it may hold, and `form` is that of its text or of each in its list. `of` are the
    fields of what is below it; those of a map are the only keys that it may have, where there are any.
    """

    says: str
    example: str = "…"
    required: bool = True
    shape: Shape = Shape.TEXT
    form: Form | None = None
    one_of: tuple[str, ...] = ()
    of: Mapping[str, Field] | None = None


Fields = Mapping[str, Field]


def _may(says: str, example: str = "…", shape: Shape = Shape.TEXT, **more: object) -> Field:
    """A field that need not be there."""
    return Field(says, example, False, shape, **more)  # type: ignore[arg-type]


_CITE = _may("as between the brackets of a citation", '"@survey-2024, para. 46"', form=CITATION)
_FACTS = _may("the facts that it rests on", "[UN-1]", Shape.TEXTS, form=FACT_ID)
_SEE = _may("units and claims", "[P3, P4]", Shape.TEXTS, form=UNIT_OR_CLAIM)
_CLAIMS = _may("the claims that tell it", "[P1.34]", Shape.TEXTS, form=CLAIMS)

FACT: Fields = {
    "grade": Field("how well it was confirmed", "verified", one_of=tuple(GRADES)),
    "pages": _may("on how many publishers' pages it was read", "2", form=PAGES),
    "rests_on": _may("sources and places", '["survey-2024, para. 46"]', Shape.LIST),
    "particulars": _may(
        "numbers with units, dates and names that it was confirmed with",
        '["9 October 2023", "about 600 people"]',
        Shape.LIST,
    ),
}

STATEMENT: Fields = {
    "id": Field("sM.N: the Nth statement of paragraph M", "s4.4", form=STATEMENT_ID),
    "section": Field("where a claim must carry it", "pathways", one_of=tuple(SECTIONS)),
    "statement": Field("what the executive summary says, in this edition's words", '"It details discrimination."'),
}

TERM: Fields = {
    "id": Field("the term's anchor", "kwanliso", form=ANCHOR),
    "term": Field("as the edition's texts have it", "Kwanliso"),
    "also": _may("other names of it", "[prison camp]", Shape.TEXTS),
    "text": Field("what it is, in one sentence or two", "A political prison camp."),
    "cite": _CITE,
    "facts": _FACTS,
    "see": _may("units, claims and other terms", "[P3, P4]", Shape.TEXTS),
    "names": _may(
        "its names in other languages",
        "{ko: 관리소}",
        Shape.MAP,
        of={code: _may(name, "관리소", Shape.TEXTS) for code, name in LANGUAGES.items()},
    ),
    "attested": _may("where a name was met: what kind of source, and which", "{관리소: press}", Shape.MAP),
}

EVENT: Fields = {
    "date": Field("day of the event", "1951-07-28", form=DATE),
    "text": Field("what happened, in a sentence", "The Convention is adopted."),
    "cite": _CITE,
    "facts": _FACTS,
    "kind": Field("what kind of event it is", "law", one_of=EVENT_KINDS),
    "see": _SEE,
}

SEARCHED: Fields = {
    "find": Field("words of the edition, for which is looked instead", "forcible repatriation"),
    "typed": Field("what readers type, in any language", "[sent back, refoulement]", shape=Shape.TEXTS),
}

FORMS: Fields = {
    "id": Field("the id of a term of the glossary", "security-council", form=ANCHOR),
    "forms": Field("other forms that the language has for it", "[안보리]", shape=Shape.TEXTS),
}

CELL: Fields = {
    "pathway": Field("the row", "P1", form=PATHWAY),
    "column": Field("the id of the heading for an actor, or for all together", "both"),
    "words": Field("what was found, in 5 to 12 words", "Both disputed the requests"),
    "claims": Field("the claims that the words rest on", "[P1.34]", shape=Shape.TEXTS, form=CLAIM),
}

READING: Fields = {
    "claim": _may("the claim that was read", "P3.2", form=CLAIM),
    "account": _may("or the unit or group whose account has the paragraph that was read", "P3"),
    "words": Field("digest of the words that were read", "0123456789abcdef", form=DIGEST),
    "on": Field("the day", "2026-11-30", form=DAY),
    "kind": Field("what it was read against", "primary", one_of=tuple(READING_KINDS)),
    "read": Field("the address or the name of that text", "https://undocs.org/A/HRC/25/63"),
    "says": Field(
        "what it says at the place that was read",
        '"Para. 42: women who come back pregnant are often made to abort."',
    ),
}

FIGURE_ROW: Fields = {
    "at": Field("the year, the date or the name that the row is known by", "2005"),
    "gap": _may("why it has no value: without a vote, no data", "without a vote"),
    "grade": _may("where its values were confirmed only in part", PARTLY, one_of=(PARTLY,)),
    "drawn": _may("where it stands in the table alone", NOT_DRAWN, one_of=(NOT_DRAWN,)),
    "claims": _CLAIMS,
    "facts": _may("where others hold its values than those of the figure", "[UN-1]", Shape.TEXTS, form=FACT_ID),
}
"""What a row has beside its columns."""

FIGURE: Fields = {
    "title": Field("what it shows, in a sentence without a full stop"),
    "form": Field("how it is shown", "bars", one_of=tuple(FIGURE_FORMS)),
    "counts": Field("what is counted"),
    "by": Field("who counts"),
    "period": Field("from when to when", "2005–2025"),
    "unit": Field("votes, people, tiers", "votes"),
    "key": Field("what the first column is called", "Year"),
    "alternative": Field("what it shows, for who does not see it"),
    "note": _may("what a reader must know to read it"),
    "doubt": _may("the reason why rows are marked as confirmed in part"),
    "credit": _may("who compiled the values"),
    "claims": _CLAIMS,
    "facts": _FACTS,
    "cite": _CITE,
    "columns": Field("what each column is called, by its key", "{yes: Yes, no: No}", shape=Shape.MAP),
    "draw": _may("the columns that are drawn, in order", "[yes, no]", Shape.TEXTS),
    "values": _may("of spans: the names that the cells hold, from low to high", "[low, high]", Shape.TEXTS),
    "rows": Field("the values", "[{at: 2005, yes: 88, no: 21}]", shape=Shape.RECORDS, of=FIGURE_ROW),
}

NUMBER: Fields = {
    "figure": Field("the number with its words", "more than 500"),
    "counts": Field("what it counts", "wells that were dry"),
    "by": Field("who says so", "the Council"),
    "when": Field("of which time", "2024"),
    "range": _may("what others count, where its claims tell that too", "two to four"),
    "claims": Field("the claims that tell it", "[P1.34]", shape=Shape.TEXTS, form=CLAIMS),
}

HEALTH: Fields = {
    "state": Field("what it answered when it was asked last", "answers", one_of=HEALTH_STATES),
    "since": Field("since when", "2026-11-30", form=DAY),
    "said": _may("why"),
    "to": _may("where it leads"),
    "seen": _may("what stood there"),
    "copy": _may("the address of a copy that an archive told of"),
    "copied": _may("the day on which the copy was made", form=DAY),
}

PUBLISHER: Fields = {
    "name": Field("as a sentence names them", "the Institute"),
    "url": Field("the official address", "https://institute.example.org/", form=ADDRESS),
}

MET: Fields = {
    "what": Field("a kind of source", "Congress"),
    "date": Field("of the latest material met", "2026-06-01", form=DATED),
}

ACTOR: Fields = {
    "name": Field("as a heading names them", "the Board"),
    "heading": Field("the id of their heading on the pages of pathways", "board"),
    "names": Field("of which a claim under that heading must hold one", "[Board, Board’s]", shape=Shape.LIST),
}

CAPTION: Fields = {
    "words": Field("what the group is in the argument", "The violations"),
    "members": Field("what its units are", "findings"),
}

TRANSLATION: Fields = {
    "language": Field("its tag, which names its folder below docs/", "ko"),
    "reviewed": _may("the day on which a reader of that language reviewed it, if ever", "2026-11-30", form=DAY),
}
"""Of a translation; and, in the composed sources of one, of the original."""

REPORT: Fields = {
    "citekey": Field("its record in the bibliography", "the-report-2023"),
    "published": Field("the day of its publication; a development is dated after it", "2023-09-14", form=DAY),
    "authors": Field("their names in short", "[Institute for Rivers]", shape=Shape.LIST),
    "sentence_title": _may("the same with the capitals of a sentence", "The rivers of Lornmark"),
    "publishers": _may(
        "who carries the report",
        "[{name: the Institute, url: https://institute.example.org/}]",
        Shape.RECORDS,
        of=PUBLISHER,
    ),
}

EDITION: Fields = {
    "title": Field("the title of this edition", '"The Rivers of Lornmark: An Annotated Edition"'),
    "short_title": Field("the same where space is scarce", "The rivers of Lornmark"),
    "sentence_title": _may("the same with the capitals of a sentence", '"The rivers of Lornmark"'),
    "uuid": _may(
        "what the ids of its feeds are made of: made once, and never changed",
        "0b8a3f0e-6b0c-4f6e-9d0a-2f1f5a3c7e11",
        form=UUID,
    ),
    "language": _may("of its pages, as a tag; English where none is named", "ko", form=TAG),
    "record_read": Field("how far the record was read, in short", "Record read through January 2026"),
    "met": _may("the same, by kind of source", "[{what: Congress, date: 2026-06-01}]", Shape.RECORDS, of=MET),
    "example": _may("the claim that examples are made of", "P1.2", form=CLAIM),
    "report": Field("the report that this edition is of", "{citekey: the-report-2023}", shape=Shape.RECORD, of=REPORT),
    "names": _may("names that any text may use, whatever it rests on", "[Geneva, New York]", Shape.LIST),
    "actors": _may(
        "whose part in the pathways the matrix tells apart",
        "[{name: the Board, heading: board, names: [Board]}]",
        Shape.RECORDS,
        of=ACTOR,
    ),
    "captions": _may(
        "what the argument map calls each group",
        "{findings: {words: The violations, members: findings}}",
        Shape.MAP,
        of={group: _may(group, shape=Shape.RECORD, of=CAPTION) for group in GROUPS},
    ),
    "map_names": _may("what the map calls paragraphs", "{ES1: The question}", Shape.MAP),
    "short_names": _may(
        "what a note calls the makers of sources, by their whole names", "{Institute for Rivers: IR}", Shape.MAP
    ),
    "translations": _may(
        "the languages that the edition is translated into", "[{language: ko}]", Shape.RECORDS, of=TRANSLATION
    ),
    "original": _may("set by the build in the sources of a translation", shape=Shape.RECORD, of=TRANSLATION),
    "first_published": _may(
        "the day from which published wordings are kept; unset while they are drafts", "2023-09-14", form=DAY
    ),
}
