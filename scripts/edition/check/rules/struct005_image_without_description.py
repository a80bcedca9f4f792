"""An image has no description, or its file's name for one.

Who listens to the page would not learn what it shows. An image that is all the words of a link is LINK004's.

Bad:  ![](../assets/images/border.svg)
Good: ![The border along the Tumen river](../assets/images/border.svg)
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ...content.model import Document, Edition, Page
from ...content.places import Fault

_HINT = "say what it shows, as in '![The border along the Tumen river](border.svg)'"
_IN_HTML = 'say what it shows in alt="…"; alt="" where it only adorns'


def check(edition: Edition) -> Iterator[Fault]:
    for page in edition.pages:
        linked = {link.span.line for link in page.links if link.text.startswith("![](") and not link.image}
        for link in page.links:
            if link.image and link.form == "markdown" and not (link.span.line in linked and not link.text.strip()):
                name = posixpath.basename(link.target.partition("#")[0])
                words = link.text.strip()
                if not words:
                    yield Fault(link.span, f"the image '{name}' has no description", _HINT)
                elif name and words in (name, posixpath.splitext(name)[0]):
                    yield Fault(link.span, f"the image '{name}' has its name for a description", _HINT)
        for reference in page.references:
            if reference.image and reference.defined and not reference.text.strip():
                yield Fault(reference.span, f"the image '{reference.label}' has no description", _HINT)
    files: tuple[Page | Document, ...] = (*edition.pages, *edition.documents)
    for file in files:
        for span in file.undescribed:
            yield Fault(span, "the image has no description", _IN_HTML)
