"""A citation stands where it makes no note: in a heading, a link's words, an image's description, a title or a list.

It would be printed as it stands, or be lost, and the reader would meet no source.

Bad:  ## What the panel found [@un-coi-2014, para. 46] { #found }
Good: ## What the panel found { #found }
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..idle import idle_citations


def check(edition: Edition) -> Iterator[Fault]:
    for span, where in idle_citations(edition):
        yield Fault(span, f"a citation in {where} makes no note", "cite in the running text, before the full stop")
