"""What axe finds on every page: in light and dark, narrow and wide, with its notes open and closed.

The search is looked at while it is open, in tests/test_search.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python import base
from playwright.sync_api import Browser, Page

from edition.content.model import Edition

pytestmark = pytest.mark.browser

AXE = (Path(base.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
  .map(found => found.id + ": " + found.nodes[0].html.slice(0, 200))"""
WIDTHS = {"wide": 1280, "narrow": 320}
LOOKS = tuple(product(("light", "dark"), WIDTHS))
BESIDE = ("no-such-page/", "p3-2/cite/", "p3/cite/", "editors/rules/", "editors/rules/addr001/", "offline.html")
"""One of each that is no page of the edition, or is made once for each claim or rule."""

THIN = """() => {
  const kept = 4, seen = new Map();
  for (const e of document.querySelectorAll("article, li, dt, dd, tr, .claim, .note")) {
    const kind = e.tagName + "." + e.className, of = seen.get(e.parentNode) ?? new Map();
    seen.set(e.parentNode, of);
    of.set(kind, (of.get(kind) ?? 0) + 1);
    if (of.get(kind) > kept) e.remove();
  }
  for (const note of document.querySelectorAll("details")) note.open = true;
}"""
"""Leaves of what repeats the first few, and opens the notes."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def found(page: Page, scheme: str, width: str) -> list[str]:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": WIDTHS[width], "height": 800})
    return list(page.evaluate(RUN))


def test_axe_finds_nothing_on_any_page(page: Page, address: str, edition: Edition) -> None:
    """The whole page in one light and width; in each other its notes open, and of what repeats the first few."""
    faults: dict[tuple[str, ...], list[str]] = {}
    for path in [*(page.url for page in edition.pages), *BESIDE]:
        page.goto(address + path)
        page.evaluate(AXE)
        if path != "offline.html":
            faults[path, *LOOKS[0]] = found(page, *LOOKS[0])
        page.evaluate(THIN)
        for look in LOOKS[1:]:
            faults[path, *look] = found(page, *look)

    assert {place: told for place, told in faults.items() if told} == {}
