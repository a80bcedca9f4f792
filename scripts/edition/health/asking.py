"""One address asked, as a polite client: what it answers, where it leads, and what stands there.

urllib3 makes the requests, waits between tries and does as `Retry-After` says; redirects are followed here, so that
each is seen.
"""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError
from urllib3.util import Retry, Timeout

MOST_HOPS = 8
_GONE = (404, 410)
_PERMANENT = (301, 308)
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class RequestPolicy:
    """How to ask: who asks, how long to wait for an answer (and for all of it), how often to try, how much to read.

    Times are in seconds. `pause` lies between two requests to one host, of which there is never more than one.
    """

    agent: str
    timeout: float = 20
    longest: float = 60
    tries: int = 3
    backoff: float = 2
    longest_wait: int = 120
    pause: float = 2
    most: int = 256 * 1024
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """`state` is answers, moved, gone, changed or unclear; `said` why; `to` where it leads.

    `seen` tells what stood there: the title of a page, the digest of the beginning of anything else.
    """

    state: str
    said: str = ""
    to: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    reason: str
    location: str
    kind: str = ""
    body: bytes = b""


class Unclear(Exception):
    """It could not be told; the message says why."""


@dataclass(slots=True)
class Client:
    """Asks addresses, from several threads if need be; each host hears one request at a time."""

    policy: RequestPolicy
    _pool: urllib3.PoolManager = field(init=False)
    _locks: dict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))
    _last: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        m = self.policy
        retries = Retry(
            m.tries - 1,
            redirect=False,
            backoff_factor=m.backoff,
            status_forcelist=(429, 500, 502, 503, 504),
            raise_on_status=False,
            retry_after_max=m.longest_wait,
        )
        headers = {"User-Agent": m.agent, "Accept": "*/*", "Accept-Language": "en, *;q=0.5"}
        self._pool = urllib3.PoolManager(
            2 * m.at_once, headers, retries=retries, timeout=Timeout(connect=m.timeout, read=m.timeout)
        )

    def ask(self, address: str, seen: str = "") -> Answer:
        """`seen` is what stood there the last time, or nothing."""
        try:
            hops = list(self._follow(address))
        except Unclear as error:
            return Answer("unclear", str(error))
        except ValueError:
            return Answer("unclear", "it is no address, or leads to none")
        last, reply = hops[-1]
        said = f"{reply.status} {_plain(reply.reason)}".strip()
        if reply.status in _GONE:
            return Answer("gone", said)
        if not 200 <= reply.status < 300:
            return Answer("unclear", said)
        if _is_front(last) and not _is_front(address):
            return Answer("gone", "leads to the front page", last)
        return self._standing(address, hops, seen)

    def visit(self, address: str) -> tuple[str, int, bytes]:
        """Where an address leads, with which status that answers, and what stands there. Raises Unclear."""
        last, reply = list(self._follow(address, head=False))[-1]
        return last, reply.status, reply.body

    def read(self, address: str) -> bytes:
        """What an address answers with success, as far as it is read. Raises Unclear."""
        hops = list(self._follow(address, head=False))
        reply = hops[-1][1]
        if not 200 <= reply.status < 300:
            raise Unclear(f"{reply.status} {_plain(reply.reason)}".strip())
        return reply.body

    def _standing(self, address: str, hops: list[tuple[str, _Reply]], before: str) -> Answer:
        last, reply = hops[-1]
        seen = _seen(reply.body)
        lasting = next((to for to, r in hops if r.status not in _PERMANENT), last)
        to = lasting if _bare(lasting) != _bare(address) else ""
        if seen.startswith("page:") and ("pdf" in reply.kind or urlsplit(address).path.lower().endswith(".pdf")):
            return Answer("changed", "a web page stands where a PDF stood", to, seen)
        if before and seen != before:
            return Answer(
                "changed", f"'{before.partition(':')[2]}' was there, and now '{seen.partition(':')[2]}'", to, seen
            )
        return Answer("moved" if to else "answers", "", to, seen)

    def _follow(self, address: str, head: bool = True) -> Iterator[tuple[str, _Reply]]:
        """Each address on the way with its reply, the last one being no redirect."""
        for _ in range(MOST_HOPS):
            if urlsplit(address).scheme not in ("http", "https"):
                raise Unclear(f"leads to '{_plain(address)[:60]}'")
            reply = self._reply(address, head)
            yield address, reply
            if not reply.location:
                return
            address = urljoin(address, reply.location)
        raise Unclear("redirects without end")

    def _reply(self, address: str, head: bool) -> _Reply:
        """HEAD, if so asked, then GET unless HEAD was a redirect: what stands there must be seen, and some refuse HEAD."""
        try:
            if head and (redirect := self._redirect(address)):
                return redirect
            for left in reversed(range(self.policy.tries)):
                try:
                    with self._turn(address):
                        return self._get(address)
                except (HTTPError, TimeoutError):
                    if not left:
                        raise
                    time.sleep(self.policy.backoff)
        except MaxRetryError as error:
            raise Unclear(_why(error.reason or error)) from None
        except (HTTPError, TimeoutError) as error:
            raise Unclear(_why(error)) from None
        raise AssertionError("a try returns or raises")

    def _redirect(self, address: str) -> _Reply | None:
        """What HEAD answers, where that is a redirect."""
        with self._turn(address):
            head = self._pool.request("HEAD", address, redirect=False)
        location = head.get_redirect_location()
        return _Reply(head.status, head.reason or "", location) if location else None

    def _get(self, address: str) -> _Reply:
        end = time.monotonic() + self.policy.longest
        response = self._pool.request("GET", address, redirect=False, preload_content=False)
        try:
            body = b""
            while len(body) < self.policy.most and (part := response.read1(16 * 1024)):
                body += part
                if time.monotonic() > end:
                    raise TimeoutError("it went on for too long")
            kind = response.headers.get("Content-Type", "").lower()
            location = response.get_redirect_location() or ""
            return _Reply(response.status, response.reason or "", location, kind, body[: self.policy.most])
        finally:
            response.close()

    @contextmanager
    def _turn(self, address: str) -> Iterator[None]:
        """One request at a time to a host, with a pause after the one before."""
        host = host_of(address)
        with self._locks[host]:
            wait = self._last.get(host, 0) + self.policy.pause - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            try:
                yield
            finally:
                self._last[host] = time.monotonic()


