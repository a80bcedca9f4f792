"""Translates the gettext calls of files that are no Python when a site is built: scripts, and templates for Zensical.

A browser is sent the words of one language, and no catalog.
"""

from __future__ import annotations

import json
import re

from .locale import Locale

_MESSAGE = re.compile(r'\b_\("(?P<message>[^"\\]*)"\)')
_PLURAL = re.compile(r'\bngettext\("(?P<one>[^"\\]*)", "(?P<other>[^"\\]*)", (?P<count>[^()]+)\)')


def translate(text: str, locale: Locale) -> str:
    """Return a text in which each call of `_("…")` and `ngettext("…", "…", count)` is replaced by its translation."""
    text = _PLURAL.sub(lambda call: _choice(call["one"], call["other"], call["count"], locale), text)
    return _MESSAGE.sub(lambda call: _literal(locale.gettext(call["message"])), text)


def _choice(one: str, other: str, count: str, locale: Locale) -> str:
    """Return a plural as JavaScript: its forms, chosen by the rules of CLDR that browsers have."""
    return f"{_literal(locale.plurals(one, other))}[new Intl.PluralRules({_literal(locale.language)}).select({count})]"


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
