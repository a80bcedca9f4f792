"""Lighthouse's phone on each kind of page: the largest paint, beside a stock site and a bare page of the same text."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import chromium

from . import sites
from .kinds_of_page import KINDS
from .measure import Row
from .secure_server import NEEDS, secure_server
from .tools import LIGHTHOUSE, tool

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_CHROME = "--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors"


@dataclass(frozen=True)
class Seen:
    """What Lighthouse tells of a page: scores of 100, times in milliseconds of its simulated phone."""

    scores: tuple[float, ...]
    largest_paint: float
    blocked: float
    shift: float

    def __str__(self) -> str:
        scores = "/".join(f"{score:.0f}" for score in self.scores)
        return f"{scores}, paint {self.largest_paint:.0f} ms, blocked {self.blocked:.0f} ms, shift {self.shift:.3g}"


def lighthouse(folder: Path, rounds: int) -> Iterator[Row]:
    """Scores are performance, accessibility, best practices and SEO."""
    package = tool(LIGHTHOUSE, *NEEDS)
    if package is None:
        return
    site = sites.ours(folder / "ours")
    with (
        secure_server(site, sites.BASE) as ours,
        secure_server(folder / "stock" / "site", sites.BASE) as stock,
        secure_server(sites.bare(site, folder / "bare"), sites.BASE) as bare,
    ):
        sites.stock(site, folder / "stock", stock)
        for kind, path in KINDS.items():
            mine, theirs, least = _looks(package, [ours + path, stock + path, bare + path], rounds)
            ratio = f"{mine.largest_paint / least.largest_paint:.2f} of bare"
            told = f"{ratio}; ours {mine}; stock {theirs}; bare {least}"
            yield Row(kind, mine.largest_paint / 1000, ratio=told)


def _looks(package: Path, urls: list[str], rounds: int) -> list[Seen]:
    """Medians for some pages, which are looked at in turn, so that what else the machine does falls on all."""
    seen = [[_look(package, url) for url in urls] for _ in range(rounds)]
    return [_median(page) for page in zip(*seen, strict=True)]


def _median(seen: tuple[Seen, ...]) -> Seen:
    return Seen(
        tuple(statistics.median(scores) for scores in zip(*(one.scores for one in seen), strict=True)),
        statistics.median(one.largest_paint for one in seen),
        statistics.median(one.blocked for one in seen),
        statistics.median(one.shift for one in seen),
    )


def _look(package: Path, url: str) -> Seen:
    words = ["node", str(package / "cli/index.js"), url, "--quiet", "--output=json", f"--chrome-flags={_CHROME}"]
    words += [f"--only-categories={','.join(CATEGORIES)}"]
    settings = {**os.environ, "CHROME_PATH": chromium.chromium()}
    done = subprocess.run(words, env=settings, capture_output=True, check=False, text=True)
    if done.returncode:
        raise SystemExit(f"Lighthouse could not look at {url}: {' '.join(done.stderr.split()) or 'it said nothing'}")
    told = json.loads(done.stdout)
    audits = told["audits"]
    return Seen(
        tuple(100 * (told["categories"][name]["score"] or 0) for name in CATEGORIES),
        audits["largest-contentful-paint"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
    )
