"""What a rule is, and its code and name, which are those of its function and written nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..content.model import Edition
from ..content.places import Fault

Rule = Callable[[Edition], Iterator[Fault]]


def code_of(rule: Callable[..., object]) -> str:
    """`CITE001` for the function `cite001_unknown_citekey`."""
    return rule.__name__.partition("_")[0].upper()


def name_of(rule: Callable[..., object]) -> str:
    """`unknown-citekey` for the function `cite001_unknown_citekey`."""
    return rule.__name__.partition("_")[2].replace("_", "-")
