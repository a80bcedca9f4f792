"""YAML as nodes with places: what is read, what is refused, and what an editor is told."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edition.content import hidden
from edition.content import yaml_nodes as y
from edition.content.places import Span

modest = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.fixture(params=["the parser in C", "the parser in Python"], autouse=True)
def both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine may have either; an editor is told the same."""
    if request.param == "the parser in Python":
        monkeypatch.setattr(y, "_LOADER", yaml.SafeLoader)


def shape(node: y.Node | None) -> Any:
    """A node as plain data, each text with its place as `text@line:column+length`."""
    if isinstance(node, y.Scalar):
        return f"{node.value}@{node.span.line}:{node.span.column}+{node.span.length}"
    if isinstance(node, y.Sequence):
        return [shape(item) for item in node.items]
    if isinstance(node, y.Mapping):
        return {shape(key): shape(value) for key, value in node.entries}
    return node


READ: dict[str, tuple[str, Any]] = {
    "nothing": ("", None),
    "nothing but a comment": ("# why\n\n", None),
    "a mapping": ("title: One\nkind: page\n", {"title@1:1+5": "One@1:8+3", "kind@2:1+4": "page@2:7+4"}),
    "a list": ("- a\n-   b\n", ["a@1:3+1", "b@2:5+1"]),
    "a word": ("word", "word@1:1+4"),
    "flow": ("{a: [b, c], d: {}}", {"a@1:2+1": ["b@1:6+1", "c@1:9+1"], "d@1:13+1": {}}),
    "all values stay texts": (
        "[no, 2014-02-07, 1:30, 0x1F, ~, 1e3]",
        ["no@1:2+2", "2014-02-07@1:6+10", "1:30@1:18+4", "0x1F@1:24+4", "~@1:30+1", "1e3@1:33+3"],
    ),
    "quotation marks do not count": ("'a': \"b: c\"", {"a@1:2+1": "b: c@1:7+4"}),
    "empty values": ("a:\nb: ''\n", {"a@1:1+1": "@1:3+1", "b@2:1+1": "@2:5+1"}),
    "a text over lines": ("a: 'b\n  c'\nd: >-\n  e\n  f\n", {"a@1:1+1": "b c@1:4+1", "d@3:1+1": "e f@3:4+1"}),
    "Korean": ('북한: "사람, 들"', {"북한@1:1+2": "사람, 들@1:6+5"}),
    "line separators are no line ends": ("a: b\u2028c\nd: e", {"a@1:1+1": "b c@1:4+3", "d@2:1+1": "e@2:4+1"}),
    "carriage returns are": ("a: b\r\nc: d\re: f", {"a@1:1+1": "b@1:4+1", "c@2:1+1": "d@2:4+1", "e@3:1+1": "f@3:4+1"}),
    "an anchor that nobody uses": ("a: &b c", {"a@1:1+1": "c@1:4+4"}),
    "a document's marks": ("---\na: b\n...\n", {"a@2:1+1": "b@2:4+1"}),
    "nested as deep as is allowed": ("[" * 20 + "]" * 20, eval("[" * 20 + "]" * 20)),  # noqa: S307
}


@pytest.mark.parametrize("case", READ)
def test_a_text_is_read_with_its_places(case: str) -> None:
    text, nodes = READ[case]

    assert shape(y.parse(text, "file.yaml")) == nodes


