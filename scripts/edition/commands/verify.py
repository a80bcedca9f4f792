"""`verify`: the links, anchors and assets of any built site."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .. import verify
from ..config import CannotRun, Config
from .report import report

if TYPE_CHECKING:
    from ..content.model import Edition


def run(asked: argparse.Namespace, config: Config) -> int:
    if not asked.folder.is_dir():
        raise CannotRun(f"There is no folder {asked.folder}; build the site first, or name another.")
    ours = asked.folder.resolve() == config.site.resolve()
    named = (asked.base if asked.base is not None else config.base if ours else "").strip("/")
    base = f"/{named}/" if named else "/"
    found = verify.verify(asked.folder, base, _edition(config) if ours else None, asked.alone)
    status = report(found, asked.format, config, asked.folder)
    if asked.format == "text" and not status:
        print("No faults.")
    return status


def _edition(config: Config) -> Edition:
    """Imports what reads the sources itself: a site of another generator has none."""
    from .edition import read

    return read(config)
