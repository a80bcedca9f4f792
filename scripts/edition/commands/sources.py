"""`sources`: asks every cited address whether it still answers. No part of a build: it takes long."""

from __future__ import annotations

import argparse
import datetime

from ..config import Config
from ..health import record
from ..health.asking import Manners
from .edition import read

_NAME = "annotated-edition-source-check"


def run(asked: argparse.Namespace, config: Config) -> int:
    edition = read(config)
    places = record.cited(edition)
    who = f"{_NAME} (+{config.repository_url})" if config.repository_url else _NAME
    answers = record.ask_all(list(places), edition.health, Manners(who))
    day = datetime.date.today().isoformat()
    health = record.healths(answers, edition.health, day)
    record.write(config.root, health, day)
    for line in record.digest(health, places):
        print(line)
    return 1 if any(one.state in record.MEND for one in health.values()) else 0
