"""Writing events as calendar text, each with the mark of its change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

# Tells a change of ours that the server took from one that somebody else made.
MARK = "X-COCKPIT-CHANGE"
PRODUCT = "-//Cockpit//Cockpit//EN"


@dataclass(frozen=True, slots=True)
class EventWords:
    """What we say of an event. ``start`` is an aware time (its zone is written with it), a naive
    one that holds wherever one is, or a date; ``rule`` is RRULE text; ``left_out`` are starts of
    a series that do not happen; ``remind_minutes`` before the start, each an alarm; ``instead_of``
    is the start, in the series of the same uid, that this one replaces."""

    uid: str
    title: str
    start: date
    end: date
    location: str = ""
    text: str = ""
    rule: str = ""
    left_out: tuple[date, ...] = ()
    remind_minutes: tuple[int, ...] = ()
    cancelled: bool = False
    instead_of: datetime | None = None


def written(events: Iterable[EventWords], now: datetime, name: str = "") -> bytes:
    """A calendar file of the events, with the zones their times name."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", name)
    for words in events:
        calendar.add_component(_event(words, now))
    calendar.add_missing_timezones()
    data: bytes = calendar.to_ical()
    return data


def marked(text: str, mark: str) -> str:
    """The text with the mark of a change on each of its events."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if not line.startswith(MARK)]
    return "\r\n".join(
        f"{MARK}:{mark}\r\n{line}" if line == "END:VEVENT" else line for line in lines
    )


def mark_of(text: str) -> str:
    """The mark that a text carries; empty for one that is not ours."""
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith(f"{MARK}:"):
            return line.partition(":")[2].strip()
    return ""


def _event(words: EventWords, now: datetime) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", words.uid)
    event.add("dtstamp", now.astimezone(UTC))
    _say(event, words)
    if words.rule:
        from icalendar import vRecur

        event.add("rrule", vRecur.from_ical(words.rule))
    if words.instead_of is not None:
        event.add("recurrence-id", words.instead_of)
    for left_out in words.left_out:
        event.add("exdate", left_out)
    for minutes in words.remind_minutes:
        event.add_component(_alarm(words.title, minutes))
    if words.cancelled:
        event.add("status", "CANCELLED")
    return event


def _say(event: Any, words: EventWords) -> None:
    event.add("summary", words.title)
    event.add("dtstart", words.start)
    event.add("dtend", words.end)
    for key, said in (("location", words.location), ("description", words.text)):
        if said:
            event.add(key, said)


def _alarm(title: str, minutes: int) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -timedelta(minutes=minutes))
    return alarm
