"""What a page's content security policy allows. https://www.w3.org/TR/CSP3/"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from .facts import code_attributes, holds_code
from .html import parse

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


@lru_cache(maxsize=1_000)
def blocked(policies: tuple[str, ...], token: bytes) -> tuple[str, ...]:
    """Which of a tag's scripts and styles one of the policies blocks: names of attributes, or `ELEMENT`."""
    tag = parse(token)
    if tag is None:
        return ()
    parts = [(name, tag.attributes[name].value) for name in code_attributes(tag)]
    if holds_code(tag, token):
        text = token[tag.text :].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        parts.append((ELEMENT, text))
    kinds = {name: "style" if "style" in (name, name or tag.element) else "script" for name, _ in parts}
    nonce = f"'nonce-{tag.attributes['nonce'].value}'" if "nonce" in tag.attributes else ""
    return tuple(name for name, text in parts if not all(_allows(p, kinds[name], name, text, nonce) for p in policies))


def _allows(policy: str, kind: str, attribute: str, text: str, nonce: str) -> bool:
    """Whether a script or style of the page's own runs: by its hash, its element's nonce, or because all may."""
    allowed = directives(policy)
    names = (f"{kind}-src-{'attr' if attribute else 'elem'}", f"{kind}-src", "default-src")
    sources = next((allowed[name] for name in names if name in allowed), None)
    if sources is None or (nonce in sources and not attribute):
        return True
    hashes = {f"'{name}-{base64.b64encode(h(text.encode()).digest()).decode()}'" for name, h in _HASHES.items()}
    if not hashes.isdisjoint(sources) and (not attribute or "'unsafe-hashes'" in sources):
        return True
    return "'unsafe-inline'" in sources and not any(source.startswith(("'sha", "'nonce-")) for source in sources)
