"""Runs the rules over an edition: pure, ordered, every fault in one run."""

from __future__ import annotations

from collections.abc import Sequence

from ..content.model import Edition
from .diagnostic import Diagnostic
from .ignorable import in_force
from .rule import Rule, code_of
from .rules import RULES
from .unreadable import not_judged


def run(edition: Edition, rules: Sequence[Rule] = RULES) -> list[Diagnostic]:
    """Every fault of every rule that can judge and that no ignore silences, by place and then by code."""
    unable = not_judged(edition)
    able = [rule for rule in rules if code_of(rule) not in unable]
    silenced = {(ignore.code, ignore.span.path, ignore.line) for ignore in in_force(edition)}
    found = {Diagnostic(f.span, code_of(rule), f.message, f.hint) for rule in able for f in rule(edition)}
    return sorted(d for d in found if (d.code, d.span.path, d.span.line) not in silenced)


def codes(rules: Sequence[Rule] = RULES) -> list[str]:
    return [code_of(rule) for rule in rules]
