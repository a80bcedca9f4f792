"""The citation grammar, in one place: what the checker reads and the pages show.

Pandoc's syntax (https://pandoc.org/MANUAL.html#citation-syntax) with CSL's locator labels
(https://docs.citationstyles.org/en/stable/specification.html#locators):

    citation = "[" item *( ";" item ) "]"
    item     = [ prefix ] [ "-" ] "@" key [ "," locator ] [ "," suffix ]
    locator  = term value          ; "paras. 42–43", "art. 33(1)", "annex II"
    value    = range *( ( "," | "and" | ", and" ) range )
    range    = number [ ( "–" | "-" ) number ]
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass

from .model import Citation, Cite
from .places import Fault, Span
from .vocabulary import LABEL_OF_TERM, LOCATOR_LABELS, SPOKEN_LABELS

BRACKET = re.compile(r"\[(?P<inside>[^\[\]]*@[^\[\]]*)\](?![(\[])")
"""A bracket that may be a citation: it holds an `@` and is no link's text."""

_OPENING = re.compile(r"(?:^|[\s;(])-?@(?=[\w{]|\s*$|\s*[,;])")
_KEY = re.compile(r"(?P<minus>-?)@(?P<key>[\w](?:[\w:.#$%&+?<>~/-]*[\w])?)?")

_NUMBER = r"(?:[A-Z]?[0-9]+[A-Za-z]{0,2}|[IVXLCDM]+)(?:[ \u00a0]?\([0-9A-Za-z]{1,5}\))*"
_END = rf"(?:{_NUMBER}|\([0-9A-Za-z]{{1,5}}\))"
_RANGE = rf"{_NUMBER}(?:\s?[–-]\s?{_END})?"
_BETWEEN = r",\s(?:and\s)?|\sand\s"
VALUE = re.compile(rf"{_RANGE}(?:(?:{_BETWEEN}){_RANGE})*(?![\w(])")
_TERMS = "|".join(re.escape(t) for t in sorted(LABEL_OF_TERM, key=len, reverse=True))
_LOCATOR = re.compile(rf"(?P<term>{_TERMS})\s*(?P<value>.*)", re.DOTALL)
_SUFFIX = re.compile(r"\s*(?:,\s*(?P<words>[^\s\d].*))?", re.DOTALL)
_UNKNOWN_TERM = re.compile(r"(?P<term>[A-Za-z]{1,12}\.?)\s+(?=[0-9]|[IVX]+\b)")

_LIKE = {term: term for term in LABEL_OF_TERM} | {
    word: LOCATOR_LABELS[label][many] for label, words in SPOKEN_LABELS.items() for many, word in enumerate(words)
}
"""What an author may have meant: the terms, and the words that they stand for."""

Place = Callable[[int, int], Span]
"""From an offset in the bracket's text and a length to the place in the file."""


@dataclass(frozen=True, slots=True)
class Parsed:
    citation: Citation
    faults: tuple[Fault, ...]


def is_citation(inside: str) -> bool:
    """Whether the text of a bracket cites something: `see @key`, but not `mail a@b.org`."""
    return _OPENING.search(inside) is not None


def parse(inside: str, place: Place) -> Parsed:
    """The citation between two brackets. Faults are returned, never raised; what could be read is kept."""
    cites: list[Cite] = []
    faults: list[Fault] = []
    offset = 0
    for item in inside.split(";"):
        cite = _item(item, offset, place, faults)
        if cite:
            cites.append(cite)
        offset += len(item) + 1
    return Parsed(Citation(inside, tuple(cites), place(0, max(1, len(inside)))), tuple(faults))


def parse_cite(text: str, span: Span) -> Parsed:
    """One item written without its `@`, as the fact list has it: `un-coi-2014, paras. 42–43`."""
    return parse("@" + text, lambda offset, length: span.within(max(0, offset - 1), length))


def written(cite: Cite) -> str:
    """A cited source as it is written in a page: `@un-coi-2014, paras. 42–43`."""
    if not cite.locator:
        return f"@{cite.key}"
    one, many = LOCATOR_LABELS[cite.label][:2]
    return f"@{cite.key}, {many if _is_plural(cite.locator) else one} {cite.locator}"


def spoken(cite: Cite) -> str:
    """The locator in words, for reading aloud: `paragraphs 42–43`."""
    if not cite.locator:
        return ""
    one, many = SPOKEN_LABELS[cite.label]
    return f"{many if _is_plural(cite.locator) else one} {cite.locator}"


def _is_plural(locator: str) -> bool:
    """`42–43` and `3, 5` are several; `90 (a)–(c)` is one paragraph."""
    return re.search(r"[–-]\s?[^(\s]|,|\band\b", locator) is not None


