"""A larger edition to measure with: the real one, or a small one, with its developments copied under new ids."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from edition.content import ledger, wording
from edition.content.load import load

_ID = re.compile(r"^id: (?P<id>N(?P<number>[0-9]+))$", re.MULTILINE)
_LISTED = re.compile(r"^(?P<indent> *)- (?:[^\n]*: )?since/[^\n]+\n", re.MULTILINE)
_DAY = datetime.date(2026, 11, 24)


def grow(root: Path, target: Path, times: int) -> Path:
    """Copy a repository's sources and add developments until there are so many times as many pages."""
    for name in ("docs", "overrides"):
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name)
    shutil.copy(root / "mkdocs.yml", target)
    pages = sorted(target.glob("docs/**/*.md"))
    copies = list(_copies(target, len(pages) * (times - 1)))
    _list(target / "mkdocs.yml", copies)
    new = ledger.missing(load(target))
    if new:
        ledger.append(target, [f"{address} live" for address in new], _DAY)
    edition = load(target)
    if edition.wording:
        wording.add(target, [due.line for due in wording.due(edition)])
    return target


def _copies(target: Path, count: int) -> Iterator[str]:
    """Write the copies; give their names under docs/."""
    texts = {p: p.read_text(encoding="utf-8") for p in sorted(target.glob("docs/since/*.md"))}
    found = {page: match for page, text in texts.items() if (match := _ID.search(text))}
    last = max((int(match["number"]) for match in found.values()), default=0)
    for number, (page, match) in enumerate(islice(cycle(found.items()), count), last + 1):
        copy = page.with_name(f"{page.stem}-n{number}.md")
        copy.write_text(re.sub(rf"\b{match['id']}\b", f"N{number}", texts[page]), encoding="utf-8")
        yield copy.relative_to(target / "docs").as_posix()


def _list(config: Path, names: list[str]) -> None:
    """Put the copies into the navigation, or leave it as it is where it lists no development."""
    text = config.read_text(encoding="utf-8")
    place = _LISTED.search(text)
    if place:
        lines = "".join(f"{place['indent']}- {name}\n" for name in names)
        config.write_text(text[: place.end()] + lines + text[place.end() :], encoding="utf-8")
