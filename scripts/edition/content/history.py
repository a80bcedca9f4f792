"""What the repository's history says of the ledger and of the record of words: neither loses or changes a line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from .places import Fault, Problem, Span


def lost_lines(root: Path, path: str, text: str, kind: str, is_line: Callable[[str], bool]) -> list[Problem]:
    """Lines that some commit put into a file and that do not stand in its text now. A line that could never be read
    promised nothing, and may be mended.

    `kind` is that of the problems; `is_line` says which lines promise something. Looks at all the history that is
    there, a shallow clone's few commits included. No repository, no history.
    """
    log = _git(
        root,
        *("log", "--reverse", "--full-history", "-m", "-p", "-U0", "--format=", "--text"),
        *("--no-color", "--no-ext-diff", "--no-textconv", "--", path),
    )
    added = (line[1:].rstrip("\r") for line in (log or "").split("\n") if line[:1] == "+")
    listed = [line for line in added if is_line(line)]
    lines = text.rstrip("\n").split("\n")
    numbers = {line: number for number, line in reversed(list(enumerate(lines, 1)))}
    of_subject = {_subject(line): number for line, number in numbers.items()}

    def place(index: int) -> Span:
        """Where the same address or claim stands now or, if nowhere, the line that came after it, or the last."""
        after = (numbers[line] for line in listed[index:] if line in numbers)
        return Span(path, of_subject.get(_subject(listed[index]), next(after, len(lines))))

    return [
        Problem(
            kind,
            Fault(
                place(listed.index(line)),
                f"the published line '{line}' was removed or altered",
                "put the line back as it was, and add a new line after it",
            ),
            _subject(line),
        )
        for line in dict.fromkeys(listed)
        if line not in numbers
    ]


def _subject(line: str) -> str:
    """The address or claim that a line is about: its second word."""
    return line.split(" ")[1] if " " in line else ""


def unseen(root: Path) -> str:
    """One sentence where not all of the history is here to be checked; nothing where it is, or where there is none."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        told = "Git does not read the history here (it is missing, or refuses the folder): nothing of it was checked."
        return told if (root / ".git").exists() else ""
    return "The clone is shallow: only its latest history was checked." if shallow.strip() == "true" else ""


def _git(root: Path, *words: str) -> str | None:
    """What git answers, or None where it is missing or refuses, or `root` is not a repository's own folder."""
    git = ["git", "-C", str(root)]
    try:
        below = subprocess.run([*git, "rev-parse", "--show-prefix"], capture_output=True, check=True).stdout.strip()
        done = subprocess.run([*git, *words], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return None if below else done.stdout.decode("utf-8", "replace")
