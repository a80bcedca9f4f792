"""`words`: lists the words of the interface for the catalogs, and says what each catalog lacks."""

from __future__ import annotations

import argparse

from ..config import Config
from ..counting import count
from ..language import extract


def run(asked: argparse.Namespace, config: Config) -> int:
    lacks = extract.write(config.root)
    messages = len(extract.read(config.root / extract.FOLDER / extract.TEMPLATE))
    print(f"{count(messages, 'message')} listed in {extract.FOLDER}/{extract.TEMPLATE}.")
    for name, told in lacks.items():
        print("\n".join([f"{name}: {count(len(told), 'fault')}.", *(f"  {line}" for line in told)]))
    return 1 if any(lacks.values()) else 0
