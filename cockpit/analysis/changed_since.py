"""From which day on a change of some deals may change an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.ledger_tables import Deals
from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.tables import Array, Ints, Longs

Said = tuple[Any, ...]


def first_difference(before: Ledger, after: Ledger, read_on: int) -> int:
    """The earliest day on which two ledgers of the same deals differ; NO_DAY when they do not.

    Answers for earlier days are the same before and after. Next steps and probabilities are
    known as of ``read_on`` only; an account, a pipeline, a source, an opening date belong to a
    deal from its first version on.
    """
    return min((day for day, _ in _said(before, read_on) ^ _said(after, read_on)), default=NO_DAY)


def _said(ledger: Ledger, read_on: int) -> set[tuple[int, Said]]:
    """Everything the ledger says, each with the day from which on it matters."""
    return {
        *_version_lines(ledger),
        *_visit_lines(ledger),
        *_activity_lines(ledger),
        *_deal_lines(ledger, read_on),
    }


def _version_lines(ledger: Ledger) -> Iterator[tuple[int, Said]]:
    rows, deal = ledger.versions, ledger.deals.id[ledger.versions.deal]
    what: list[Array] = [rows.owner, rows.stage, rows.product, rows.amount, rows.currency]
    how: list[Array] = [rows.expected_close, rows.category, rows.outcome, rows.closed_on]
    return _lines("version", rows.day, deal, _rank(ledger.starts), what + how)


def _visit_lines(ledger: Ledger) -> Iterator[tuple[int, Said]]:
    rows, deal = ledger.visits, ledger.deals.id[ledger.visits.deal]
    rank, ended = _rank(ledger.visit_starts), ledger.visits.left != NO_DAY
    yield from _lines("entered", rows.entered, deal, rank, [rows.stage])
    which = [rows.stage[ended], rows.entered[ended]]
    yield from _lines("left", rows.left[ended], deal[ended], rank[ended], which)


def _activity_lines(ledger: Ledger) -> Iterator[tuple[int, Said]]:
    rows, deal = ledger.activities, ledger.deals.id[ledger.activities.deal]
    facing = [rows.customer_facing]
    return _lines("activity", rows.day, deal, _rank(ledger.activity_starts), facing)


def _deal_lines(ledger: Ledger, read_on: int) -> Iterator[tuple[int, Said]]:
    deals, starts = ledger.deals, ledger.starts
    some = np.flatnonzero(starts[1:] > starts[:-1])
    deals, first = deals.take(some), ledger.versions.day[starts[some]]
    none = np.zeros(len(some), np.int64)
    yield from _lines(
        "deal",
        first,
        deals.id,
        none,
        (
            deals.account,
            deals.pipeline,
            deals.source,
            deals.opened_on,
            deals.known_from,
            deals.lost_reason,
            deals.line_net,
            deals.line_cost,
            deals.listed_net,
            deals.line_list,
            deals.lead_on,
            deals.contacts,
            deals.named,
            deals.deciders,
            deals.undated,
        ),
    )
    now = np.full(len(some), read_on, np.int64)
    yield from _lines("now", now, deals.id, none, _now_columns(deals))


def _now_columns(deals: Deals) -> tuple[Array, ...]:
    return deals.next_step_on, deals.probability, deals.planned


def _lines(
    kind: str, day: Ints | Longs, deal: Longs, rank: Longs, columns: Iterable[Array]
) -> Iterator[tuple[int, Said]]:
    values = (column.tolist() for column in (deal, rank, *columns))
    for since, *said in zip(day.tolist(), *values, strict=True):
        yield since, (kind, *said)


def _rank(starts: Longs) -> Longs:
    """The number of a row among those of its deal."""
    counts = np.diff(starts)
    return np.arange(int(starts[-1])) - np.repeat(starts[:-1], counts)
