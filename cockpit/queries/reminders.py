"""The reminders on screen, those to come, and when the scheduler looks next."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cockpit.domain.identity import uid_text
from cockpit.domain.recurrence import Recurrence, Shift, ZoneMode
from cockpit.domain.reminders import ReminderState
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of, instant_number, instant_of

_ROWS = """
SELECT r.id, r.rule_id, r.kind, r.title, r.nominal, r.zone, r.due_at, r.state, r.late, r.shown_at,
       r.snoozed_until, r.uid, u.subject_kind, u.subject_id
FROM reminder r JOIN reminder_rule u ON u.id = r.rule_id
"""
_TO_COME = "('waiting', 'snoozed')"


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reminder and what it is about; instants are aware UTC."""

    id: int
    rule_id: int
    kind: str
    title: str
    nominal: str
    zone: str
    due_at: datetime
    state: ReminderState
    late: bool
    shown_at: datetime | None
    snoozed_until: datetime | None
    uid: str
    subject_kind: str
    subject_id: int | None

    @property
    def rings_at(self) -> datetime:
        """When it comes, or came: later than due when it was snoozed."""
        snoozed = self.state == ReminderState.SNOOZED and self.snoozed_until is not None
        return self.snoozed_until if snoozed and self.snoozed_until else self.due_at


def inbox(db: Reader) -> list[ReminderRow]:
    """Those that rang and are not settled, the latest first."""
    return _rows(db, "WHERE r.state IN ('claimed', 'shown') ORDER BY r.due_at DESC, r.id DESC")


def unsettled(db: Reader) -> int:
    """How many lie in the inbox."""
    return int(db.value("SELECT count(*) FROM reminder WHERE state IN ('claimed', 'shown')"))


def coming(db: Reader, until: datetime, limit: int = 50) -> list[ReminderRow]:
    """Those that will ring up to an instant, the next one first."""
    end = instant_number(until)
    at = "CASE r.state WHEN 'snoozed' THEN r.snoozed_until ELSE r.due_at END"
    where = f"WHERE r.state IN {_TO_COME} AND {at} <= ? ORDER BY {at}, r.id LIMIT ?"
    return _rows(db, where, end, limit)


def reminders_between(db: Reader, start: datetime, end: datetime) -> list[ReminderRow]:
    """Every reminder due in ``[start, end)``, whatever became of it, in order."""
    where = "WHERE r.due_at >= ? AND r.due_at < ? ORDER BY r.due_at, r.id"
    return _rows(db, where, instant_number(start), instant_number(end))


def reminders_by_id(db: Reader, ids: list[int]) -> list[ReminderRow]:
    """Those that still are there, in order of their time."""
    marks = ",".join("?" * len(ids))
    return _rows(db, f"WHERE r.id IN ({marks}) ORDER BY r.due_at, r.id", *ids)


def next_look(db: Reader) -> datetime | None:
    """When the next one rings, None when none is waiting."""
    waiting = db.value("SELECT min(due_at) FROM reminder WHERE state = 'waiting'")
    snoozed = db.value("SELECT min(snoozed_until) FROM reminder WHERE state = 'snoozed'")
    found = [number for number in (waiting, snoozed) if number is not None]
    return instant_of(min(found)) if found else None


def written_until(db: Reader) -> date | None:
    """The day up to which reminders are written ahead, None before the first time."""
    found = db.value("SELECT value FROM scheduler_state WHERE key = 'horizon'")
    return None if found is None else date.fromisoformat(json.loads(found))


def running_rules(db: Reader) -> list[tuple[str, Recurrence, int]]:
    """Title, times and lead in minutes of every rule that goes on."""
    rows = db.all(
        "SELECT title, lead_minutes, starts_on, wall_time, rule, ends_on, zone_mode, zone, shift,"
        " region, exceptions, moves FROM reminder_rule WHERE NOT archived ORDER BY id"
    )
    return [(title, _recurrence(*when), lead) for title, lead, *when in rows]


def _recurrence(starts: int, at: str, rule: str, ends: int | None, mode: str, zone: str,
                shift: str, region: str, exceptions: str, moves: str) -> Recurrence:  # fmt: skip
    return Recurrence(
        day_of(starts), at, rule, None if ends is None else day_of(ends), ZoneMode(mode), zone,
        Shift(shift), region, frozenset(json.loads(exceptions)),
        tuple((a, b) for a, b in json.loads(moves)),
    )  # fmt: skip


def _rows(db: Reader, where: str, *parameters: Any) -> list[ReminderRow]:
    return [_row(*row) for row in db.all(_ROWS + where, *parameters)]


def _row(id: int, rule_id: int, kind: str, title: str, nominal: str, zone: str, due: int,
         state: str, late: int, shown: int | None, snoozed: int | None, uid: bytes,
         subject_kind: str, subject_id: int | None) -> ReminderRow:  # fmt: skip
    return ReminderRow(
        id, rule_id, kind, title, nominal, zone, instant_of(due), ReminderState(state), bool(late),
        _instant(shown), _instant(snoozed), uid_text(uid), subject_kind, subject_id,
    )  # fmt: skip


def _instant(number: int | None) -> datetime | None:
    return None if number is None else instant_of(number)
