"""Writing deals' pasts anew: visits in place, versions beside those that were believed before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cockpit.actions.imports_history_telling import Change, Event, Known, State, tell, visits_of
from cockpit.actions.imports_pending import Pending
from cockpit.domain.deal import Deal, DealVersion, Outcome, StageVisit
from cockpit.domain.pipeline import ForecastCategory
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of, instant_number, instant_of
from cockpit.storage.work import Work

_AT_ONCE = 5_000
_STATE = "owner_id, stage_id, product_id, amount, currency, expected_close, {}, outcome, closed_on"


@dataclass(slots=True)
class _Written:
    """A deal as it lies in the file: what is known of it, and the rows its past is kept in;
    ``fresh`` are versions of this very step, which nobody has believed yet, ``old`` the others
    with the instant (microseconds) at which each was learnt."""

    known: Known
    known_from: date
    old: dict[int, int] = field(default_factory=dict)
    fresh: list[int] = field(default_factory=list)
    visits: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Rows:
    """Rows to add and to change, by table."""

    versions: list[tuple[Any, ...]] = field(default_factory=list)
    visits: list[tuple[Any, ...]] = field(default_factory=list)
    changes: dict[type, dict[int, dict[str, Any]]] = field(
        default_factory=lambda: {Deal: {}, DealVersion: {}, StageVisit: {}}
    )
    gone: dict[type, list[int]] = field(default_factory=lambda: {DealVersion: [], StageVisit: []})


def rewrite_pasts(work: Work, changes: Mapping[int, Sequence[Change]]) -> None:
    """Tell each deal's past as its log says; ``changes`` are in order, by deal."""
    ids = list(changes)
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        rows = _Rows()
        for deal_id, written in work.ask(_written, part, instant_number(work.now)).items():
            _put(rows, work, deal_id, written, tell(written.known, changes[deal_id]))
        _write(work, rows)


def told_already(
    db: Reader, pending: Pending, changes: Mapping[int, Sequence[Change]]
) -> frozenset[int]:
    """The deals whose past is as their log tells it; none that this import adds or changes."""
    ids = [deal for deal in changes if not pending.is_touched(Deal, deal)]
    found: set[int] = set()
    for start in range(0, len(ids), _AT_ONCE):
        # Nothing was learnt at an instant that never was: this step's own rows are not written yet.
        for deal, written in _written(db, ids[start : start + _AT_ONCE], -1).items():
            events = list(written.known.events)
            if events and tell(written.known, changes[deal]) == events:
                found.add(deal)
    return frozenset(found)


def _written(db: Reader, ids: Sequence[int], now: int) -> dict[int, _Written]:
    """What the file holds of deals, this step's own rows included."""
    part = ",".join(str(int(id)) for id in ids)
    found, events = {}, defaultdict(list)
    for id, deal, day, learnt, *state in db.all(
        f"SELECT id, deal_id, happened_on, learnt_at, {_STATE.format('category')} FROM"
        f" deal_version WHERE superseded_at IS NULL AND deal_id IN ({part})"
        " ORDER BY happened_on, id"
    ):
        events[deal].append((id, learnt, (day_of(day), _state(state))))
    for id, opened, known_from, *state in db.all(
        f"SELECT id, opened_on, known_from, {_STATE.format('forecast_category')} FROM deal"
        f" WHERE id IN ({part})"
    ):
        told = [event for _id, _learnt, event in events[id]]
        one = _Written(Known(_state(state), _day(opened), told), day_of(known_from))
        one.old = {version: learnt for version, learnt, _event in events[id] if learnt != now}
        one.fresh = sorted(version for version, learnt, _event in events[id] if learnt == now)
        found[id] = one
    for id, deal in db.all(
        f"SELECT id, deal_id FROM stage_visit WHERE deal_id IN ({part}) ORDER BY id"
    ):
        found[deal].visits.append(id)
    return found


def _day(number: int | None) -> date | None:
    return None if number is None else day_of(number)


def _state(row: Sequence[Any]) -> State:
    owner, stage, product, amount, currency, expected, category, outcome, closed = row
    return State(
        owner,
        stage,
        product,
        amount,
        currency,
        _day(expected),
        ForecastCategory(category),
        Outcome(outcome),
        _day(closed),
    )


def _put(rows: _Rows, work: Work, deal_id: int, written: _Written, events: list[Event]) -> None:
    if events == list(written.known.events):
        return
    if events[0][0] != written.known_from:
        rows.changes[Deal][deal_id] = {"known_from": events[0][0]}
    for id, learnt in written.old.items():
        # Not before it was known, even when the clock has been set back since.
        over = work.now if learnt <= instant_number(work.now) else instant_of(learnt)
        rows.changes[DealVersion][id] = {"superseded_at": over}
    versions = [(deal_id, on, *state) for on, state in events]
    rows.versions += _reuse(rows, DealVersion, written.fresh, versions, VERSION)
    visits = [(deal_id, *visit) for visit in visits_of(events)]
    rows.visits += _reuse(rows, StageVisit, written.visits, visits, VISIT)


VERSION = ("deal_id", "happened_on", *State._fields)
VISIT = ("deal_id", "stage_id", "entered_on", "left_on")


def _reuse(
    rows: _Rows,
    kind: type,
    ids: Sequence[int],
    values: Sequence[tuple[Any, ...]],
    names: Sequence[str],
) -> Sequence[tuple[Any, ...]]:
    """Give rows that are there new values, in order; gives the values that are left, and takes
    out the rows that are."""
    for id, one in zip(ids, values, strict=False):
        rows.changes[kind][id] = dict(zip(names, one, strict=True))
    rows.gone[kind] += ids[len(values) :]
    return values[len(ids) :]


def _write(work: Work, rows: _Rows) -> None:
    for kind, ids in rows.gone.items():
        work.remove_many(kind, ids)
    for kind, changes in rows.changes.items():
        work.change_many(kind, changes)
    added = ((DealVersion, VERSION, rows.versions), (StageVisit, VISIT, rows.visits))
    for kind, names, values in added:
        if values:
            lists = map(list, zip(*values, strict=True))
            columns: dict[str, Any] = dict(zip(names, lists, strict=True))
            work.insert_many(kind, {**columns, "learnt_at": work.now}, len(values))
