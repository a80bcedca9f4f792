"""Who answers for a build: what the settings may be, what a published page says, and what a draft says instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import ANSWERS, light, light_second
from edition import verify
from edition.cli import main
from edition.config import LACKS, CannotRun, Config, from_environment
from edition.content.model import Edition
from edition.render import imprint
from english import ENGLISH

SETTINGS = {"SITE_URL": "https://edition.example/project/", **ANSWERS}
KEY = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZQ+x/Q==\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----"
PRINT = "0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567"


def config(**settings: str) -> Config:
    return from_environment(SETTINGS | settings, Path())


def test_a_build_that_says_where_it_stands_and_who_answers_is_no_draft() -> None:
    made = config()

    assert (made.publisher, made.published, made.draft(ENGLISH), made.lacks) == ("An Invented Press", True, "", ())


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("https://e.example/édition", "https://e.example/%C3%A9dition/"),
        ("https://e.example/my edition/", "https://e.example/my%20edition/"),
        ("https://e.example/my%20edition/", "https://e.example/my%20edition/"),
        ("https://e.example/~a/(b)/", "https://e.example/~a/(b)/"),
    ],
)
def test_the_path_of_the_site_is_published_in_one_writing(given: str, read: str) -> None:
    assert config(SITE_URL=given).site_url == read


@pytest.mark.parametrize("lack", LACKS, ids=lambda lack: lack.setting)
def test_without_one_of_the_three_a_build_is_a_draft_and_says_why(lack: object) -> None:
    made = config(**{lack.setting: " "})  # type: ignore[attr-defined]

    assert (made.published, made.lacks) == (False, (lack,))
    assert made.draft(ENGLISH) == f"Draft: this build has {lack.what}."  # type: ignore[attr-defined]
    assert made.has_address == (lack.setting != "SITE_URL")  # type: ignore[attr-defined]


CONTACTS = {
    "an e-mail address": ("corrections@edition.example", "mail", "mailto:corrections@edition.example"),
    "one written as a link": (" mailto:a.b+c@mail.edition.example ", "mail", "mailto:a.b+c@mail.edition.example"),
    "a form": ("https://forms.example.org/ask?x=1", "form", "https://forms.example.org/ask?x=1"),
    "a form of the same host": ("https://edition.example/ask/", "form", "https://edition.example/ask/"),
    "a form that Tor closes": ("http://abcdefghijklmnop.onion/ask", "form", "http://abcdefghijklmnop.onion/ask"),
    "a postal address": ("Box 12,  Invented Street 3, 12345 Town", "post", ""),
    "a postal address on lines": ("An Office\nInvented Street 3\n12345 Town", "post", ""),
}


@pytest.mark.parametrize(("given", "kind", "href"), CONTACTS.values(), ids=CONTACTS)
def test_a_contact_is_an_e_mail_address_a_form_or_a_postal_address(given: str, kind: str, href: str) -> None:
    contact = config(CONTACT=given).contact

    assert contact is not None
    assert (contact.kind, contact.href) == (kind, href)
    assert "\n" not in contact.value
    assert imprint.foot(config(CONTACT=given), ENGLISH).count(contact.href or "by letter: ") == 1


REFUSED = {
    "no name": ("PUBLISHER", "123", "is no name"),
    "a name that reads otherwise": ("PUBLISHER", "A\u202eB", "is no name"),
    "a name without an end": ("PUBLISHER", "A" * 301, "is no name"),
    "a host without a point": ("CONTACT", "a@localhost", "is neither"),
    "words": ("CONTACT", "see below, please", "is neither"),
    "a name alone": ("CONTACT", "Box 12", "is neither"),
    "an unseen letter": ("CONTACT", "a\u200bb@edition.example", "cannot be seen"),
    "an address in the clear": ("CONTACT", "http://forms.example.org/", "begins with 'https:'"),
    "a script": ("CONTACT", "javascript:alert(1)", "begins with 'https:'"),
    "a telephone": ("CONTACT", "tel:+15550100", "begins with 'https:'"),
    "a mail with more": ("CONTACT", "mailto:a@edition.example?bcc=b@edition.example", "begins with 'https:'"),
    "an address that cannot be read": ("CONTACT", "https://[", "begins with 'https:'"),
    "an address with a password": ("CONTACT", "https://a:b@forms.example.org/", "begins with 'https:'"),
    "an address with a space": ("CONTACT", "https://forms.example.org/a b", "begins with 'https:'"),
    "an issue tracker": ("CONTACT", "https://github.com/a/b/issues/new", "asks for an account"),
    "a social network": ("CONTACT", "https://www.facebook.com/press", "asks for an account"),
    "the edition itself": ("CONTACT", "https://edition.example/project", "leads back"),
    "its page on corrections": ("CONTACT", "https://edition.example/project/corrections/#", "leads back"),
    "its public forms": ("CONTACT", "https://git.example.org/a/b/issues/new", "leads back"),
    "a short fingerprint": ("CONTACT_KEY", "89ABCDEF", "is neither"),
    "a private key": ("CONTACT_KEY", KEY.replace("PUBLIC", "PRIVATE"), "is a private key"),
    "half a key": ("CONTACT_KEY", KEY[:60], "is neither"),
    "a key in the clear": ("CONTACT_KEY", "http://edition.example/key.asc", "is neither"),
}


@pytest.mark.parametrize(("name", "given", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_none_of_these_is_refused_in_one_sentence(name: str, given: str, said: str) -> None:
    with pytest.raises(CannotRun) as refused:
        config(**{"REPOSITORY_URL": "https://git.example.org/a/b", name: given})

    sentence = str(refused.value)
    assert sentence.startswith(name)
    assert said in sentence
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert "mDMEZ" not in sentence, "a key is not repeated"


def test_a_name_may_have_three_hundred_letters() -> None:
    assert config(PUBLISHER="A" * 300).publisher == "A" * 300


def test_a_key_without_a_contact_is_refused() -> None:
    with pytest.raises(CannotRun, match="say whom the key is for"):
        config(CONTACT="", CONTACT_KEY=PRINT)


KEYS = {
    "a fingerprint": (PRINT, f"<code>{PRINT}</code>"),
    "one in one piece": (f"0x{PRINT.replace(' ', '').lower()}", f"<code>{PRINT}</code>"),
    "one as a link": (f"OPENPGP4FPR:{PRINT.replace(' ', '')}", f"<code>{PRINT}</code>"),
    "a longer one": (f"{PRINT} {PRINT[:29]}", f"<code>{PRINT} {PRINT[:29]}</code>"),
    "an address": ("https://edition.example/key.asc", '<a href="https://edition.example/key.asc">'),
    "a key": (KEY, f'<pre tabindex="0">{KEY}</pre>'),
    "a key of another system": (KEY.replace("\n", "\r\n"), f'<pre tabindex="0">{KEY}</pre>'),
}


@pytest.mark.parametrize(("given", "shown"), KEYS.values(), ids=KEYS)
def test_a_key_is_shown_where_one_writes(given: str, shown: str) -> None:
    assert shown in imprint.section(config(CONTACT_KEY=given), ENGLISH)


def test_what_is_given_is_text() -> None:
    made = config(PUBLISHER="A <b>& C", CONTACT="Box 1, <i>Town</i>")

    for words in (imprint.foot(made, ENGLISH), imprint.section(made, ENGLISH)):
        assert "A &lt;b&gt;&amp; C" in words
        assert "<i>" not in words


def test_public_forms_are_a_second_way_and_marked_as_public() -> None:
    made = config(REPOSITORY_URL="https://git.example.org/a/b")

    for words in (imprint.foot(made, ENGLISH), imprint.section(made, ENGLISH)):
        assert words.index("corrections@edition.example") < words.index("https://git.example.org/a/b/issues/new/choose")
        assert "anyone can read them, and they ask for an account" in words


def pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    """The pages of a site with their paths; those that take their reader on at once are left out."""
    for file in sorted(site.rglob("*.html")):
        page = LexborHTMLParser(file.read_text(encoding="utf-8"))
        if page.css_first('meta[http-equiv="refresh"]') is None:
            yield file.relative_to(site).as_posix(), page


def test_every_published_page_says_who_answers_and_leads_there(second_site: Path) -> None:
    for path, page in pages(second_site):
        foot = page.css_first("footer")
        assert foot is not None, path
        assert "Published by An Invented Press." in foot.text(), path
        assert foot.css_first('a[href="mailto:corrections@edition.example"]') is not None, path
        assert page.css_first(".colophon__draft") is None, path


def test_the_page_on_corrections_says_who_answers(second_site: Path) -> None:
    page = LexborHTMLParser((second_site / "corrections/index.html").read_text(encoding="utf-8"))

    contact = page.css_first(".contact")
    assert contact is not None
    assert contact.css_first('a[href="mailto:corrections@edition.example"]') is not None
    assert "An Invented Press" in (second_site / "corrections/index.md").read_text(encoding="utf-8")


def test_this_edition_says_what_writing_reveals_and_how_to_write_more_safely(edition: Edition) -> None:
    (page,) = (page for page in edition.pages if page.path == "corrections.md")

    assert {"ask", "reveals", "safely"} <= {heading.anchor for heading in page.headings}
    assert "/// contact" in page.body
    for words in ("your address", "network address", "postmark", "under the name of your account", "encrypt"):
        assert words in page.body
    assert "You need not say who you are" in page.body


def test_what_is_taken_away_says_who_answers(second_site: Path) -> None:
    files = sorted((second_site / "pdf").glob("*.pdf"))
    assert files
    for file in files:
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(file).pages[:1])
        assert "Published by An Invented Press." in " ".join(text.split()), file.name
        assert "Draft" not in text
    assert "Published by An Invented Press." in (second_site / "offline.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A light build without any setting, and what it printed."""
    root = light_second(tmp_path_factory.mktemp("draft"), tmp_path_factory.mktemp("cache"))
    said: list[str] = []
    with light(), pytest.MonkeyPatch.context() as patch:
        for name in ("REPOSITORY_URL", "CONTACT_KEY", *SETTINGS):
            patch.delenv(name, raising=False)
        patch.setattr("builtins.print", lambda *words, **_: said.append(" ".join(map(str, words))))
        assert main([], root) == 0
    yield root / "site", "\n".join(said)


