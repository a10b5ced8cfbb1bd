"""Which share of the deals opened in a period is won by each day of their life.

Won deals have the event, deals closed otherwise are ruled out, open ones are censored at the
as-of day. A source that begins with deals which had been open for long, and knows of none that
closed before, may have left out those that did: it shows the survivors alone. So where history
begins later than the deals, the share among deals watched from the day on which history begins
stands beside it. It does so on the day of the first closing, when by the rate at which deals close
otherwise more than three should have closed before it (that none did has a chance under one in
twenty).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.figure import Beside, Curve, Figure, Groups
from cockpit.analysis.incidence import CENSORED, EVENT, OTHER, Incidence, Watched, hazard, incidence
from cockpit.analysis.metric import Unit
from cockpit.analysis.raw import NO_DAY, OPEN, WON, day_of
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Ints, Longs, Mask
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.state import State

LAST = 180
READ_AT = (30, 60, 90, 180)
VALUE_AT = 90
MISSED_AT_LEAST = 3.0
_Shares = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def curves(rows: Rows, groups: Groups) -> list[Figure]:
    """The figure of each group: the share won by day 90, those of other days beside it, and the
    whole curve; n are the deals of the cohort."""
    kept = sound(rows)
    where = np.flatnonzero(kept)
    deal, sound_groups = rows.deal[where], Groups(groups.codes[where], groups.size)
    found = incidence(watched_rows(rows.state, deal, None), sound_groups, LAST)
    begins = history_begins(rows.facts, rows.state.day)
    late = None
    if begins is not None:
        late = incidence(watched_rows(rows.state, deal, begins), sound_groups, LAST)
    counts = np.bincount(groups.codes[where], minlength=groups.size)
    left_out = np.bincount(groups.codes[~kept], minlength=groups.size)
    return [_figure(found, late, k, int(counts[k]), int(left_out[k])) for k in range(groups.size)]


def sound(rows: Rows) -> Mask:
    """Deals that did not close before they were opened."""
    closed = rows.state.closed_on[rows.deal]
    mask: Mask = closed >= rows.column("opened_on")
    return mask


def unsound(rows: Rows) -> Mask:
    """The others."""
    return ~sound(rows)


def won_in_time(rows: Rows) -> Mask:
    """Deals won by the day of their life at which the curve is read."""
    state, deal = rows.state, rows.deal
    life = state.closed_on[deal].astype(np.int64) - rows.column("opened_on")
    mask: Mask = sound(rows) & (state.outcome[deal] == WON) & (life <= VALUE_AT)
    return mask


def watched_rows(state: State, deal: Longs, begins: int | None) -> Watched:
    """The lives of these deals as of the state's day."""
    opened, outcome = state.opened_on[deal].astype(np.int64), state.outcome[deal]
    leaves = np.minimum(state.closed_on[deal], state.day) - opened
    entry = np.zeros(len(deal), np.int64) if begins is None else np.maximum(begins - opened, 0)
    ends = np.where(outcome == OPEN, CENSORED, np.where(outcome == WON, EVENT, OTHER))
    return Watched(entry, leaves, ends)


def history_begins(facts: Facts, day: int) -> int | None:
    """The day before which closings are not known of, None when they always are."""
    first = first_closing(facts, day)
    if first is None:
        return None
    seen = min(day, first + LAST)
    return facts.remember_day("history begins", seen, lambda: _begins(facts, first, seen))


def _begins(facts: Facts, first: int, day: int) -> int | None:
    state = facts.at(day_of(day))
    opened = state.opened_on
    deals = np.flatnonzero(state.exists & (opened <= day) & (state.closed_on >= opened))
    early = deals[opened[deals] < first]
    if not len(early):
        return None
    found = incidence(watched_rows(state, deals, first), _one_group(len(deals)), LAST)
    missed = hazard(found.at_risk, found.ended)[0]
    unseen = np.minimum(first - 1 - opened[early], LAST)
    return first if float(missed[unseen].sum()) > MISSED_AT_LEAST else None


def _one_group(count: int) -> Groups:
    return Groups(np.zeros(count, np.int64), 1)


def first_closing(facts: Facts, day: int) -> int | None:
    """The earliest closing date that is known by the end of the day."""
    days, earliest = facts.remember("closing days", lambda: _closing_days(facts))
    spot = int(np.searchsorted(days, day, side="right")) - 1
    return int(earliest[spot]) if spot >= 0 else None


def _closing_days(facts: Facts) -> tuple[Ints, Ints]:
    """Days on which closings happened, sorted, and the earliest closing date up to each."""
    happened, closed = [], []
    for layer, place in facts.layers.each():
        versions = layer.ledger.versions
        rows = np.flatnonzero(layer.ledger.closed)
        if place is None:
            rows = rows[facts.layers.untouched[versions.deal[rows]]]
        happened.append(versions.day[rows])
        closed.append(versions.closed_on[rows])
    days, dates = np.concatenate(happened), np.concatenate(closed)
    if not len(days):
        return days, dates
    first = int(days.min())
    earliest = np.full(int(days.max()) - first + 1, NO_DAY, np.int32)
    np.minimum.at(earliest, days - first, dates)
    there = np.flatnonzero(earliest != NO_DAY)
    return (there + first).astype(np.int32), np.minimum.accumulate(earliest[there])


def _figure(found: Incidence, late: Incidence | None, k: int, n: int, left_out: int) -> Figure:
    share = found.share[k]
    value = _at(share, VALUE_AT)
    until = int(np.count_nonzero(~np.isnan(share)))
    sure = (float(found.low[k, VALUE_AT]), float(found.high[k, VALUE_AT]))
    return Figure(
        value,
        int(found.events[k, : VALUE_AT + 1].sum()),
        n,
        n,
        left_out=left_out,
        interval=None if value is None else sure,
        reason="" if value is not None else _too_young(n, until),
        beside=(*_read(share), *(() if late is None else _read_late(late.share[k]))),
        curve=Curve(share[:until], found.low[k, :until], found.high[k, :until],
                    found.at_risk[k, :until]),
    )  # fmt: skip


def _read(share: _Shares) -> tuple[Beside, ...]:
    return tuple(
        Beside(f"day_{day}", _("won by day {n}").format(n=day), _at(share, day), Unit.RATIO)
        for day in READ_AT
    )


def _read_late(share: _Shares) -> tuple[Beside, ...]:
    title = _("won by day {n}, watched from the first closing known").format(n=VALUE_AT)
    return (Beside(f"watched_day_{VALUE_AT}", title, _at(share, VALUE_AT), Unit.RATIO),)


def _at(share: _Shares, day: int) -> float | None:
    return None if np.isnan(share[day]) else float(share[day])


def _too_young(n: int, until: int) -> str:
    if not n:
        return _("no deal was opened")
    return _("these deals were watched for {n} days").format(n=until)
