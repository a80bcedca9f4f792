"""`explain`: what a rule means."""

from __future__ import annotations

import argparse

from .. import rulebook
from ..config import CannotRun, Config


def run(asked: argparse.Namespace, config: Config) -> int:
    text = rulebook.explain(asked.code)
    if text is None:
        raise CannotRun(f"There is no rule '{asked.code}'; codes look like 'CITE001'.")
    print(text, end="")
    return 0
