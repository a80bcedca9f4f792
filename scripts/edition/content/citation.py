"""The citation grammar, in one place: what the checker reads and the pages show.

Pandoc's syntax (https://pandoc.org/MANUAL.html#citation-syntax) with CSL's locator labels
(https://docs.citationstyles.org/en/stable/specification.html#locators):

    citation = "[" item *( ";" item ) "]"
    item     = [ prefix ] [ "-" ] "@" key [ "," locator ] [ "," suffix ]
    locator  = part *( "," part )  ; "annex I, para. 3": each part with a label of its own
    part     = term value          ; "paras. 42–43", "art. 33(1)", "pp. xii–xv"
    value    = range *( ( "," | "and" | ", and" ) range )
    range    = number [ ( "–" | "-" ) number ]

A prefix or a suffix is words alone, which may be in *italics*: a place or a source in it would be confirmed by nobody.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import numbers
from .model import Citation, Cite, Locator
from .places import Fault, Span
from .vocabulary import LABEL_OF_TERM, LOCATOR_LABELS, SPOKEN_LABELS

if TYPE_CHECKING:
    from ..language.locale import Locale

HERE = "~"
"""Where the value of a locator stands in a translated label."""
BRACKET = re.compile(r"\[(?P<inside>[^\[\]]*@[^\[\]]*)\](?![(\[])")
"""A bracket that may be a citation: it holds an `@` and is no link's text."""

_OPENING = re.compile(r"(?:^|[\s;(])-?@(?=[\w{]|\s*$|\s*[,;])")
_KEY = re.compile(r"(?P<minus>-?)@(?P<key>[\w](?:[\w:.#$%&+?<>~/-]*[\w])?)?")
_SPACE = re.compile(r"[ \t\n]+")

_TERMS = "|".join(re.escape(t) for t in sorted(LABEL_OF_TERM, key=len, reverse=True))
_LOCATOR = re.compile(rf"(?P<term>{_TERMS})(?P<gap>\s*)", re.DOTALL)
_COMMA = re.compile(r"\s*,\s*")
_UNKNOWN_TERM = re.compile(r"(?P<term>[A-Za-z]{1,12}\.?)\s+(?=[0-9]|[IVX]+\b|[ivx]{2,}\b)")

_LIKE = {term: term for term in LABEL_OF_TERM} | {
    word: LOCATOR_LABELS[label][many] for label, words in SPOKEN_LABELS.items() for many, word in enumerate(words)
}
"""What an author may have meant: the terms, and the words that they stand for."""

_LABEL = "|".join(re.escape(t) for t in sorted(_LIKE, key=len, reverse=True) if t[0].isalpha())
_COUNT = (
    "[IVXLCDM]+|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    "|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|[a-z]+ hundred"
)
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|same"
_STEMS = "para|paras|sec|secs|vol|vols|chap|chaps|pp"
_NAMES_PLACE = re.compile(
    rf"^(?:{_LABEL}|{_STEMS})(?![\w-])|\b(?:(?:{_LABEL})\s(?:{_COUNT})|(?:{_ORDINAL})\s(?:{_LABEL}))(?!\w)"
)
"""Words that say where in a document: they begin with a label, or have one beside a count."""

_MARKUP = re.compile(r"[`<>{}\\|]|\*\*|__")

Place = Callable[[int, int], Span]
"""From an offset in the bracket's text and a length to the place in the file."""


@dataclass(frozen=True, slots=True)
class Parsed:
    citation: Citation
    faults: tuple[Fault, ...]


def is_citation(inside: str) -> bool:
    """Whether the text of a bracket cites something: `see @key`, but not `mail a@b.org`."""
    return _OPENING.search(inside) is not None


def normal(inside: str) -> str:
    """The text of a bracket with single spaces, as the renderer may have it: it makes spaces of tabs."""
    return _SPACE.sub(" ", inside).strip(" ")


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
    return Parsed(Citation(normal(inside), tuple(cites), place(0, max(1, len(inside)))), tuple(faults))


def parse_cite(text: str, span: Span) -> Parsed:
    """One item written without its `@`, as the fact list has it: `survey-2024, paras. 42–43`."""
    return parse("@" + text, lambda offset, length: span.within(max(0, offset - 1), length))


def written(cite: Cite) -> str:
    """A cited source as it is written in a page: `@survey-2024, paras. 42–43`."""
    return ", ".join((f"@{cite.key}", *map(_abbreviated, cite.locators)))


