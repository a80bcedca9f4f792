"""The pages that are published beside those of an edition, by kind: each kind is looked at where there is one of it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Route

from edition.content.addresses import in_force
from edition.content.model import Edition, Page
from edition.rulebook import FOLDER

UNKNOWN = "404.html"


def kind(path: str, edition: Edition) -> str:
    """What kind of page stands at an address under the base; nothing for a page of the edition itself."""
    name, _, rest = path.rstrip("/").partition("/")
    claims = {claim.anchor: claim for claim in edition.claims}
    if path in {page.url for page in edition.pages}:
        return ""
    if path.startswith(FOLDER):
        return "list of checks" if path == FOLDER else "check"
    if path == UNKNOWN or "/" not in path:
        return path
    if f"/{path}" in (ledger := in_force(edition.ledger)) and ledger[f"/{path}"].state != "live":
        return f"{ledger[f'/{path}'].state} address"
    if name in claims and rest in ("", "cite"):
        return f"{rest or 'claim'} of {claims[name].basis}"
    if name in {unit.anchor for unit in edition.units}:
        return f"{rest or 'short address'} of a unit"
    return "source" if name in {source.key for source in edition.sources} and not rest else "unknown kind"


def translated_into(edition: Edition) -> tuple[str, ...]:
    """The folders of a site that hold its translations."""
    return tuple(into.language for into in edition.settings.translations)


def files_of(site: Path, edition: Edition) -> list[Path]:
    """The files of a site that are of the edition itself, and of no translation."""
    folders = {site / language for language in translated_into(edition)}
    return [file for file in sorted(site.rglob("*")) if file.is_file() and folders.isdisjoint(file.parents)]


def looked_at(edition: Edition, every: bool) -> list[str]:
    """The addresses of the pages of an edition that a browser opens: all, or the longest of each kind.

    A page of no kind of its own is one by itself where it stands at the root, and one of its folder elsewhere.
    """
    longest: dict[str, Page] = {}
    for page in edition.pages:
        alone = page.path if "/" not in page.path else page.path.partition("/")[0]
        kind = alone if page.kind in ("page", "home", "summary") else page.kind
        longest[kind] = max(longest.get(kind, page), page, key=lambda one: len(edition.texts[one.source]))
    return [page.url for page in (edition.pages if every else longest.values())]


def one_of_each(site: Path, edition: Edition) -> dict[str, str]:
    """For each kind the address of one page of it, under the base: the one that holds most."""
    largest: dict[str, tuple[int, str]] = {}
    for file in (file for file in files_of(site, edition) if file.suffix == ".html"):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        if found := kind(path, edition):
            largest[found] = max(largest.get(found, (0, "")), (file.stat().st_size, path))
    return {found: path for found, (_, path) in largest.items()}


_REFRESH = re.compile(r'<meta http-equiv="refresh"[^>]*>\n?')


def held(route: Route) -> None:
    """Answers as the server does, but takes a page that leads on at once for one that stays, so that it can be looked at."""
    if route.request.resource_type != "document":
        route.fallback()
        return
    answer = route.fetch()
    route.fulfill(response=answer, body=_REFRESH.sub("", answer.text()))
