"""Readers of the data files in docs/data: each turns YAML nodes into frozen records, and reports what it cannot."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import citation, digests
from . import yaml_nodes as y
from .model import (
    Address,
    Cell,
    Citation,
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
from .vocabulary import CLAIM_ID, GRADES, HEALTH_STATES, READING_KINDS

_LEDGER_LINE = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2}) (?P<address>/\S*) (?P<state>live|moved (?P<target>/\S*) (?P<why>\S.*)|retired (?P<reason>\S.*))"
)

_WITHHELD_LINE = re.compile(r"(?P<first>[0-9a-f]{64})\s+(?P<name>[0-9a-f]{64})")

_WORDING_LINE = re.compile(
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}}) (?P<claim>{CLAIM_ID.pattern}) (?P<digest>[0-9a-f]{{16}}) "
    r"(?P<basis>[a-z]+)(?: (?P<when>\d{4}(?:-\d{2}){0,2}))?(?:, (?P<grade>[a-z]+))?: (?P<words>\S.*)"
)


_WORDING_HINT = "put the line back as 'build.py wording' wrote it, or take it away and run that command"


_ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Reader:
    """Collects the problems of one data file."""

    path: str
    problems: list[Problem]

    def refuse(self, span: Span, message: str, hint: str) -> None:
        self.problems.append(Problem("record", Fault(span, message, hint)))

    def scalar(self, node: y.Mapping, key: str, example: str, required: bool = True) -> Text:
        """The text under a key, or an empty one; reported where it is no text or, if required, where it is missing."""
        found = node.get(key)
        if isinstance(found, y.Scalar):
            if required and not found.value.strip():
                self.refuse(found.span, f"'{key}' is empty", f"for example '{key}: {example}'")
            return Text(found.value, found.span)
        if found is not None:
            self.refuse(node.place(key), f"'{key}' must be one value", f"for example '{key}: {example}'")
        elif required:
            self.refuse(node.span, f"'{key}' is missing", f"for example '{key}: {example}'")
        return Text("", node.span)

    def texts(self, node: y.Mapping, key: str) -> tuple[Text, ...]:
        """The texts under a key, written as a list or with commas."""
        found = node.get(key)
        if isinstance(found, y.Scalar):
            return Text(found.value, found.span).split()
        return self.items(node, key, "[P3, P4]")

    def items(self, node: y.Mapping, key: str, example: str) -> tuple[Text, ...]:
        """The texts of the list under a key."""
        found = node.get(key)
        if found is None:
            return ()
        if isinstance(found, y.Sequence) and all(isinstance(item, y.Scalar) for item in found.items):
            return tuple(Text(item.value, item.span) for item in found.items if isinstance(item, y.Scalar))
        self.refuse(node.place(key), f"'{key}' must be a list of texts", f"for example '{key}: {example}'")
        return ()

    def known(self, node: y.Mapping, keys: tuple[str, ...]) -> None:
        """Reports the keys of a record that nobody reads."""
        for name, _ in node.entries:
            if name.value not in keys:
                self.refuse(name.span, f"unknown key '{name.value}'", f"one of {', '.join(keys)}")

    def rows(self, root: y.Node | None, example: str, keys: tuple[str, ...] = ()) -> Iterator[y.Mapping]:
        """The mappings of a file that is a list of them; `keys` are those they may have, if not any."""
        if root is None:
            return
        if not isinstance(root, y.Sequence):
            self.refuse(root.span, "the file must be a list", f"for example '{example}'")
            return
        for node in root.items:
            if isinstance(node, y.Mapping):
                if keys:
                    self.known(node, keys)
                yield node
            else:
                self.refuse(node.span, "an entry must be a mapping", f"for example '{example}'")

    def cite(self, node: y.Mapping) -> Citation | None:
        found = self.scalar(node, "cite", '"@survey-2024, para. 46"', required=False)
        if not found.value:
            return None
        parsed = citation.parse(found.value, found.span.within)
        self.problems.extend(Problem("citation", fault) for fault in parsed.faults)
        return parsed.citation


def sources(root: y.Node | None, read: Reader) -> tuple[Source, ...]:
    """bibliography.yaml: a list of CSL items."""
    found = []
    for node in read.rows(root, "- id: survey-2024"):
        key = read.scalar(node, "id", "survey-2024")
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
        read.refuse(
            root.span, "the file must be a mapping", "for example 'UN-1: {grade: verified, rests_on: [survey-2024]}'"
        )
        return {}
    found = {}
    for name, node in root.entries:
        if not isinstance(node, y.Mapping):
            read.refuse(
                name.span,
                f"'{name.value}' must have a grade",
                "for example '{grade: verified, rests_on: [survey-2024]}'",
            )
            continue
        read.known(node, ("grade", "pages", "rests_on", "particulars"))
        grade = read.scalar(node, "grade", "verified")
        if grade.value not in GRADES:
            read.refuse(grade.span, f"unknown grade '{grade.value}'", f"one of {', '.join(GRADES)}")
        cites: list[Cite] = []
        for item in read.items(node, "rests_on", '["survey-2024, para. 46"]'):
            parsed = citation.parse_cite(item.value, item.span)
            read.problems.extend(Problem("citation", _in_list(fault)) for fault in parsed.faults)
            cites.extend(parsed.citation.cites)
        particulars = read.items(node, "particulars", '["9 October 2023", "about 600 people"]')
        pages = read.scalar(node, "pages", "2", required=False)
        known = int(pages.value) if re.fullmatch("[0-9]{1,4}", pages.value) else 0
        if pages.value and not known:
            read.refuse(pages.span, f"'{pages.value}' is no number of pages", "for example 'pages: 2'")
        found[name.value] = Fact(name.value, grade.value, tuple(cites), name.span, known or 1, particulars)
    return found


def _in_list(fault: Fault) -> Fault:
    """A fault of an item of a list, in which a comma would part the item in two."""
    quoted = fault.hint.startswith("write ', ")
    return replace(fault, hint=f"{fault.hint}, and the whole item in double quotes") if quoted else fault


def statements(root: y.Node | None, read: Reader) -> tuple[Statement, ...]:
    """statements.yaml: the coverage list."""
    found = []
    for node in read.rows(root, "- {id: s4.4, section: pathways, statement: …}", ("id", "section", "statement")):
        key = read.scalar(node, "id", "s4.4")
        section = read.scalar(node, "section", "pathways")
        text = read.scalar(node, "statement", '"It details discrimination."')
        if key.value:
            found.append(Statement(key.value, section.value, text.value, key.span))
    return tuple(found)


def glossary(root: y.Node | None, read: Reader) -> tuple[Term, ...]:
    """glossary.yaml: terms, sorted by id."""
    found = []
    keys = ("id", "term", "also", "text", "cite", "facts", "see", "names", "attested")
    for node in read.rows(root, "- id: kwanliso", keys):
        key = read.scalar(node, "id", "kwanliso")
        if key.value and not _ANCHOR.fullmatch(key.value):
            said = f"'{key.value}' has another form than 'political-prison-camp'"
            read.refuse(key.span, said, "write it in small letters, digits and single hyphens")
        names = node.get("names")
        if names is not None and not isinstance(names, y.Mapping):
            read.refuse(node.place("names"), "'names' must be a mapping", "for example 'names: {ko: 관리소}'")
        given = (
            {code.value: tuple(t.value for t in read.texts(names, code.value)) for code, _ in names.entries}
            if isinstance(names, y.Mapping)
            else {}
        )
        text = read.scalar(node, "text", "A political prison camp.")
        found.append(
            Term(
                id=key.value,
                term=read.scalar(node, "term", "Kwanliso").value,
                text=text.value,
                place=text.span,
                span=key.span,
                also=tuple(t.value for t in read.texts(node, "also")),
                names=given,
                attested=_attested(node, frozenset(name for each in given.values() for name in each), read),
                see=read.texts(node, "see"),
                facts=read.texts(node, "facts"),
                citation=read.cite(node),
            )
        )
    return tuple(sorted(found, key=lambda term: term.id))


def _attested(node: y.Mapping, names: frozenset[str], read: Reader) -> dict[str, str]:
    """Where names of a term were met, by the name."""
    found = node.get("attested")
    if found is None:
        return {}
    if not isinstance(found, y.Mapping):
        read.refuse(node.place("attested"), "'attested' must be a mapping", "for example 'attested: {관리소: press}'")
        return {}
    for name, _ in found.entries:
        if name.value not in names:
            read.refuse(name.span, f"'{name.value}' is not among the names", "write it under 'names' too")
    return {name.value: read.scalar(found, name.value, "UN: A/HRC/25/63").value for name, _ in found.entries}


def chronology(root: y.Node | None, read: Reader) -> tuple[Event, ...]:
    """chronology.yaml: events, sorted by date."""
    found = []
    keys = ("date", "text", "cite", "facts", "kind", "see")
    for node in read.rows(root, "- {date: 1951-07-28, text: …}", keys):
        date = read.scalar(node, "date", "1951-07-28")
        text = read.scalar(node, "text", "The Convention is adopted.")
        found.append(
            Event(
                date=date.value,
                kind=read.scalar(node, "kind", "law").value,
                text=text.value,
                place=text.span,
                span=date.span,
                see=read.texts(node, "see"),
                facts=read.texts(node, "facts"),
                citation=read.cite(node),
            )
        )
    return tuple(sorted(found, key=lambda event: event.date))


def searched(root: y.Node | None, read: Reader) -> tuple[SearchWords, ...]:
    """search.yaml: what readers type for words of the edition."""
    found = []
    for node in read.rows(root, "- {find: forcible repatriation, typed: [sent back]}", ("find", "typed")):
        find = read.scalar(node, "find", "forcible repatriation")
        typed = tuple(text.value for text in read.texts(node, "typed"))
        if not typed:
            read.refuse(node.span, "'typed' is missing", "for example 'typed: [sent back, refoulement]'")
        if find.value and typed:
            found.append(SearchWords(find.value, typed, find.span))
    return tuple(found)


def cells(root: y.Node | None, read: Reader) -> tuple[Cell, ...]:
    """matrix.yaml: what the matrix says of each pathway in each column of its actors."""
    found = []
    keys = ("pathway", "column", "words", "claims")
    for node in read.rows(root, "- {pathway: P1, column: both, words: …, claims: [P1.34]}", keys):
        pathway, column = read.scalar(node, "pathway", "P1"), read.scalar(node, "column", "both")
        words, claims = read.scalar(node, "words", "Both disputed the requests"), read.texts(node, "claims")
        if not claims:
            read.refuse(node.place("claims"), "a cell must name its claims", "for example 'claims: [P1.34]'")
        elif pathway.value and column.value and words.value.strip():
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


def is_day(text: str) -> bool:
    """Whether a text is a day that there is: 2024-02-29."""
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


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
    keys = ("claim", "account", "words", "on", "kind", "read", "says")
    for node in read.rows(root, "- {claim: P3.2, words: 0123456789abcdef, on: 2026-11-30, …}", keys):
        account = read.scalar(node, "account", "P3", required=False)
        claim = read.scalar(node, "claim", "P3.2", required=not account.value)
        if claim.value and account.value:
            read.refuse(account.span, "an entry has 'claim' or 'account', not both", "take one of them away")
        words = read.scalar(node, "words", "0123456789abcdef")
        day = read.scalar(node, "on", "2026-11-30")
        kind = read.scalar(node, "kind", "primary")
        text = read.scalar(node, "read", "https://undocs.org/A/HRC/25/63")
        says = read.scalar(node, "says", '"Para. 42: women who come back pregnant are often made to abort."')
        if words.value and not re.fullmatch("[0-9a-f]{16}", words.value):
            read.refuse(words.span, f"'{words.value}' is no digest", "take what 'build.py reading' writes")
        if day.value and not is_day(day.value):
            read.refuse(day.span, f"'{day.value}' is no day", "for example 'on: 2026-11-30'")
        if kind.value and kind.value not in READING_KINDS:
            read.refuse(kind.span, f"unknown kind '{kind.value}'", f"one of {', '.join(READING_KINDS)}")
        if claim.value or account.value:
            span = claim.span if claim.value else account.span
            whose = (claim.value, words.value, day.value, kind.value, text.value, says.value, span)
            found.append(Reading(*whose, account=account.value))
    return tuple(found)


def health(root: y.Node | None, read: Reader) -> dict[str, Health]:
    """source-health.json: what each cited address answered when it was asked last."""
    addresses = root.get("addresses") if isinstance(root, y.Mapping) else None
    if root is not None and not isinstance(addresses, y.Mapping):
        read.refuse(root.span, "the file must hold 'addresses'", "restore it, or write it anew with 'build.py sources'")
    found = {}
    for address, node in addresses.entries if isinstance(addresses, y.Mapping) else ():
        said = plain(node)
        parts = (
            {name: str(said.get(name, "")) for name in ("state", "since", "said", "to", "seen", "copy", "copied")}
            if isinstance(said, dict)
            else {}
        )
        if parts.get("state") not in HEALTH_STATES or not is_day(parts["since"]):
            hint = f"an entry has a 'since' and a 'state' that is one of {', '.join(HEALTH_STATES)}"
            read.refuse(address.span, f"'{address.value}' has no state that is known", hint)
            continue
        found[address.value] = Health(address.value, **parts)
    return found


def plain(node: y.Node | None) -> object:
    """A node as strings, lists and dictionaries."""
    if isinstance(node, y.Mapping):
        return {name.value: plain(value) for name, value in node.entries}
    if isinstance(node, y.Sequence):
        return [plain(item) for item in node.items]
    return node.value if isinstance(node, y.Scalar) else None
