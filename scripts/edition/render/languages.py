"""Marks what a page of a translated edition leaves in the language of the original, for whoever reads it aloud."""

from __future__ import annotations

import re

from ..content import markdown
from ..content.model import Claim, Settings
from ..language.letters import is_written_in
from .elements import Element

_WORD = re.compile(r"[A-Za-z]{2,}")
_FEW = 2
"""So few words may be a name or an abbreviation within the language of the page."""


def is_original(text: str, settings: Settings) -> bool:
    """Whether a text of a translated edition is in the language of the original: it has none of the letters of its own."""
    if settings.original is None or is_written_in(text, settings.language):
        return False
    return len(_WORD.findall(text)) > _FEW


def name_of_original(claim: Claim, settings: Settings) -> str:
    """The language of a claim that a translated edition leaves as it is, in the words of the edition; else nothing."""
    if settings.original is None or not is_original(markdown.plain(claim.text), settings):
        return ""
    return settings.locale.name_of(settings.original.language)


def mark(root: Element, settings: Settings) -> None:
    """Set `lang` on each outermost element whose whole text is in the language of the original."""
    if settings.original is None:
        return
    for child in root:
        if "lang" in child.attrib:
            continue
        if is_original("".join(child.itertext()), settings):
            child.set("lang", settings.original.language)
        else:
            mark(child, settings)
