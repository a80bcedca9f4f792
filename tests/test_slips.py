"""Pages of faulty sources, as the preview shows them while somebody types: each page is there, and nothing raises."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from markdown import Markdown
from mkdocs.utils.meta import get_data

import mkdocs_hooks
from conftest import ROOT, unmeasured
from edition.check.run import run
from edition.config import Config
from edition.content.load import load, stamp
from edition.content.model import Edition, Settings
from edition.publish.exports import search
from edition.render import assemble, extension, generator, page_mark, references, site
from edition.render.references import PandocFailed, References, format_all
from edition.render.site import Site, site_at
from english import ENGLISH
from fixture_sites import BASE

CASES = [
    case
    for name in ("mistakes", "slips")
    for case in yaml.safe_load((Path(__file__).parent / f"cases/{name}.yml").read_text(encoding="utf-8"))
]
GATHERING = (
    *("index.md", "summary.md", "map.md", "matrix.md", "sources.md", "glossary.md", "chronology.md", "a-z.md"),
    *("data.md", "changes.md", "corrections.md", "method.md", "findings/index.md", "pathways/index.md"),
    *("pathways/drivers.md", "pathways/un-co-option.md", "recommendations/index.md", "since/index.md"),
)
"""Pages that show what stands on others."""


@pytest.fixture(scope="module")
def formatted(edition: Edition) -> References:
    return references.references(edition, ROOT / ".cache")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the edition, in which one file at a time is spoiled and put right again."""
    return shutil.copytree(ROOT / "docs", tmp_path_factory.mktemp("slips") / "docs").parent


def converted(file: Path, of: Site, monkeypatch: pytest.MonkeyPatch) -> str:
    """A page's HTML, made as the generator makes it."""
    monkeypatch.setattr(extension, "site_at", lambda *_: of)
    body, _ = get_data(file.read_text(encoding="utf-8"))
    text = page_mark.marked(body, file.as_posix().rpartition("docs/")[2])
    return Markdown(extensions=["attr_list", "tables", "toc", extension.EditionExtension()]).convert(text)


def test_there_are_thirty_eight_of_them_at_least() -> None:
    assert len({case["mistake"] for case in CASES}) == len(CASES) >= 38


def together() -> list[list[dict[str, str]]]:
    """The slips in as few rounds as they need with one slip a file: each round is one state of the sources."""
    rounds: list[dict[str, dict[str, str]]] = []
    for case in CASES:
        free = next((found for found in rounds if case["file"] not in found), None)
        if free is None:
            rounds.append(free := {})
        free[case["file"]] = case
    return [list(found.values()) for found in rounds]


@pytest.fixture
def spoil(sources: Path) -> Iterator[Callable[[dict[str, str]], None]]:
    """Puts a slip into the sources, which are as they were at the end."""
    kept: dict[Path, str] = {}

    def put(case: dict[str, str]) -> None:
        file = sources / case["file"]
        right = kept.setdefault(file, file.read_text(encoding="utf-8"))
        assert case["old"] in right
        file.write_text(right.replace(case["old"], case["new"], 1) if case["old"] else case["new"], encoding="utf-8")

    yield put
    for file, right in kept.items():
        file.write_text(right, encoding="utf-8")


@pytest.mark.parametrize("case", [case for case in CASES if "code" not in case], ids=lambda case: case["mistake"])
def test_a_slip_is_a_fault(
    case: dict[str, str], sources: Path, spoil: Callable[[dict[str, str]], None], spare_cache: Path
) -> None:
    spoil(case)
    with unmeasured():
        assert run(load(sources, spare_cache))


