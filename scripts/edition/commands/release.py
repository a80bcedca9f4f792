"""`release`: gathers what is kept under a version from the site that was built, and what changed."""

from __future__ import annotations

import argparse

from .. import release
from ..config import CannotRun, Config
from .edition import read


def run(asked: argparse.Namespace, config: Config) -> int:
    version = release.version(config.root)
    if asked.tag != f"v{version}":
        raise CannotRun(f"The tag is '{asked.tag}' and pyproject.toml has version {version}; make them one.")
    if not config.site.is_dir():
        raise CannotRun("There is no site/; build it first.")
    if lacking := [file.name for file in release.books(config.site) if not file.is_file()]:
        raise CannotRun(f"site/pdf/ has no {' and no '.join(lacking)}; build the site again.")
    if asked.folder.exists():
        raise CannotRun(f"'{asked.folder}' is there already; name a new folder.")
    release.gather(config.site, asked.folder, version)
    (asked.folder / release.NOTES).write_text(release.notes(read(config), asked.since), encoding="utf-8", newline="\n")
    print(f"Version {version} stands in {asked.folder}.")
    return 0
