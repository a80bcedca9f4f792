"""Tools that measure pages and are no part of the project: npm packages, each in a folder of its own under `.cache/`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from .measure import ROOT

LIGHTHOUSE, NU = "lighthouse@12.8.2", "vnu-jar@26.9.27"


def tool(package: str, *needs: str) -> Path | None:
    """The folder of a package, installed once without running its scripts; None, and a sentence, where it cannot be."""
    missing = [name for name in (*needs, "npm") if not shutil.which(name)]
    if missing:
        print(f"{package} needs {' and '.join(missing)}, which this machine does not have.")
        return None
    home = ROOT / ".cache" / "tools" / package
    found = home / "node_modules" / package.partition("@")[0]
    if not found.exists():
        home.mkdir(parents=True, exist_ok=True)
        words = ["npm", "install", "--prefix", str(home), "--ignore-scripts", "--no-audit", "--no-fund", package]
        if subprocess.run(words, capture_output=True, check=False).returncode:
            print(f"npm could not install {package}.")
            return None
    return found
