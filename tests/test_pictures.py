"""What eight pages look like, beside pictures of them that are kept in tests/pictures/.

Both are compared as mosaics, of the mean color of each square: another way of smoothing letters, as another version of
Chromium or another system has, leaves them alike, and so do a few other words; other letters, and a part that is gone,
moved or of another color, do not. All letters in sight are the edition's own, so a system's fonts play no part.
After a change that is meant, look at the new pictures and keep them:

    python3 scripts/test.py tests/test_pictures.py --keep-pictures
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

KEPT = Path(__file__).parent / "pictures"
DESKTOP, TABLET, PHONE = (1280, 900), (800, 900), (375, 812)
PAGES = {
    "home": ("", DESKTOP, "light"),
    "summary": ("summary/", PHONE, "light"),
    "finding": ("findings/crimes-against-humanity/", DESKTOP, "dark"),
    "pathway": ("pathways/forcible-repatriation/", DESKTOP, "light"),
    "recommendation": ("recommendations/enforce-existing-law/", PHONE, "dark"),
    "development": ("since/2024-03-panel-veto/", TABLET, "light"),
    "map": ("map/", DESKTOP, "light"),
    "matrix": ("matrix/", DESKTOP, "dark"),
}
SQUARE, LEVELS, SHARE = 8, 24, 0.02
"""A square of so many pixels is another where a color differs by more than so many levels; so many may be."""


def taken(browser: Browser, url: str, size: tuple[int, int], scheme: str, style: str = "") -> Image.Image:
    """The first view of a page, once its letters are there."""
    view = {"width": size[0], "height": size[1]}
    page = browser.new_page(viewport=view, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page.goto(url)
    if style:
        page.add_style_tag(content=style)
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


def differing(one: Image.Image, other: Image.Image) -> float:
    """The share of the squares that differ."""
    if one.size != other.size:
        return 1.0
    small = [image.convert("RGB").reduce(SQUARE) for image in (one, other)]
    levels = ImageChops.difference(*small).tobytes()
    squares = [max(levels[at : at + 3]) for at in range(0, len(levels), 3)]
    return sum(square > LEVELS for square in squares) / len(squares)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(
    browser: Browser, address: str, name: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    path, size, scheme = PAGES[name]
    now = taken(browser, address + path, size, scheme)
    if pytestconfig.getoption("--keep-pictures"):
        now.quantize(32).save(KEPT / f"{name}.png", optimize=True)
    share = differing(now, Image.open(KEPT / f"{name}.png"))
    if share > SHARE:
        now.save(tmp_path / f"{name}.png")
        pytest.fail(
            f"{share:.0%} of {name} looks unlike tests/pictures/{name}.png: see {tmp_path / name}.png. "
            f"If that is meant: python3 scripts/test.py tests/test_pictures.py --keep-pictures"
        )


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ("html { -webkit-font-smoothing: none; text-rendering: geometricPrecision }", False),
        (":root:root { --serif: serif }", True),
        (":root:root { --link: #c00; --visited: #c00 }", True),
        (".masthead { display: none }", True),
        (".text { position: relative; left: 12px }", True),
        (".key-points__point { border: 0 !important; padding: 0 !important }", True),
    ],
)
def test_what_a_picture_tells_from_what_it_leaves_alike(
    browser: Browser, address: str, change: str, seen: bool
) -> None:
    path, size, scheme = PAGES["pathway"]
    now = taken(browser, address + path, size, scheme, change)

    assert (differing(now, Image.open(KEPT / "pathway.png")) > SHARE) == seen
