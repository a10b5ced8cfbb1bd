"""Telling a deal's past anew, where the source dates things before what was told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cockpit.actions.history import (
    date_closing,
    date_opening,
    enter_stage,
    record_version,
)
from cockpit.actions.imports_deal_rows import Before, past_of
from cockpit.actions.imports_settling import COLUMNS, Settled
from cockpit.domain.deal import Deal, DealVersion, StageVisit
from cockpit.storage.work import Work


def tell_anew(work: Work, deal_id: int, changes: Mapping[str, Any], on: date) -> None:
    """Changes that lie before what is already told: rare, so one deal at a time."""
    deal = work.get(Deal, deal_id)
    opened, closed = changes.get("opened_on"), changes.get("closed_on")
    if opened is not None and opened <= deal.known_from:
        date_opening(work, deal, opened)
    if closed is not None and deal.closed_on is not None:
        date_closing(work, deal, closed)
        deal.known_from = work.find(StageVisit, "entered_on", deal_id=deal_id)[0].entered_on
    if opened is not None and opened > deal.known_from:
        date_opening(work, deal, opened)
    on = max(on, opened) if opened else on
    if on < deal.known_from:
        date_opening(work, deal, on)
    if "stage_id" in changes:
        _end_visits(work, deal_id, on)
        enter_stage(work, deal, changes["stage_id"], on)
    for key, value in changes.items():
        setattr(deal, key, value)
    if deal.opened_on != deal.known_from:
        # It closed before a hand said it was opened: no true opening date.
        deal.opened_on = None
    record_version(work, deal, max(on, deal.known_from))


def _end_visits(work: Work, deal_id: int, on: date) -> None:
    """Visits that began after ``on`` were over by then, as we now know."""
    for visit in work.find(StageVisit, "entered_on", deal_id=deal_id):
        if visit.left_on is not None and visit.left_on > on:
            visit.left_on = on
        visit.entered_on = min(visit.entered_on, on)


def retell(work: Work, deal_id: int, changes: Mapping[str, Any], before: Before) -> None:
    """Days that contradict what was told: the deal's past is what its file says now, as if it
    came for the first time. What was believed before stays readable as superseded versions."""
    deal = work.get(Deal, deal_id)
    for key, value in changes.items():
        setattr(deal, key, value)
    if deal.opened_on and deal.closed_on and deal.opened_on > deal.closed_on:
        deal.opened_on = None
    deal.known_from = deal.opened_on or deal.closed_on or deal.known_from
    for visit in work.find(StageVisit, deal_id=deal_id):
        work.remove(visit)
    for version in work.find(DealVersion, deal_id=deal_id, superseded_at=None):
        # Not before it was known, even when the clock has been set back since.
        version.superseded_at = max(work.now, version.learnt_at)
    values = {key: getattr(deal, key) for key in COLUMNS}
    state = Settled(**values, sat_in=None, since=None)
    visits, versions = past_of(deal_id, state, before)
    for visit_values in visits:
        work.add(StageVisit(**visit_values, learnt_at=work.now))
    for version_values in versions:
        work.add(DealVersion(**version_values, learnt_at=work.now))
