"""Merging interests over the site: the same jobs as the command's."""

from __future__ import annotations

from graph_schema.records import Merge
from graph_schema.upsert.merges import Moved
from loaders.merging import refresh_merged
from services.merges.decisions import merge, undo
from services.observability.progress import SilentProgress
from web.site import Site


def merge_on(site: Site, decision: Merge) -> Moved:
    """Merge and bring up to date what is derived. Raises UnknownInterestError, MergeError."""
    moved = merge(site.driver, decision)
    refresh_on(site)
    return moved


def undo_on(site: Site, interest_id: str, by: str) -> Moved:
    """Take a merge back and bring up to date what is derived. Raises UnknownInterestError, MergeError."""
    moved = undo(site.driver, interest_id, by, site.now())
    refresh_on(site)
    return moved


def refresh_on(site: Site) -> None:
    """Bring up to date what is derived."""
    refresh_merged(site.driver, site.table, site.rules, site.now(), SilentProgress())
