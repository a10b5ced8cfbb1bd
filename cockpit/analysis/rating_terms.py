"""Ratings on one scale: which count, and which are in its top boxes."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.record_rows import RecordRows
from cockpit.analysis.records import MISSING, RecordKind
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Longs, Mask

_WIDTH = 1_000_000


def given(rows: Rows) -> Mask:
    """Ratings that had been given by the end of the as-of day, on whatever scale."""
    there = rows.column("score") > MISSING
    answered: Mask = there & (rows.column("answered_on") <= rows.state.day)
    return answered


def rated(rows: Rows) -> Mask:
    """Those on the folder's usual scale: scales are never mixed."""
    return given(rows) & _usual(rows)


def otherwise_rated(rows: Rows) -> Mask:
    """Ratings on another scale than the usual one."""
    return given(rows) & ~_usual(rows)


def top_box(rows: Rows) -> Mask:
    """In the upper quarter of the scale: 4 and 5 of 1 to 5, 8 to 10 of 0 to 10."""
    low, high, score = (rows.column(name) for name in ("low", "high", "score"))
    top: Mask = 4 * (score - low) >= 3 * (high - low)
    return rated(rows) & top


def _usual(rows: Rows) -> Mask:
    usual = rows.facts.remember(("usual scale",), lambda: _usual_scale(rows))
    same: Mask = _scales(rows.column("low"), rows.column("high")) == usual
    return same


def _usual_scale(rows: Rows) -> int:
    """The scale of most ratings ever given; of two as many the shorter one."""
    assert isinstance(rows, RecordRows)
    table = rows.facts.records.table(RecordKind.SURVEY).columns
    there = table["score"] > MISSING
    scales, counts = np.unique(_scales(table["low"], table["high"])[there], return_counts=True)
    return int(scales[np.argmax(counts)]) if len(scales) else 0


def _scales(low: Array, high: Array) -> Longs:
    codes: Longs = high * _WIDTH + low
    return codes
