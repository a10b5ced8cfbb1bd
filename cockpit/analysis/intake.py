"""Turning plain rows into the columns of a ledger."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from operator import itemgetter
from typing import Any

import numpy as np

from cockpit.analysis import raw
from cockpit.analysis.ledger import Ledger, sorted_ledger
from cockpit.analysis.ledger_tables import Activities, Deals, Versions, Visits
from cockpit.analysis.raw import OPEN, RawDeals, Row
from cockpit.analysis.tables import Array, Index, Ints, Longs, matrix, narrow

_AT_ONCE = 2_000


def ledger_from(rows: RawDeals, sources: dict[str, int]) -> Ledger:
    """The ledger of the rows; new texts of sources and reasons
    are added to ``sources``. Rows that hang
    on a deal which is not among the deals are left out."""
    deals = _deals(rows.deals, sources, rows.care)
    index = Index(deals.id)
    return sorted_ledger(
        deals,
        _versions(rows.versions, index),
        _visits(rows.visits, index),
        _activities(rows.activities, index),
    )


def _deals(rows: Iterable[Row], sources: dict[str, int], care: Iterable[Row]) -> Deals:
    columns = _columns(rows, len(raw.DEAL_COLUMNS))
    ids, uids, accounts, pipelines, texts, opened, known_from, next_step_on, chances = columns[:9]
    reasons, nets, costs, listed_nets, lists, leads = columns[9:]
    for text in {*texts, *reasons}:
        sources.setdefault(text, len(sources))
    deals = Deals(
        np.array(ids, np.int64),
        np.frombuffer(b"".join(uids), "V16") if uids else np.empty(0, "V16"),
        _ints(accounts),
        _ints(pipelines),
        _ints([sources[text] for text in texts]),
        _ints(opened),
        _ints(known_from),
        _ints(next_step_on),
        np.array(chances, np.float64),
        _ints([sources[text] for text in reasons]),
        np.array(nets, np.int64),
        np.array(costs, np.int64),
        np.array(listed_nets, np.int64),
        np.array(lists, np.int64),
        _ints(leads),
        *_care(care, np.array(ids, np.int64)),
    )
    return deals if (np.diff(deals.id) > 0).all() else deals.take(np.argsort(deals.id))


def _columns(rows: Iterable[Row], width: int) -> list[list[Any]]:
    """The rows column by column, some at a time: all at once, and freeing them all at once, would
    hold up the window for as long as it takes."""
    columns: list[list[Any]] = [[] for _column in range(width)]
    coming = iter(rows)
    while part := list(islice(coming, _AT_ONCE)):
        for at, column in enumerate(columns):
            column.extend(map(itemgetter(at), part))
    return columns


def _care(rows: Iterable[Row], ids: Longs) -> list[Ints]:
    """A column each of what ``RawDeals.care`` counts, 0 for deals without a row."""
    table = matrix(rows, raw.CARE_WIDTH)
    spots = Index(ids).of(table[:, 0])
    table, spots = table[spots >= 0], spots[spots >= 0]
    columns = [np.zeros(len(ids), np.int32) for _ in range(raw.CARE_WIDTH - 1)]
    for place, column in enumerate(columns, 1):
        column[spots] = table[:, place]
    return columns


def _ints(values: Iterable[int]) -> Ints:
    return narrow(np.fromiter(values, np.int64))


def _versions(rows: Iterable[Row], index: Index) -> Versions:
    table, deal, arrival = _matched(rows, len(raw.VERSION_COLUMNS), index)
    day, closed_on, outcome = narrow(table[:, 1]), narrow(table[:, 12]), narrow(table[:, 11])
    undated = (outcome != OPEN) & (closed_on == raw.NO_DAY)
    return Versions(
        deal=deal,
        day=day,
        learnt=table[:, 2].copy(),
        superseded=table[:, 3].copy(),
        owner=narrow(table[:, 4]),
        stage=narrow(table[:, 5]),
        product=narrow(table[:, 6]),
        amount=table[:, 7].copy(),
        currency=narrow(table[:, 8]),
        expected_close=narrow(table[:, 9]),
        category=narrow(table[:, 10]),
        outcome=outcome,
        closed_on=np.where(undated, day, closed_on),
        arrival=arrival,
    )


def _visits(rows: Iterable[Row], index: Index) -> Visits:
    table, deal, arrival = _matched(rows, len(raw.VISIT_COLUMNS), index)
    stage, entered, left = (narrow(table[:, k]) for k in (1, 2, 3))
    return Visits(deal, stage, entered, left, table[:, 4].copy(), arrival)


def _activities(rows: Iterable[Row], index: Index) -> Activities:
    table, deal, _arrival = _matched(rows, len(raw.ACTIVITY_COLUMNS), index)
    return Activities(deal, narrow(table[:, 1]), table[:, 2] != 0, table[:, 3].copy())


def _matched(rows: Iterable[Row], width: int, index: Index) -> tuple[Array, Ints, Ints]:
    """The rows of known deals, the deals' positions, and the order the rows came in."""
    table = matrix(rows, width)
    deal = index.of(table[:, 0])
    arrival = np.arange(len(table), dtype=np.int32)
    known = deal >= 0
    if known.all():
        return table, deal, arrival
    return table[known], deal[known], arrival[known]
