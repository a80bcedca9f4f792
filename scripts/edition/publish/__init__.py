"""Works on the built folder, whichever generator made it: what every page needs, and the pages that no page makes."""

from pathlib import Path

from ..config import Config
from ..content.model import Edition
from . import exports, policy, prune, rules, search, sitemap, stubs


def publish(edition: Edition, config: Config, folder: Path) -> None:
    """Turns a rendered folder into the site to publish."""
    search.write(edition, folder)
    prune.write(folder)
    stubs.write(edition, config, folder)
    sitemap.write(edition, config, folder)
    rules.write(folder)
    exports.write(edition, config, folder)
    policy.write(folder)
    (folder / ".nojekyll").touch()
