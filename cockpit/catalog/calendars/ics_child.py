"""Reads a bounded calendar from standard input and writes what happens within a window as JSON:
run as a program of its own, so that a hostile file can only bring down this process."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, timezone
from typing import Any

MEMORY = 1024**3
SECONDS = 8
MOST_OCCURRENCES = 5_000
LONGEST_TEXT = 4_000

_EVENT = re.compile(r"(?ims)^BEGIN:VEVENT[ \t]*$.*?^END:VEVENT[ \t]*$\n?")
_ZONE = re.compile(r"(?ims)^BEGIN:VTIMEZONE[ \t]*$.*?^END:VTIMEZONE[ \t]*$\n?")


def read(text: str, start: date, end: date) -> dict[str, Any]:
    """``events`` (uid, recurrence, raw text), the ``zones`` they name, ``occurrences`` in
    ``[start, end)``, the titles of events that could not be read (``damaged``), and the names of
    zones that nobody knows (``strange``, one an event): times in those are read as local ones."""
    import recurring_ical_events as expander

    calendars, damaged = _calendars(text)
    found: list[Any] = []
    for calendar in calendars:
        query = expander.of(calendar, components=["VEVENT"], skip_bad_series=True)
        for event in query.between(start, end):
            found.append(event)
            if len(found) > MOST_OCCURRENCES:
                raise MemoryError
    told = [_told(event) for event in found]
    return {
        "name": _name(calendars),
        "zones": "".join(
            zone.to_ical().decode("utf-8", errors="replace")
            for one in calendars
            for zone in one.walk("VTIMEZONE")
        ),
        "events": [_kept(event) for one in calendars for event in one.walk("VEVENT")],
        "occurrences": sorted((one for one in told if one), key=lambda one: one["start"]),
        "damaged": damaged,
        "strange": [name for one in calendars for name in _strange(one)],
    }


def _strange(calendar: Any) -> Iterator[str]:
    """The names of zones that neither this machine nor the calendar itself knows."""
    for event in calendar.walk("VEVENT"):
        start = event["DTSTART"]
        if isinstance(start.dt, datetime) and start.dt.tzinfo is None and "TZID" in start.params:
            yield str(start.params["TZID"])[:200]


def _calendars(text: str) -> tuple[list[Any], list[str]]:
    """The calendars of a text; when it cannot be parsed whole, what can be read event by event:
    with the zones it brings, else without them."""
    whole = _parsed(text)
    if whole is not None:
        return whole, []
    events = [found[0] for found in _EVENT.finditer(text)]
    best: list[Any] = []
    damaged = [_title(event) for event in events] or [""]
    for frame in ("".join(_ZONE.findall(text)), ""):
        good = [event for event in events if _parsed(_framed(frame + event)) is not None]
        if good:
            best = _parsed(_framed(frame + "".join(good))) or []
            damaged = [_title(event) for event in events if event not in good]
            break
    return best, damaged


def _framed(inside: str) -> str:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//read in parts//\n{inside}END:VCALENDAR\n"


def _parsed(text: str) -> list[Any] | None:
    from icalendar import Calendar

    try:
        return [_mended(one) for one in Calendar.from_ical(text, multiple=True)]
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        return None


def _mended(calendar: Any) -> Any:
    """The calendar without events that have no start: nothing can be said of when they are."""
    calendar.subcomponents = [
        one for one in calendar.subcomponents if one.name != "VEVENT" or _start(one) is not None
    ]
    return calendar


def _start(event: Any) -> date | None:
    found = event.get("DTSTART")
    value = getattr(found, "dt", None)
    return value if isinstance(value, date) and value.year >= 1900 else None


def _name(calendars: list[Any]) -> str:
    for calendar in calendars:
        if name := calendar.get("X-WR-CALNAME"):
            return str(name)[:200]
    return ""


def _title(event: str) -> str:
    found = re.search(r"(?im)^SUMMARY[^:\n]*:(.*)$", event)
    return found[1].strip()[:200] if found else ""


def _kept(event: Any) -> dict[str, Any]:
    """What is kept of an event to expand it again, and to write it back as it came."""
    return {
        "uid": str(event.get("UID", "")),
        "recurrence": _moment(getattr(event.get("RECURRENCE-ID"), "dt", None)),
        "title": str(event.get("SUMMARY", ""))[:LONGEST_TEXT],
        "repeats": "RRULE" in event or "RDATE" in event,
        "raw": event.to_ical().decode("utf-8", errors="replace"),
    }


def _told(event: Any) -> dict[str, Any] | None:
    """One occurrence; None when it has no readable start."""
    start = getattr(event.get("DTSTART"), "dt", None)
    if not isinstance(start, date):
        return None
    end = getattr(event.get("DTEND"), "dt", None) or start
    if isinstance(end, datetime) != isinstance(start, datetime):
        end = start
    try:
        backwards = end < start
    except TypeError:
        backwards = True
    return {
        "uid": str(event.get("UID", "")),
        "recurrence": _moment(getattr(event.get("RECURRENCE-ID"), "dt", None)),
        "title": str(event.get("SUMMARY", ""))[:LONGEST_TEXT],
        "location": str(event.get("LOCATION", ""))[:LONGEST_TEXT],
        "text": str(event.get("DESCRIPTION", ""))[:LONGEST_TEXT],
        "status": str(event.get("STATUS", "")).upper(),
        "start": _moment(start),
        "end": _moment(start if backwards else end),
        "all_day": not isinstance(start, datetime),
    }


def _moment(value: object) -> str:
    """A day as its date, a floating time without a zone, anything else in UTC; empty for none."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return value.isoformat()
        return value.astimezone(timezone.utc).replace(tzinfo=None).isoformat() + "Z"  # noqa: UP017
    return value.isoformat() if isinstance(value, date) else ""


def limit_resources() -> None:
    """Where the system can, no more than a gigabyte and a few seconds for this process."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _soft, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (allowed, hard))
        except (ValueError, OSError):
            return


def main() -> int:
    """0 and the calendar as JSON, or 1 and one line that says why not."""
    limit_resources()
    asked = json.loads(sys.stdin.buffer.read())
    start, end = date.fromisoformat(asked["from"]), date.fromisoformat(asked["to"])
    try:
        told = json.dumps(read(asked["text"], start, end))
    except MemoryError:
        sys.stderr.write("too many")
        return 1
    except Exception as error:  # noqa: BLE001 the library raises whatever a hostile file provokes
        sys.stderr.write(str(error).splitlines()[0][:200] if str(error) else "unreadable")
        return 1
    sys.stdout.write(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
