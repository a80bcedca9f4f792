#!/usr/bin/env python3
"""Measures, and prints medians and ratios: `python3 scripts/bench.py [NAME …] [--rounds N]`.

Nothing is asserted: the figures are a machine's, and mean something beside each other in one run.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 (`python3 -P` leaves it out)

import bootstrap

bootstrap.enter("requirements.txt")

import argparse  # noqa: E402  (only inside the environment)
import tempfile  # noqa: E402
from pathlib import Path  # noqa: E402

from benchmarks.build import build  # noqa: E402
from benchmarks.check import check  # noqa: E402
from benchmarks.epub import epub  # noqa: E402
from benchmarks.lighthouse import lighthouse  # noqa: E402
from benchmarks.links import links  # noqa: E402
from benchmarks.measure import Benchmark  # noqa: E402
from benchmarks.nu import nu  # noqa: E402
from benchmarks.scale import scale  # noqa: E402
from benchmarks.serve import serve  # noqa: E402

BENCHMARKS: dict[str, Benchmark] = {
    "check": check,
    "build": build,
    "serve": serve,
    "scale": scale,
    "links": links,
    "lighthouse": lighthouse,
    "nu": nu,
    "epub": epub,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all without one")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    unknown = set(asked.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; known are {', '.join(BENCHMARKS)}")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, medians of {asked.rounds}")
    for name in asked.names or BENCHMARKS:
        with tempfile.TemporaryDirectory() as folder:
            for row in BENCHMARKS[name](Path(folder), asked.rounds):
                memory = f"{row.memory:6.0f} MB" if row.memory else " " * 9
                print(f"{name:10} {row.what:46} {row.seconds:8.2f} s {memory}  {row.ratio}", flush=True)


if __name__ == "__main__":
    main()
