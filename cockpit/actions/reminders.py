"""What the manager does with a reminder: done, dismissed, or again later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from cockpit.actions.reminder_sources import SOURCES
from cockpit.domain.recurrence import local_time
from cockpit.domain.refusal import Refused
from cockpit.domain.reminders import ENDS, Reminder, ReminderRule, ReminderState
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_FINISHERS = {kind: source.finish for source in SOURCES for kind in source.kinds}


def finish_reminders(work: Work, ids: Sequence[int]) -> None:
    """Done, and so is what they are about where that can be ticked."""
    open_ones = _settle(work, ids, ReminderState.DONE)
    for reminder in open_ones:
        finish = _FINISHERS.get(reminder.kind)
        rule = work.get(ReminderRule, reminder.rule_id)
        if finish is not None and rule.subject_id is not None and not rule.archived:
            finish(work, rule.subject_id, local_time(reminder.nominal))
    work.label = _said(open_ones, _("done: {title}"), n_("{n} reminder done", "{n} reminders done",
                                                         len(open_ones)))  # fmt: skip


def dismiss_reminders(work: Work, ids: Sequence[int]) -> None:
    """Seen, and nothing to do about it."""
    open_ones = _settle(work, ids, ReminderState.DISMISSED)
    count = len(open_ones)
    work.label = _said(
        open_ones,
        _("dismissed: {title}"),
        n_("{n} reminder dismissed", "{n} reminders dismissed", count),
    )


def snooze_reminders(work: Work, ids: Sequence[int], until: datetime) -> None:
    """Let them ring again at an instant to come."""
    if until <= work.now:
        raise Refused(_("Let it ring again at a time to come."))
    open_ones = _settle(work, ids, ReminderState.SNOOZED)
    for reminder in open_ones:
        reminder.snoozed_until = until
    count = len(open_ones)
    work.label = _said(
        open_ones,
        _("later: {title}"),
        n_("{n} reminder put off", "{n} reminders put off", count),
    )


def _settle(work: Work, ids: Iterable[int], state: ReminderState) -> list[Reminder]:
    """Those of them that were not settled before are now."""
    found = [work.get(Reminder, id) for id in ids]
    open_ones = [one for one in found if one.state not in ENDS]
    for one in open_ones:
        one.state, one.claim_token = state, ""
        one.shown_at = one.shown_at or work.now
    return open_ones


def _said(open_ones: Sequence[Reminder], one: str, many: str) -> str:
    return one.format(title=open_ones[0].title) if len(open_ones) == 1 else many
