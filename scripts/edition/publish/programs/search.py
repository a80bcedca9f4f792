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

from ...content.lookup import Lookup, entries, key
from ...content.model import Edition
from ...content.vocabulary import SCRIPTS

_CONFIG = {
    # Everything but letters, digits and the underscore that joins the parts of a symbol.
    "separator": r"[\s!-/:-@\[-^`{-\u00bf\u2010-\u2027\u3000-\u303f\uff01-\uff0f]+",
    "pipeline": ["stopWordFilter", "stemmer"],
    "fields": {"title": {"boost": 4}, "tags": {"boost": 40}, "text": {"boost": 1}},
}
_BOOSTS = {"unit": 3, "term": 3, "page": 2, "section": 1.2, "claim": 1, "source": 0.8, "date": 0.7}
"""How much a match counts, by kind of entry."""
_WRITTEN_WITHOUT_SPACES = frozenset({"ko", "zh", "ja"})
_EDGE = "\u2060"
"""A word without letters or width, so that the first and last word of a text are its ends."""
_THEME = Path(material.__file__).parent
_MAP = re.compile(r"\s*//# sourceMappingURL=.*\s*$")


def write(edition: Edition, folder: Path) -> None:
    """Writes assets/search/: index.json, and worker.js as the theme has it, whichever generator made the pages."""
    home = folder / "assets" / "search"
    home.mkdir(parents=True, exist_ok=True)
    (worker,) = _THEME.glob("templates/assets/javascripts/workers/search.*.min.js")
    (home / "worker.js").write_text(_MAP.sub("\n", worker.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    index = json.dumps(documents(edition), ensure_ascii=False, separators=(",", ":"))
    (home / "index.json").write_text(index + "\n", encoding="utf-8", newline="\n")


def documents(edition: Edition) -> dict[str, Any]:
    """What the worker is set up with."""
    pages = {page.path: page for page in edition.pages}
    docs = []
    for entry in entries(edition):
        title = edition.settings.locale.date(entry.title) if entry.kind == "date" else entry.title
        names = [(SCRIPTS.get(language, language), name) for language, name in entry.names]
        doc = {
            "location": f"{pages[entry.page].url}|{entry.anchor}",
            "kind": entry.label,
            "section": entry.section,
            "title": title,
            "text": _safe(entry.text),
            "names": [name for name in names if name[1] != title],
            "lang": next((language for language, name in names if name == title), ""),
            "tags": _tags(entry),
            "boost": _BOOSTS[entry.kind],
        }
        docs.append({name: value for name, value in doc.items() if value})
    # Stems without word lists: other languages than that of the edition are found by the beginnings of their words.
    config = {"lang": [edition.settings.locale.language], **_CONFIG}
    return {"config": config, "docs": docs, "options": {"suggest": False}}


def _tags(entry: Lookup) -> list[str]:
    """Ids, symbols and other names in one spelling, names also word by word, and what unspaced ones end in.

    A whole name stands there thrice, so that it counts for more than a word or an ending.
    """
    names = [key(name) for _, name in entry.names]
    parts: list[str] = []
    for language, name in entry.names:
        parts += key(name).split("_")
        if language in _WRITTEN_WITHOUT_SPACES:
            unspaced = key(name).replace("_", "")
            parts += [unspaced[start:] for start in range(len(unspaced) - 1)]
    return [*dict.fromkeys([*map(key, entry.ids), *names, *parts]), *names, *names]


def _safe(text: str) -> str:
    """The worker takes what stands between angle brackets for marks, and shows a text from its first word to its last."""
    words = text.replace("<", "‹").replace(">", "›").strip()
    return f"{_EDGE}{words}{_EDGE}" if words else ""
