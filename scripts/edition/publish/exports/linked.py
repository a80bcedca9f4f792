"""The evidence graph as linked data: one node for the edition and each group, unit, claim and source.

A node's `@id` is its permanent address. A claim's author is this edition, whatever it is based on; nothing here says
that a claim is true or false. What schema.org has a word for is said in it (https://schema.org/Claim), the rest in
terms that the page about the data explains, each at its own anchor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ...config import Config
from ...content import accounts, citation, graph, labels, markdown, readings
from ...content.dates import issued
from ...content.model import Claim, Edition, Relation, Sentence, Source, Unit
from ...content.vocabulary import GROUP_NAMES, GROUPS, INDEPENDENT, LICENSE, SOURCE_GROUPS
from ...language import N_
from ..catalog import Catalog
from ..citing import works
from ..files import as_json, schema

Node = dict[str, Any]

CONTEXT = "data/context.jsonld"
GRAPH = "data/graph.jsonld"
DATA_PAGE = "data/"

_SCHEMA = (
    "appearance",
    "author",
    "citation",
    "creativeWorkStatus",
    "creditText",
    "dateModified",
    "datePublished",
    "description",
    "editor",
    "familyName",
    "givenName",
    "hasPart",
    "identifier",
    "inLanguage",
    "isBasedOn",
    "isPartOf",
    "isbn",
    "license",
    "name",
    "position",
    "publisher",
    "sameAs",
    "temporalCoverage",
    "text",
    "url",
)
TERMS = (
    "account",
    "basis",
    "basis-in-words",
    "cited-by",
    "declined",
    "facts",
    "from",
    "grade",
    "inferred-from",
    "key-points",
    "kind",
    "premise-of",
    "read-on",
    "reason",
    "relation",
    "relations",
    "relied-on-for",
    "rests-on",
    "source-group",
    "statements",
    "to",
)
"""Terms of this edition's own; each is explained at its anchor on the page about the data."""

_OURS = N_("This edition’s own words, resting on the claims that each sentence names")
"""Whose words an account is: no program is to take them for the authors'."""

_SOURCE_TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "chapter": "Chapter",
    "legislation": "Legislation",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "treaty": "Legislation",
    "webpage": "WebPage",
}
_TYPES = ("Claim", "Collection", "CreativeWork", "Organization", "Person", "WebSite", *_SOURCE_TYPES.values())
_POINTERS = (
    *("appearance", "cited-by", "from", "hasPart", "inferred-from", "key-points", "isBasedOn", "isPartOf", "license"),
    *("premise-of", "rests-on", "to", "url"),
)
"""Keys whose values are addresses."""


def write(edition: Edition, config: Config, folder: Path) -> None:
    """Write the graph with its context, the context alone, and each unit as JSON beside its short address."""
    catalog = Catalog(edition, config)
    linked = Linked(catalog)
    as_json(folder / GRAPH, {"@context": context(catalog), "@graph": list(linked.nodes())})
    as_json(folder / CONTEXT, {"@context": context(catalog)})
    schema(folder, "unit", catalog.at("data/unit.schema.json"))
    for unit in catalog.units.values():
        as_json(folder / unit.anchor / "unit.json", linked.unit_with_all(unit))


def context(catalog: Catalog) -> Node:
    """Every key and type of the graph by its IRI."""
    known: Node = {"schema": "https://schema.org/", "edition": catalog.at(f"{DATA_PAGE}#")}
    known |= {name: f"schema:{name}" for name in (*_SCHEMA, *_TYPES)}
    known |= {_key(term): f"edition:{term}" for term in TERMS} | {"Relation": "edition:relation"}
    pointers = [_key(name) for name in _POINTERS]
    known |= {name: {"@id": known[name], "@type": "@id"} for name in pointers}
    dates = {name: {"@id": known[name], "@type": "schema:Date"} for name in ("dateModified", "datePublished")}
    return dict(sorted((known | dates | {"sources": {"@id": "schema:citation"}}).items()))


def _key(term: str) -> str:
    """A term as a key: `cited-by` → `citedBy`."""
    first, *rest = term.split("-")
    return first + "".join(word.capitalize() for word in rest)


