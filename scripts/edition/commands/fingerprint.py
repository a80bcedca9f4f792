"""`fingerprint`: a text's fingerprint, by which quotations from it are proved."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..config import CannotRun, Config
from ..content import fingerprint
from .edition import read


def run(asked: argparse.Namespace, config: Config) -> int:
    try:
        text = (sys.stdin.buffer.read() if asked.text == "-" else Path(asked.text).read_bytes()).decode("utf-8")
        edition = read(config)
        source = asked.source or edition.settings.report.citekey
        print(fingerprint.make(text, source, edition.exempt_names), end="")
    except UnicodeDecodeError:
        raise CannotRun(f"{asked.text} is not UTF-8; save it as plain text in UTF-8.") from None
    except ValueError as error:
        raise CannotRun(f"{asked.text}: {error}.") from None
    return 0
