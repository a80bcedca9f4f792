"""What the check before a commit asks of its message."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from commit_message import faults
from second import ROOT


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("content: say when the treaty was signed\n\nThe page gave the day of its ratification.\n", []),
        ("site: mend a link\n\n# a comment\nIt led nowhere.\n# another\n", []),
        ("Merge branch 'returns'\n", []),
        ("check: find doubles\n", ["the message has no body"]),
        ("check: find doubles\n\n# Please enter the message\n", ["the message has no body"]),
        (
            "check: find doubles\n\n# ------------------------ >8 ------------------------\na diff\n",
            ["the message has no body"],
        ),
        ("find doubles\n\nBecause.\n", ["the subject 'find doubles' has no kind"]),
        ("checks: find doubles\n\nBecause.\n", ["the subject 'checks: find doubles' has no kind"]),
        ("tests: hold it\nBecause.\n", ["the second line is not empty"]),
        ("", ["the subject '' has no kind", "the message has no body"]),
    ],
)
def test_a_message_has_a_kind_and_a_body_that_says_why(message: str, told: list[str]) -> None:
    assert [fault.partition(" (")[0] for fault in faults(message)] == told


def test_the_hook_stops_a_commit_without_a_body(tmp_path: Path) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    hook = next(hook for hook in hooks if hook.get("stages") == ["commit-msg"])
    file = tmp_path / "COMMIT_EDITMSG"
    file.write_text("site: mend a link\n", encoding="utf-8")
    command = [sys.executable, *hook["entry"].split()[1:], str(file)]
    refused = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (refused.returncode, refused.stdout.partition(" (")[0]) == (1, "commit: the message has no body")
    file.write_text("site: mend a link\n\nIt led nowhere.\n", encoding="utf-8")
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
