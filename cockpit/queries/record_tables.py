"""What is logged beside the deals, read as numbers for figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import chain, pairwise
from zoneinfo import ZoneInfo

import numpy as np

from cockpit.analysis.raw import EVER, NO_DAY, Row
from cockpit.analysis.records import MISSING, RecordKind, RecordTable
from cockpit.analysis.tables import Array, Longs, narrow
from cockpit.analysis.working_hours import LENGTH, MINUTES_OF_DAY, OPENS
from cockpit.queries.working_hours import minute_of, whereabouts
from cockpit.storage.database import Reader

_LENGTHS = ("wait_seconds", "talk_seconds", "hold_seconds", "wrap_seconds")
_CONVERTED = f"coalesce(converted_on, CASE WHEN deal_id IS NULL THEN {NO_DAY} ELSE created_on END)"
_LATE = f"coalesce(max(0, (actual_start - planned_start) / 1000000), {MISSING})"
# Our first word to a lead: what the log says, else the first call out on its deal or account.
_CONTACTED = (
    "coalesce(lead.first_contact_at, (SELECT min(c.at) FROM call c"
    " WHERE c.direction = 'outbound' AND c.at >= lead.created_at AND (c.deal_id = lead.deal_id"
    f" OR (lead.deal_id IS NULL AND c.account_id = lead.account_id))), {EVER})"
)
# Per kind: columns as (name, SQL), and words as (name, SQL).
_COLUMNS: dict[RecordKind, tuple[tuple[str, str], ...]] = {
    RecordKind.LEAD: (
        ("day", "created_on"),
        ("owner", "coalesce(owner_id, 0)"),
        ("deal", "coalesce(deal_id, 0)"),
        ("account", "coalesce(account_id, 0)"),
        ("created_at", "created_at"),
        ("contacted_at", _CONTACTED),
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
# Ids, days and flags; the others are instants and lengths.
_NARROW = frozenset(("id", "day", "owner", "deal", "account", "customer_facing"))
_AT_ONCE = 20_000
_TICK = timedelta(microseconds=1)
_HOUR = timedelta(hours=1) // _TICK


def record_table(
    db: Reader, kind: RecordKind, zone: tzinfo, only: frozenset[int] | None = None
) -> RecordTable:
    """All rows of the kind, or ``only`` those of some ids; instants are told by the clocks of the
    business ``zone``.

    The database writes out whole columns, some thousand rows at a time, and they are read as
    numbers: several times as fast as row by row, and other threads run meanwhile.
    """
    where = "" if only is None else f" AND id IN ({','.join(map(str, only))})"
    known = [_texts(db, kind, sql, where) for _name, sql in _WORDS.get(kind, ())]
    names = ["id", *(name for name, _sql in _COLUMNS[kind])]
    sql, words = _question(kind, f"id > ? AND id <= ?{where}", known)
    parts = [_read(db.all(sql, *words, *bounds)[0], names) for bounds in _bounds(db, kind, only)]
    columns = [np.concatenate(column) for column in zip(*(part[0] for part in parts), strict=True)]
    order = _by_id(columns[0])
    columns = [column[order] for column in columns]
    found: dict[str, Array] = dict(zip(names, columns, strict=False))
    if kind is RecordKind.LEAD:
        found |= _told(db, found, zone)
    found["learnt"] = _learnt(db, kind, found["id"])
    uids = np.frombuffer(b"".join(uid for _columns, uid in parts), "V16")[order]
    coded = zip(_WORDS.get(kind, ()), known, columns[len(names) :], strict=True)
    return RecordTable(found, uids, {name: (texts, codes) for (name, _sql), texts, codes in coded})


def _texts(db: Reader, kind: RecordKind, sql: str, where: str) -> tuple[str, ...]:
    """All texts of a column, the empty one first."""
    asked = f"SELECT DISTINCT coalesce({sql}, '') FROM {kind} WHERE 1{where}"
    found = {text for (text,) in db.all(asked)}
    return ("", *sorted(found - {""}))


def _question(
    kind: RecordKind, where: str, known: Sequence[tuple[str, ...]]
) -> tuple[str, list[str | int]]:
    """The statement that writes out every column, the codes of the words and the uids, and the
    words that it has to be given first."""
    columns = ["id", *(sql for _name, sql in _COLUMNS[kind])]
    asked = [f"group_concat(CAST({sql} AS INTEGER))" for sql in columns]
    lists, joins, words = [], [], list[str | int]()
    for at, ((_name, sql), texts) in enumerate(zip(_WORDS.get(kind, ()), known, strict=True)):
        lists.append(f"w{at}(word{at}, code{at}) AS (VALUES {','.join(['(?,?)'] * len(texts))})")
        joins.append(f"LEFT JOIN w{at} ON word{at} = coalesce({kind}.{sql}, '')")
        asked.append(f"group_concat(code{at})")
        words += [part for code, text in enumerate(texts) for part in (text, code)]
    head = f"WITH {', '.join(lists)} " if lists else ""
    asked.append("group_concat(hex(uid), '')")
    return f"{head}SELECT {', '.join(asked)} FROM {kind} {' '.join(joins)} WHERE {where}", words


def _bounds(db: Reader, kind: RecordKind, only: frozenset[int] | None) -> Iterator[tuple[int, int]]:
    """(above, up to and with) of ids, some thousand rows each; one when there are no rows."""
    last = db.value(f"SELECT coalesce(max(id), 0) FROM {kind}")
    round_ids = f"SELECT id FROM {kind} WHERE id % {_AT_ONCE} = 0 AND id < ? ORDER BY id"
    cuts = db.all(round_ids, last) if only is None else []
    return pairwise([EVER, *(id for (id,) in cuts), last])


def _read(row: Row, names: Sequence[str]) -> tuple[list[Array], bytes]:
    """The columns of one part, the words' codes after the named ones, and its uids. ValueError
    when a column lacks a row's number."""
    *texts, uids = row
    columns: list[Array] = []
    for at, text in enumerate(texts):
        column = np.fromstring(text or "", np.int64, sep=",")
        columns.append(narrow(column) if at >= len(names) or names[at] in _NARROW else column)
    uid = bytes.fromhex(uids or "")
    if any(16 * len(column) != len(uid) for column in columns):
        raise ValueError("a row lacks a number")
    return columns, uid


