"""`schemas`: writes anew the JSON Schemas of the data files, from the tables that the rules read."""

from __future__ import annotations

import argparse

from ..check import schemas
from ..config import Config
from ..counting import count


def run(asked: argparse.Namespace, config: Config) -> int:
    schemas.write(config.root)
    print(f"{count(len(schemas.SCHEMAS), 'schema')} written to {schemas.FOLDER}/.")
    return 0
