"""Where things are, and where the site will be: one setting, taken from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent
LOCAL_SITE = "http://127.0.0.1:8000/"


class CannotRun(Exception):
    """The set-up is broken; the message is one sentence that says what to do. Exit status 2."""


@dataclass(frozen=True, slots=True)
class Config:
    """`site_url` ends in a slash; `published` says whether it was given or is the local default."""

    root: Path
    site_url: str
    repository_url: str
    published: bool

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
    """Reads SITE_URL and REPOSITORY_URL. Raises CannotRun for an address that is none."""
    given = environment.get("SITE_URL", "").strip()
    site = (given or LOCAL_SITE).rstrip("/") + "/"
    if not _is_address(site):
        raise CannotRun(f"SITE_URL is '{given}', which is no address; give one such as 'https://example.org/edition/'.")
    return Config(root, site, environment.get("REPOSITORY_URL", "").strip().rstrip("/"), bool(given))


def _is_address(site: str) -> bool:
    try:
        parts = urlsplit(site)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.query and not parts.fragment
