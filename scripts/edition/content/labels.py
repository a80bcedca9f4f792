"""What a label says of a claim, wherever it stands: whose it is, how sure it is, and how it was read."""

from __future__ import annotations

from .model import Claim, Edition
from .vocabulary import BASES, GRADES, RESTS_ON_FACTS, UNIT_LABELS


def grade(claim: Claim, edition: Edition) -> str:
    """The lowest grade of a claim's facts; nothing where its basis rests on none or no fact is known."""
    if claim.basis not in RESTS_ON_FACTS:
        return ""
    found = {edition.facts[fact.value].grade for fact in claim.listed("facts") if fact.value in edition.facts}
    return max(found & GRADES.keys(), key=list(GRADES).index, default="")


def label(claim: Claim, edition: Edition) -> str:
    """`Public record, partly confirmed`, or the words of the basis alone where it has no grade."""
    words, graded = basis(claim.basis, edition), grade(claim, edition)
    return with_grade(words, graded, edition) if graded else words


def basis(name: str, edition: Edition) -> str:
    """A basis as readers know it: `Public record`."""
    return edition.settings.locale.gettext(BASES[name].label) if name in BASES else name


def with_grade(words: str, grade: str, edition: Edition) -> str:
    """`Public record, partly confirmed`"""
    _ = edition.settings.locale.gettext
    return _("{basis}, {grade}", basis=words, grade=_(GRADES[grade]))


def unit(kind: str, edition: Edition) -> str:
    """A kind of unit as readers know it: `Pathway`."""
    return edition.settings.locale.gettext(UNIT_LABELS[kind]) if kind in UNIT_LABELS else kind


def reason(claim: Claim) -> str:
    """Why a claim was confirmed only in part: `rests on one press account`; nothing where it says none."""
    doubt = claim.options.get("doubt")
    return doubt.value.rstrip(".") if doubt else ""
