"""The forms in which issuers write symbols, identifiers and addresses: each bound where it holds, and one beyond it."""

from __future__ import annotations

import pytest

from edition.check.bibliography import LANGUAGE, address_fault, identifier_fault, is_isbn, same_address, symbol_fault
from edition.content.model import Source
from edition.content.places import Span


def source(group: str, kind: str, **fields: str) -> Source:
    return Source("a", {"type": kind, **fields, "custom": {"group": group}}, Span("bibliography.yaml", 1), {})


@pytest.mark.parametrize(
    ("group", "kind", "field", "well", "wrong"),
    [
        ("law", "legislation", "number", "Pub. L. 99-1", "Pub. L. 9-1"),
        ("law", "legislation", "number", "Pub. L. 118-272", "Pub. L. 1180-272"),
        ("law", "legislation", "number", "Pub. L. 118-999", "Pub. L. 118-1000"),
        ("law", "legislation", "number", "Pub. L. 118-1, div. E", "Pub. L. 118-, div. E"),
        ("law", "regulation", "number", "Exec. Order 9066", "Exec. Order 906"),
        ("law", "regulation", "number", "Exec. Order 13722", "Exec. Order 137220"),
        ("law", "legislation", "volume", "9", "0"),
        ("law", "legislation", "volume", "136", "1360"),
        ("law", "legislation", "section", "§§ 9241aa", "§§§ 9241"),
        ("law", "legislation", "section", "9241aa", "9241aaa"),
        ("law", "bill", "number", "H.R. 1", "H.R. 0"),
        ("un", "report", "number", "A/ABCDEFGHIJ/1", "A/ABCDEFGHIJK/1"),
        ("un", "report", "number", "A/A/1", "A//1"),
        ("un", "legislation", "number", "S/RES/1 (2006)", "S/RES/1 (206)"),
        ("un", "legislation", "number", "S/RES/1718 (2006)", "S/RES/1718 (20060)"),
    ],
)
def test_a_symbol_has_as_many_figures_as_its_issuer_gives_it(
    group: str, kind: str, field: str, well: str, wrong: str
) -> None:
    assert symbol_fault(source(group, kind, **{field: well})) is None
    found = symbol_fault(source(group, kind, **{field: wrong}))
    assert found is not None
    assert found[0] == wrong


@pytest.mark.parametrize(
    ("doi", "is_one"),
    [
        ("10.123/a", False),
        ("10.1234/a", True),
        ("10.123456789/a", True),
        ("10.1234567890/a", False),
        ("10.1234.56/a", True),
        ("10.1234/", False),
        ("10.1234/a.", False),
    ],
)
def test_a_doi_has_a_registrant_of_four_to_nine_figures(doi: str, is_one: bool) -> None:
    found = identifier_fault(source("reports", "report", DOI=doi))

    assert (found is None) == is_one


@pytest.mark.parametrize(
    ("kind", "page", "is_told"),
    [
        ("article-journal", "475-501", False),
        ("article-journal", "501-475", True),
        ("chapter", "475", False),
        ("chapter", "page 475", True),
        ("legislation", "page 475", False),
    ],
)
def test_an_article_and_a_chapter_have_pages_in_their_order(kind: str, page: str, is_told: bool) -> None:
    assert (identifier_fault(source("reports", kind, page=page)) is not None) == is_told


@pytest.mark.parametrize(
    ("isbn", "is_one"),
    [
        ("0-06-199850-8", True),
        ("0061998504", False),
        ("080442957X", True),
        ("978-0-06-199850-8", True),
        ("979-0-06-199850-8", False),
        ("977-0-06-199850-8", False),
        ("06-199850-8", False),
        ("0-0-06-199850-8", False),
        ("0000000000", True),
        ("00000000000", False),
        ("000000000", False),
        ("9780-0-06-199850-8", False),
    ],
)
def test_an_isbn_has_ten_or_thirteen_digits_of_which_the_last_fits(isbn: str, is_one: bool) -> None:
    assert is_isbn(isbn) == is_one


def host(length: int, top: str = "org") -> str:
    """A host of so many letters, in labels of 63 at most."""
    letters = "a" * (length - len(top) - 1)
    labels = [letters[at : at + 63] for at in range(0, len(letters), 64)]
    return ".".join([*labels, top])


@pytest.mark.parametrize(
    ("named", "is_one"),
    [
        ("a.bc", True),
        ("a.b", False),
        ("aa.b", False),
        (host(253), True),
        (host(254), False),
        (f"{'a' * 63}.org", True),
        (f"{'a' * 64}.org", False),
        (f"a.{'b' * 63}", True),
        (f"a.{'b' * 64}", False),
        ("a-.org", False),
        ("-a.org", False),
    ],
)
def test_a_host_has_253_letters_at_most_and_its_labels_have_63(named: str, is_one: bool) -> None:
    assert len(host(253)) == 253
    assert (address_fault(f"https://{named}/") == "") == is_one


@pytest.mark.parametrize(
    ("tag", "is_one"),
    [
        ("ko", True),
        ("kor", False),
        ("k", False),
        ("zh-Hant", True),
        ("zh-Han", False),
        ("zh-TW", True),
        ("zh-TWN", False),
    ],
)
def test_a_language_has_two_letters_its_script_four_and_its_country_two(tag: str, is_one: bool) -> None:
    assert (LANGUAGE.fullmatch(tag) is not None) == is_one


@pytest.mark.parametrize(
    "address",
    [
        *("http://un.example.org/a", "https://www.un.example.org/a", "https://UN.example.org/A/"),
        *("https://un.example.org/a/index.html", "https://un.example.org/a/index.htm"),
    ],
)
def test_what_servers_make_no_difference_of_is_the_same_address(address: str) -> None:
    assert same_address(address) == same_address("https://un.example.org/a")


@pytest.mark.parametrize(
    "address", ["https://un.example.org/b", "https://www2.un.example.org/a", "https://un.example.org/a?"]
)
def test_another_address_is_not(address: str) -> None:
    assert same_address(address) != same_address("https://un.example.org/a")
