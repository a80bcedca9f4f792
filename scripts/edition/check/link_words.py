"""The words of links, as a reader meets them who sees or hears nothing else of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..content import markdown
from ..content.hypertext import COMPUTED
from ..content.model import Edition
from ..content.places import Span

NOTHING = frozenset(
    {
        *("here", "click here", "click", "press here", "see here", "go", "go here", "this", "this one", "that", "it"),
        *("this page", "this link", "this article", "this site", "this website", "this document", "this report"),
        *("link", "links", "page", "website", "site", "web page", "url", "address", "more", "read more", "learn more"),
        *("see more", "find out more", "more here", "read here", "read this", "details", "info", "more info"),
        *("more information", "continue", "continue reading", "see", "see also", "source link", "external link"),
    }
)
"""Words that are alike for every link."""


@lru_cache(maxsize=1)
def links_with_words(edition: Edition) -> tuple[tuple[Span, str], ...]:
    """Every link that needs words: where it stands, and its words."""
    return tuple(_all(edition))


def said(words: str) -> str:
    """Words as they are compared: in small letters, without points and arrows. What a template computes is a word."""
    return " ".join(re.findall(rf"[\w’'{COMPUTED}]+", words.lower()))


def _all(edition: Edition) -> Iterator[tuple[Span, str]]:
    for page in edition.pages:
        for link in page.links:
            if link.element == "a" and link.form in ("markdown", "html"):
                yield link.span, markdown.words(link.text)
        for reference in page.references:
            if reference.defined and not reference.image:
                yield reference.span, markdown.words(reference.text)
    for document in edition.documents:
        for link in document.links:
            if link.element == "a":
                yield link.span, markdown.words(link.text) if link.form == "beside" else link.text
