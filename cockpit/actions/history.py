"""Keeping a deal's past: the stages it visited and the versions it had."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cockpit.domain.deal import Deal, DealVersion, Outcome, StageVisit
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
    work.add_with_the_rest(_version(work, deal.id, on, {**start, **changed}))
    for later in [v for v in live if v.happened_on > on]:
        _replace(work, later)
        again = {**_version_values(later), **changed}
        work.add(_version(work, deal.id, later.happened_on, again))


def _replace(work: Work, version: DealVersion) -> None:
    """Not before it was known, even when the clock has been set back since."""
    version.superseded_at = max(work.now, version.learnt_at)


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
        _refuse_before(visit, on)
        visit.left_on = on
    work.add_with_the_rest(StageVisit(deal.id, stage_id, on, work.now))


def date_opening(work: Work, deal: Deal, on: date) -> None:
    """Let a deal have been opened on another day: it exists from then on, in its first stage.

    Refused when it left its first stage before ``on``.
    """
    first = work.find(StageVisit, "entered_on", deal_id=deal.id)[0]
    if first.left_on is not None and first.left_on < on:
        text = _("The deal left its first stage on {day}; choose that day or an earlier one.")
        raise Refused(text.format(day=first.left_on.isoformat()))
    first.entered_on = deal.known_from = on
    live = list(work.find(DealVersion, "happened_on", deal_id=deal.id, superseded_at=None))
    early = [version for version in live if version.happened_on <= on]
    for version in early:
        if version.happened_on < on:
            _replace(work, version)
    if not early or early[-1].happened_on < on:
        values = _version_values(early[-1] if early else live[0])
        work.add(_version(work, deal.id, on, values))


def _refuse_before(visit: StageVisit, on: date) -> None:
    if visit.entered_on > on:
        text = _("The deal has been in its stage since {day}; choose that day or a later one.")
        raise Refused(text.format(day=visit.entered_on.isoformat()))


def date_closing(work: Work, deal: Deal, on: date) -> None:
    """Let a closed deal have closed on another day: versions and visits are told anew from it.

    What was changed after the closing keeps its day; what was changed between the two days, while
    the deal was still thought open, is in the closing itself. Refused when it entered the stage
    before its closing later than ``on``.
    """
    visits = work.find(StageVisit, "entered_on", deal_id=deal.id)
    if len(visits) > 1:
        _refuse_before(visits[-2], on)
        visits[-2].left_on = on
    visits[-1].entered_on = on
    live = list(work.find(DealVersion, "happened_on", deal_id=deal.id, superseded_at=None))
    opens = [place for place, version in enumerate(live) if version.outcome == Outcome.OPEN]
    run = live[opens[-1] + 1 :] if opens else live
    first = min(on, run[0].happened_on)
    for version in live:
        if version in run or version.happened_on > first:
            _replace(work, version)
    deal.closed_on = on
    for place, version in enumerate(run):
        again = {**_version_values(version), "closed_on": on}
        day = max(on, version.happened_on) if place else on
        work.add(_version(work, deal.id, day, again))


def current_visits(work: Work, deal_id: int) -> Iterable[StageVisit]:
    """The visit that lasts, one at most."""
    return work.find(StageVisit, deal_id=deal_id, left_on=None)
