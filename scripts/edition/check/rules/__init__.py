"""The rules: a module for each family, a function for each code. A code is for ever: a withdrawn one is not used again."""

from __future__ import annotations

import re

from ..rule import Rule
from . import (
    acct,
    addr,
    bib,
    cell,
    cite,
    claim,
    cover,
    dev,
    fact,
    fig,
    font,
    ignore,
    link,
    load,
    log,
    meta,
    nav,
    point,
    prose,
    quote,
    read,
    rel,
    struct,
    trans,
    word,
    xref,
)

FAMILIES = (
    load,
    meta,
    struct,
    nav,
    xref,
    link,
    claim,
    fact,
    fig,
    cover,
    cite,
    bib,
    quote,
    read,
    rel,
    dev,
    cell,
    point,
    acct,
    addr,
    log,
    word,
    prose,
    font,
    trans,
    ignore,
)
"""In the order of reading: what must be read first stands first."""

RULES: tuple[Rule, ...] = tuple(
    rule for family in FAMILIES for name, rule in vars(family).items() if re.match(r"[a-z]+[0-9]{3}_", name)
)
"""The rules of every family, by their codes."""
