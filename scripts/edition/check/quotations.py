"""The quotations that are given as the words of a text whose fingerprint is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..content import fingerprint
from ..content.model import Edition, Page
from ..content.places import Span

_QUOTED = re.compile(r"“([^“”]*)”")
_LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\.\.\.")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks, as the words of the source `key`."""

    key: str
    text: str
    span: Span

    @property
    def parts(self) -> list[list[str]]:
        """Its words, in pieces where something was left out ("…") or put in ("[it]")."""
        return [words for part in _LEFT_OUT.split(self.text) if (words := fingerprint.words(part))]


def given(edition: Edition) -> Iterator[Quotation]:
    """Each quotation on a line that cites a fingerprinted source, and in a claim that restates one; names apart."""
    names = [fingerprint.words(name) for name in edition.exempt_names]
    for quotation in _all(edition):
        if quotation.parts and [word for part in quotation.parts for word in part] not in names:
            yield quotation


def _all(edition: Edition) -> Iterator[Quotation]:
    for page in edition.pages:
        lines = _lines(page, edition)
        if not lines or "“" not in page.prose:
            continue
        for match in _QUOTED.finditer(page.prose):
            span = page.places.span(match.start(1), len(match[1]))
            if span.line in lines:
                yield Quotation(lines[span.line], match[1], span)
    for entry in edition.entries:
        for cite in entry.citation.cites if entry.citation else ():
            if cite.key in edition.fingerprints:
                for match in _QUOTED.finditer(entry.text):
                    yield Quotation(cite.key, match[1], entry.span)


def _lines(page: Page, edition: Edition) -> dict[int, str]:
    """The lines of a page on which a quotation is a fingerprinted source's, and which source's."""
    found = {}
    for citation in page.citations:
        for cite in citation.cites:
            if cite.key in edition.fingerprints:
                found[citation.span.line] = cite.key
    for claim in edition.claims:
        if claim.page == page.path and claim.basis == "report":
            for cite in (c for citation in claim.citations for c in citation.cites if c.key in edition.fingerprints):
                found |= dict.fromkeys(range(claim.span.line, cite.span.line + 1), cite.key)
    return found
