"""Rules on accounts: what each sentence rests on, how long they are, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...content import accounts, markdown
from ...content.model import Edition
from ...content.places import Fault
from ...content.vocabulary import ACCOUNT_WORDS
from ..claims_named import unknown

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
    """A sentence of an account rests on a claim that this edition does not have, or no longer has.

    Nobody could check the sentence.

    Bad:  People who are sent back are often tortured. [P3.999]
    Good: People who are sent back are often tortured. [P3.8]
    """
    for page in edition.pages:
        for sentence in accounts.sentences(page):
            yield from unknown(sentence.claims, edition, "end the line with a claim, as in '[P3.8]'")


def acct003_line_not_a_sentence(edition: Edition) -> Iterator[Fault]:
    """A line of an account is no sentence, or holds several.

    The claims at its end would be taken for those of one sentence alone.

    Bad:  Many flee. Most are women. [P3.5, P3.8]
    Good: Many flee. [P3.5], and on the next line: Most are women. [P3.8]
    """
    for page in edition.pages:
        for sentence in accounts.sentences(page):
            words = markdown.plain(sentence.text)
            if not _ENDS.search(words):
                hint = "write one whole sentence a line, its point before the claims"
                yield Fault(sentence.span, "the line does not end as a sentence does", hint)
            elif _TWO.search(words):
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
