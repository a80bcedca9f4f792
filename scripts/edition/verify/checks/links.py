"""What any site is asked about where its addresses lead: what to say of each that is wrong, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import anchors_of
from ..html import Element
from ..inspection import Finding, Inspection, Pointed
from ..references import Use
from ..scan import NOT_FOUND, is_relative
from ..verdict import Verdict

_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(r"(?:https?[^\w:]?|:)//|(?=www\.|\d+(?:\.\d+){3}(?:[:/]|$))", re.IGNORECASE)
"""How an address begins that was to have a host, and has none."""

Words = tuple[str, str]
"""A message and a hint."""


def broken_link(pointed: Pointed, verdict: Verdict) -> Words:
    """A link or asset leads to a file that the site does not have.

    The reader would meet an error page, or a page without its style or picture.

    Bad:  <a href="../driver/">
    Good: <a href="../drivers/">
    """
    value = pointed.reference.value
    near = _with_scheme(value) or verdict.near
    hint = f"did you mean '{near}'?" if near else "make the file, or take the link out"
    return f"'{value}' leads to no file", hint


def _with_scheme(value: str) -> str:
    """The address of a mailbox or a host that was written without a scheme, or nothing."""
    if _MAILBOX.fullmatch(value):
        return f"mailto:{value}"
    start = _HOST.match(value)
    return f"https://{value[start.end() :]}" if start else ""


def missing_anchor(pointed: Pointed, verdict: Verdict) -> Words:
    """A link leads to an anchor that its page does not have.

    The reader would land at the top and not find the passage.

    Bad:  <a href="#p3.2">
    Good: <a href="#p3-2">
    """
    hint = f"did you mean '{verdict.near}'?" if verdict.near else "give the place that id, or link to the page"
    return f"'{verdict.path}' has no anchor '#{verdict.fragment}'", hint


def outside_base(pointed: Pointed, verdict: Verdict) -> Words:
    """An absolute path leaves the base under which the site is published.

    It works at the root of a host, and breaks under a sub-path.

    Bad:  <a href="/pathways/"> on a site under /project/
    Good: <a href="../pathways/">
    """
    base = verdict.near
    return f"'{pointed.reference.value}' leaves the base '{base}'", f"write it relative to the page, or under '{base}'"


def folder_without_slash(pointed: Pointed, verdict: Verdict) -> Words:
    """A link to a folder lacks the slash at its end.

    Some hosts answer with a detour and some with an error, and every relative link after it is a folder off.

    Bad:  <a href="../pathways">
    Good: <a href="../pathways/">
    """
    return f"'{pointed.reference.value}' is a folder", "write it with a slash at its end"


def above_root(pointed: Pointed, verdict: Verdict) -> Words:
    """A relative address climbs past the root of the site.

    Where it leads hangs on where the site happens to be published.

    Bad:  <a href="../../about/"> on the page /pathways/
    Good: <a href="../about/">
    """
    return f"'{pointed.reference.value}' leads above the site's root", "take out as many '../' as climb past it"


def insecure_link(pointed: Pointed, verdict: Verdict) -> Words:
    """A link leads without encryption to a host that the site elsewhere names with it.

    Anyone on the way can read what the reader asks for, and change the answer.

    Bad:  <a href="http://example.org/report"> beside <a href="https://example.org/">
    Good: <a href="https://example.org/report">
    """
    value = pointed.reference.value
    encrypted = re.sub("^http:", "https:", value, flags=re.IGNORECASE)
    hint = f"write '{encrypted}'" if encrypted != value else "begin the page's base element with 'https:'"
    return f"'{value}' is asked for without encryption", hint


def foreign_request(pointed: Pointed, verdict: Verdict) -> Words:
    """A page makes the browser ask another host for something.

    That host would learn who reads what. What scripts ask for in their code is not seen here.

    Bad:  <link rel="stylesheet" href="https://fonts.example.org/x.css">
    Good: <link rel="stylesheet" href="../assets/stylesheets/page.css">
    """
    value = pointed.reference.value
    if pointed.reference.use is Use.REFRESH:
        return f"'{value}' takes the reader to another host unasked", "let the reader follow a link"
    return f"'{value}' is fetched from another host", "keep a copy beside the page"


def malformed_address(page: Inspection) -> Iterator[Finding]:
    """An address is not written as addresses are: a space, a stray percent sign, a mistyped scheme, nothing at all.

    Browsers guess what was meant, and not all guess the same; what lies on the writer's own machine no reader has.

    Bad:  <a href="annual report.pdf">
    Good: <a href="annual%20report.pdf">
    """
    for pointed in page.pointed:
        reference, wrong = pointed.reference, pointed.url.wrong
        if not reference.value and reference.use is Use.FETCH:
            wrong = "names nothing to fetch"
        if wrong:
            hint = "write a space as %20, a percent sign as %25, and scheme, host and mailbox in full"
            same = wrong if reference.element == "link" else f"{wrong} {reference.value}"
            yield Finding(page.address(pointed), f"'{reference.value}' {wrong}", hint, same)


def mixed_content(page: Inspection) -> Iterator[Finding]:
    """A page makes the browser fetch something without encryption.

    Browsers block it on a page that came encrypted, and anyone on the way can read or change it.

    Bad:  <img src="http://example.org/map.png">
    Good: <img src="../assets/map.png">
    """
    for pointed in page.pointed:
        value = pointed.reference.value
        if pointed.reference.use is Use.FETCH and value.lower().startswith("http:"):
            hint = "keep a copy beside the page, or fetch it by https"
            yield Finding(page.address(pointed), f"'{value}' is fetched without encryption", hint, value)


def duplicate_id(page: Inspection) -> Iterator[Finding]:
    """Two elements of a page have the same id.

    A link to it could mean either.

    Bad:  <h2 id="how"> twice
    Good: <h2 id="how"> and <h2 id="how-abroad">
    """
    first: dict[str, Element] = {}
    for element in page.repeated():
        for name in anchors_of(element):
            if name in first:
                attribute = "id" if element.attributes.get("id") == name else "name"
                where = page.attribute(element, attribute, unlike=first[name])
                yield Finding(where, f"the id '{name}' is used before", "give each its own", name)
            first.setdefault(name, element)


def relative_address_on_error_page(page: Inspection) -> Iterator[Finding]:
    """The page for addresses that lead nowhere has a relative address.

    A host shows that page at any depth; from there the address leads elsewhere, and style, pictures and links are lost.

    Bad:  <link rel="stylesheet" href="assets/page.css"> in 404.html
    Good: <link rel="stylesheet" href="/project/assets/page.css">
    """
    if page.path == NOT_FOUND:
        bases = [p for p in page.pointed if p.reference.element == "base"]
        for pointed in bases[:1] or page.pointed:
            if is_relative(pointed.url, pointed.reference.use):
                message = f"'{pointed.reference.value}' leads elsewhere from each folder in which this page is shown"
                yield Finding(
                    page.address(pointed), message, "begin it with the path under which the site is published"
                )
