"""What the addresses answered, as a dated record, and the digest that an editor works from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from ..content.load import HEALTH
from ..content.model import Edition, Health
from ..content.places import Span
from ..content.vocabulary import HEALTH_STATES as STATES
from .asking import Answer, Client, RequestPolicy, host_of

SCHEMA = "../../.schemas/source-health.schema.json"
"""Where an editor's software finds what the record may hold."""

UNCLEAR = "unclear"
MEND = ("gone", "changed", "moved")
"""Those after which a record or a page wants mending."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address is cited: by the record of a source, as its archived copy, or by a page."""

    address: str
    span: Span
    archived: str = ""


def cited(edition: Edition) -> dict[str, tuple[Place, ...]]:
    """Every address that the edition sends its readers to, with the places where it stands."""
    found: dict[str, tuple[Place, ...]] = {}
    for place in sorted(_places(edition), key=lambda p: (p.address, p.span)):
        found[place.address] = (*found.get(place.address, ()), place)
    return found


def _places(edition: Edition) -> Iterator[Place]:
    for source in edition.sources:
        archived = str(source.custom.get("archived") or "")
        if address := source.text("URL"):
            yield Place(address, source.places["URL"], archived)
        if archived:
            yield Place(archived, source.places["custom.archived"])
    for page in edition.pages:
        for link in page.links:
            if link.target.startswith(("http://", "https://")):
                yield Place(link.target.partition("#")[0], link.span)


def ask_all(addresses: list[str], before: Mapping[str, Health], policy: RequestPolicy) -> dict[str, Answer]:
    """What each address answers. Hosts are asked side by side, each host one address after the other."""
    client = Client(policy)

    def ask_host(of_host: list[str]) -> list[tuple[str, Answer]]:
        return [(a, client.ask(a, before[a].seen if a in before else "")) for a in of_host]

    hosts = [list(group) for _, group in groupby(sorted(addresses, key=lambda a: (host_of(a), a)), key=host_of)]
    with ThreadPoolExecutor(policy.at_once) as pool:
        return dict(pair for pairs in pool.map(ask_host, hosts) for pair in pairs)


def healths(answers: Mapping[str, Answer], before: Mapping[str, Health], day: str) -> dict[str, Health]:
    """The answers with the day since when each is so. What could not be told this time stays as it was known."""
    found = {}
    for address, answer in sorted(answers.items()):
        old = before.get(address)
        if old and answer.state == UNCLEAR:
            found[address] = old if old.state != UNCLEAR else replace(old, said=answer.said)
            continue
        since = old.since if old and old.state == answer.state else day
        seen = answer.seen or (old.seen if old else "")
        copy, copied = (old.copy, old.copied) if old else ("", "")
        found[address] = Health(address, answer.state, since, answer.said, answer.to, seen, copy, copied)
    return found


def written(health: Mapping[str, Health], day: str) -> str:
    def entry(one: Health) -> dict[str, str]:
        parts = {"state": one.state, "since": one.since, "said": one.said, "to": one.to, "seen": one.seen}
        parts |= {"copy": one.copy, "copied": one.copied}
        return {name: value for name, value in parts.items() if value}

    addresses = {address: entry(one) for address, one in sorted(health.items())}
    whole = {"$schema": SCHEMA, "asked": day, "addresses": addresses}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def write(root: Path, health: Mapping[str, Health], day: str) -> None:
    (root / HEALTH).write_text(written(health, day), encoding="utf-8", newline="\n")


def report_lines(
    health: Mapping[str, Health], places: Mapping[str, tuple[Place, ...]], answers: Mapping[str, Answer]
) -> Iterator[str]:
    """A line for each place to mend, with what it is and what to do; then what could not be told; then the count."""
    for state in STATES[:-1]:
        for one in (one for one in health.values() if one.state == state):
            for place in places[one.address]:
                yield f"{_where(place)}: {state}: {one.address}{_what(one)} ({_hint(one, place)})"
    kept = [one for one in health.values() if one.state != UNCLEAR and answers[one.address].state == UNCLEAR]
    for one in kept:
        said, first = answers[one.address].said, places[one.address][0]
        yield f"{_where(first)}: {UNCLEAR}: {one.address}, {said}; it stays '{one.state}' (it is asked again next time)"
    counts = ", ".join(f"{sum(one.state == state for one in health.values())} {state}" for state in reversed(STATES))
    yield f"{len(health)} addresses: {counts}." + (
        f" {len(kept)} could not be told and stay as they were." * bool(kept)
    )


def _where(place: Place) -> str:
    return f"{place.span.path}:{place.span.line}:{place.span.column}"


def _what(one: Health) -> str:
    said = f", {one.said}" if one.said else ""
    return f"{said}, since {one.since}" if one.state != "moved" else f", since {one.since}"


def _hint(one: Health, place: Place) -> str:
    if one.state == "moved":
        return f"it is at {one.to} now: write that address"
    if one.state == "changed":
        return "read it again; where it says something else, cite an archived copy"
    if one.state == "unclear":
        return "try it in a browser; it is asked again next time"
    if place.archived:
        return f"readers are led to the archived copy, {place.archived}"
    if one.copy:
        return (
            f"read the copy that an archive told of; where it says the same, add 'archived: {one.copy}' under 'custom:'"
        )
    return "find where it stands now, or add 'archived: …' under 'custom:'"
