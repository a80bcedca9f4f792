"""What programs ask a host for first: the sitemap, robots.txt and llms.txt."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path

from ...config import Config
from ...content.addresses import CHRONOLOGY_PAGE, GLOSSARY_PAGE
from ...content.model import Edition, Page
from ...content.vocabulary import BASES, INDEPENDENT, LICENSE
from ...language import N_
from ..catalog import Catalog
from ..files import as_text

SECTIONS = {
    "index.md": N_("The edition"),
    "summary.md": N_("The edition"),
    "map.md": N_("The edition"),
    "matrix.md": N_("The edition"),
    "findings": N_("Findings"),
    "pathways": N_("Pathways"),
    "recommendations": N_("Recommendations"),
    "since": N_("Since publication (not part of the report)"),
    "sources.md": N_("Sources"),
    GLOSSARY_PAGE: N_("Sources"),
    CHRONOLOGY_PAGE: N_("Sources"),
    "for": N_("For particular readers"),
}
"""How llms.txt groups the pages, by file or folder; what is not named is about the edition."""


def write(edition: Edition, config: Config, folder: Path) -> None:
    catalog = Catalog(edition, config)
    as_text(folder / "sitemap.xml", _sitemap(catalog))
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    as_text(folder / "robots.txt", _robots(catalog))
    as_text(folder / "llms.txt", _llms(catalog))


def _sitemap(catalog: Catalog) -> str:
    """Each page with its own date of change, those of claims and sources too. https://www.sitemaps.org/protocol.html"""
    dated = [(catalog.page_url(path), catalog.changed(path)) for path in catalog.pages]
    dated += [(catalog.address(name), catalog.changed(name)) for name in (*catalog.claims, *catalog.sources)]
    rows = "".join(f"<url><loc>{escape(url)}</loc><lastmod>{day}</lastmod></url>\n" for url, day in dated)
    note = f"<!-- {catalog.draft} -->\n" if catalog.draft else ""
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{note}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    return f"{head}{rows}</urlset>\n"


def _robots(catalog: Catalog) -> str:
    """Everything may be read. https://www.rfc-editor.org/rfc/rfc9309"""
    _ = catalog.locale.gettext
    said = _(
        "Everything here may be read and kept.\n"
        "Crawlers look for this file at the root of a host only:\n"
        "where the edition stands under a path, give them the address of the sitemap."
    )
    lines = [*(f"# {line}" for line in said.splitlines()), ""]
    return "\n".join([*lines, "User-agent: *", "Allow: /", "", f"Sitemap: {catalog.at('sitemap.xml')}", ""])


def _llms(catalog: Catalog) -> str:
    """The pages in their Markdown form, for readers that are programs. https://llmstxt.org/"""
    _ = catalog.locale.gettext
    lines = [f"# {catalog.title}", ""]
    read = catalog.edition.settings.record_read
    what = _("An annotated, source-checked edition of an executive summary, {independent}.", independent=_(INDEPENDENT))
    lines += [f"> {what} {read}.", ""]
    lines += [catalog.draft, ""] if catalog.draft else []
    lines += [
        _(
            "Every sentence in a claim is this edition’s own. Before each claim stands whose matter it is: `[P3.1 · "
            "{report}]` paraphrases the report’s authors, `{record}` and `{since}` restate the sources named behind the "
            "claim, `{reading}` is an inference of this edition. Keep the label, the source and the address with "
            "anything that you take. Attribute nothing here to the report’s authors as their words. License of the "
            "text: {license}",
            license=LICENSE,
            **{name: _(basis.label) for name, basis in BASES.items()},
        ),
        "",
    ]
    listed = [text.value for text in catalog.edition.navigation if text.value in catalog.pages]
    order = list(dict.fromkeys([*SECTIONS.values(), _ABOUT]))
    for section, pages in groupby(sorted(listed, key=lambda path: order.index(_section(path))), key=_section):
        lines += [f"## {_(section)}", "", *(_link(catalog.pages[path], catalog) for path in pages), ""]
    lines += [f"## {_('Data')}", ""]
    lines += [f"- [{_(name)}]({catalog.at(path)}): {_(what)}" for path, name, what in _DATA]
    return "\n".join([*lines, ""])


_ABOUT = N_("About the edition")
_DATA = (
    ("data/graph.jsonld", N_("Evidence graph"), N_("every claim, unit, source and relation as JSON-LD")),
    ("data/claims.json", N_("Claims"), N_("one object a claim, with its basis, facts and sources")),
    ("data/sources.json", N_("Sources"), N_("the bibliography as CSL-JSON, with the claims that rest on each source")),
)


def _section(path: str) -> str:
    return SECTIONS.get(path.partition("/")[0], _ABOUT)


def _link(page: Page, catalog: Catalog) -> str:
    title = f"{page.title} ({page.id})" if page.id else page.title
    return f"- [{title}]({catalog.page_url(page.path)}index.md): {page.summary}"
