"""Readers of the data files in docs/data: each turns YAML nodes into frozen records, and reports what it cannot."""

from __future__ import annotations

import re
from dataclasses import replace

from . import citation, digests
from . import yaml_nodes as y
from .data_reader import Reader, Row
from .fields import CELL, EVENT, FACT, FORMS, HEALTH, READING, SEARCHED, STATEMENT, TERM, Field, is_day
from .model import (
    Address,
    Cell,
    Cite,
    Event,
    Fact,
    Health,
    Reading,
    SearchWords,
    Source,
    Statement,
    Term,
    Wording,
)
from .places import Fault, Problem, Span, Text
from .vocabulary import CLAIM_ID, HEALTH_STATES

_LEDGER_LINE = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2}) (?P<address>/\S*) (?P<state>live|moved (?P<target>/\S*) (?P<why>\S.*)|retired (?P<reason>\S.*))"
)

_WITHHELD_LINE = re.compile(r"(?P<first>[0-9a-f]{64})\s+(?P<name>[0-9a-f]{64})")

_WORDING_LINE = re.compile(
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}}) (?P<claim>{CLAIM_ID.pattern}) (?P<digest>[0-9a-f]{{16}}) "
    r"(?P<basis>[a-z]+)(?: (?P<when>\d{4}(?:-\d{2}){0,2}))?(?:, (?P<grade>[a-z]+))?: (?P<words>\S.*)"
)


_SOURCE = {"id": Field("the citekey", "survey-2024")}
_FACT = "{grade: verified, rests_on: [survey-2024]}"
_WORDING_HINT = "put the line back as 'build.py wording' wrote it, or take it away and run that command"


def sources(root: y.Node | None, read: Reader) -> tuple[Source, ...]:
    """bibliography.yaml: a list of CSL items, whose fields the rules know."""
    found = []
    for node in read.mappings(root, "- id: survey-2024"):
        key = Row(node, _SOURCE, read).text("id")
        places = {name.value: name.span for name, _ in node.entries}
        custom = node.get("custom")
        if isinstance(custom, y.Mapping):
            places |= {f"custom.{name.value}": name.span for name, _ in custom.entries}
        if key.value:
            item = {name.value: plain(value) for name, value in node.entries}
            if (
                isinstance(item.get("DOI"), str) and "URL" not in item
            ):  # a DOI is an address: https://www.doi.org/doi-handbook/
                item["URL"] = f"https://doi.org/{item['DOI']}"
                places["URL"] = places["DOI"]
            found.append(Source(key.value, item, key.span, places))
    return tuple(found)


def facts(root: y.Node | None, read: Reader) -> dict[str, Fact]:
    """facts.yaml: a mapping from a fact's id to its grade and what it rests on."""
    if root is None:
        return {}
    if not isinstance(root, y.Mapping):
        read.refuse(root.span, "the file must be a mapping", f"for example 'UN-1: {_FACT}'")
        return {}
    found = {}
    for name, node in root.entries:
        if not isinstance(node, y.Mapping):
            read.refuse(name.span, f"'{name.value}' must have a grade", f"for example '{_FACT}'")
            continue
        row = read.row(node, FACT)
        cites: list[Cite] = []
        for item in row.texts("rests_on"):
            parsed = citation.parse_cite(item.value, item.span)
            read.problems.extend(Problem("citation", _in_list(fault)) for fault in parsed.faults)
            cites.extend(parsed.citation.cites)
        pages = int(row.value("pages") or 1)
        found[name.value] = Fact(
            name.value, row.value("grade"), tuple(cites), name.span, pages, row.texts("particulars")
        )
    return found


def _in_list(fault: Fault) -> Fault:
    """A fault of an item of a list, in which a comma would part the item in two."""
    quoted = fault.hint.startswith("write ', ")
    return replace(fault, hint=f"{fault.hint}, and the whole item in double quotes") if quoted else fault


def statements(root: y.Node | None, read: Reader) -> tuple[Statement, ...]:
    """statements.yaml: the coverage list."""
    found = []
    for row in read.rows(root, STATEMENT, "- {id: s4.4, section: pathways, statement: …}"):
        key, section, text = row.text("id"), row.value("section"), row.value("statement")
        if key.value:
            found.append(Statement(key.value, section, text, key.span))
    return tuple(found)


