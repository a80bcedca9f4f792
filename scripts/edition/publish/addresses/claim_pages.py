"""The claim's own page, `p3-8/`: its words, whose it is, how sure it is, what it rests on, how it was read, and how to
cite and share it. The way to its place on the page that tells it comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise
from pathlib import Path

from ...config import Config
from ...content import graph, labels, log, markdown, readings, wording
from ...content.model import Claim, Edition
from ...content.vocabulary import BASES, GRADES, READING_KINDS
from ...render.references import references
from ...render.words import date
from .. import attribution
from ..html import aside, frame
from . import share
from .stubs import stub


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Writes the page of every claim, and in the place of its former `cite/` a page that leads there."""
    around, notes = frame(edition, config, folder), references(edition, config.cache).notes
    pages = Pages(edition, config, notes)
    for claim in edition.claims:
        home = folder / claim.anchor
        home.mkdir(exist_ok=True)
        html = aside(
            around,
            f"{claim.anchor}/",
            f"{claim.id}: {labels.label(claim, edition)}",
            attribution.words(claim),
            pages.body(claim, home),
            canonical=attribution.short_address(claim, config),
        )
        (home / "index.html").write_text(html, encoding="utf-8", newline="\n")
        former = stub(config, f"/{claim.anchor}/{share.FOLDER}/", f"/{claim.anchor}/", f"Claim {claim.id}", "")
        (home / share.FOLDER).mkdir(exist_ok=True)
        (home / share.FOLDER / "index.html").write_text(former, encoding="utf-8", newline="\n")


class Pages:
    """Writes the bodies of the claims' pages of one edition. `notes` are the references by the text of their citation."""

    def __init__(self, edition: Edition, config: Config, notes: Mapping[str, str]) -> None:
        self.edition, self.config, self.notes = edition, config, notes
        self.urls = {page.path: page.url for page in edition.pages}
        self.titles = {page.path: page.title for page in edition.pages}
        self.explained = any(page.path == "method.md" and "readings" in page.anchors for page in edition.pages)
        self.inferred: dict[str, list[Claim]] = {}
        for claim in sorted(edition.claims, key=lambda c: graph.order_of_claim(c.id)):
            for premise in claim.listed("from"):
                self.inferred.setdefault(premise.value, []).append(claim)

    def url(self, claim: Claim) -> str:
        """The page that tells the claim, under the base."""
        return self.urls[claim.page]

    def body(self, claim: Claim, home: Path) -> str:
        words = escape(attribution.words(claim))
        parts = [
            f'<header class="head"><p class="head__kind">{escape(labels.label(claim, self.edition))} '
            f'<span class="head__id">{claim.id}</span></p><h1 id="top">Claim {claim.id}</h1></header>',
            f'<p><a href="../{self.url(claim)}#{claim.anchor}">Read {claim.id} in its place</a>: '
            f"{escape(markdown.plain(self.titles[claim.page]))}</p>",
            f'<blockquote class="claim__words" id="{claim.anchor}"><p>{words}</p></blockquote>',
            '<h2 id="basis">Whose it is, and how sure</h2>',
            *self._basis(claim),
            '<h2 id="reading">How it was read</h2>',
            *self._readings(claim),
            *self._earlier(claim),
            *self._changes(claim),
            *share.sections(claim, self.edition, self.config, home, ""),
        ]
        return "\n".join(parts)

    def _basis(self, claim: Claim) -> Iterator[str]:
        yield f"<p>{escape(attribution.whose(claim, self.edition))}.</p>"
        yield from (f"<p>{self.notes[c.source]}</p>" for c in claim.citations if c.source in self.notes)
        if reason := labels.reason(claim):
            yield f"<p>Partly confirmed: {escape(reason)}.</p>"
        premises = [self._way(name.value) for name in claim.listed("from")]
        if premises:
            yield f"<p>Inferred from {', '.join(premises)}.</p>"
        following = [self._way(other.id) for other in self.inferred.get(claim.id, ())]
        if following:
            yield f"<p>This edition infers from it: {', '.join(following)}.</p>"

    def _way(self, name: str) -> str:
        return f'<a href="../{name.lower().replace(".", "-")}/">{escape(name)}</a>'

    def _readings(self, claim: Claim) -> Iterator[str]:
        made = readings.of_words(claim, self.edition)
        if not made:
            yield "<p>Nobody has compared these words a second time with what they rest on.</p>"
        for reading in made:
            yield (
                f"<p>On {date(reading.day)}, against {READING_KINDS[reading.kind]}: {_text(reading.read)}. "
                f"It says: {escape(reading.says)}</p>"
            )
        if self.explained:
            yield '<p><a href="../method/#readings">How claims are read</a></p>'

    def _earlier(self, claim: Claim) -> Iterator[str]:
        """The wordings that were replaced, the newest first, each with its days and what the next one changed in it."""
        lines = wording.on_record(self.edition).get(claim.id, ())
        if len(lines) < 2:
            return
        yield '<h2 id="earlier">Earlier wordings</h2>'
        for old, new in reversed(list(pairwise(lines))):
            graded = f", {GRADES[old.grade]}" if old.grade in GRADES else ""
            whose = BASES[old.basis].label if old.basis in BASES else old.basis
            read = f"; {readings.of_digest(claim.id, old.digest, self.edition)}"
            yield f"<p>From {date(old.date)} to {date(new.date)} ({escape(whose)}{graded}{read}):</p>"
            yield f"<blockquote><p>{_compared(old.words, new.words)}</p></blockquote>"

    def _changes(self, claim: Claim) -> Iterator[str]:
        mentions = log.mentions(self.edition).get(claim.id, ())
        if mentions:
            yield '<h2 id="changes">Changes</h2>\n<ul>'
            for mention in mentions:
                url = f"../{mention.entry.page.url}#{mention.entry.anchor}"
                words = escape(markdown.plain(mention.line.text))
                yield f'<li><a href="{url}">{date(mention.entry.date)}</a>: {words}</li>'
            yield "</ul>"


def _compared(old: str, new: str) -> str:
    """A wording as HTML, with the words marked that the next one left out or put in. https://html.spec.whatwg.org/#edits"""
    before, after, parts = old.split(), new.split(), []
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left, put = escape(" ".join(before[i:j])), escape(" ".join(after[k:m]))
        if what == "equal":
            parts.append(left)
        else:
            parts += [f"<del>{left}</del>"] if left else []
            parts += [f"<ins>{put}</ins>"] if put else []
    return " ".join(parts)


def _text(read: str) -> str:
    """The name of a text that was read, or its address as a link."""
    if read.startswith("https://") and " " not in read:
        return f'<a href="{escape(read)}" rel="external">{escape(read)}</a>'
    return escape(read)
