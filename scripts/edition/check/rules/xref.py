"""Rules on where links within the edition lead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.suggest import nearest
from ..links import astray

_IN_PAGE = "links are relative to the page, and end in '.md'"

HINTS = {
    "markdown": _IN_PAGE,
    "definition": _IN_PAGE,
    "html": "in HTML, links are relative to the page's address, as in '../drivers/'",
    "beside": "links are relative to the root of the repository",
    "file": "links are relative to this file",
}


def xref001_missing_page(edition: Edition) -> Iterator[Fault]:
    """A link leads to a page or file that does not exist.

    The reader would meet an error page.

    Bad:  [drivers](driver.md)
    Good: [drivers](drivers.md)
    """
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


def xref002_missing_anchor(edition: Edition) -> Iterator[Fault]:
    """A link leads to an anchor that its page does not have.

    The reader would land at the top of the page and not find the passage.

    Bad:  [P3.2](forcible-repatriation.md#p3.2)
    Good: [P3.2](forcible-repatriation.md#p3-2)
    """
    for wrong in astray(edition).get("anchor", ()):
        near = nearest(wrong.target, wrong.known)
        path = wrong.link.target.partition("#")[0]
        hint = f"did you mean '{path}#{near}'?" if near else "give the heading an id, or link to the page"
        if wrong.known and _same(wrong.target, wrong.known[0]):
            hint = "it is written in another Unicode form (NFC or NFD); copy the id from its heading"
        yield Fault(wrong.link.span, f"'{wrong.better or 'the template'}' has no anchor '#{wrong.target}'", hint)


def _same(anchor: str, known: str) -> bool:
    return unicodedata.normalize("NFC", anchor) == unicodedata.normalize("NFC", known)


def xref003_wrong_case(edition: Edition) -> Iterator[Fault]:
    """A link writes a file in capitals or small letters in another way than it is named.

    It works on some editors' machines, and leads to an error page on the server.

    Bad:  [drivers](Drivers.md)
    Good: [drivers](drivers.md)
    """
    for wrong in astray(edition).get("case", ()):
        said = f"'{wrong.target}' differs from the file's name in capitals and small letters"
        yield Fault(wrong.link.span, said, f"write '{wrong.better}'")


def xref004_folder_without_page(edition: Edition) -> Iterator[Fault]:
    """A link names a folder or an address where it must name the page: its file or, in a template, the slash at its end.

    The link depends on how a server answers for folders, and breaks where the files are read from a disk.

    Bad:  [the findings](../findings)
    Good: [the findings](../findings/index.md)
    """
    for wrong in astray(edition).get("folder", ()):
        hint = f"write '{wrong.better}'" if wrong.better else "name a page in it"
        yield Fault(wrong.link.span, f"'{wrong.target}' names a folder, not a page", hint)


def xref005_absolute_path(edition: Edition) -> Iterator[Fault]:
    """A link begins at the root of the host.

    The edition is published under a sub-path, where the link leads out of it.

    Bad:  [drivers](/pathways/drivers.md)
    Good: [drivers](../pathways/drivers.md)
    """
    for wrong in astray(edition).get("absolute", ()):
        hint = (
            f'write "{wrong.better}"'
            if wrong.better
            else "write it relative to the page, as in '../pathways/drivers.md'"
        )
        yield Fault(wrong.link.span, f"'{wrong.target}' begins at the root of the host", hint)


def xref006_outside_the_edition(edition: Edition) -> Iterator[Fault]:
    """A link leads past the root of the edition.

    What lies there is not published, or is not ours.

    Bad:  [the license](../../LICENSE)
    Good: [the license](../cite.md#license)
    """
    for wrong in astray(edition).get("outside", ()):
        hint = "it has more '../' than the page has folders above it, or names a file outside docs/"
        yield Fault(wrong.link.span, f"'{wrong.target}' leads out of docs/", hint)


def xref007_anchor_only_shown(edition: Edition) -> Iterator[Fault]:
    """A link leads to an anchor that stands only in code or in a comment.

    It looks as if it were there, and the browser does not find it.

    Bad:  [how](#how) with `{ #how }` in code
    Good: [how](#how) with ## How { #how }
    """
    for wrong in astray(edition).get("shown", ()):
        said = f"'#{wrong.target}' stands only in code or a comment of '{wrong.better}'"
        yield Fault(wrong.link.span, said, f"give a heading the id '{{ #{wrong.target} }}', or link to another")


def xref008_moved_target(edition: Edition) -> Iterator[Fault]:
    """A link leads to an address of this edition that moved or was retired.

    The reader would be sent on, or be told that it is gone, by a page that stands in for it.

    Bad:  [returns](returns.md) after it moved
    Good: [returns](forcible-repatriation.md)
    """
    for wrong in astray(edition).get("moved", ()):
        retired = wrong.better == "retired"
        hint = "link to what took its place, or take the link out" if retired else f"write '{wrong.better}'"
        yield Fault(wrong.link.span, f"'{wrong.target}' {'was retired' if retired else 'has moved'}", hint)


def xref009_numbered_anchor(edition: Edition) -> Iterator[Fault]:
    """A link leads to a note by the number that the build gave it.

    The number belongs to another note as soon as a citation is added before it.

    Bad:  [the source](about.md#note-4)
    Good: [the source](sources.md#survey-2024)
    """
    for wrong in astray(edition).get("numbered", ()):
        said = f"'#{wrong.target}' is a number that the build gives"
        yield Fault(wrong.link.span, said, "link to the claim, as in '#p3-2', or to its source")


def xref010_unanchored_path(edition: Edition) -> Iterator[Fault]:
    """A path in a template is relative to a page that the template does not know.

    It leads to another place from each page, and to none from most.

    Bad:  <a href="about/">
    Good: <a href="{{ 'about/' | url }}">
    """
    for wrong in astray(edition).get("unanchored", ()):
        said = f"'{wrong.target}' is relative to whatever page the template is used for"
        yield Fault(wrong.link.span, said, f'write "{wrong.better}"')
