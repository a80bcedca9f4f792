"""Addresses outside the edition, as they are written: what is wrong with one can be said without opening it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from ..content.model import Edition, Link
from ..content.places import Span
from ..content.suggest import nearest
from .values import values

SCHEMES = ("https", "http", "mailto", "tel")
_SCHEME = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE
)
_THIS_MACHINE = re.compile(r"localhost|127(?:\.[0-9]{1,3}){3}|\[::1\]", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f<>\"{}|\\^`\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BARE_HOST = re.compile(
    r"www\.[\w-]+\.[\w.-]+(?:[/?#].*)?|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int)(?:[/?#].*)?", re.IGNORECASE
)
_MAIL = re.compile(
    r"[A-Za-z0-9.!#$&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)

_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|d|y|tw|tt)clid|msclkid|gclsrc|[gw]braid|mc_[ce]id|igshid|igsh|_hsenc|_hsmi|mkt_tok|vero_id|wickedid"
    r"|oly_(?:enc|anon)_id|ref_src|ref_url|__twitter_impression|cmpid|trk|spm|s_cid|at_medium|at_campaign",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(r"\b(?:https?://|mailto:)[^\s<>\"“”‘’()\[\]]*[^\s<>\"“”‘’()\[\].,;:!?]")
SHORTENERS = frozenset(
    "1.usa.gov amzn.to apne.ws bbc.in bit.ly bl.ink buff.ly cnn.it cutt.ly db.tt dlvr.it econ.st fb.me go.usa.gov goo.gl"
    " hubs.ly ift.tt is.gd j.mp lnkd.in nyti.ms on.wsj.com ow.ly politi.co rb.gy rebrand.ly reut.rs s.id shorturl.at"
    " snip.ly soo.gd t.co t.ly tiny.cc tinyurl.com trib.al v.gd wapo.st wp.me x.gd".split()
)
"""Hosts that send on to addresses which only they know."""


REDIRECTS = tuple(
    (re.compile(hosts), re.compile(path), parameter)
    for hosts, path, parameter in (
        (r"(?:www\.)?google\.[a-z.]+", r"/url\b", "q|url"),
        (r"(?:www\.)?google\.[a-z.]+", r"/imgres\b", "imgrefurl"),
        (r"(?:www\.)?google\.[a-z.]+", r"/amp/", ""),
        (r"news\.google\.com", r"/(?:rss/)?(?:articles|read)/", "url"),
        (r"translate\.google\.[a-z.]+", r"/translate\b", "u"),
        (r".*\.translate\.goog", r"", "-"),
        (r".*\.ampproject\.org", r"/", ""),
        (r".*\.safelinks\.protection\.outlook\.com", r"", "url"),
        (r"(?:l|lm)\.(?:facebook|instagram|messenger)\.com", r"", "u"),
        (r"(?:www\.)?linkedin\.com", r"/(?:redir|safety)/", "url"),
        (r"(?:www\.)?youtube\.com", r"/redirect\b", "q"),
        (r"out\.reddit\.com", r"", "url"),
        (r"slack-redir\.net", r"", "url"),
        (r"urldefense\.(?:com|proofpoint\.com|us)", r"", ""),
        (r"(?:www\.)?bing\.com", r"/ck/", "-"),
        (r"duckduckgo\.com", r"/l/", "uddg"),
        (r"r\.search\.yahoo\.com", r"", "-"),
        (r"vk\.com", r"/away\.php", "to"),
        (r".*\.list-manage\.com", r"/track/", "-"),
        (r".*\.idm\.oclc\.org", r"", "-"),
    )
)
"""Services that send on: their hosts, how the path begins, and the parameter with the address; none where it is in the
path, "-" where it is hidden."""

_WITHIN = re.compile(r"/(?:amp/(?:s/)?|[cv]/(?:s/)?|v3/__https?:/{1,2})(?P<rest>[^\s?#]+?)(?=__;|[?#]|$)")


class Written(NamedTuple):
    """An address and where it stands. `record`: it is one that a source was read at, held to by the bibliography."""

    address: str
    span: Span
    record: bool = False


def leaves(target: str) -> bool:
    """Whether a link leads out of the edition."""
    return target.startswith("//") or _SCHEME.match(target) is not None


def wrong_form(link: Link) -> str:
    """What is wrong with the form of any link's target, as the rest of a sentence, or nothing."""
    target = link.target
    if target.startswith("data:") and link.element != "a":
        return ""
    wrong = _FORBIDDEN.search(target)
    if wrong and link.element != "style":
        name = f"'{wrong[0]}'" if wrong[0].isprintable() and wrong[0] != " " else f"the character U+{ord(wrong[0]):04X}"
        return f"holds {'a space' if wrong[0] == ' ' else 'a line’s end' if wrong[0] == chr(10) else name}"
    if _STRAY_PERCENT.search(target):
        return "holds a '%' that begins no code of two digits"
    if not leaves(target):
        return _wrong_inside(target)
    return _wrong_outside(target)


