#!/usr/bin/env python3
"""Checks, renders, publishes and verifies the edition: `python3 scripts/build.py --help`."""

import sys

import bootstrap

bootstrap.enter("requirements.txt")

from edition.cli import main  # noqa: E402  (only inside the environment)

if __name__ == "__main__":  # not again in the processes that verify a large site
    sys.exit(main())
