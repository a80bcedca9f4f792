"""The calls of gettext in files that are no Python, filled in before they are used: scripts, and templates for Zensical.

A browser is sent words and no catalog, as it is sent a style sheet and no variables of ours.
"""

from __future__ import annotations

import json
import re

from .locale import Locale

_MESSAGE = re.compile(r'\b_\("(?P<message>[^"\\]*)"\)')
_PLURAL = re.compile(r'\bngettext\("(?P<one>[^"\\]*)", "(?P<other>[^"\\]*)", (?P<count>[^()]+)\)')


def filled(text: str, locale: Locale) -> str:
    """The text with what each call of `_("…")` and `ngettext("…", "…", count)` gives in its place."""
    text = _PLURAL.sub(lambda call: _choice(call["one"], call["other"], call["count"], locale), text)
    return _MESSAGE.sub(lambda call: _literal(locale.gettext(call["message"])), text)


def _choice(one: str, other: str, count: str, locale: Locale) -> str:
    """A plural as JavaScript: its forms, and CLDR's rules, which browsers have."""
    return f"{_literal(locale.plurals(one, other))}[new Intl.PluralRules({_literal(locale.language)}).select({count})]"


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
