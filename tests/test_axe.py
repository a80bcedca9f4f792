"""What axe finds on pages of each kind, with `--thorough` on all: in light and dark, narrow and wide, with its notes open and closed.

The search is looked at while it is open, in tests/test_search.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python import base
from playwright.sync_api import Browser, Page

from benchmarks.kinds_of_page import KINDS
from edition.content.model import Edition
from pages_beside import held, looked_at, one_of_each, translated_into

pytestmark = pytest.mark.browser

PATHWAY = KINDS["pathway"]

TRANSLATED = ("claim of record", "source", "cite of a unit")
"""Kinds of pages beside those of the edition that are looked at in each translation too."""

AXE = (Path(base.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async options => (await axe.run(document, {resultTypes: ["violations"], ...options})).violations
  .map(found => found.id + ": " + found.nodes[0].html.slice(0, 200))"""
_COLOR = ["color-contrast", "link-in-text-block"]
COLOR = {"preload": False, "runOnly": _COLOR}
"""The rules on colors, which depend on an element's place and classes alone, and take four fifths of the time."""
SIZE = {"preload": False, "runOnly": ["target-size", "scrollable-region-focusable"]}
"""The rules on room, which depend on the width too."""
STRUCTURE = {
    "rules": {**{rule: {"enabled": False} for rule in _COLOR}, "label-content-name-mismatch": {"enabled": True}}
}
"""All rules but those on colors, best practice included, and one that is not on by itself: names hold the words in sight."""
WIDTHS = {"wide": 1280, "narrow": 320}
LOOKS = tuple(product(("light", "dark"), WIDTHS))

THIN = """([kept, earlier]) => {
  const repeated = "header, nav, article, h2, h3, h4, p, ul, ol, dl, li, dt, dd, tr, footer, .claim, .note";
  const seen = new Map(earlier), paths = new Map([[null, ""]]);
  const path = e => {
    if (!paths.has(e)) paths.set(e, path(e.parentElement) + ">" + e.tagName + "." + e.getAttribute("class"));
    return paths.get(e);
  };
  for (const e of document.querySelectorAll(repeated)) {
    if (!e.isConnected) continue;
    const inside = [e, ...e.querySelectorAll("*")];
    if (inside.every(part => seen.get(path(part)) >= kept)) e.remove();
    else for (const part of inside)
      if (part.closest(repeated) === e) seen.set(path(part), (seen.get(path(part)) ?? 0) + 1);
  }
  return [...seen];
}"""
"""Takes away what repeats and holds nothing new: whose every element has stood so often under the
same elements with the same classes, and so looks the same. Gives how often each stood, here and on earlier pages."""
KEPT = 3

LAID_OUT = """() => {
  const sheet = document.head.appendChild(document.createElement("style"));
  sheet.textContent = "* { content-visibility: visible !important }";
}"""
"""Has everything laid out, near the view or not."""
OPEN = "() => { for (const note of document.querySelectorAll('details')) note.open = true; }"
"""Opens the notes."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def found(page: Page, options: Mapping[str, object]) -> list[str]:
    return list(page.evaluate(RUN, options))


def look_at(page: Page, scheme: str, width: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": WIDTHS[width], "height": 800})


def test_axe_finds_nothing(page: Page, site: Path, address: str, edition: Edition, pytestconfig: pytest.Config) -> None:
    """A page of each kind, or every one, one of each kind beside them, and some of both in each translation. The whole page once, its notes open, and its room both
    wide and narrow; its colors in each light and width, without what other pages have shown often enough."""
    faults: dict[tuple[str, ...], list[str]] = {}
    seen: list[object] = []
    page.route("**/*", held)
    beside = one_of_each(site, edition)
    chosen = [KINDS["home"], KINDS["summary"], PATHWAY, KINDS["guide"], *map(beside.__getitem__, TRANSLATED)]
    translated = [f"{language}/{path}" for language in translated_into(edition) for path in chosen]
    for path in [*looked_at(edition, pytestconfig.getoption("thorough")), *beside.values(), *translated]:
        look_at(page, *LOOKS[0])
        page.goto(address + path)
        page.evaluate(AXE)
        page.evaluate(LAID_OUT)
        if path in KINDS.values():
            faults[path, "its notes closed"] = found(page, STRUCTURE)
        faults[path, "its notes closed, wide"] = found(page, SIZE)
        page.evaluate(OPEN)
        if path != "offline.html":
            faults[path, "whole"] = found(page, STRUCTURE)
        look_at(page, "light", "narrow")
        faults[path, "whole, narrow"] = found(page, SIZE)
        seen = page.evaluate(THIN, [KEPT, seen])
        for look in LOOKS:
            look_at(page, *look)
            faults[path, *look] = found(page, COLOR)

    told = [f"{' '.join(place)}: {fault}" for place, found_there in faults.items() for fault in found_there]
    assert not told, "\n".join(told)


@pytest.mark.parametrize(
    ("change", "at", "told"),
    [
        ("e => { e.style.color = '#aaa' }", ".note p", "color-contrast"),
        ("e => { e.className = 'unlike'; e.style.color = '#aaa' }", ".claim:nth-last-of-type(2) p", "color-contrast"),
        ("e => { e.innerHTML = '' }", ".masthead a", "link-name"),
    ],
)
def test_what_axe_finds_where_there_is_something(page: Page, address: str, change: str, at: str, told: str) -> None:
    look_at(page, *LOOKS[0])
    page.goto(address + PATHWAY)
    page.evaluate(AXE)
    page.locator(at).first.evaluate(change)
    page.evaluate(LAID_OUT)
    page.evaluate(OPEN)
    page.evaluate(THIN, [KEPT, []])

    order = {"rules": {"heading-order": {"enabled": False}}}  # some headings are taken away
    assert [fault.partition(":")[0] for fault in found(page, order)] == [told]
