"""No regular expression uses what Python gets wrong before 3.11.5: possessive quantifiers and atomic groups.

`re.findall(rb"<s>(?:[^<]++|<(?!/s))*+", b"<s>a</s>")` finds too much there. The sources are read, not run, so that
the test says the same under every Python.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_BROKEN = re.compile(
    r"""
      \\.                                 # an escaped character
    | \[\^?\]?(?:\\.|[^\]\\])*\]          # a set of characters
    | (?P<found>[*+?}]\+|\(\?>)
    """,
    re.VERBOSE | re.DOTALL,
)


def broken(pattern: str) -> list[str]:
    return [match["found"] for match in _BROKEN.finditer(pattern) if match["found"]]


def literals(source: str) -> list[tuple[int, str]]:
    """Each piece of text in a Python file and its line, docstrings aside."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str | bytes))
    return [
        (n.lineno, n.value if isinstance(n.value, str) else n.value.decode("latin-1"))
        for n in texts
        if id(n) not in said
    ]


@pytest.mark.parametrize("pattern", ["a*+", "(?:a|b)*+", "a++b", "a?+", "a{2,3}+", "(?>a|b)c", r"\\*+", "[^]a]*+"])
def test_the_constructs_are_recognized(pattern: str) -> None:
    assert broken(pattern)


@pytest.mark.parametrize("pattern", ["[*+]", r"\*+", r"\++", "[-*+]|[.)]+", r"[\]*+]", "a+?", "(?=a)+", r"^\{+|\}+$"])
def test_what_only_looks_like_them_is_not(pattern: str) -> None:
    assert not broken(pattern)


NO_PATTERNS = ("+++ ", "{++")
"""How a line of a diff and a mark of an editor begin, which stand in modules that have patterns too."""


def test_no_regular_expression_of_the_project_uses_them() -> None:
    files = [p for folder in ("scripts", "tests") for p in sorted((ROOT / folder).rglob("*.py"))]
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in files
        if path != Path(__file__).resolve() and re.search(r"^import re$", source := path.read_text("utf-8"), re.M)
        for line, text in literals(source)
        if broken(text) and not text.startswith(NO_PATTERNS)
    ]
    assert len(files) > 100
    assert found == []
