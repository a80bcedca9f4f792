"""Write the imprint: publisher, contact and public forms, for the foot of pages, the page on corrections, and downloads."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from ..config import Config
from ..contact import Contact
from ..language.locale import Locale


def foot(config: Config, locale: Locale) -> str:
    """The line at the foot of a page, as HTML without relative links."""
    _ = locale.gettext
    if config.publisher and config.contact:
        private = f"{_html(_('Published by {publisher}.'), publisher=config.publisher)} {_ask(config.contact, locale)}"
    else:
        private = escape(
            _(
                "A published copy says here who publishes it, "
                "and how to ask in private for a correction, a reply or a removal."
            )
        )
    use = _("Or use the {forms}: anyone can read them, and they ask for an account.")
    return f"{private} {_public(config, use, locale)}".strip()


def section(config: Config, locale: Locale) -> str:
    """What the page on corrections says of it, as paragraphs of HTML."""
    _ = locale.gettext
    if config.publisher and config.contact:
        by = _html(_("This edition is published by {publisher}."), publisher=config.publisher)
        parts = [f"{by} {_ask(config.contact, locale)}"]
        parts += [_key(config, locale)] if config.key else []
    else:
        nobody = _(
            "Nobody answers for it yet, and there is no private way to ask. Whoever publishes it has to give one; "
            "a published copy gives it here and at the foot of every page."
        )
        parts = [f"<strong>{escape(_('This is a draft.'))}</strong> {escape(nobody)}"]
    parts += [
        _public(config, _("There are also the {forms}: anyone can read them, and they ask for an account."), locale)
    ]
    return "".join(part if part.startswith("<details") else f"<p>{part}</p>" for part in parts if part)


def line(config: Config, locale: Locale) -> str:
    """The same in one line of plain text, or nothing in a draft that has nobody to name."""
    if not (config.publisher and config.contact):
        return ""
    return locale.gettext(
        "Published by {publisher}. Corrections, replies and removals, in private: {contact}",
        publisher=config.publisher,
        contact=config.contact.value,
    )


def _html(message: str, **values: str) -> str:
    """A message as HTML, its values being text."""
    return escape(message).format_map({name: escape(value) for name, value in values.items()})


def _ask(contact: Contact, locale: Locale) -> str:
    _ = locale.gettext
    if contact.kind == "post":
        asked = _("Ask for a correction, a reply or a removal in private, without an account, by letter: {address}.")
        return _html(asked, address=contact.value)
    host = urlsplit(contact.value).hostname
    shown = contact.value if contact.kind == "mail" else _("the form at {host}", host=host)
    link = f'<a href="{escape(contact.href)}">{escape(shown)}</a>'
    return escape(_("Ask for a correction, a reply or a removal in private, without an account: {link}.")).format(
        link=link
    )


def _public(config: Config, message: str, locale: Locale) -> str:
    """The issue forms of a repository: a second way, marked as public."""
    if not config.repository_url:
        return ""
    words = escape(locale.gettext("public forms"))
    return escape(message).format(forms=f'<a href="{escape(config.repository_url)}/issues/new/choose">{words}</a>')


def _key(config: Config, locale: Locale) -> str:
    key, _ = config.key, locale.gettext
    if key is None:
        return ""
    if key.kind == "block":
        summary = escape(_("The OpenPGP key to encrypt with"))
        return f'<details><summary>{summary}</summary><pre tabindex="0">{escape(key.value)}</pre></details>'
    if key.kind == "address":
        link = f'<a href="{escape(key.value)}">{escape(_("the publisher’s OpenPGP key"))}</a>'
        return escape(_("To encrypt, use {key}.")).format(key=link)
    shown = f"<code>{escape(key.value)}</code>"
    return escape(_("To encrypt, use the OpenPGP key whose fingerprint is {fingerprint}.")).format(fingerprint=shown)
