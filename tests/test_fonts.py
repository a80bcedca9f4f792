"""The cut serif and the one style sheet: bytes that depend on the text alone, and a stand-in that fills the same room."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from edition.config import CannotRun
from edition.drawing import typeset
from edition.letters import FILE, held
from edition.publish.assets import fonts, sheets

SERIF, CJK = typeset.FONTS[0] / "SourceSerifPro-Regular.otf", typeset.FONTS[1] / "NotoSerifCJKsc-Regular.otf"
LIBERATION = Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf")


@pytest.fixture(scope="module")
def made() -> fonts.Fonts:
    return fonts.fonts(Counter("Some words, with “quotes”; Имя."))


def opened(made: fonts.Fonts, part: str) -> TTFont:
    return TTFont(io.BytesIO(next(data for name, data in made.files.items() if part in name)))


def test_a_font_holds_the_letters_used_and_no_others(made: fonts.Fonts) -> None:
    known = {chr(code) for code in opened(made, "normal-latin").getBestCmap()}
    assert set("Somewrds,with“qut”;") <= known
    assert not known & set("Zйxб")


def test_letters_of_another_script_are_a_file_of_their_own(made: fonts.Fonts) -> None:
    assert {chr(code) for code in opened(made, "normal-cyrillic").getBestCmap()} >= set("Имя")
    assert "U+0400-052F" in made.css
    assert all("cyrillic" not in name for name in made.preload)
    assert not any("cyrillic" in name for name in fonts.fonts(Counter("Latin")).files)


def test_the_same_text_gives_the_same_bytes_and_the_name_says_so(
    made: fonts.Fonts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = fonts.fonts(Counter("Some words, with “quotes”; Имя."), tmp_path)
    other = fonts.fonts(Counter("Other words"), tmp_path)
    monkeypatch.setattr(fonts, "cut", None)  # from the cache alone
    from_cache = fonts.fonts(Counter("Some words, with “quotes”; Имя."), tmp_path)
    assert dict(made.files) == dict(again.files) == dict(from_cache.files)
    assert set(made.files) != set(other.files)


def test_the_licence_goes_with_the_fonts(made: fonts.Fonts) -> None:
    assert b"SIL OPEN FONT LICENSE" in made.files["LICENSE.txt"].upper()


@pytest.mark.parametrize("part", ["normal-latin", "italic-latin", "normal-cyrillic"])
def test_a_cut_font_does_not_carry_the_name_that_its_licence_reserves(made: fonts.Fonts, part: str) -> None:
    told = {record.nameID: record.toUnicode() for record in opened(made, part)["name"].names}
    assert "Reserved Font Name ‘Source’" in told.pop(0)
    assert told[1] == fonts.FAMILY
    assert not any("Source" in name for name in told.values())


def test_the_stand_in_fills_the_serif_s_line_and_width(made: fonts.Fonts) -> None:
    first = made.css[made.css.index("stand-in 1") :]
    scale, ascent, descent = (
        float(re.search(rf"{name}: ([\d.]+)%", first)[1]) / 100  # type: ignore[index]
        for name in ("size-adjust", "ascent-override", "descent-override")
    )
    serif = opened(made, "normal-latin")
    assert scale * ascent == pytest.approx(serif["hhea"].ascent / 1000, abs=0.001)
    assert scale * descent == pytest.approx(-serif["hhea"].descent / 1000, abs=0.001)


@pytest.mark.skipif(not LIBERATION.exists(), reason="needs a font with the widths of Times New Roman")
def test_the_noted_width_of_the_stand_in_is_its_width_in_the_edition_s_text(site: Path) -> None:
    pages = [file.read_text(encoding="utf-8") for file in site.glob("pathways/*/index.html")]
    measured = fonts.mean_width(TTFont(LIBERATION), sheets.letters(pages))
    assert measured == pytest.approx(fonts.STAND_INS[0].width, rel=0.01)


@pytest.mark.parametrize(
    ("css", "result"),
    [
        ("/* why */\na ,\nb {\n  color: red;\n}\n", "a,b{color: red}\n"),
        ('a::after {\n  content: ", ; {";\n}\n', 'a::after{content: ", ; {"}\n'),
        (
            "@media (min-width: 45em) and (x) {\n  .a .b {\n    top: 0;\n  }\n}\n",
            "@media (min-width: 45em) and (x){.a .b{top: 0}}\n",
        ),
    ],
)
def test_a_small_sheet_says_the_same(css: str, result: str) -> None:
    assert sheets.minify(css) == result


def test_every_page_has_one_style_sheet_whose_files_are_all_there(site: Path) -> None:
    (sheet,) = (site / "assets" / "stylesheets").glob("edition.*.css")
    for page in (site / "index.html", site / "pathways" / "index.html", site / "p3-8" / "index.html"):
        assert re.findall(r'rel="stylesheet" href="[^"]*/?assets/stylesheets/([^"]+)"', page.read_text("utf-8")) == [
            sheet.name
        ]
    for url in re.findall(r'url\("\.\./fonts/([^"]+)"\)', sheet.read_text("utf-8")):
        assert (site / "assets" / "fonts" / url).is_file()


# The fonts of cards and PDFs


def test_the_list_of_letters_holds_what_the_fonts_hold() -> None:
    in_fonts = {chr(code) for file in (SERIF, CJK) for code in TTFont(file, lazy=True).getBestCmap()}
    listed = "".join(FILE.read_text(encoding="utf-8").splitlines())

    assert set(listed) == {letter for letter in in_fonts if letter.isprintable()}
    assert list(listed) == sorted(set(listed)), "in the order of their numbers, each once"


def test_a_letter_of_the_list_can_be_set_and_another_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeset, "TEMPLATES", tmp_path)
    text = '#set document(title: "A")\n#set text(font: ("Source Serif Pro", "Noto Serif CJK SC"))\n#json(bytes(sys.inputs.data)).text'
    (tmp_path / "a.typ").write_text(text, encoding="utf-8")
    letters = "".join(sorted(held()))[::40] + "일글윤석열正恩龘★☆→ΩЖ"

    assert typeset.document("a.typ", {"text": "".join(letter for letter in letters if letter in held())}, 0)
    assert "龘" not in held()
    with pytest.raises(CannotRun) as told:
        typeset.document("a.typ", {"text": "ไ"}, 0)
    assert str(told.value).startswith("a.typ could not be set: PDF/UA-1 error: the text")
