"""JSON Schemas of the data files and of front matter, made from the tables that the rules read.

An editor's software completes and checks by them while one types. They say what a schema can: keys, forms and closed
lists; what the files mean together is for the rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..content import fields
from ..content.fields import Field, Fields, Shape
from ..content.vocabulary import (
    ADDRESSEES,
    CLAIM_ID,
    GROUPS,
    KINDS,
    LOCATOR_LABELS,
    LONGEST_SUMMARY,
    RELATIONS,
    UNIT_ID,
)
from .bibliography import CUSTOM_FIELDS, EITHER, FIELDS, MARKS, NAMES, REQUIRED, REQUIRED_CUSTOM, TYPES

FOLDER = ".schemas"
Schema = dict[str, Any]

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The version that the YAML language server reads."""

_DAY = fields.DATE.pattern
_ISSUED = rf"^((ca?\.|circa) ?)?{_DAY}~?([/–]{_DAY}~?)?$"


def _text(description: str = "", **more: object) -> Schema:
    """One value. A number counts as text: nobody writes quotation marks around a year."""
    said = {"description": description} if description else {}
    return {"type": ["string", "number"], **said, **more}


def _dated(description: str) -> Schema:
    return _text(f"{description}: 2014, 2014-02 or 2014-02-07", pattern=f"^{_DAY}$", minimum=1000, maximum=9999)


def _one_of(values: Iterable[str], description: str = "") -> Schema:
    return {"enum": list(values), **({"description": description} if description else {})}


def _many(item: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": item, **({"description": description} if description else {})}


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


def _field(field: Field) -> Schema:
    """The schema of what stands under the key of a field."""
    dated = field.form in (fields.DATE, fields.DATED)
    if field.one_of:
        text = _one_of(field.one_of)
    elif dated:
        text = _dated(field.says)
    else:
        text = _text(**({"pattern": f"^{field.form.pattern}$"} if field.form else {}))
    said = {"description": field.says} if field.says and not dated else {}
    match field.shape:
        case Shape.TEXT:
            return {**text, **said}
        case Shape.LIST:
            return {**_many(text), **said}
        case Shape.TEXTS:
            return {"anyOf": [_many(text), _text()], **said}
        case Shape.MAP:
            keys = _record(field.of) if field.of else {"type": "object", "additionalProperties": _text()}
            return {**keys, **said}
        case Shape.RECORD:
            return {**_record(field.of or {}), **said}
        case Shape.RECORDS:
            return {**_many(_record(field.of or {})), **said}


def _record(of: Fields, **more: object) -> Schema:
    """The schema of a record by its fields."""
    required = [key for key, field in of.items() if field.required]
    return _object({key: _field(field) for key, field in of.items()}, required, **more)


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
    "URL": _text("the official address", pattern=f"^{fields.ADDRESS.pattern}$"),
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
    ids = {f"^{fields.FACT_ID.pattern}$": _record(fields.FACT)}
    return _file("The facts", {"type": "object", "patternProperties": ids, "additionalProperties": False})


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
    either = [{"required": ["claim"]}, {"required": ["account"]}]
    return _file("Second readings", _many(_record(fields.READING, oneOf=either)))


def _figure() -> Schema:
    figure = _record(fields.FIGURE)
    figure["properties"]["rows"]["items"]["additionalProperties"] = _text()
    return _file("A figure", figure)


def _source_health() -> Schema:
    addresses = {"type": "object", "additionalProperties": _record(fields.HEALTH)}
    return _file(
        "What the cited addresses answered",
        _object({"$schema": {}, "asked": _text("the day"), "addresses": addresses}, ["asked", "addresses"]),
    )


SCHEMAS: dict[str, Schema] = {
    "edition": _file("What is particular to this edition", _record(fields.EDITION)),
    "bibliography": _bibliography(),
    "facts": _facts(),
    "statements": _file("The coverage list", _many(_record(fields.STATEMENT))),
    "glossary": _file("The glossary", _many(_record(fields.TERM))),
    "chronology": _file("The chronology", _many(_record(fields.EVENT))),
    "matrix": _file("What the matrix says", _many(_record(fields.CELL))),
    "readings": _readings(),
    "names": _file("Forms that a translation has for terms of the glossary", _many(_record(fields.FORMS))),
    "search": _file("What readers type for words of the edition", _many(_record(fields.SEARCHED))),
    "figure": _figure(),
    "numbers": _file("Numbers at a glance", _many(_record(fields.NUMBER))),
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
