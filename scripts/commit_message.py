"""Asks a commit's message for its kind, and for a body that says why; git's hook commit-msg gives the file.

Exits with 1 and one line for each fault. The form is the one of CONTRIBUTING.md, "Commits".
"""

import sys
from pathlib import Path

KINDS = ("content", "check", "site", "tests", "ci", "meta")


def faults(message: str) -> list[str]:
    """What is missing in a message; lines of comments and what follows git's scissors line do not count."""
    written = message.partition("# ------------------------ >8 ------------------------")[0]
    lines = [line.rstrip() for line in written.splitlines() if not line.startswith("#")]
    subject, body = (lines[0] if lines else ""), lines[1:]
    if subject.startswith(("Merge ", "Revert ", "fixup! ", "squash! ")):
        return []
    found = []
    kind, _, said = subject.partition(": ")
    if kind not in KINDS or not said:
        found.append(f"the subject '{subject}' has no kind (one of {', '.join(KINDS)}; 'content: say what …')")
    if body and body[0]:
        found.append("the second line is not empty (leave it so: the body begins on the third)")
    if not any(body):
        found.append("the message has no body (say why in a line or more, after an empty line)")
    return found


if __name__ == "__main__":
    told = faults(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print("\n".join(f"commit: {fault}" for fault in told), end="\n" * bool(told))
    sys.exit(bool(told))
