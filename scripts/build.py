#!/usr/bin/env python3
"""Checks, renders, publishes and verifies the edition: `python3 scripts/build.py --help`."""

import sys

import bootstrap

bootstrap.enter("requirements.txt")

from edition.cli import main  # noqa: E402  (only inside the environment)

sys.exit(main())
