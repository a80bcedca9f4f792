"""What the check passes, the build publishes: editions of other shapes than ours, each made from the second edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest

from edition.check.reporters import text
from edition.check.run import run
from edition.cli import main
from edition.content.argument import Argument, Node
from edition.content.load import load
from edition.render import map_layout
from english import ENGLISH

Build = Callable[[Path, str], int]
Change = Callable[[Path], object]

MATRIX, NUMBERS, FIGURE = "docs/data/matrix.yaml", "docs/data/numbers.yaml", "docs/data/figures/gate-days.yaml"
BIBLIOGRAPHY, SETTINGS = "docs/data/bibliography.yaml", "docs/data/edition.yaml"
GLOSSARY, P1, P5 = "docs/data/glossary.yaml", "docs/pathways/gates-left-shut.md", "docs/pathways/maps-redrawn.md"
REPORT = "  - literal: Institute for Rivers That Are Not\n"


def edited(path: str, old: str, new: str) -> Change:
    """Puts one text in the place of another, wherever it stands in a file."""

    def change(root: Path) -> None:
        file = root / path
        words, count = re.subn(old, new, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert count, old
        file.write_text(words, encoding="utf-8")

    return change


def everywhere(old: str, new: str) -> Change:
    """The same in whatever file of docs/ it stands."""

    def change(root: Path) -> None:
        for file in root.glob("docs/**/*"):
            if file.suffix in (".md", ".yaml"):
                words = file.read_text(encoding="utf-8")
                file.write_text(re.sub(old, new, words, flags=re.MULTILINE), encoding="utf-8")

    return change


def without(page: str) -> Change:
    """Takes a page away, and its entry in the navigation."""

    def change(root: Path) -> None:
        (root / "docs" / page).unlink()
        edited("mkdocs.yml", rf"^ *- (?:[^\n:]*: )?{re.escape(page)}\n", "")(root)

    return change


def added(page: str, body: str, kind: str = "page", more: str = "") -> Change:
    """A page more, in the navigation."""

    def change(root: Path) -> None:
        file = root / "docs" / page
        file.parent.mkdir(exist_ok=True)
        name = file.stem.replace("-", " ").capitalize()
        file.write_text(f"---\ntitle: {name}\nkind: {kind}\n{more}---\n\n{body}\n", encoding="utf-8")
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
            config.write(f"  - {page}\n")

    return change


def all_of(*changes: Change) -> Change:
    def change(root: Path) -> None:
        for one in changes:
            one(root)

    return change


def pathway(number: int) -> Change:
    more = (
        f"id: P{number}\nsummary: One more way.\nshort: Way by night\n"
        'leads_to: {none: "It leads nowhere."}\nanswered_by: {none: "Nothing answers it."}\n'
    )
    claim = f"/// claim | P{number}.1\n    basis: reading\n    from: P1\n\nThis edition infers one more way.\n///"
    return added(f"pathways/way-{chr(96 + number)}.md", claim, "pathway", more)


def cells(columns: tuple[str, ...], pathways: range) -> Change:
    """Words in the matrix for these columns of these pathways, each on the pathway's first claim."""

    def change(root: Path) -> None:
        with (root / MATRIX).open("a", encoding="utf-8") as matrix:
            for n in pathways:
                for column in columns:
                    row = f'pathway: P{n}, column: {column}, words: "What is told of it under this heading"'
                    matrix.write(f"- {{{row}, claims: [P{n}.1]}}\n")

    return change


def removed(*paths: str) -> Change:
    """Takes data files away."""

    def change(root: Path) -> None:
        for path in paths:
            (root / path).unlink()

    return change


