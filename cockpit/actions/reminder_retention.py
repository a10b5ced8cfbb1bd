"""Reminders that ended long ago go, so that the file does not grow for ever; an open one never."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cockpit.analysis.reminding import KEPT_DAYS
from cockpit.domain.reminders import Reminder, ReminderRule
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_number

if TYPE_CHECKING:
    from cockpit.storage.work import Work

# One step takes no longer than a blink; the next one takes the rest.
_MOST = 2_000


def oldest_kept(now: datetime) -> datetime:
    """What was due before this instant and has ended goes."""
    return now - timedelta(days=KEPT_DAYS)


def forget_old(work: Work) -> int:
    """Take out what ended before, and rules that are over and have nothing left; gives how many
    reminders went. To be called when everything that was due has been written: from then on a
    rule does not ring for days whose reminders are gone."""
    before = oldest_kept(work.now)
    rows = work.ask(_ended, before)
    if rows:
        for rule_id in {rule_id for _id, rule_id in rows}:
            rule = work.get(ReminderRule, rule_id)
            rule.since = max(rule.since, before)
        work.remove_many(Reminder, [id for id, _rule_id in rows])
    if empty := work.ask(_without_reminders):
        work.remove_many(ReminderRule, empty)
    return len(rows)


def _ended(db: Reader, before: datetime) -> list[tuple[int, int]]:
    return db.all(
        "SELECT id, rule_id FROM reminder WHERE state IN ('done', 'dismissed', 'cancelled')"
        " AND due_at < ? ORDER BY due_at LIMIT ?",
        instant_number(before), _MOST,
    )  # fmt: skip


def _without_reminders(db: Reader) -> list[int]:
    rows = db.all(
        "SELECT id FROM reminder_rule u WHERE archived"
        " AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.rule_id = u.id)"
    )
    return [id for (id,) in rows]
