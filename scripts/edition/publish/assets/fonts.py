"""The serif of the pages, cut down to the letters that they use, and a fallback that takes up the same room.

Files are WOFF2 without hints, named by what they hold. A script outside Latin is a file of its own, which a browser
asks for only where a page uses it (https://www.w3.org/TR/css-fonts-4/#unicode-range-desc).
"""

from __future__ import annotations

import hashlib
import importlib.resources
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from ...cache import Row, cached

FAMILY, FALLBACK = "Edition Serif", "Edition Serif stand-in"
"""Source Serif, whose license reserves the name 'Source': a font that is cut from it carries another, inside too."""

_PACKAGE = importlib.resources.files("font_source_serif_pro") / "files"
_LICENSE = "LICENSE.txt"
_FEATURES = ["kern", "liga", "lnum", "onum", "pnum", "tnum", "smcp", "c2sc", "case", "ccmp", "locl", "mark", "mkmk"]
_FAMILY_NAME = 1
_NAMES = [0, _FAMILY_NAME, 2, 13, 14]
"""Copyright, family, style, license and its address: name ids of https://learn.microsoft.com/typography/opentype/spec/name."""


@dataclass(frozen=True, slots=True)
class Face:
    file: str
    style: str
    suffix: str
    """What a font's full name ends in on a reader's system."""


FACES = (
    Face("SourceSerifPro-Regular.ttf", "normal", ""),
    Face("SourceSerifPro-It.ttf", "italic", " Italic"),
)


@dataclass(frozen=True, slots=True)
class Script:
    """Letters that belong together; `ranges` are CSS unicode ranges, ends included."""

    name: str
    ranges: tuple[tuple[int, int], ...]

    def __contains__(self, character: str) -> bool:
        return any(first <= ord(character) <= last for first, last in self.ranges)

    def css(self) -> str:
        return ", ".join(f"U+{first:04X}-{last:04X}" for first, last in self.ranges)


SCRIPTS = (
    Script("latin", ((0x0000, 0x036F), (0x1E00, 0x1EFF), (0x2000, 0x2BFF))),
    Script("cyrillic", ((0x0400, 0x052F),)),
)


@dataclass(frozen=True, slots=True)
class FallbackFont:
    """A font that readers' systems have: its local names, and the mean width of its letters in English text, in ems."""

    names: tuple[str, ...]
    width: float


STAND_INS = (
    FallbackFont(("Times New Roman", "Liberation Serif", "Tinos", "Times"), 0.4144),
    FallbackFont(("Noto Serif", "NotoSerif"), 0.4906),
)
"""In the order tried: what most computers have, and what most phones have."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """`files` by name, to be put beside each other; `css` names them; `preload` are those that every page needs:
    asked for together they come together, and a page is laid out anew once, not twice."""

    files: Mapping[str, bytes]
    css: str
    preload: tuple[str, ...]


def fonts(letters: Counter[str], cache: Path | None = None) -> Fonts:
    """The faces for a text, given how often it uses each character. Same text, same bytes."""
    files: dict[str, bytes] = {_LICENSE: (_PACKAGE / _LICENSE).read_bytes()}
    wanted = []
    for face in FACES:
        known = TTFont(io.BytesIO((_PACKAGE / face.file).read_bytes())).getBestCmap()
        for script in SCRIPTS:
            used = "".join(sorted(c for c in letters if c in script and ord(c) in known))
            if used.strip():
                wanted.append((face, script, used))
    rules, preload = [], []
    for (face, script, _), data in zip(
        wanted, _cut_all([(face, used) for face, _, used in wanted], cache), strict=True
    ):
        name = f"serif-{face.style}-{script.name}.{hashlib.sha256(data).hexdigest()[:8]}.woff2"
        files[name] = data
        rules.append(_rule(face, script, name))
        if script is SCRIPTS[0]:
            preload.append(name)
    rules += _stand_ins(letters)
    return Fonts(files, "\n".join(rules) + "\n", tuple(preload))


def _cut_all(wanted: Sequence[tuple[Face, str]], cache: Path | None) -> list[bytes]:
    """Each face with its letters alone, from the cache if it was cut before."""
    rows = [{"font": face.file, "letters": used} for face, used in wanted]

    def make(rows: Sequence[Row]) -> list[bytes]:
        return [cut((_PACKAGE / row["font"]).read_bytes(), row["letters"]) for row in rows]

    whole = [Path(str(_PACKAGE / face.file)) for face in FACES]
    return cached(cache, "fonts", rows, make, [__file__, *whole], ["fonttools", "brotli"])


def cut(whole: bytes, used: str) -> bytes:
    """The WOFF2 of a font with these letters and the features that the style sheets ask for."""
    options = subset.Options(flavor="woff2", hinting=False, layout_features=_FEATURES, name_IDs=_NAMES)
    font = TTFont(io.BytesIO(whole), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=used)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID == _FAMILY_NAME:
            record.string = FAMILY
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _rule(face: Face, script: Script, name: str) -> str:
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-style: {face.style}; font-weight: 400; font-display: swap; '
        f'src: url("../fonts/{name}") format("woff2"); unicode-range: {script.css()}; }}'
    )


def _stand_ins(letters: Counter[str]) -> list[str]:
    """What is shown until the serif is there, scaled to its mean width and given its line, so that nothing moves."""
    rules = []
    for face in FACES:
        font = TTFont(io.BytesIO((_PACKAGE / face.file).read_bytes()))
        em, ours = font["head"].unitsPerEm, mean_width(font, letters)
        for number, stand_in in enumerate(STAND_INS, 1):
            scale = ours / stand_in.width
            ascent, descent = font["hhea"].ascent / em / scale, -font["hhea"].descent / em / scale
            sources = ", ".join(f'local("{name}{face.suffix}")' for name in stand_in.names)
            rules.append(
                f'@font-face {{ font-family: "{FALLBACK} {number}"; font-style: {face.style}; src: {sources}; '
                f"size-adjust: {scale:.2%}; ascent-override: {ascent:.2%}; descent-override: {descent:.2%}; "
                f"line-gap-override: 0%; }}"
            )
    return rules


def mean_width(font: TTFont, letters: Counter[str]) -> float:
    """The mean width of a text's characters in a font, in ems."""
    known, widths = font.getBestCmap(), font["hmtx"]
    counted = {c: n for c, n in letters.items() if ord(c) in known}
    total = sum(widths[known[ord(c)]][0] * n for c, n in counted.items())
    return float(total / (sum(counted.values()) or 1) / font["head"].unitsPerEm)
