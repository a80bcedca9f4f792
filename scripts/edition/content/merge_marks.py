"""What tools and editors leave behind: the marks of a merge, the hunks of a patch, and files that are copies of others."""

from __future__ import annotations

import re

from .lines import without_fences

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ \t][^\n]*)?$", re.MULTILINE)
_HUNK = re.compile(r"^(?:@@ -[0-9]+(?:,[0-9]+)? \+[0-9]+(?:,[0-9]+)? @@|diff --git a/)", re.MULTILINE)

_NAME = re.compile(
    r"""
    .*(?:\.(?:orig|rej|bak|backup|old|tmp|temp|save|swp|swo|swn|part|crdownload|pyc)|~)   # of editors, patches, loads
    | [#].*[#] | ~\$.* | thumbs\.db | desktop\.ini
    | .*[._](?:backup|base|local|remote)[._][0-9]+\..*                                     # of merge tools
    | .*\.(?:orig|bak)\.[a-z]+
    | .*(?:\ -\ copy|\ copy|\ \([0-9]+\)|conflicted\ copy|sync-conflict|\ kopie)[^/]*\.[a-z0-9]+
    | (?:copy\ of|kopie\ von)\ .*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def merge(text: str, fenced: bool = False) -> tuple[int, int] | None:
    """The first mark of a merge that was not finished, or of a patch: where it stands, and how long it is.

    `fenced`: what is fenced in the text is shown as an example.
    """
    for form in (_CONFLICT, _HUNK):
        match = form.search(text)
        if match and fenced:
            match = form.search(without_fences(text))
        if match:
            return match.start(), len(match[0])
    return None


def is_left(path: str) -> bool:
    """Whether a file's name is one that a tool gives to a copy, and no editor to a page."""
    return _NAME.fullmatch(path.rpartition("/")[2]) is not None
