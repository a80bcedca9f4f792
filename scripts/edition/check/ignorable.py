"""Which rules an editor may silence at one place: those on style and judgment, each with a case where that is right.

Every other rule guards what the edition promises (addresses, sources, places in them, names withheld, words proved)
or what makes a page whole; there a fault is mended, not explained away. A rule is added here when such a case is met.
"""

from __future__ import annotations

from ..content.model import Edition, Ignore

MAY_BE_IGNORED: dict[str, str] = {
    "ACCT008": "a conclusion that a claim draws in other words",
    "NAV001": "a page that is reached from one other page only",
    "LINK008": "a source that was read without encryption, at a host that has it elsewhere",
    "CITE002": "a source that is cited no more, and whose address was published",
    "BIB002": "two versions of one document, each cited for what only it says",
    "DEV002": "an entry that quotes a long title",
    "PROSE001": "a name or title in the spelling of its owner",
    "PROSE002": "a list that cannot be split without losing what it lists",
    "PROSE003": "a word that grammar doubles",
    "PROSE004": "a mark that is no quotation mark, such as a minute of arc",
    "PROSE005": "an abbreviation that its own sentence explains",
    "PROSE006": "a number that the source itself counted, such as its own pages",
    "PROSE007": "a word that the sentence is about",
}


def in_force(edition: Edition) -> tuple[Ignore, ...]:
    """The ignores that silence something: those with a reason, of a rule that may be ignored."""
    return tuple(i for i in edition.ignores if i.reason and i.code in MAY_BE_IGNORED)
