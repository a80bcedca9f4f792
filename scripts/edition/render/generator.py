"""Runs MkDocs, as a process of its own, over the sources into a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ..config import CannotRun, Config


class RenderFailed(Exception):
    """MkDocs met something it warns of; carries its lines."""


def environment(config: Config) -> dict[str, str]:
    """What mkdocs.yml reads: the addresses, and the folder that our Markdown extension is imported from."""
    scripts = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([scripts, inherited] if inherited else [scripts]),
        "SITE_URL": config.site_url,
        "REPOSITORY_URL": config.repository_url,
        "SITE_DRAFT": "" if config.published else "yes",
        "NO_MKDOCS_2_WARNING": "1",
    }


def render(config: Config, folder: Path, strict: bool = True) -> None:
    """Builds the pages into `folder`. What MkDocs only warns of fails where it is strict.

    Raises RenderFailed with what it complains of, CannotRun where it is not there or breaks off.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict" if strict else "--no-strict", "--clean"]
    command += ["--config-file", str(config.root / "mkdocs.yml"), "--site-dir", str(folder)]
    try:
        done = subprocess.run(
            command, cwd=config.root, env=environment(config), capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise CannotRun(f"MkDocs could not be started ({error.strerror}); remove .venv and try again.") from None
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        told = [line for line in lines if line.startswith(("WARNING", "ERROR", "Aborted"))]
        if not told:
            reason = lines[-1].strip() if lines else f"it ended with {done.returncode}"
            raise CannotRun(f"MkDocs broke off ({reason}).")
        raise RenderFailed("\n".join(told))