def test_a_draft_ends_with_what_it_lacks(draft: tuple[Path, str]) -> None:
    _, said = draft

    assert "This is a draft. For a build to publish set:" in said
    assert [line.split(":")[0].strip() for line in said.splitlines()[-3:]] == [lack.setting for lack in LACKS]


def test_a_draft_says_so_on_every_page_and_works_at_the_root_of_a_host(draft: tuple[Path, str]) -> None:
    site, _ = draft

    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "Draft: this build has no published address, no publisher and no private way" in html, file
        assert 'href="mailto:' not in html, "a way is invented"
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="http://127.0.0.1:8000/">' in home
    assert verify.verify(site, "/") == []


def test_in_a_draft_the_way_to_ask_leads_back_to_no_page_of_its_own(draft: tuple[Path, str]) -> None:
    site, _ = draft

    asked = 0
    for path, page in pages(site):
        for part in page.css("footer p, .contact p"):
            if re.search("removal|how to ask", part.text(), re.IGNORECASE):
                asked += 1
                ways = [link.attributes.get("href") or "" for link in part.css("a")]
                assert not any(way.startswith("#") or way in (".", "./") for way in ways), path
                assert path != "corrections/index.html" or not ways, ways
    assert asked > 50


def test_the_page_on_corrections_of_a_draft_says_that_nobody_answers(draft: tuple[Path, str]) -> None:
    site, _ = draft

    contact = LexborHTMLParser((site / "corrections/index.html").read_text(encoding="utf-8")).css_first(".contact")
    assert contact is not None
    assert "Nobody answers for it yet" in contact.text()
