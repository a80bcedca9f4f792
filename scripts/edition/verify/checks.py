"""What is asked of built HTML. Each check is a generator of faults; its docstring explains its code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape

from ..check.suggest import did_you_mean
from ..content.addresses import in_force
from ..content.model import Edition
from ..content.places import Fault, Span
from .site import BuiltPage, BuiltSite

Check = Callable[[BuiltSite], Iterator[Fault]]

_HANDLER = re.compile(r"<[a-zA-Z][^<>]*?\s(?P<name>on[a-z]+)\s*=", re.ASCII)
_CSS_URL = re.compile(r"url\(\s*[\"']?(?P<address>[^\"')]+)")


def _span(page: BuiltPage, text: str) -> Span:
    line, column = page.line_of(text)
    return Span(page.path, line, column, max(1, len(text)))


def broken_link(site: BuiltSite) -> Iterator[Fault]:
    """A link or asset leads to a file that the site does not have.

    The reader would meet an error page, or a page without its style or picture.

    Bad:  <a href="../driver/">
    Good: <a href="../drivers/">
    """
    for page in site.pages:
        for reference in page.references:
            target = site.resolve(page, reference.value)
            if target is None or (target[0].startswith("/") and site.base != "/"):
                continue
            if site.file_at(target[0]) is None:
                hint = "write it with a slash at its end" if site.file_at(target[0] + "/") else ""
                hint = hint or did_you_mean(target[0], site.files)
                yield Fault(_span(page, escape(reference.value)), f"'{reference.value}' leads to no file", hint)


def outside_base(site: BuiltSite) -> Iterator[Fault]:
    """An absolute path leaves the base under which the site is published.

    It works at the root of a host, and breaks under a sub-path.

    Bad:  <a href="/pathways/"> on a site under /project/
    Good: <a href="../pathways/">
    """
    for page in site.pages:
        for reference in page.references:
            target = site.resolve(page, reference.value)
            if target is not None and target[0].startswith("/") and site.base != "/":
                hint = f"write it relative to the page, or under '{site.base}'"
                yield Fault(
                    _span(page, escape(reference.value)), f"'{reference.value}' leaves the base '{site.base}'", hint
                )


def missing_anchor(site: BuiltSite) -> Iterator[Fault]:
    """A link leads to an anchor that its page does not have.

    The reader would land at the top and not find the passage.

    Bad:  <a href="#p3.2">
    Good: <a href="#p3-2">
    """
    for page in site.pages:
        for reference in page.references:
            if "#" not in reference.value or reference.element == "use":
                continue
            target = site.resolve(page, reference.value)
            if target is None or not target[1] or target[1].lower() == "top":
                continue
            file = page.path if target[0] == page.address else site.file_at(target[0])
            there = site.by_path.get(file or "")
            if there is not None and target[1] not in there.anchors:
                hint = did_you_mean(target[1], there.anchors)
                yield Fault(_span(page, escape(reference.value)), f"'{there.path}' has no anchor '#{target[1]}'", hint)


def duplicate_id(site: BuiltSite) -> Iterator[Fault]:
    """Two elements of a page have the same id.

    A link to it could mean either.

    Bad:  <h2 id="how"> twice
    Good: <h2 id="how"> and <h2 id="how-abroad">
    """
    for page in site.pages:
        for name, times in Counter(page.ids).items():
            if times > 1:
                yield Fault(_span(page, f'id="{name}"'), f"the id '{name}' stands {times} times", "give each its own")


def foreign_request(site: BuiltSite) -> Iterator[Fault]:
    """A page makes the browser ask another host for something.

    That host would learn who reads what.

    Bad:  <link rel="stylesheet" href="https://fonts.example.org/x.css">
    Good: <link rel="stylesheet" href="../assets/stylesheets/page.css">
    """
    for page in site.pages:
        for reference in page.references:
            if (
                reference.fetched
                and site.resolve(page, reference.value) is None
                and not reference.value.startswith("data:")
            ):
                yield Fault(
                    _span(page, escape(reference.value)),
                    f"'{reference.value}' is fetched from another host",
                    "keep a copy beside the page",
                )
    for path in sorted(f for f in site.files if f.endswith(".css")):
        text = (site.folder / path).read_text(encoding="utf-8", errors="replace")
        for match in _CSS_URL.finditer(text):
            if re.match(r"(https?:)?//", match["address"]):
                line = text.count("\n", 0, match.start()) + 1
                yield Fault(
                    Span(path, line), f"'{match['address']}' is fetched from another host", "keep a copy beside it"
                )


def no_policy(site: BuiltSite) -> Iterator[Fault]:
    """A page has no content security policy, or one that allows what it must not.

    Nothing would stop a slip from sending readers' addresses elsewhere.

    Bad:  a page without the meta element
    Good: <meta http-equiv="Content-Security-Policy" content="default-src 'none'; …">
    """
    for page in site.pages:
        meta = page.tree.css_first('meta[http-equiv="Content-Security-Policy"]')
        words = (meta.attributes.get("content") or "") if meta else ""
        if not words.startswith("default-src 'none'"):
            yield Fault(
                Span(page.path, 1),
                "the page has no policy that begins with default-src 'none'",
                "publish it with build.py",
            )
        elif "unsafe-inline" in words or "unsafe-eval" in words:
            yield Fault(Span(page.path, 1), "the policy allows what is unsafe", "allow inline parts by their hash")


def inline_code(site: BuiltSite) -> Iterator[Fault]:
    """An element carries a script or style in an attribute, which the policy would block.

    What it was meant to do would not happen, and the console would say so.

    Bad:  <p onclick="…"> or <p style="…">
    Good: a class, and a rule in a stylesheet
    """
    for page in site.pages:
        for match in _HANDLER.finditer(re.sub(r"<(script|style)\b.*?</\1>", "", page.html, flags=re.DOTALL)):
            yield Fault(
                _span(page, match["name"] + "="), f"the attribute '{match['name']}' holds a script", "remove it"
            )
        if page.tree.css_first("[style]"):
            yield Fault(_span(page, " style="), "the attribute 'style' holds a style", "use a class")


def ledger_address_missing(edition: Edition) -> Check:
    """A published address of the ledger has no page, or no anchor, in the built site.

    What the ledger promises would be broken.

    Bad:  /p3-2/ in the ledger and no p3-2/index.html
    Good: both
    """

    def check(site: BuiltSite) -> Iterator[Fault]:
        for address, line in in_force(edition.ledger).items():
            path, _, fragment = address.removeprefix("/").partition("#")
            file = site.file_at(path)
            if file is None:
                yield Fault(
                    line.span,
                    f"the address '{address}' has no page in the built site",
                    "restore it, move it or retire it",
                )
            elif fragment and line.state == "live" and fragment not in site.by_path[file].anchors:
                yield Fault(
                    line.span,
                    f"the address '{address}' has no anchor in the built site",
                    "restore it, move it or retire it",
                )

    check.__doc__ = ledger_address_missing.__doc__
    return check


CHECKS: dict[str, Check] = {
    "SITE001": broken_link,
    "SITE002": missing_anchor,
    "SITE003": outside_base,
    "SITE004": duplicate_id,
    "SITE005": foreign_request,
}
"""Asked of any site."""

OWN_CHECKS: dict[str, Check] = {"SITE006": no_policy, "SITE007": inline_code}
"""Asked of ours alone, with the ledger (SITE008)."""

LEDGER_CODE = "SITE008"
