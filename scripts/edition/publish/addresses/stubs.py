"""Short addresses of units, and addresses that moved or were retired: small real pages that take a reader on at once.

A static host cannot redirect, so each page refreshes itself without a script and shows its link and its words.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from types import MappingProxyType

from ...config import Config
from ...content.addresses import in_force
from ...content.model import Edition, Settings
from ...render.languages import marked
from ..html import foot, page

_STYLE = (
    "<style>"
    ":root{background:light-dark(#fbfaf7,#15171a);color:light-dark(#1b1d1f,#e7e4dd);color-scheme:light dark}"
    "a{color:light-dark(#0b4f6c,#8cc3dc)}"
    "body{font:1.1rem/1.5 serif;margin:2rem auto;max-width:42rem;overflow-wrap:anywhere;padding:0 1.1rem}"
    "</style>"
)
"""What a page needs that is seen for a moment, in the colors of tokens.css: it asks for no file."""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write a page for each unit's short address and for each moved or retired address."""
    anchors = _anchors(edition)
    for address, target, title, words in _stubs(edition):
        home = folder / address.strip("/") / "index.html"
        if home.exists():
            continue
        home.parent.mkdir(parents=True, exist_ok=True)
        html = stub(config, edition.settings, address, target, title, words, anchors.get(address, {}))
        home.write_text(html, encoding="utf-8", newline="\n")


def _stubs(edition: Edition) -> Iterator[tuple[str, str, str, str]]:
    """Address, target (empty where retired), title and words of each stub."""
    urls = {p.path: "/" + p.url for p in edition.pages}
    for unit in edition.units:
        yield f"/{unit.anchor}/", f"{urls[unit.page]}#{unit.anchor}", f"{unit.title} ({unit.id})", unit.summary
    _ = edition.settings.locale.gettext
    for address, line in in_force(edition.ledger).items():
        said = {"day": line.date, "reason": line.reason}
        if line.state == "moved" and "#" not in address:
            yield address, line.target, _("This address has moved"), _("It moved on {day}: {reason}", **said)
        elif line.state == "retired" and "#" not in address:
            yield address, "", _("This address was retired"), _("Retired on {day}: {reason}", **said)


def _anchors(edition: Edition) -> dict[str, dict[str, str]]:
    """Where the anchors of each page that moved have moved."""
    found: dict[str, dict[str, str]] = {}
    for address, line in in_force(edition.ledger).items():
        page_address, mark, anchor = address.partition("#")
        if mark and line.state == "moved":
            found.setdefault(page_address, {})[anchor] = line.target
    return found


def stub(
    config: Config,
    settings: Settings,
    address: str,
    target: str,
    title: str,
    words: str,
    anchors: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The page at an address. Where its anchors have moved, a script takes those who follow one to its place: a refresh
    forgets the anchor."""
    locale = settings.locale
    _ = locale.gettext
    icon = f'{_STYLE}\n<link rel="icon" href="{_way(address, "/assets/images/favicon.svg")}" type="image/svg+xml">'
    body = [marked(f"<h1>{escape(title)}</h1>", settings)]
    if words:
        body.append(marked(f"<p>{escape(words)}</p>", settings))
    if not target:
        home = posixpath.relpath("/", address) + "/"
        body.append(f'<p><a href="{home}">{escape(_("To the edition"))}</a></p>')
        return page(locale, title, words or title, "\n".join(body), more=icon, foot=foot(config, locale))
    way = _way(address, target)
    body.append(f'<p><a href="{escape(way)}">{escape(_("Read it in its place"))}</a></p>')
    body += [f"<p>{escape(config.draft(locale))}</p>"] if config.lacks else []
    canonical = config.site_url.rstrip("/") + target.partition("#")[0]
    ways = json.dumps({anchor: _way(address, there) for anchor, there in anchors.items()}, sort_keys=True)
    script = f"\n<script>\n{{ const way = {ways}[location.hash.slice(1)]; if (way) location.replace(way); }}\n</script>"
    return page(locale, title, words or title, "\n".join(body), canonical, way, icon + (script if anchors else ""))


def _way(address: str, target: str) -> str:
    path, mark, fragment = target.partition("#")
    return posixpath.relpath(path, address) + ("/" if path.endswith("/") else "") + mark + fragment
