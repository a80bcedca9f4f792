"""What any site is asked about where its pages lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.places import Fault
from ..facts import anchors_of, is_insecure, malformed
from ..look import Page, Pointed
from ..site import Judgment

_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def broken_link(page: Page, known: Judgment) -> Iterator[Fault]:
    """A link or asset leads to a file that the site does not have.

    The reader would meet an error page, or a page without its style or picture.

    Bad:  <a href="../driver/">
    Good: <a href="../drivers/">
    """
    for at, reference, verdict in _those(page, "file"):
        near = verdict.near or (f"mailto:{reference.value}" if _MAILBOX.fullmatch(reference.value) else "")
        hint = f"did you mean '{near}'?" if near else "make the file, or take the link out"
        yield Fault(page.of(at, reference), f"'{reference.value}' leads to no file", hint)


def missing_anchor(page: Page, known: Judgment) -> Iterator[Fault]:
    """A link leads to an anchor that its page does not have.

    The reader would land at the top and not find the passage.

    Bad:  <a href="#p3.2">
    Good: <a href="#p3-2">
    """
    for at, reference, verdict in _those(page, "anchor"):
        hint = f"did you mean '{verdict.near}'?" if verdict.near else "give the place that id, or link to the page"
        yield Fault(page.of(at, reference), f"'{verdict.path}' has no anchor '#{verdict.fragment}'", hint)


def outside_base(page: Page, known: Judgment) -> Iterator[Fault]:
    """An absolute path leaves the base under which the site is published.

    It works at the root of a host, and breaks under a sub-path.

    Bad:  <a href="/pathways/"> on a site under /project/
    Good: <a href="../pathways/">
    """
    for at, reference, _ in _those(page, "outside"):
        hint = f"write it relative to the page, or under '{known.base}'"
        yield Fault(page.of(at, reference), f"'{reference.value}' leaves the base '{known.base}'", hint)


def folder_without_slash(page: Page, known: Judgment) -> Iterator[Fault]:
    """A link to a folder lacks the slash at its end.

    Some hosts answer with a detour and some with an error, and every relative link after it is a folder off.

    Bad:  <a href="../pathways">
    Good: <a href="../pathways/">
    """
    for at, reference, _ in _those(page, "slash"):
        yield Fault(page.of(at, reference), f"'{reference.value}' is a folder", "write it with a slash at its end")


def above_root(page: Page, known: Judgment) -> Iterator[Fault]:
    """A relative address climbs past the root of the site.

    Where it leads hangs on where the site happens to be published.

    Bad:  <a href="../../about/"> on the page /pathways/
    Good: <a href="../about/">
    """
    for at, reference, _ in _those(page, "above"):
        depth = len(page.head.here.folders) - 1
        hint = f"'../' leads out of the site when it stands more than {depth} times here"
        yield Fault(page.of(at, reference), f"'{reference.value}' leads above the site's root", hint)


def malformed_address(page: Page, known: Judgment) -> Iterator[Fault]:
    """An address is not written as addresses are: a space, a stray percent sign, a missing host or mailbox.

    Browsers guess what was meant, and not all guess the same.

    Bad:  <a href="annual report.pdf">
    Good: <a href="annual%20report.pdf">
    """
    for at, reference, _ in page.pointed:
        wrong = malformed(reference.value)
        if wrong:
            hint = "write a space as %20, a percent sign as %25, and the host or the mailbox in full"
            yield Fault(page.of(at, reference), f"'{reference.value}' {wrong}", hint)


def mixed_content(page: Page, known: Judgment) -> Iterator[Fault]:
    """A page makes the browser fetch something without encryption.

    Browsers block it on a page that came encrypted, and anyone on the way can read or change it.

    Bad:  <img src="http://example.org/map.png">
    Good: <img src="../assets/map.png">
    """
    for at, reference, _ in page.pointed:
        if is_insecure(reference):
            hint = "keep a copy beside the page, or fetch it by https"
            yield Fault(page.of(at, reference), f"'{reference.value}' is fetched without encryption", hint)


def duplicate_id(page: Page, known: Judgment) -> Iterator[Fault]:
    """Two elements of a page have the same id.

    A link to it could mean either.

    Bad:  <h2 id="how"> twice
    Good: <h2 id="how"> and <h2 id="how-abroad">
    """
    used = set()
    for seen in page.seen:
        for name in anchors_of(seen.tag):
            if name in used:
                attributes = (seen.tag.attributes.get(key) for key in ("id", "name"))
                where = next(a for a in attributes if a is not None and a.value == name)
                yield Fault(page.of(seen.at, where), f"the id '{name}' is used before", "give each its own")
            used.add(name)


def redirect_in_circle(page: Page, known: Judgment) -> Iterator[Fault]:
    """A page takes its reader to another by itself, and that one leads back.

    The browser would go round until its reader gave up.

    Bad:  /old/ that leads to /older/, and /older/ that leads to /old/
    Good: /old/ and /older/ that both lead to /new/
    """
    if page.path in known.circles:
        for at, reference, _ in page.pointed:
            if reference.attribute == "refresh":
                yield Fault(
                    page.of(at, reference), f"'{reference.value}' leads back to this page", "name its last page"
                )


def _those(page: Page, fault: str) -> Iterator[Pointed]:
    return (pointed for pointed in page.pointed if pointed.verdict.fault == fault)
