"""Rules on accounts: what each sentence rests on and says, how long they are, what they hold, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...content import accounts, markdown
from ...content.fingerprint import words
from ...content.graph import claims_by_id
from ...content.model import Claim, Edition, Page
from ...content.places import Fault, Text
from ...content.prose import QUOTED
from ...content.vocabulary import ACCOUNT_WORDS
from ..claims_named import unknown
from ..quotations import MOST

_ENDS = re.compile(r"[.?!][”’)]*$")
_TWO = re.compile(r"[a-z0-9)”’]{2}[.?!]”? (?=[A-Z“])")


def acct001_sentence_without_claims(edition: Edition) -> Iterator[Fault]:
    """A line of an account does not end with the claims that it rests on.

    Nobody could check the sentence, or see whose it is.

    Bad:  People who are sent back are often tortured.
    Good: People who are sent back are often tortured. [P3.8]
    """
    for page in edition.pages:
        for sentence in accounts.sentences(page):
            if not sentence.claims:
                hint = "end the line with its claims in square brackets, as in '[P3.8]' or '[P3.8, P3.10]'"
                yield Fault(sentence.span, "the sentence names no claim", hint)


def acct002_unknown_claim(edition: Edition) -> Iterator[Fault]:
    """A sentence of an account rests on a claim that this edition does not have, or no longer has, or names one twice.

    Nobody could check the sentence, or it would seem to rest on more than it does.

    Bad:  People who are sent back are often tortured. [P3.999]
    Good: People who are sent back are often tortured. [P3.8]
    """
    for page in edition.pages:
        for sentence in accounts.sentences(page):
            yield from unknown(sentence.claims, edition, "end the line with a claim, as in '[P3.8]'")
            for number, claim in enumerate(sentence.claims):
                if claim.value in {other.value for other in sentence.claims[:number]}:
                    yield Fault(claim.span, f"'{claim.value}' is named twice", "name it once")


def acct003_line_not_a_sentence(edition: Edition) -> Iterator[Fault]:
    """A line of an account is no sentence, or holds several.

    The claims at its end would be taken for those of one sentence alone.

    Bad:  Many flee. Most are women. [P3.5, P3.8]
    Good: Many flee. [P3.5], and on the next line: Most are women. [P3.8]
    """
    for page in edition.pages:
        for sentence in accounts.sentences(page):
            said = markdown.plain(sentence.text)
            if not _ENDS.search(said):
                hint = "write one whole sentence a line, its point before the claims"
                yield Fault(sentence.span, "the line does not end as a sentence does", hint)
            elif _TWO.search(said):
                hint = "give each sentence a line and claims of its own"
                yield Fault(sentence.span, "the line holds several sentences", hint)


def acct004_account_too_short_or_long(edition: Edition) -> Iterator[Fault]:
    """An account has fewer or more words than those of its kind of page.

    Too few leave the reader with the cards, too many with no summary of them.

    Bad:  an account of 120 words on the page of a pathway
    Good: one of 700 to 1,100 words
    """
    for page in edition.pages:
        if page.account and page.kind in ACCOUNT_WORDS:
            least, most = ACCOUNT_WORDS[page.kind]
            count = sum(markdown.count_words(sentence.text) for sentence in accounts.sentences(page))
            if not least <= count <= most:
                said = f"the account has {count} word{'s' if count != 1 else ''}"
                yield Fault(page.account[0].span, said, f"say it in {least} to {most} words")


def acct005_misplaced_account(edition: Edition) -> Iterator[Fault]:
    """An account stands on a kind of page that has none, or behind the first heading of its page.

    It would be shown among the record, which is there to be checked.

    Bad:  /// account on the page of a development
    Good: /// account on the page of a pathway, before its first heading
    """
    for page in edition.pages:
        if not page.account:
            continue
        first = page.account[0].span
        if page.kind not in ACCOUNT_WORDS:
            yield Fault(first, f"a page of kind '{page.kind}' has no account", f"kinds: {', '.join(ACCOUNT_WORDS)}")
            continue
        for paragraph in page.account:
            if page.headings and paragraph.span.line > page.headings[0].span.line:
                yield Fault(paragraph.span, "the account stands behind a heading", "move it before the first heading")
                break


_NO_SENTENCE = re.compile(r">|\||[-*+] |[0-9]+[.)] |!\[")
_EMPHASIS = re.compile(r"(?<![\w\\])(?:\*+(?=\w)|_+(?=\w)|`)")
_SENTENCES_ALONE = "an account is sentences alone"


def acct006_more_than_sentences(edition: Edition) -> Iterator[Fault]:
    """An account holds something else than sentences: a heading, a list, a block, a citation, emphasis; or it is empty.

    It would be shown as what it is not, or left out without a word.

    Bad:  - People who are sent back are often tortured. [P3.8]
    Good: People who are sent back are often tortured. [P3.8]
    """
    for page in edition.pages:
        inside: list[range] = []
        for block in markdown.blocks(page) if accounts.BLOCK in page.blocks else ():
            if block.name == accounts.BLOCK:
                inside.append(range(block.span.line, page.places.span(block.end).line + 1))
                if block.argument.value:
                    yield Fault(
                        block.argument.span, "words stand after the bar of an account", "write '/// account' alone"
                    )
                if not any(sentence.span.line in inside[-1] for sentence in accounts.sentences(page)):
                    yield Fault(block.span, "the account is empty", "write its sentences, or take the block away")
            if accounts.BLOCK in block.containers:
                yield Fault(block.span, f"the block '{block.name}' stands in an account", "close the account before it")
            elif block.name == accounts.BLOCK and block.containers:
                yield Fault(block.span, f"an account stands in the block '{block.containers[-1]}'", "set it apart")
        yield from _in_account(page, inside)


def _in_account(page: Page, inside: list[range]) -> Iterator[Fault]:
    """What is no sentence on these lines of a page."""
    headings = {heading.span.line for heading in page.headings}
    for heading in page.headings:
        if any(heading.span.line in lines for lines in inside):
            yield Fault(heading.span, "a heading stands in an account", _SENTENCES_ALONE)
    for citation in page.citations:
        if any(citation.span.line in lines for lines in inside):
            yield Fault(
                citation.span, "a citation stands in an account", "name the claims that cite it, as in '[P3.8]'"
            )
    for sentence in accounts.sentences(page):
        form, marked = _NO_SENTENCE.match(sentence.text), _EMPHASIS.search(sentence.text)
        if form:
            yield Fault(sentence.span, f"'{form[0].strip()}' begins a line of an account", _SENTENCES_ALONE)
        elif marked and sentence.span.line not in headings:
            at = sentence.span.within(marked.start(), len(marked[0]))
            yield Fault(at, "emphasis stands in an account", "take the marks out; the words carry it")


def acct007_quotation_not_in_claims(edition: Edition) -> Iterator[Fault]:
    """A quotation in an account has more than seven words, or stands in no claim that its sentence names.

    The words would be given as someone's, and nothing would prove it.

    Bad:  It speaks of “two wells and a bucket”. [P1.1], whose words are “two wells and no bucket”
    Good: It speaks of “two wells and no bucket”. [P1.1]
    """
    report = edition.fingerprints.get(edition.settings.report.citekey)
    for page in edition.pages:
        for sentence in accounts.sentences(page):
            named = _named(sentence.claims, edition)
            restate = any(claim.basis == "report" for claim in named)
            for match in QUOTED.finditer(sentence.text):
                span, quoted = sentence.span.within(match.start(), len(match[0])), words(match[0])
                if len(quoted) > MOST:
                    yield Fault(
                        span, f"a quotation of {len(quoted)} words", f"quote at most {MOST}, and restate the rest"
                    )
                elif named and not (
                    any(_holds(claim, quoted) for claim in named) or (restate and report and report.holds(quoted))
                ):
                    hint = "quote as a claim quotes, name the claim that does, or restate it"
                    yield Fault(span, f"{match[0]} stands in no claim that the sentence names", hint)


def _holds(claim: Claim, quoted: list[str]) -> bool:
    """Whether these words stand in a claim, one after the other."""
    return f" {' '.join(quoted)} " in f" {' '.join(words(markdown.plain(claim.text)))} "


def _named(names: Sequence[Text], edition: Edition) -> list[Claim]:
    """The claims of these names; none where one of them is unknown, which is told elsewhere."""
    claims = claims_by_id(edition)
    named = [claims[name.value] for name in names if name.value in claims]
    return named if len(named) == len(names) else []


_FOLLOWS = re.compile(r"\b(?:because|therefore|thus|hence|consequently)\b|^So,? ", re.IGNORECASE)
_GIVES_REASONS = re.compile(
    r"\b(?:because|therefore|thus|hence|consequently|so|since|for|due to|owing to|result(?:s|ed|ing)?|caus(?:e|es|ed|ing)|"
    r"reasons?|why|led to|leads? to|grounds?|under|citing|account of|explain\w*)\b",
    re.IGNORECASE,
)


def acct008_reason_in_no_claim(edition: Edition) -> Iterator[Fault]:
    """A sentence of an account says that one thing follows from another, and none of its claims gives a reason.

    What two facts have to do with each other would be said by nobody.

    Bad:  The State is bound by the Convention; therefore its returns break the law. [P3.24, P3.38]
    Good: By this edition’s reading the returns break the law, because the State is bound by the Convention. [P3.29]
    """
    for page in edition.pages:
        for sentence in accounts.sentences(page):
            found, named = _FOLLOWS.search(QUOTED.sub("", sentence.text)), _named(sentence.claims, edition)
            if found and named and not any(_gives_reasons(claim) for claim in named):
                hint = "name the claim that gives it, if only a reading, or state both without the word"
                said = f"'{found[0].strip()}' gives a reason that no claim of the sentence gives"
                yield Fault(sentence.span, said, hint)


def _gives_reasons(claim: Claim) -> bool:
    """Whether a claim may say that one thing follows from another: it infers, or has a word for it."""
    return claim.basis == "reading" or _GIVES_REASONS.search(markdown.plain(claim.text)) is not None
