"""`ready`: lists what stands between this build and its publication, each with what to do."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator

import yaml

from ..check import run as rules
from ..config import Config
from ..content import readings
from ..content.model import Edition
from ..counting import count
from .edition import read

Lacks = Iterator[tuple[str, str]]
"""What is lacking, each with what to do about it."""


def run(asked: argparse.Namespace, config: Config) -> int:
    """0 where nothing is lacking, 1 while something is."""
    edition = read(config)
    found = list(lacking(edition, config))
    for what, hint in found:
        print(f"{what} ({hint})")
    unread = len(edition.claims) - len(readings.in_force(edition))
    if unread:
        print(f"To know: {count(unread, 'claim')} not read again; they may be published, and their labels say so.")
    print(f"{count(len(found), 'thing')} to do before publication." if found else "Ready to be published.")
    return 1 if found else 0


def lacking(edition: Edition, config: Config) -> Lacks:
    for ask in ASKED:
        yield from ask(edition, config)


def _settings(edition: Edition, config: Config) -> Lacks:
    """The address, the publisher and the contact."""
    for lack in config.lacks:
        yield lack.what, f"set {lack.setting}: {lack.hint}"


def _repository(edition: Edition, config: Config) -> Lacks:
    if not config.repository_url:
        yield "no address of the repository", "set REPOSITORY_URL, by which readers find the public forms"


def _faults(edition: Edition, config: Config) -> Lacks:
    found = len(rules.run(edition))
    if found:
        yield f"{count(found, 'fault')} in the sources", "mend what 'build.py check' tells"


def _first_publication(edition: Edition, config: Config) -> Lacks:
    if not edition.settings.first_published:
        yield "no day of first publication: wordings are drafts", "run 'build.py first-publication DAY'"


def _uuid(edition: Edition, config: Config) -> Lacks:
    if not edition.settings.uuid:
        yield (
            "no UUID: its feeds would be others wherever its address changes",
            "add 'uuid' to edition.yaml; python3 -c 'import uuid; print(uuid.uuid4())' makes one",
        )


def _citation(edition: Edition, config: Config) -> Lacks:
    """What the build knows and the repository's citation file does not say."""
    file = config.root / "CITATION.cff"
    cited = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}
    wanted = {
        "authors": [{"name": config.publisher}] if config.publisher else None,
        "url": config.site_url if config.has_address else None,
        "repository-code": config.repository_url or None,
        "title": edition.settings.title,
    }
    for key, value in wanted.items():
        if value and cited.get(key) != value:
            yield f"CITATION.cff has other '{key}', or none", f"write {key}: {json.dumps(value, ensure_ascii=False)}"
    if "date-released" not in cited:
        yield "CITATION.cff has no day of release", "write date-released: and the day of the release"


def _translations(edition: Edition, config: Config) -> Lacks:
    for into in edition.settings.translations:
        if not into.reviewed:
            yield (
                f"no review of the translation '{into.language}' by a reader of it",
                "have it read, and add the day as 'reviewed' under 'translations' in edition.yaml",
            )


ASKED: tuple[Callable[[Edition, Config], Lacks], ...] = (
    _settings,
    _repository,
    _faults,
    _first_publication,
    _uuid,
    _citation,
    _translations,
)
"""What is asked of a build that is to be published, each by a function."""
