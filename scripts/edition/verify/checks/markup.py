"""What is asked about the writing of a file as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from ..inspection import Finding, Inspection
from ..places import Where


def malformed_xml(page: Inspection) -> Iterator[Finding]:
    """A drawing or a page of XHTML is no well-formed XML.

    A browser shows an error, or no drawing, where HTML would be mended in silence.

    Bad:  <svg xmlns="http://www.w3.org/2000/svg"><path></svg>
    Good: <svg xmlns="http://www.w3.org/2000/svg"><path/></svg>
    """
    malformed = page.document.malformed
    if malformed is not None:
        message, hint = f"this is no XML: {malformed.reason}", "close what is open, and escape '&' and '<'"
        yield Finding(Where(page.path, at=malformed.at), message, hint)
