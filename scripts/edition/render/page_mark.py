"""The mark by which a Markdown text says which page it is.

Python-Markdown is given a text and no file name. So a build ends each text that it hands to a generator with the page's
path, in a comment that the extension takes out again. It stands at the end, so that lines keep their numbers.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"\s*<!-- page: (?P<path>[^\n]+) -->\s*\Z")


def marked(text: str, path: str) -> str:
    """Return the text of a page with its mark. `path` is relative to docs/."""
    return f"{text}\n\n<!-- page: {path} -->\n"


def parted(text: str) -> tuple[str, str]:
    """Return a text without its mark, and the path of its page; no path where it has no mark."""
    match = _MARK.search(text)
    return (text[: match.start()], match["path"]) if match else (text, "")