KEPT_BACK = "/// claim | X9.1\n    basis: report\n    statement: s1.1\n\nA draft [@river-institute-2025, para. 1].\n///"
SHAPES: dict[str, Change] = {
    "no findings": all_of(
        without("findings/dry-beds.md"),
        removed(NUMBERS, FIGURE),
        edited("docs/pathways/drivers.md", r"P1\.1, F1\.2\]", "P1.1, P1.2]"),
        everywhere(r'^leads_to:\n  F1: "[^"]*"', 'leads_to: {none: "It dries no bed."}'),
        everywhere(r"^facilitates:\n.*\n", ""),
        everywhere(r", F1$", ""),
        everywhere(r"see: \[F1\]", "see: [P1]"),
        everywhere(r"section: findings", "section: summary"),
        everywhere(r"^- F1\.2.*\n", ""),
        edited(SETTINGS, r"^  findings: .*\n", ""),
    ),
    "no recommendations": all_of(
        without("recommendations/open-the-gates.md"),
        edited(P1, r"^leads_to:\n(  F1: .*\n)", r'leads_to:\n\1answered_by: {none: "Nothing is asked."}\n'),
        everywhere(r"^  R1: .*\n", ""),
        edited("docs/findings/dry-beds.md", r"\[R1\.1, ES3\.1\]", "[ES3.1]"),
        edited("docs/findings/dry-beds.md", r"^.* \[R1\.2\]\n", ""),
        everywhere(r", R1\.2\]", "]"),
        everywhere(r"section: recommendations", "section: summary"),
    ),
    "no developments, and no page for them": all_of(
        without("since/2025-07-a-gate-opens.md"),
        without("since/index.md"),
        edited("mkdocs.yml", r"^  - Since publication:\n", ""),
        everywhere(r"see: \[N1, R1\.2\]", "see: [R1.2]"),
        edited("docs/findings/dry-beds.md", r"^.* \[N1\.1\]\n", ""),
    ),
    "no page on citing, and no log of changes": all_of(without("cite.md"), without("changes.md")),
    "no events, and no page for them": all_of(
        without("chronology.md"), lambda root: (root / "docs/data/chronology.yaml").write_text("[]\n", encoding="utf-8")
    ),
    "fourteen pathways": all_of(*map(pathway, range(6, 15)), cells(("board",), range(6, 15))),
    "no actors, no captions, no publishers, no example": all_of(
        removed(MATRIX),
        edited(SETTINGS, r"^actors:\n- .*\n", ""),
        edited(SETTINGS, r"^captions:\n(  .*\n)+", ""),
        edited(SETTINGS, r"^  publishers:\n  - .*\n", ""),
        edited(SETTINGS, r"^example: .*\n", ""),
    ),
    "three actors": all_of(
        edited(
            SETTINGS,
            r"^actors:\n",
            "actors:\n- {name: the Salters, heading: salters, names: [Salters]}\n"
            "- {name: the Ferries, heading: ferries, names: [Ferries, ferry]}\n",
        ),
        cells(("salters", "ferries", "all"), range(1, 6)),
    ),
    "persons as the report's authors, and a publisher": all_of(
        edited(
            BIBLIOGRAPHY, REPORT, "  - {family: Alder}\n  - {family: Birch, given: Bay}\n  publisher: Press and Sons\n"
        ),
        edited(SETTINGS, r"authors: \[.*\]", "authors: [Alder, Birch]"),
    ),
    "letters of other scripts": all_of(
        edited(GLOSSARY, r"관?나룻배", "일 글 윤석열 나룻배"),
        edited(GLOSSARY, r"渡船", "[龍門調査, 労働権利]"),
        edited(P1, r"^title: .*", "title: Gates ★ Ворота → Πύλες"),
    ),
    "a title as long as a page": edited(P5, r"^title: .*", f"title: {' '.join(f'map{n}' for n in range(80))}"),
    "a title of markup": edited(P5, r"^title: .*", 'title: "Maps & <b>more</b> # none"'),
    "pages that are kept back": all_of(
        added("drafts/one.md", KEPT_BACK, "frame", "id: X9\nsummary: A draft.\n"),
        edited("mkdocs.yml", r"^  - drafts/one\.md\n", ""),
        edited("mkdocs.yml", r"^  data/\*\n", "  data/*\n  drafts/*\n"),
        added("data/fingerprints/note.md", KEPT_BACK, "frame", "id: X8\nsummary: A note.\n"),
        edited("mkdocs.yml", r"^  - data/fingerprints/note\.md\n", ""),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_the_check_passes_the_build_publishes(
    shape: str, second: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("addresses.txt", "wording.txt"):  # an edition that was never published
        file = second / "docs/data" / name
        file.write_text(file.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    (second / "docs/data/readings.yaml").unlink()
    edited(SETTINGS, r"^first_published: .*\n", "")(second)
    edited("docs/corrections.md", r"^- P5\.9.*\n", "")(second)
    SHAPES[shape](second)
    assert main(["address", "add"], second) == 0

    assert text.render(run(load(second))) == ""
    assert build(second, "https://edition.example/") == 0, capsys.readouterr().out


# The map, whatever groups there are and however many units they have


GROUP_LETTERS = {"findings": "F", "pathways": "P", "drivers": "D", "accelerants": "A", "recommendations": "R"}


@pytest.mark.parametrize(
    "counts",
    [(1, 1, 1, 1, 1), (7, 4, 4, 2, 7), (20, 20, 9, 9, 20), (0, 3, 0, 0, 0), (2, 0, 2, 0, 1), (0, 0, 0, 1, 0), (0,) * 5],
    ids=str,
)
@pytest.mark.parametrize("paragraphs", [0, 1, 5])
@pytest.mark.parametrize("draw", [map_layout.whole, partial(map_layout.brief, locale=ENGLISH)], ids=["whole", "brief"])
def test_no_box_of_the_map_lies_over_another(
    draw: Callable[..., map_layout.Drawing], counts: tuple[int, ...], paragraphs: int
) -> None:
    nodes = [Node(f"ES{n}", "findings", f"Paragraph of some words {n}", (str(n),)) for n in range(1, paragraphs + 1)]
    heads = {}
    for (group, letter), count in zip(GROUP_LETTERS.items(), counts, strict=True):
        if count:
            nodes.append(Node(group, group, group))
            heads[group] = (f"What the {group} are", "how many they are")
        nodes += [Node(f"{letter}{n}", group, f"Something considerable, number {n}") for n in range(1, count + 1)]
    drawing = draw(Argument(tuple(nodes), ()), heads)

    units = {node.id: drawing.boxes[node.id] for node in nodes if not node.is_group}
    groups = {node.id: drawing.boxes[node.id] for node in nodes if node.is_group}
    for boxes in (units, groups):
        for (one, a), (other, b) in combinations(boxes.items(), 2):
            apart = a.x + a.w <= b.x or b.x + b.w <= a.x or a.foot <= b.y or b.foot <= a.y
            assert apart, f"{one} lies over {other}"
    for name, box in (units | groups).items():
        assert box.w > 0, name
        assert -0.5 <= box.x <= box.x + box.w <= map_layout.WIDTH + 0.5, name
        assert box.foot <= drawing.height, name
