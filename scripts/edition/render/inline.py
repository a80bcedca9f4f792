"""Citations in running text, found where Python-Markdown looks for links, so that code and escapes are left alone."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.inlinepatterns import InlineProcessor

from ..content import citation


class CitationProcessor(InlineProcessor):
    """Turns `[@key, para. 3]` into a mark that the assembler numbers."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        inside = self.unescape(m["inside"])
        if not citation.is_citation(inside):
            return None, None, None
        return etree.Element("sup", {"data-cite": inside}), m.start(0), m.end(0)
