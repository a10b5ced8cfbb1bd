"""The rhythm of meetings: setting a cadence, changing it from a day on, resting, ending."""

from __future__ import annotations

from dataclasses import fields as fields_of
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cockpit.analysis.rules import RuleError, check_rule
from cockpit.domain.identity import uid_text
from cockpit.domain.meetings import MeetingCadence
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

LONGEST = 12 * 60
# Changing one of these changes when it happens or for whom: what was planned before stays.
TIMES = frozenset(
    ("rule", "wall_time", "minutes", "zone", "zone_mode", "shift", "region", "starts_on")
)
WORDS = frozenset(("title", "agenda", "ends_on"))


def set_cadence(work: Work, cadence: MeetingCadence) -> int:
    """Begin a rhythm of meetings; gives the cadence's id."""
    _refuse_nonsense(cadence)
    work.add(cadence)
    cadence.chain = cadence.chain or uid_text(cadence.uid)
    work.label = _("planned {title}").format(title=cadence.title)
    return cadence.id


def change_cadence(work: Work, /, cadence_id: int, from_on: date, **fields: Any) -> int:
    """Change a rhythm from a day on; gives the id of the cadence that holds from then.

    Words change in place. Another time or rule ends the cadence the day before ``from_on`` and
    begins a new one, unless it had not begun by then.
    """
    cadence = work.get(MeetingCadence, cadence_id)
    unknown = fields.keys() - TIMES - WORDS
    if unknown:
        raise KeyError(f"a cadence has no {', '.join(sorted(unknown))} to change")
    changed = {key for key, value in fields.items() if getattr(cadence, key) != value}
    if changed & TIMES and cadence.starts_on < from_on:
        cadence = _successor(cadence, from_on)
    for key in changed:
        setattr(cadence, key, fields[key])
    _refuse_nonsense(cadence)
    if not cadence.id:
        work.add(cadence)
    work.label = _("changed the rhythm of {title}").format(title=cadence.title)
    return cadence.id


def end_cadence(work: Work, cadence_id: int, last_on: date) -> None:
    """Nothing after ``last_on``; one that never began goes away."""
    cadence = work.get(MeetingCadence, cadence_id)
    work.label = _("ended {title}").format(title=cadence.title)
    if last_on < cadence.starts_on:
        cadence.archived = True
    else:
        cadence.ends_on = last_on


def rest_cadence(
    work: Work, cadence_id: int, from_on: date, to_on: date | None, reason: str
) -> None:
    """No meetings in ``[from_on, to_on)``; without an end until it goes on."""
    cadence = work.get(MeetingCadence, cadence_id)
    if to_on is not None and to_on <= from_on:
        raise Refused(_("A pause ends after it begins."))
    cadence.hold_from, cadence.hold_to, cadence.hold_reason = from_on, to_on, reason.strip()
    work.label = _("paused {title}").format(title=cadence.title)


def resume_cadence(work: Work, cadence_id: int, from_on: date) -> None:
    """Meet again from ``from_on``; what was left out during the pause stays left out."""
    cadence = work.get(MeetingCadence, cadence_id)
    if cadence.hold_from is None:
        raise Refused(_("{title} is not paused.").format(title=cadence.title))
    if from_on <= cadence.hold_from:
        cadence.hold_from = cadence.hold_to = None
    else:
        cadence.hold_to = from_on
    work.label = _("resumed {title}").format(title=cadence.title)


def _successor(cadence: MeetingCadence, from_on: date) -> MeetingCadence:
    """A copy that begins on ``from_on``, not yet kept; the old one ends the day before."""
    values = {one.name: getattr(cadence, one.name) for one in fields_of(cadence) if one.init}
    cadence.ends_on = from_on - timedelta(days=1)
    return MeetingCadence(**{**values, "starts_on": from_on})


def _refuse_nonsense(cadence: MeetingCadence) -> None:
    cadence.title = cadence.title.strip()
    if not cadence.title:
        raise Refused(_("Give the meeting a title."))
    if not 1 <= cadence.minutes <= LONGEST:
        raise Refused(_("A meeting lasts from a minute to twelve hours."))
    if cadence.person_id is None and cadence.team_id is None and cadence.each:
        raise Refused(_("Choose the team whose members are met one by one."))
    if cadence.zone:
        try:
            ZoneInfo(cadence.zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            message = _("“{zone}” is no time zone; one reads Europe/Madrid.")
            raise Refused(message.format(zone=cadence.zone)) from error
    try:
        cadence.recurrence.on(cadence.starts_on)
        if cadence.rule:
            check_rule(cadence.rule)
    except RuleError as error:
        raise Refused(str(error)) from error
    except ValueError as error:
        raise Refused(_("A time reads 09:00, from 00:00 to 23:59.")) from error
    if cadence.ends_on is not None and cadence.ends_on < cadence.starts_on:
        raise Refused(_("A rhythm cannot end before it begins."))