@pytest.mark.parametrize("slips", together(), ids=lambda slips: f"{len(slips)} slips")
def test_slips_leave_every_page(
    slips: list[dict[str, str]],
    sources: Path,
    spoil: Callable[[dict[str, str]], None],
    formatted: References,
    spare_cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for case in slips:
        spoil(case)
    emptied = {case["file"] for case in slips if not case["new"]}
    own = [case["file"].removeprefix("docs/") for case in slips if case["file"].endswith(".md")]
    with unmeasured():
        spoiled = load(sources)
        of = Site(spoiled, spare_cache)
        monkeypatch.setitem(of.__dict__, "references", formatted)
        for page in dict.fromkeys([*own, *GATHERING]):
            html = converted(sources / "docs" / page, of, monkeypatch)
            assert html or f"docs/{page}" in emptied
        assert search.documents(spoiled)["docs"]


@pytest.mark.parametrize(
    "item",
    [
        {"issued": "2020-13-11"},
        {"issued": "soon"},
        {"author": "Somebody"},
        {"author": [{}]},
        {"author": ["Some Body"]},
        {"type": "raport"},
        {"custom": ["a"]},
        {"custom": {"group": "reports", "seen": "last week", "title": "descriptive"}},
        {"title": ""},
        {"title": "No\N{NO-BREAK SPACE}break <br> <b>bold & &nbsp; *x*"},
        {"title": None, "URL": None},
    ],
    ids=str,
)
def test_a_faulty_record_is_formatted_all_the_same(
    item: dict[str, object], edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = edition.sources[0]
    faulty = replace(first, item={name: v for name, v in {**first.item, **item}.items() if v is not None})
    of = Site(replace(edition, sources=(faulty,)))
    monkeypatch.setitem(of.__dict__, "references", format_all({faulty.key: faulty}, [], ENGLISH))

    html = converted(ROOT / "docs/sources.md", of, monkeypatch)
    assert not faulty.custom.get("group") or f'id="{faulty.key}"' in html


# What nobody has foreseen


def fail(*_: object) -> None:
    raise KeyError("what nobody has foreseen <b>")


@pytest.mark.parametrize("part", ["_FILL", "_head", "_notes"])
def test_a_part_that_cannot_be_made_says_so_and_the_rest_is_there(
    part: str, edition: Edition, formatted: References, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assemble, "_annotate", fail) if part == "_notes" else None
    monkeypatch.setattr(assemble.head, "header", fail) if part == "_head" else None
    monkeypatch.setitem(assemble._FILL, "units", fail) if part == "_FILL" else None
    tolerant, strict = Site(edition, tolerant=True), Site(edition)
    for of in (tolerant, strict):
        monkeypatch.setitem(of.__dict__, "references", formatted)

    html = converted(ROOT / "docs/findings/index.md", tolerant, monkeypatch)
    told = "This part cannot be made from the sources as they are (KeyError: 'what nobody has foreseen &lt;b&gt;')."
    assert html.count(f'<p class="unmade">{told}</p>') == 1
    assert "<h2" in html
    with pytest.raises(KeyError):
        converted(ROOT / "docs/findings/index.md", strict, monkeypatch)


def test_a_page_that_cannot_be_made_at_all_says_so(
    edition: Edition, formatted: References, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = Site(edition, tolerant=True)
    monkeypatch.setattr(extension, "assemble", fail)

    html = converted(ROOT / "docs/method.md", of, monkeypatch)
    assert html.startswith('<p class="unmade">This part cannot be made')
    assert "&lt;b&gt;" in html


def test_references_that_cannot_be_formatted_leave_the_citations_as_they_are_written(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> References:
        raise PandocFailed("no")

    monkeypatch.setattr(site, "references", refuse)
    assert "@cha-katz-2023" in converted(ROOT / "docs/pathways/drivers.md", Site(edition, tolerant=True), monkeypatch)
    with pytest.raises(PandocFailed):
        converted(ROOT / "docs/pathways/drivers.md", Site(edition), monkeypatch)


def test_a_build_is_strict_and_a_look_is_tolerant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = Config(tmp_path, "https://edition.example/", "")
    monkeypatch.setattr(generator, "settings_of", lambda _: Settings())

    assert generator.environment(config)["TOLERANT"] == "false"
    assert generator.environment(config, strict=False)["TOLERANT"] == "true"
    for said, meant in ((True, True), ("true", True), (False, False), ("false", False)):
        assert extension.EditionExtension(tolerant=said).getConfig("tolerant") is meant


# When the sources are read again


def changes(root: Path) -> dict[str, Callable[[], object]]:
    page = root / "docs/about.md"
    return {
        "a page that is saved": lambda: page.write_text("x", encoding="utf-8"),
        "a page that is renamed": lambda: page.rename(root / "docs/renamed.md"),
        "a page that is removed": lambda: (root / "docs/renamed.md").unlink(),
        "a page that is added": lambda: (root / "docs/new.md").touch(),
        "a template": lambda: (root / "overrides/main.html").write_text("x", encoding="utf-8"),
        "the settings": lambda: (root / "mkdocs.yml").write_text("x", encoding="utf-8"),
        "README.md": lambda: (root / "README.md").write_text("x", encoding="utf-8"),
        "CONTRIBUTING.md": lambda: (root / "CONTRIBUTING.md").write_text("x", encoding="utf-8"),
        "CITATION.cff": lambda: (root / "CITATION.cff").write_text("x", encoding="utf-8"),
        "a file that README.md links to": lambda: (root / "plan.txt").unlink(),
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = shutil.copytree(BASE, tmp_path / "root")
    (folder / "overrides").mkdir()
    for name in ("overrides/main.html", "README.md", "CONTRIBUTING.md", "CITATION.cff", "plan.txt"):
        (folder / name).touch()
    return folder


def test_whatever_the_rules_read_is_watched_and_a_look_changes_nothing(root: Path) -> None:
    seen = stamp(root)
    for what, change in changes(root).items():
        (root / "mkdocs.yml").read_bytes()
        for name in (".hidden.md", "docs/.about.md.swp", "docs/4913"):  # what editors put beside a file
            (root / name).write_text(what, encoding="utf-8")
        assert stamp(root) == seen
        change()
        assert stamp(root) != seen, what
        seen = stamp(root)


def test_each_build_of_mkdocs_reads_the_sources_once_and_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []
    monkeypatch.setattr(site, "load", lambda folder: reads.append(folder) or load(folder))
    monkeypatch.setenv(generator.CHECKED, "yes")
    mkdocs = SimpleNamespace(config_file_path=str(root / "mkdocs.yml"), mdx_configs={})
    steps: list[Callable[[], object]] = [lambda: None, *changes(root).values()]
    for change in steps:
        change()
        mkdocs_hooks.on_pre_build(mkdocs)
        assert site_at(root) is site_at(root)
        names = {file.relative_to(root / "docs").as_posix() for file in (root / "docs").rglob("*.md")}
        assert {page.path for page in site_at(root).edition.pages} <= names
    assert len(reads) == len(steps)


def test_what_is_read_with_the_configuration_of_mkdocs_is_not_read_again_for_its_build(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Path] = []
    monkeypatch.setattr(site, "load", lambda folder: reads.append(folder) or load(folder))
    ahead = site_at(root)
    assert site.begin(root) is ahead
    assert site.begin(root) is not ahead, "each build reads anew"
    assert len(reads) == 2
    site._SITES.clear()
    ahead = site_at(root)
    assert site.begin(root, "Who answers") is not ahead
    site._SITES.clear()
    ahead = site_at(root)
    (root / "docs/about.md").write_text("---\ntitle: T\n---\n\nAnother.\n", encoding="utf-8")
    assert site.begin(root) is not ahead


def test_pages_of_one_text_are_each_the_page_of_its_file(root: Path) -> None:
    text = "---\ntitle: {}\nkind: page\nsummary: S.\n---\n\nThe same words.\n"
    for name in ("one", "two"):
        (root / f"docs/{name}.md").write_text(text.format(f"Page {name}"), encoding="utf-8")
    of = site.begin(root)
    for name in ("one", "two"):
        marked = page_mark.marked(text.partition("---\n\n")[2], f"{name}.md")
        html = Markdown(extensions=[extension.EditionExtension(root=str(root))]).convert(marked)
        assert f'<h1 id="top">Page {name}</h1>' in html
        assert "page:" not in html
    assert site_at(root) is of
