"""JSON Schemas of the data files and of front matter, made from the tables that the rules read.

An editor's software completes and checks by them while one types. They say what a schema can: keys, forms and closed
lists; what the files mean together is for the rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..content import figures, settings
from ..content.vocabulary import (
    ADDRESSEES,
    CLAIM_ID,
    EVENT_KINDS,
    FIGURE_FORMS,
    GRADES,
    GROUPS,
    HEALTH_STATES,
    KINDS,
    LANGUAGES,
    LOCATOR_LABELS,
    LONGEST_SUMMARY,
    READING_KINDS,
    RELATIONS,
    SECTIONS,
    UNIT_ID,
)
from .bibliography import CUSTOM_FIELDS, EITHER, FIELDS, MARKS, NAMES, REQUIRED, REQUIRED_CUSTOM, TYPES

FOLDER = ".schemas"
Schema = dict[str, Any]

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The version that the YAML language server reads."""

_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_DAY = _DATE.strip("^$")
_ISSUED = rf"^((ca?\.|circa) ?)?{_DAY}~?([/–]{_DAY}~?)?$"
_UNIT_OR_CLAIM = f"^({UNIT_ID.pattern}|{CLAIM_ID.pattern}|{'|'.join(GROUPS)})$"
_STATEMENT = r"^s[0-9]+\.[0-9]+$"
_FACT = r"^[A-Z]+-X?[0-9]+$"


def _text(description: str = "", **more: object) -> Schema:
    """One value. A number counts as text: nobody writes quotation marks around a year."""
    said = {"description": description} if description else {}
    return {"type": ["string", "number"], **said, **more}


def _texts(description: str) -> Schema:
    """A text for each key, whatever the keys are."""
    return {"type": "object", "additionalProperties": _text(), "description": description}


def _dated(description: str) -> Schema:
    return _text(f"{description}: 2014, 2014-02 or 2014-02-07", pattern=_DATE, minimum=1000, maximum=9999)


def _one_of(values: Iterable[str], description: str = "") -> Schema:
    return {"enum": list(values), **({"description": description} if description else {})}


