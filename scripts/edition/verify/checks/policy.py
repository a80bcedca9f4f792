"""What is asked about the reader's safety: whom a page makes the browser ask, and what its policy lets run."""

from __future__ import annotations

from collections.abc import Iterator

from ...content.places import Fault, Span
from ..facts import Why, is_foreign, is_insecure, policy_of
from ..look import Page, Seen
from ..policy import ELEMENT, blocked, unsafe
from ..sift import is_page
from ..site import Judgment


def foreign_request(page: Page, known: Judgment) -> Iterator[Fault]:
    """A page makes the browser ask another host for something.

    That host would learn who reads what.

    Bad:  <link rel="stylesheet" href="https://fonts.example.org/x.css">
    Good: <link rel="stylesheet" href="../assets/stylesheets/page.css">
    """
    for at, reference, _ in page.pointed:
        inside = known.under_home(reference.value) is not None
        if is_foreign(reference) and not is_insecure(reference) and not inside:
            hint = "keep a copy beside the page"
            yield Fault(page.of(at, reference), f"'{reference.value}' is fetched from another host", hint)


def no_policy(page: Page, known: Judgment) -> Iterator[Fault]:
    """A page has no content security policy, or one that allows what it must not.

    Nothing would stop a slip from sending readers' addresses elsewhere.

    Bad:  a page without the meta element
    Good: <meta http-equiv="Content-Security-Policy" content="default-src 'none'; …">
    """
    if not page.head.policies and is_page(page.path):
        yield Fault(Span(page.path, 1), "the page has no content security policy", "publish it with build.py")
    for seen in page.seen:
        wrong = unsafe(policy_of(seen.tag) or "") if policy_of(seen.tag) is not None else ""
        if wrong:
            hint = "begin with default-src 'none', and allow what stands inline by its hash"
            yield Fault(page.of(seen.at, seen.tag.attributes["content"]), f"the policy {wrong}", hint)


def inline_code(page: Page, known: Judgment) -> Iterator[Fault]:
    """An element carries a script or style in an attribute, and the page's own policy blocks it.

    What it was meant to do would not happen, and the console would say so.

    Bad:  <p onclick="…"> or <p style="…">
    Good: a class, and a rule in a stylesheet
    """
    for seen, name in _blocked(page):
        if name != ELEMENT:
            kind, hint = ("style", "use a class") if name == "style" else ("script", "remove it")
            where = page.of(seen.at, seen.tag.attributes[name])
            yield Fault(where, f"the attribute '{name}' holds a {kind} that the page's policy blocks", hint)


def code_outside_policy(page: Page, known: Judgment) -> Iterator[Fault]:
    """A script or style stands in the page and the page's own policy does not allow it.

    The browser would not run it. A policy allows it by the hash of its text, to the last space.

    Bad:  style-src 'self', and <style>p { color: red }</style>
    Good: style-src 'self' 'sha256-…', and the style whose hash that is
    """
    for seen, name in _blocked(page):
        if name == ELEMENT:
            where = page.offsets.span(seen.at, seen.at + seen.tag.text)
            hint = "put its hash in the policy, or the text in a file"
            yield Fault(where, f"the page's policy blocks this {seen.tag.element}", hint)


def _blocked(page: Page) -> Iterator[tuple[Seen, str]]:
    for seen in page.seen:
        if seen.why & Why.CODE and page.head.policies:
            for name in blocked(page.head.policies, seen.token):
                yield seen, name
