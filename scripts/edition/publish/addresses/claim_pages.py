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
from ...content.vocabulary import GRADES, READING_KINDS
from ...render import languages
from ...render.references import references
from .. import attribution
from ..html import aside, frame
from . import share
from .stubs import stub


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write the page of every claim, and in the place of its former `cite/` a page that leads there."""
    around, notes = frame(edition, config, folder), references(edition, config.cache).notes
    pages, locale = Pages(edition, config, notes), edition.settings.locale
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
        (home / "index.html").write_text(share.with_script(html, "../"), encoding="utf-8", newline="\n")
        title = locale.gettext("Claim {claim}", claim=claim.id)
        former = stub(config, edition.settings, f"/{claim.anchor}/{share.FOLDER}/", f"/{claim.anchor}/", title, "")
        (home / share.FOLDER).mkdir(exist_ok=True)
        (home / share.FOLDER / "index.html").write_text(former, encoding="utf-8", newline="\n")


class Pages:
    """Writes the bodies of the claims' pages of one edition. `notes` are the references by the text of their citation."""

    def __init__(self, edition: Edition, config: Config, notes: Mapping[str, str]) -> None:
        self.edition, self.config, self.notes = edition, config, notes
        self.locale = edition.settings.locale
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
        _, words = self.locale.gettext, escape(attribution.words(claim))
        label = labels.label(claim, self.edition)
        if language := languages.name_of_original(claim, self.edition.settings):
            label = _("{label}, in {language}", label=label, language=language)
        parts = [
            '<div class="leaflet">',
            f'<header class="head"><p class="head__kind">{escape(label)} '
            f'<span class="head__id">{claim.id}</span></p><h1 id="top">{escape(_("Claim {claim}", claim=claim.id))}</h1></header>',
            f'<p class="leaflet__way"><a href="../{self.url(claim)}#{claim.anchor}">{escape(_("Read {claim} in its place", claim=claim.id))}</a>: '
            f"{escape(markdown.plain(self.titles[claim.page]))}</p>",
            f'<blockquote class="claim__words" id="{claim.anchor}"><p>{words}</p></blockquote>',
            f'<h2 id="basis">{escape(_("Whose it is, and how sure"))}</h2>',
            *self._basis(claim),
            *share.link(claim, self.edition, self.config, home, ""),
            "</div>",
            '<div class="leaflet__beside">',
            f'<h2 id="reading">{escape(_("How it was read"))}</h2>',
            *self._readings(claim),
            *self._earlier(claim),
            *self._changes(claim),
            *share.sections(claim, self.edition, self.config, home, ""),
            "</div>",
        ]
        return "\n".join(parts)

    def _basis(self, claim: Claim) -> Iterator[str]:
        _ = self.locale.gettext
        yield f"<p>{escape(attribution.whose(claim, self.edition))}.</p>"
        yield from (f"<p>{self.notes[c.source]}</p>" for c in claim.citations if c.source in self.notes)
        if reason := labels.reason(claim):
            yield f"<p>{escape(_('Partly confirmed: {reason}.', reason=reason))}</p>"
        premises = [self._way(name.value) for name in claim.listed("from")]
        if premises:
            yield f"<p>{escape(_('Inferred from {premises}.')).format(premises=', '.join(premises))}</p>"
        following = [self._way(other.id) for other in self.inferred.get(claim.id, ())]
        if following:
            told = escape(_("This edition infers from it: {claims}."))
            yield f'<p class="leaflet__way">{told.format(claims=", ".join(following))}</p>'

    def _way(self, name: str) -> str:
        return f'<a href="../{name.lower().replace(".", "-")}/">{escape(name)}</a>'

    def _readings(self, claim: Claim) -> Iterator[str]:
        _ = self.locale.gettext
        made = readings.of_words(claim, self.edition)
        if not made:
            nobody = _("Nobody has compared these words a second time with what they rest on.")
            yield f"<p>{escape(nobody)}</p>"
        for reading in made:
            told = escape(_("On {day}, against {kind}: {text}. It says: {words}")).format(
                day=escape(self.locale.date(reading.day)),
                kind=escape(_(READING_KINDS[reading.kind])),
                text=_text(reading.read),
                words=escape(reading.says),
            )
            yield f"<p>{told}</p>"
        if self.explained:
            yield f'<p><a href="../method/#readings">{escape(_("How claims are read"))}</a></p>'

    def _earlier(self, claim: Claim) -> Iterator[str]:
        """The wordings that were replaced, the newest first, each with its days and what the next one changed in it."""
        lines = wording.on_record(self.edition).get(claim.id, ())
        if len(lines) < 2:
            return
        _ = self.locale.gettext
        yield f'<h2 id="earlier">{escape(_("Earlier wordings"))}</h2>'
        for old, new in reversed(list(pairwise(lines))):
            whose = labels.basis(old.basis, self.edition)
            whose = labels.with_grade(whose, old.grade, self.edition) if old.grade in GRADES else whose
            told = _(
                "From {first} to {last} ({label}; {reading}):",
                first=self.locale.date(old.date),
                last=self.locale.date(new.date),
                label=whose,
                reading=readings.of_digest(claim.id, old.digest, self.edition),
            )
            yield f"<p>{escape(told)}</p>"
            yield f"<blockquote><p>{_compared(old.words, new.words)}</p></blockquote>"

    def _changes(self, claim: Claim) -> Iterator[str]:
        mentions = log.mentions(self.edition).get(claim.id, ())
        if mentions:
            yield f'<h2 id="changes">{escape(self.locale.gettext("Changes"))}</h2>\n<ul>'
            for mention in mentions:
                url = f"../{mention.entry.page.url}#{mention.entry.anchor}"
                words = escape(markdown.plain(mention.line.text))
                yield f'<li><a href="{url}">{escape(self.locale.date(mention.entry.date))}</a>: {words}</li>'
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
