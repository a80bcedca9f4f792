"""Finds Chromium for the browser tests, or installs it and says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "CHROMIUM"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str:
    """The path of a Chromium: the one that CHROMIUM names, one on the path, Playwright's, or one installed now.

    Exits with 2 and one sentence where there is none and none can be installed.
    """
    found = next(_candidates(), None)
    if found:
        return found
    for name, command in _installers():
        print(f"Installing Chromium for the browser tests ({name}) …", flush=True)
        try:
            subprocess.run(command, check=True, timeout=600, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (OSError, subprocess.SubprocessError):
            continue
        found = next(_candidates(), None)
        if found:
            return found
    print(f"error: The browser tests need Chromium; install it, or name one in {VARIABLE}.", file=sys.stderr)
    raise SystemExit(2)


def _candidates() -> Iterator[str]:
    named = os.environ.get(VARIABLE)
    if named and Path(named).exists():
        yield named
    yield from (path for name in _NAMES if (path := shutil.which(name)))
    code = "from playwright.sync_api import sync_playwright as p\nwith p() as d: print(d.chromium.executable_path)"
    try:
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return
    if Path(told.stdout.strip()).exists():
        yield told.stdout.strip()


def _installers() -> Iterator[tuple[str, list[str]]]:
    yield "playwright install", [sys.executable, "-m", "playwright", "install", "chromium"]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    become = [] if root else ["sudo", "-n"]
    if shutil.which("apt-get") and (root or shutil.which("sudo")):
        script = "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium"
        yield "apt-get", [*become, "sh", "-c", script]
