"""A link leads to a page or file that does not exist.

The reader would meet an error page.

Bad:  [drivers](driver.md)
Good: [drivers](drivers.md)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ..links import astray
from ..suggest import nearest

_IN_PAGE = "links are relative to the page, and end in '.md'"

HINTS = {
    "markdown": _IN_PAGE,
    "definition": _IN_PAGE,
    "html": "in HTML, links are relative to the page's address, as in '../drivers/'",
    "beside": "links are relative to the root of the repository",
    "file": "links are relative to this file",
}


def check(edition: Edition) -> Iterator[Fault]:
    found = astray(edition)
    for wrong in found.get("nowhere", ()):
        said = f"the link '{wrong.link.text}' leads nowhere"
        yield Fault(wrong.link.span, said, "write where, as in '[drivers](drivers.md)'")
    for wrong in found.get("kept back", ()):
        said = f"'{wrong.target}' is kept out of the site by 'exclude_docs' in mkdocs.yml"
        yield Fault(wrong.link.span, said, "link to a page that says it, or publish the file")
    for wrong in found.get("missing", ()):
        otherwise = HINTS.get(wrong.link.form, "name it from the root of docs/, or add the file")
        near = wrong.better or nearest(wrong.target, wrong.known)
        rest = wrong.link.target[len(re.split("[?#]", wrong.link.target)[0]) :]
        hint = f"did you mean '{near}{rest}'?" if near else otherwise
        where = "" if wrong.link.form == "beside" else " of docs/"
        yield Fault(wrong.link.span, f"'{wrong.link.target}' leads to no file{where}", hint)
