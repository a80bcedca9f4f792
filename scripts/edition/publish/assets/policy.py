"""A content security policy in every page: nothing but what stands in the page or beside it.

GitHub Pages sends no headers of ours, so the policy stands in a meta element, first in the head
(https://www.w3.org/TR/CSP3/#meta-element). Inline scripts and styles, if a page has any, are allowed by hash.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

_INLINE = re.compile(r"<(?P<tag>script|style)(?P<attributes>[^>]*)>(?P<text>.*?)</(?P=tag)>", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)


def write(folder: Path) -> None:
    """Add the policy to every page of a built folder."""
    for file in sorted(folder.rglob("*.html")):
        file.write_text(with_policy(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def with_policy(html: str) -> str:
    """Return a page with its policy."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return _CHARSET.sub(lambda m: m[0] + meta, html, count=1)


def policy(html: str) -> str:
    """The policy of one page: self for what is fetched, hashes for what stands inline, nothing else."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for match in _INLINE.finditer(html):
        runs = 'type="application/' not in match["attributes"]
        if match["text"] and runs and "src=" not in match["attributes"]:
            digest = base64.b64encode(hashlib.sha256(match["text"].encode()).digest()).decode()
            hashes[match["tag"].lower()].append(f"'sha256-{digest}'")
    script = " ".join(["script-src 'self'", *dict.fromkeys(hashes["script"])])
    style = " ".join(["style-src 'self'", *dict.fromkeys(hashes["style"])])
    rest = "img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
    worker = "worker-src 'self'; " if "<script src=" in html else ""
    return f"default-src 'none'; {script}; {style}; {worker}{rest}"