def _many(item: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": item, **({"description": description} if description else {})}


def _some(item: Schema, description: str) -> Schema:
    """A list, or one text with commas."""
    return {"anyOf": [_many(item), _text()], "description": description}


def _object(properties: Mapping[str, Schema], required: Iterable[str] = (), **more: object) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


def _file(title: str, schema: Schema) -> Schema:
    return {"$schema": _DIALECT, "title": title, **schema}


_NAME_PART: dict[str, Schema] = {"literal": _text("a body, as it names itself"), "static-ordering": {}}
_NAME = {"anyOf": [_object({part: _NAME_PART.get(part, _text()) for part in parts}, [parts[0]]) for parts in NAMES]}

_FIELD: dict[str, Schema] = {
    "id": _text("the citekey: never renamed once published", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    "type": _one_of(sorted(TYPES), "CSL's type of the document"),
    "title": _text("as the document has it"),
    "author": _many(_NAME, "in the order of the document"),
    "editor": _many(_NAME, "in the order of the document"),
    "issued": _text(
        "day of publication: 2014, 2014-02 or 2014-02-07; from one to another: 2012/2014; about when: 1990~",
        pattern=_ISSUED,
        minimum=1000,
        maximum=9999,
    ),
    "DOI": _text("without an address before it", pattern=r"^10\.[0-9]{4,9}(\.[0-9]+)*/\S+$"),
    "edition": _text("the number of the edition, from the second on"),
    "collection-title": _text("the series"),
    "number": _text("symbol or number, as its issuer writes it: A/HRC/25/63"),
    "URL": _text("the official address", pattern=r"^https?://[^\s/@?#]+\.[^\s/@?#]+([/?#]\S*)?$"),
    "language": _text("where it is not English: ko, zh-Hant", pattern=r"^[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"),
}
"""Fields of a source that have more to say than that they are texts."""

_CUSTOM: dict[str, Schema] = {
    "seen": _dated("day on which it was read"),
    "archived": _text("the address of an archived copy", pattern=r"^https?://[^\s]+$"),
    "locators": _object(
        {label: _text("the first and the last, 1-94, or any") for label in LOCATOR_LABELS},
        description="how the document numbers its own parts",
    ),
    "use": _text("what this edition relies on it for"),
}


def _required(kind: str, fields: tuple[str, ...]) -> Schema:
    either = [{"required": [field]} for field in EITHER.get(kind, ())]
    return {"required": list(fields), **({"anyOf": either} if either else {})}


def _bibliography() -> Schema:
    custom = {name: _one_of(MARKS[name]) if name in MARKS else _CUSTOM.get(name, _text()) for name in CUSTOM_FIELDS}
    fields = {name: _FIELD.get(name, _text()) for name in sorted(FIELDS)}
    item = _object({**fields, "custom": _object(custom, REQUIRED_CUSTOM)}, ["id", *REQUIRED[""], "custom"])
    item["allOf"] = [
        {"if": {"properties": {"type": {"const": kind}}}, "then": _required(kind, required)}
        for kind, required in REQUIRED.items()
        if kind
    ]
    return _file("The bibliography", _many(item))


def _facts() -> Schema:
    fact = _object(
        {
            "grade": _one_of(GRADES, "how well it was confirmed"),
            "pages": {"type": "integer", "minimum": 1, "description": "on how many publishers' pages it was read"},
            "rests_on": _many(_text(), "sources and places: survey-2024, para. 46"),
            "particulars": _many(_text(), "numbers with units, dates and names that it was confirmed with"),
        },
        ["grade"],
    )
    return _file("The facts", {"type": "object", "patternProperties": {_FACT: fact}, "additionalProperties": False})


def _statements() -> Schema:
    entry = _object(
        {
            "id": _text("sM.N: the Nth statement of paragraph M", pattern=_STATEMENT),
            "section": _one_of(SECTIONS, "where a claim must carry it"),
            "statement": _text("what the executive summary says, in this edition's words"),
        },
        ["id", "section", "statement"],
    )
    return _file("The coverage list", _many(entry))


_CITED: dict[str, Schema] = {
    "cite": _text('as between the brackets of a citation: "@survey-2024, para. 46"', pattern="^.*@"),
    "facts": _some(_text(pattern=_FACT), "the facts that it rests on"),
    "see": _some(_text(pattern=_UNIT_OR_CLAIM), "units and claims"),
}


def _glossary() -> Schema:
    see = {**_CITED, "see": _some(_text(), "units, claims and other terms")}
    entry = _object(
        {
            "id": _text("the term's anchor", pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
            "term": _text(),
            "also": _some(_text(), "other names of it"),
            "text": _text("what it is, in one sentence or two"),
            "names": _object({code: _some(_text(), name) for code, name in LANGUAGES.items()}),
            "attested": {
                "type": "object",
                "additionalProperties": _text(),
                "description": "where a name was met: what kind of source, and which",
            },
            **see,
        },
        ["id", "term", "text"],
    )
    return _file("The glossary", _many(entry))


def _search() -> Schema:
    entry = _object(
        {
            "find": _text("words of the edition, for which is looked instead"),
            "typed": _some(_text(), "what readers type, in any language"),
        },
        ["find", "typed"],
    )
    return _file("What readers type for words of the edition", _many(entry))


def _chronology() -> Schema:
    entry = _object(
        {"date": _dated("day of the event"), "text": _text(), "kind": _one_of(EVENT_KINDS), **_CITED},
        ["date", "text", "kind"],
    )
    return _file("The chronology", _many(entry))


def _matrix() -> Schema:
    entry = _object(
        {
            "pathway": _text("the row", pattern="^P[1-9][0-9]*$"),
            "column": _text("the id of the heading for an actor, or for all together"),
            "words": _text("what was found, in 5 to 12 words"),
            "claims": _some(_text(pattern=f"^{CLAIM_ID.pattern}$"), "the claims that the words rest on"),
        },
        ["pathway", "column", "words", "claims"],
    )
    return _file("What the matrix says", _many(entry))


_REASON = {
    "anyOf": [
        _text("the reason, as this edition's reading"),
        _object({"basis": _one_of(("reading", "report")), "statement": _text(), "why": _text()}, ["why"]),
    ]
}
_INVERSES = [relation.inverse for relation in RELATIONS.values() if relation.inverse]

_POINTS = _many(_text(pattern=f"^{CLAIM_ID.pattern}$"), "three to five claims")
_KEY: dict[str, Schema] = {
    "points": {
        "anyOf": [_POINTS, {"type": "object", "additionalProperties": _POINTS}],
        "description": "the key points at the head of the page, or of each section by its unit",
    },
    "title": _text("the page's heading"),
    "summary": _text("one sentence", maxLength=LONGEST_SUMMARY),
    "date": _dated("day of the event"),
    "added": _dated("day on which the page was added"),
    "addressees": _many(_one_of(ADDRESSEES), "who must act"),
    **{
        name: {
            "type": "object",
            "propertyNames": {"pattern": f"^({UNIT_ID.pattern}|none|{'|'.join(GROUPS)})$"},
            "additionalProperties": _REASON,
            "description": f"{relation.forward}: units, each with the reason",
        }
        for name, relation in RELATIONS.items()
    },
    **{name: _object({"none": _text("the reason")}, ["none"]) for name in _INVERSES},
}


def _edition() -> Schema:
    day = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    in_sentence = _text("the same with the capitals of a sentence")
    publisher = _object({"name": _text("as a sentence names them"), "url": _FIELD["URL"]}, settings.PUBLISHER_KEYS)
    actor = _object(
        {
            "name": _text(),
            "heading": _text("the id of their heading on the pages of pathways"),
            "names": _many(_text(), "of which a claim under that heading must hold one"),
        },
        settings.ACTOR_KEYS,
    )
    caption = _object(
        {"words": _text("what the group is in the argument"), "members": _text("what its units are")},
        settings.CAPTION_KEYS,
    )
    translation = _object(
        {
            "language": _text("its tag, which names its folder below docs/"),
            "reviewed": _text("the day on which a reader of that language reviewed it, if ever", pattern=day),
        },
        ["language"],
    )
    met = _object({"what": _text("a kind of source"), "date": _dated("of the latest material met")}, settings.MET_KEYS)
    report = _object(
        {
            "citekey": _text("its record in the bibliography"),
            "published": _text("the day of its publication; a development is dated after it", pattern=day),
            "authors": _many(_text(), "their names in short"),
            "sentence_title": in_sentence,
            "publishers": _many(publisher, "who carries the report"),
        },
        ["citekey", "published", "authors"],
        description="the report that this edition is of",
    )
    keys: dict[str, Schema] = {
        "title": _text("the title of this edition"),
        "short_title": _text("the same where space is scarce"),
        "sentence_title": in_sentence,
        "uuid": _text(
            "what the ids of its feeds are made of: made once, and never changed",
            pattern="^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$",
        ),
        "language": _text(
            "of its pages, as a tag; English where none is named", pattern="^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
        ),
        "record_read": _text("how far the record was read, in short"),
        "met": _many(met, "the same, by kind of source"),
        "example": _text("the claim that examples are made of", pattern=f"^{CLAIM_ID.pattern}$"),
        "names": _many(_text(), "names that any text may use, whatever it rests on"),
        "report": report,
        "actors": _many(actor, "whose part in the pathways the matrix tells apart"),
        "captions": _object(dict.fromkeys(GROUPS, caption), description="what the argument map calls each group"),
        "map_names": _texts("what the map calls paragraphs"),
        "short_names": _texts("what a note calls the makers of sources, by their whole names"),
        "translations": _many(translation, "the languages that the edition is translated into"),
        "original": _object(
            translation["properties"], ["language"], description="set by the build in the sources of a translation"
        ),
        settings.DAY: _text("the day from which published wordings are kept; unset while they are drafts", pattern=day),
    }
    return _file("What is particular to this edition", _object(keys, ["title", "short_title", "record_read", "report"]))


def _front_matter() -> Schema:
    cases = []
    for name, kind in KINDS.items():
        keys = {key: _KEY.get(key, {}) for key in kind.keys}
        keys["kind"] = {"const": name}
        if "id" in keys:
            keys["id"] = _text(f"{kind.letter} and the next free number", pattern=f"^{kind.letter}[1-9][0-9]*$")
        required = [key for key in kind.keys if key not in kind.optional]
        is_it = {"properties": {"kind": {"const": name}}}
        cases.append({"if": is_it, "then": _object(keys, required)})
    kinds = {"kind": _one_of(KINDS, "what the page is")}
    return _file("Front matter", {"type": "object", "properties": kinds, "required": ["kind"], "allOf": cases})


def _readings() -> Schema:
    entry = _object(
        {
            "claim": _text("the claim that was read", pattern=f"^{CLAIM_ID.pattern}$"),
            "account": _text("or the unit or group whose account has the paragraph that was read"),
            "words": _text("digest of the words that were read", pattern="^[0-9a-f]{16}$"),
            "on": _text("the day", pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
            "kind": _one_of(READING_KINDS, "what it was read against"),
            "read": _text("the address or the name of that text"),
            "says": _text("what it says at the place that was read"),
        },
        ["words", "on", "kind", "read", "says"],
        oneOf=[{"required": ["claim"]}, {"required": ["account"]}],
    )
    return _file("Second readings", _many(entry))


_CLAIMS = _some(_text(pattern=f"^({CLAIM_ID.pattern})(, ?({CLAIM_ID.pattern}))*$"), "the claims that tell it")
_ROW: dict[str, Schema] = {
    "at": _text("the year, the date or the name that the row is known by"),
    "gap": _text("why it has no value: without a vote, no data"),
    "grade": _one_of((figures.PARTLY,), "where its values were confirmed only in part"),
    "drawn": _one_of((figures.NOT_DRAWN,), "where it stands in the table alone"),
    "claims": _CLAIMS,
    "facts": _some(_text(pattern=_FACT), "where others hold its values than those of the figure"),
}


def _figure() -> Schema:
    keys: dict[str, Schema] = {
        "title": _text("what it shows, in a sentence without a full stop"),
        "form": _one_of(FIGURE_FORMS, "how it is shown"),
        "counts": _text("what is counted"),
        "by": _text("who counts"),
        "period": _text("from when to when"),
        "unit": _text("votes, people, tiers"),
        "key": _text("what the first column is called"),
        "alternative": _text("what it shows, for who does not see it"),
        "note": _text("what a reader must know to read it"),
        "doubt": _text("the reason why rows are marked as confirmed in part"),
        "credit": _text("who compiled the values"),
        "claims": _CLAIMS,
        "facts": _CITED["facts"],
        "cite": _CITED["cite"],
        "columns": _texts("what each column is called, by its key"),
        "draw": _some(_text(), "the columns that are drawn, in order"),
        "values": _some(_text(), "of spans: the names that the cells hold, from low to high"),
        "rows": _many({"type": "object", "properties": _ROW, "required": ["at"], "additionalProperties": _text()}),
    }
    return _file("A figure", _object(keys, [*figures.TEXT_KEYS, "claims", "columns", "rows"]))


def _numbers() -> Schema:
    entry = _object(
        {
            "figure": _text("the number with its words: more than 500"),
            "counts": _text("what it counts"),
            "by": _text("who says so"),
            "when": _text("of which time"),
            "range": _text("what others count, where its claims tell that too"),
            "claims": _CLAIMS,
        },
        ["figure", "counts", "by", "when", "claims"],
    )
    return _file("Numbers at a glance", _many(entry))


def _source_health() -> Schema:
    entry = _object(
        {
            "state": _one_of(HEALTH_STATES, "what it answered when it was asked last"),
            "since": _text("since when", pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
            "said": _text("why"),
            "to": _text("where it leads"),
            "seen": _text("what stood there"),
            "copy": _text("the address of a copy that an archive told of"),
            "copied": _text("the day on which the copy was made", pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        },
        ["state", "since"],
    )
    addresses = {"type": "object", "additionalProperties": entry}
    return _file(
        "What the cited addresses answered",
        _object({"$schema": {}, "asked": _text("the day"), "addresses": addresses}, ["asked", "addresses"]),
    )


SCHEMAS: dict[str, Schema] = {
    "edition": _edition(),
    "bibliography": _bibliography(),
    "facts": _facts(),
    "statements": _statements(),
    "glossary": _glossary(),
    "chronology": _chronology(),
    "matrix": _matrix(),
    "readings": _readings(),
    "search": _search(),
    "figure": _figure(),
    "numbers": _numbers(),
    "source-health": _source_health(),
    "front-matter": _front_matter(),
}
"""By the name of the data file in docs/data, that of each figure's, and that of the pages' front matter."""


def path(name: str) -> str:
    return f"{FOLDER}/{name}.schema.json"


def written(name: str) -> str:
    return json.dumps(SCHEMAS[name], indent=2, ensure_ascii=False) + "\n"


def write(root: Path) -> None:
    (root / FOLDER).mkdir(exist_ok=True)
    for name in SCHEMAS:
        (root / path(name)).write_text(written(name), encoding="utf-8", newline="\n")
