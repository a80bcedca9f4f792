"""Where things are, where the site will be and who answers for it: settings taken from the environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import quote, urlsplit

from . import contact as c
from .language import N_

if TYPE_CHECKING:
    from .language.locale import Locale

ROOT = Path(__file__).resolve().parent.parent.parent
LOCAL_SITE = "http://127.0.0.1:8000/"
_SHOWN = 80
"""So much of a value that is refused is repeated."""
_Read = TypeVar("_Read")


class CannotRun(Exception):
    """The set-up is broken; the message is one sentence that says what to do. Exit status 2."""


class MissingSetting(NamedTuple):
    """What a build lacks to be published: the setting that would give it, what it is, and what to give."""

    setting: str
    what: str
    hint: str


LACKS = (
    MissingSetting("SITE_URL", N_("no published address"), "the address at which the site will stand"),
    MissingSetting("PUBLISHER", N_("no publisher"), "the name of the person or body that publishes it"),
    MissingSetting(
        "CONTACT",
        N_("no private way to its publisher"),
        "an e-mail address, the https address of a form, or a postal address",
    ),
)


@dataclass(frozen=True, slots=True)
class Config:
    """`site_url` ends in a slash, and is a local default where none is given.

    `lacks` is what keeps a build from being published; without any it is no draft. `version` is that of the release
    that is built, if it is one.
    """

    root: Path
    site_url: str
    repository_url: str
    publisher: str = ""
    contact: c.Contact | None = None
    key: c.Key | None = None
    lacks: tuple[MissingSetting, ...] = ()
    version: str = ""

    @property
    def published(self) -> bool:
        return not self.lacks

    @property
    def has_address(self) -> bool:
        """Whether `site_url` was given."""
        return all(lack.setting != "SITE_URL" for lack in self.lacks)

    def draft(self, locale: Locale) -> str:
        """What a draft says of itself wherever it is met, or nothing: `Draft: this build has no publisher.`"""
        lacks = locale.listed(locale.gettext(lack.what) for lack in self.lacks)
        return locale.gettext("Draft: this build has {lacks}.", lacks=lacks) if lacks else ""

    @property
    def base(self) -> str:
        """The path under which the site stands, with slashes at both ends: `/` or `/project/`."""
        return urlsplit(self.site_url).path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"


def from_environment(environment: Mapping[str, str], root: Path) -> Config:
    """Read SITE_URL, REPOSITORY_URL, PUBLISHER, CONTACT, CONTACT_KEY and VERSION. Raises CannotRun for what is none of these."""
    given = environment.get("SITE_URL", "").strip()
    site = (given or LOCAL_SITE).rstrip("/") + "/"
    if not _is_address(site):
        raise CannotRun(f"SITE_URL is '{given}', which is no address; give one such as 'https://example.org/edition/'.")
    parts = urlsplit(site)
    site = parts._replace(path=quote(parts.path, safe="/%:@!$&'()*+,;=")).geturl()
    repository = environment.get("REPOSITORY_URL", "").strip().rstrip("/")
    publisher = _read("PUBLISHER", environment, c.publisher)
    contact = _read("CONTACT", environment, partial(c.contact, site=given, repository=repository))
    key = _read("CONTACT_KEY", environment, c.key)
    if key and not contact:
        raise CannotRun("CONTACT_KEY is given and CONTACT is not; say whom the key is for.")
    have = {"SITE_URL": given, "PUBLISHER": publisher, "CONTACT": contact}
    lacks = tuple(lack for lack in LACKS if not have[lack.setting])
    version = environment.get("VERSION", "").strip().removeprefix("v")
    if version and not _is_version(version):
        raise CannotRun("VERSION is no version; give the tag of the release that is built, such as 'v1.0.0', or none.")
    return Config(root, site, repository, publisher, contact, key, lacks, version)


def _read(name: str, environment: Mapping[str, str], reader: Callable[[str], _Read]) -> _Read:
    given = environment.get(name, "")
    try:
        return reader(given)
    except c.Refused as error:
        words = "".join(ch if ch.isprintable() else "?" for ch in " ".join(given.split())[:_SHOWN])
        shown = "" if name == "CONTACT_KEY" else f" is '{words}', which"
        raise CannotRun(f"{name}{shown} {error}.") from None


def _is_version(text: str) -> bool:
    """Whether a text is three numbers, as in `1.0.0`."""
    numbers = text.split(".")
    return len(numbers) == 3 and all(number.isascii() and number.isdigit() for number in numbers)


def _is_address(site: str) -> bool:
    try:
        parts = urlsplit(site)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.query and not parts.fragment
