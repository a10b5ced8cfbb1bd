"""Changing events that stand in a calendar text: one of a series, or all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from cockpit.domain.refusal import Refused
from cockpit.wording import _

_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LISTS = ("EXDATE", "RDATE")
_OF_THE_SERIES = ("RRULE", "EXDATE", "RDATE", "EXRULE")


@dataclass(frozen=True, slots=True)
class EventSaid:
    """What an event is to say. ``start`` and ``end`` are aware times, or dates for whole days
    (the end exclusive); ``location`` None leaves the place as it is."""

    title: str
    start: date
    end: date
    location: str | None = None


def all_changed(text: str, at: date, said: EventSaid, now: datetime) -> str:
    """The events of one identity with all of them as said: ``at`` is where the occurrence stood
    that was changed, and the others move by as much. Refused when the rule cannot follow."""
    calendar = _parsed(text)
    main = _main(calendar)
    start = main["DTSTART"].dt
    before, after = _like(at, start), _placed(said.start, start)
    repeats = "RRULE" in main or "RDATE" in main
    if type(before) is not type(after):
        if repeats:
            raise Refused(_("A series keeps its whole days or its hours; plan a new one instead."))
        _say_times(main, after, _placed(said.end, after))
    else:
        by = _apart(before, after)
        _move_series(calendar, main, by)
        _say_times(main, start + by, start + by + (_placed(said.end, start) - after))
    _retitle(calendar, main, said)
    _touch([main], now)
    return _written(calendar)


def one_changed(text: str, original: date, said: EventSaid, now: datetime) -> str:
    """The series with the occurrence that its rule gives at ``original`` as said."""
    calendar = _parsed(text)
    main = _main(calendar)
    start = main["DTSTART"].dt
    one = _other(calendar, original)
    if one is None:
        one = main.copy(recursive=True)
        for key in _OF_THE_SERIES:
            one.pop(key, None)
        one.add("recurrence-id", _like(original, start))
        calendar.add_component(one)
    _say_times(one, _placed(said.start, start), _placed(said.end, start))
    _say_words(one, said)
    _touch([one], now)
    return _written(calendar)


def one_removed(text: str, original: date, now: datetime) -> str:
    """The series without the occurrence that its rule gives at ``original``."""
    calendar = _parsed(text)
    main = _main(calendar)
    other = _other(calendar, original)
    if other is not None:
        calendar.subcomponents.remove(other)
    main.add("exdate", _like(original, main["DTSTART"].dt))
    _touch([main], now)
    return _written(calendar)


def _parsed(text: str) -> Any:
    from icalendar import Calendar

    try:
        return Calendar.from_ical(text)
    except (ValueError, KeyError, IndexError) as error:
        raise Refused(_("This event is damaged; change it where it was made.")) from error


def _main(calendar: Any) -> Any:
    for one in calendar.walk("VEVENT"):
        if "RECURRENCE-ID" not in one:
            return one
    raise Refused(_("The series of this event is not here; change it where it was made."))


def _other(calendar: Any, original: date) -> Any:
    """What is said of one occurrence, if anything is."""
    for one in calendar.walk("VEVENT"):
        if "RECURRENCE-ID" in one:
            named = one["RECURRENCE-ID"].dt
            if named == _like(original, named):
                return one
    return None


def _like(value: date, model: date) -> date:
    """A moment as the event writes its own: the same kind, by the same clock."""
    if not isinstance(model, datetime):
        return value.date() if isinstance(value, datetime) else value
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=model.tzinfo)
    return _by_clock(value, model.tzinfo)


def _placed(value: date, model: date) -> date:
    """A moment that the manager said, by the clock of the event where that has one."""
    if not isinstance(value, datetime):
        return value
    return _by_clock(value, model.tzinfo) if isinstance(model, datetime) else value


def _by_clock(value: datetime, zone: tzinfo | None) -> datetime:
    if value.tzinfo is None:
        return value.replace(tzinfo=zone)
    return value.replace(tzinfo=None) if zone is None else value.astimezone(zone)


def _apart(before: date, after: date) -> timedelta:
    """How far the clock on the wall moved: over a change of clocks a meeting keeps its hour."""
    if isinstance(before, datetime) and isinstance(after, datetime):
        return after.replace(tzinfo=None) - before.replace(tzinfo=None)
    return after - before


def _say_times(event: Any, start: date, end: date) -> None:
    for key in ("DTSTART", "DTEND", "DURATION"):
        event.pop(key, None)
    event.add("dtstart", start)
    event.add("dtend", end)


def _say_words(event: Any, said: EventSaid) -> None:
    event.pop("SUMMARY", None)
    event.add("summary", said.title)
    if said.location is None:
        return
    event.pop("LOCATION", None)
    if said.location:
        event.add("location", said.location)


def _retitle(calendar: Any, main: Any, said: EventSaid) -> None:
    """All of them by the new name, but those that had one of their own."""
    known = str(main.get("SUMMARY", ""))
    for one in calendar.walk("VEVENT"):
        if one is main or str(one.get("SUMMARY", "")) == known:
            _say_words(one, said)


def _move_series(calendar: Any, main: Any, by: timedelta) -> None:
    """What the series says of single days moves along with it."""
    if not by:
        return
    if "RRULE" in main:
        _move_rule(main, by)
    for key in _LISTS:
        moved = [_moved(one.dt, by) for part in _as_list(main.pop(key, [])) for one in part.dts]
        for each in moved:
            main.add(key, each)
    for one in calendar.walk("VEVENT"):
        if one is main or "RECURRENCE-ID" not in one:
            continue
        named, start = one["RECURRENCE-ID"].dt, one["DTSTART"].dt
        one.pop("RECURRENCE-ID")
        one.add("recurrence-id", named + by)
        if named == start:
            # Only its words are its own: its time is that of the series.
            _say_times(one, start + by, (one["DTEND"].dt if "DTEND" in one else start) + by)


def _move_rule(main: Any, by: timedelta) -> None:
    """A weekly rule goes to the other weekdays, an end goes along; other rules keep their day."""
    start, rule = main["DTSTART"].dt, main["RRULE"]
    days = ((start + by).date() - start.date() if isinstance(start, datetime) else by).days
    named = {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYYEARDAY", "BYWEEKNO"} & rule.keys()
    weekly = rule.get("FREQ") == ["WEEKLY"] and named <= {"BYDAY"}
    if days and named and not weekly:
        raise Refused(_("This series names its days, so all of them can only change their hour."))
    if days and "BYDAY" in rule:
        rule["BYDAY"] = [_WEEK[(_WEEK.index(str(day)) + days) % 7] for day in rule["BYDAY"]]
    if "UNTIL" in rule:
        rule["UNTIL"] = [one + (by if isinstance(one, datetime) else timedelta(days))
                         for one in rule["UNTIL"]]  # fmt: skip


def _moved(moment: Any, by: timedelta) -> date:
    if not isinstance(moment, date):
        raise Refused(_("This series lists stretches of time; change it where it was made."))
    return moment + by


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _touch(events: list[Any], now: datetime) -> None:
    for event in events:
        event["SEQUENCE"] = int(event.get("SEQUENCE", 0)) + 1
        for key in ("LAST-MODIFIED", "DTSTAMP"):
            event.pop(key, None)
            event.add(key, now.astimezone(UTC))


def _written(calendar: Any) -> str:
    calendar.add_missing_timezones()
    return str(calendar.to_ical().decode("utf-8"))
