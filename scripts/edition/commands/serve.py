"""`serve`: a live preview that shows faults on saving."""

from __future__ import annotations

import argparse
import datetime

from ..check.diagnostic import Diagnostic
from ..config import Config
from ..preview import session
from .edition import must_have_sources
from .report import report


def run(asked: argparse.Namespace, config: Config) -> int:
    def tell(diagnostics: list[Diagnostic], home: str) -> None:
        print(f"\n{datetime.datetime.now():%H:%M:%S}", flush=True)
        if not report(diagnostics, "text", config, home=home):
            print("No faults.", flush=True)

    must_have_sources(config)
    try:
        session.serve(config, asked.port, tell)
    except KeyboardInterrupt:
        print("\nStopped.")
    return 0
