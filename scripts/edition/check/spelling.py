"""British spellings and the American ones, from codespell's dictionary."""

from __future__ import annotations

import importlib.resources
from functools import lru_cache

ALSO_AMERICAN = frozenset({"analogue", "catalogue", "dialogue"})
"""Words that the dictionary takes for British and American usage keeps."""


@lru_cache(maxsize=1)
def american() -> dict[str, str]:
    """The American spelling of each British one: `labour` → `labor`.

    The dictionary has one pair a line, `labour->labor`. https://github.com/codespell-project/codespell
    """
    file = importlib.resources.files("codespell_lib") / "data" / "dictionary_en-GB_to_en-US.txt"
    pairs = (line.partition("->") for line in file.read_text(encoding="utf-8").splitlines())
    return {
        british: american.split(",")[0].strip()
        for british, _, american in pairs
        if british.removesuffix("s") not in ALSO_AMERICAN
    }
