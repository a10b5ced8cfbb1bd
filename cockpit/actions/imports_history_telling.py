"""A deal's past from the changes its CRM logged: versions and visits that end where it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from cockpit.actions.imports_pipelines import StageRow
from cockpit.domain.deal import Outcome
from cockpit.domain.pipeline import ForecastCategory


class State(NamedTuple):
    """A version of a deal without its times."""

    owner_id: int | None
    stage_id: int
    product_id: int | None
    amount: int | None
    currency: str
    expected_close: date | None
    category: ForecastCategory
    outcome: Outcome
    closed_on: date | None


# A state and the day it holds from.
Event = tuple[date, State]


class Change(NamedTuple):
    """A logged change: where the deal came to. ``before`` is the stage it came from, if told;
    ``told`` are the columns that the log has (amount, currency, expected_close), filled or not."""

    on: date
    stage: StageRow
    before: StageRow | None
    outcome: Outcome
    amount: int | None
    currency: str
    expected_close: date | None
    category: ForecastCategory | None
    told: frozenset[str]

    @property
    def is_open(self) -> bool:
        """True for a change that leaves the deal open."""
        return self.outcome is Outcome.OPEN


class Known(NamedTuple):
    """What is known of a deal besides its log: ``now`` what it is, ``events`` its past as told so
    far, in order, and its opening day if the source gave one."""

    now: State
    opened_on: date | None
    events: Sequence[Event]

    def at(self, day: date) -> State:
        """What it was on a day, as told so far; its first state before its first day."""
        state = self.events[0][1]
        for on, one in self.events:
            if on > day:
                break
            state = one
        return state


def tell(known: Known, changes: Sequence[Change]) -> list[Event]:
    """The deal's past: what the log says for as long as it goes, with owners and products as
    known; before it the first stage it names; after it what is known already."""
    placed = _placed(known, changes)
    events = [*_beginning(known, placed), *_logged(known, placed), *_later(known, placed[-1].on)]
    return list(_without_repeats(_ending(known, events)))


def visits_of(events: Sequence[Event]) -> list[tuple[int, date, date | None]]:
    """Stage, first and last day of each stay; the last one lasts."""
    entered = [events[0]]
    for event in events[1:]:
        if event[1].stage_id != entered[-1][1].stage_id:
            entered.append(event)
    stays: list[tuple[int, date, date | None]] = [
        (state.stage_id, on, after) for (on, state), (after, _next) in pairwise(entered)
    ]
    return [*stays, (entered[-1][1].stage_id, entered[-1][0], None)]


def _placed(known: Known, changes: Sequence[Change]) -> list[Change]:
    """The changes on days that go with the deal's own: none before its opening, its last closing
    on its closing date, which people set, and what led there not after it."""
    closed_on, closing = known.now.closed_on, len(changes)
    if closed_on is not None:
        while closing and not changes[closing - 1].is_open:
            closing -= 1
    placed: list[Change] = []
    for at, change in enumerate(changes):
        on = max(change.on, known.opened_on or change.on, placed[-1].on if placed else change.on)
        if closed_on is not None:
            on = min(on, closed_on) if at < closing else max(on, closed_on)
            on = closed_on if at == closing else on
        placed.append(change._replace(on=on))
    return placed


def _beginning(known: Known, changes: Sequence[Change]) -> Iterator[Event]:
    """From its opening to the first change that is logged."""
    first, opened = changes[0], known.opened_on
    if opened is None or opened >= first.on:
        return
    if not first.is_open and first.before is None:
        yield opened, known.at(opened)
        return
    stage = first.before or first.stage
    outcome = Outcome.OPEN if stage.is_open else first.outcome
    start = first._replace(on=opened, stage=stage, outcome=outcome, category=None)
    yield opened, _state(known, start)


def _logged(known: Known, changes: Sequence[Change]) -> Iterator[Event]:
    """The changes, and what else is known to have changed between them."""
    for change, after in pairwise((*changes, None)):
        assert change is not None
        yield change.on, _state(known, change)
        end = after.on if after else changes[-1].on
        for on, _state_then in known.events:
            if change.on < on < end:
                yield on, _state(known, change, on)


def _state(known: Known, change: Change, day: date | None = None) -> State:
    """The state after a change as of ``day``: what the log does not tell is as known."""
    other, now = known.at(day or change.on), known.now
    told: dict[str, Any] = {
        key: getattr(change, key) for key in ("amount", "currency") if key in change.told
    }
    if change.is_open:
        if "expected_close" in change.told:
            told["expected_close"] = change.expected_close
        closed_on, outcome = None, Outcome.OPEN
    else:
        over = now.closed_on is not None and change.on >= now.closed_on
        final = over and change.stage.id == now.stage_id
        told["expected_close"] = now.expected_close if final else None
        outcome = now.outcome if final else change.outcome
        closed_on = now.closed_on if final else change.on
    return other._replace(
        **told,
        stage_id=change.stage.id,
        category=change.category if change.is_open and change.category else change.stage.category,
        outcome=outcome,
        closed_on=closed_on,
    )


def _later(known: Known, last: date) -> Iterable[Event]:
    """What happened after the log ends."""
    return [event for event in known.events if event[0] > last]


def _ending(known: Known, events: list[Event]) -> list[Event]:
    """Its present state is no opinion of the log's: it comes last, whatever was logged."""
    on, last = events[-1]
    if last == known.now:
        return events
    if last.stage_id == known.now.stage_id and last.outcome == known.now.outcome:
        return [*events[:-1], (on, known.now)]
    return [*events, (max(on, known.events[-1][0]), known.now)]


def _without_repeats(events: Iterable[Event]) -> Iterator[Event]:
    before: Any = None
    for event in events:
        if event[1] != before:
            yield event
        before = event[1]