REFUSED: dict[str, tuple[str, str]] = {
    "a tab before a key": ("a: b\n\tc: d\n", "2:1 a tab is used for indentation"),
    "a tab before an item": ("a:\n\t- b\n", "2:1 a tab is used for indentation"),
    "a tab on the first line": ("\ta: b\n", "1:1 a tab is used for indentation"),
    "a second colon": ("title: One: two\n", "1:11 a second colon on the line"),
    "a line without a colon": ("title: One\nkind page\nsummary: x\n", "2:1 a line without a colon"),
    "an open quotation mark": ('title: "One\nkind: page\n', "1:8 a quotation mark that is never closed"),
    "an open apostrophe": ("title: 'One\n", "1:8 a quotation mark that is never closed"),
    "an open bracket": ("see: [P1, P2\nfacts: UN-1\n", "1:6 a bracket that is never closed"),
    "an open brace": ("- {id: a\n- {id: b}\n", "1:3 a bracket that is never closed"),
    "an at sign": ("cite: @un-coi-2014\n", "1:7 '@' cannot begin a value"),
    "a grave accent": ("text: `code`\n", "1:7 '`' cannot begin a value"),
    "a percent sign": ("text: %a\n", "1:7 '%' cannot begin a value"),
    "a key twice": ("a: b\nc: d\na: e\n", "3:1 the key 'a' stands twice"),
    "a key twice, deep inside": ("- {a: {b: c, b: d}}\n", "1:14 the key 'b' stands twice"),
    "a key that is a list": ("? [a]\n: b\n", "1:3 a key must be a plain word"),
    "an alias": ("a: &x b\nc: *x\n", "2:4 an alias ('*name') is not used here"),
    "a bomb": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "2:8 an alias ('*name') is not used here",
    ),
    "a merge": ("a: &x {b: c}\nd: {<<: *x}\n", "2:9 an alias ('*name') is not used here"),
    "nesting beyond reason": ("[" * 1000, "1:21 nested more than 20 deep"),
    "nested mappings": ("\n".join("  " * n + "a:" for n in range(30)), "21:41 nested more than 20 deep"),
    "a second document": ("a: b\n---\nc: d\n", "2:1 a second document begins"),
    "a null character": ("a: b\nc: \0\n", "2:4 the character U+0000 cannot stand here"),
    "an escape character": ("a: \x1b[31m", "1:4 the character U+001B cannot stand here"),
    "a byte order mark in the middle": ("a: b\ufeff", "1:5 the character U+FEFF cannot stand here"),
    "indentation that does not fit": ("a:\n  - b\n c: d\n", "3:2 this does not go on from what stands before"),
    "words after a quotation": ("a: 'b' c\n", "1:8 this does not go on from what stands before"),
    "a list among keys": ("a: b\n- c\n", "2:1 this does not go on from what stands before"),
    "a directive for another YAML": ("%YAML 3.0\n---\na: b\n", "1:1 not YAML: found incompatible YAML document"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_text_is_refused_where_it_is_wrong(case: str) -> None:
    text, told = REFUSED[case]
    with pytest.raises(y.YamlFault) as caught:
        y.parse(text, "file.yaml")
    fault = caught.value.fault

    message = fault.message.removesuffix(" (version 1.* is required)")  # said by one of the parsers only
    assert f"{fault.span.line}:{fault.span.column} {message}" == told
    assert fault.span.path == "file.yaml"
    assert fault.hint
    assert str(caught.value) == fault.message


def test_lines_are_counted_from_where_the_text_stands_in_its_file() -> None:
    assert shape(y.parse("a: b\nc: d", "page.md", 2)) == {"a@2:1+1": "b@2:4+1", "c@3:1+1": "d@3:4+1"}
    for text, line in (("a: b\nc: @", 3), ("a: b\nc: \0", 3)):
        with pytest.raises(y.YamlFault) as caught:
            y.parse(text, "page.md", 2)
        assert caught.value.fault.span.line == line


def test_a_mapping_is_asked_for_values_and_the_places_of_keys() -> None:
    node = y.parse("  a: b", "p")
    assert isinstance(node, y.Mapping)

    assert shape(node.get("a")) == "b@1:6+1"
    assert node.get("c") is None
    assert node.place("a") == Span("p", 1, 3, 1)
    assert node.place("c") == node.span == Span("p", 1, 3, 1)


def spans(node: y.Node | None) -> list[Span]:
    if isinstance(node, y.Mapping):
        return [node.span, *(span for entry in node.entries for part in entry for span in spans(part))]
    if isinstance(node, y.Sequence):
        return [node.span, *(span for item in node.items for span in spans(item))]
    return [node.span] if node else []


texts = st.one_of(st.text(), st.text(alphabet="ab :-[]{},'\"\n\t#&*!|>%@`?한\u2028\r"))


@given(texts)
@modest
def test_any_text_is_read_or_refused_and_all_places_lie_inside(text: str) -> None:
    try:
        found = spans(y.parse(text, "p"))
    except y.YamlFault as error:
        found = [error.fault.span]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    for span in found:
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1


@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]), min_size=1)
    )
)
@modest
def test_a_part_of_a_value_lies_inside_the_value(words: list[str]) -> None:
    assume(hidden.find("".join(words)) is None)
    value = ", ".join(words)
    node = y.parse("a: '" + value.replace("'", "''") + "'", "p")
    assert isinstance(node, y.Mapping)
    span = node.entries[0][1].span

    for offset in range(len(value)):
        part = span.within(offset, 1)
        assert span.column <= part.column <= span.column + span.length
