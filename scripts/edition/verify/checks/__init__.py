"""What is asked of built HTML, by code. A code is for ever. Each check's docstring explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ...content.places import Fault
from ..crew import PageCheck
from ..sift import Demand
from ..site import Site
from . import agreement, links, policy, withheld

if TYPE_CHECKING:
    from ...content.model import Edition

SiteCheck = Callable[[Site], Iterator[Fault]]
LedgerCheck = Callable[[Site, "Edition"], Iterator[Fault]]

PAGE_CHECKS: dict[str, PageCheck] = {
    "SITE001": links.broken_link,
    "SITE002": links.missing_anchor,
    "SITE003": links.outside_base,
    "SITE004": links.duplicate_id,
    "SITE007": policy.inline_code,
    "SITE009": links.folder_without_slash,
    "SITE010": links.above_root,
    "SITE011": links.malformed_address,
    "SITE012": links.mixed_content,
    "SITE013": policy.code_outside_policy,
    "SITE017": links.redirect_in_circle,
}
"""Asked of every page of any site."""

ALONE_CHECKS: dict[str, PageCheck] = {"SITE005": policy.foreign_request}
"""Asked of every page of a site that must ask no other host for anything."""

OWN_CHECKS: dict[str, PageCheck] = {"SITE006": policy.no_policy, "SITE014": agreement.canonical_astray}
"""Asked of every page of ours alone."""

SITE_CHECKS: dict[str, SiteCheck] = {"SITE015": agreement.sitemap_astray}
"""Asked once of any site."""

LEDGER_CHECKS: dict[str, LedgerCheck] = {
    "SITE008": agreement.ledger_address_missing,
    "SITE016": agreement.stub_leads_astray,
    "SITE018": withheld.name_published,
}
"""Asked once of ours, beside the edition that it was built from."""


def of_pages(demand: Demand) -> dict[str, PageCheck]:
    """What is asked of every page of a site."""
    alone = ALONE_CHECKS if demand >= Demand.ALONE else {}
    return PAGE_CHECKS | alone | (OWN_CHECKS if demand is Demand.OURS else {})