def _abbreviated(locator: Locator) -> str:
    """A part of a locator with its usual term: `paras. 42–43`."""
    return f"{LOCATOR_LABELS[locator.label][numbers.is_plural(locator)]} {locator.value}"


def place_of(cite: Cite, locale: Locale) -> str:
    """The place cited, for a reader: `annex I, para. 3`."""
    return ", ".join(part_of(locator, locale) for locator in cite.locators)


def part_of(locator: Locator, locale: Locale) -> str:
    """A part of a locator, for a reader: `paras. 42–43`."""
    return _labelled(LOCATOR_LABELS[locator.label], locator, locator.value, locale)


def spoken(cite: Cite, locale: Locale) -> str:
    """The locator in words, for reading aloud: `annex I, paragraphs 42–43`."""
    one, many = (f" {locale.ngettext(*SPOKEN_LABELS['note'], count).strip(HERE)} " for count in (1, 2))
    parts = [(locator, numbers.spoken(locator.value, one, many)) for locator in cite.locators]
    return ", ".join(_labelled(SPOKEN_LABELS[part.label], part, value, locale) for part, value in parts)


def _labelled(terms: Sequence[str], locator: Locator, value: str, locale: Locale) -> str:
    return placed(locale.ngettext(terms[0], terms[1], 1 + numbers.is_plural(locator)), value, locale)


def placed(label: str, value: str, locale: Locale) -> str:
    """A label with its value: `paras. 42–43`. A translated label may say where the value stands: `~문단`."""
    return label.replace(HERE, value) if HERE in label else locale.gettext("{label} {place}", label=label, place=value)


def locator_at(text: str, at: int) -> str:
    """The comma and the locator that stand at a place of a text, or nothing."""
    end, comma = at, _COMMA.match(text, at)
    while comma:
        term = _LOCATOR.match(text, comma.end())
        value = numbers.VALUES[LABEL_OF_TERM[term["term"]] == "section"].match(text, term.end()) if term else None
        end, comma = (value.end(), _COMMA.match(text, value.end())) if value else (end, None)
    return text[at:end]


def covers(confirmed: Cite, cited: Cite) -> bool:
    """Whether a locator was confirmed: each place the same, or a numbered part of a confirmed one.

    Of a locator in several parts, `annex I, para. 3`, each must be; and no part may be left out or added.
    """
    if confirmed.key != cited.key or [part.label for part in confirmed.locators] != [p.label for p in cited.locators]:
        return False
    return all(
        any(numbers.is_part(place, whole) for whole in numbers.ranges(have))
        for have, wanted in zip(confirmed.locators, cited.locators, strict=True)
        for place in numbers.ranges(wanted)
    )


# Reading


def _item(item: str, offset: int, place: Place, faults: list[Fault]) -> Cite | None:
    opening = _OPENING.search(item)
    if opening is None:
        at = offset + len(item) - len(item.lstrip())
        faults.append(
            Fault(
                place(at, max(1, len(item.strip()))),
                f"no citekey in '{normal(item)}'" if item.strip() else "an empty item between semicolons",
                "write each source as '@key, para. 3' and separate several with ';'",
            )
        )
        return None
    start = item.index("@", opening.start())
    start -= 1 if item[start - 1 : start] == "-" else 0
    match = _KEY.match(item, start)
    if match is None or not match["key"]:
        faults.append(
            Fault(place(offset + start, 1), "an '@' without a citekey", "for example '[@survey-2024, para. 46]'")
        )
        return None
    key, after = match["key"], item[match.end() :]
    read = _after(after)
    prefix = item[:start].strip()
    if said := wrong_words(prefix, "prefix"):
        hint = "let words alone stand before the '@'; a place goes behind its key, another source behind a ';'"
        faults.append(Fault(place(offset + item.index(prefix), len(prefix)), said, hint))
    if read.said:
        read = _mended(after, read)
        length = len(after[read.at : read.at + read.length].partition("\n")[0])
        faults.append(Fault(place(offset + match.end() + read.at, max(1, length)), read.said, read.example))
    where = (read.start, read.end - read.start) if read.locators else None
    return Cite(
        key=key,
        span=place(offset + start + len(match["minus"]) + 1, len(key)),
        prefix=prefix,
        locators=read.locators,
        suffix=read.suffix,
        suppress_author=bool(match["minus"]),
        place=place(offset + match.end() + where[0], where[1]) if where else None,
    )


