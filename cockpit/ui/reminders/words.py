"""How reminders are said: when, how late, and until when they can be put off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from cockpit.analysis.wall_time import instant
from cockpit.domain.reminders import Ring
from cockpit.ui.widgets import figures
from cockpit.wording import _, n_

_MORNING, _EVENING = time(9), time(18)
_NAMED = 3


def when(due: datetime, now: datetime, zone: tzinfo) -> str:
    """The time of day, with its day when that is another one."""
    here, today = due.astimezone(zone), now.astimezone(zone).date()
    clock = figures.clock(here)
    if here.date() == today:
        return clock
    if here.date() == today - timedelta(days=1):
        return _("yesterday {clock}").format(clock=clock)
    if here.date() == today + timedelta(days=1):
        return _("tomorrow {clock}").format(clock=clock)
    return _("{day}, {clock}").format(day=figures.day(here.date(), today), clock=clock)


def kind_title(kind: str) -> str:
    """What kind of reminder it is; nothing for a kind without a name of its own."""
    return {
        "task": _("Task"),
        "prepare": _("Prepare"),
        "tick_off": _("Tick off"),
        "forecast": _("Forecast"),
        "cadence": _("Meeting"),
        "event": _("Event"),
    }.get(kind, "")


def said_with(parts: Sequence[str]) -> str:
    """The parts that say something, on one line."""
    return " · ".join(part for part in parts if part)


def digest_title(rings: Sequence[Ring]) -> str:
    """One line for all that came late at once."""
    return n_("While you were away: {n} reminder", "While you were away: {n} reminders", len(rings))


def digest_body(rings: Sequence[Ring]) -> str:
    """The first ones by name, and how many more."""
    names = [ring.title for ring in rings[:_NAMED]]
    more = len(rings) - _NAMED
    if more > 0:
        names.append(n_("and {n} more", "and {n} more", more))
    return "\n".join(names)


def later_choices(now: datetime, zone: tzinfo) -> list[tuple[str, datetime]]:
    """(title, instant) of the times to which a reminder can be put off."""
    here = now.astimezone(zone)
    today = here.date()
    choices = [
        (_("In 10 minutes"), now + timedelta(minutes=10)),
        (_("In an hour"), now + timedelta(hours=1)),
    ]
    if here.time() < time(16):
        choices.append((_("This evening"), _at(today, _EVENING, zone)))
    choices.append((_("Tomorrow morning"), _at(today + timedelta(days=1), _MORNING, zone)))
    monday = today + timedelta(days=7 - today.weekday())
    if monday != today + timedelta(days=1):
        choices.append((_("On Monday morning"), _at(monday, _MORNING, zone)))
    return choices


def _at(day: date, clock: time, zone: tzinfo) -> datetime:
    return instant(datetime.combine(day, clock), zone)
