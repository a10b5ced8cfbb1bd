"""What is logged beside the deals, read as numbers for figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import chain

import numpy as np

from cockpit.analysis.raw import EVER, NO_DAY, Row
from cockpit.analysis.records import MISSING, RecordKind, RecordTable
from cockpit.analysis.tables import Array, Longs, matrix
from cockpit.storage.database import Reader

_NONE = str(EVER)
_LENGTHS = ("wait_seconds", "talk_seconds", "hold_seconds", "wrap_seconds")
_CONVERTED = f"coalesce(converted_on, CASE WHEN deal_id IS NULL THEN {NO_DAY} ELSE created_on END)"
_LATE = f"coalesce(max(0, (actual_start - planned_start) / 1000000), {MISSING})"
# Per kind: columns as (name, SQL), and words as (name, SQL).
_COLUMNS: dict[RecordKind, tuple[tuple[str, str], ...]] = {
    RecordKind.LEAD: (
        ("day", "created_on"),
        ("owner", "coalesce(owner_id, 0)"),
        ("deal", "coalesce(deal_id, 0)"),
        ("account", "coalesce(account_id, 0)"),
        ("created_at", "created_at"),
        ("contacted_at", _NONE),
        ("converted_on", _CONVERTED),
    ),
    RecordKind.CALL: (
        ("day", "happened_on"),
        ("owner", "coalesce(person_id, 0)"),
        ("deal", "coalesce(deal_id, 0)"),
        ("account", "coalesce(account_id, 0)"),
        ("inbound", "direction = 'inbound'"),
        ("answered", "answered"),
        ("resolved", f"coalesce(resolved, {MISSING})"),
        *((name, f"coalesce({name}, {MISSING})") for name in _LENGTHS),
    ),
    RecordKind.ACTIVITY: (
        ("day", "happened_on"),
        ("owner", "coalesce(person_id, 0)"),
        ("deal", "coalesce(deal_id, 0)"),
        ("account", "coalesce(account_id, 0)"),
        ("customer_facing", "customer_facing"),
    ),
    RecordKind.SURVEY: (
        ("day", "asked_on"),
        ("owner", "coalesce(person_id, 0)"),
        ("deal", "coalesce(deal_id, 0)"),
        ("account", "coalesce(account_id, 0)"),
        ("answered_on", f"coalesce(answered_on, {NO_DAY})"),
        ("score", f"coalesce(CAST(round(score * 1000) AS INTEGER), {MISSING})"),
        ("low", "scale_low * 1000"),
        ("high", "scale_high * 1000"),
    ),
    RecordKind.SHIFT: (
        ("day", "on_day"),
        ("owner", "coalesce(person_id, 0)"),
        ("deal", "0"),
        ("account", "0"),
        ("late_seconds", _LATE),
        ("available_seconds", f"coalesce(available_seconds, {MISSING})"),
        ("missed", "missed"),
        ("excused", "excused"),
    ),
}
_WORDS: dict[RecordKind, tuple[tuple[str, str], ...]] = {
    RecordKind.LEAD: (("source", "source"), ("segment", "segment"), ("type", "status")),
    RecordKind.CALL: (("type", "topic"),),
    RecordKind.ACTIVITY: (("type", "type"),),
}
# Our first word to a lead: what the log says, else the first call out on its deal or account.
_CONTACTED = (
    "SELECT id, coalesce(first_contact_at, (SELECT min(c.at) FROM call c"
    " WHERE c.direction = 'outbound' AND c.at >= l.created_at"
    " AND (c.deal_id = l.deal_id OR (l.deal_id IS NULL AND c.account_id = l.account_id))))"
    " FROM lead l ORDER BY id"
)


def record_table(
    db: Reader, kind: RecordKind, zone: tzinfo, only: frozenset[int] | None = None
) -> RecordTable:
    """All rows of the kind, or ``only`` those of some ids; instants are told by the clocks of the
    business ``zone``."""
    where = f"{kind}" if only is None else f"{kind} WHERE id IN ({','.join(map(str, only))})"
    columns = _COLUMNS[kind]
    asked = ", ".join(("id", *(sql for _name, sql in columns)))
    numbers = matrix(db.stream(f"SELECT {asked} FROM {where} ORDER BY id"), len(columns) + 1)
    found = {"id": numbers[:, 0].copy()}
    found |= {name: numbers[:, at + 1].copy() for at, (name, _sql) in enumerate(columns)}
    if kind is RecordKind.LEAD:
        found["created_at"] = _clock(found["created_at"].tolist(), zone)
        contacted = dict(db.all(_CONTACTED))
        found["contacted_at"] = _clock([contacted[id] for id in found["id"].tolist()], zone)
    found["learnt"] = _learnt(db, kind, found["id"])
    uids = [uid for (uid,) in db.all(f"SELECT uid FROM {where} ORDER BY id")]
    words = {name: _coded(db, where, sql) for name, sql in _WORDS.get(kind, ())}
    return RecordTable(found, np.frombuffer(b"".join(uids), "V16"), words)


def _coded(db: Reader, where: str, sql: str) -> tuple[tuple[str, ...], Longs]:
    """The texts, the empty one first, and each row's place among them."""
    texts = [text or "" for (text,) in db.all(f"SELECT {sql} FROM {where} ORDER BY id")]
    known = ("", *sorted(set(texts) - {""}))
    places = {text: place for place, text in enumerate(known)}
    return known, np.fromiter(map(places.__getitem__, texts), np.int64, len(texts))


def _clock(instants: Sequence[int | None], zone: tzinfo) -> Longs:
    """Microseconds since 1970 as the clocks of the zone show them; EVER for none."""
    shifts: dict[int, int] = {}
    told = np.empty(len(instants), np.int64)
    for row, at in enumerate(instants):
        if at is None:
            told[row] = EVER
            continue
        hour = at // 3_600_000_000
        shift = shifts.get(hour)
        if shift is None:
            moment = datetime.fromtimestamp(hour * 3600, UTC).astimezone(zone)
            shift = shifts[hour] = (moment.utcoffset() or timedelta()) // timedelta(microseconds=1)
        told[row] = at + shift
    return told


def _learnt(db: Reader, kind: RecordKind, ids: Longs) -> Array:
    """When each row came into the file, by the journal; rows older than it: at its beginning."""
    learnt = np.full(len(ids), db.value("SELECT coalesce(min(at), 0) FROM journal"), np.int64)
    single: list[Row] = db.all(
        "SELECT t.row_id, min(j.at) FROM journal_touch t JOIN journal j ON j.step = t.step"
        " WHERE t.kind = ? GROUP BY t.row_id",
        kind,
    )
    if single and len(ids):
        pairs = np.fromiter(chain.from_iterable(single), np.int64).reshape(-1, 2)
        spots = np.searchsorted(ids, pairs[:, 0])
        there = (spots < len(ids)) & (ids[np.minimum(spots, len(ids) - 1)] == pairs[:, 0])
        learnt[spots[there]] = pairs[there, 1]
    for first, last, at in db.all(
        "SELECT b.first_id, b.last_id, j.at FROM journal_batch b JOIN journal j ON j.step = b.step"
        " WHERE b.kind = ? ORDER BY b.id",
        kind,
    ):
        learnt[np.searchsorted(ids, first) : np.searchsorted(ids, last, side="right")] = at
    return learnt
