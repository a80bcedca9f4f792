"""Rules on the navigation."""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault, Span
from ...content.suggest import did_you_mean
from ...content.vocabulary import HOME_PAGE


def nav001_page_outside_navigation(edition: Edition) -> Iterator[Fault]:
    """A page does not stand in the navigation of mkdocs.yml.

    Nobody would find it but by a link.

    Bad:  docs/method.md and no 'method.md' under 'nav:'
    Good: '- Method: method.md' under 'nav:'
    """
    listed = {entry.value for entry in edition.navigation}
    for page in edition.pages:
        if page.path not in listed:
            yield Fault(
                Span(page.source, 1), f"'{page.path}' is not in the navigation", "add it under 'nav:' in mkdocs.yml"
            )


def nav002_navigation_without_page(edition: Edition) -> Iterator[Fault]:
    """The navigation of mkdocs.yml names a page that does not exist.

    The build would stop, or a menu would lead to nothing.

    Bad:  - Method: methods.md
    Good: - Method: method.md
    """
    listed = {entry.value for entry in edition.navigation}
    for entry in edition.navigation:
        if entry.value not in edition.files and "://" not in entry.value:
            yield Fault(
                entry.span,
                f"the navigation names '{entry.value}', which does not exist",
                did_you_mean(entry.value, edition.files, "write the page, or take the entry out", listed),
            )


def nav003_page_listed_twice(edition: Edition) -> Iterator[Fault]:
    """The navigation of mkdocs.yml names a page twice.

    The menu would mark only one of the two as the page that is read, and “next” could lead back.

    Bad:  - Method: method.md under two headings
    Good: - Method: method.md once
    """
    first: dict[str, int] = {}
    for entry in edition.navigation:
        if entry.value in first:
            said = f"'{entry.value}' stands in the navigation at line {first[entry.value]} already"
            yield Fault(entry.span, said, "keep one of the two")
        first.setdefault(entry.value, entry.span.line)


def nav004_no_home_page(edition: Edition) -> Iterator[Fault]:
    """The page that is the edition's front is missing, is of another kind, or is there twice.

    Every page leads to it, and the card of the edition shows its title.

    Bad:  kind: page in docs/index.md
    Good: kind: home in docs/index.md
    """
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
