"""How a source was read, in words: the same on its page, in the list of sources and in the files for reference managers."""

from __future__ import annotations

from collections.abc import Mapping

from ..content.model import Source
from .words import date

_ADDRESS = {
    "read": "read at this address",
    "copy": "read in a republished copy at this address",
    "formed": "official address formed from the publisher’s pattern; not itself read",
    "general": "the publisher’s general page; the document’s own address is not known",
}


def marks(source: Source) -> Mapping[str, str]:
    """What is on record of the reading of a source, by the name of the mark."""
    said = source.custom
    found = {
        "Address": _ADDRESS.get(str(said.get("address")), ""),
        "Bibliographic details": str(said.get("details", "")),
        "Archived copy": str(said.get("archived", "none recorded")),
        "Date seen": date(str(said["seen"])) if said.get("seen") else "not recorded",
        "Note": str(said.get("note", "")),
    }
    return {name: words for name, words in found.items() if words}


def in_one_line(source: Source) -> str:
    """The same as one text, `Address: read at this address. Date seen: not recorded.`"""
    return " ".join(f"{name}: {words.rstrip('.')}." for name, words in marks(source).items())
