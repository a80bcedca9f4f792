"""What the repository's history says of the ledger and of the record of words: neither loses or changes a line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .places import Fault, Problem, Span

_FROM_OUTSIDE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_GRAFT_FILE")
"""What a git hook sets for its own repository, and would have git look into another one."""
_ALONE = {
    "GIT_NO_LAZY_FETCH": "1",  # understood since Git 2.45, and what comes next by every older one
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
"""Git fetches nothing that a partial clone lacks, and reads the history as it is.
https://git-scm.com/docs/git#_environment_variables
"""
_LOG = (
    *("-c", "log.showRoot=true", "-c", "log.diffMerges=separate"),
    *("log", "--reverse", "--full-history", "-m", "-p", "-U0", "--format=", "--text", "--no-renames"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "--"),
)


@dataclass(frozen=True, slots=True)
class History:
    """The lines that commits added to each file, oldest first, merges included.

    `unseen` is one sentence where not all of the history could be read, and empty where it could, or where there is none.
    """

    added: Mapping[str, tuple[str, ...]]
    unseen: str = ""


def read(root: Path, paths: Sequence[str]) -> History:
    """The history of some files of a repository, as far as it is here: nothing is fetched. No repository, no history."""
    nothing: dict[str, tuple[str, ...]] = dict.fromkeys(paths, ())
    if not (root / ".git").exists():
        return History(nothing)
    told = _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix")
    if told.returncode or told.stdout.split() not in ([b"true"], [b"false"]):
        reason = _last(told.stderr) or "it belongs to another folder"
        return History(nothing, f"Git does not read the history here ({reason}): nothing of it was checked.")
    log = _git(root, *_LOG, *paths)
    if log.returncode:
        if _git(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
            return History(nothing)  # no commit yet
        return History(
            nothing,
            f"Git does not read all of the history here ({_last(log.stderr)}): nothing of it was checked. "
            "Where the clone is a partial one, 'git fetch --refetch --no-filter' completes it.",
        )
    shallow = told.stdout.split() == [b"true"]
    return History(
        _added(log.stdout.decode("utf-8", "replace"), paths),
        "The clone is shallow: only its latest history was checked. 'git fetch --unshallow' completes it."
        if shallow
        else "",
    )


def _added(log: str, paths: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The added lines of each file: `diff --git a/P b/P` begins the changes of P, `+` an added line."""
    found: dict[str, list[str]] = {path: [] for path in paths}
    heads = {f"diff --git a/{path} b/{path}": path for path in paths}
    lines: list[str] = []
    for line in log.split("\n"):
        if line.startswith("diff "):
            lines = found.get(heads.get(line, ""), [])
        elif line.startswith("+"):
            lines.append(line[1:].rstrip("\r"))
    return {path: tuple(lines) for path, lines in found.items()}


def lost_lines(added: Sequence[str], path: str, text: str, kind: str, is_line: Callable[[str], bool]) -> list[Problem]:
    """Lines that some commit put into a file and that do not stand in its text now. A line that could never be read
    promised nothing, and may be mended.

    `kind` is that of the problems; `is_line` says which lines promise something.
    """
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


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers in a folder; status 127 where it is not installed."""
    environment = {name: value for name, value in os.environ.items() if name not in _FROM_OUTSIDE} | _ALONE
    try:
        return subprocess.run(["git", "-C", str(root), *words], env=environment, capture_output=True, check=False)
    except OSError:
        return subprocess.CompletedProcess(words, 127, b"", b"git is missing")


def _last(said: bytes) -> str:
    """The last thing that git said, on one line."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("fatal: ").rstrip(".") if lines else ""
