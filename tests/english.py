"""The locale of the msgids, in which the tests read what is made."""

from __future__ import annotations

from edition.language import SOURCE
from edition.language.locale import locale

ENGLISH = locale(SOURCE)
