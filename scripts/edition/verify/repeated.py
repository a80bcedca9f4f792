"""A fault that a page's frame repeats is told once, with the number of pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .inspection import Finding

MANY = 3
"""On so many pages a fault is the frame's, or is mended in one go all the same."""


@dataclass(slots=True)
class _Group:
    """The first of some faults that are the same, and the number of pages that have it. Pages come one after the other."""

    first: list[Finding] = field(default_factory=list)
    pages: int = 0
    last: str = ""


class Repeated:
    """Gathers faults of pages in the order of the pages."""

    def __init__(self) -> None:
        self._alone: list[tuple[str, Finding]] = []
        self._groups: dict[tuple[str, str], _Group] = {}

    def add(self, found: Iterable[tuple[str, Finding]]) -> None:
        for code, finding in found:
            if not finding.same:
                self._alone.append((code, finding))
                continue
            group = self._groups.setdefault((code, finding.same), _Group())
            group.pages += finding.where.path != group.last
            group.last = finding.where.path
            if group.pages < MANY:
                group.first.append(finding)

    def told(self) -> list[tuple[str, Finding]]:
        """Each fault with its code; of those that are the same on many pages only the first."""
        found = list(self._alone)
        for (code, _), group in self._groups.items():
            if group.pages < MANY:
                found += ((code, finding) for finding in group.first)
            else:
                found.append((code, on_many(group.first[0], group.pages)))
        return found


def on_many(finding: Finding, pages: int) -> Finding:
    return finding._replace(message=f"{finding.message}, and the same on {pages - 1:,} more pages")
