"""What is kept between builds: it is used again while nothing that made it has changed, and made anew when something has."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import pytest

from conftest import MEASURED
from edition import cache
from edition.cache import Row, cached
from edition.drawing import typeset
from second import FOLDER as SECOND

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests/fixtures/base"


class Kitchen:
    """Makes results in capitals and counts how many it made."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder, 0
        self.source = folder / "maker.py"
        self.source.write_text("how", encoding="utf-8")

    def __call__(self, *words: str) -> list[bytes]:
        rows = [{"word": word} for word in words]
        return cached(self.folder / "cache", "words", rows, self.make, [self.source], ["pytest"])

    def make(self, rows: Sequence[Row]) -> list[bytes]:
        self.made += len(rows)
        return [row["word"].upper().encode() for row in rows]

    @property
    def kept(self) -> list[Path]:
        return sorted(self.folder.glob("cache/words/*"))


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    return Kitchen(tmp_path)


def test_only_what_is_missing_is_made(kitchen: Kitchen) -> None:
    assert kitchen("a", "b") == [b"A", b"B"]
    assert kitchen("b", "c", "a") == [b"B", b"C", b"A"]
    assert kitchen.made == 3


def test_a_change_of_what_makes_it_or_of_a_package_makes_it_anew(
    kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch
) -> None:
    kitchen("a")
    kitchen.source.write_text("how else", encoding="utf-8")
    kitchen("a")
    assert kitchen.made == 2
    monkeypatch.setattr(cache, "version", lambda package: f"another {package}")
    kitchen("a")
    assert kitchen.made == 3


def test_the_oldest_of_too_many_is_thrown_away_and_nothing_that_was_asked_for(kitchen: Kitchen) -> None:
    for age, word in enumerate("abcdef"):
        before = set(kitchen.kept)
        kitchen(word)
        (new,) = set(kitchen.kept) - before
        os.utime(new, (1_000 + age, 1_000 + age))
    kitchen.made = 0

    kitchen("f", "e", "d", "c")
    assert kitchen.made == 0, "the latest are there"
    kitchen("a", "b")
    assert kitchen.made == 2, "the oldest are not"


CODES = "from edition.publish.downloads import codes; codes.write(edition, config, site)"
CARDS = "from edition.publish.downloads import cards; cards.things = lambda edition: edition.units[:1]; cards.write(edition, config, site)"
BRIEFS = "from edition.publish.downloads import briefs; briefs.subjects = lambda edition: ['P1']; briefs.write(edition, config, site)"
FONTS = (
    "from collections import Counter; from edition.publish.assets import fonts\n"
    "for name, data in fonts.fonts(Counter('letters'), config.cache).files.items(): (site / name).write_bytes(data)"
)
REFERENCES = (
    "from edition.render import references\n"
    "from dataclasses import replace\n"
    "one = edition.sources[0]; korean = {**one.item, 'title': '보고서', 'language': 'ko', 'custom': {'group': 'press'}}\n"
    "made = references.format_all({one.key: replace(one, item=korean)}, [], edition.settings.locale, config.cache)\n"
    "(site / 'references').write_text(repr((made.notes, made.entries)))"
)
CHARTS = (
    "from edition.publish.exports import figures\n"
    f"figures.write_charts(load(Path({str(SECOND)!r})), config, site)\n"
    "from edition.render.charts import page_charts\n"
    f"(site / 'charts').write_text(repr(page_charts(load(Path({str(SECOND)!r})), config.cache)))"
)
CHANGES: dict[str, tuple[str, str, str, str]] = {
    "the margin of a code": (CODES, "drawing/codes.py", "border=4", "border=1"),
    "the level of a code": (CODES, "drawing/codes.py", 'error="m"', 'error="h"'),
    "the colors of a card": (CARDS, "drawing/cards.py", "_COLORS = 16", "_COLORS = 4"),
    "the size of a card": (CARDS, "drawing/cards.py", "_SCALE = 2", "_SCALE = 1"),
    "the packing of a card": (CARDS, "drawing/png.py", "compress_level=6", "compress_level=1"),
    "the size of a chart": (CHARTS, "drawing/charts.py", "_PIXELS = 2", "_PIXELS = 1"),
    "the numbers in a chart": (CHARTS, "drawing/charts.py", ":.2f", ":.1f"),
    "the width of a chart": (CHARTS, "render/charts.py", "_WIDE, _NARROW = 540", "_WIDE, _NARROW = 500"),
    "the standard of a document": (BRIEFS, "drawing/typeset.py", '["ua-1"]', '["1.7"]'),
    "a card's template": (CARDS, "drawing/templates/card.typ", "lang: card.lang", 'lang: "fr", stroke: 1pt'),
    "a brief's template": (BRIEFS, "drawing/templates/brief.typ", "margin: (x: 22mm", "margin: (x: 23mm"),
    "the day of a document": (BRIEFS, "publish/downloads/book.py", "since.days * 86_400", "since.days * 86_401"),
    "the name of a font": (FONTS, "publish/assets/fonts.py", '"Edition Serif"', '"Edition Serif Two"'),
    "the features of a font": (FONTS, "publish/assets/fonts.py", '"kern", ', ""),
    "how references are read": (
        REFERENCES,
        "render/references.py",
        'return re.sub(r"\\s+", " "',
        'return re.sub(r"\\s+", "\\u2003"',
    ),
    "how foreign words are marked": (
        REFERENCES,
        "render/csl.py",
        "FOREIGN = re.compile(",
        "FOREIGN = re.compile('x' + ",
    ),
}
RUN = """
import sys; from pathlib import Path
from edition.config import Config; from edition.content.load import load
root, site = Path(sys.argv[1]), Path(sys.argv[2])
config = Config(root, "https://edition.example/", "")
edition = load(root)
"""


