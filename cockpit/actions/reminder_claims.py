"""Ringing in two steps, so that a crash between them neither loses nor doubles a reminder.

A session claims what is due, shows it, and says that it was shown. What a session that died had
claimed goes back to waiting. All of it is tended.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from cockpit.analysis.reminding import CONFIRMED_WITHIN, is_expired, is_late
from cockpit.domain.reminders import LatePolicy, Reminder, ReminderState, Ring
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_number, instant_of
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.storage.work import Work

# More than any screen can hold; the rest comes with the next look.
_MOST = 500
_DUE = """
SELECT r.id, r.kind, r.title, r.nominal, r.due_at, r.state, r.late, u.late_policy, u.subject_kind,
       u.subject_id
FROM reminder r JOIN reminder_rule u ON u.id = r.rule_id
WHERE (r.state = 'waiting' AND r.due_at <= ?1) OR (r.state = 'snoozed' AND r.snoozed_until <= ?1)
      OR (r.state = 'claimed' AND r.claim_token = ?2 AND r.claimed_at <= ?3)
ORDER BY r.due_at, r.id LIMIT ?4
"""


def claim_due(work: Work, token: str) -> list[Ring]:
    """Take what is due now for the session of that token; gives what it is to show."""
    rings: list[Ring] = []
    changes: dict[int, dict[str, Any]] = {}
    waited = work.now - CONFIRMED_WITHIN
    due = work.ask(_due, instant_number(work.now), token, instant_number(waited), _MOST)
    for ring, state, policy in due:
        if state == ReminderState.CLAIMED:
            rings.append(ring)
        elif state == ReminderState.WAITING and is_expired(policy, ring.due_at, work.now):
            changes[ring.id] = {"state": ReminderState.CANCELLED, "late": True}
        else:
            late = is_late(ring.due_at, work.now) if state == ReminderState.WAITING else ring.late
            changes[ring.id] = {
                "state": ReminderState.CLAIMED,
                "claim_token": token,
                "claimed_at": work.now,
                "late": late,
            }
            together = policy == LatePolicy.DIGEST
            rings.append(_as_late(ring, late, together=together))
    if changes:
        work.change_many(Reminder, changes)
        work.label = n_("{n} reminder rang", "{n} reminders rang", len(changes))
    return rings


def mark_shown(work: Work, ids: list[int], token: str) -> None:
    """Those of them that this session had claimed are on screen."""
    changes = {
        id: {"state": ReminderState.SHOWN, "claim_token": "", "shown_at": work.now}
        for id in work.ask(_claimed_by, token)
        if id in set(ids)
    }
    if changes:
        work.change_many(Reminder, changes)
        work.label = n_("{n} reminder shown", "{n} reminders shown", len(changes))


def return_claims(work: Work, token: str) -> None:
    """What other sessions had claimed and not shown rings again: one window is open at a time,
    so they are dead."""
    lost = work.ask(_claimed_by_others, token)
    changes = {
        id: {
            "state": ReminderState.WAITING if until is None else ReminderState.SNOOZED,
            "claim_token": "",
        }
        for id, until in lost
    }
    if changes:
        work.change_many(Reminder, changes)
        work.label = _("reminders of a session that ended suddenly")


def _as_late(ring: Ring, late: bool, *, together: bool) -> Ring:
    return Ring(
        ring.id, ring.kind, ring.title, ring.nominal, ring.due_at, late, together, ring.subject
    )


def _due(
    db: Reader, now: int, token: str, waited: int, limit: int
) -> list[tuple[Ring, ReminderState, LatePolicy]]:
    rows = db.all(_DUE, now, token, waited, limit)
    return [(_ring(*row), ReminderState(row[5]), LatePolicy(row[7])) for row in rows]


def _ring(id: int, kind: str, title: str, nominal: str, due: int, _state: str, late: int,
          policy: str, subject_kind: str, subject_id: int | None) -> Ring:  # fmt: skip
    subject = (subject_kind, subject_id)
    together = policy == LatePolicy.DIGEST
    return Ring(id, kind, title, nominal, instant_of(due), bool(late), together, subject)


def _claimed_by(db: Reader, token: str) -> list[int]:
    rows = db.all("SELECT id FROM reminder WHERE state = 'claimed' AND claim_token = ?", token)
    return [id for (id,) in rows]


def _claimed_by_others(db: Reader, token: str) -> list[tuple[int, datetime | None]]:
    rows = db.all(
        "SELECT id, snoozed_until FROM reminder WHERE state = 'claimed' AND claim_token <> ?", token
    )
    return [(id, None if until is None else instant_of(until)) for id, until in rows]
