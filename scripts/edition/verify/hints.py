"""What was most likely meant by an address or an anchor that is not there."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable

_ALIKE = 0.75
_CANDIDATES = 3_000
"""So many names at most are compared."""

_PAGE = re.compile(r"(?:/(?:index(?:\.\w+)?)?|\.(?:html?|xhtml|md))$", re.IGNORECASE)
_KINDS = dict.fromkeys("avif gif jpeg jpg png svg webp".split(), "picture") | dict.fromkeys(
    "otf ttf woff woff2".split(), "font"
)
"""Endings of files that may stand for each other."""

_MARKS = re.compile(r"[\W_]+")


class Names:
    """The files of a site, as addresses name them: `a/` for `a/index.html`."""

    def __init__(self, files: Iterable[str]) -> None:
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        self._but_one: defaultdict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
        self._by_page: dict[str, str] = {}
        for file in sorted(_shown(file) for file in files):
            if _page(file):
                self._by_page.setdefault(_page(file), file)
            self._by_name[_name(file)].append(file)
            for key in _all_but_one(file):
                self._but_one[key].append(file)

    def near(self, path: str) -> str:
        """The file in another case or folder, or the one whose path differs in a single part, and there by little."""
        path = _shown(path)
        page = self._by_page.get(_page(path), "")
        if page:
            return page
        same = [file for file in self._by_name[_name(path)] if file]
        folded = next((file for file in same if file.casefold().rstrip("/") == path.casefold().rstrip("/")), "")
        if folded or len(same) == 1:
            return folded or same[0]
        parts = [(number, files) for (number, _), files in ((k, self._but_one[k]) for k in _all_but_one(path))]
        alike = [
            (ratio, file)
            for number, files in parts
            for file in files[:_CANDIDATES]
            if (ratio := _alike(path.split("/")[number], file.split("/")[number])) >= _ALIKE
        ]
        return max(alike, key=lambda found: found[0], default=(0, ""))[1]


def near_anchor(fragment: str, names: Iterable[str]) -> str:
    """The anchor in another case, with other marks between its words, or of a like name."""
    known = sorted(names)[:_CANDIDATES]
    same = (name for plain in (str.casefold, _plain) for name in known if plain(name) == plain(fragment))
    return next(same, "") or next(iter(difflib.get_close_matches(fragment, known, 1, _ALIKE)), "")


def _alike(one: str, other: str) -> float:
    """How alike two parts of a path are. Endings must be the same, or all before those of one kind."""
    (stem, _, ending), (its_stem, _, its_ending) = one.rpartition("."), other.rpartition(".")
    if not stem or not its_stem:
        return difflib.SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
    if stem.casefold() == its_stem.casefold() and _KINDS.get(ending.casefold()) == _KINDS.get(
        its_ending.casefold(), ""
    ):
        return 1.0
    ratio = difflib.SequenceMatcher(None, stem.casefold(), its_stem.casefold()).ratio()
    return ratio if ending.casefold() == its_ending.casefold() else 0.0


def _page(path: str) -> str:
    """What the ways to write a page's path have in common: `a/b` for `a/b/`, `a/b.html`, `A/b/index.md`; else nothing."""
    end = _PAGE.search(path)
    return path[: end.start()].casefold() if end else ""


def _plain(name: str) -> str:
    return _MARKS.sub("", name).casefold()


def _all_but_one(path: str) -> list[tuple[int, tuple[str, ...]]]:
    """The path without each of its parts in turn, and which that is."""
    parts = path.casefold().split("/")
    return [(number, (*parts[:number], "", *parts[number + 1 :])) for number, part in enumerate(parts) if part]


def _name(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].casefold()


def _shown(file: str) -> str:
    return file.removesuffix("index.html") if file.endswith("/index.html") else file
