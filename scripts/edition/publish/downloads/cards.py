"""Share cards: 1200 by 630 pixels, the words of a claim or unit in serif on paper, whose they are, and the short address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ... import workers
from ...cache import each
from ...check.diagnostic import Diagnostic
from ...config import Config
from ...content import markdown
from ...content.model import Claim, Edition, Unit
from ...content.places import Span
from ...content.vocabulary import INDEPENDENT
from ...drawing import cards, png, typeset
from .. import attribution as a
from ..faults import CannotPublish

FILE = "card.png"
SIZE = (1200, 630)
_BATCH, _AT_ONCE = 60, 480
"""So many cards are drawn by a process, and so many are held in memory."""


def things(edition: Edition) -> tuple[Unit | Claim, ...]:
    """Whatever has a short address of its own and words to show."""
    return (*edition.units, *edition.claims)


def row(thing: Unit | Claim, edition: Edition, config: Config) -> dict[str, str]:
    """What one card shows: the thing's own words, and nothing that it does not hold."""
    return {
        "id": thing.id,
        "basis": thing.basis if isinstance(thing, Claim) else "unit",
        "whose": a.label(thing, edition),
        "text": a.words(thing),
        "source": _short(_credit(thing, edition)),
        "edition": _named(edition),
        "lang": edition.settings.locale.language.partition("-")[0],
        "address": a.short_address(thing, config).partition("://")[2],
    }


def alternative(thing: Unit | Claim, edition: Edition) -> str:
    """The card in words, for those who do not see it."""
    return f"{thing.id}. {a.label(thing, edition)}: {a.words(thing)} {_short(a.credit(thing, edition), 190)}."


def front(edition: Edition, config: Config) -> dict[str, str]:
    """What the card of the edition shows: for the pages that are no unit's."""
    _ = edition.settings.locale.gettext
    home = next(page for page in edition.pages if page.kind == "home")
    independent = _(INDEPENDENT)
    return {
        "id": "",
        "basis": "unit",
        "whose": "",
        "text": f"{markdown.plain(home.title)}. {markdown.plain(home.summary)}",
        "source": f"{independent[0].upper()}{independent[1:]}.",
        "edition": _named(edition),
        "lang": edition.settings.locale.language.partition("-")[0],
        "address": config.site_url.partition("://")[2],
    }


def properties(thing: Unit | Claim | None, edition: Edition, config: Config) -> dict[str, str]:
    """A card, or the edition's, in a page's head: Open Graph's properties of a picture (https://ogp.me/#structured)."""
    words = " ".join(front(edition, config)[part] for part in ("text", "source"))
    return {
        "og:image": f"{a.short_address(thing, config) if thing else config.site_url}{FILE}",
        "og:image:type": "image/png",
        "og:image:width": str(SIZE[0]),
        "og:image:height": str(SIZE[1]),
        "og:image:alt": alternative(thing, edition) if thing else words,
    }


def _named(edition: Edition) -> str:
    """The edition, so that no card passes for the report itself."""
    return f"{edition.settings.short_title} · {edition.settings.locale.gettext('An annotated edition')}"


def _credit(thing: Unit | Claim, edition: Edition) -> str:
    """Whose the words are, without the label, which stands above them."""
    words = a.credit(thing, edition).removeprefix(f"{a.label(thing, edition)}, ")
    return words[:1].upper() + words[1:]


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(",;") + " …"


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write each card beside its short address, `p3-2/card.png`, and the edition's beside the home page."""
    homes = [folder, *(folder / thing.anchor for thing in things(edition))]
    try:
        for home, data in zip(homes, drawn(edition, config), strict=True):
            home.mkdir(exist_ok=True)
            (home / FILE).write_bytes(data)
    except typeset.TooLong as error:
        raise CannotPublish([card_too_long(edition, error)]) from None


def drawn(edition: Edition, config: Config) -> Iterator[bytes]:
    """Every card, that of the edition first. Raises TooLong where one has no room for its words."""
    rows = [front(edition, config), *(row(thing, edition, config) for thing in things(edition))]
    files = [Path(cards.__file__), Path(png.__file__), *typeset.files(cards.TEMPLATE)]
    return each(config.cache, "cards", rows, _draw, files, cards.PACKAGES, at_once=_AT_ONCE)


def card_too_long(edition: Edition, error: typeset.TooLong) -> Diagnostic:
    """A share card has more words than it has room for at the smallest size.

    They would run over whose they are and where they come from.

    Bad:  a unit with a summary of three hundred words
    Good: one of thirty
    """
    thing = next((thing for thing in things(edition) if thing.id == error.card), None)
    home = next(page for page in edition.pages if page.kind == "home")
    span = thing.span if thing else Span(home.source, 1)
    what = thing.id if thing else "the edition"
    return Diagnostic(span, "PRINT002", f"the share card of {what} is {error}", "shorten its words or its summary")


def _draw(rows: Sequence[Mapping[str, Any]]) -> list[bytes]:
    return workers.in_batches(cards.draw, rows, _BATCH)
