"""When a clock that was left running should probably have been stopped."""

from __future__ import annotations

from datetime import datetime, timedelta

# So long after the end of the day one may still be at it.
_GRACE = timedelta(minutes=30)
# What begins after the day's end: an evening's work.
_EVENING = timedelta(hours=2)


def closing_time(started: datetime, ends: int) -> datetime:
    """When a stretch that began then ought to be over: at the end of its working day, ``ends``
    minutes after midnight by the clock of ``started``; after an evening if it began later."""
    midnight = datetime.combine(started.date(), datetime.min.time(), started.tzinfo)
    close = midnight + timedelta(minutes=ends)
    return close if started < close else started + _EVENING


def proposed_end(
    started: datetime, now: datetime, ends: int, last_deed: datetime | None
) -> datetime | None:
    """The end to propose for a stretch that has run since ``started``; None while it may well run.

    All are aware, in the zone of the manager's clock. ``last_deed`` is when something was last done
    here on the day it began: who worked on after hours stopped no earlier than that, and who has
    done something within the half hour is still at it.
    """
    close = closing_time(started, ends)
    if now < close + _GRACE:
        return None
    if last_deed is None or last_deed <= close:
        return close
    return None if now < last_deed + _GRACE else last_deed
