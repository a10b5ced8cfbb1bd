"""Selections and weights of leads, calls, ratings and shifts that several metrics share."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.pricing import Weights
from cockpit.analysis.raw import EVER
from cockpit.analysis.records import MISSING
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Longs, Mask
from cockpit.analysis.working_hours import hours_between

# Who gives up sooner has hardly been offered to anybody.
SHORT_SECONDS = 10
MINUTE = 60
_PARTS = ("talk_seconds", "hold_seconds", "wrap_seconds")


def converted(rows: Rows) -> Mask:
    """Leads that had become a deal by the end of the as-of day."""
    done: Mask = rows.column("converted_on") <= rows.state.day
    return done


def contacted(rows: Rows) -> Mask:
    """Leads that had heard of us by the end of the as-of day."""
    at = rows.column("contacted_at")
    heard: Mask = (at != EVER) & (at < (rows.state.day + 1) * 86_400_000_000)
    return heard


def not_contacted(rows: Rows) -> Mask:
    """Leads that still wait for a first word."""
    return ~contacted(rows)


def response_hours(rows: Rows) -> Weights:
    """Working hours of its owner from a lead's coming to our first word; a word before that took
    none."""
    known = contacted(rows)
    start = rows.column("created_there")
    end = np.where(known, rows.column("contacted_there"), start)
    days = rows.facts.references.working_days
    hours = rows.column("opens"), rows.column("length")
    return Weights(hours_between(days, start, np.maximum(end, start), *hours))


def connected(rows: Rows) -> Mask:
    """Calls in which somebody spoke to somebody."""
    answered: Mask = rows.column("answered") == 1
    return answered


def handled(rows: Rows) -> Mask:
    """Connected calls of which some length was logged."""
    lengths = [rows.column(name) for name in _PARTS]
    logged: Mask = np.max(lengths, axis=0) > MISSING
    return connected(rows) & logged


def handled_unlogged(rows: Rows) -> Mask:
    """Connected calls of which nobody logged how long they took."""
    return connected(rows) & ~handled(rows)


def handle_seconds(rows: Rows) -> Weights:
    """Talk, hold and after-call work; a part that nobody logged took no time."""
    total: Longs = np.zeros(len(rows), np.int64)
    for name in _PARTS:
        total += np.maximum(rows.column(name), 0)
    return Weights(total)


def waited(rows: Rows) -> Mask:
    """Connected calls in whose log it says how long the caller waited."""
    logged: Mask = rows.column("wait_seconds") > MISSING
    return inbound(rows) & connected(rows) & logged


def waited_unlogged(rows: Rows) -> Mask:
    """Connected calls whose wait nobody logged."""
    return inbound(rows) & connected(rows) & ~waited(rows)


def wait_seconds(rows: Rows) -> Weights:
    """How long callers waited."""
    return Weights(np.maximum(rows.column("wait_seconds"), 0))


def inbound(rows: Rows) -> Mask:
    """Calls that came to us."""
    inside: Mask = rows.column("inbound") == 1
    return inside


def abandoned(rows: Rows) -> Mask:
    """Calls whose caller gave up, those who did so at once aside; an unlogged wait was none."""
    return inbound(rows) & ~connected(rows) & ~gave_up_at_once(rows)


def gave_up_at_once(rows: Rows) -> Mask:
    """Callers who gave up before the short threshold."""
    wait = rows.column("wait_seconds")
    short: Mask = (wait > MISSING) & (wait < SHORT_SECONDS)
    return inbound(rows) & ~connected(rows) & short


def offered(rows: Rows) -> Mask:
    """Calls that came to us, but for callers who gave up at once."""
    return inbound(rows) & ~gave_up_at_once(rows)


def scheduled(rows: Rows) -> Mask:
    """Shifts without those that were excused."""
    planned: Mask = rows.column("excused") == 0
    return planned


def missed(rows: Rows) -> Mask:
    """Scheduled shifts that nobody came to."""
    gone: Mask = rows.column("missed") == 1
    return scheduled(rows) & gone


def late(rows: Rows) -> Mask:
    """Shifts that were begun a minute or more after the planned start."""
    after: Mask = rows.column("late_seconds") >= MINUTE
    return after
