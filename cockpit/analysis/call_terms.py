"""What calls have to do with deals, and with the shifts in which they were taken."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.pricing import Weights
from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.record_rows import RecordRows
from cockpit.analysis.records import MISSING, RecordKind
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Longs, Mask
from cockpit.analysis.terms import won


def won_with_call(rows: Rows) -> Mask:
    """Won deals with a call on or before the day of their closing."""
    first = rows.facts.remember(("first call",), lambda: _first_calls(rows))
    called: Mask = first[rows.deal] <= rows.day
    return won(rows) & called


def _first_calls(rows: Rows) -> Longs:
    """Per deal the day of its first call, NO_DAY without one."""
    facts = rows.facts
    table = facts.records.table(RecordKind.CALL).columns
    first = np.full(len(facts.deal_ids), NO_DAY, np.int64)
    spots = np.searchsorted(np.sort(facts.deal_ids), table["deal"])
    order = np.argsort(facts.deal_ids, kind="stable")
    there = (spots < len(order)) & (table["deal"] > 0)
    there[there] = facts.deal_ids[order[spots[there]]] == table["deal"][there]
    np.minimum.at(first, order[spots[there]], table["day"][there])
    return first


def on_duty(rows: Rows) -> Rows:
    """Calls of people on days on which a shift of theirs logs available time."""
    assert isinstance(rows, RecordRows)
    shifts = rows.facts.records.table(RecordKind.SHIFT).columns
    logged = shifts["available_seconds"] > MISSING
    days = _person_days(shifts["owner"][logged], shifts["day"][logged])
    return rows.where(np.isin(_person_days(rows.owner, rows.day), days))


def _person_days(person: Array, day: Array) -> Longs:
    keys: Longs = person.astype(np.int64) << 32 | day.astype(np.int64)
    return keys


def available(rows: Rows) -> Mask:
    """Shifts that log available time."""
    logged: Mask = rows.column("available_seconds") > MISSING
    return logged


def available_seconds(rows: Rows) -> Weights:
    """Time ready for customers."""
    return Weights(np.maximum(rows.column("available_seconds"), 0))
