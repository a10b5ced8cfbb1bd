"""Which rows a filter keeps.

People, teams, managers and regions are the row's own (``Rows``): a closed deal's owner and team
are those of its closing. Product and stage are the row's version's; pipeline, account and found
ids the deal's. Stalled, warnings, open only and expected to close ask about the deal at the as-of
date, so they keep open deals only.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cockpit.analysis.organisation import Organisation
from cockpit.analysis.raw import day_number
from cockpit.analysis.rows import Rows, existing_rows
from cockpit.analysis.state import State
from cockpit.analysis.tables import Array, Longs, Mask
from cockpit.analysis.warned import any_of
from cockpit.domain.filters import EVERYTHING, DealFilter, Scope


def chosen_rows(rows: Rows, wanted: DealFilter) -> Rows:
    """The rows that the filter keeps."""
    if wanted == EVERYTHING:
        return rows
    mask = _of_deals(rows, wanted) & _of_people(rows, wanted) & _of_now(rows, wanted)
    return rows.where(mask)


def chosen_deals(state: State, wanted: DealFilter = EVERYTHING) -> Longs:
    """Ids of the deals that exist at the state's day and that the filter keeps."""
    return chosen_rows(existing_rows(state), wanted).deal_ids


def people_mask(organisation: Organisation, wanted: DealFilter) -> Mask | None:
    """Per stretch and person whether the scope, owners, teams, regions and managers of the
    filter keep them; None when it asks nothing of people. The last column is nobody."""
    masks = list(_people_masks(organisation, wanted))
    return np.logical_and.reduce(masks) if masks else None


def _people_masks(organisation: Organisation, wanted: DealFilter) -> Iterable[Mask]:
    me = wanted.me or 0
    if wanted.scope == Scope.REPORTS:
        yield organisation.reports(me)
    if wanted.scope == Scope.TREE:
        yield organisation.below([me])
    if wanted.managers:
        yield organisation.below(wanted.managers)
    if wanted.owners:
        owners = np.isin(np.array([*organisation.people, 0]), list(wanted.owners))
        yield np.broadcast_to(owners, organisation.team.shape)
    if wanted.teams:
        yield np.isin(organisation.team, list(organisation.with_children(wanted.teams)))
    if wanted.regions:
        codes = [k for k, name in enumerate(organisation.regions) if name in wanted.regions]
        yield np.isin(organisation.region, codes)


def _of_people(rows: Rows, wanted: DealFilter) -> Mask:
    mask = people_mask(rows.facts.references.organisation, wanted)
    return _all(rows) if mask is None else rows.of_people(mask)


def _of_deals(rows: Rows, wanted: DealFilter) -> Mask:
    layers = rows.facts.layers
    mask = _all(rows)
    if wanted.products:
        mask &= _among(rows.product, wanted.products)
    if wanted.stages:
        mask &= _among(rows.stage, wanted.stages)
    if wanted.pipelines:
        mask &= _among(layers.of_deals("pipeline")[rows.deal], wanted.pipelines)
    if wanted.accounts:
        mask &= _among(layers.of_deals("account")[rows.deal], wanted.accounts)
    if wanted.deals is not None:
        mask &= _among(rows.deal_ids, wanted.deals)
    return mask


def _of_now(rows: Rows, wanted: DealFilter) -> Mask:
    state, mask = rows.state, _all(rows)
    if wanted.open_only:
        mask &= state.is_open[rows.deal]
    if wanted.stalled:
        mask &= state.stalled[rows.deal]
    if wanted.warnings:
        mask &= any_of(state, wanted.warnings)[rows.deal]
    if wanted.closing is not None:
        start, end = day_number(wanted.closing.start), day_number(wanted.closing.end)
        expected = state.expected_close[rows.deal]
        mask &= state.is_open[rows.deal] & (expected >= start) & (expected < end)
    return mask


def _all(rows: Rows) -> Mask:
    return np.ones(len(rows), np.bool_)


def _among(column: Array, wanted: Iterable[int]) -> Mask:
    ids = list(wanted)
    if len(ids) == 1:
        one: Mask = column == ids[0]
        return one
    return np.isin(column, ids)
