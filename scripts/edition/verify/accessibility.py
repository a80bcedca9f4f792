"""What a reader needs who hears a page: whether an image has a description, and a link words.

https://www.w3.org/TR/accname-1.2/
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from .html import Element

_NAMED = ("aria-label", "aria-labelledby", "title")
_SPEAKS = frozenset("audio canvas embed iframe input math object select textarea video".split())
"""Elements that may have a name of their own."""

_NEAR = 3
"""An empty link to a place at most so far around it is that heading's own mark, which its style fills."""


def has_no_description(element: Element) -> bool:
    """Whether an image has none, not even an empty one, which says that there is nothing to describe."""
    said = element.attributes
    if element.name == "input":
        shown = said.get("type", "").strip().lower() == "image"
    else:
        has_source = any(name in ("src", "srcset") or name.startswith("data-") for name in said)
        shown = (element.name == "img" and has_source) or (element.name == "area" and "href" in said)
    if not shown or "alt" in said or _is_named(said) or _is_hidden(said):
        return False
    return said.get("role", "").strip().lower() not in ("none", "presentation") and not _is_figure(element.node)


def has_no_words(link: LexborNode) -> bool:
    """Whether a link has nothing that can be read out: no text, no described image, no label."""
    if link.text().strip():
        return False
    said = {name: value or "" for name, value in link.attributes.items()}
    if _is_named(said) or _is_hidden(said) or _leads_around_itself(link, said.get("href", "").strip()):
        return False
    return not any(map(_speaks, link.css("*")[1:]))


def _speaks(node: LexborNode) -> bool:
    """Whether an element in a link has a name, or one that cannot be known here."""
    said = {name: value or "" for name, value in node.attributes.items()}
    tag = node.tag or ""
    without_alt = tag == "img" and "alt" not in said  # told as that
    return bool(said.get("alt", "").strip()) or without_alt or _is_named(said) or tag in _SPEAKS or "-" in tag


def _is_named(said: dict[str, str]) -> bool:
    return any(said.get(name, "").strip() for name in _NAMED)


def _is_hidden(said: dict[str, str]) -> bool:
    return "hidden" in said or said.get("aria-hidden", "").strip().lower() == "true"


def _is_figure(image: LexborNode) -> bool:
    """Whether it stands in a figure whose caption describes it."""
    node: LexborNode | None = image.parent
    while node is not None and node.tag != "figure":
        node = node.parent
    return node is not None and node.css_first("figcaption") is not None


def _leads_around_itself(link: LexborNode, address: str) -> bool:
    if address in ("", "#") or address.lower().startswith("javascript:"):
        return True
    node: LexborNode | None = link
    for _ in range(_NEAR if address.startswith("#") else 0):
        if node is None:
            return False
        if node.id == address[1:]:
            return True
        node = node.parent
    return False
