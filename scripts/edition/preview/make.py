"""Makes the site for the preview in a process of its own: `python -m edition.preview.make ROOT FOLDER`.

Cards and codes are left out, and faults do not stop it, so that an editor soon sees the page. Where the faults are
such that no page can be made, it fails alone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..config import from_environment
from ..content.load import load
from ..publish import publish
from ..render import generator


def main(root: Path, folder: Path) -> None:
    config = from_environment(os.environ, root)
    generator.render(config, folder, strict=False)
    publish(load(root), config, folder, pictures=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
