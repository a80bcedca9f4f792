"""What is asked about a page's content security policy, and what it lets run."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import policy_of
from ..html import Element
from ..inspection import Finding, Inspection
from ..places import Where
from ..policy import ELEMENT, blocked, unsafe


def no_policy(page: Inspection) -> Iterator[Finding]:
    """A page has no content security policy, or one that allows what it must not.

    Nothing would stop a slip from sending readers' addresses elsewhere.

    Bad:  a page without the meta element
    Good: <meta http-equiv="Content-Security-Policy" content="default-src 'none'; …">
    """
    if not page.head.policies and page.is_page:
        message = "the page has no content security policy"
        yield Finding(Where(page.path), message, "publish it with build.py", "none")
    for element in page.document.elements:
        policy = policy_of(element)
        wrong = unsafe(policy) if policy is not None else ""
        if wrong:
            hint = "begin with default-src 'none', and allow what stands inline by its hash"
            yield Finding(page.attribute(element, "content"), f"the policy {wrong}", hint, wrong)


def inline_code(page: Inspection) -> Iterator[Finding]:
    """An element carries a script or style in an attribute, and the page's own policy blocks it.

    What it was meant to do would not happen, and the console would say so.

    Bad:  <p onclick="…"> or <p style="…">
    Good: a class, and a rule in a stylesheet
    """
    for element, name in _blocked(page):
        if name != ELEMENT:
            kind, hint = ("style", "use a class") if name == "style" else ("script", "remove it")
            message = f"the attribute '{name}' holds a {kind} that the page's policy blocks"
            yield Finding(page.attribute(element, name), message, hint, f"{name} {element.attributes[name]}")


def code_outside_policy(page: Inspection) -> Iterator[Finding]:
    """A script or style stands in the page and the page's own policy does not allow it.

    The browser would not run it. A policy allows it by the hash of its text, to the last space.

    Bad:  style-src 'self', and <style>p { color: red }</style>
    Good: style-src 'self' 'sha256-…', and the style whose hash that is
    """
    for element, name in _blocked(page):
        if name == ELEMENT:
            message = f"the page's policy blocks this {element.name}"
            yield Finding(
                page.start_tag(element), message, "put its hash in the policy, or the text in a file", element.text
            )


def _blocked(page: Inspection) -> Iterator[tuple[Element, str]]:
    for element in page.document.inline if page.head.policies else ():
        for name in blocked(page.head.policies, element):
            yield element, name
