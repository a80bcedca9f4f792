"""Rules on the form of links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...content.model import Edition
from ...content.places import Fault
from ...content.suggest import did_you_mean, nearest
from ..link_words import NOTHING, links_with_words, said
from ..values import SOURCE, marked, values
from ..web_addresses import (
    SHORTENERS,
    behind,
    credentials,
    hint_for,
    host,
    insecure,
    outside,
    tracking,
    without_tracking,
    wrong_form,
    wrong_mail,
)


def link001_undefined_label(edition: Edition) -> Iterator[Fault]:
    """A reference has a label that nothing on the page defines.

    It is printed with its brackets, and leads nowhere.

    Bad:  [the report][coi] without a definition
    Good: [the report][coi] and [coi]: sources.md#survey-2024
    """
    for page in edition.pages:
        labels = {definition.label for definition in page.definitions}
        for reference in page.references:
            if not reference.defined:
                example = f"define it, as in '[{reference.label}]: drivers.md', or escape the brackets"
                hint = did_you_mean(reference.label, labels, example)
                yield Fault(reference.span, f"nothing defines the label '{reference.label}'", hint)


def link002_unused_definition(edition: Edition) -> Iterator[Fault]:
    """A definition of a label is used by no reference.

    It hides a link that was meant, or one that was taken out.

    Bad:  [coi]: sources.md#survey-2024 and no [the report][coi]
    Good: [the report][coi] and [coi]: sources.md#survey-2024
    """
    for page in edition.pages:
        meant = {reference.label for reference in page.references if not reference.defined}
        for definition in page.definitions:
            if not definition.used and nearest(definition.label, meant) == "":
                hint = f"use it, as in '[words][{definition.label}]', or take it out"
                yield Fault(definition.span, f"nothing uses the label '{definition.label}'", hint)


def link003_repeated_definition(edition: Edition) -> Iterator[Fault]:
    """A label is defined more than once on a page.

    Only the last definition counts, whichever was meant.

    Bad:  [coi]: sources.md and [coi]: about.md
    Good: [coi]: sources.md and [report]: about.md
    """
    for page in edition.pages:
        first: dict[str, int] = {}
        for definition in page.definitions:
            line = first.setdefault(definition.label, definition.span.line)
            if line != definition.span.line:
                said = f"the label '{definition.label}' is defined at line {line} already"
                yield Fault(definition.span, said, "keep one, or give this one another label")


def link004_link_without_words(edition: Edition) -> Iterator[Fault]:
    """A link has no words.

    A reader who listens meets only its address, and others cannot see it at all.

    Bad:  [](drivers.md)
    Good: [the drivers](drivers.md)
    """
    for span, words in links_with_words(edition):
        if not said(words):
            yield Fault(span, "the link has no words", "say where it leads, as in '[the drivers](drivers.md)'")


def link005_words_that_say_nothing(edition: Edition) -> Iterator[Fault]:
    """The words of a link do not say where it leads.

    Read by themselves, as in a list of the links of a page, they are all alike.

    Bad:  The drivers are [here](drivers.md).
    Good: The paper names [what drives it](drivers.md).
    """
    for span, words in links_with_words(edition):
        if said(words) in NOTHING:
            hint = "make the link of the words that name it, as in '[the drivers](drivers.md)'"
            yield Fault(span, f"the words '{words}' do not say where the link leads", hint)


def link006_malformed_address(edition: Edition) -> Iterator[Fault]:
    """The address of a link is not written as one.

    No browser could open it, or each would guess something else.

    Bad:  [the Institute](institute.example.org/a page)
    Good: [the Institute](https://institute.example.org/a-page)
    """
    links = chain(*(page.links for page in edition.pages), *(document.links for document in edition.documents))
    for link in links:
        wrong = wrong_form(link)
        if wrong:
            yield Fault(link.span, f"the address '{link.target}' {wrong}", hint_for(link.target))


def link007_malformed_mail_address(edition: Edition) -> Iterator[Fault]:
    """A mail address in a link is not one to which mail could be sent.

    A mail program would open with nobody to write to.

    Bad:  [write](mailto:editor)
    Good: [write](mailto:editor@example.org)
    """
    for written in outside(edition):
        wrong = wrong_mail(written.address)
        if wrong:
            yield Fault(
                written.span, f"'{written.address}' {wrong}", "for example 'mailto:editor@example.org?subject=P3.2'"
            )


def link008_insecure_address(edition: Edition) -> Iterator[Fault]:
    """An address begins with `http:` though its host can be asked with `https:`.

    Anyone on the way could see what is read, or change it.

    Bad:  http://institute.example.org/
    Good: https://institute.example.org/
    """
    for written in insecure(edition):
        hint = f"write 'https:{written.address.partition(':')[2]}'"
        yield Fault(written.span, f"'{written.address}' is asked without encryption", hint)


def link009_credentials_in_address(edition: Edition) -> Iterator[Fault]:
    """An address holds a user name or a password.

    Whoever reads the page could use them.

    Bad:  https://reader:secret@example.org/
    Good: https://example.org/
    """
    for written in outside(edition):
        found = "" if written.record else credentials(written.address)
        if found:
            said = f"the address of '{host(written.address)}' holds a user name or password"
            yield Fault(written.span, said, "take it out, and change the password if it was real")


def link010_tracking_parameter(edition: Edition) -> Iterator[Fault]:
    """An address holds a parameter that only tells where its reader came from.

    It would give the reader away, and the document is the same without it.

    Bad:  https://institute.example.org/?utm_source=mail
    Good: https://institute.example.org/
    """
    for written in outside(edition):
        names = tracking(written.address)
        if names:
            said = f"'{', '.join(names)}' tells where the reader came from"
            yield Fault(written.span, said, f"write '{without_tracking(written.address)}'")


def link011_shortened_address(edition: Edition) -> Iterator[Fault]:
    """An address is that of a service that shortens addresses, or sends on to them.

    It hides where it leads, tells the service who reads, and ends when the service does.

    Bad:  https://bit.ly/3abc
    Good: https://institute.example.org/analysis/
    """
    for written in outside(edition):
        target = behind(written.address)
        if target is not None or host(written.address).removeprefix("www.") in SHORTENERS:
            said = f"'{written.address}' hides the address it stands for"
            yield Fault(written.span, said, f"write '{target}'" if target else _OPEN)


_OPEN = "open it, and write the address that it leads to"


def link012_idle_link(edition: Edition) -> Iterator[Fault]:
    """A link stands in a text that is printed as it stands: in a title, a summary, a reason or a list.

    The reader would see its brackets, and could not follow it.

    Bad:  summary: See [the drivers](drivers.md).
    Good: summary: See the drivers.
    """
    for value in values(edition):
        for offset, length in marked(value.text) if value.where != SOURCE else ():  # those of sources are for BIB008
            span = value.span.within(offset, length)
            yield Fault(
                span, f"a link in {value.where} is printed as it stands", "say it in words, and link in the page's text"
            )


def link013_raw_link(edition: Edition) -> Iterator[Fault]:
    """A link is not written as one.

    It is printed with its brackets, and leads nowhere.

    Bad:  [the drivers] (drivers.md), (the drivers)[drivers.md]
    Good: [the drivers](drivers.md)
    """
    for page in edition.pages:
        for raw in page.raw_links:
            yield Fault(raw.span, "this is printed as it stands, and is no link", f"write '{raw.value}'")
