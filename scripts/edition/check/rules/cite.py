"""Rules on citations in the text: their keys, their places and their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content.model import Edition
from ...content.places import Fault
from ...content.suggest import did_you_mean, nearest
from ..cites import all_cites, locator_fault, unsound
from ..misplaced_citations import misplaced_citations
from ..raw_citekeys import raw_citekeys, raw_in_values


def cite001_unknown_citekey(edition: Edition) -> Iterator[Fault]:
    """A citation names a citekey that the bibliography does not hold.

    The reader would meet a claim with no source behind it.

    Bad:  Wells were dry [@survey-2042, para. 46].
    Good: Wells were dry [@survey-2024, para. 46].
    """
    known = {source.key for source in edition.sources}
    for cite in all_cites(edition):
        if cite.key not in known:
            hint = did_you_mean(cite.key, known, "add the source to docs/data/bibliography.yaml")
            yield Fault(cite.span, f"unknown citekey '{cite.key}'", hint)


def cite002_source_never_cited(edition: Edition) -> Iterator[Fault]:
    """A source of the bibliography is cited nowhere.

    It would lend weight to nothing, and readers would look for what rests on it.

    Bad:  - id: survey-2024 with no citation of it
    Good: - id: survey-2024 and a claim that cites it
    """
    cited = {cite.key for citation in edition.citations() for cite in citation.cites}
    cited |= {stray.key for stray in raw_citekeys(edition)}
    keys = {source.key for source in edition.sources}
    meant = {nearest(key, keys) for key in cited - keys}
    for source in edition.sources:
        if source.key not in cited | meant:
            yield Fault(source.span, f"the source '{source.key}' is never cited", "cite it, or remove the record")


def cite003_malformed_citation(edition: Edition) -> Iterator[Fault]:
    """A bracket with an '@' is not a citation that can be read.

    It would be printed as it stands, and no note would follow.

    Bad:  [@survey-2024 para 46]
    Good: [@survey-2024, para. 46]
    """
    yield from (p.fault for p in edition.problems if p.kind == "citation")


def cite004_locator_without_number(edition: Edition) -> Iterator[Fault]:
    """A citation gives a locator that the source does not number, or one outside its known range.

    The reader would look for a place that does not exist.

    Bad:  [@survey-2024, para. 946]
    Good: [@survey-2024, para. 46]
    """
    sources = {source.key: source for source in reversed(edition.sources)}
    for cite in all_cites(edition):
        source = sources.get(cite.key)
        wrong = locator_fault(cite, source) if source and cite.locators else None
        if wrong:
            said, hint = wrong
            yield Fault(cite.place or cite.span, said, hint)


def cite005_missing_locator(edition: Edition) -> Iterator[Fault]:
    """A citation outside claims names a document that numbers its parts, and none of them.

    The reader would have to search the whole of it; in claims, the facts say whether a place is known.

    Bad:  The panel was asked for it [@survey-2024].
    Good: The panel was asked for it [@survey-2024, para. 46].
    """
    sources = {source.key: source for source in reversed(edition.sources)}
    in_claims = {citation.span for claim in edition.claims for citation in claim.citations}
    for page in edition.pages:
        for citation in page.citations:
            for cite in citation.cites if citation.span not in in_claims else ():
                source = sources.get(cite.key)
                numbered = source.custom.get("locators") if source else None
                if numbered and isinstance(numbered, dict) and not cite.locators and cite not in unsound(edition):
                    parts = ", ".join(label.removesuffix("-locator") for label in numbered)
                    said = f"'{cite.key}' is cited as a whole outside a claim, and numbers its parts"
                    yield Fault(cite.span, said, f"name the {parts}, or make the sentence a claim with its fact")


def cite006_idle_citation(edition: Edition) -> Iterator[Fault]:
    """A citation stands where it makes no note: in a heading, a link's words, an image's description, a title or a list.

    It would be printed as it stands, or be lost, and the reader would meet no source.

    Bad:  ## What the panel found [@survey-2024, para. 46] { #found }
    Good: ## What the panel found { #found }
    """
    for span, where in misplaced_citations(edition):
        yield Fault(span, f"a citation in {where} makes no note", "cite in the running text, before the full stop")


_FOOTNOTE = re.compile(r"(?P<line>^ {0,3})?(?<!\\)\[\^(?P<name>[^\]\s]+)\](?P<text>:)?", re.MULTILINE)


def cite007_stray_footnote(edition: Edition) -> Iterator[Fault]:
    """A footnote's mark or text stands on a page, which has no footnotes.

    It would be printed as it stands: notes come from citations alone.

    Bad:  Wells were dry.[^1]
    Good: Wells were dry [@survey-2024, para. 46].
    """
    for page in edition.pages:
        found = list(_FOOTNOTE.finditer(page.prose)) if "[^" in page.prose else []
        texts = {m["name"] for m in found if _is_text(m)}
        marks = {m["name"] for m in found if not _is_text(m)}
        for match in found:
            name = match["name"]
            if _is_text(match):
                said = "is printed as it stands" if name in marks else "is used nowhere"
            elif name in texts:
                continue
            else:
                said = "has no text"
            span = page.places.span(match.start() + len(match["line"] or ""), len(name) + 3)
            yield Fault(span, f"the footnote '{name}' {said}", "say it in the sentence, or cite a source in its place")


def _is_text(match: re.Match[str]) -> bool:
    return match["line"] is not None and match["text"] is not None


def cite008_stray_citekey(edition: Edition) -> Iterator[Fault]:
    """A source is named by its citekey outside a citation.

    It is printed as it stands, and no note follows.

    Bad:  Wells were dry (@survey-2024, para. 46).
    Good: Wells were dry [@survey-2024, para. 46].
    """
    for stray in raw_citekeys(edition):
        hint = f"write '{stray.better}'" if stray.better else f"take '@{stray.key}' out, and cite behind the link"
        yield Fault(stray.span, f"the citekey '@{stray.key}' stands outside a citation", hint)
    for span, key, where in raw_in_values(edition):
        hint = f"take '@{key}' out, and cite in the running text"
        yield Fault(span, f"the citekey '@{key}' stands in {where}, which has no notes", hint)
