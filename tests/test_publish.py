"""What is published, one small part at a time, of the second edition: credits, drafts, sums, sizes, ways and policies."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from selectolax.lexbor import LexborHTMLParser

from edition.config import LACKS, Config
from edition.content import log, pages
from edition.content.load import load
from edition.content.model import Claim, Edition, Source
from edition.content.places import Span, Text
from edition.drawing import codes
from edition.publish import attribution, checksums
from edition.publish.addresses import share
from edition.publish.assets import policy, prune
from edition.publish.catalog import Catalog
from edition.publish.citing import coins
from edition.publish.downloads import book, briefs, cards, offline, takeaway
from edition.publish.downloads.whole import Whole
from edition.publish.exports.linked import Linked
from second import FOLDER

CONFIG = Config(Path(), "https://edition.example/project/", "")


@pytest.fixture(scope="module")
def small() -> Edition:
    """The second edition, read once."""
    return load(FOLDER)


def claim(edition: Edition, id: str) -> Claim:
    (found,) = [claim for claim in edition.claims if claim.id == id]
    return found


@pytest.mark.parametrize(
    ("statements", "place"),
    [
        (("s10.1", "s2.1", "s9.3"), "executive summary, paras. 2, 9, 10"),
        (("s4.1", "s4.2"), "executive summary, para. 4"),
        (("s0.1",), "executive summary, front matter"),
    ],
)
def test_a_place_in_the_report_names_each_paragraph_once_and_in_their_order(
    small: Edition, statements: tuple[str, ...], place: str
) -> None:
    known = tuple(replace(small.statements[0], id=id) for id in statements)
    options = {"statement": Text(", ".join(statements), Span("docs/a.md", 1))}

    told = replace(claim(small, "P1.1"), options=options)
    assert attribution.place_in_report(told, replace(small, statements=known)) == place


def test_what_is_quoted_from_a_draft_says_that_it_is_one(small: Edition) -> None:
    told = claim(small, "P1.2")

    assert attribution.quoted(told, small, CONFIG).endswith("\nhttps://edition.example/project/p1-2/\n")
    draft = attribution.quoted(told, small, replace(CONFIG, lacks=LACKS[:1]))
    assert draft.endswith("\nhttps://edition.example/project/p1-2/ (draft)\n")


def test_what_a_card_says_in_words_is_text_of_its_picture(small: Edition) -> None:
    told = replace(claim(small, "P1.2"), text='A "gate" & a lock < 4 m are shut.')

    shown = "\n".join(share.sections(told, small, CONFIG, Path("nowhere"), ""))

    card = LexborHTMLParser(shown).css_first("img")
    assert card is not None
    assert card.attributes["alt"] == cards.alternative(told, small)
    assert 'A "gate" & a lock < 4 m are shut.' in (card.attributes["alt"] or "")


def test_the_brief_of_the_argument_has_further_claims_of_those_paragraphs_alone_that_name_nothing(
    small: Edition,
) -> None:
    told, asked = briefs.row(briefs.ARGUMENT, "a4", small, CONFIG)["parts"]

    assert [(c["id"], c["place"]) for c in told["claims"]] == [("ES1.1", 0), ("ES2.1", 2), ("ES3.1", 3), ("ES1.2", 1)]
    assert [[unit["id"] for unit in c["units"]] for c in told["claims"]] == [
        [],
        ["F1", "P1", "P2", "P3", "P4", "P5", "D1", "D2"],
        [],
        [],
    ]
    assert (told["least"], asked["least"]) == (3, 1)


@pytest.mark.parametrize(("number", "others"), [(1, False), (2, False), (3, True)])
def test_a_brief_credits_two_sources_at_most(small: Edition, number: int, others: bool) -> None:
    of_one = claim(small, "P1.2")
    citation = of_one.citations[0]
    cites = tuple(replace(citation.cites[0], key=source.key, locators=()) for source in small.sources[:number])
    told = replace(of_one, citations=(replace(citation, cites=cites),))
    edition = replace(small, claims=tuple(told if c.id == told.id else c for c in small.claims))

    row = briefs.row("P1", "a4", edition, CONFIG)

    (credit,) = [c["credit"] for part in row["parts"] for c in part["claims"] if c["id"] == "P1.2"]
    assert credit.endswith("; and others") == others
    assert [source.title in credit for source in small.sources[:3]] == [at < min(number, 2) for at in range(3)]


def test_a_credit_on_a_card_has_120_letters_at_most_and_ends_with_a_word(
    small: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(credit: str) -> str:
        monkeypatch.setattr(attribution, "credit", lambda *_: credit)
        return cards.row(claim(small, "P1.2"), small, CONFIG)["source"]

    assert shown("A" * 59 + " " + "b" * 60) == "A" * 59 + " " + "b" * 60
    assert shown("A" * 59 + ", " + "b" * 60) == "A" * 59 + " …"
    assert shown("Public record, verified, as told from: A") == "As told from: A"


def test_an_item_is_as_old_as_its_address_though_an_older_entry_of_the_log_names_it(small: Edition) -> None:
    text = (
        "---\ntitle: Changes\nkind: page\nsummary: What changed.\n---\n\n"
        "## 1 November 2026 { #y2026-11-01 }\n\n- P1.3 was moved.\n"
    )
    page = pages.read(text, log.CHANGES, f"docs/{log.CHANGES}").page
    assert page is not None
    edition = replace(small, pages=(*(p for p in small.pages if p.path != log.CHANGES), page))

    assert Catalog(edition, CONFIG).changed("P1.3") == Catalog(edition, CONFIG).published("P1.3") == "2026-11-24"


def test_a_book_has_its_number_in_the_graph(small: Edition) -> None:
    item = {"id": "a", "type": "book", "title": "Weirs", "ISBN": "9780061998508", "DOI": "10.1525/a", "custom": {}}
    source = Source("a", item, Span("docs/data/bibliography.yaml", 1), {})

    node = Linked(Catalog(replace(small, sources=(*small.sources, source)), CONFIG)).source(source)

    assert (node["@type"], node["isbn"], node["sameAs"]) == ("Book", "9780061998508", "https://doi.org/10.1525/a")


def test_the_list_of_sums_is_in_order_and_leaves_out_hidden_files_and_itself(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".nojekyll", checksums.FILE):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")

    checksums.write(tmp_path)

    expected = [f"{hashlib.sha256(name.encode()).hexdigest()}  {name}" for name in ("a/c.txt", "b.txt")]
    assert (tmp_path / checksums.FILE).read_text(encoding="utf-8").splitlines() == expected


def test_the_size_of_the_one_file_is_told_in_millions_of_bytes(small: Edition, tmp_path: Path) -> None:
    (tmp_path / offline.FILE).write_bytes(b"x" * 1_560_000)
    cite = next(page for page in small.pages if page.path == "cite.md")
    (tmp_path / cite.url).mkdir()
    (tmp_path / cite.url / "index.html").write_text('<div data-fill="sum"></div>', encoding="utf-8")

    takeaway.write(replace(small, pages=(cite,)), CONFIG, tmp_path)

    assert "offline.html</a>, 1.6 MB</p>" in (tmp_path / cite.url / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("href", "way"),
    [
        ("#%EA%B0%95", "#page--강"),
        ("../about/#%EA%B0%95", "#about--강"),
        ("../about/", "#page-about"),
        ("../p1-2/", "https://edition.example/project/p1-2/"),
        ("../data/claims.csv", "https://edition.example/project/data/claims.csv"),
        ("../nowhere/#a", "https://edition.example/project/nowhere/#a"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_link_of_the_whole_leads_within_it_where_it_can(small: Edition, href: str, way: str, tmp_path: Path) -> None:
    about = next(page for page in small.pages if page.path == "about.md")
    page = replace(about, path="page.md")
    listed = tuple(Text(path, Span("mkdocs.yml", 1)) for path in ("about.md", "page.md"))
    for made in (about, page):
        (tmp_path / made.url).mkdir()
        body = f'<article><h2 id="강">A</h2><a href="{href}">b</a></article>'
        (tmp_path / made.url / "index.html").write_text(body, encoding="utf-8")
    edition = replace(small, pages=(about, page), navigation=listed, units=(), claims=(), sources=())

    (link,) = [
        node
        for found, article in Whole(edition, CONFIG, tmp_path).articles()
        if found is page
        for node in article.css("a")
    ]

    assert link.attributes["href"] == way


def test_a_policy_allows_what_stands_in_the_page_or_beside_it_and_nothing_else() -> None:
    rest = "img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
    data = '<script type="application/ld+json">{}</script><style></style>'

    assert policy.policy(data) == f"default-src 'none'; script-src 'self'; style-src 'self'; {rest}"
    assert policy.policy('<script src="a.js"></script>') == (
        f"default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; {rest}"
    )
    assert policy.policy("<script>a()</script><STYLE>a{}</STYLE>") == (
        f"default-src 'none'; script-src 'self' {_hash('a()')}; style-src 'self' {_hash('a{}')}; {rest}"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_of_a_generator_s_assets_those_with_the_path_of_a_source_stay(small: Edition, tmp_path: Path) -> None:
    own, theirs = "assets/images/favicon.svg", ("assets/images/theme/favicon.svg", "search.json")
    for name in (own, *theirs):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    prune.write(replace(small, files=frozenset({own})), tmp_path)

    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == [own]
    assert not (tmp_path / "assets/images/theme").exists()


def test_a_source_that_the_page_does_not_list_keeps_no_other_from_being_saved(small: Edition, tmp_path: Path) -> None:
    first, second, third = (source.key for source in small.sources[:3])
    (tmp_path / "sources").mkdir()
    file = tmp_path / "sources/index.html"
    file.write_text(f'<li class="source" id="{third}">c</li><li class="source" id="{second}">b</li>', encoding="utf-8")

    coins.write(small, CONFIG, tmp_path)

    entries = LexborHTMLParser(file.read_text(encoding="utf-8")).css("li")
    spans = [entry.css_first("span.Z3988") for entry in entries]
    titles = {source.key: source.text("title") for source in small.sources}
    told = [parse_qs((span.attributes["title"] or "") if span else "")["rft.title"] for span in spans]
    assert told == [[titles[third]], [titles[second]]]
    assert first not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "ways", "parts"),
    [
        ("One, p. 1", ["#one"], [["a", {"href": "#one"}, ["One, p. 1"]]]),
        (
            "One, p. 1; Two, p. 2",
            ["#one", "#two"],
            [["a", {"href": "#one"}, ["One, p. 1"]], "; ", ["a", {"href": "#two"}, ["Two, p. 2"]]],
        ),
        ("One; or two", ["#one"], [["a", {"href": "#one"}, ["One; or two"]]]),
        ("One", [], ["One"]),
    ],
)
def test_each_source_in_a_note_of_the_book_leads_to_its_entry(
    small: Edition, words: str, ways: list[str], parts: list[object]
) -> None:
    links = "".join(f'<a class="note__source" href="{way}">About it</a>' for way in ways)
    back = '<a class="note__number" href="#method--cite-3">3</a>'
    note = LexborHTMLParser(f'<div class="note" id="method--note-3">{back}{words} {links}</div>').css_first(".note")
    assert note is not None

    attributes = {"id": "method--note-3", "back": "#method--cite-3", "number": "3"}
    assert book.tree(note) == ["note", attributes, parts]


@pytest.mark.parametrize(("letters", "modules"), [(32, 29), (47, 33), (78, 37)])
def test_a_code_has_the_size_of_one_that_still_reads_when_15_percent_of_it_are_damaged(
    letters: int, modules: int
) -> None:
    """With 7 percent (level L) it would be one step smaller. Four modules on each side are its quiet margin."""
    address = "https://edition.example/" + "a" * (letters - 24)

    assert f'width="{modules + 8}" height="{modules + 8}"' in codes.svg(address).decode()
