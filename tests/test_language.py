"""The words of the interface: how catalogs are read, and how dates, lists and plurals follow the language."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import babel
import pytest

from edition.cli import main
from edition.content.citation import placed
from edition.language import calls, extract
from edition.language.locale import Locale, locale, read
from edition.render import map_layout, words
from english import ENGLISH
from fixture_sites import BASE

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


ROOT = Path(__file__).resolve().parent.parent


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
        ("2024-3", "2024-3", "2024-3"),
        ("2024-03-28T10", "2024-03-28T10", "2024-03-28T10"),
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


def test_korean_has_its_own_dates_places_and_index() -> None:
    korean = locale("ko")

    assert (korean.tag, korean.date("2024-03-28"), korean.date("2024-03")) == ("ko-KR", "2024년 3월 28일", "2024년 3월")
    assert words.narrow_date("2024-03-28", korean) == "2024년 3월\N{NO-BREAK SPACE}28일"
    assert words.narrow_date("2024-03-28", ENGLISH) == "28\N{NO-BREAK SPACE}March 2024"
    assert (placed("제~조", "3", korean), placed("art.", "3", ENGLISH)) == ("제3조", "art. 3")
    assert words.paragraphs(["5", "6"], korean) == "5, 6문단"
    assert map_layout.length("인권") == 2 * map_layout.SIZE
    letters = words.by_letter(["협약", "가속", "까치", "CAATSA", "나라"], str, korean)
    assert letters == {
        "C": ["CAATSA"],
        "ㄱ": ["가속", "까치"],
        "ㄴ": ["나라"],
        "ㅎ": ["협약"],
    }


@pytest.mark.parametrize(("tag", "whole"), [("en", "en-US"), ("en-GB", "en-GB"), ("en-XA", "en-XA")])
def test_a_tag_names_a_territory_or_means_the_likeliest(tag: str, whole: str) -> None:
    assert locale(tag).tag == whole


def test_the_pseudo_locale_marks_every_message() -> None:
    pseudo = locale("en-XA")

    assert pseudo.gettext("Claim {claim}", claim="P1.2") == "【Claim P1.2】"
    assert pseudo.ngettext("{count} claim", "{count} claims", 2) == "【2 claims】"
    assert replace(pseudo, territory="US") == ENGLISH, "in nothing else"


@pytest.mark.parametrize("tag", ["xx", "pl", "no language", "en_US", "../en", ""])
def test_a_language_without_a_catalog_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="no words of the interface"):
        locale(tag)


def test_scripts_are_sent_words_and_the_browser_s_rules_for_plurals(polish: Locale) -> None:
    script = """say(_("Close")); say(ngettext("{count} claim", "{count} claims", found.length)); not_("Close");"""

    assert calls.translate(script, ENGLISH) == (
        'say("Close"); say({"other": "{count} claims", "one": "{count} claim"}[new Intl.PluralRules("en").select(found.length)]);'
        ' not_("Close");'
    )
    assert '"few": "{count} twierdzenia"' in calls.translate(script, polish)


def test_no_call_is_left_in_a_script_or_a_template_of_ours() -> None:
    files = [*(ROOT / "docs/assets/javascripts").glob("*.js"), *(ROOT / "overrides").rglob("*.html")]
    texts = {file.name: calls.translate(file.read_text(encoding="utf-8"), ENGLISH) for file in files}

    assert [name for name, text in texts.items() if "_(" in text or "gettext(" in text] == []


def test_the_template_lists_every_message_and_no_other() -> None:
    """Where this fails, a word was added or changed: run `build.py words`."""
    made, kept = (extract.template(ROOT), extract.read(ROOT / extract.FOLDER / extract.TEMPLATE))

    assert {message.id for message in made} == {message.id for message in kept}
    for file in (ROOT / extract.FOLDER).glob("*.po"):
        catalog = extract.read(file)
        assert {message.id for message in catalog} == {message.id for message in kept}, file.name
        assert list(extract.lacking(catalog)) == [], file.name


def test_messages_are_found_wherever_they_stand(tmp_path: Path) -> None:
    files = {
        "scripts/edition/a.py": """A = N_("Table")\nb = f"<p>{escape(_('In a string'))}</p>"\nc = x.ngettext("One", "Many", n)\n_(A)\n""",
        "overrides/a.html": """<p title="{{ _("In a template") }}">{{ _('Twice') }}</p>""",
        "docs/assets/javascripts/a.js": """say(_("In a script")); say(_("Twice"));""",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    found = {message.id: [place for place, _ in message.locations] for message in extract.template(tmp_path)}
    assert found == {
        "": [],
        "Table": ["scripts/edition/a.py"],
        "In a string": ["scripts/edition/a.py"],
        ("One", "Many"): ["scripts/edition/a.py"],
        "In a template": ["overrides/a.html"],
        "Twice": ["overrides/a.html", "docs/assets/javascripts/a.js"],
        "In a script": ["docs/assets/javascripts/a.js"],
    }


def test_the_command_says_what_a_catalog_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = tmp_path / "scripts/edition/a.py"
    (tmp_path / extract.FOLDER).mkdir(parents=True)
    code.write_text("""_("Claim {claim}: {title}", x=1)\n_("Sources")\n_("New")\n""", encoding="utf-8")
    catalog = tmp_path / extract.FOLDER / "pl.po"
    catalog.write_text(POLISH.replace("{title} ({claim})", "{title} ({number})"), encoding="utf-8")

    assert main(["words"], tmp_path) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"3 messages listed in {extract.FOLDER}/messages.pot.",
        "pl.po: 3 faults.",
        "  'Claim {claim}: {title}' is translated with a placeholder that it does not have",
        "  'New' is not translated",
        "  'Sources' is not translated",
    ]
    written = catalog.read_text(encoding="utf-8")
    assert main(["words"], tmp_path) == 1
    assert catalog.read_text(encoding="utf-8") == written
    assert "{count} claim" not in written, "a message that is gone is taken out"


def test_the_rules_do_without_the_words_of_the_interface() -> None:
    code = (
        "import sys; from pathlib import Path; from edition.cli import main\n"
        f"assert main(['check'], Path({str(BASE)!r})) == 0\n"
        "assert 'babel' not in sys.modules, 'it takes as long to import as the rules take'"
    )
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT / "scripts")}, check=False)

    assert done.returncode == 0
