"""The seam to the generator: what an editor is told when it cannot go on."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from edition.config import LACKS, CannotRun, Config
from edition.render import generator
from edition.render.extension import EditionExtension
from second import FOLDER

MKDOCS = "site_name: x\nhooks: [hook.py]\ntheme: mkdocs\n"
BROKEN = {
    "an error in its own code": ("raise OSError(28, 'No space left on device')", "No space left on device)."),
    "its death": ("import os; os.kill(os.getpid(), 9)", "MkDocs broke off (it ended with -9)."),
}


def project(root: Path, settings: str, page: str = "# A page\n") -> Config:
    (root / "docs").mkdir()
    (root / "overrides").mkdir()
    (root / "docs/index.md").write_text(page, encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "built/new").mkdir(parents=True)
    return Config(root, "http://127.0.0.1:8000/", "", lacks=LACKS)


@pytest.mark.parametrize("case", BROKEN)
def test_a_generator_that_breaks_off_is_told_in_one_line(case: str, tmp_path: Path) -> None:
    code, told = BROKEN[case]
    config = project(tmp_path, MKDOCS)
    (tmp_path / "hook.py").write_text(f"def on_config(config):\n    {code}\n", encoding="utf-8")

    with pytest.raises(CannotRun) as caught:
        generator.render(config, tmp_path / "built/new")
    assert str(caught.value).startswith("MkDocs broke off (")
    assert str(caught.value).endswith(told)
    assert "\n" not in str(caught.value)


def test_what_zensical_warns_of_is_told_with_its_place(tmp_path: Path) -> None:
    config = project(tmp_path, "site_name: x\n", "# A page\n\n[b](no.md) and [c](#nope)\n")

    with pytest.raises(generator.RenderFailed) as caught:
        generator.render(config, tmp_path / "built/new", renderer="zensical")
    assert str(caught.value).splitlines() == [
        "docs/index.md:3:5: page does not exist",
        "docs/index.md:3:21: anchor does not exist",
    ]
    assert not (tmp_path / ".cache").exists(), "its own cache is not left in the repository"


def test_zensical_that_cannot_read_its_settings_says_so_in_one_line(tmp_path: Path) -> None:
    config = project(tmp_path, "site_name: x\nmarkdown_extensions: [no_such_extension]\n")

    with pytest.raises(CannotRun, match=r"^Zensical broke off \(.*no_such_extension.*\)\.$"):
        generator.render(config, tmp_path / "built/new", renderer="zensical")


def test_where_zensical_is_not_installed_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generator.importlib.util, "find_spec", lambda _: None)

    with pytest.raises(CannotRun, match="Zensical is not installed"):
        generator.render(project(tmp_path, MKDOCS), tmp_path / "built/new", renderer="zensical")


def test_headings_down_to_the_fourth_level_have_a_link_that_only_a_pointer_meets() -> None:
    text = "## A { #a }\n\n### B { #b }\n\n#### C { #c }\n\n##### D { #d }\n\n## E"
    html = Markdown(extensions=["attr_list", EditionExtension(root=str(FOLDER))]).convert(text)

    def link(to: str) -> str:
        return f' <a aria-hidden="true" class="heading-link" href="#{to}" tabindex="-1">§</a>'

    assert html.splitlines() == [
        f'<h2 id="a">A{link("a")}</h2>',
        f'<h3 id="b">B{link("b")}</h3>',
        f'<h4 id="c">C{link("c")}</h4>',
        '<h5 id="d">D</h5>',
        "<h2>E</h2>",
    ]


def test_a_citation_keeps_what_is_escaped_in_it() -> None:
    html = Markdown(extensions=[EditionExtension(root=str(FOLDER))]).convert(r"Wells [@a, para. 3, on \*b\* and *c*].")

    assert html == r'<p>Wells <sup data-cite="@a, para. 3, on \*b\* and *c*"></sup>.</p>'