class Linked:
    """The nodes of a catalog's graph. Each relation stands on both of its ends."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.edition = catalog.edition
        self._premise_of: dict[str, list[str]] = defaultdict(list)
        for claim in catalog.claims.values():
            for premise in claim.listed("from"):
                self._premise_of[premise.value].append(catalog.address(claim.id))

    def nodes(self) -> Iterator[Node]:
        yield self.whole()
        yield from (self.group(name) for name in GROUPS if graph.members(self.edition, name))
        yield from (self.unit(unit) for unit in self.catalog.units.values())
        yield from (self.claim(claim) for claim in self.catalog.claims.values())
        yield from (self.source(source) for source in self.catalog.sources.values())

    def whole(self) -> Node:
        catalog, _ = self.catalog, self.catalog.locale.gettext
        described = _("An annotated edition of an executive summary, {independent}.", independent=_(INDEPENDENT))
        node: Node = {
            "@id": catalog.home,
            "@type": "WebSite",
            "name": catalog.title,
            "description": described,
            "url": catalog.home,
            "inLanguage": catalog.locale.tag,
            "license": LICENSE,
            "isBasedOn": [catalog.address(catalog.report.key)],
            "datePublished": catalog.begun,
            "dateModified": catalog.updated,
        }
        return node | {"creativeWorkStatus": catalog.draft} if catalog.draft else node

    def group(self, name: str) -> Node:
        """A group of units that a relation may mean as a whole; its address is its page."""
        account = self._account(name)
        node: Node = {
            "@id": self.catalog.address(name),
            "@type": "Collection",
            "identifier": name,
            "name": self.catalog.locale.gettext(GROUP_NAMES[name]),
            "isPartOf": self.catalog.home,
            "hasPart": [self.catalog.address(unit.id) for unit in graph.members(self.edition, name)],
            "relations": [self._relation(r) for r in self.edition.relations if name in (r.source, r.target)],
        }
        return node | {"account": account} if account else node

    def unit(self, unit: Unit) -> Node:
        catalog = self.catalog
        sides = (*graph.outgoing(self.edition, unit.id), *graph.incoming(self.edition, unit.id))
        declined = [d for d in self.edition.declined if d.unit in graph.names(unit.id)]
        node: Node = {
            "@id": catalog.address(unit.id),
            "@type": "CreativeWork",
            "identifier": unit.id,
            "kind": unit.kind,
            "name": unit.title,
            "description": unit.summary,
            "url": catalog.context(unit.id),
            "isPartOf": catalog.home,
            "datePublished": catalog.published(unit.id),
            "dateModified": catalog.changed(unit.id),
            "license": LICENSE,
            "keyPoints": [catalog.address(id) for id in graph.key_points(self.edition).get(unit.id, ())],
            "account": self._account(unit.id),
            "hasPart": [catalog.address(claim.id) for claim in catalog.claims_of[unit.id]],
            "relations": [self._relation(relation) for relation in sides],
            "declined": [{"relation": d.name, "reason": d.reason} for d in declined],
            "premiseOf": self._premise_of[unit.id],
        }
        return _without_empty(node)

    def _account(self, owner: str) -> list[Node]:
        """The paragraphs of a unit's or a group's account, marked as this edition's words, each sentence with its claims."""
        page = next((page for page in self.edition.pages if page.account and accounts.owner(page) == owner), None)
        if page is None:
            return []
        made = readings.of_account(page, self.edition)
        return [
            _without_empty(
                {
                    "@type": "CreativeWork",
                    "position": paragraph.number,
                    "author": {"@id": self.catalog.home},
                    "creditText": self.catalog.locale.gettext(_OURS),
                    "hasPart": [self._sentence(sentence) for sentence in paragraph.sentences],
                    "readOn": made[paragraph.number].day if paragraph.number in made else "",
                }
            )
            for paragraph in page.account
        ]

    def _sentence(self, sentence: Sentence) -> Node:
        claims = [self.catalog.address(claim.value) for claim in sentence.claims]
        return {"@type": "CreativeWork", "text": markdown.plain(sentence.text), "restsOn": claims}

    def claim(self, claim: Claim) -> Node:
        catalog = self.catalog
        facts = [self.edition.facts[name.value] for name in claim.listed("facts")]
        date = claim.options.get("date")
        node: Node = {
            "@id": catalog.address(claim.id),
            "@type": "Claim",
            "identifier": claim.id,
            "name": works.claim_title(self.edition, claim),
            "text": markdown.plain(claim.text),
            "basis": claim.basis,
            "basisInWords": labels.label(claim, self.edition),
            "creditText": works.whose(self.edition, claim),
            "author": {"@id": catalog.home},
            "isPartOf": catalog.address(claim.unit),
            "appearance": catalog.context(claim.id),
            "isBasedOn": [catalog.address(source.key) for source in catalog.behind(claim)],
            "citation": written_citations(claim),
            "statements": [name.value for name in claim.listed("statement")],
            "facts": [{"identifier": fact.id, "grade": fact.grade} for fact in facts],
            "inferredFrom": [catalog.address(name.value) for name in claim.listed("from")],
            "premiseOf": self._premise_of[claim.id],
            "temporalCoverage": date.value if date else "",
            "datePublished": catalog.published(claim.id),
            "dateModified": catalog.changed(claim.id),
        }
        return _without_empty(node)

    def source(self, source: Source) -> Node:
        catalog, item = self.catalog, works.source(source, self.catalog.locale)
        group = SOURCE_GROUPS.get(str(source.custom.get("group")))
        published = issued(source.text("issued"))
        publisher = item.get("publisher") or item.get("container-title") or item.get("authority")
        node: Node = {
            "@id": catalog.address(source.key),
            "@type": _SOURCE_TYPES.get(item["type"], "CreativeWork"),
            "identifier": source.key,
            "name": source.title if item["title"] == source.text("title") else f"[{source.title}]",
            "url": source.text("URL"),
            "author": [_agent(author) for author in item.get("author", ())],
            "editor": [_agent(editor) for editor in item.get("editor", ())],
            "sameAs": f"https://doi.org/{item['DOI']}" if "DOI" in item else "",
            "isbn": item.get("ISBN"),
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "datePublished": published.first if published else "",
            "inLanguage": source.text("language"),
            "sourceGroup": catalog.locale.gettext(group) if group else None,
            "reliedOnFor": source.custom.get("use"),
            "citedBy": [catalog.address(claim.id) for claim in catalog.claims_on[source.key]],
        }
        return _without_empty(node)

    def unit_with_all(self, unit: Unit) -> Node:
        """A unit with its claims and their sources in full, for whoever takes the unit alone."""
        claims = self.catalog.claims_of[unit.id]
        sources = {source.key: source for claim in claims for source in self.catalog.behind(claim)}
        node: Node = {"@context": self.catalog.at(CONTEXT)} | self.unit(unit) | {"isPartOf": self.whole()}
        node["hasPart"] = [self.claim(claim) for claim in claims]
        node["creditText"] = self.catalog.locale.gettext(works.ADVICE[""])
        return node | {"sources": [self.source(source) for source in sources.values()]}

    def _relation(self, relation: Relation) -> Node:
        node: Node = {
            "@type": "Relation",
            "relation": relation.name,
            "from": self.catalog.address(relation.source),
            "to": self.catalog.address(relation.target),
            "basis": relation.basis,
            "basisInWords": labels.basis(relation.basis, self.edition),
            "reason": relation.reason,
            "statements": list(relation.statements),
        }
        return _without_empty(node)


def written_citations(claim: Claim) -> list[str]:
    """What a claim cites, as written: `survey-2024, paras. 42–43`."""
    return [citation.written(cite).removeprefix("@") for found in claim.citations for cite in found.cites]


def _agent(author: Mapping[str, str]) -> Node:
    if "literal" in author:
        return {"@type": "Organization", "name": author["literal"]}
    return {"@type": "Person", "familyName": author["family"], "givenName": author.get("given", "")}


def _without_empty(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", None, [])}
