"""Builds HTML elements. Text and attributes are data, so everything that reaches a page is escaped on the way out."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable
from string import Formatter

from ..content import emphasis

Element = etree.Element
Content = str | etree.Element | None

HEADING_LINK = "heading-link"
"""The class of a heading's link to itself, which means nothing away from the page."""


def el(tag: str, attributes: dict[str, str] | None = None, *content: Content) -> Element:
    """An element with its attributes and, in order, its texts and children. None is left out."""
    element = etree.Element(tag, attributes or {})
    add(element, content)
    return element


def add(element: Element, content: Iterable[Content]) -> None:
    """Add texts and children at an element's end."""
    for part in content:
        if part is None:
            continue
        if isinstance(part, str):
            if len(element):
                element[-1].tail = (element[-1].tail or "") + part
            else:
                element.text = (element.text or "") + part
        else:
            element.append(part)


def interpolate(message: str, **parts: Iterable[Content]) -> list[Content]:
    """Return the texts of a message, and for each name in braces the parts that it stands for."""
    found: list[Content] = []
    for words, name, *_ in Formatter().parse(message):
        found += [words, *(parts[name] if name else ())]
    return found


def join(items: Iterable[Content], separator: str = ", ") -> list[Content]:
    """Return items with a separator between each two."""
    return [part for item in items for part in (separator, item)][1:]


def rich(text: str) -> list[Content]:
    """The words of a title, a prefix or a suffix, those in italics in elements of their own."""
    return [el("em", None, words) if italics else words for words, italics in emphasis.runs(text)]


def fragment(html: str, tag: str = "span", attributes: dict[str, str] | None = None) -> Element:
    """An element around well-formed HTML that the CSL processor wrote."""
    element = etree.fromstring(f"<{tag}>{html}</{tag}>")
    for name, value in (attributes or {}).items():
        element.set(name, value)
    return element
