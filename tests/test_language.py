"""The words of the interface: how catalogs are read, and how dates, lists and plurals follow the language."""

from __future__ import annotations

from dataclasses import replace

import babel
import pytest

from edition.language.locale import Locale, locale, read
from english import ENGLISH

POLISH = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

msgid "{count} claim"
msgid_plural "{count} claims"
msgstr[0] "{count} twierdzenie"
msgstr[1] "{count} twierdzenia"
msgstr[2] "{count} twierdzeń"

msgid "Claim {claim}: {title}"
msgstr "{title} ({claim})"

#, fuzzy
msgid "Sources"
msgstr "Źródło"
"""


@pytest.fixture(scope="module")
def polish(tmp_path_factory: pytest.TempPathFactory) -> Locale:
    file = tmp_path_factory.mktemp("catalogs") / "pl.po"
    file.write_text(POLISH, encoding="utf-8")
    return Locale("pl", "PL", read(file), babel.Locale("pl"))


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 twierdzenie"), (2, "2 twierdzenia"), (5, "5 twierdzeń"), (12, "12 twierdzeń"), (22, "22 twierdzenia")],
)
def test_a_language_has_plurals_of_its_own(polish: Locale, count: int, said: str) -> None:
    assert polish.ngettext("{count} claim", "{count} claims", count) == said


def test_a_translation_puts_values_in_its_own_order(polish: Locale) -> None:
    assert polish.gettext("Claim {claim}: {title}", claim="P1.2", title="{Braces}") == "{Braces} (P1.2)"


@pytest.mark.parametrize("message", ["Sources", "Findings"])
def test_what_is_not_translated_for_sure_stays_english(polish: Locale, message: str) -> None:
    assert polish.gettext(message) == message


@pytest.mark.parametrize(
    ("edtf", "english", "other"),
    [
        ("2024-03-28", "28 March 2024", "28 marca 2024"),
        ("2024-03", "March 2024", "marzec 2024"),
        ("2024", "2024", "2024"),
        ("2024-02-31", "2024-02-31", "2024-02-31"),
        ("soon", "soon", "soon"),
    ],
)
def test_a_date_is_written_as_the_language_has_it(polish: Locale, edtf: str, english: str, other: str) -> None:
    assert (ENGLISH.date(edtf), polish.date(edtf)) == (english, other)


def test_a_list_is_written_as_the_language_has_it(polish: Locale) -> None:
    assert ENGLISH.listed("ABC") == "A, B and C"
    assert ENGLISH.listed("ABC", "or") == "A, B or C"
    assert polish.listed("ABC") == "A, B i C"
    assert (polish.name_of("ko"), ENGLISH.name_of("ko")) == ("koreański", "Korean")
    assert (polish.decimal(1.25, "0.0"), ENGLISH.decimal(12.34, "0.0")) == ("1,2", "12.3")


@pytest.mark.parametrize(("tag", "whole"), [("en", "en-US"), ("en-GB", "en-GB"), ("en-XA", "en-XA")])
def test_a_tag_names_a_territory_or_means_the_likeliest(tag: str, whole: str) -> None:
    assert locale(tag).tag == whole


def test_the_pseudo_locale_marks_every_message() -> None:
    pseudo = locale("en-XA")

    assert pseudo.gettext("Claim {claim}", claim="P1.2") == "【Claim P1.2】"
    assert pseudo.ngettext("{count} claim", "{count} claims", 2) == "【2 claims】"
    assert replace(pseudo, territory="US") == ENGLISH, "in nothing else"


@pytest.mark.parametrize("tag", ["xx", "pl", "no language"])
def test_a_language_without_a_catalog_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="no words of the interface"):
        locale(tag)