def parts(locator: str) -> tuple[str, ...]:
    """The separate places of a locator, a range being one: `107, 302–303` → `107`, `302–303`."""
    return tuple(re.sub(r"\s", "", p).replace("-", "–") for p in re.split(_BETWEEN, locator) if p.strip())


def covers(confirmed: Cite, cited: Cite) -> bool:
    """Whether a locator was confirmed: each place the same, or a numbered part of a confirmed one."""
    if confirmed.key != cited.key:
        return False
    if not cited.locator or not confirmed.locator:
        return cited.locator == confirmed.locator
    if confirmed.label != cited.label:
        return False
    have = parts(confirmed.locator)
    return all(any(_is_part(place, whole) for whole in have) for place in parts(cited.locator))


def _is_part(place: str, whole: str) -> bool:
    """`90(a)` and `90(a)–(c)` are parts of `90`, which `90(a)–95` is not."""
    return place.startswith(whole) and re.fullmatch(r"(?:–?\(\w+\))*", place.removeprefix(whole)) is not None


def _item(item: str, offset: int, place: Place, faults: list[Fault]) -> Cite | None:
    opening = _OPENING.search(item)
    if opening is None:
        at = offset + len(item) - len(item.lstrip())
        faults.append(
            Fault(
                place(at, max(1, len(item.strip()))),
                f"no citekey in '{item.strip()}'" if item.strip() else "an empty item between semicolons",
                "write each source as '@key, para. 3' and separate several with ';'",
            )
        )
        return None
    start = item.index("@", opening.start())
    start -= 1 if item[start - 1 : start] == "-" else 0
    match = _KEY.match(item, start)
    if match is None or not match["key"]:
        faults.append(
            Fault(place(offset + start, 1), "an '@' without a citekey", "for example '[@un-coi-2014, para. 46]'")
        )
        return None
    key, after = match["key"], item[match.end() :]
    label, locator, suffix, where = _locator(after, offset + match.end(), place, faults)
    return Cite(
        key=key,
        span=place(offset + start + len(match["minus"]) + 1, len(key)),
        prefix=item[:start].strip(),
        label=label,
        locator=locator,
        suffix=suffix,
        suppress_author=bool(match["minus"]),
        place=where,
    )


def _locator(after: str, offset: int, place: Place, faults: list[Fault]) -> tuple[str, str, str, Span | None]:
    """Label, value and suffix of what follows the key, and the place of label and value."""
    if not after.strip():
        return "", "", "", None
    lead = len(after) - len(after.lstrip())
    if not after.lstrip().startswith(","):
        faults.append(
            Fault(
                place(offset + lead, len(after.strip())),
                f"no comma between the citekey and '{after.strip()}'",
                f"write ', {'para. ' if after.lstrip()[:1].isdigit() else ''}{after.strip()}'",
            )
        )
        return "", "", "", None
    text = after.lstrip()[1:].strip()
    at = offset + after.index(text) if text else offset + lead
    if not text:
        faults.append(Fault(place(at, 1), "a comma with nothing after it", "for example ', para. 46'"))
        return "", "", "", None
    match = _LOCATOR.match(text)
    if match and (not match["term"][-1].isalpha() or re.match(r"[0-9A-Z(]", match["value"])):
        value = VALUE.match(match["value"])
        suffix = _SUFFIX.fullmatch(match["value"], value.end()) if value else None
        if value and suffix:
            where = place(at, match.start("value") + value.end())
            return LABEL_OF_TERM[match["term"]], value[0], (suffix["words"] or "").strip(), where
        said = f"malformed locator '{match['value']}'" if match["value"] else f"no number after '{match['term']}'"
        start = match.start("value") if match["value"] else 0
        hint = f"for example '{match['term']} 42', '42–43' or '90 (a)'"
        faults.append(Fault(place(at + start, len(match["value"] or match["term"])), said, hint))
        return "", "", "", None
    if text[:1].isdigit():
        faults.append(Fault(place(at, len(text)), f"locator '{text}' has no label", f"for example 'para. {text}'"))
        return "", "", "", None
    unknown = _UNKNOWN_TERM.match(text)
    if unknown:
        near = difflib.get_close_matches(unknown["term"].lower(), _LIKE, 1, 0.7)
        hint = f"did you mean '{_LIKE[near[0]]}'?" if near else "for example 'para.', 'art.', 'sec.', 'p.' or 'annex'"
        faults.append(Fault(place(at, len(unknown["term"])), f"unknown locator label '{unknown['term']}'", hint))
        return "", "", "", None
    return "", "", text, None