def _wrong_inside(target: str) -> str:
    if _BARE_HOST.fullmatch(target) and not re.search(r"\.(?:md|html?|css|js|svg|png|txt|xml|json|csv|pdf)$", target):
        return "has no 'https://' before its host"
    if _MAIL.fullmatch(target):
        return "has no 'mailto:' before it"
    if re.match(r"https?/", target, re.IGNORECASE):
        return "has no colon after 'https'"
    return ""


def _wrong_outside(target: str) -> str:
    scheme = (_SCHEME.match(target) or {"name": "https"})["name"].lower()
    if scheme not in SCHEMES:
        return f"begins with '{scheme}:', which no browser opens from a page" if len(scheme) > 1 else "names a drive"
    if scheme == "mailto":
        return ""
    if scheme == "tel":
        return "" if re.fullmatch(r"tel:\+?[0-9().-]{3,}", target) else "is no telephone number"
    if not re.match(r"(?:https?:)?//[^/]", target, re.IGNORECASE):
        return f"has no host after '{scheme}:'"
    try:
        host = urlsplit(target).hostname or ""
        _ = urlsplit(target).port
        ascii_host = host.encode("idna").decode()
    except ValueError:
        return "cannot be read as an address"
    if not _HOST.fullmatch(ascii_host) and not _THIS_MACHINE.fullmatch(host):
        return f"has no proper host: '{host}'" if host else "has no host"
    return ""


def wrong_mail(target: str) -> str:
    """What is wrong with a `mailto:` address (RFC 6068), as the rest of a sentence, or nothing."""
    if not target.lower().startswith("mailto:"):
        return ""
    to, _, fields = target[len("mailto:") :].partition("?")
    for address in filter(None, to.split(",")):
        if not _MAIL.fullmatch(unquote(address)):
            return f"names no mailbox: '{address}'"
    names = [field.partition("=")[0].lower() for field in fields.split("&") if field]
    if not to and "to" not in names and not {"subject", "body"} & set(names):
        return "names nobody"
    unknown = next((name for name in names if name not in ("to", "cc", "bcc", "subject", "body")), "")
    return f"has the field '{unknown}', which mail programs leave out" if unknown else ""


def hint_for(target: str) -> str:
    """How a malformed address could be mended."""
    if " " in target:
        return "take the space out, or write '%20' for it"
    if _BARE_HOST.fullmatch(target):
        return f"write 'https://{target}'"
    if _MAIL.fullmatch(target):
        return f"write 'mailto:{target}'"
    if _STRAY_PERCENT.search(target):
        return "write '%25' for the sign itself"
    if "\\" in target:
        return "write '/' between folders"
    slip = re.match(r"(https?)(?::?/|:|:/{3,})(?=\w)", target, re.IGNORECASE)
    mended = f"{slip[1].lower()}://{target[slip.end() :]}" if slip else ""
    scheme = _SCHEME.match(target)
    if scheme and (near := nearest(scheme["name"].lower(), SCHEMES)) not in ("", scheme["name"].lower()):
        mended = near + target[len(scheme["name"]) :]
    if mended and not wrong_form(Link("", mended, Span("", 1))):
        return f"write '{mended}'"
    return "for example '../pathways/drivers.md' or 'https://institute.example.org/'"


