"""The second edition: a small one, of an invented report, with the settings and looks of the first."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).parent / "second_edition"
_NAMES = re.compile(r"^(?:site_name|site_description): .*$", re.MULTILINE)


def make(target: Path) -> Path:
    """Puts the second edition and what every edition shares into a folder, ready for a build."""
    shutil.copytree(FOLDER / "docs", target / "docs", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs" / "assets", target / "docs" / "assets")
    shutil.copytree(ROOT / "overrides", target / "overrides")
    (target / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "mkdocs_hooks.py", target / "scripts")
    (target / "mkdocs.yml").write_text(settings(), encoding="utf-8")
    return target


def settings() -> str:
    """The settings of the first edition under the names, and with the navigation, of the second."""
    shared = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[0]
    own = (FOLDER / "mkdocs.yml").read_text(encoding="utf-8")
    names = {line.partition(":")[0]: line for line in _NAMES.findall(own)}
    named = _NAMES.sub(lambda match: names[match[0].partition(":")[0]], shared)
    return f"{named}\nnav:\n{own.partition(chr(10) + 'nav:' + chr(10))[2]}"


if __name__ == "__main__":
    print(settings(), end="")
