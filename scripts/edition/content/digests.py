"""The digest of a claim's wording, by which the record of published words and the second readings know it."""

from __future__ import annotations

import hashlib
import unicodedata

_ALIKE = str.maketrans("‘’“”‐‑–—", "''\"\"----")


def of_wording(basis: str, when: str, words: str) -> str:
    """Sixteen hexadecimal digits for a claim's basis, its date and its plain words; quotation marks and dashes count alike."""
    plain = unicodedata.normalize("NFC", words).translate(_ALIKE)
    return hashlib.sha256("\n".join((basis, when, plain)).encode()).hexdigest()[:16]
