"""The edition that most commands read, and how much it holds."""

from __future__ import annotations

import sys

from ..config import CannotRun, Config
from ..content import load, translations
from ..content.model import Edition
from ..counting import count


def read(config: Config) -> Edition:
    """The edition of the repository. Raises CannotRun where there are no sources."""
    must_have_sources(config)
    return load.load(config.root, config.cache)


def say_unseen(edition: Edition) -> None:
    """Say on the error stream what of the history was not checked: what a command prints may be for a program."""
    if edition.unseen:
        print(edition.unseen, file=sys.stderr, flush=True)


def say_stale(edition: Edition) -> None:
    """Say on the error stream what translations render no more, or not yet: the pages show the original there."""
    wanted = translations.wanted_claims(edition)
    unread = {problem.fault.span.path for problem in edition.problems}
    for translation in edition.translations:
        for source in (source for source in translations.sources(edition) if source not in unread):
            told = translations.state(source, edition.texts[source], translation, wanted)
            print("\n".join(told), end="\n" if told else "", file=sys.stderr, flush=True)


def must_have_sources(config: Config) -> None:
    if not (config.root / "docs").is_dir():
        raise CannotRun(f"There is no folder docs/ in {config.root}; run the command in a clone of the repository.")


def inventory(edition: Edition) -> str:
    """How much there is: `99 pages, 89 units, …`."""
    parts = [
        count(len(edition.pages), "page"),
        count(len(edition.units), "unit"),
        count(len(edition.claims), "claim"),
        count(len(edition.relations), "relation"),
        count(len(edition.sources), "source"),
    ]
    return ", ".join(parts)
