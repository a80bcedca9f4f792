"""Citations in running text, found where Python-Markdown looks for links, so that code and escapes are left alone."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.inlinepatterns import InlineProcessor

from ..content import citation

_ESCAPED = re.compile("\x02([0-9]+)\x03")
"""How Python-Markdown stashes a character that a backslash stood before."""


class CitationProcessor(InlineProcessor):
    """Turns `[@key, para. 3]` into a mark that the assembler numbers."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        inside = _ESCAPED.sub(lambda e: "\\" + chr(int(e[1])), self.unescape(m["inside"]))
        if not citation.is_citation(inside):
            return None, None, None
        return etree.Element("sup", {"data-cite": citation.normal(inside)}), m.start(0), m.end(0)
