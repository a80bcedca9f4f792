"""What a page owes to readers who hear it."""

from __future__ import annotations

from collections.abc import Iterator

from ..inspection import Finding, Inspection


def image_without_description(page: Inspection) -> Iterator[Finding]:
    """An image has no alternative text, not even an empty one.

    Those who hear the page are read the file's name, or learn nothing.

    Bad:  <img src="map.png">
    Good: <img src="map.png" alt="The pathways, and the findings that they lead to">, or alt="" for an ornament
    """
    for element in page.document.undescribed:
        source = element.attributes.get("src") or element.attributes.get("href") or ""
        message = f"the image '{source}' has no alternative text" if source else "the image has no alternative text"
        hint = "say in 'alt' what it shows, or write alt=\"\" for an ornament"
        yield Finding(page.start_tag(element), message, hint, f"{element.name} {source.rpartition('/')[2]}")


def link_without_words(page: Inspection) -> Iterator[Finding]:
    """A link holds nothing that can be read out: no text, no described image, no label.

    Those who hear the page learn that there is a link, and not where it leads.

    Bad:  <a href="../drivers/"></a>
    Good: <a href="../drivers/">The drivers</a>
    """
    for element in page.document.wordless:
        address = element.attributes["href"].strip()
        message = f"the link to '{address}' has no words"
        yield Finding(page.start_tag(element), message, "say where it leads, or label it", address.rpartition("../")[2])
