"""MkDocs' side of the edition: while someone edits, every fault of the sources is a warning in the terminal."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from edition.check.reporters import FORMATS
from edition.check.run import run
from edition.content.load import load
from edition.render.generator import CHECKED

_LOG = logging.getLogger("mkdocs.edition")


def on_pre_build(config: Any) -> None:
    """Logs each diagnostic as a warning: `--strict` fails, `serve` goes on."""
    if os.environ.get(CHECKED):
        return
    root = Path(config.config_file_path).parent
    for diagnostic in run(load(root)):
        _LOG.warning(FORMATS["text"]([diagnostic]).rstrip())
