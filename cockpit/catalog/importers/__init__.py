"""Files Cockpit reads: one declaration a kind of file, and the way from bytes to drafts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from cockpit.catalog.importers.accounts import accounts
from cockpit.catalog.importers.activities import activities
from cockpit.catalog.importers.calls import calls
from cockpit.catalog.importers.contacts import contacts
from cockpit.catalog.importers.deal_lines import deal_lines
from cockpit.catalog.importers.deals import deals
from cockpit.catalog.importers.kind import Kind
from cockpit.catalog.importers.leads import leads
from cockpit.catalog.importers.notes import notes
from cockpit.catalog.importers.people import people
from cockpit.catalog.importers.products import products
from cockpit.catalog.importers.quotas import quotas
from cockpit.catalog.importers.rates import rates
from cockpit.catalog.importers.shifts import shifts
from cockpit.catalog.importers.stage_history import stage_history
from cockpit.catalog.importers.surveys import surveys

# In the order in which several files are read: each needs only kinds before it.
KINDS: tuple[Callable[[], Kind], ...] = (
    people,
    products,
    accounts,
    deals,
    stage_history,
    deal_lines,
    contacts,
    activities,
    notes,
    quotas,
    leads,
    calls,
    surveys,
    shifts,
    rates,
)


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds that are read, in reading order."""
    return tuple(declare() for declare in KINDS)


def kind_named(key: str) -> Kind:
    """The kind of that key; KeyError for others."""
    return _by_key()[key]


@cache
def _by_key() -> dict[str, Kind]:
    return {kind.key: kind for kind in kinds()}
