"""References formatted by a CSL processor: pandoc's citeproc over our CSL items, in the amended Chicago style.

Nothing here formats a whole reference by hand: items are adapted to what the style expects (`csl.py`), the style to
what law and official documents need (`style.py`), and the processor does the rest, in one run for the whole edition.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pypandoc
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..cache import cached
from ..config import CannotRun
from ..content import emphasis
from ..content.citation import part_of
from ..content.model import Citation, Cite, Edition, Locator, Source
from ..content.numbers import is_plural
from ..content.vocabulary import LOCATOR_LABELS
from ..language.locale import Locale
from . import csl as csl_items
from .csl import FOREIGN, Item, csl_item
from .style import style

Node = dict[str, Any]

_SPACES = re.compile(r"(\s+)")
_LAW = frozenset({"bill", "legislation", "regulation"})
_EM = re.compile("(</?em>)")
_API = [1, 23, 1]
_PACKAGES = ("pypandoc-binary", "selectolax")
PANDOC = Path(pypandoc.__file__).parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc")
"""The packaged program, whatever else is on the path: the same sources give the same bytes."""
_NESTED_QUOTE = re.compile("’</span>(?P<mark>\ue002?)(?P<stop>[,.])”")
"""A quotation that ends a title, as pandoc leaves it: it moves the stop into the outer quotation marks only."""


class PandocFailed(CannotRun):
    """The CSL processor did not run; carries its own message."""


@dataclass(frozen=True, slots=True)
class References:
    """Formatted HTML: a note for each citation by its written text, an entry for each source by its key."""

    notes: Mapping[str, str]
    entries: Mapping[str, str]


def references(edition: Edition, cache: Path | None = None) -> References:
    """The references of a whole edition, from a cache folder if nothing they depend on has changed."""
    sources = {source.key: source for source in edition.sources}
    citations = {c.source: c for c in edition.citations() if all(cite.key in sources for cite in c.cites)}
    return format_all(sources, list(citations.values()), edition.settings.locale, cache)


def format_all(
    sources: Mapping[str, Source], citations: Sequence[Citation], locale: Locale, cache: Path | None = None
) -> References:
    """Every note is a first mention in full: its items go in under ids of their own, one for each source it cites."""
    items = [csl_item(source) for source in sources.values()]
    notes: dict[str, list[Node]] = {}
    for number, citation in enumerate(citations):
        cited = {cite.key: csl_item(sources[cite.key], f"cited-{number}-{cite.key}") for cite in citation.cites}
        items.extend(cited.values())
        notes[citation.source] = [_citation_node(cite, cited[cite.key], locale) for cite in citation.cites]
    return process("references", items, style(), notes, list(sources), cache)


def process(
    kind: str,
    items: Sequence[Item],
    csl: str,
    notes: Mapping[str, Sequence[Node]],
    entries: Sequence[str],
    cache: Path | None = None,
) -> References:
    """Items formatted in a style: a note for each name in `notes`, and an entry for each id in `entries`.

    `kind` names the results of this kind in the cache.
    """
    paragraphs = [
        {"t": "Para", "c": [{"t": "Cite", "c": [nodes, [{"t": "Str", "c": "?"}]]}]} for nodes in notes.values()
    ]
    nocite = {"t": "Cite", "c": [[node(key) for key in entries], []]}
    document = {
        "pandoc-api-version": _API,
        "meta": {"nocite": {"t": "MetaInlines", "c": [nocite]}} if entries else {},
        "blocks": paragraphs,
    }
    row = {"document": document, "items": items, "csl": csl}
    names = {"notes": list(notes), "entries": list(entries)}

    def make(_: object) -> list[bytes]:
        parts = _parts(_pandoc(json.dumps(document), json.dumps(items), csl), **names)
        return [json.dumps(parts, ensure_ascii=False).encode("utf-8")]

    (made,) = cached(
        cache, kind, [row], make, [__file__, csl_items.__file__], _PACKAGES, lambda data: _whole(data, names)
    )
    return References(**json.loads(made))


def _whole(data: bytes, names: Mapping[str, Sequence[str]]) -> bool:
    """Whether a kept result has a text for each name of each part."""
    try:
        parts = json.loads(data)
        return parts.keys() == names.keys() and all(
            parts[part].keys() == set(names[part]) and all(isinstance(text, str) for text in parts[part].values())
            for part in names
        )
    except (ValueError, AttributeError):
        return False


def _citation_node(cite: Cite, item: Item, locale: Locale) -> Node:
    """One cited source in pandoc's document model. The locator is put in braces, which pandoc takes whole."""
    locator = _locator(cite, item["type"], locale)
    suffix = f"{locator}, {cite.suffix}" if cite.suffix else locator
    mode = "SuppressAuthor" if cite.suppress_author else "NormalCitation"
    return node(item["id"], cite.prefix, suffix, mode)


