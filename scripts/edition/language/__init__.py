"""The words of the interface in the language of an edition, by gettext; its dates, lists and numbers, by CLDR (Babel).

The code holds English, as gettext's msgids: `locale.gettext("Read {claim} in its place", claim=id)`. Tables mark theirs
with `N_`, and whoever shows one looks it up. Templates and scripts write `_("Close")`. `messages.pot` lists every msgid,
`LANGUAGE.po` beside it is the catalog of a language; `build.py words` writes the one and updates the others.

What only editors read is English alone and not marked: diagnostics, the command line, the preview's own words, the pages
on rules and the descriptions in schemas. What docs/ holds is content, in the words of its editors.
"""

from __future__ import annotations

SOURCE = "en"
"""The language of the msgids, and of an edition that names none."""


def N_(message: str) -> str:
    """Mark a message of a table for the catalogs."""
    return message


def ngettext_noop(one: str, other: str) -> tuple[str, str]:
    """Mark a message of a table that has a plural: `locale.ngettext(*pair, count)` looks it up."""
    return one, other