def host(address: str) -> str:
    """The host that an address asks, in small letters."""
    return re.sub(r"^[^/]*//", "", address).partition("/")[0].rpartition("@")[2].partition(":")[0].lower()


@lru_cache(maxsize=1)
def insecure(edition: Edition) -> tuple[Written, ...]:
    """The addresses that are asked without encryption, and need not be: every one that an editor writes as a link. That
    of a source stands as it was read, unless another source was read at the same host with encryption."""
    secure = {host(w.address) for w in outside(edition) if w.address.startswith("https:")}
    return tuple(
        w
        for w in outside(edition)
        if w.address.lower().startswith("http://")
        and not _THIS_MACHINE.fullmatch(host(w.address))
        and (not w.record or host(w.address) in secure)
    )


def credentials(address: str) -> str:
    """The user name and password in an address, or nothing."""
    match = re.match(r"(?:(?:https?|ftp):)?//([^/?#]*)@", address, re.IGNORECASE)
    return match[1] if match else ""


def tracking(address: str) -> list[str]:
    """The names of an address's parameters that say only where its reader came from."""
    _, query, fragment = _parts(address)
    return [name for part in (*query, *fragment) if _TRACKING.fullmatch(name := _name(part))]


def without_tracking(address: str) -> str:
    """An address without them, and otherwise as it was."""
    if not tracking(address):
        return address
    path, query, fragment = _parts(address)
    kept = ["&".join(part for part in parts if not _TRACKING.fullmatch(_name(part))) for parts in (query, fragment)]
    return path + "".join(
        f"{mark}{text.removeprefix('=')}" for mark, text in zip("?#", kept, strict=True) if text.strip("=")
    )


def _parts(address: str) -> tuple[str, list[str], list[str]]:
    """What stands before an address's query, the parts of its query, and those of its fragment."""
    before, _, fragment = address.partition("#")
    path, _, query = before.partition("?")
    return path, query.split("&"), fragment.split("&") if "=" in fragment else [f"={fragment}"]


def _name(part: str) -> str:
    return unquote(part.partition("=")[0])


def behind(address: str) -> str | None:
    """The address behind one that only sends on, nothing where it does not tell; None for any other address."""
    name = host(address)
    for hosts, path, parameter in REDIRECTS:
        if hosts.fullmatch(name) and path.match(re.sub(r"^[^/]*//[^/?#]*", "", address)):
            return _target(address, parameter)
    return None


def _target(address: str, parameter: str) -> str:
    """The address in a parameter of another."""
    within = _WITHIN.search(address) if not parameter else None
    said = dict(parse_qsl(urlsplit(address).query))
    found = f"https://{within['rest']}" if within else next((said[n] for n in parameter.split("|") if n in said), "")
    return without_tracking(found) if re.match(r"https?://[^\s/]+\.", found) else ""


@lru_cache(maxsize=1)
def outside(edition: Edition) -> tuple[Written, ...]:
    """Every address of another host, and of mail: in pages, documents, texts of front matter and data, and sources."""
    return tuple(written for written in _all(edition) if leaves(written.address))


def _all(edition: Edition) -> Iterator[Written]:
    for page in edition.pages:
        yield from (Written(link.target, link.span) for link in page.links)
    for document in edition.documents:
        yield from (Written(link.target, link.span) for link in document.links)
    for value in values(edition):
        for match in _IN_TEXT.finditer(value.text) if ":" in value.text else ():
            yield Written(match[0], value.span.within(match.start(), len(match[0])))
    for source in edition.sources:
        yield Written(source.text("URL"), source.places.get("URL", source.span), record=True)