def _locator(cite: Cite, kind: str, locale: Locale) -> str:
    """`{op. para. 90 (b)–(c)}`: a locator with its own term, or `{p. 3}`, whose term is the style's.

    Pandoc reads only some of CSL's labels and takes `90 (b)–(c)` for several paragraphs. So the term is the
    citation grammar's, a section of a law has its sign, and the label is `opus`, which the style prints bare and no
    document here is cited by. https://pandoc.org/MANUAL.html#citation-syntax
    """
    if not cite.locators:
        return ""
    if [locator.label for locator in cite.locators] == ["page"]:
        return f"{{p. {cite.locators[0].value}}}"
    return f"{{op. {', '.join(_term_and_value(locator, kind, locale) for locator in cite.locators)}}}"


def _term_and_value(locator: Locator, kind: str, locale: Locale) -> str:
    if locator.label == "section" and kind in _LAW:
        return f"{LOCATOR_LABELS['section'][2:][is_plural(locator)]} {locator.value}"
    return part_of(locator, locale)


def node(key: str, prefix: str = "", suffix: str = "", mode: str = "NormalCitation") -> Node:
    """One cited source in pandoc's document model."""
    return {
        "citationId": key,
        "citationPrefix": _inlines(prefix),
        "citationSuffix": _inlines(suffix),
        "citationMode": {"t": mode},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _inlines(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for words, italics in emphasis.runs(text):
        parts = [{"t": "Space"} if part.isspace() else {"t": "Str", "c": part} for part in _SPACES.split(words) if part]
        found += [{"t": "Emph", "c": parts}] if italics else parts
    return found


def _pandoc(document: str, items: str, csl: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        bibliography, style_file = Path(folder, "items.json"), Path(folder, "style.csl")
        bibliography.write_text(items, encoding="utf-8")
        style_file.write_text(csl, encoding="utf-8")
        command = [str(PANDOC), "--from=json", "--to=html", "--citeproc", "--wrap=none"]
        command += [f"--bibliography={bibliography}", f"--csl={style_file}", f"--data-dir={folder}"]
        done = subprocess.run(command, input=document.encode(), capture_output=True, check=False)
    if done.returncode:
        raise PandocFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8")


def _parts(html: str, notes: Sequence[str], entries: Sequence[str]) -> dict[str, dict[str, str]]:
    """The notes and entries of pandoc's page by their names, without the marks that only pandoc reads."""
    tree = LexborHTMLParser(_NESTED_QUOTE.sub(r"\g<stop>’</span>\g<mark>”", html))
    for mark in tree.css("a.footnote-back"):
        mark.decompose()
    for mark in tree.css("span"):
        mark.unwrap()
    return {
        "notes": {text: _inner(tree.css_first(f'li[id="fn{number}"] p')) for number, text in enumerate(notes, 1)},
        "entries": {key: _inner(tree.css_first(f'[id="ref-{key}"]')) for key in entries},
    }


def _roman_in_italics(html: str) -> str:
    """Words in italics inside a title in italics stand upright (CMOS18 8.173): `<em>The </em>Pueblo<em> Incident</em>`."""
    depth, parts = 0, []
    for part in _EM.split(html):
        depth += {"<em>": 1, "</em>": -1}.get(part, 0)
        turned = {"<em>": "</em>", "</em>": "<em>"} if depth == (2 if part == "<em>" else 1) else {}
        parts.append(turned.get(part, part))
    return "".join(parts).replace("<em></em>", "")


def _inner(node: LexborNode | None) -> str:
    """The HTML inside an element, on one line, with titles in other languages marked as such."""
    if node is None:
        return ""
    html = "".join(child.html or escape(child.text_content or "") for child in node.iter(include_text=True))
    html = _roman_in_italics(html)
    html = FOREIGN.sub(r'<span lang="\g<language>">\g<text></span>', html)
    return re.sub(r"\s+", " ", html.replace("&nbsp;", " ")).strip()
