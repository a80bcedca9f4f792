"""`verify`: the links, anchors and assets of any built site."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .. import lock, verify
from ..check.diagnostic import Diagnostic
from ..config import LOCAL_SITE, CannotRun, Config
from ..verify.document import is_page, read
from ..verify.site import HOME, files_in, readable
from .report import report

if TYPE_CHECKING:
    from ..content.model import Edition


def run(asked: argparse.Namespace, config: Config) -> int:
    if not asked.folder.is_dir():
        raise CannotRun(f"There is no folder {asked.folder}; build the site first, or name another.")
    if not any(is_page(path) for path in readable(files_in(asked.folder))):
        raise CannotRun(f"There is nothing to verify in {asked.folder}: no page; name the folder of a built site.")
    ours = asked.folder.resolve() == config.site.resolve()
    named = (asked.base if asked.base is not None else built_for(config) if ours else "").strip("/")
    base = f"/{named}/" if named else "/"
    edition = _edition(config) if ours else None
    languages = [into.language for into in edition.settings.translations] if edition else []
    apart = {language: partial(asked.folder.joinpath, language) for language in languages}
    found = verify.verify(asked.folder, base, edition, asked.alone, apart=apart)
    if edition and apart:
        found += _in_translations(edition, config, asked.folder, base)
    status = report(found, asked.format, config, asked.folder)
    if asked.format == "text" and not status:
        print("No faults.")
    return status


def built_for(config: Config) -> str:
    """The path under which our site was built: without SITE_URL, that of the home page's canonical address."""
    if config.site_url != LOCAL_SITE or not (config.site / HOME).is_file():
        return config.base
    return urlsplit(read(config.site, HOME, "/").head.canonical).path or config.base


def _in_translations(edition: Edition, config: Config, folder: Path, base: str) -> Iterator[Diagnostic]:
    """What is wrong in the translations of an edition, which are composed again for it."""
    from .. import composition

    with lock.held(config.cache / lock.BUILD, datetime.datetime.now()):
        for into in edition.settings.translations:
            language = into.language
            translated, _ = composition.compose(edition, into, config)
            for fault in verify.verify(folder / language, f"{base}{language}/", translated):
                yield replace(fault, span=replace(fault.span, path=f"{language}/{fault.span.path}"))


def _edition(config: Config) -> Edition:
    """Imports what reads the sources itself: a site of another generator has none."""
    from . import edition

    return edition.read(config)
