"""The page that is the edition's front is missing, is of another kind, or is there twice.

Every page leads to it, and the card of the edition shows its title.

Bad:  kind: page in docs/index.md
Good: kind: home in docs/index.md
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault, Span
from ...content.vocabulary import HOME_PAGE


def check(edition: Edition) -> Iterator[Fault]:
    home = next((page for page in edition.pages if page.path == HOME_PAGE), None)
    if home is None:
        said = f"the edition has no page '{HOME_PAGE}'"
        yield Fault(Span(f"docs/{HOME_PAGE}", 1), said, "write it, with 'kind: home'")
    elif home.kind != "home":
        said = f"'{HOME_PAGE}' is of kind '{home.kind}'"
        yield Fault(home.meta.place("kind"), said, "the front of the edition is written 'kind: home'")
    for page in edition.pages:
        if page.kind == "home" and page.path != HOME_PAGE:
            said = f"a page of kind 'home' that is not '{HOME_PAGE}'"
            yield Fault(page.meta.place("kind"), said, "for example 'kind: page'")
