"""Makes the site for the preview in a process of its own: `python -m edition.preview.make ROOT FOLDER`.

It makes what a page needs to be looked at, and leaves out what a build publishes beside the pages. Faults in the
sources do not stop it: what cannot be made of them says so in its place.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from threading import Thread

from .. import publish
from ..config import CannotRun, from_environment
from ..content.load import load
from ..render import generator


def main(root: Path, folder: Path) -> int:
    config = from_environment(os.environ, root)
    try:
        generator.render(config, folder, strict=False)
    except (generator.RenderFailed, CannotRun) as error:
        print(error)
        return 1
    edition = load(root)
    for write in publish.PREVIEW_WRITERS:
        try:
            write(edition, config, folder)
        except Exception as error:  # the pages are there without it
            print(f"{type(error).__name__}: {error}")
    return 0


def _end_with_the_preview() -> None:
    """End this process and what it has started when the other end of its input is closed: the preview was killed."""
    while os.read(0, 1):
        pass
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)  # what the preview itself does on a save comes first
    Thread(target=_end_with_the_preview, daemon=True).start()
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
