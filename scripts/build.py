#!/usr/bin/env python3
"""Checks, renders, publishes and verifies the edition: `python3 scripts/build.py --help`."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 (`python3 -P` leaves it out)

import bootstrap

bootstrap.enter("requirements.txt")

from edition.cli import main  # noqa: E402  (only inside the environment)

if __name__ == "__main__":  # not again in the processes that verify a large site
    sys.exit(main())
