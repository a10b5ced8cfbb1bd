"""Reading a calendar file: bounded by its text first, then expanded by a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cockpit.catalog.calendars import ics_child
from cockpit.catalog.calendars.ics_bounds import LeftOut, bounded
from cockpit.wording import _

# By the clock on the wall, which a busy machine stretches; the child counts its own seconds.
SECONDS = 45.0


class CalendarRefused(Exception):
    """Nothing of the file can be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """One VEVENT as it came. ``recurrence`` is empty for the series or single event itself, else
    the instance it stands for; ``raw`` is its text, to be expanded again."""

    uid: str
    recurrence: str
    title: str
    repeats: bool
    raw: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One occurrence. ``start`` and ``end`` are dates for a whole day, instants in UTC, or naive
    times that hold wherever one is; ``end`` is exclusive for whole days."""

    uid: str
    recurrence: str
    title: str
    location: str
    text: str
    status: str
    start: date
    end: date
    all_day: bool


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """What a file says: its events and the ``zones`` they name (as VTIMEZONE text), what happens
    in the window, and what could not be read; ``strange`` names, an event each, the zones that
    neither this machine nor the file knows: such times hold wherever one is."""

    name: str
    zones: str
    events: tuple[KeptEvent, ...]
    happenings: tuple[Happening, ...]
    left_out: tuple[LeftOut, ...]
    strange: tuple[str, ...] = ()


def read_calendar(data: bytes, start: date, end: date) -> ReadCalendar:
    """The calendar in ``data`` with its occurrences in ``[start, end)``; raises CalendarRefused."""
    safe = bounded(data)
    if safe.refused:
        raise CalendarRefused(safe.refused)
    if "BEGIN:VEVENT" not in safe.text.upper():
        # Nothing to expand: no child is started for it.
        return ReadCalendar("", "", (), (), safe.left_out)
    asked = {"text": safe.text, "from": start.isoformat(), "to": end.isoformat()}
    told = _here(safe.text, start, end) if getattr(sys, "frozen", False) else _in_a_child(asked)
    damaged = [LeftOut(title, _("it is damaged")) for title in told["damaged"]]
    return ReadCalendar(
        told["name"],
        told["zones"],
        tuple(KeptEvent(**one) for one in told["events"]),
        tuple(_happening(one) for one in told["occurrences"]),
        (*safe.left_out, *damaged),
        tuple(told["strange"]),
    )


def calendar_text(zones: str, raws: Iterable[str]) -> bytes:
    """Kept events as a calendar file again."""
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cockpit//Cockpit//EN\r\n"
    return f"{head}{zones}{''.join(raws)}END:VCALENDAR\r\n".encode()


def _happening(told: dict[str, Any]) -> Happening:
    return Happening(**{**told, "start": _moment(told["start"]), "end": _moment(told["end"])})


def _moment(text: str) -> date:
    if "T" not in text:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text)


def _in_a_child(asked: dict[str, str]) -> dict[str, Any]:
    """The script itself is run, without its folder on the path: it needs nothing of ours."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(Path(ics_child.__file__))],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        why = _("the calendar takes longer than {n} seconds to read; export a shorter time")
        raise CalendarRefused(why.format(n=int(SECONDS))) from error
    if done.returncode:
        raise CalendarRefused(_why(done.stderr.decode("utf-8", errors="replace")))
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _here(text: str, start: date, end: date) -> dict[str, Any]:
    """A frozen program has no interpreter to start: the bounds on the text are the guard there."""
    try:
        return ics_child.read(text, start, end)
    except (MemoryError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CalendarRefused(_why("too many" if type(error) is MemoryError else "")) from error


def _why(said: str) -> str:
    if "too many" in said:
        sentence = _("the calendar has more than {n} meetings in this time; export a shorter one")
        return sentence.format(n=ics_child.MOST_OCCURRENCES)
    return _("the calendar is damaged; export it again")
