"""How a source was read, in words: the same on its page, in the list of sources and in the files for reference managers."""

from __future__ import annotations

from collections.abc import Mapping

from ..content.model import Source
from ..language import N_
from ..language.locale import Locale

_ADDRESS = {
    "read": N_("read at this address"),
    "copy": N_("read in a republished copy at this address"),
    "formed": N_("official address formed from the publisher’s pattern; not itself read"),
    "general": N_("the publisher’s general page; the document’s own address is not known"),
}


def marks(source: Source, locale: Locale) -> Mapping[str, str]:
    """What is on record of the reading of a source, by the name of the mark."""
    said, _ = source.custom, locale.gettext
    address = _ADDRESS.get(str(said.get("address")))
    found = {
        _("Address"): _(address) if address else "",
        _("Bibliographic details"): str(said.get("details", "")),
        _("Archived copy"): str(said.get("archived", _("none recorded"))),
        _("Date seen"): locale.date(str(said["seen"])) if said.get("seen") else _("not recorded"),
        _("Note"): str(said.get("note", "")),
    }
    return {name: words for name, words in found.items() if words}


def in_one_line(source: Source, locale: Locale) -> str:
    """The same as one text, `Address: read at this address. Date seen: not recorded.`"""
    return " ".join(f"{name}: {words.rstrip('.')}." for name, words in marks(source, locale).items())
