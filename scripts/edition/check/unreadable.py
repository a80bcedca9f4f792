"""What cannot be told while a file that it hangs on is unreadable: one broken file is one fault, not one for each link to it.

The fault in the file itself stops the build, so nothing is published in the meantime; once the file can be read again,
these rules speak of the rest.
"""

from __future__ import annotations

from ..content import figures, load
from ..content.model import Edition
from ..content.places import Problem

PAGES, DOCUMENTS, FINGERPRINTS = "a page", "a template, a style sheet, a script or a drawing", "a fingerprint"
FIGURES = "a figure"
_UNREAD = frozenset({"unreadable", "yaml", "empty", "front-matter", "merge"})
_BIBLIOGRAPHY, _FACTS, _GLOSSARY, _CHRONOLOGY, _STATEMENTS, _LEDGER, _SETTINGS, _WORDING = (
    f"docs/data/{name}"
    for name in (
        "bibliography.yaml",
        "facts.yaml",
        "glossary.yaml",
        "chronology.yaml",
        "statements.yaml",
        "addresses.txt",
        "edition.yaml",
        "wording.txt",
    )
)

_BEHIND = frozenset({PAGES, _BIBLIOGRAPHY, _FACTS, _GLOSSARY, _SETTINGS, _STATEMENTS})
"""Where what stands behind a claim is told."""

HANGS_ON: dict[str, frozenset[str]] = {
    "ACCT002": frozenset({PAGES}),
    "ACCT007": frozenset({_SETTINGS, FINGERPRINTS}),
    "ADDR001": frozenset({PAGES, _BIBLIOGRAPHY}),
    "ADDR002": frozenset({_LEDGER}),
    "ADDR003": frozenset({PAGES, _BIBLIOGRAPHY}),
    "CELL001": frozenset({PAGES, _SETTINGS}),
    "CELL002": frozenset({_SETTINGS}),
    "CELL003": frozenset({PAGES}),
    "CITE001": frozenset({_BIBLIOGRAPHY}),
    "CITE002": frozenset({PAGES, FIGURES, _GLOSSARY, _CHRONOLOGY}),
    "CLAIM007": frozenset({PAGES}),
    "CLAIM009": frozenset({_SETTINGS}),
    "CLAIM012": frozenset({PAGES}),
    "COVER001": frozenset({PAGES}),
    "COVER002": frozenset({_STATEMENTS}),
    "COVER003": frozenset({_SETTINGS}),
    "DEV001": frozenset({_BIBLIOGRAPHY, _FACTS}),
    "FACT001": frozenset({_FACTS}),
    "FACT005": _BEHIND,
    "FACT006": _BEHIND,
    "FIG001": frozenset({FIGURES}),
    "FIG002": frozenset({PAGES}),
    "FIG003": frozenset({PAGES, _FACTS}),
    "FIG004": frozenset({PAGES}),
    "FIG006": frozenset({PAGES, _FACTS}),
    "FIG008": frozenset({PAGES}),
    "LOG003": frozenset({PAGES, _LEDGER}),
    "META006": frozenset({PAGES, _BIBLIOGRAPHY, _SETTINGS}),
    "NAV001": frozenset({"mkdocs.yml"}),
    "NAV004": frozenset({PAGES}),
    "POINT001": frozenset({PAGES}),
    "PROSE005": frozenset({_GLOSSARY}),
    "QUOTE001": frozenset({_SETTINGS, FINGERPRINTS}),
    "QUOTE002": frozenset({_SETTINGS}),
    "READ001": frozenset({PAGES}),
    "READ002": frozenset({PAGES, _WORDING}),
    "REL001": frozenset({PAGES}),
    "REL004": frozenset({PAGES}),
    "STRUCT006": frozenset({PAGES, DOCUMENTS, "mkdocs.yml"}),
    "STRUCT012": frozenset({PAGES}),
    "TRANS007": frozenset({_GLOSSARY}),
    "WORD001": frozenset({PAGES}),
    "WORD002": frozenset({_WORDING}),
    "WORD003": frozenset({PAGES, _LEDGER}),
    "XREF002": frozenset({PAGES, DOCUMENTS, _BIBLIOGRAPHY, _GLOSSARY, _CHRONOLOGY}),
}
"""By code, the files in which what a rule misses may stand; `PAGES` is any page, and so on."""


def not_judged(edition: Edition) -> frozenset[str]:
    """The codes of the rules that cannot judge this edition."""
    unread = {part for problem in edition.problems if (part := _part(problem)) == _SETTINGS or problem.kind in _UNREAD}
    return frozenset(code for code, needed in HANGS_ON.items() if needed & unread)


def unreadable_files(edition: Edition) -> frozenset[str]:
    """The paths of the files that could not be read."""
    return frozenset(problem.fault.span.path for problem in edition.problems if problem.kind in _UNREAD)


def _part(problem: Problem) -> str:
    path = problem.fault.span.path
    if path.startswith(load.FINGERPRINTS):
        return FINGERPRINTS
    if figures.is_figure(path):
        return FIGURES
    if path.endswith((".css", ".html", ".js", ".svg")):
        return DOCUMENTS
    return PAGES if path.endswith(".md") else path
