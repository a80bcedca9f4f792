"""Who answers for a build, in words: at the foot of every page, on the page on corrections, and in what is taken away."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from ..config import Config

_ASK = "Ask for a correction, a reply or a removal in private, without an account"
_PUBLIC = "anyone can read them, and they ask for an account"


def foot(config: Config) -> str:
    """The line at the foot of a page, as HTML without relative links."""
    if config.publisher and config.contact:
        private = f"Published by {escape(config.publisher)}. {_ASK}{_way(config)}."
    else:
        private = "A published copy says here who publishes it, and how to ask in private for a correction, a reply or a removal."
    return f"{private} {_public(config, 'Or use')}".strip()


def section(config: Config) -> str:
    """What the page on corrections says of it, as paragraphs of HTML."""
    if config.publisher and config.contact:
        parts = [f"This edition is published by {escape(config.publisher)}. {_ASK}{_way(config)}."]
        parts += [_key(config)] if config.key else []
    else:
        parts = [
            "<strong>This is a draft.</strong> Nobody answers for it yet, and there is no private way to ask. "
            "Whoever publishes it has to give one; a published copy gives it here and at the foot of every page."
        ]
    parts += [_public(config, "There are also")]
    return "".join(part if part.startswith("<details") else f"<p>{part}</p>" for part in parts if part)


def line(config: Config) -> str:
    """The same in one line of plain text, or nothing in a draft that has nobody to name."""
    if not (config.publisher and config.contact):
        return ""
    return f"Published by {config.publisher}. Corrections, replies and removals, in private: {config.contact.value}"


def _way(config: Config) -> str:
    contact = config.contact
    if contact is None or contact.kind == "post":
        return f", by letter: {escape(contact.value)}" if contact else ""
    shown = contact.value if contact.kind == "mail" else f"the form at {urlsplit(contact.value).hostname}"
    return f': <a href="{escape(contact.href)}">{escape(shown)}</a>'


def _public(config: Config, begin: str) -> str:
    """The issue forms of a repository: a second way, marked as public."""
    if not config.repository_url:
        return ""
    return f'{begin} the <a href="{escape(config.repository_url)}/issues/new/choose">public forms</a>: {_PUBLIC}.'


def _key(config: Config) -> str:
    key = config.key
    if key is None:
        return ""
    if key.kind == "block":
        summary = "The OpenPGP key to encrypt with"
        return f'<details><summary>{summary}</summary><pre tabindex="0">{escape(key.value)}</pre></details>'
    if key.kind == "address":
        return f'To encrypt, use <a href="{escape(key.value)}">the publisher’s OpenPGP key</a>.'
    return f"To encrypt, use the OpenPGP key whose fingerprint is <code>{escape(key.value)}</code>."
