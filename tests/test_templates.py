"""A template of ours that takes the place of one of the theme's was written against a certain original."""

from __future__ import annotations

import hashlib
from pathlib import Path

import material
import pytest

ROOT = Path(__file__).resolve().parent.parent
THEIRS = Path(material.__file__).parent / "templates"

ORIGINALS = {
    "404.html": "80c93494b5432b1b",
    "base.html": "8536d352b0093623",
    "main.html": "9948b55a7bc979c3",
}
"""The theme's templates that ours replace, by the digest of the original that ours was last compared with."""


def test_every_template_that_replaces_one_of_the_theme_s_is_listed() -> None:
    ours = {path.relative_to(ROOT / "overrides").as_posix() for path in (ROOT / "overrides").rglob("*.html")}
    assert {name for name in ours if (THEIRS / name).exists()} == set(ORIGINALS)


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_theme_s_original_is_the_one_that_ours_was_compared_with(name: str) -> None:
    digest = hashlib.sha256((THEIRS / name).read_bytes()).hexdigest()[:16]
    assert digest == ORIGINALS[name], (
        f"read what changed in Material's {name}, mend overrides/{name}, then note {digest}"
    )
