"""What each code means, from the docstring beside its rule: the one source of `explain`, of the pages for editors,
and of what the reports say of a rule.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from .check.ignorable import MAY_BE_IGNORED
from .check.rule import code_of, name_of
from .check.rules import RULES

FOLDER = "editors/rules/"
"""Where the pages for editors stand, under the site's base."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule as an editor reads it: what is wrong, what it harms, an example of each side, and what may be ignored."""

    code: str
    name: str
    fault: str
    harm: str
    bad: str
    good: str
    ignoring: str = ""

    @property
    def text(self) -> str:
        """What `explain` prints."""
        return f"{self.code} {self.name}\n\n{self.words}\n"

    @property
    def words(self) -> str:
        ignoring = f"\n\n{self.ignoring}" if self.ignoring else ""
        return f"{self.fault}\n\n{self.harm}\n\nBad:  {self.bad}\nGood: {self.good}{ignoring}"

    @property
    def family(self) -> str:
        return self.code.rstrip("0123456789")

    @property
    def address(self) -> str:
        """The page's address under the site's base: `editors/rules/cite001/`."""
        return f"{FOLDER}{self.code.lower()}/"


def entries() -> tuple[Explanation, ...]:
    """Every code: the rules over the sources in their order, what publishing tells, and the checks of the built site."""
    return (*_of_sources().values(), *_of_publishing().values(), *_of_site().values())


def find(code: str) -> Explanation | None:
    """The entry of a code, in either case. What makes and reads the built site is loaded only when it is asked for."""
    return _of_sources().get(code.upper()) or _of_site().get(code.upper()) or _of_publishing().get(code.upper())


def explain(code: str) -> str | None:
    """What a code means, or None for an unknown one."""
    entry = find(code)
    return entry.text if entry else None


def link(code: str, home: str) -> str:
    """The page of a code on the site at `home`, or nothing where there is no such site."""
    entry = find(code) if home else None
    return home + entry.address if entry else ""


@cache
def _of_sources() -> dict[str, Explanation]:
    found = (_entry(code_of(rule), name_of(rule), rule) for rule in RULES)
    return {entry.code: replace(entry, ignoring=_ignoring(entry.code)) for entry in found}


def _ignoring(code: str) -> str:
    case = MAY_BE_IGNORED.get(code)
    return f"It may be ignored at one line with a reason, as for {case}." if case else "It cannot be ignored."


@cache
def _of_publishing() -> dict[str, Explanation]:
    from .publish import DOCUMENTED

    return {entry.code: entry for entry in _entries(DOCUMENTED)}


@cache
def _of_site() -> dict[str, Explanation]:
    from .verify import documented

    return {entry.code: entry for entry in _entries(documented())}


def _entries(checks: dict[str, Callable[..., object]]) -> Iterator[Explanation]:
    for code, check in sorted(checks.items()):
        yield replace(_entry(code, check.__name__.replace("_", "-"), check), ignoring=_ignoring(code))


def _entry(code: str, name: str, documented: Callable[..., object]) -> Explanation:
    """Read a docstring of three parts: the fault, the harm, and two lines that begin with `Bad:` and `Good:`."""
    fault, harm, examples = inspect.cleandoc(documented.__doc__ or "").split("\n\n")
    bad, good = examples.split("\nGood:")
    return Explanation(code, name, fault, harm, bad.removeprefix("Bad:").strip(), good.strip())