def _by_id(ids: Array) -> Array | slice:
    """What puts the rows in the order of their ids: as they come, as a rule."""
    return slice(None) if (ids[1:] > ids[:-1]).all() else np.argsort(ids)


def _told(db: Reader, leads: dict[str, Array], zone: tzinfo) -> dict[str, Array]:
    """Both instants by the clocks of the business zone and by those of the lead's owner, where
    the owner has working hours of their own; and these, in minutes."""
    instants = ("created_at", "contacted_at")
    told = {name: _clock(leads[name], zone) for name in instants}
    there = {f"{name.removesuffix('_at')}_there": told[name] for name in instants}
    opens = np.full(len(leads["id"]), OPENS, np.int32)
    length = np.full(len(leads["id"]), LENGTH, np.int32)
    for person, where in whereabouts(db).items():
        mine = np.flatnonzero(leads["owner"] == person) if where.begins else ()
        if not len(mine):
            continue
        begins, ends = minute_of(where.begins), minute_of(where.ends)
        opens[mine], length[mine] = begins, (ends - begins) % MINUTES_OF_DAY
        own = ZoneInfo(where.zone) if where.zone else zone
        for (name, column), instant in zip(there.items(), instants, strict=True):
            there[name] = column if column is not told[instant] else column.copy()
            there[name][mine] = _clock(leads[instant][mine], own)
    return {**told, **there, "opens": opens, "length": length}


def _clock(instants: Array, zone: tzinfo) -> Longs:
    """Microseconds since 1970 as the clocks of the zone show them; EVER for none."""
    known = instants != EVER
    hours, where = np.unique(instants[known] // _HOUR, return_inverse=True)
    moments = (datetime.fromtimestamp(hour * 3600, UTC) for hour in hours.tolist())
    shifts = [(at.astimezone(zone).utcoffset() or timedelta()) // _TICK for at in moments]
    told = instants.copy()
    told[known] += np.array(shifts, np.int64)[where]
    return told


def _learnt(db: Reader, kind: RecordKind, ids: Array) -> Array:
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
        " WHERE b.kind = ? AND j.flavour != 'rest' ORDER BY b.id",
        kind,
    ):
        learnt[np.searchsorted(ids, first) : np.searchsorted(ids, last, side="right")] = at
    return learnt