@dataclass(frozen=True, slots=True)
class _After:
    """What follows a citekey: its locator, from `start` to `end`, and the suffix; or what is wrong, and where.

    `example` is the hint.
    """

    locators: tuple[Locator, ...] = ()
    suffix: str = ""
    start: int = 0
    end: int = 0
    said: str = ""
    at: int = 0
    length: int = 0
    example: str = ""


def _after(text: str) -> _After:
    """Read what follows a citekey."""
    rest, lead = text.strip(), len(text) - len(text.lstrip())
    if not rest:
        return _After()
    comma = _COMMA.match(text)
    if comma is None:
        said = f"no comma between the citekey and '{normal(rest)}'"
        return _After(said=said, at=lead, length=len(rest), example="for example '[@survey-2024, para. 46]'")
    if comma.end() == len(text):
        return _After(said="a comma with nothing after it", at=lead, length=1, example="for example ', para. 46'")
    return _locators(text, comma.end())


def _locators(text: str, start: int) -> _After:
    """Read the parts of a locator, which begin at `start`, and the suffix."""
    found: list[Locator] = []
    at = end = start
    while True:
        term = _LOCATOR.match(text, at)
        value = numbers.VALUES[LABEL_OF_TERM[term["term"]] == "section"].match(text, term.end()) if term else None
        if term is None or value is None or _is_one_word(term, value[0]):
            break
        label = LABEL_OF_TERM[term["term"]]
        if label in (part.label for part in found):
            rest = normal(text[at:].strip())
            said = f"the label '{term['term']}' stands twice"
            return _After(said=said, at=at, length=len(text[at:].rstrip()), example=f"cite '{rest}' as another item")
        found.append(Locator(label, value[0]))
        end = value.end()
        comma = _COMMA.match(text, end)
        if comma is None:
            return _rest(text, found, start, end)
        at = comma.end()
    if found:
        return _rest(text, found, start, end)
    return _unlabelled(text, start, term)


def _is_one_word(term: re.Match[str], value: str) -> bool:
    """Whether what looks like a label and its number is one word: `annexI`."""
    return term["term"][-1].isalpha() and not term["gap"] and not value[0].isdigit()


def _rest(text: str, found: list[Locator], start: int, end: int) -> _After:
    """Read what follows a locator: nothing, or a comma and words."""
    suffix = text[end:].strip()
    words = suffix.removeprefix(",").strip()
    read = _After(tuple(found), words, start, end)
    if not suffix:
        return read
    if not suffix.startswith(",") or not words or words[0].isdigit():
        value = text[start:].strip()
        term = _LOCATOR.match(value)
        value = value[term.end() :] if term else value
        at = start + (term.end() if term else 0)
        said = f"malformed locator '{normal(value)}'"
        return _After(said=said, at=at, length=len(value), example=_example(found[0].label))
    return _suffix(read, text, text.index(words, end))


def _suffix(read: _After, text: str, at: int) -> _After:
    said = wrong_words(read.suffix, "suffix")
    hint = "name a place with its label, as in ', annex I, para. 3', and leave the rest to the sentence"
    return _After(said=said, at=at, length=len(read.suffix), example=hint) if said else read


def _unlabelled(text: str, start: int, term: re.Match[str] | None) -> _After:
    """What does not begin with a locator: words, or a slip."""
    rest = text[start:].strip()
    if term is not None and (not term["term"][-1].isalpha() or re.match(r"[0-9A-Z(]|$", text[term.end() :])):
        value = text[term.end() :].strip()
        said = f"malformed locator '{normal(value)}'" if value else f"no number after '{term['term']}'"
        at, length = (term.end(), len(value)) if value else (start, len(term["term"]))
        return _After(said=said, at=at, length=length, example=_example(LABEL_OF_TERM[term["term"]]))
    if rest[0].isdigit():
        said, example = f"locator '{normal(rest)}' has no label", f"for example 'para. {normal(rest)}'"
        return _After(said=said, at=start, length=len(rest), example=example)
    unknown = _UNKNOWN_TERM.match(rest)
    if unknown:
        near = _nearest(unknown["term"])
        hint = f"did you mean '{near}'?" if near else "for example 'para.', 'art.', 'sec.', 'p.' or 'annex'"
        said = f"unknown locator label '{unknown['term']}'"
        return _After(said=said, at=start, length=len(unknown["term"]), example=hint)
    return _suffix(_After(suffix=rest), text, start)


