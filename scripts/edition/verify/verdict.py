"""Where an address leads, and what is wrong with that."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """What is wrong with where an address leads, the place that it means, and what may have been meant.

    `fault` is `above`, `outside`, `slash`, `file`, `anchor`, `insecure`, `foreign` or nothing.
    """

    fault: str
    path: str = ""
    fragment: str = ""
    near: str = ""

    @property
    def same(self) -> str:
        """What it has in common with others that are mended with it: the file that is missing, or else the place."""
        return self.path if self.fault == "file" else f"{self.path}#{self.fragment}"


OK = Verdict("")
