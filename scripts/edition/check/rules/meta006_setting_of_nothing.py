"""A setting in docs/data/edition.yaml names what the edition does not have.

What is made from it would be left out, or say something untrue.

Bad:  citekey: cha-katz-2032 under 'report:'
Good: citekey: cha-katz-2023 under 'report:'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...content.model import Edition
from ...content.places import Fault, Span
from ...content.settings import PATH
from ...content.vocabulary import GROUPS, unit_kind
from ..suggest import did_you_mean


def check(edition: Edition) -> Iterator[Fault]:
    settings = edition.settings
    sources = [source.key for source in edition.sources]
    paragraphs = [unit.id for unit in edition.units if unit_kind(unit.id) == "paragraph"]
    named: list[tuple[str, str, Iterable[str], str]] = [
        ("report.citekey", settings.report.citekey, sources, "source"),
        ("example", settings.example, [claim.id for claim in edition.claims], "claim"),
        *((f"captions.{name}", name, GROUPS, "group") for name in settings.captions),
        *((f"map_names.{name}", name, paragraphs, "paragraph") for name in settings.map_names),
    ]
    for place, name, known, what in named:
        if name and name not in known:
            span = settings.places.get(place, Span(PATH, 1))
            yield Fault(
                span, f"there is no {what} '{name}'", did_you_mean(name, known, f"name a {what} of this edition")
            )
