"""What a change of our event on a server means for the rhythm: compared, nothing written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from cockpit.actions.meetings import Where
from cockpit.actions.meetings_followed import Followed, Otherwise
from cockpit.analysis.meeting_times import Slot
from cockpit.analysis.recurring import zone_of
from cockpit.analysis.rules import LONGEST_WINDOW, RuleError, rule_days
from cockpit.analysis.wall_time import zone_or
from cockpit.catalog.calendars.ics_series import SeriesSaid, Told, series_said
from cockpit.domain.calendar import OURS
from cockpit.domain.identity import uid_text
from cockpit.domain.meetings import MeetingCadence
from cockpit.domain.period import DAY
from cockpit.domain.recurrence import ZoneMode, nominal
from cockpit.queries.meetings import cadences, kept_meeting
from cockpit.workspace import Workspace

# What begins later than this after the end of a series is something else of the same name.
_NO_LONGER = timedelta(days=62)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMED = re.compile(r"(?P<person>\d+)(?:\+[\d-]+)?(?:-(?P<nominal>\d{4}-.+))?")


@dataclass(frozen=True, slots=True)
class Stands:
    """What an event of ours stands for: a cadence with somebody, one occurrence of it
    (``nominal``), or a kept meeting. ``zone`` is its clock, None where it floats."""

    title: str
    zone: tzinfo | None
    cadence: MeetingCadence | None = None
    person_id: int | None = None
    nominal: str = ""
    meeting_id: int = 0

    @property
    def repeats(self) -> bool:
        """Whether it is more than one occurrence."""
        return self.cadence is not None and not self.nominal

    def where(self, original: datetime | None = None) -> Where:
        """The occurrence that the rule gives at a local time, where there are several."""
        if self.cadence is None:
            return self.meeting_id
        name = nominal(original) if original is not None and not self.nominal else self.nominal
        return Slot(self.cadence.id, self.person_id, name)


def stands_for(workspace: Workspace, uid: str) -> Stands | None:
    """What the identity of an event names; None for one of others, or gone here."""
    bare, business = uid.removesuffix(OURS), workspace.zone()
    if bare == uid:
        return None
    number = bare.removeprefix("meeting-")
    if number != bare:
        kept = workspace.ask(kept_meeting, int(number)) if number.isdecimal() else None
        if kept is None:
            return None
        return Stands(kept.title, zone_or(kept.zone, business), meeting_id=int(number))
    for cadence in workspace.ask(cadences):
        start = f"{uid_text(cadence.uid)}-"
        named = _NAMED.fullmatch(bare.removeprefix(start)) if bare.startswith(start) else None
        if named is not None:
            floats = cadence.zone_mode is ZoneMode.FLOATING
            zone = None if floats else zone_of(cadence.recurrence, business, business)
            person = int(named["person"]) or None
            return Stands(cadence.title, zone, cadence, person, named["nominal"] or "")
    return None


def same(one: str, other: str, zone: tzinfo | None) -> bool:
    """Whether two texts of one identity say the same, however they are written."""
    if not one or not other:
        return one == other
    said = series_said(one, zone)
    return said is not None and said == series_said(other, zone)


def difference(ours: str, theirs: str, what: Stands, today: date) -> Followed | None:
    """What is to be done here so that it reads as it does there; an empty text is an event that
    is not there. None when the rhythm has no words for it."""
    if not theirs:
        return _gone(ours, what, today)
    there = series_said(theirs, what.zone)
    here = series_said(ours, what.zone) if ours else there
    if there is None or here is None or (not ours and what.repeats):
        return None
    if not what.repeats:
        if there.rule:
            return None
        return Followed(there.main.title, _single(here, there, what, back=not ours))
    return _series(here, there, what, today)


def continued(
    followed: Followed, ours: str, theirs: str, next_text: str, what: Stands, today: date
) -> Followed | None:
    """The same with a series that goes on as another event; None when ``next_text`` is not that
    event, or when no rule of ours says it."""
    here, there, after = (series_said(text, what.zone) for text in (ours, theirs, next_text))
    if here is None or there is None or after is None or followed.last_on is None:
        return None
    begins = after.main.at.date()
    if not after.rule or after.main.title != there.main.title or begins <= followed.last_on:
        return None
    if begins - followed.last_on > _NO_LONGER:
        return None
    fields = _fields(here, after, what, today)
    if fields is None or "starts_on" not in fields:
        return None
    return replace(followed, fields={**fields, "ends_on": after.last_on})


def _gone(ours: str, what: Stands, today: date) -> Followed | None:
    if not what.repeats:
        return Followed(what.title, (Otherwise(what.where(), off=True),))
    if what.cadence is None or what.cadence.each or not ours:
        return None
    return Followed(what.title, cadence_id=what.cadence.id, last_on=today - DAY)


def _single(
    here: SeriesSaid, there: SeriesSaid, what: Stands, *, back: bool
) -> tuple[Otherwise, ...]:
    """A single event that is otherwise, or that is to be again."""
    where = what.where()
    if back:
        return (Otherwise(where, to=there.main.at, back=True),)
    one = _otherwise(where, here.main, there.main, here.main.title, _suffix(here, what))
    return () if one is None else (one,)


def _series(here: SeriesSaid, there: SeriesSaid, what: Stands, today: date) -> Followed | None:
    assert what.cadence is not None
    fields = _fields(here, there, what, today)
    if fields is None:
        return None
    ends = here.last_on != there.last_on
    if ends and what.cadence.each:
        return None
    if ends and (fields or there.last_on is None):
        fields["ends_on"] = there.last_on
        ends = False
    # Another rule: which of its times was which before, nobody can say.
    apart = {"rule", "wall_time", "starts_on"} & fields.keys()
    one_by_one = () if apart else tuple(_occurrences(here, there, what))
    last_on = there.last_on if ends else None
    return Followed(what.title, one_by_one, what.cadence.id, what.person_id, fields, last_on)


def _occurrences(here: SeriesSaid, there: SeriesSaid, what: Stands) -> Iterator[Otherwise]:
    for at in sorted(there.left_out - here.left_out):
        yield Otherwise(what.where(at), off=True)
    others = {at for at, _told in (*here.others, *there.others)}
    for at in sorted((here.left_out - there.left_out) - others):
        yield Otherwise(what.where(at), back=True)
    for at in sorted(others - there.left_out):
        told = here.at(at), there.at(at)
        found = _otherwise(what.where(at), *told, there.main.title, _suffix(here, what))
        if found is not None:
            yield found


def _otherwise(where: Where, here: Told, there: Told, usual: str, suffix: str) -> Otherwise | None:
    """``usual`` is a title that says nothing new."""
    to = there.at if there.at != here.at else None
    minutes = there.minutes if there.minutes != here.minutes else None
    title = None
    if there.title != here.title and (there.title != usual or here.title == usual):
        title = there.title.removesuffix(suffix)
    if to is None and minutes is None and title is None:
        return None
    return Otherwise(where, to, minutes, title)


def _suffix(here: SeriesSaid, what: Stands) -> str:
    """What our texts say behind the title: with whom."""
    return here.main.title.removeprefix(what.title)


def _fields(
    here: SeriesSaid, there: SeriesSaid, what: Stands, today: date
) -> dict[str, Any] | None:
    """The cadence's fields that are otherwise there; None when no rule of ours says it."""
    assert what.cadence is not None
    before, after = here.main, there.main
    fields: dict[str, Any] = {}
    if after.title != before.title:
        fields["title"] = after.title.removesuffix(_suffix(here, what))
    if after.minutes != before.minutes:
        fields["minutes"] = after.minutes
    if after.at.time() != before.at.time():
        fields["wall_time"] = f"{after.at:%H:%M}"
    elsewhere = after.at.date() != before.at.date()
    if there.rule != here.rule or elsewhere:
        fields["rule"] = _rule(there, moved=elsewhere and there.rule == here.rule)
    if not fields or (fields.keys() == {"title"} and not what.cadence.each):
        return fields
    if what.cadence.each:
        # A cadence of that person's own says all of it.
        fields = {
            "rule": _rule(there, moved=False), "minutes": after.minutes,
            "wall_time": f"{after.at:%H:%M}", **fields,
        }  # fmt: skip
    first = _first_day(fields.get("rule", what.cadence.rule), after.at.date(), today)
    return None if first is None else {**fields, "starts_on": first}


def _rule(there: SeriesSaid, *, moved: bool) -> str:
    """The rule with its day said: the text may leave it to the first time. One that was ``moved``
    to another weekday comes on that one."""
    day = _WEEKDAYS[there.main.at.weekday()]
    parts = dict(part.split("=", 1) for part in there.rule.split(";"))
    weekly = parts.get("FREQ") == "WEEKLY"
    if weekly and ("BYDAY" not in parts or (moved and "," not in parts["BYDAY"])):
        parts["BYDAY"] = day
    elif parts.get("FREQ") == "MONTHLY" and not {"BYDAY", "BYMONTHDAY"} & parts.keys():
        parts["BYMONTHDAY"] = str(there.main.at.day)
    return ";".join(f"{key}={value}" for key, value in parts.items())


def _first_day(rule: str, anchor: date, today: date) -> date | None:
    """The first day of the rule from today on; None for a rule that cannot be followed."""
    start = max(today, anchor)
    try:
        days = rule_days(rule, anchor, start, start + LONGEST_WINDOW * DAY)
    except RuleError:
        return None
    return days[0] if days else None
