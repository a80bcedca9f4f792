"""Rules on facts: which claims rest on them, with which grade, numbers and names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content import citation as grammar
from ...content import markdown
from ...content.model import Citation, Edition
from ...content.places import Fault, Text
from ...content.prose import QUOTED
from ...content.suggest import did_you_mean
from ...content.vocabulary import RESTS_ON_FACTS
from ..cites import unsound
from ..particulars import checked_texts, names_not_held, numbers_not_held


def fact001_unknown_fact(edition: Edition) -> Iterator[Fault]:
    """A claim rests on a fact that the list of facts does not hold.

    Nobody could check it.

    Bad:  facts: UN-1600
    Good: facts: UN-160
    """
    lists = [claim.listed("facts") for claim in edition.claims] + [entry.facts for entry in edition.entries]
    lists += [figure.all_facts for figure in edition.figures]
    for facts in lists:
        for fact in facts:
            if fact.value not in edition.facts:
                otherwise = "the facts are listed in docs/data/facts.yaml"
                hint = did_you_mean(fact.value, edition.facts, otherwise, {other.value for other in facts})
                yield Fault(fact.span, f"unknown fact '{fact.value}'", hint)


def fact002_unverified_fact(edition: Edition) -> Iterator[Fault]:
    """A claim rests on a fact that was never verified.

    It could be wrong, and the page would not say so.

    Bad:  facts: UN-182
    Good: a verified fact, or no claim
    """
    places = [fact for claim in edition.claims for fact in claim.listed("facts")]
    places += [fact for entry in edition.entries for fact in entry.facts]
    places += [fact for figure in edition.figures for fact in figure.all_facts]
    for place in places:
        fact = edition.facts.get(place.value)
        if fact and fact.grade == "unverified":
            yield Fault(place.span, f"the fact '{fact.id}' is graded unverified", "confirm it, or leave the claim out")


def fact003_unconfirmed_citation(edition: Edition) -> Iterator[Fault]:
    """A claim cites a source or a locator that none of its facts was confirmed with.

    A wrong paragraph number is worse than none.

    Bad:  [@survey-2024, para. 41] where paragraphs 41–42 were read as a block
    Good: [@survey-2024, paras. 41–42]
    """
    places: list[tuple[tuple[Text, ...], tuple[Citation, ...]]] = [
        (facts, claim.citations)
        for claim in edition.claims
        if claim.basis in RESTS_ON_FACTS and (facts := claim.listed("facts"))
    ]
    places += [(entry.facts, (entry.citation,)) for entry in edition.entries if entry.citation]
    places += [(figure.all_facts, (figure.citation,)) for figure in edition.figures if figure.citation]
    reported = unsound(edition)
    for facts, citations in places:
        if any(fact.value not in edition.facts for fact in facts):
            continue
        confirmed = [cite for fact in facts for cite in edition.facts[fact.value].rests_on]
        if not reported.isdisjoint(confirmed):
            continue
        for cite in (cite for citation in citations for cite in citation.cites):
            if cite in reported or any(grammar.covers(known, cite) for known in confirmed):
                continue
            named = ", ".join(fact.value for fact in facts)
            said = f"was not confirmed for {named}" if named else "is cited, but no fact is named"
            same = "; ".join(grammar.written(known) for known in confirmed if known.key == cite.key)
            hint = f"confirmed: {same}" if same else "cite a source that the facts rest on, or name the fact that does"
            yield Fault(cite.span, f"'{grammar.written(cite)}' {said}", hint)


_SOURCE = (
    r"(?:press|news|media|newspaper|secondary) (?:account|report|summary|summarie|page|copie|copy)s?|the press(?=[,.;])"
)
_PRESS = rf"(?:[\w’-]+ ){{0,5}}?(?:{_SOURCE})"

FORMULAS: tuple[str, ...] = (
    r"(?:confirmed|known|established|dated|seen|read) here",
    r"(?:confirmed|known|established) (?:for|by|to) this edition",
    r"this edition (?:has|did|could) not (?:yet )?confirm(?:ed)?",
    r"(?:so|as) far as (?:it is )?(?:confirmed|known)",
    r"(?:paragraph|article|number|date|place)s? (?:(?:is|are|was|were) )?not (?:itself |themselves )?confirmed",
    r"this edition (?:infers|dates|assumes)",
    rf"by {_PRESS}",
    r"by (?:[\w’-]+ )?accounts (?:up to|until|of)",
    rf"as {_PRESS}(?: [\w’-]+){{0,6}}? (?:tells?|describes?|quotes?|counts?|has|have|gives?|puts?)",
    r"reported,? (?:but |and )?not (?:confirmed|established)",
    r"rests? on (?:a|one) single (?:source|account|report)",
)
"""How a sentence says that it was not confirmed. Who reported, counted or estimated a thing is no such formula."""

_ANY = re.compile(rf"\b(?:{'|'.join(FORMULAS)})\b", re.IGNORECASE)


def fact004_doubt_in_the_words(edition: Edition) -> Iterator[Fault]:
    """A claim's sentence holds a formula of doubt.

    It breaks the sentence, and nobody can filter by it; the label and the note say how sure the claim is.

    Bad:  By a press report, returns went on.
    Good: The press reported that returns went on.
    """
    for claim in edition.claims:
        words = QUOTED.sub("", markdown.plain(claim.text)) if claim.basis in RESTS_ON_FACTS else ""
        if found := _ANY.search(words):
            hint = "say the fact and who reported it, and give the reason as 'doubt: …'"
            yield Fault(claim.span, f"'{found[0]}' is a formula of doubt", hint)


def fact005_number_not_held(edition: Edition) -> Iterator[Fault]:
    """A text gives a number or a date that nothing behind it holds.

    A slip of one digit would pass for what the source says.

    Bad:  Human Rights Watch counted more than 600 people, on a fact with the particulars ["more than 500 people"]
    Good: Human Rights Watch counted more than 500 people, on the same fact
    """
    for entry in checked_texts(edition):
        for found in numbers_not_held(entry):
            said = entry.text[found.start : found.start + found.length]
            hint = "give the number as the source has it; if it was read there, add it to 'particulars' of the fact"
            yield Fault(entry.span, f"'{said}' in {entry.owner} is in no fact, premise or source behind it", hint)


def fact006_name_not_held(edition: Edition) -> Iterator[Fault]:
    """A text gives a name that nothing behind it holds.

    A wrong name would pass for what the source says.

    Bad:  Amnesty counted more than 500 people, on a fact with the particulars ["Human Rights Watch"]
    Good: Human Rights Watch counted more than 500 people, on the same fact
    """
    for entry in checked_texts(edition):
        for found in names_not_held(entry):
            said = entry.text[found.start : found.start + found.length]
            hint = "give the name as the source has it; if it was read there, add it to 'particulars' of the fact"
            yield Fault(entry.span, f"'{said}' in {entry.owner} is in no fact, premise or source behind it", hint)


def fact007_doubt_without_reason(edition: Edition) -> Iterator[Fault]:
    """A claim on a fact confirmed only in part gives no reason, or gives one though every fact is verified.

    Its label would say “partly confirmed”, and the reader could not learn what was not confirmed.

    Bad:  facts: UN-63 with no doubt
    Good: facts: UN-63, doubt: rests on one press account
    """
    for claim in edition.claims:
        known = [f for f in claim.listed("facts") if f.value in edition.facts]
        partly = [f for f in known if edition.facts[f.value].grade == "partly"]
        doubt = claim.options.get("doubt")
        if partly and (doubt is None or not doubt.value):
            hint = "add '    doubt: …' with the reason, as in 'rests on one press account'"
            yield Fault(partly[0].span, f"the fact '{partly[0].value}' is confirmed only in part", hint)
        elif doubt and not partly and len(known) == len(claim.listed("facts")):
            yield Fault(doubt.span, "'doubt' is given, but every fact is verified", "remove the line 'doubt: …'")