def glossary(root: y.Node | None, read: Reader) -> tuple[Term, ...]:
    """glossary.yaml: terms, sorted by id."""
    found = []
    for row in read.rows(root, TERM, "- id: kwanliso"):
        key, text, given = row.text("id"), row.text("text"), row.map("names")
        names = {code.value: given.values(code.value) for code in given.keys} if given else {}
        found.append(
            Term(
                id=key.value,
                term=row.value("term"),
                text=text.value,
                place=text.span,
                span=key.span,
                also=row.values("also"),
                names=names,
                attested=_attested(row, frozenset(name for each in names.values() for name in each)),
                see=row.texts("see"),
                facts=row.texts("facts"),
                citation=row.citation(),
            )
        )
    return tuple(sorted(found, key=lambda term: term.id))


def _attested(row: Row, names: frozenset[str]) -> dict[str, str]:
    """Where names of a term were met, by the name."""
    found = row.map("attested")
    for name in found.keys if found else ():
        if name.value not in names:
            row.read.refuse(name.span, f"'{name.value}' is not among the names", "write it under 'names' too")
    return {name.value: found.value(name.value) for name in found.keys} if found else {}


def chronology(root: y.Node | None, read: Reader) -> tuple[Event, ...]:
    """chronology.yaml: events, sorted by date."""
    found = []
    for row in read.rows(root, EVENT, "- {date: 1951-07-28, text: …}"):
        date, text = row.text("date"), row.text("text")
        found.append(
            Event(
                date=date.value,
                kind=row.value("kind"),
                text=text.value,
                place=text.span,
                span=date.span,
                see=row.texts("see"),
                facts=row.texts("facts"),
                citation=row.citation(),
            )
        )
    return tuple(sorted(found, key=lambda event: event.date))


def searched(root: y.Node | None, read: Reader) -> tuple[SearchWords, ...]:
    """search.yaml: what readers type for words of the edition."""
    rows = read.rows(root, SEARCHED, "- {find: forcible repatriation, typed: [sent back]}")
    found = [(row.text("find"), row.values("typed")) for row in rows]
    return tuple(SearchWords(find.value, typed, find.span) for find, typed in found if find.value and typed)


def forms(root: y.Node | None, read: Reader) -> tuple[tuple[Text, tuple[str, ...]], ...]:
    """names.yaml of a translation: forms that terms of the glossary may have there, beside their names."""
    rows = read.rows(root, FORMS, "- {id: security-council, forms: [안보리]}")
    return tuple((row.text("id"), row.values("forms")) for row in rows)


def cells(root: y.Node | None, read: Reader) -> tuple[Cell, ...]:
    """matrix.yaml: what the matrix says of each pathway in each column of its actors."""
    found = []
    for row in read.rows(root, CELL, "- {pathway: P1, column: both, words: …, claims: [P1.34]}"):
        pathway, column, words = (row.text(key) for key in ("pathway", "column", "words"))
        claims = row.texts("claims")
        if claims and pathway.value and column.value and words.value.strip():
            found.append(Cell(pathway, column, words, claims))
    return tuple(found)


