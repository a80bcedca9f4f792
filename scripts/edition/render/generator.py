"""Runs a generator, as a process of its own, over the sources into a folder: MkDocs, or the one that may follow it."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

from ..config import CannotRun, Config
from ..content.load import settings_of
from ..content.model import Report
from ..language import calls
from ..language.locale import Locale
from . import alternates, imprint, page_mark

DEFAULT = "mkdocs"
EXTENSION = "edition.render.extension"
"""Our Markdown extension, as mkdocs.yml names it."""
CHECKED = "EDITION_CHECKED"
"""Tells the hook in `mkdocs_hooks.py` that the rules have run; MkDocs by itself has them run there."""
_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_WARNING = re.compile(r"Warning: (?P<message>.+)\s+╭─\[ (?P<place>\S+) \]")
_RAISED = re.compile(r"[\w.]*Error: ")
_SPELLINGS = (
    (re.compile(r'((?:href|src)=")\./(?=[^"])'), r"\1"),
    (re.compile(r'href=""'), 'href="."'),
    (re.compile("&#x2f;"), "/"),
)
"""What Zensical writes otherwise than MkDocs: links into the page's own folder, the home page's link to itself, and a slash
in a title."""


class RenderFailed(Exception):
    """The generator met something it warns of; carries its lines."""


def environment(config: Config, strict: bool = True) -> dict[str, str]:
    """What mkdocs.yml reads: addresses, what the edition's settings say, and where our Markdown extension is imported from.

    Where a build is not strict, the extension makes of faulty sources what can be made.
    """
    settings = settings_of(config.root)
    locale = settings.locale
    return {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "0",
        "SITE_URL": config.site_url,
        "REPOSITORY_URL": config.repository_url,
        "SITE_DRAFT": config.draft(locale),
        "ASK": imprint.foot(config, locale),
        "ANSWERS": imprint.section(config, locale),
        "LANGUAGE_TAG": locale.language,
        "ALTERNATES": alternates.head(config, settings),
        "LANGUAGE_SWITCH": alternates.switch(config, settings),
        "TRANSLATION": alternates.note(config, settings),
        "SHORT_TITLE": settings.short_title,
        "RECORD_READ": _read_to(config, settings.record_read, locale),
        "READ_REPORT": _read_report(settings.report, locale),
        "NO_MKDOCS_2_WARNING": "1",
        "TOLERANT": "false" if strict else "true",
        CHECKED: "yes",
    }


def _read_to(config: Config, record_read: str, locale: Locale) -> str:
    """How far the record was read; before it the version where what is built is a release."""
    return (
        f"{locale.gettext('Version {version}', version=config.version)}. {record_read}"
        if config.version
        else record_read
    )


def _read_report(report: Report, locale: Locale) -> str:
    """Where the report can be read, as a sentence in HTML: `Read the report at <a …>A</a>, <a …>B</a> or <a …>C</a>.`"""
    links = [f'<a href="{escape(one.url)}">{escape(one.name)}</a>' for one in report.publishers]
    words = escape(locale.gettext("Read the report at {publishers}."))
    return words.format(publishers=locale.listed(links, "or")) if links else ""


def render(config: Config, folder: Path, strict: bool = True, renderer: str = DEFAULT) -> None:
    """Build the pages into `folder`, which is empty. What a generator only warns of fails where it is strict.

    Raises RenderFailed with what it complains of, CannotRun where it is not there or breaks off.
    """
    RENDERERS[renderer](config, folder, strict)


def _mkdocs(config: Config, folder: Path, strict: bool) -> None:
    words = ["build", "--strict" if strict else "--no-strict", "--clean"]
    words += ["--config-file", str(config.root / "mkdocs.yml"), "--site-dir", str(folder)]
    done = _run("mkdocs", words, config, strict)
    if done.returncode:
        lines = done.stdout + done.stderr
        told = [line for line in lines.splitlines() if line.startswith(("WARNING", "ERROR", "Aborted"))]
        if not told:
            raise CannotRun(f"MkDocs broke off ({_last(lines, done)}).")
        raise RenderFailed("\n".join(told))


def _zensical(config: Config, folder: Path, strict: bool) -> None:
    """Zensical takes sources beside its configuration alone, puts the site there, and keeps what it rendered, page by
    page, although a page of ours holds what others say of it. So it is given copies, in a new place each time. Its
    templates know no gettext: theirs hold the words."""
    if importlib.util.find_spec("zensical") is None:
        raise CannotRun(
            "Zensical is not installed; 'python3 scripts/test.py tests/test_exit.py' installs and tries it."
        )
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        place = Path(name)
        shutil.copy(config.root / "mkdocs.yml", place)
        for part in ("docs", "overrides"):
            shutil.copytree(config.root / part, place / part)
        for page in (place / "docs").rglob("*.md"):
            text, path = page.read_text(encoding="utf-8"), page.relative_to(place / "docs").as_posix()
            page.write_text(page_mark.marked(text, path), encoding="utf-8", newline="\n")
        locale = settings_of(config.root).locale
        for template in (place / "overrides").rglob("*.html"):
            html = calls.translate(template.read_text(encoding="utf-8"), locale)
            template.write_text(html, encoding="utf-8", newline="\n")
        words = ["build", "--config-file", str(place / "mkdocs.yml"), *(["--strict"] if strict else [])]
        done = _run("zensical", words, config, strict)
        if done.returncode:
            lines = _COLOR.sub("", done.stdout + done.stderr)
            told = [f"docs/{m['place']}: {m['message']}" for m in _WARNING.finditer(lines)]
            if not told:
                raise CannotRun(f"Zensical broke off ({_last(lines, done)}).")
            raise RenderFailed("\n".join(told))
        folder.rmdir()
        (place / "site").rename(folder)
    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        for theirs, ours in _SPELLINGS:
            html = theirs.sub(ours, html)
        html = html.replace(f'href="../{page.parent.name}/"', 'href="./"')  # a page's link to itself
        page.write_text(html, encoding="utf-8", newline="\n")


def _last(text: str, done: subprocess.CompletedProcess[str]) -> str:
    """What a process says that it met, else the last line that it printed, else how it ended."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    raised = [line for line in lines if _RAISED.match(line)]
    return (raised or lines or [f"it ended with {done.returncode}"])[-1]


def _run(module: str, words: Sequence[str], config: Config, strict: bool) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", module, *words]
    try:
        return subprocess.run(
            command,
            cwd=config.root,
            env=environment(config, strict),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise CannotRun(f"{module} could not be started ({error.strerror}); remove .venv and try again.") from None


RENDERERS: Mapping[str, Callable[[Config, Path, bool], None]] = {DEFAULT: _mkdocs, "zensical": _zensical}
