"""The search: the theme's worker, and an index of the whole edition that it reads. Neither is fetched before first use.

The worker builds its index from documents: https://squidfunk.github.io/mkdocs-material/plugins/search/
Each of ours is a document of its own, so its place, `page/|anchor`, has no number sign, by which the worker would
group them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import material

from ...content import graph
from ...content.citation import HERE
from ...content.lookup import Lookup, entries, key, symbols
from ...content.model import Cite, Claim, Edition, Source, Unit
from ...content.numbers import ranges
from ...content.vocabulary import LOCATOR_LABELS, SCRIPTS, SPOKEN_LABELS
from ...language import SOURCE

_CONFIG = {
    # Everything but letters, digits and the underscore that joins the parts of a symbol.
    "separator": r"[\s!-/:-@\[-^`{-\u00bf\u2010-\u2027\u3000-\u303f\uff01-\uff0f]+",
    "pipeline": ["stopWordFilter", "stemmer"],
    "fields": {"title": {"boost": 4}, "tags": {"boost": 40}, "text": {"boost": 1}},
}
_BOOSTS = {"unit": 3, "term": 3, "page": 2, "section": 1.2, "claim": 1, "account": 0.4, "source": 0.4, "date": 0.7}
"""How much a match counts, by kind of entry."""
_WRITTEN_WITHOUT_SPACES = frozenset({"ko", "zh", "ja"})
_PLACES = ("paragraph", "article-locator", "section", "page", "appendix", "part")
"""The labels by which readers ask for a place in a document."""
_WIDEST = 60
"""The most numbers of a range that are listed one by one; a wider one is found by its first."""
_YEAR = re.compile(r" \(\d{4}\)$")
"""What readers leave out of a symbol before a place: `S/RES/2397 (2017)`."""
_EDGE = "\u2060"
"""A word without letters or width, so that the first and last word of a text are its ends."""
_THEME = Path(material.__file__).parent
_MAP = re.compile(r"\s*//# sourceMappingURL=.*\s*$")


def write(edition: Edition, folder: Path) -> None:
    """Write assets/search/: index.json, and worker.js as the theme has it, whichever generator made the pages."""
    home = folder / "assets" / "search"
    home.mkdir(parents=True, exist_ok=True)
    (worker,) = _THEME.glob("templates/assets/javascripts/workers/search.*.min.js")
    (home / "worker.js").write_text(_MAP.sub("\n", worker.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    index = json.dumps(documents(edition), ensure_ascii=False, separators=(",", ":"))
    (home / "index.json").write_text(index + "\n", encoding="utf-8", newline="\n")


def documents(edition: Edition) -> dict[str, Any]:
    """What the worker is set up with; beside it `same`, words with what they mean, and `places`, words for a place."""
    pages = {page.path: page for page in edition.pages}
    sources = {source.key: source for source in edition.sources}
    claims = graph.claims_by_id(edition)
    leads = _leads(edition)
    docs = []
    for entry in entries(edition):
        title = edition.settings.locale.date(entry.title) if entry.kind == "date" else entry.title
        names = [(SCRIPTS.get(language, language), name) for language, name in entry.names]
        asked = [pages[entry.page].url] if entry.kind in ("page", "unit") else []
        if entry.kind == "claim":
            asked = _places(claims[entry.ids[0]], sources)
        elif entry.kind == "source":
            asked = _ways(sources[entry.anchor])
        doc = {
            "location": f"{pages[entry.page].url}|{entry.anchor}",
            "kind": entry.label,
            "section": entry.section,
            "title": title,
            "text": _safe(entry.text),
            "names": [name for name in names if name[1] != title],
            "lang": next((language for language, name in names if name == title), ""),
            "tags": _tags(entry, asked),
            "leads": leads.get(entry.anchor, []) if entry.kind == "term" else [],
            "boost": _BOOSTS[entry.kind],
        }
        docs.append({name: value for name, value in doc.items() if value})
    # The worker stems English by itself, and would fetch a file for any other language: words in those are found by their
    # beginnings, which the script asks for.
    config = {"lang": [SOURCE], **_CONFIG}
    return {
        "config": config,
        "docs": docs,
        "options": {"suggest": False},
        "same": _same(edition),
        "places": _labels(edition),
    }


def _same(edition: Edition) -> list[tuple[str, str]]:
    """Words that a reader may type, in the spelling of ids, each with the words of the edition that mean the same."""
    given = [(typed, row.find) for row in edition.searched for typed in row.typed]
    given += [(name, term.term) for term in edition.glossary for names in term.names.values() for name in names]
    return [(key(typed), find) for typed, find in dict(given).items()]


def _labels(edition: Edition) -> str:
    """A regular expression of the words that open a place in a document, written or spoken, the longest first.

    It is JavaScript's, which knows no needless escapes. A label around its value, `제~조`, opens nothing.
    """
    _ = edition.settings.locale.gettext
    terms = {term for label in _PLACES for term in (*LOCATOR_LABELS[label], *SPOKEN_LABELS[label])}
    words = {term.strip(f".{HERE}") for term in terms | {_(term) for term in terms}}
    opening = sorted((word for word in words if HERE not in word), key=lambda w: (-len(w), w))
    return "|".join(re.sub(r"[.*+?^${}()|\[\]\\/]", r"\\\g<0>", word) for word in opening)


def _leads(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """For each term the units that it leads on to: their addresses and names."""
    pages = {page.path: page for page in edition.pages}
    units: dict[str, Unit] = {unit.id: unit for unit in edition.units}

    def address(unit: Unit) -> str:
        page = pages[unit.page]
        return page.url if page.id == unit.id else f"{page.url}#{unit.anchor}"

    seen = {term.id: [units[s.value] for s in term.see if s.value in units] for term in edition.glossary}
    return {term: [(address(unit), f"{unit.title} ({unit.id})") for unit in there] for term, there in seen.items()}


def _places(claim: Claim, sources: dict[str, Source]) -> list[str]:
    """Each number of the places that a claim cites, behind every symbol of the source: `A/HRC/25/63 42`."""
    cites: list[Cite] = [cite for citation in claim.citations for cite in citation.cites if cite.key in sources]
    return [
        f"{_YEAR.sub('', symbol)} {number}"
        for cite in cites
        for symbol in symbols(sources[cite.key])
        for locator in cite.locators
        for place in ranges(locator)
        for number in _numbers(place)
    ]


def _numbers(place: str) -> list[str]:
    """The numbers of a place: `42–44` → 42, 43, 44; `9241b` → itself."""
    first, _, last = place.partition("–")
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < _WIDEST:
        return [str(number) for number in range(int(first), int(last) + 1)]
    return [first]


def _ways(source: Source) -> list[str]:
    """What else a source is asked for by: its address as `wanted` in the script cuts it, and its symbols without a year."""
    return [re.sub(r"^https?://(?:www\.)?", "", source.text("URL")), *(_YEAR.sub("", name) for name in symbols(source))]


def _tags(entry: Lookup, asked: list[str]) -> list[str]:
    """Ids, symbols, names and what else it is `asked` for by, in one spelling.

    Names stand there word by word too, and by what unspaced ones end in. A whole name stands there thrice, so that it counts for more than a word or an ending.
    """
    names = [key(name) for _, name in entry.names]
    parts: list[str] = []
    for language, name in entry.names:
        parts += key(name).split("_")
        if language in _WRITTEN_WITHOUT_SPACES:
            unspaced = key(name).replace("_", "")
            parts += [unspaced[start:] for start in range(len(unspaced) - 1)]
    once = dict.fromkeys(filter(None, [*map(key, [*entry.ids, *asked]), *names, *parts]))
    return [*once, *names, *names]


def _safe(text: str) -> str:
    """The worker takes what stands between angle brackets for marks, and shows a text from its first word to its last."""
    words = text.replace("<", "‹").replace(">", "›").strip()
    return f"{_EDGE}{words}{_EDGE}" if words else ""
