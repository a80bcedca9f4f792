"""Rules on files: what cannot be read, or is left over from a tool."""

from __future__ import annotations

from collections.abc import Iterator

from ...content.dates import is_date
from ...content.model import Edition, Statement, Term
from ...content.places import Fault
from .. import dates


def load001_unreadable_file(edition: Edition) -> Iterator[Fault]:
    """A file that the edition needs is missing, cannot be read, is not UTF-8, holds what cannot be seen, or is a link.

    Nothing it says would reach a reader.

    Bad:  a page saved in Latin-1
    Good: the same page saved as UTF-8
    """
    yield from (p.fault for p in edition.problems if p.kind == "unreadable")


def load002_malformed_yaml(edition: Edition) -> Iterator[Fault]:
    """A data file or a page's front matter is not YAML of the kind read here.

    One stray tab or colon would hide everything after it.

    Bad:  title: Returns: what happens
    Good: title: "Returns: what happens"
    """
    yield from (p.fault for p in edition.problems if p.kind == "yaml")


def load003_empty_page(edition: Edition) -> Iterator[Fault]:
    """A page or a data file has no text at all.

    A reader would follow a link to nothing, and nothing that the file should say could be checked.

    Bad:  an empty file
    Good: front matter with a title, and a body; or the records of the last version
    """
    yield from (p.fault for p in edition.problems if p.kind == "empty")


def load004_malformed_record(edition: Edition) -> Iterator[Fault]:
    """A record of a data file lacks a value that it needs, or has one of another shape.

    The record would be dropped, or shown half.

    Bad:  - {id: kwanliso, term: Kwanliso}
    Good: - {id: kwanliso, term: Kwanliso, text: A political prison camp.}
    """
    yield from (p.fault for p in edition.problems if p.kind == "record")
    for event in edition.chronology:
        if event.date and not is_date(event.date):
            yield Fault(
                event.span,
                f"'{event.date}' is no date",
                dates.hint(event.date, "for example '2014-02-07', '2014-02' or '2014'"),
            )


def load005_duplicate_record(edition: Edition) -> Iterator[Fault]:
    """Two records of a data file have one id.

    Only one of them could be meant, and reached.

    Bad:  - {id: s4.4, …} twice
    Good: - {id: s4.4, …} and - {id: s4.5, …}
    """
    first: dict[tuple[str, str], int] = {}
    records: tuple[Statement | Term, ...] = (*edition.statements, *edition.glossary)
    for record in records:
        mark = (record.span.path, record.id)
        if record.id and mark in first:
            yield Fault(record.span, f"the id '{record.id}' is taken at line {first[mark]}", "give this record another")
        first.setdefault(mark, record.span.line)


def load006_unfinished_merge(edition: Edition) -> Iterator[Fault]:
    """A file holds the marks of a merge that was not finished, or of a patch.

    Both versions would be published, with the marks between them.

    Bad:  <<<<<<< HEAD … ======= … >>>>>>> branch
    Good: one version, and no marks
    """
    yield from (p.fault for p in edition.problems if p.kind == "merge")


def load007_copy_left_behind(edition: Edition) -> Iterator[Fault]:
    """A file is a copy that an editor or a tool left behind.

    It would be published beside the file that it is a copy of.

    Bad:  docs/method.md.orig, docs/method (1).md, docs/method.md~
    Good: docs/method.md
    """
    yield from (p.fault for p in edition.problems if p.kind == "leaving")


def load008_swallowed_words(edition: Edition) -> Iterator[Fault]:
    """A value without quotation marks is followed by words that YAML takes for a comment.

    They would be lost, and nobody would see that they are.

    Bad:  title: Method # How it is made
    Good: title: "Method # How it is made"
    """
    yield from (p.fault for p in edition.problems if p.kind == "swallowed")
