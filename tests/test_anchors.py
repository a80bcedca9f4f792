"""Rules read the sources and the checks of the built site read HTML: about anchors and links they agree."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from edition.check import links
from edition.check.anchors import NUMBERED, anchors_by_page, is_made
from edition.content.model import Edition, Page

DOCS = Path(__file__).resolve().parent.parent / "docs"

pytestmark = pytest.mark.slow

_TOP = {"top"}


@pytest.fixture(scope="module")
def built(site: Path, edition: Edition) -> dict[str, LexborHTMLParser]:
    """The built pages, by the paths of their sources."""
    return {page.path: LexborHTMLParser((site / page.url / "index.html").read_text("utf-8")) for page in edition.pages}


def test_a_page_has_the_anchors_that_the_rules_know_and_no_others(
    edition: Edition, built: dict[str, LexborHTMLParser]
) -> None:
    known = anchors_by_page(edition)
    for page in edition.pages:
        ids = {node.attributes["id"] or "" for node in built[page.path].css("[id]")}
        counted = {name for name in ids if NUMBERED.fullmatch(name) or is_made(page, name)}

        assert ids - counted | _TOP == known[page.path] - counted | _TOP, page.source


@pytest.mark.parametrize(
    ("blocks", "anchor", "made"),
    [
        *((("developments",), f"by-{kind}", True) for kind in ("pathway", "recommendation", "finding")),
        *((("developments",), anchor, True) for anchor in ("y2025", "on-p3", "on-es12")),
        *((("developments",), anchor, False) for anchor in ("by-driver", "y25", "y2025s", "on-3", "terms")),
        *((("chronology",), anchor, anchor == "y2010") for anchor in ("y2010", "y201", "y20100", "d2010")),
        *((("index",), anchor, True) for anchor in ("index-a", "index-number", "index-ko", "terms", "term-a-1")),
        *((("glossary",), anchor, anchor == "letter-a") for anchor in ("letter-a", "letter-", "terms")),
        *((("map-in-brief",), anchor, anchor != "map-x") for anchor in ("map-count", "map-12", "map-x")),
        ((), "by-finding", False),
    ],
)
def test_an_anchor_of_a_list_s_part_is_known_by_its_form(
    edition: Edition, blocks: tuple[str, ...], anchor: str, made: bool
) -> None:
    assert is_made(replace(edition.pages[0], blocks=blocks), anchor) == made


def test_every_link_of_a_page_s_source_leads_there_in_the_built_page(
    edition: Edition, built: dict[str, LexborHTMLParser], site: Path
) -> None:
    """A term's first link leads to its meaning on the page itself, which the build puts there."""
    urls = {page.path: page.url for page in edition.pages}
    for page in edition.pages:
        made = {_resolved(page, node.attributes.get("href") or "") for node in built[page.path].css("article a[href]")}
        for link in page.links:
            if link.form not in ("markdown", "definition") or link.image:
                continue
            path, _, fragment = link.target.partition("#")
            leaves = re.match(r"[a-z]+:", path)
            file = posixpath.join(posixpath.dirname(page.path), path) if path and not leaves else page.path
            there = link.target if leaves else f"{_shown(file, urls)}{'#' if fragment else ''}{fragment}"

            assert unquote(there) in made or f"{page.url}#term-{fragment}" in made, f"{page.source}: {link.target}"


def test_every_file_that_a_template_names_is_published(edition: Edition, site: Path) -> None:
    named = {link.target for document in edition.documents for link in document.links if link.form == "named"}

    bundles = [*(site / "assets" / "javascripts").iterdir(), site / "404.html"]
    bundled = {line for file in bundles for line in file.read_text(encoding="utf-8").splitlines()}

    assert len(named) > 5
    for target in named:
        path = target.partition("#")[0]
        there = (site / path / "index.html").is_file() or (site / path).is_file()
        assert there or ((DOCS / path).is_file() and _code(DOCS / path) <= bundled), target


def test_every_folder_that_a_template_may_name_is_made_by_the_build(site: Path) -> None:
    assert [folder for folder in links.BUILT if not (site / folder).is_dir()] == []


def _code(script: Path) -> set[str]:
    """The lines of a script that have no words of the interface, for which the build puts those of the edition's language."""
    return {
        line for line in script.read_text(encoding="utf-8").splitlines() if "_(" not in line and "gettext(" not in line
    }


def _shown(file: str, urls: dict[str, str]) -> str:
    path = posixpath.normpath(file)
    return urls.get(path, path)


def _resolved(page: Page, href: str) -> str:
    """Where a link of a built page leads, under the site's root; as it is where it leaves the site."""
    whole, fragment = urldefrag(urljoin(f"https://site.invalid/{page.url}", href))
    return unquote(whole.removeprefix("https://site.invalid/") + (f"#{fragment}" if fragment else ""))
