"""What is asked of built HTML, by code. A code is for ever. Each check's docstring explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ...content.places import Fault
from ..inspection import Finding, Inspection, Pointed
from ..scan import Strictness
from ..site import Site
from ..verdict import Verdict
from . import accessibility, agreement, links, markup, policy, publications, withheld

if TYPE_CHECKING:
    from ...content.model import Edition

FileCheck = Callable[[Inspection], Iterator[Finding]]
AddressCheck = Callable[[Pointed, Verdict], links.Words]
PageCheck = Callable[[Inspection, Site], Iterator[Finding]]
SiteCheck = Callable[[Site], Iterator[Fault]]
LedgerCheck = Callable[[Site, "Edition"], Iterator[Fault]]

FILE_CHECKS: dict[str, FileCheck] = {
    "SITE004": links.duplicate_id,
    "SITE007": policy.inline_code,
    "SITE011": links.malformed_address,
    "SITE012": links.mixed_content,
    "SITE013": policy.code_outside_policy,
    "SITE019": links.relative_address_on_error_page,
    "SITE020": accessibility.image_without_description,
    "SITE021": accessibility.link_without_words,
    "SITE024": markup.malformed_xml,
}
"""Asked of every file by itself."""

ADDRESS_CHECKS: dict[str, tuple[str, AddressCheck]] = {
    "file": ("SITE001", links.broken_link),
    "anchor": ("SITE002", links.missing_anchor),
    "outside": ("SITE003", links.outside_base),
    "foreign": ("SITE005", links.foreign_request),
    "slash": ("SITE009", links.folder_without_slash),
    "above": ("SITE010", links.above_root),
    "insecure": ("SITE023", links.insecure_link),
}
"""What is said of an address, by what is wrong with where it leads."""

OWN_CHECKS: dict[str, FileCheck] = {"SITE006": policy.no_policy}
"""Asked of every file of ours by itself."""

PAGE_CHECKS: dict[str, PageCheck] = {"SITE014": agreement.canonical_astray, "SITE017": agreement.redirect_in_circle}
"""Asked of single pages, beside the rest of the site."""

SITE_CHECKS: dict[str, SiteCheck] = {
    "SITE015": agreement.sitemap_astray,
    "SITE022": agreement.orphan_page,
    "SITE025": publications.publication_unopened,
    "SITE026": publications.manifest_astray,
    "SITE027": publications.spine_astray,
    "SITE028": publications.publication_malformed,
    "SITE029": publications.publication_duplicate_id,
    "SITE030": publications.publication_broken_link,
    "SITE031": publications.publication_undescribed,
    "SITE032": publications.publication_without_language,
    "SITE033": publications.publication_without_metadata,
    "SITE034": publications.publication_asks_elsewhere,
}
"""Asked once of any site."""

LEDGER_CHECKS: dict[str, LedgerCheck] = {
    "SITE008": agreement.ledger_address_missing,
    "SITE016": agreement.stub_leads_astray,
    "SITE018": withheld.name_published,
}
"""Asked once of ours, beside the edition that it was built from."""


def of_files(strictness: Strictness) -> dict[str, FileCheck]:
    return FILE_CHECKS | (OWN_CHECKS if strictness is Strictness.OURS else {})


def documented() -> dict[str, Callable[..., object]]:
    """Each code with the check whose docstring explains it."""
    addresses = dict(ADDRESS_CHECKS.values())
    return {**FILE_CHECKS, **addresses, **OWN_CHECKS, **PAGE_CHECKS, **SITE_CHECKS, **LEDGER_CHECKS}
