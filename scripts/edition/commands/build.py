"""Without a command: check, render, publish, verify, and swap the result into site/."""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import NamedTuple

from .. import composition, publish, verify
from ..check import run as rules
from ..config import Config
from ..content.load import load
from ..content.model import Edition
from ..publish.faults import CannotPublish
from ..render import generator
from ..swap import staged, swap
from ..verify.site import Apart
from ..workers import divided, in_batches
from .edition import inventory, must_have_sources, read, say_stale, say_unseen
from .report import report


def run(asked: argparse.Namespace, config: Config) -> int:
    started = time.monotonic()
    must_have_sources(config)
    with staged(config) as folder:
        edition = _published(config, folder, asked.renderer or generator.DEFAULT)
    if edition is None:
        print(
            f"Nothing was published; {'site/ is as it was' if config.site.exists() else 'there is no earlier site/'}."
        )
        return 1
    print(f"Published {inventory(edition)} to site/ in {time.monotonic() - started:.1f} s.")
    if not config.published:
        print("This is a draft. For a build to publish set:")
        print("\n".join(f"  {lack.setting}: {lack.hint}" for lack in config.lacks))
    return 0


def _published(config: Config, folder: Path, renderer: str) -> Edition | None:
    """The edition that was built in this folder and put in the place of site/, or None where that has faults."""
    print("Checking …", flush=True)
    edition = read(config)
    say_unseen(edition)
    if report(rules.run(edition), "text", config):
        return None
    say_stale(edition)
    rows = [
        _Translation(config, into.language, folder.with_name(into.language), renderer)
        for into in edition.settings.translations
    ]
    with divided(2 if rows else 1), ThreadPoolExecutor(1) as beside:
        translated = beside.submit(in_batches, translate, rows, 1)

        def where(row: _Translation) -> Path | None:
            is_whole, _ = translated.result()[rows.index(row)]
            return row.folder if is_whole else None

        is_right = _made(edition, config, folder, renderer)
        apart = {row.language: partial(where, row) for row in rows}
        is_right = is_right and _verified(edition, config, folder, apart)
        for row, (is_whole, said) in zip(rows, translated.result(), strict=True):
            print(f"Translated into '{row.language}':\n{said}", end="", flush=True)
            is_right &= is_whole
    if not is_right:
        return None
    for row in rows:
        row.folder.rename(folder / row.language)
    swap(folder, config.site)
    return edition


class _Translation(NamedTuple):
    """A translation to make: of the edition of a repository, in a folder that is not there yet."""

    config: Config
    language: str
    folder: Path
    renderer: str


def translate(rows: Sequence[_Translation]) -> list[tuple[bool, str]]:
    """Render, publish and verify translations; return of each whether it has no fault, and what was said of it."""
    return [_translated(row) for row in rows]


def _translated(row: _Translation) -> tuple[bool, str]:
    said = io.StringIO()
    with redirect_stdout(said):
        edition = load(row.config.root, row.config.cache)
        into = next(into for into in edition.settings.translations if into.language == row.language)
        translated, there = composition.compose(edition, into, row.config)
        row.folder.mkdir()
        is_right = _made(translated, there, row.folder, row.renderer) and _verified(translated, there, row.folder, {})
    return is_right, said.getvalue()


def _made(edition: Edition, config: Config, folder: Path, renderer: str) -> bool:
    """Whether an edition could be rendered and published in a folder; faults are reported."""
    with ThreadPoolExecutor(1) as beside:
        drawing = beside.submit(publish.draw, edition, config)
        try:
            print("Rendering …", flush=True)
            generator.render(config, folder, renderer=renderer)
            print("Publishing …", flush=True)
            publish.publish(edition, config, folder, drawing.result)
        except generator.RenderFailed as error:
            print(error)
            return False
        except CannotPublish as error:
            report(error.diagnostics, "text", config)
            return False
    return True


def _verified(edition: Edition, config: Config, folder: Path, apart: Apart) -> bool:
    """Whether a published folder has no faults; they are reported. Its translations are sites of their own."""
    print("Verifying …", flush=True)
    found = verify.verify(folder, config.base, edition, cache=config.cache, apart=apart)
    return not report(found, "text", config, folder)
