"""What the events of one identity say: when they come, what is left out, what is otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

_USUAL = {"INTERVAL": "1", "WKST": "MO"}


@dataclass(frozen=True, slots=True)
class Told:
    """One event, or one occurrence of a series that is otherwise: ``at`` is its naive time."""

    title: str
    at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class SeriesSaid:
    """A single event or a series. ``rule`` is RRULE text in one order of its parts, without its
    end, which is ``last_on``; ``left_out`` are times of the rule that do not happen, ``others``
    those that are otherwise, by the time that the rule gives. Two that say the same are equal,
    however their texts are written."""

    main: Told
    rule: str
    last_on: date | None
    left_out: frozenset[datetime]
    others: tuple[tuple[datetime, Told], ...]

    def at(self, original: datetime) -> Told:
        """The occurrence that the rule gives at a time, as it is said."""
        usual = Told(self.main.title, original, self.main.minutes)
        return dict(self.others).get(original, usual)


def series_said(text: str, zone: tzinfo | None) -> SeriesSaid | None:
    """What a calendar text with the events of one identity says, by the clocks of ``zone``
    (None: wherever one is); None for what has no times of day, or no order that we know."""
    from icalendar import Calendar

    try:
        events = Calendar.from_ical(text).walk("VEVENT")
        mains = [one for one in events if "RECURRENCE-ID" not in one]
        if len(mains) != 1 or "RDATE" in mains[0] or _is_off(mains[0]):
            return None
        return _series(mains[0], [one for one in events if one is not mains[0]], zone)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        return None


def _series(event: Any, others: Iterable[Any], zone: tzinfo | None) -> SeriesSaid:
    main = _told(event, zone)
    rule, last_on = _rule(event, main, zone)
    left_out = {_local(at, zone) for at in event.exdates}
    otherwise: dict[datetime, Told] = {}
    for one in others:
        if one["RECURRENCE-ID"].params.get("RANGE"):
            # This one and all that follow: no list of single days says that.
            raise ValueError(one)
        original = _local(one["RECURRENCE-ID"].dt, zone)
        if _is_off(one):
            left_out.add(original)
        elif (said := _told(one, zone)) != Told(main.title, original, main.minutes):
            otherwise[original] = said
    kept = tuple(sorted((at, said) for at, said in otherwise.items() if at not in left_out))
    return SeriesSaid(main, rule, last_on, frozenset(left_out), kept)


def _told(event: Any, zone: tzinfo | None) -> Told:
    start = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else start
    length: timedelta = event["DURATION"].dt if "DURATION" in event else end - start
    title = str(event.get("SUMMARY", ""))
    return Told(title, _local(start, zone), int(length.total_seconds() // 60))


def _local(value: date, zone: tzinfo | None) -> datetime:
    """A time by the zone's clock; ValueError for a whole day."""
    if not isinstance(value, datetime):
        raise ValueError(value)
    if value.tzinfo is not None and zone is not None:
        value = value.astimezone(zone)
    return value.replace(tzinfo=None, second=0, microsecond=0)


def _rule(event: Any, main: Told, zone: tzinfo | None) -> tuple[str, date | None]:
    """The rule without its end, and its last day."""
    if "RRULE" not in event:
        return "", None
    text: str = event["RRULE"].to_ical().decode("ascii").upper()
    parts = dict(part.split("=", 1) for part in text.split(";"))
    last_on = None
    if "UNTIL" in parts:
        last_on = _last_day(event["RRULE"]["UNTIL"][0], main, zone)
        del parts["UNTIL"]
    kept = {key: value for key, value in parts.items() if _USUAL.get(key) != value}
    order = sorted(kept, key=lambda key: (key != "FREQ", key))
    return ";".join(f"{key}={kept[key]}" for key in order), last_on


def _last_day(until: date, main: Told, zone: tzinfo | None) -> date:
    """The last day on which something may begin."""
    if not isinstance(until, datetime):
        return until
    last = _local(until, zone)
    return last.date() if last.time() >= main.at.time() else last.date() - timedelta(days=1)


def _is_off(event: Any) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"
