"""A name on the do-not-name list is found in the sources, however it is written and wherever it stands.

All names here are invented.
"""

from __future__ import annotations

import io
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest

from edition.check.reporters import FORMATS
from edition.check.rules.prose import prose008_name_withheld
from edition.check.run import run
from edition.cli import main
from edition.content.load import WITHHELD, load
from edition.content.withheld import Names, entry, names
from fixture_sites import BASE

LISTED = (
    "jane roe",
    "mary ann roe",
    "홍길동",
    "홍 판서",
    "hong gil-dong",
    "洪吉童",
    "山田 太郎",
    "ジェーン ロー",
    "иван петров",
    "josé garcía",
    "mary o'neil",
    "acmeco",
    "สมชาย ใจดี",
    "राम शर्मा",
    "محمد علي",
    "ιωάννησ παπάσ",
    "がぎ ぐげ",
)
"""In the form that the list has always had."""


def digests(*listed: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name in listed:
        first, whole = (sha256(words.encode()).hexdigest() for words in (name.split()[0], name))
        found[first] = found.get(first, frozenset()) | {whole}
    return found


def listing(*listed: str) -> str:
    return "".join(f"{first} {name}\n" for first, names in digests(*listed).items() for name in sorted(names))


@pytest.fixture(scope="module")
def known() -> Names:
    return Names(digests(*LISTED))


WRITTEN = {
    "as it is listed": "It was Jane Roe who left.",
    "capitals": "JANE ROE",
    "small letters": "jane roe",
    "a possessive": "Jane Roe’s case was heard.",
    "a possessive with a straight mark": "Jane Roe's case",
    "a possessive of a plural": "the Roes’ house, and Jane Roes’ too",
    "hyphens": "The Jane-Roe case",
    "hyphens that do not break": "Jane\u2011Roe",
    "reversed": "Roe, Jane",
    "reversed, without a comma": "ROE Jane",
    "reversed, with a title": "Roe, Ms. Jane",
    "reversed, with an initial": "Roe, Jane Q.",
    "an initial in the middle": "Jane Q. Roe",
    "a name in the middle": "Jane Quincy Roe",
    "two names in the middle": "Jane Quincy Adams Roe",
    "a name that she goes by": "Jane “Janie” Roe",
    "three words": "Mary Ann Roe",
    "three words, reversed": "Roe, Mary Ann",
    "three words and an initial": "Mary Ann Q. Roe",
    "three words in one": "maryannroe",
    "a record of a bibliography": "- {family: Roe, given: Jane}",
    "a record, the other way round": '"given": "Jane",\n"family": "Roe"',
    "a slug": "2024-03-jane-roe",
    "a slug, reversed": "roe_jane",
    "a slug with an initial": "jane-q-roe.jpg",
    "an address": "https://example.org/people/janeroe?x=1",
    "a handle": "@JaneRoe",
    "a handle, reversed": "@roejane",
    "a line break": "It was Jane\nRoe who left.",
    "a line break in a comment's margin": "# It was Jane\n# Roe",
    "a line break in a word": "It was Ja-\nne Roe",
    "a break that is marked": "Jane<br>Roe",
    "a space that does not break": "Jane\u00a0Roe",
    "a named space": "Jane&nbsp;Roe",
    "a letter by its number": "J&#97;ne R&#x6f;e",
    "escaped twice": "J&amp;#97;ne Roe",
    "emphasis": "Jane **Roe**",
    "emphasis in a word": "Ja**ne** Roe",
    "elements": "<b>Jane</b> <i>Roe</i>",
    "an element in a word": 'J<span class="small caps">ane</span> Roe',
    "a link": "[Jane](about.md) Roe",
    "a link with a title": '[Jane](about.md "about") Roe',
    "a citation between": "Jane [see @un-coi-2014, para. 3] Roe",
    "a comment between": "Jane <!-- who was it --> Roe",
    "in a comment": "<!-- Jane Roe -->",
    "in a citation": "[see Jane Roe in @un-coi-2014]",
    "in a code span": "`Jane Roe`",
    "in an attribute": '<img alt="Jane Roe">',
    "in where a link leads": "[her](https://example.org/jane-roe/)",
    "in a link's title": '[her](about.md "Jane Roe")',
    "in a heading's id": "## Her { #jane-roe }",
    "percent signs": "/people/Jane%20Roe",
    "braces": "author = {{R}oe, {J}ane}",
    "escapes of JSON": '"\\u004aane\\nRoe"',
    "a soft hyphen": "Ja\u00adne Roe",
    "a soft hyphen by its name": "Ja&shy;ne Roe",
    "a space of no width": "Ja\u200bne Roe",
    "wide letters": "Ｊａｎｅ Ｒｏｅ",
    "a ligature of letters": "ＪＡＮＥ\u3000ＲＯＥ",
    "a particle": "홍길동은 떠났다.",
    "another particle": "홍길동의 말",
    "a title": "前홍길동씨가",
    "a space in it": "홍 길동이",
    "Korean without the space": "홍판서는",
    "Korean in percent signs": quote("홍길동"),
    "Korean in parts": "\u1112\u1169\u11bc\u1100\u1175\u11af\u1103\u1169\u11bc\u110b\u1173\u11ab",
    "Korean over a line's end": "그것은 홍길\n동의 말",
    "in a host": f"https://xn--{'홍길동'.encode('punycode').decode()}.example/",
    "romanized": "Hong Gil-dong",
    "romanized in one": "Hong Gildong",
    "romanized in capitals": "HONG Gil Dong",
    "romanized in one, given name first": "Gildong Hong",
    "romanized, given name first": "Gil-dong Hong",
    "romanized, with a comma": "Hong, Gil-dong",
    "romanized in an address": "honggildong",
    "romanized in a record": "{family: Hong, given: Gil-dong}",
    "Chinese in a sentence": "记者洪吉童被遣返",
    "Chinese with a point": "洪·吉童",
    "Japanese without the space": "山田太郎さん",
    "Japanese reversed": "太郎 山田",
    "Japanese of a foreign name": "ジェーン・ローさん",
    "Russian capitals": "ИВАН ПЕТРОВ",
    "Russian genitive": "дело Ивана Петрова",
    "Russian dative, reversed": "Петрову Ивану",
    "accents": "José García",
    "accents that stand apart": "Jose\u0301 Garci\u0301a",
    "accents by their names": "Jos&eacute; Garc&iacute;a",
    "accents of TeX": "Jos{\\'e} Garc{\\'\\i}a Jos\\'e Garc{\\'i}a",
    "an apostrophe": "Mary O’Neil",
    "no apostrophe": "Mary ONeil",
    "one word": "Acmeco’s boats",
    "a name that she had": "Jane (née Doe) Roe",
    "a link that leads to brackets": "[Jane](https://example.org/a_(b)) Roe",
    "a link by reference": "[Jane][somewhere] Roe",
    "attributes": "*Jane*{ .small } Roe",
    "Thai in a sentence": "ว่าสมชาย ใจดีไป",
    "Hindi": "राम शर्मा ने",
    "Arabic with a letter before it": "ومحمد علي",
    "Arabic with its vowels": "مُحَمَّد علي",
    "Greek": "ΙΩΆΝΝΗΣ Παπάς",
    "Japanese with its marks apart": "か\u3099き\u3099 く\u3099け\u3099さん",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_name_is_found_however_it_is_written(text: str, known: Names) -> None:
    assert known.in_text(text)


OTHERS = {
    "the first word alone": "Jane said so.",
    "the last word alone": "Roe was decided in 1973.",
    "a longer word": "Jane Roebuck",
    "a word that ends like it": "Mary-Jane Roebling and Sojane Rowe",
    "words between": "Jane and others spoke of Roe.",
    "a verb between": "Jane met roe",
    "far away": "Jane was there. Nobody else was. Roe came later.",
    "three names in the middle": "Jane Quincy Adams Percy Roe",
    "another given name": "Janet Roe",
    "half of a name in Korean": "길동은",
    "another name in Korean": "홍길순은",
    "another name in Chinese": "洪吉",
    "a name between in Japanese": "山田花子と太郎",
    "another Russian": "Иван Петровский",
    "a word that begins like it": "Acmecola",
    "marks alone": "& % \\ < > [@] {} * ` \\u \\x &# %%%",
    "other marks in Japanese": "かぎ ぐげ",
    "a number of letters that there is not": "\\u{110000} &#1114112;",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_what_only_comes_near_is_not_taken_for_a_name(text: str, known: Names) -> None:
    assert not known.in_text(text)


WORDS = "ab cd ef gh ij kl mn op qr st uv wx yz".split()


@pytest.mark.parametrize(("most", "is_found"), [(12, True), (13, False)])
def test_a_name_may_have_twelve_words(most: int, is_found: bool) -> None:
    assert Names(digests(" ".join(WORDS[:most]))).in_text(f"It was {' '.join(WORDS)}.") == is_found


@pytest.mark.parametrize(("last", "is_found"), [(3, True), (4, False)])
def test_three_words_may_stand_before_the_first(last: int, is_found: bool) -> None:
    words = WORDS[: last + 1]

    assert Names(digests(" ".join(words))).in_text(", ".join([" ".join(words[1:]), words[0]])) == is_found


@pytest.mark.parametrize(("letters", "is_found"), [(20, True), (21, False)])
def test_a_name_in_one_word_begins_within_its_first_letters(letters: int, is_found: bool) -> None:
    assert Names(digests("jane roe")).in_text(f"{'x' * letters}jane roe") is False
    assert Names(digests("jane roe")).in_text(f"{'x' * letters}janeroe") is False
    assert Names(digests(f"jane {'x' * letters}")).in_text(f"{'x' * letters}jane") == is_found


def test_nothing_is_found_where_no_name_is_listed() -> None:
    assert not Names({}).in_text("Jane Roe")
    assert list(Names({}).places("Jane Roe")) == []


def test_the_same_list_is_read_once() -> None:
    assert names(digests("jane roe")) is names(digests("jane roe"))


PLACES = {
    "one on a line": ("The case of Jane Roe is old.", [(1, 13, 8)]),
    "two on a line": ("Jane Roe and Roe, Jane.", [(1, 1, 8), (1, 14, 9)]),
    "a particle left out": ("한\n그 홍길동은 갔다.", [(2, 3, 3)]),
    "over two lines": ("Then\nit was Jane\nRoe who left.\nAnd Jane Roe.", [(2, 8, 4), (4, 5, 8)]),
    "among marks": ("J&#97;ne R<b>o</b>e.", [(1, 1, 19)]),
    "within a tag": ("<p>\n<a href='x/jane-roe/'>x</a>", [(2, 12, 8)]),
    "over four lines": ("x\nJane\n\n\nRoe", [(2, 1, 4)]),
    "over more lines than are looked at": ("x\nJane\n\n\n\nRoe", [(1, 1, 1)]),
}


@pytest.mark.parametrize(("text", "places"), PLACES.values(), ids=PLACES)
def test_a_name_has_its_place(text: str, places: list[tuple[int, int, int]], known: Names) -> None:
    assert list(known.places(text)) == places


@pytest.mark.parametrize(
    ("path", "masked"),
    {
        "docs/about.md": "docs/about.md",
        "docs/since/2024-03-jane-roe.md": "docs/since/2024-03-….md",
        "jane/roe/index.html": "…/index.html",
        "홍길동.png": "….png",
        "roe-jane/jane-roe.md": "…/….md",
    }.items(),
)
def test_a_path_is_told_without_its_names(path: str, masked: str, known: Names) -> None:
    assert known.masked(path) == masked


@pytest.mark.parametrize(
    ("name", "words"),
    {
        "Jane Roe": "jane roe",
        "  HONG Gil-dong ": "hong gil dong",
        "José García-Łukasz": "jose garcia lukasz",
        "홍길동": "홍길동",
        "Mary O’Neil": "mary o neil",
        "Jane Q. Roe": "jane q roe",
    }.items(),
)
def test_a_name_is_listed_by_its_bare_words(name: str, words: str) -> None:
    assert entry(name) == " ".join(sha256(part.encode()).hexdigest() for part in (words.split()[0], words))


@pytest.mark.parametrize(
    "text",
    [
        "Hong Gil-dong",
        "Hong Gildong",
        "HONG, Gil Dong",
        "gil_dong_hong",
        "honggildong",
        "HŎNG Gil-Dong",
        "Hong Gil-Dong’s",
    ],
)
@pytest.mark.parametrize("name", ["Hong Gil-dong", "Hong Gil Dong", "hóng gil dong", "Gil-dong Hong"])
def test_what_the_command_lists_is_found_in_every_spelling(name: str, text: str) -> None:
    first, whole = entry(name).split()

    assert Names({first: frozenset({whole})}).in_text(text)


@pytest.mark.parametrize(
    "name", ["山田 ガク", "สมชาย ใจดี", "राम शर्मा", "Андрей Й", "محمد علي", "홍길동", "Nguyễn Văn Đức"]
)
def test_what_the_command_lists_is_found_in_every_script(name: str) -> None:
    first, whole = entry(name).split()

    assert Names({first: frozenset({whole})}).in_text(f"x {name}, y")
    assert Names({first: frozenset({whole})}).in_text(unicodedata.normalize("NFD", name.upper()))


def test_without_a_letter_there_is_no_name() -> None:
    assert entry(" 12 - ’ ") == ""


# In the sources.


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A faultless tiny site whose list has a name."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / WITHHELD).write_text(listing("jane roe"), encoding="utf-8")
    return tmp_path


def told(root: Path) -> list[str]:
    found = run(load(root), [prose008_name_withheld])
    reports = "".join(FORMATS[form](found) for form in FORMATS)
    assert "jane" not in reports.lower(), "a message spreads the name"
    return [str(d.span.path) for d in found]


def test_a_file_that_passed_is_read_again_where_it_or_the_list_has_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    places = Names.places

    def counted(names: Names, text: str) -> Iterator[tuple[int, int, int]]:
        read.append(text)
        return places(names, text)

    def told() -> list[str]:
        read.clear()
        return [d.span.path for d in run(load(root, root / ".cache"), [prose008_name_withheld])]

    monkeypatch.setattr(Names, "places", counted)
    assert (told(), len(read) > 20) == ([], True)
    assert (told(), read) == ([], [])
    about = root / "docs/about.md"
    words = about.read_text(encoding="utf-8")
    about.write_text(words + "\nMore.\n", encoding="utf-8")
    assert (told(), len(read)) == ([], 1)
    about.write_text(words + "\nJane Roe.\n", encoding="utf-8")
    assert told() == told() == ["docs/about.md"], "what was found once is told until it is mended"
    about.write_text(words + "\nJohn Doe.\n", encoding="utf-8")
    assert told() == []
    (root / WITHHELD).write_text(listing("john doe"), encoding="utf-8")
    assert told() == ["docs/about.md"]


FIELDS = {
    "an author": ("docs/data/bibliography.yaml", "literal: United Nations Human Rights Council", "literal: Jane Roe"),
    "an author's parts": (
        "docs/data/bibliography.yaml",
        "{family: Cha, given: Victor D.}",
        "{family: Roe, given: Jane}",
    ),
    "a title": ("docs/data/bibliography.yaml", "Report of the commission", "The story of Jane Roe"),
    "a publisher": ("docs/data/bibliography.yaml", "  number: A/HRC", "  publisher: Jane Roe Press\n  number: A/HRC"),
    "an address": ("docs/data/bibliography.yaml", "https://undocs.org/A/HRC/25/63", "https://undocs.org/jane-roe"),
    "a citekey": ("docs/data/bibliography.yaml", "id: un-press-2024", "id: roe-jane-2024"),
    "a comment of a data file": ("docs/data/facts.yaml", "UN-1:", "# Jane Roe told it\nUN-1:"),
    "a term": ("docs/data/glossary.yaml", "term: kwanliso", "term: Jane Roe’s case"),
    "a name in another language": ("docs/data/glossary.yaml", "ko: 관리소", "ko: Jane Roe"),
    "an event": ("docs/data/chronology.yaml", "The Commission reports.", "Jane Roe reports."),
    "a statement": ("docs/data/statements.yaml", "China sends", "Jane Roe says that China sends"),
    "the ledger": ("docs/data/addresses.txt", "live", "retired it named Jane Roe"),
    "front matter": ("docs/index.md", "summary: Every kind", "summary: Jane Roe and every kind"),
    "an unknown key of it": ("docs/index.md", "kind: home", "kind: home\nnote: Jane Roe"),
    "a code span": ("docs/index.md", "Each claim", "`Jane Roe` and each claim"),
    "a code block": ("docs/index.md", "Each claim", "```\nJane Roe\n```\n\nEach claim"),
    "a link's title": ("docs/index.md", "(summary.md)", '(summary.md "Jane Roe")'),
    "where a link leads": ("docs/index.md", "(summary.md)", "(https://example.org/jane-roe)"),
    "an id": ("docs/index.md", "{ #how }", "{ #jane-roe }"),
    "a comment": ("docs/index.md", "Each claim", "<!-- Jane Roe -->\n\nEach claim"),
    "alternative text": ("docs/index.md", "Each claim", "![Jane Roe](a.png)\n\nEach claim"),
    "the name of the site": ("mkdocs.yml", "A very small edition", "Jane Roe’s edition"),
    "the navigation": ("mkdocs.yml", "About: about.md", "Jane Roe: about.md"),
}


@pytest.mark.parametrize(("path", "there", "instead"), FIELDS.values(), ids=FIELDS)
def test_a_name_is_found_in_every_field(path: str, there: str, instead: str, root: Path) -> None:
    file = root / path
    before = file.read_text(encoding="utf-8")
    assert there in before
    file.write_text(before.replace(there, instead, 1), encoding="utf-8")

    assert told(root) == [path]


FILES = {
    "a template": ("overrides/main.html", "{# Jane Roe #}"),
    "a text beside the pages": ("README.md", "Jane Roe"),
    "a licence": ("LICENSE", "Copyright Jane Roe"),
    "how to cite": ("CITATION.cff", "authors:\n  - family-names: Roe\n    given-names: Jane\n"),
    "an issue form": (".github/ISSUE_TEMPLATE/correction.yml", "name: Jane Roe"),
    "a drawing": ("docs/assets/a.svg", "<svg><title>Jane Roe</title></svg>"),
    "a style sheet": ("docs/assets/a.css", "/* Jane Roe */"),
    "a script": ("docs/assets/a.js", "const name = 'Jane Roe'"),
    "a file of an unknown kind": ("docs/assets/a.unknown", "Jane Roe"),
    "health of sources": ("docs/data/source-health.json", '{"addresses": {"https://example.org/jane-roe": {}}}'),
    "the record of words": ("docs/data/wording.txt", "# Jane Roe\n"),
    "a file in another encoding": ("docs/assets/b.txt", "caf\udce9 Jane Roe"),
}


@pytest.mark.parametrize(("path", "text"), FILES.values(), ids=FILES)
def test_a_name_is_found_in_every_file(path: str, text: str, root: Path) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))

    assert told(root) == [path]


@pytest.mark.parametrize("content", [b"nothing", b"\x89PNG\0"])
def test_a_name_is_found_in_the_name_of_a_file(content: bytes, root: Path) -> None:
    (root / "docs/assets").mkdir(exist_ok=True)
    (root / "docs/assets/JaneRoe.png").write_bytes(content)

    assert told(root) == ["docs/assets/….png"]


def test_a_name_in_clear_on_the_list_is_a_fault_that_does_not_repeat_it(root: Path) -> None:
    (root / WITHHELD).write_text("# names\nMary Major\n", encoding="utf-8")

    found = [d for d in run(load(root)) if d.span.path == WITHHELD]
    assert [(d.code, d.span.line) for d in found] == [("LOAD004", 2)]
    assert "Major" not in FORMATS["json"](found)


def test_the_command_lists_names_and_tells_none(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    list_of_names = root / WITHHELD
    list_of_names.write_text(f"# Names.\n\n{list_of_names.read_text(encoding='utf-8')}", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("Mary Major\nHong Gil-dong\nMary Major\nJane Roe\n\nnot read\n"))
    assert main(["withhold"], root) == 0

    assert capsys.readouterr().out == f"2 names put on {WITHHELD}.\n"
    assert (root / WITHHELD).read_text(encoding="utf-8").splitlines() == [
        "# Names.",
        *sorted(listing("jane roe", "mary major", "hong gil dong").splitlines()),
    ]
    assert names(load(root).withheld).in_text("Major, Mary")


def test_the_command_begins_a_list(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / WITHHELD).unlink()
    monkeypatch.setattr(sys, "stdin", io.StringIO("Jane Roe"))

    assert main(["withhold"], root) == 0
    assert (root / WITHHELD).read_text(encoding="utf-8") == listing("jane roe")


def test_the_command_refuses_what_is_no_name(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("123\n"))

    assert main(["withhold"], root) == 2
    assert "in letters" in capsys.readouterr().err
    assert (root / WITHHELD).read_text(encoding="utf-8") == listing("jane roe")
