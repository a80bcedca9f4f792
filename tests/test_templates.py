"""What an upgrade of the theme may not change unseen: the originals of our templates, the search's worker, and the frame
of every page. What pages weigh is held in test_look.py.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import material
import pytest
from selectolax.lexbor import LexborHTMLParser

from edition.content.model import Edition
from pages_beside import translated_into

ROOT = Path(__file__).resolve().parent.parent
THEIRS = Path(material.__file__).parent / "templates"

ORIGINALS = {
    "404.html": "80c93494b5432b1b",
    "base.html": "8536d352b0093623",
    "main.html": "9948b55a7bc979c3",
}
"""The theme's templates that ours replace, by the digest of the original that ours was last compared with."""
WORKER = "da1b3df5e5f00cc7"
"""The digest of the theme's search worker, which docs/assets/javascripts/search.js was last tried with."""


def test_every_template_that_replaces_one_of_the_theme_s_is_listed() -> None:
    ours = {path.relative_to(ROOT / "overrides").as_posix() for path in (ROOT / "overrides").rglob("*.html")}
    assert {name for name in ours if (THEIRS / name).exists()} == set(ORIGINALS)


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_theme_s_original_is_the_one_that_ours_was_compared_with(name: str) -> None:
    digest = hashlib.sha256((THEIRS / name).read_bytes()).hexdigest()[:16]
    assert digest == ORIGINALS[name], (
        f"read what changed in Material's {name}, mend overrides/{name}, then note {digest}"
    )


def test_the_theme_s_search_worker_is_the_one_that_our_script_speaks_with() -> None:
    (worker,) = THEIRS.glob("assets/javascripts/workers/search.*.min.js")
    digest = hashlib.sha256(worker.read_bytes()).hexdigest()[:16]
    assert digest == WORKER, f"see whether tests/test_search.py passes with the new worker, then note {digest}"


def test_the_theme_adds_nothing_to_a_page_but_what_our_templates_ask_for(site: Path, edition: Edition) -> None:
    pages = [LexborHTMLParser((site / page.url / "index.html").read_text(encoding="utf-8")) for page in edition.pages]
    inline = {script.text() for page in pages for script in page.css("script:not([src], [type])")}

    assert not any(page.css('[class^="md-"], [class*=" md-"], [data-md-component]') for page in pages)
    assert inline == set(re.findall("(?s)<script>(.*?)</script>", (ROOT / "overrides/main.html").read_text("utf-8")))
    assert {len(page.css("article#text")) for page in pages} == {1}
    for page in pages:
        page.css("article#text")[0].decompose()
    assert {node.attributes["id"] for page in pages for node in page.css("[id]")} == {"contents"}


def test_a_generator_makes_a_page_for_each_source_and_none_else(site: Path, edition: Edition) -> None:
    made = {file for file in site.rglob("index.html") if re.search(r'<article [^>]*id="text"', file.read_text("utf-8"))}

    homes = [site, *(site / language for language in translated_into(edition))]
    assert made == {home / page.url / "index.html" for home in homes for page in edition.pages}


def test_of_the_theme_s_own_files_only_the_worker_is_published(site: Path, edition: Edition) -> None:
    files = {file.relative_to(site).as_posix() for file in (site / "assets").rglob("*") if file.is_file()}
    made = {name for name in files if name not in edition.files}

    assert {name for name in made if "/search/" in name} == {"assets/search/index.json", "assets/search/worker.js"}
    folders = ("fonts", "javascripts", "search", "stylesheets")
    assert {name.rpartition("/")[0] for name in made} == {f"assets/{folder}" for folder in folders}
