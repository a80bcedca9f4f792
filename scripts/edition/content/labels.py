"""What a label says of a claim, wherever it stands: whose it is, how sure it is, and how it was read."""

from __future__ import annotations

from .model import Claim, Edition
from .vocabulary import BASES, GRADES, RESTS_ON_FACTS


def grade(claim: Claim, edition: Edition) -> str:
    """The lowest grade of a claim's facts; nothing where its basis rests on none or no fact is known."""
    if claim.basis not in RESTS_ON_FACTS:
        return ""
    found = {edition.facts[fact.value].grade for fact in claim.listed("facts") if fact.value in edition.facts}
    return max(found & GRADES.keys(), key=list(GRADES).index, default="")


def label(claim: Claim, edition: Edition) -> str:
    """`Public record, partly confirmed`, or the words of the basis alone where it has no grade."""
    words = BASES[claim.basis].label if claim.basis in BASES else claim.basis
    graded = grade(claim, edition)
    return f"{words}, {GRADES[graded]}" if graded else words


def reason(claim: Claim) -> str:
    """Why a claim was confirmed only in part: `rests on one press account`; nothing where it says none."""
    doubt = claim.options.get("doubt")
    return doubt.value.rstrip(".") if doubt else ""
