#!/usr/bin/env python3
"""Everything that CI runs: format, lint, types, and the whole suite with the browser tests and coverage.

Arguments go to pytest: `python3 scripts/test.py tests/test_rules.py -k CITE001` runs those tests alone; `--fast`
runs none and stops after the types.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 (`python3 -P` leaves it out)

import bootstrap

bootstrap.enter("requirements-dev.txt")

import subprocess  # noqa: E402

import chromium  # noqa: E402  (only inside the environment)

ROOT = bootstrap.ROOT
TOGETHER = ("--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
"""On every core; the tests of a file share what they prepare."""


def step(name: str, *command: str) -> None:
    """Run one step, saying so; end with its status where it fails."""
    print(f"— {name}", flush=True)
    status = subprocess.call([sys.executable, "-m", *command], cwd=ROOT)
    if status:
        raise SystemExit(status)


def static() -> int:
    step("format", "ruff", "format", "--check", "--quiet", "scripts", "tests")
    step("lint", "ruff", "check", "--quiet", "scripts", "tests")
    step("types", "mypy")
    return 0


def main(arguments: list[str]) -> int:
    if arguments == ["--fast"]:
        return static()
    os.environ[chromium.VARIABLE] = chromium.chromium()
    if arguments:
        return subprocess.call([sys.executable, "-m", "pytest", *arguments], cwd=ROOT)
    static()
    step("coverage erased", "coverage", "erase")
    print("— tests", flush=True)
    status = subprocess.call([sys.executable, "-m", "coverage", "run", "-m", "pytest", *TOGETHER], cwd=ROOT)
    if status == 0:
        subprocess.check_call([sys.executable, "-m", "coverage", "combine", "--quiet"], cwd=ROOT)
        report = subprocess.run(
            [sys.executable, "-m", "coverage", "report", "--skip-covered"], cwd=ROOT, capture_output=True, text=True
        )
        status = report.returncode
        total = next((line for line in report.stdout.splitlines() if line.startswith("TOTAL")), "")
        print(report.stdout if status else f"Branch coverage: {total.split()[-1]}")
    return status


sys.exit(main(sys.argv[1:]))
