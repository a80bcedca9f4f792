"""A source's language is no language tag.

A voice would read the title in the wrong language.

Bad:  language: kr
Good: language: ko
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..bibliography import COUNTRIES, LANGUAGE, LANGUAGES


def check(edition: Edition) -> Iterator[Fault]:
    for source in edition.sources:
        language = source.item.get("language")
        if language is None:
            continue
        match = LANGUAGE.fullmatch(str(language))
        if match is None or match["code"] not in LANGUAGES:
            meant = COUNTRIES.get(str(language).casefold())
            hint = f"'{language}' is a country; its language is '{meant}'" if meant else "for example 'ko' or 'zh-Hant'"
            yield Fault(source.places["language"], f"unknown language '{language}'", hint)
