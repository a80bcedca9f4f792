"""Ready citations in Chicago, APA and Bluebook form, by a CSL processor in one run a style.

Claims differ in their ids and addresses alone, so what is formatted is each form once, with tokens in their places.
So a change of the site's address, or a new claim, formats nothing anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from ...language import N_
from ...render.references import References, node, process
from ...render.style import packaged, style

_ID, _URL = "X0.0", "https://address.invalid/"
_PRINTED = ("type", "title", "container-title", "author", "genre", "issued", "publisher", "publisher-place")
_TAG = re.compile(r"<[^<>]+>")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item to format. `name` is the id within its title that varies, if any; `legal` asks for Bluebook too.

    `sentence` is its title with the capitals of a sentence, as APA wants the titles of works.
    """

    item: Mapping[str, Any]
    name: str = ""
    legal: bool = False
    sentence: str = ""

    def pattern(self) -> dict[str, Any]:
        """What is formatted: the variables that a style prints, with tokens for the id and the address."""
        printed = {name: self.item[name] for name in _PRINTED if name in self.item}
        title = printed["title"].replace(self.name, _ID, 1) if self.name else printed["title"]
        return printed | {"title": _as_is(title), "sentence": _as_is(self.sentence or title), "URL": _URL}

    def filled(self, html: str) -> str:
        text = plain(html).replace(_URL, self.item["URL"])
        return text.replace(_ID, self.name) if self.name else text


def formatted(wanted: Sequence[Wanted], cache: Path | None) -> list[Mapping[str, str]]:
    """The citations of each as plain text, by the name of the form."""
    patterns = [json.dumps(w.pattern(), ensure_ascii=False) for w in wanted]
    ids = {pattern: f"form-{number}" for number, pattern in enumerate(dict.fromkeys(patterns))}
    items = [json.loads(pattern) | {"id": id} for pattern, id in ids.items()]
    legal = {ids[pattern] for w, pattern in zip(wanted, patterns, strict=True) if w.legal}
    made = _made(items, [item for item in items if item["id"] in legal], cache)
    return [
        {form: w.filled(texts[ids[pattern]]) for form, texts in made.items() if ids[pattern] in texts}
        for w, pattern in zip(wanted, patterns, strict=True)
    ]


def _made(
    items: list[dict[str, Any]], legal: list[dict[str, Any]], cache: Path | None
) -> Mapping[str, Mapping[str, str]]:
    def run(kind: str, csl: str, items: list[dict[str, Any]], notes: bool, entries: bool) -> References:
        ids = [item["id"] for item in items]
        return process(kind, items, csl, {i: [node(i)] for i in ids} if notes else {}, ids if entries else [], cache)

    sentences = [item | {"title": item["sentence"]} for item in items]
    sites = [_whole_site(item) for item in legal]
    with ThreadPoolExecutor() as pool:  # a processor takes longer to start than to format
        chicago = pool.submit(run, "chicago", style(), items, notes=True, entries=True)
        apa = pool.submit(run, "apa", _each_alone(packaged("apa.csl")), sentences, notes=False, entries=True)
        bluebook = pool.submit(run, "bluebook", packaged("bluebook-law-review.csl"), sites, notes=True, entries=False)
    return {
        N_("Chicago, note"): chicago.result().notes,
        N_("Chicago, bibliography"): chicago.result().entries,
        N_("APA, reference"): apa.result().entries,
        N_("Bluebook"): bluebook.result().notes,
    }


def _each_alone(style: str) -> str:
    """A style that tells no works of one year apart, as in `2026a`: each form is for a text of its own.

    https://docs.citationstyles.org/en/stable/specification.html#disambiguation
    """
    return style.replace(' disambiguate-add-year-suffix="true"', "")


def _as_is(title: str) -> str:
    """A title whose capitals no style changes."""
    return f'<span class="nocase">{title}</span>'


def _whole_site(item: dict[str, Any]) -> dict[str, Any]:
    """Bluebook names a site where a page of it would be named: without it there would be a comma and no name."""
    if item["type"] != "webpage" or "container-title" in item:
        return item
    return {name: value for name, value in item.items() if name != "title"} | {"container-title": item["title"]}


def plain(html: str) -> str:
    """The words of a formatted citation."""
    return unescape(_TAG.sub("", html))
