"""Keeping a deal's past: the stages it visited and the versions it had."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cockpit.domain.deal import Deal, DealVersion, StageVisit
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

# Columns of a version, and the deal's field each one is taken from.
VERSIONED = {
    "owner_id": "owner_id",
    "stage_id": "stage_id",
    "product_id": "product_id",
    "amount": "amount",
    "currency": "currency",
    "expected_close": "expected_close",
    "category": "forecast_category",
    "outcome": "outcome",
    "closed_on": "closed_on",
}


def record_version(work: Work, deal: Deal, on: date) -> None:
    """Write what the deal is from ``on``. Versions that happened later keep their own changes
    and take over what is different now, as new rows: what was believed before stays readable."""
    live = list(work.find(DealVersion, "happened_on", deal_id=deal.id, superseded_at=None))
    before = [v for v in live if v.happened_on <= on]
    now = _values(deal)
    base = _version_values(live[-1]) if live else {}
    changed = {key: value for key, value in now.items() if not live or base[key] != value}
    if not changed:
        return
    start = _version_values(before[-1]) if before else now
    work.add(_version(work, deal.id, on, {**start, **changed}))
    for later in [v for v in live if v.happened_on > on]:
        later.superseded_at = work.now
        again = {**_version_values(later), **changed}
        work.add(_version(work, deal.id, later.happened_on, again))


def _values(deal: Deal) -> dict[str, object]:
    return {key: getattr(deal, field) for key, field in VERSIONED.items()}


def _version_values(version: DealVersion) -> dict[str, object]:
    return {key: getattr(version, key) for key in VERSIONED}


def _version(work: Work, deal_id: int, on: date, values: dict[str, object]) -> DealVersion:
    return DealVersion(
        deal_id=deal_id,
        happened_on=on,
        learnt_at=work.now,
        **values,  # type: ignore[arg-type]
    )


def enter_stage(work: Work, deal: Deal, stage_id: int, on: date) -> None:
    """End the present visit and begin one; Refused when ``on`` lies before the present one."""
    for visit in current_visits(work, deal.id):
        if visit.entered_on > on:
            raise Refused(
                _(
                    "The deal has been in its stage since {day}; choose that day or a later one."
                ).format(day=visit.entered_on.isoformat())
            )
        visit.left_on = on
    work.add(StageVisit(deal.id, stage_id, on, work.now))


def current_visits(work: Work, deal_id: int) -> Iterable[StageVisit]:
    """The visit that lasts, one at most."""
    return work.find(StageVisit, deal_id=deal_id, left_on=None)
