"""Serves a folder as a reader gets it from GitHub Pages: encrypted, over HTTP/2, compressed, under a sub-path.

Over HTTP/1 a browser opens a connection for nearly every file, and Lighthouse's simulated phone waits for each.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .pages_server import TYPES

NEEDS = ("node", "openssl")
_SCRIPT = Path(__file__).with_suffix(".mjs")


@contextmanager
def secure_server(folder: Path, base: str) -> Iterator[str]:
    """The address, ending in `base`, at which the folder answers while the block runs; nobody vouches for its key."""
    with tempfile.TemporaryDirectory() as keys:
        key, certificate = Path(keys) / "key.pem", Path(keys) / "certificate.pem"
        words = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
        made = ["-keyout", str(key), "-out", str(certificate)]
        subprocess.run([*words.split(), *made], check=True, capture_output=True)
        told = {"folder": str(folder), "base": base, "key": str(key), "certificate": str(certificate), "types": TYPES}
        with subprocess.Popen(["node", str(_SCRIPT), json.dumps(told)], stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None  # noqa: S101
                yield f"https://127.0.0.1:{server.stdout.readline().strip()}{base}"
            finally:
                server.terminate()
