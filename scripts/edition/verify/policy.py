"""What a page's content security policy allows. https://www.w3.org/TR/CSP3/"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import lru_cache

from .html import Element
from .urls import Start, parse

_HASHES = {"sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}
ELEMENT = ""
"""The name, among those of attributes, for an element's own text."""


@lru_cache(maxsize=256)
def directives(policy: str) -> dict[str, tuple[str, ...]]:
    """The sources of each directive; the first of a name counts."""
    found: dict[str, tuple[str, ...]] = {}
    for directive in policy.split(";"):
        words = directive.split()
        if words:
            found.setdefault(words[0].lower(), tuple(words[1:]))
    return found


@lru_cache(maxsize=256)
def unsafe(policy: str) -> str:
    """What is wrong with a policy of ours, or nothing."""
    allowed = directives(policy)
    if allowed.get("default-src") != ("'none'",):
        return "does not begin with nothing allowed"
    everything = {source for sources in allowed.values() for source in sources}
    for source in sorted(everything):
        if source.lower() in ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'"):
            return f"allows {source}"
        if not source.startswith("'") and source != "data:":
            return f"allows another host, '{source}'"
    return ""


def blocked(policies: tuple[str, ...], element: Element) -> tuple[str, ...]:
    """Which of an element's scripts and styles one of the policies blocks: names of attributes, or `ELEMENT`."""
    nonce = element.attributes.get("nonce", "")
    return tuple(
        name
        for name, kind, text in _code_in(element)
        if not all(_allows(policy, kind, name, text, nonce) for policy in policies)
    )


def allows_base(policies: tuple[str, ...], address: str) -> bool:
    """Whether a base element counts: one that a policy before it forbids is passed over."""
    sources = [directives(policy)["base-uri"] for policy in policies if "base-uri" in directives(policy)]
    has_host = parse(address).start == Start.HOST
    return all(
        any(source.lower() != "'none'" and (not has_host or source.lower() != "'self'") for source in allowed)
        for allowed in sources
    )


def _code_in(element: Element) -> Iterator[tuple[str, str, str]]:
    """The scripts and styles that an element holds: the name of the attribute, the kind, the text."""
    for name, value in element.attributes.items():
        if name == "style":
            yield name, "style", value
        elif name.startswith("on") or value.lstrip()[:11].lower() == "javascript:":
            yield name, "script", value
    if element.name == "style" or (element.name == "script" and _runs(element)):
        text = element.text
        if text.strip():
            yield ELEMENT, element.name, text


def _runs(element: Element) -> bool:
    """Whether a script has no file, and is of a kind that policies speak of."""
    said = element.attributes
    kind = said.get("type", "").strip().lower()
    known = kind in ("", "module", "importmap", "speculationrules") or "javascript" in kind or "ecmascript" in kind
    return known and not any(name in said for name in ("src", "href", "xlink:href"))


@lru_cache(maxsize=1_000)
def _allows(policy: str, kind: str, attribute: str, text: str, nonce: str) -> bool:
    """Whether a script or style of the page's own runs: by its hash, its element's nonce, or because all may."""
    allowed = directives(policy)
    names = (f"{kind}-src-{'attr' if attribute else 'elem'}", f"{kind}-src", "default-src")
    sources = next((allowed[name] for name in names if name in allowed), None)
    if sources is None or (nonce and not attribute and f"'nonce-{nonce}'" in sources):
        return True
    hashes = {f"'{name}-{base64.b64encode(h(text.encode()).digest()).decode()}'" for name, h in _HASHES.items()}
    if not hashes.isdisjoint(sources) and (not attribute or "'unsafe-hashes'" in sources):
        return True
    return "'unsafe-inline'" in sources and not any(
        source.startswith(("'sha", "'nonce-", "'strict-dynamic")) for source in sources
    )