def made(code: str, scripts: Path, root: Path, site: Path) -> dict[str, bytes]:
    """What a process that runs these scripts makes of the small sources in `root`, by the name of the file."""
    site.mkdir()
    (site / "data" / "figures").mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-c", RUN + code, str(root), str(site)],
        env={name: value for name, value in os.environ.items() if name != MEASURED} | {"PYTHONPATH": str(scripts)},
        check=True,
    )
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, dict[str, bytes]]]:
    """The small sources after a process has made something of them, with what it kept, and what it made; once for each."""

    @lru_cache
    def make(code: str) -> tuple[Path, dict[str, bytes]]:
        folder = tmp_path_factory.mktemp("unchanged")
        warm = shutil.copytree(BASE, folder / "warm")
        return warm, made(code, ROOT / "scripts", warm, folder / "site")

    return make


@pytest.mark.parametrize("change", CHANGES)
def test_a_warm_cache_gives_what_a_cold_one_gives_after_a_change_of(
    change: str, unchanged: Callable[[str], tuple[Path, dict[str, bytes]]], tmp_path: Path
) -> None:
    code, file, old, new = CHANGES[change]
    kept, before = unchanged(code)
    scripts = shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    warm, cold = shutil.copytree(kept, tmp_path / "warm"), shutil.copytree(BASE, tmp_path / "cold")
    changed = scripts / "edition" / file
    text = changed.read_text(encoding="utf-8")
    assert old in text
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")

    after = made(code, scripts, warm, tmp_path / "after")
    assert after == made(code, scripts, cold, tmp_path / "right")
    assert after != before, "the change is one that shows"


def test_what_is_set_depends_on_the_fonts_and_on_the_templates_that_a_template_imports(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fonts, templates = tmp_path / "fonts", tmp_path / "templates"
    fonts.mkdir()
    (fonts / "Another.otf").write_bytes(b"letters")
    monkeypatch.setattr(typeset, "FONTS", (*typeset.FONTS, fonts))
    shutil.copytree(typeset.TEMPLATES, templates)
    monkeypatch.setattr(typeset, "TEMPLATES", templates)
    (templates / "shared.typ").write_text("#let shared = 1", encoding="utf-8")
    with (templates / "card.typ").open("a", encoding="utf-8") as template:
        template.write('\n#import "shared.typ": shared\n')

    files = typeset.files("card.typ")
    assert {fonts / "Another.otf", templates / "card.typ", templates / "shared.typ"} <= set(files)
    assert templates / "book.typ" not in files


def test_whatever_is_kept_is_known_by_the_module_that_makes_it() -> None:
    calls = [
        ast.get_source_segment(text, call) or ""
        for file in (ROOT / "scripts/edition").rglob("*.py")
        if file.name != "cache.py" and (text := file.read_text(encoding="utf-8"))
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("cached", "each")
    ]
    assert len(calls) >= 5
    assert [call for call in calls if "__file__" not in call and "files" not in call] == []