def withheld(text: str, read: Reader) -> dict[str, frozenset[str]]:
    """do-not-name.txt: on each line the digest of a name's first word and the digest of the whole name.

    What is said of a line that is none does not repeat it: it may be a name.
    """
    found: dict[str, frozenset[str]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.partition("#")[0].strip().lower()
        match = _WITHHELD_LINE.fullmatch(entry)
        if match is not None:
            found[match["first"]] = found.get(match["first"], frozenset()) | {match["name"]}
        elif entry:
            hint = "take it out, also of the history if it is a name, and add its digests with 'build.py withhold'"
            read.refuse(Span(read.path, number), "the line holds no two digests", hint)
    return found


def is_ledger_line(line: str) -> bool:
    """Whether a line promises an address, from a day that there is."""
    return _is_dated(_LEDGER_LINE.fullmatch(line))


def is_wording_line(line: str) -> bool:
    """Whether a line puts a claim's words on record, from a day that there is, with the digest of those words."""
    match = _WORDING_LINE.fullmatch(line)
    return _is_dated(match) and match is not None and match["digest"] == _digest_in(match)


def _digest_in(match: re.Match[str]) -> str:
    return digests.of_wording(match["basis"], match["when"] or "", match["words"])


def _is_dated(match: re.Match[str] | None) -> bool:
    return match is not None and is_day(match["date"])


def ledger(text: str, read: Reader) -> tuple[Address, ...]:
    """addresses.txt: an append-only log; the last line for an address is in force."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        span = Span(read.path, number, 1, len(line))
        match = _LEDGER_LINE.fullmatch(line)
        if match is None:
            fault = Fault(span, f"malformed ledger line '{line}'", _example(line))
            read.problems.append(Problem("ledger", fault))
            continue
        state, target, reason = match["state"].partition(" ")[0], match["target"] or "", match["why"] or match["reason"]
        found.append(Address(match["date"], match["address"], state, target, reason or "", span))
    return tuple(found)


def _example(line: str) -> str:
    """A line as it should be, of the state that a malformed one seems to be in."""
    states = {" moved": "moved /p3-12/ two claims became one", " retired": "retired its source was withdrawn"}
    state = next((right for word, right in states.items() if word in line), "live")
    return f"for example '2026-11-24 /p3-2/ {state}'"


def wording(text: str, read: Reader) -> tuple[Wording, ...]:
    """wording.txt: the record of published words; the last line for a claim is in force."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        span = Span(read.path, number, 1, len(line))
        match = _WORDING_LINE.fullmatch(line)
        if match is None or not is_day(match["date"]):
            read.problems.append(Problem("wording", Fault(span, f"malformed line '{line}'", _WORDING_HINT)))
        elif match["digest"] != _digest_in(match):
            said = f"the digest {match['digest']} is not that of the words of '{match['claim']}' on this line"
            read.problems.append(Problem("wording", Fault(span, said, _WORDING_HINT)))
        else:
            parts = {name: match[name] or "" for name in ("basis", "when", "grade", "words")}
            found.append(Wording(match["date"], match["claim"], match["digest"], span, **parts))
    return tuple(found)


def readings(root: y.Node | None, read: Reader) -> tuple[Reading, ...]:
    """readings.yaml: the second readings of claims and of paragraphs of accounts, in the order of the file."""
    found = []
    for row in read.rows(root, READING, "- {claim: P3.2, words: 0123456789abcdef, on: 2026-11-30, …}"):
        claim, account = row.text("claim"), row.text("account")
        if bool(claim.value) == bool(account.value):
            said = "an entry has 'claim' or 'account', not both" if claim.value else "'claim' is missing"
            read.refuse(account.span, said, f"for example 'claim: {READING['claim'].example}'")
        words, day, kind, text, says = (row.value(key) for key in ("words", "on", "kind", "read", "says"))
        if claim.value or account.value:
            span = claim.span if claim.value else account.span
            found.append(Reading(claim.value, words, day, kind, text, says, span, account=account.value))
    return tuple(found)


def health(root: y.Node | None, read: Reader) -> dict[str, Health]:
    """source-health.json: what each cited address answered when it was asked last."""
    addresses = root.get("addresses") if isinstance(root, y.Mapping) else None
    if root is not None and not isinstance(addresses, y.Mapping):
        read.refuse(root.span, "the file must hold 'addresses'", "restore it, or write it anew with 'build.py sources'")
    found = {}
    for address, node in addresses.entries if isinstance(addresses, y.Mapping) else ():
        if not isinstance(node, y.Mapping):
            hint = "for example '{state: answers, since: 2026-11-30}'"
            read.refuse(address.span, f"'{address.value}' must have a state", hint)
            continue
        row = read.row(node, HEALTH)
        parts = {name: row.value(name) for name in HEALTH}
        if parts["state"] in HEALTH_STATES and parts["since"]:
            found[address.value] = Health(address.value, **parts)
    return found


def plain(node: y.Node | None) -> object:
    """A node as strings, lists and dictionaries."""
    if isinstance(node, y.Mapping):
        return {name.value: plain(value) for name, value in node.entries}
    if isinstance(node, y.Sequence):
        return [plain(item) for item in node.items]
    return node.value if isinstance(node, y.Scalar) else None
