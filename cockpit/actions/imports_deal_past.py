"""A known deal follows its source: visits and versions go on, or are told anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cockpit.actions.history import (
    VERSIONED,
    date_closing,
    date_opening,
    enter_stage,
    record_version,
)
from cockpit.actions.imports_rows import Ground
from cockpit.domain.deal import Deal, DealVersion, Outcome, StageVisit
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of
from cockpit.storage.work import Work

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay in a stage."""

    id: int
    entered_on: date
    left_on: date | None


@dataclass(frozen=True, slots=True)
class Past:
    """The day of a deal's latest live version, and its visits in order: the last one lasts."""

    happened_on: date
    visits: list[Visit]


def pasts_of(db: Reader, ids: Iterable[int]) -> dict[int, Past]:
    """The past of each deal."""
    wanted, found = list(ids), {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = ",".join(str(int(id)) for id in wanted[start : start + _AT_ONCE])
        visits: dict[int, list[Visit]] = defaultdict(list)
        for id, deal, entered, left in db.all(
            f"SELECT id, deal_id, entered_on, left_on FROM stage_visit WHERE deal_id IN ({part})"
            " ORDER BY entered_on, left_on IS NULL, left_on, id"
        ):
            visits[deal].append(Visit(id, day_of(entered), None if left is None else day_of(left)))
        for deal, last in db.all(
            "SELECT deal_id, max(happened_on) FROM deal_version WHERE superseded_at IS NULL"
            f" AND deal_id IN ({part}) GROUP BY deal_id"
        ):
            found[deal] = Past(day_of(last), visits[deal])
    return found


def ruled_out(changes: Mapping[str, Any], current: Mapping[str, Any], past: Past) -> list[str]:
    """Days that the deal's past here does not allow: opened after it left its first stage or
    closed, closed before it came to the stage it was closed from."""
    out = []
    opened, closed = changes.get("opened_on"), changes.get("closed_on")
    first, last = past.visits[0], past.visits[-1]
    if opened is not None:
        ends = [day for day in (first.left_on, closed) if day is not None]
        if first is last and current["outcome"] != Outcome.OPEN and closed is None:
            ends.append(first.entered_on)
        if any(opened > day for day in ends):
            out.append("opened_on")
    if closed is not None and "stage_id" not in changes and "outcome" not in changes:
        before = past.visits[-2].entered_on if len(past.visits) > 1 else None
        if before is not None and closed < before:
            out.append("closed_on")
    return out


def follow(
    ground: Ground,
    deal_id: int,
    changes: Mapping[str, Any],
    on: date,
    current: Mapping[str, Any],
    past: Past,
) -> None:
    """Make ready the changes of one deal, as of ``on``."""
    last = past.visits[-1]
    if "outcome" not in changes:
        on = max(on, day_of(current["known_from"]))
    opening = changes.get("opened_on") is not None
    closing_moved = "closed_on" in changes and "outcome" not in changes
    if opening or closing_moved or on < past.happened_on or on < last.entered_on:
        ground.pending.finally_do(lambda work: _tell_anew(work, deal_id, dict(changes), on))
        return
    pending = ground.pending
    pending.change(Deal, deal_id, **changes)
    if "stage_id" in changes:
        pending.change(StageVisit, last.id, left_on=on)
        pending.add(
            StageVisit,
            deal_id=deal_id,
            stage_id=changes["stage_id"],
            entered_on=on,
            left_on=None,
            learnt_at=ground.terms.now,
        )
    if changes.keys() & set(VERSIONED.values()):
        state = {
            key: changes[field] if field in changes else _python(field, current[field])
            for key, field in VERSIONED.items()
        }
        now = ground.terms.now
        pending.add(DealVersion, deal_id=deal_id, happened_on=on, **state, learnt_at=now)


def _python(field: str, value: Any) -> Any:
    """A value of the file as the class of the domain holds it."""
    if value is not None and field in ("expected_close", "closed_on"):
        return day_of(value)
    return value


def _tell_anew(work: Work, deal_id: int, changes: dict[str, Any], on: date) -> None:
    """Changes that lie before what is already told: rare, so one deal at a time."""
    deal = work.get(Deal, deal_id)
    if changes.get("opened_on") is not None:
        date_opening(work, deal, changes["opened_on"])
    if on < deal.known_from:
        date_opening(work, deal, on)
    if "stage_id" in changes:
        _end_visits(work, deal_id, on)
        enter_stage(work, deal, changes["stage_id"], on)
    elif changes.get("closed_on") is not None and deal.closed_on is not None:
        date_closing(work, deal, changes["closed_on"])
    for key, value in changes.items():
        setattr(deal, key, value)
    record_version(work, deal, max(on, deal.known_from))


def _end_visits(work: Work, deal_id: int, on: date) -> None:
    """Visits that began after ``on`` were over by then, as we now know."""
    for visit in work.find(StageVisit, "entered_on", deal_id=deal_id):
        if visit.left_on is not None and visit.left_on > on:
            visit.left_on = on
        visit.entered_on = min(visit.entered_on, on)
