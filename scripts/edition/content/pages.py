"""A Markdown file read into a page: its front matter, and what its body holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from . import ignores, markdown
from . import yaml_nodes as y
from .lines import HOLDERS
from .model import Claim, Declined, Ignore, KeyPoint, Page, Part, Relation, Shown, Unit
from .places import Fault, Places, Problem, Span, Text
from .vocabulary import GROUPS, KINDS, RELATIONS, SECTION_UNITS, UNIT_ID, unit_kind

_SLASHES = re.compile(r"^ {0,3}/{3,}.*$", re.MULTILINE)
_EXAMPLE = "begin the file with '---', 'title: …', 'kind: page', 'summary: …', '---'"


@dataclass(frozen=True, slots=True)
class Read:
    """What one file yields."""

    page: Page | None
    claims: tuple[Claim, ...] = ()
    shown: tuple[Shown, ...] = ()
    units: tuple[Unit, ...] = ()
    relations: tuple[Relation, ...] = ()
    declined: tuple[Declined, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()


@lru_cache(maxsize=16384)
def read(text: str, path: str, source: str) -> Read:
    """The page of a file. `path` is relative to docs/, `source` to the repository.

    What was read is kept: while someone edits, only the page that was saved is read again.
    """
    if not text.strip():
        return Read(None, problems=(Problem("empty", Fault(Span(source, 1), "the page is empty", _EXAMPLE)),))
    front = markdown.FRONT_MATTER.match(text)
    if front is None:
        fault = Fault(Span(source, 1), "the page has no front matter", _EXAMPLE)
        return Read(None, problems=(Problem("front-matter", fault),))
    try:
        meta = y.parse(front["yaml"], source, 2)
    except y.YamlFault as error:
        return Read(None, problems=(Problem("yaml", error.fault),))
    if not isinstance(meta, y.Mapping):
        fault = Fault(Span(source, 1), "the front matter is not a list of 'key: value' lines", _EXAMPLE)
        return Read(None, problems=(Problem("front-matter", fault),))
    body, places, found = ignores.take(text[front.end() :], source, front[0].count("\n") + 1)
    read = _page(meta, body, places, path)
    swallowed = (Problem("swallowed", fault) for fault in y.swallowed(front["yaml"], source, 2))
    found = (*_of_front_matter(front["yaml"], source), *found)
    return replace(read, ignores=found, problems=(*read.problems, *swallowed))


def _of_front_matter(text: str, source: str) -> Iterator[Ignore]:
    """The ignores of front matter. Alone on its first line, one speaks for the page as a whole, which is line 1."""
    for ignore in ignores.in_yaml(text, source, 2):
        yield replace(ignore, line=1) if ignore.span.line == 2 != ignore.line else ignore


def _page(meta: y.Mapping, body: str, places: Places, path: str) -> Read:
    scan = markdown.scan_at(body, places)

    def value(key: str) -> str:
        node = meta.get(key)
        return node.value if isinstance(node, y.Scalar) else ""

    addressees = meta.get("addressees")
    page = Page(
        path=path,
        source=places.path,
        kind=value("kind"),
        id=value("id"),
        title=value("title"),
        summary=value("summary"),
        short=value("short"),
        body=body,
        places=places,
        meta=meta,
        headings=scan.headings,
        blocks=tuple(block.name for block in scan.blocks),
        links=scan.links,
        references=scan.references,
        definitions=scan.definitions,
        citations=tuple(c for _, c in scan.citations),
        raw_citekeys=scan.raw_citekeys,
        anchors=scan.anchors,
        marks=scan.marks,
        undescribed=scan.undescribed,
        headless=scan.headless,
        active=scan.active,
        raw_links=scan.raw_links,
        prose=scan.prose,
        parts=tuple(
            Part(block.name, block.argument.value, block.span) for block in scan.blocks if block.name not in HOLDERS
        ),
        addressees=tuple(Text(i.value, i.span) for i in addressees.items if isinstance(i, y.Scalar))
        if isinstance(addressees, y.Sequence)
        else (),
        date=value("date"),
        added=value("added"),
        points=tuple(_points(meta, value("id"))),
        account=scan.account,
    )
    units = tuple(_units(page))
    relations, declined, problems = _relations(page)
    problems.extend(_words_in_vain(page, scan))
    return Read(
        page,
        tuple(_claims(page, scan)),
        tuple(_shown(page, scan)),
        units,
        relations,
        declined,
        (*scan.problems, *problems),
    )


def _points(meta: y.Mapping, unit: str) -> Iterator[KeyPoint]:
    """The key points of a page: a list, or lists by the unit of each section."""
    node = meta.get("points")
    lists = [(name.value, items) for name, items in node.entries] if isinstance(node, y.Mapping) else [(unit, node)]
    for of, items in lists:
        for item in items.items if isinstance(items, y.Sequence) else ():
            if isinstance(item, y.Scalar):
                yield KeyPoint(item.value, of, item.span)


def _units(page: Page) -> list[Unit]:
    found = []
    if page.id and unit_kind(page.id):
        kind = unit_kind(page.id)
        found.append(Unit(page.id, kind, page.title, page.summary, page.path, page.meta.place("id"), page.short))
    for heading in page.headings:
        match = UNIT_ID.fullmatch(heading.anchor.upper())
        if match and match[1] in SECTION_UNITS:
            found.append(Unit(match[0], SECTION_UNITS[match[1]], heading.text, "", page.path, heading.span))
    return found


def _claims(page: Page, scan: markdown.Scan) -> list[Claim]:
    found = []
    for block in scan.blocks:
        if block.name != "claim":
            continue
        basis = block.options.get("basis")
        found.append(
            Claim(
                id=block.argument.value,
                unit=block.argument.value.partition(".")[0],
                section=_unit_at(page, block.span.line),
                page=page.path,
                basis=basis.value if basis else "",
                text=page.body[block.start : block.end].strip(),
                span=block.span,
                options=block.options,
                places=block.places,
                citations=tuple(c for at, c in scan.citations if block.start <= at < block.end),
                container=block.containers[-1] if block.containers else "",
                end=page.places.span(block.end).line,
            )
        )
    return found


def _unit_at(page: Page, line: int) -> str:
    """The unit of the section that a line stands in, or of the page."""
    sections = [(h.span.line, h.anchor.upper()) for h in page.headings if unit_kind(h.anchor.upper())]
    return next((unit for begins, unit in reversed(sections) if begins < line), page.id)


def _words_in_vain(page: Page, scan: markdown.Scan) -> Iterator[Problem]:
    """Words in a block that the build fills."""
    for block in scan.blocks:
        words = _SLASHES.sub("", page.body[block.start : block.end])
        if block.name in markdown.BLOCKS and block.name not in HOLDERS and words.strip():
            said = f"the block '{block.name}' holds words of its own"
            yield Problem("block", Fault(block.span, said, "take them away; the build fills the block"))


def _shown(page: Page, scan: markdown.Scan) -> Iterator[Shown]:
    for block in scan.blocks:
        if block.name == "show":
            container = block.containers[-1] if block.containers else ""
            unit = _unit_at(page, block.span.line)
            yield Shown(block.argument.value, page.path, block.argument.span, unit, container)


def _relations(page: Page) -> tuple[tuple[Relation, ...], tuple[Declined, ...], list[Problem]]:
    relations: list[Relation] = []
    declined: list[Declined] = []
    problems: list[Problem] = []
    owner = page.id or page.kind
    inverses = {kind.inverse for kind in RELATIONS.values() if kind.inverse}
    for name, node in page.meta.entries:
        if name.value not in RELATIONS and name.value not in inverses:
            continue
        if name.value not in KINDS.get(page.kind, KINDS["page"]).keys:
            continue
        source = RELATIONS[name.value].of or owner if name.value in RELATIONS else owner
        if not isinstance(node, y.Mapping):
            named = tuple(_named(node)) if name.value in RELATIONS else ()
            meant = ", ".join(f'{target.value}: "the reason"' for target in named) or (
                'F3: "the reason"' if name.value in RELATIONS else 'none: "the reason"'
            )
            example = f"write '{name.value}: {{{meant}}}'" if named else f"for example '{name.value}: {{{meant}}}'"
            fault = Fault(name.span, f"'{name.value}' must name units with reasons", example)
            problems.append(Problem("relation", fault, about=name.value))
            relations += [
                Relation(name.value, source, t.value, "reading", "", t.span) for t in named if t.value != "none"
            ]
            declined += [Declined(name.value, owner, "", t.span) for t in named if t.value == "none"]
            continue
        for target, value in node.entries:
            reason, basis, statements, place = _reason(value)
            unknown = _unknown_parts(value)
            problems.extend(unknown)
            if not reason and not unknown:
                fault = Fault(
                    target.span,
                    f"the relation to '{target.value}' gives no reason",
                    f"for example '{target.value}: \"the reason\"'",
                )
                problems.append(Problem("relation", fault))
            if basis not in ("reading", "report"):
                said = f"the relation to '{target.value}' has the unknown basis '{basis}'"
                problems.append(Problem("relation", Fault(target.span, said, "one of reading, report")))
            if target.value == "none":
                declined.append(Declined(name.value, owner, reason, target.span, place))
            else:
                relations.append(
                    Relation(name.value, source, target.value, basis, reason, target.span, statements, place)
                )
    return tuple(relations), tuple(declined), problems


def _named(node: y.Node) -> Iterator[Text]:
    """The units and groups that a relation names without reasons, in a text or in a list."""
    values = node.items if isinstance(node, y.Sequence) else (node,)
    for value in values:
        if isinstance(value, y.Scalar):
            parts = Text(value.value, value.span).split()
            yield from (part for part in parts if UNIT_ID.fullmatch(part.value) or part.value in (*GROUPS, "none"))


def _reason(value: y.Node) -> tuple[str, str, tuple[str, ...], Span | None]:
    """The reason, basis, statements and the reason's place: a plain reason is this edition's reading."""
    if isinstance(value, y.Scalar):
        return value.value, "reading", (), value.span
    if isinstance(value, y.Mapping):
        parts = {k.value: v for k, v in value.entries if isinstance(v, y.Scalar)}
        basis, why = parts.get("basis"), parts.get("why")
        listed = parts["statement"].value if "statement" in parts else ""
        statements = tuple(s.strip() for s in listed.split(",") if s.strip())
        return why.value if why else "", basis.value if basis else "reading", statements, why.span if why else None
    return "", "reading", (), None


def _unknown_parts(value: y.Node) -> list[Problem]:
    """Keys of a relation that nobody reads."""
    known = ("basis", "statement", "why")
    keys = [key for key, _ in value.entries] if isinstance(value, y.Mapping) else []
    return [
        Problem("relation", Fault(key.span, f"a relation has no '{key.value}'", f"it has {', '.join(known)}"))
        for key in keys
        if key.value not in known
    ]