def wrong_words(words: str, where: str) -> str:
    """What is wrong with a prefix or a suffix, as a sentence, or nothing."""
    shown = f"the {where} '{normal(words)}'"
    if "@" in words:
        return f"a source stands in {shown}"
    if any(map(str.isnumeric, words)) or any(_NAMES_PLACE.search(text) for text in (words, words.lower())):
        return f"a place stands in {shown}"
    if _MARKUP.search(words):
        return f"{shown} holds more than words and *italics*"
    return f"{shown} has no word" if words.strip("(") and not any(map(str.isalpha, words)) else ""


def _example(label: str) -> str:
    return f"for example '{LOCATOR_LABELS[label][0]} 42', '42–43' or '90 (a)'"


# Mending


def _mended(after: str, read: _After) -> _After:
    """A faulty reading with a hint: what to write in the place that it tells, in words that the grammar reads."""
    if read.example.startswith("did you mean"):
        return read
    text = re.sub("[\t\n]", " ", after)
    whole = replace(read, at=len(text) - len(text.lstrip()), length=len(text.strip()))
    if not re.search(r"\w", text):
        return replace(whole, example=f"take '{text.strip()}' out")
    mended = next((mend for mend in _mends(normal(text)) if is_clean(mend)), None)
    lead = text[: read.at]
    if mended is None:
        return read
    if not lead.strip() or mended.startswith(lead):
        return replace(read, example=f"write '{mended[len(lead) if lead.strip() else 0 :]}'")
    return replace(whole, example=f"write '{mended}'")


def is_clean(after: str) -> bool:
    """Whether what follows a citekey, with further sources behind semicolons, has no fault."""
    first, *others = after.split(";")
    keys = [_KEY.match(other.strip()) for other in others]
    rests = [other.strip()[key.end() :] for key, other in zip(keys, others, strict=True) if key and key["key"]]
    return len(rests) == len(others) and not any(_after(text).said for text in (first, *rests))


_JUNK = " \u00a0.,:;&|/+=!?()–—-"
_FILLERS = r"(?:and|also|at|in|on|see|cf\.)"


def _mends(text: str) -> Iterator[str]:
    """What may have been meant by what follows a citekey, from the least change on."""
    before, _, source = text.partition("@")
    place = re.sub(rf"(?:\s*(?:{_FILLERS}|[{re.escape(_JUNK)}]))+$", "", before).lstrip(_JUNK)
    if source:
        yield from (f"{mended}; @{source}" for mended in (*_places(place), ""))
    else:
        yield from _places(text.strip(_JUNK))


def _places(text: str) -> Iterator[str]:
    """Ways to write a place, from the least change on."""
    text += ")" if text.count("(") > text.count(")") else ""
    text = re.sub(r"[‐‑‒—−]", "–", text)
    text = re.sub(r"(?:\s*,)+\s*", ", ", text)
    labelled = _with_labels(text)
    for words in (text, labelled, _merged(labelled)):
        if words:
            yield f", {words}"
            yield f", {re.sub('(?<=[0-9]) (?=[0-9])', ', ', words)}"
            yield f", {re.sub('(?<=[0-9]) (?=[A-Za-z])', ', ', words)}"
    if text[:1].isdigit():
        yield f", para{'s' * (len(re.findall('[0-9]+', text)) > 1)}. {text}"


def _with_labels(text: str) -> str:
    """A place whose labels are the grammar's, without the words that lead to them: `and at page 3` → `p. 3`."""
    parts = []
    for part in text.split(", "):
        part = re.sub(rf"^(?:{_FILLERS} )+(?=[A-Za-z])", "", part)
        term = re.match(r"[A-Za-z]{1,12}\.?", part)
        near = _nearest(term[0]) if term and term[0] not in LABEL_OF_TERM else ""
        parts.append(near + part[term.end() :] if term and near else part)
    return ", ".join(parts)


def _nearest(term: str) -> str:
    """The label that a word may stand for, or nothing."""
    lower = term.lower()
    if f"{lower}." in LABEL_OF_TERM:
        return f"{lower}."
    return next((_LIKE[word] for word in difflib.get_close_matches(lower, _LIKE, 1, 0.7)), "")


def _merged(text: str) -> str:
    """A place in which a label stands once: `paras. 41–42, para. 45` → `paras. 41–42, 45`."""
    first = _LOCATOR.match(text)
    if first is None:
        return text
    label = LABEL_OF_TERM[first["term"]]
    again = "|".join(map(re.escape, sorted(LOCATOR_LABELS[label], key=len, reverse=True)))
    merged, count = re.subn(rf", (?:{again})\s*(?=\S)", ", ", text)
    many = LOCATOR_LABELS[label][1]
    return re.sub(rf"^{re.escape(first['term'])}", many, merged) if count else text
