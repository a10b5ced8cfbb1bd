"""The manager's own ledger of time, put right afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cockpit.domain.day import TimeCategory, TimeEntry
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work


def edit_time(
    work: Work, entry_id: int, category: TimeCategory, started_at: datetime,
    ended_at: datetime | None,
) -> None:  # fmt: skip
    """Another category, beginning or end of a stretch; without an end it runs, as one may."""
    entry = work.get(TimeEntry, entry_id)
    if started_at > work.now or (ended_at is not None and ended_at > work.now):
        raise Refused(_("This time is still to come."))
    if ended_at is not None and ended_at < started_at:
        raise Refused(_("It cannot end before it begins."))
    if ended_at is None and any(one.id != entry_id for one in work.find(TimeEntry, ended_at=None)):
        raise Refused(_("Something else runs; say when this ended."))
    entry.category, entry.started_at, entry.ended_at = category, started_at, ended_at
    work.label = _("changed a stretch of time")


def add_time(work: Work, category: TimeCategory, started_at: datetime, ended_at: datetime) -> int:
    """A stretch that was forgotten; gives its id."""
    if ended_at > work.now:
        raise Refused(_("This time is still to come."))
    if ended_at <= started_at:
        raise Refused(_("It cannot end before it begins."))
    entry = TimeEntry(category, started_at, ended_at)
    work.add(entry)
    work.label = _("added a stretch of time")
    return entry.id


def remove_time(work: Work, entry_id: int) -> None:
    """A stretch that was none."""
    work.remove(work.get(TimeEntry, entry_id))
    work.label = _("removed a stretch of time")
