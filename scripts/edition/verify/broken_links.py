"""The addresses whose targets are wrong, on the pages on which that is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from . import checks
from .inspection import Finding, inspect
from .repeated import MANY, on_many
from .scan import Scanner
from .site import Site

Group = tuple[str, str]
"""Faults that are mended together: what is wrong, and with what."""


def findings(scanner: Scanner, site: Site) -> Iterator[tuple[str, Finding]]:
    pages = _pages(site)
    told: defaultdict[str, set[Group]] = defaultdict(set)
    for group, paths in pages.items():
        for path in paths if len(paths) < MANY else paths[:1]:
            told[path].add(group)
    for path in sorted(told):
        yield from _on_page(scanner, site, path, {group: len(pages[group]) for group in told[path]})


def _pages(site: Site) -> dict[Group, list[str]]:
    """The pages of each group."""
    found: defaultdict[Group, list[str]] = defaultdict(list)
    for page in site.read.values():
        wrong = {target for target in page.targets if target in site.faults} if site.faults else ()
        for group in {_group(site, target) for target in wrong}:
            found[group].append(page.path)
    return found


def _group(site: Site, target: str) -> Group:
    verdict = site.faults[target]
    return verdict.fault, verdict.same


def _on_page(scanner: Scanner, site: Site, path: str, told: Mapping[Group, int]) -> Iterator[tuple[str, Finding]]:
    """What is told on a page: each address, or the first where many pages have the same."""
    document = scanner.document(path)
    base = document.head.base
    wrong = {target for target in site.faults if _group(site, target) in told}
    links = {v for v in document.links if not wrong.isdisjoint(scanner.link_targets(path, base, v))}
    page = inspect(scanner, document, links)
    done: set[Group] = set()
    for pointed in page.pointed:
        for target in wrong.intersection(pointed.targets):
            group, verdict = _group(site, target), site.faults[target]
            if group in done:
                continue
            code, say = checks.ADDRESS_CHECKS[verdict.fault]
            hinted = verdict._replace(near=verdict.near or site.near(verdict))
            finding = Finding(page.address(pointed), *say(pointed, hinted))
            if told[group] >= MANY:
                done.add(group)
                finding = on_many(finding, told[group])
            yield code, finding
