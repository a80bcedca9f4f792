"""Rules on front matter and settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...content import yaml_nodes as y
from ...content.dates import is_date
from ...content.model import Edition
from ...content.places import Fault, Span
from ...content.settings import PATH
from ...content.suggest import did_you_mean, is_misspelt
from ...content.vocabulary import ADDRESSEES, KINDS, LONGEST_SUMMARY, NAME_FIELDS, TEXT_KEYS, UNIT_ID, unit_kind
from .. import dates


def meta001_missing_front_matter(edition: Edition) -> Iterator[Fault]:
    """A page has no front matter, or lacks a key that its kind must have.

    Without a title, kind and summary the page cannot be listed, linked or previewed.

    Bad:  kind: page
    Good: title: Method
    """
    yield from (p.fault for p in edition.problems if p.kind == "front-matter")
    for page in edition.pages:
        kind = KINDS.get(page.kind)
        keys = kind.keys if kind else ("title", "kind", "summary")
        written = [name.value for name, _ in page.meta.entries]
        optional = kind.optional if kind else frozenset()
        for key in keys:
            node = page.meta.get(key)
            if node is None and kind and is_misspelt(key, written, keys):
                continue  # it is told as an unknown key
            if node is None and key not in optional:
                yield Fault(page.meta.span, f"the front matter lacks '{key}'", f"add a line '{key}: …'")
            elif key in TEXT_KEYS and isinstance(node, y.Scalar) and not node.value.strip():
                yield Fault(page.meta.place(key), f"'{key}' is empty", f"write it as '{key}: …'")


def meta002_unknown_key(edition: Edition) -> Iterator[Fault]:
    """The front matter has a key that its kind of page does not know.

    The key would be ignored without a word, and what it was meant to say lost.

    Bad:  summery: What the record shows.
    Good: summary: What the record shows.
    """
    for page in edition.pages:
        kind = KINDS.get(page.kind)
        if kind is None:
            continue
        for name, _ in page.meta.entries:
            if name.value not in kind.keys:
                known = ", ".join(kind.keys)
                taken = {key.value for key, _ in page.meta.entries}
                hint = did_you_mean(name.value, kind.keys, f"a page of kind '{page.kind}' knows {known}", taken)
                yield Fault(name.span, f"unknown key '{name.value}'", hint)


def meta003_invalid_value(edition: Edition) -> Iterator[Fault]:
    """A key of the front matter has a value that it cannot have.

    The page would be filed under the wrong kind, id, date or addressee.

    Bad:  date: 28 March 2024
    Good: date: 2024-03-28
    """
    for page in edition.pages:
        kind = KINDS.get(page.kind)
        place = page.meta.place
        if page.kind and kind is None:
            yield Fault(
                place("kind"),
                f"unknown kind '{page.kind}'",
                did_you_mean(page.kind, KINDS, f"one of {', '.join(KINDS)}"),
            )
        if kind and kind.letter and page.id:
            match = UNIT_ID.fullmatch(page.id)
            if not match or match[1] != kind.letter:
                hint = f"for example '{kind.letter}3'"
                yield Fault(place("id"), f"'{page.id}' is no id of a page of kind '{page.kind}'", hint)
        for key, value in (("date", page.date), ("added", page.added)):
            if value and not is_date(value):
                yield Fault(
                    place(key),
                    f"'{value}' is no date",
                    dates.hint(value, "for example '2024-03-28', or '2024-03' where the day is not known"),
                )
        if len(page.summary) > LONGEST_SUMMARY:
            yield Fault(
                place("summary"),
                f"the summary has {len(page.summary)} characters",
                f"at most {LONGEST_SUMMARY}, so that previews show it whole",
            )
        for name, node in page.meta.entries:
            if name.value in TEXT_KEYS and not isinstance(node, y.Scalar):
                yield Fault(name.span, f"'{name.value}' must be one text", f"for example '{name.value}: …'")
            items = node.items if isinstance(node, y.Sequence) else ()
            if name.value == "addressees" and not 0 < len(items) == len(page.addressees):
                yield Fault(name.span, "'addressees' must be a list", "for example 'addressees: [congress, allies]'")
        for addressee in page.addressees:
            if addressee.value not in ADDRESSEES:
                hint = did_you_mean(addressee.value, ADDRESSEES, f"one of {', '.join(ADDRESSEES)}")
                yield Fault(addressee.span, f"unknown addressee '{addressee.value}'", hint)


def meta004_key_order(edition: Edition) -> Iterator[Fault]:
    """The keys of the front matter stand in another order than the kind of page has them.

    Editors find a key where it always stands.

    Bad:  kind: page, then title: Method
    Good: title: Method, then kind: page
    """
    for page in edition.pages:
        keys = KINDS[page.kind].keys if page.kind in KINDS else ()
        known = [name for name, _ in page.meta.entries if name.value in keys]
        ordered = sorted(known, key=lambda name: keys.index(name.value))
        for found, wanted in zip(known, ordered, strict=True):
            if found != wanted:
                order = ", ".join(name.value for name in ordered)
                yield Fault(found.span, f"'{found.value}' stands out of order", f"the order is {order}")
                break


def meta005_duplicate_unit(edition: Edition) -> Iterator[Fault]:
    """Two pages or sections have the same unit id.

    The id is an address: only one of them could be reached by it.

    Bad:  id: P3 on two pages
    Good: id: P3 on one page, id: P4 on the other
    """
    seen: dict[str, str] = {}
    for unit in edition.units:
        if unit.id in seen:
            yield Fault(
                unit.span, f"the id '{unit.id}' is taken by {seen[unit.id]}", "give this unit the next free number"
            )
        else:
            seen[unit.id] = f"{unit.span.path}:{unit.span.line}"


def meta006_setting_of_nothing(edition: Edition) -> Iterator[Fault]:
    """A setting in docs/data/edition.yaml names what the edition does not have.

    What is made from it would be left out, or say something untrue.

    Bad:  citekey: the-report-2032 under 'report:'
    Good: citekey: the-report-2023 under 'report:'
    """
    settings = edition.settings
    sources = [source.key for source in edition.sources]
    paragraphs = [unit.id for unit in edition.units if unit_kind(unit.id) == "paragraph"]
    named_makers = [name for source in edition.sources for role in NAME_FIELDS for name in source.named(role)]
    makers = sorted({str(name.get("literal") or name.get("family") or "") for name in named_makers})
    named: list[tuple[str, str, Iterable[str], str]] = [
        ("report.citekey", settings.report.citekey, sources, "source"),
        ("example", settings.example, [claim.id for claim in edition.claims], "claim"),
        *((f"map_names.{name}", name, paragraphs, "paragraph") for name in settings.map_names),
        *((f"short_names.{name}", name, makers, "maker of a source") for name in settings.short_names),
    ]
    for place, name, known, what in named:
        if name and name not in known:
            span = settings.places.get(place, Span(PATH, 1))
            yield Fault(
                span, f"there is no {what} '{name}'", did_you_mean(name, known, f"name a {what} of this edition")
            )
