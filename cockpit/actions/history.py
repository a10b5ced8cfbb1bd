"""Keeping a deal's past: the stages it visited and the versions it had."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cockpit.domain.deal import Deal, DealVersion, Outcome, StageVisit
from cockpit.domain.refusal import Refused
from cockpit.storage.numbers import day_of
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.database import Reader
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
    live = work.look((DealVersion,), _live_versions, deal.id)
    before = [values for happened_on, values in live if happened_on <= on]
    now = _values(deal)
    base = live[-1][1] if live else {}
    changed = {key: value for key, value in now.items() if not live or base[key] != value}
    if not changed:
        return
    start = before[-1] if before else now
    work.write_down(_version(work, deal.id, on, {**start, **changed}))
    if len(before) == len(live):
        return
    found = work.find(DealVersion, "happened_on", deal_id=deal.id, superseded_at=None)
    for later in [v for v in found if v.happened_on > on]:
        _replace(work, later)
        again = {**_version_values(later), **changed}
        work.add(_version(work, deal.id, later.happened_on, again))


def _live_versions(db: Reader, deal_id: int) -> list[tuple[date, dict[str, Any]]]:
    """(day, values) of the deal's versions that nothing has replaced, in order."""
    from cockpit.storage.journal import table_of
    from cockpit.storage.kinds_of_value import loaded

    columns = table_of(DealVersion).c
    rows = db.all(
        f"SELECT happened_on, {','.join(VERSIONED)} FROM deal_version"
        " WHERE deal_id = ? AND superseded_at IS NULL ORDER BY happened_on, id",
        deal_id,
    )
    return [
        (
            day_of(day),
            {key: loaded(columns[key], one) for key, one in zip(VERSIONED, values, strict=True)},
        )
        for day, *values in rows
    ]


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
    visits = work.look((StageVisit,), _current_visits, deal.id)
    for _id, entered_on in visits:
        _refuse_before(entered_on, on)
    work.change_many(StageVisit, {id: {"left_on": on} for id, _entered_on in visits})
    work.write_down(StageVisit(deal.id, stage_id, on, work.now))


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


def _refuse_before(entered_on: date, on: date) -> None:
    if entered_on > on:
        text = _("The deal has been in its stage since {day}; choose that day or a later one.")
        raise Refused(text.format(day=entered_on.isoformat()))


def date_closing(work: Work, deal: Deal, on: date) -> None:
    """Let a closed deal have closed on another day: versions and visits are told anew from it.

    What was changed after the closing keeps its day; what was changed between the two days, while
    the deal was still thought open, is in the closing itself. Refused when it entered the stage
    before its closing later than ``on``.
    """
    visits = work.find(StageVisit, "entered_on", deal_id=deal.id)
    if len(visits) > 1:
        _refuse_before(visits[-2].entered_on, on)
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


def _current_visits(db: Reader, deal_id: int) -> list[tuple[int, date]]:
    """(id, first day) of the visit that lasts, one at most."""
    rows = db.all(
        "SELECT id, entered_on FROM stage_visit WHERE deal_id = ? AND left_on IS NULL", deal_id
    )
    return [(id, day_of(entered_on)) for id, entered_on in rows]
