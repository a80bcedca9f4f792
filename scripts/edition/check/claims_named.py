"""Claims that a text names by their ids, and which of these there are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..content.model import Edition
from ..content.places import Fault, Text
from ..content.suggest import did_you_mean
from .claim_ids import meant


def unknown(named: Iterable[Text], edition: Edition, otherwise: str) -> Iterator[Fault]:
    """A fault for each claim that there is not: retired, taken into another, or misspelt. `otherwise` is the last hint."""
    claims = meant(edition)
    names = list(named)
    for name in names:
        if name.value in claims:
            continue
        state, target = promised(name.value, edition)
        if state == "moved":
            yield Fault(
                name.span,
                f"the claim '{name.value}' was taken into another",
                f"name '{target}', or another that says it",
            )
        elif state == "retired":
            yield Fault(name.span, f"the claim '{name.value}' was retired", "name a claim that stands on a page")
        else:
            hint = did_you_mean(name.value, claims, otherwise, {other.value for other in names})
            yield Fault(name.span, f"unknown claim '{name.value}'", hint)


def promised(claim: str, edition: Edition) -> tuple[str, str]:
    """Return the state of a claim's short address in the ledger, and the claim that it leads to."""
    address = f"/{claim.lower().replace('.', '-')}/"
    last = next((line for line in reversed(edition.ledger) if line.address == address), None)
    if last is None:
        return "", ""
    return last.state, last.target.strip("/").replace("-", ".").upper()
