"""Files of one kind that a page asks for are sent as one: what is in it, who shares it, and what is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edition.publish.assets import bundle, scripts

PAGES = {
    "index.html": ["assets/javascripts/a.js", "assets/javascripts/b.js"],
    "deep/er/index.html": ["../../assets/javascripts/a.js", "../../assets/javascripts/b.js"],
    "404.html": ["/project/assets/javascripts/a.js", "/project/assets/javascripts/c.js"],
    "plain.html": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "assets" / "javascripts"
    home.mkdir(parents=True)
    for name in "abcd":
        (home / f"{name}.js").write_text(f"told({name!r});\n", encoding="utf-8")
    for path, addresses in PAGES.items():
        asked = "".join(f'\n<script src="{address}" defer></script>' for address in addresses)
        page = tmp_path / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f"<head>\n<title>{path}</title>{asked}\n<script>inline()</script>\n</head>\n",
            encoding="utf-8",
        )
    scripts.write(tmp_path)
    return tmp_path


def asked_of(folder: Path, path: str) -> list[str]:
    return re.findall(r'<script src="([^"]+)" defer></script>', (folder / path).read_text(encoding="utf-8"))


def test_a_page_asks_for_one_file_that_holds_all_in_their_order(folder: Path) -> None:
    (address,) = asked_of(folder, "index.html")
    assert re.fullmatch(r"assets/javascripts/edition\.[0-9a-f]{8}\.js", address)
    assert (folder / address).read_text(encoding="utf-8") == "told('a');\ntold('b');\n"


def test_pages_that_ask_for_the_same_share_one_file_from_wherever_they_ask(folder: Path) -> None:
    (near,), (deep,) = asked_of(folder, "index.html"), asked_of(folder, "deep/er/index.html")
    assert deep == f"../../{near}"
    (other,) = asked_of(folder, "404.html")
    assert other.startswith("/project/assets/javascripts/edition.")
    assert (folder / other.removeprefix("/project/")).read_text(encoding="utf-8") == "told('a');\ntold('c');\n"


def test_the_rest_of_a_page_stays_and_what_nothing_names_any_more_is_gone(folder: Path) -> None:
    assert "<script>inline()</script>" in (folder / "index.html").read_text(encoding="utf-8")
    assert asked_of(folder, "plain.html") == []
    left = {file.name for file in (folder / "assets" / "javascripts").iterdir()}
    assert {name for name in left if not name.startswith("edition.")} == {"d.js"}
    assert len(left) == 3


def test_another_content_has_another_name(tmp_path: Path) -> None:
    names = []
    for word in ("one", "two"):
        (tmp_path / "assets" / "x").mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / "x" / "a.txt").write_text(word, encoding="utf-8")
        page = tmp_path / "page.html"
        page.write_text('<get "assets/x/a.txt">', encoding="utf-8")
        kind = bundle.Kind(re.compile(r'<get "([^"]+)">'), "x/{}.txt", "".join, lambda assets, name: assets + name)
        bundle.write(tmp_path, [page], kind)
        names.append(page.read_text(encoding="utf-8"))
    assert names[0] != names[1]
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in names] == ["one", "two"]
