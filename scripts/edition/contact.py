"""Who publishes a build, and how to reach them without an account and not in public: read as given, never invented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from .content import hidden

_LONGEST = 300
"""So many letters a publisher's name or an address may have."""
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}")
"""https://html.spec.whatwg.org/multipage/input.html#email-state-(type=email), with a point in the host."""
_FINGERPRINT = re.compile(
    r"(?:openpgp4fpr:|0x)?(?P<digits>(?:[0-9a-f]{4}\s*){10}|(?:[0-9a-f]{4}\s*){16})", re.IGNORECASE
)
"""Version 4 and 6 of OpenPGP. https://www.rfc-editor.org/rfc/rfc9580#section-5.5.4"""
_BLOCK = re.compile(
    r"-----BEGIN PGP PUBLIC KEY BLOCK-----\n[A-Za-z0-9+/=:., \n-]+\n-----END PGP PUBLIC KEY BLOCK-----", re.ASCII
)
_NEED_AN_ACCOUNT = (
    *("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "x.com", "twitter.com"),
    *("facebook.com", "instagram.com", "linkedin.com", "reddit.com", "discord.com", "discord.gg"),
)
"""Hosts where only those write who have an account, most of them for all to read."""


class Refused(ValueError):
    """A value that cannot be what it should; says what it is not, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to the publisher: `kind` is `mail`, `form` or `post`; the lines of a postal address are parted by commas."""

    kind: str
    value: str

    @property
    def href(self) -> str:
        """The address of a link to it; a letter has none."""
        return {"mail": f"mailto:{self.value}", "form": self.value}.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Key:
    """What a message to the publisher is encrypted with: `kind` is `fingerprint`, `address` or `block`."""

    kind: str
    value: str


def publisher(given: str) -> str:
    """The name of a person or body, or nothing where none is given. Raises Refused for what is no name."""
    name = " ".join(given.split())
    if name and (not any(letter.isalpha() for letter in name) or _is_odd(name)):
        raise Refused("is no name; give the name of the person or body that publishes the edition")
    return name


def contact(given: str, site: str = "", repository: str = "") -> Contact | None:
    """A private way to the publisher of the edition at `site`, or None where none is given. Raises Refused."""
    value = given.strip()
    if not value:
        return None
    if _is_odd(value.replace("\n", " ")):
        raise Refused("holds characters that cannot be seen, or is too long")
    if _MAIL.fullmatch(value.removeprefix("mailto:")):
        return Contact("mail", value.removeprefix("mailto:"))
    if "://" in value or value.partition(":")[0].lower() in ("http", "https", "mailto", "tel", "javascript", "data"):
        return Contact("form", _form(value, site.rstrip("/"), repository))
    lines = [" ".join(line.split()) for line in re.split(r"[\n,]", value) if line.strip()]
    if len(lines) > 1 and any(ch.isdigit() for ch in value) and any(ch.isalpha() for ch in value) and "@" not in value:
        return Contact("post", ", ".join(lines))
    raise Refused(
        "is neither an e-mail address, nor an address that begins with 'https:', nor a postal address with its lines"
        " parted by commas"
    )


def key(given: str) -> Key | None:
    """An OpenPGP key, its fingerprint or where it is, or None where none is given. Raises Refused."""
    value = "\n".join(line.strip() for line in given.strip().splitlines())
    if not value:
        return None
    if "PRIVATE KEY" in value:
        raise Refused("is a private key; give the public one, and make a new pair if this one was shown to anybody")
    found = _FINGERPRINT.fullmatch(value)
    if found is not None:
        digits = "".join(found["digits"].split()).upper()
        return Key("fingerprint", " ".join(digits[at : at + 4] for at in range(0, len(digits), 4)))
    if _BLOCK.fullmatch(value):
        return Key("block", value)
    if value.startswith("https://") and _parts(value) is not None and not _is_odd(value):
        return Key("address", value)
    raise Refused("is neither an OpenPGP key in ASCII armor, nor its whole fingerprint, nor its address")


def _form(value: str, site: str, repository: str) -> str:
    parts = _parts(value)
    host = (parts.hostname or "").removeprefix("www.") if parts else ""
    is_closed = parts is not None and (parts.scheme == "https" or (parts.scheme == "http" and host.endswith(".onion")))
    if not is_closed or any(ch.isspace() for ch in value):
        raise Refused("is no address of a form; give one that begins with 'https:'")
    if any(host == known or host.endswith(f".{known}") for known in _NEED_AN_ACCOUNT):
        raise Refused("asks for an account; give a way that needs none and is not public")
    if (site and value.rstrip("/#") in (site, f"{site}/corrections")) or (repository and value.startswith(repository)):
        raise Refused("leads back to the edition or to its public forms; give a way to its publisher")
    return value


def _parts(value: str) -> SplitResult | None:
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return parts if "." in (parts.hostname or "") and not parts.username and not parts.password else None


def _is_odd(value: str) -> bool:
    return len(value) > _LONGEST or hidden.find(value) is not None
