"""`live`: asks a published site for every address of the ledger. To be run after a deployment; no part of a build."""

from __future__ import annotations

import argparse

from ..config import CannotRun, Config
from ..counting import count
from ..health import live
from ..health.asking import Client, RequestPolicy
from .edition import read

POLICY = RequestPolicy("annotated-edition-live-check", pause=0.05, most=16 * 1024 * 1024, at_once=1)
ROUNDS, WAIT = 4, 60


def run(asked: argparse.Namespace, config: Config, policy: RequestPolicy = POLICY, wait: float = WAIT) -> int:
    site = asked.site or (config.site_url if config.has_address else "")
    if not site.startswith(("http://", "https://")):
        raise CannotRun("No address of a site; give one such as 'https://example.org/edition/'.")
    pages = live.promised(read(config).ledger)
    if not pages:
        raise CannotRun("The ledger promises no address.")
    lost = list(live.missing(site, pages, Client(policy), ROUNDS, wait))
    for line in lost:
        print(line)
    asked_for = count(len(pages) + sum(map(len, pages.values())), "address", "addresses")
    print(f"{asked_for} of the ledger asked for at {site}: {len(lost) or 'none'} missing.")
    return 1 if lost else 0