def host_of(address: str) -> str:
    """The host of an address, or nothing where it cannot be read as one."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _seen(body: bytes) -> str:
    """What stands at an address: `page:` and its title, or the kind and the digest of how it begins."""
    start = body.lstrip()[:512].lower()
    if start.startswith(b"%pdf-"):
        return f"pdf:{hashlib.sha256(body).hexdigest()[:16]}"
    if start.startswith((b"<!doctype html", b"<html")) or b"<head" in start:
        title = _TITLE.search(body)
        words = unescape(title[1].decode("utf-8", "replace")) if title else ""
        return f"page:{_plain(words)}"
    return f"file:{hashlib.sha256(body).hexdigest()[:16]}"


def _plain(words: str) -> str:
    """What somebody else wrote, as one short line without anything that does not print."""
    return "".join(letter for letter in " ".join(words.split()) if letter.isprintable())[:200]


def _is_front(address: str) -> bool:
    return urlsplit(address).path in ("", "/") and not urlsplit(address).query


def _bare(address: str) -> str:
    """An address without what makes no difference to a reader: http or https, `www.`, a slash at the end."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}:{parts.port or ''}{parts.path.rstrip('/')}?{parts.query}"


_REASONS = (
    ("resolve", "there is no such host"),
    ("timed out", "it did not answer in time"),
    ("too long", "it did not answer in time"),
    ("refused", "it refuses the connection"),
    ("certificate", "its certificate is not valid"),
)


def _why(error: Exception) -> str:
    words = str(error)
    return next((said for sign, said in _REASONS if sign in words.lower()), "it broke off its answer")
