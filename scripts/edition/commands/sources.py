"""`sources`: asks every cited address whether it still answers, and an archive for a copy of it. No part of a build."""

from __future__ import annotations

import argparse
import datetime

from ..config import CannotRun, Config
from ..content.load import HEALTH
from ..health import archive, record
from ..health.asking import RequestPolicy
from .edition import read

_NAME = "annotated-edition-source-check"


def run(asked: argparse.Namespace, config: Config) -> int:
    edition = read(config)
    if any(problem.fault.span.path == HEALTH for problem in edition.problems):
        raise CannotRun(
            f"{HEALTH} cannot be read, and would be forgotten; mend what 'build.py check' tells of it first."
        )
    places = record.cited(edition)
    who = f"{_NAME} (+{config.repository_url})" if config.repository_url else _NAME
    answers = record.ask_all(list(places), edition.health, RequestPolicy(who))
    if answers and all(answer.state == record.UNCLEAR for answer in answers.values()):
        first = next(iter(answers.values()))
        raise CannotRun(
            f"None of {len(answers)} addresses could be told ({first.said}); check the network. Nothing was noted."
        )
    day = datetime.date.today().isoformat()
    health = record.healths(answers, edition.health, day)
    wanted = archive.wanted(edition, health) if asked.archive else []
    told = archive.ask(wanted, RequestPolicy(who, pause=10), archive.Archive())
    health = archive.noted(health, told)
    record.write(config.root, health, day)
    for line in record.report_lines(health, places, answers):
        print(line)
    if asked.archive:
        print(f"The archive told of {len(told.copies)} new copies, and was asked to keep {len(told.kept)} addresses.")
    return 1 if any(one.state in record.MEND for one in health.values()) else 0
