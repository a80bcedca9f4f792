"""Each stage of a build on an edition of 10 and of 50 times as many pages, beside the real one.

Every stage is a process of its own, so that its memory is its own. While the rest is published, every card, code and
PDF file is a blank; drawing and setting them is a stage of its own, and not gone into at 50 times, where it takes an
hour. A build keeps them by their content.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from .measure import Row, edition, measured

SITE = "https://edition.example/project/"
SIZES = (1, 10, 50)
DRAWN_SIZES = (1, 10)
_STAGES = {
    "check": "assert run(load(root)) == []",
    "render": "generator.render(config, folder)",
    "publish": "cards._draw = lambda rows: [b''] * len(rows); drawing.svg = lambda _: b'<svg/>'; codes._draw = drawing.draw; "
    "typeset.documents = lambda rows, *_: [b'%PDF'] * len(rows); book.make = lambda books, _: [b'%PDF'] * len(books); "
    "publish(load(root), config, folder)",
    "verify": "assert built.verify(folder, config.base) == []",
    "draw": "shutil.rmtree(config.cache); edition = load(root); draw(edition, config); book.write(edition, config, folder)",
}
_SETTING = """
import shutil, sys
from pathlib import Path
from edition import config as settings, verify as built
from edition.check.run import run
from edition.content.load import load
from edition.publish import draw, publish
from edition.drawing import codes as drawing, typeset
from edition.publish.downloads import book, cards, codes
from edition.render import generator
root, folder = Path(sys.argv[1]), Path(sys.argv[2])
config = settings.from_environment({"SITE_URL": sys.argv[3]}, root)
config.cache.mkdir(exist_ok=True)
"""


def scale(folder: Path, rounds: int) -> Iterator[Row]:
    """Once each, whatever the rounds: the largest takes minutes."""
    first: dict[str, tuple[float, float]] = {}
    for size in SIZES:
        root, site = edition(folder / str(size), size), folder / f"site-{size}"
        for stage, code in _STAGES.items():
            if stage == "draw" and size not in DRAWN_SIZES:
                continue
            seconds, memory = measured([sys.executable, "-c", _SETTING + code, str(root), str(site), SITE], 1)
            first.setdefault(stage, (seconds, memory))
            ratio = f"{seconds / first[stage][0]:.1f} times the time, {memory / first[stage][1]:.1f} the memory"
            yield Row(f"{stage}, {size} times the pages", seconds, memory, ratio if size > 1 else "")
