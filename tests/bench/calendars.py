"""Calendar files that mean harm, and calendars on servers while nothing happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from statistics import median

from cockpit.actions.calendar_sync import link_calendar
from cockpit.catalog.calendars.ics import CalendarRefused, read_calendar
from tests.bench import files, starting
from tests.bench.line import Line, at_most, timed
from tests.calendars.test_ics import BOMBS, calendar
from tests.demo_files import open_copy

MOST_MS = 50
_YEAR = date(2026, 1, 1), date(2027, 1, 1)
_START = "DTSTART:20261116T090000Z"


def lines(size: int) -> Iterator[Line]:
    """Each bomb beside the mere splitting of its text; measured once, whatever the size."""
    if size != 10_000:
        return
    texts = {name: calendar(_START, rule) for name, rule in BOMBS.items()}
    texts["fifty thousand events"] = _many(50_000)
    for name, data in texts.items():
        ours = median(timed(partial(_refused, data), 9))
        theirs = median(timed(partial(data.splitlines), 9))
        yield at_most(f"calendar bomb, {name}", ours, theirs, MOST_MS)
    yield from _idle()


def _idle() -> Iterator[Line]:
    """Wakings of a window in a minute of peace that follows two calendars, none of which answers:
    a laptop on a train."""
    folder = files.new_place()
    opened = open_copy(folder, deals=400)
    for name, writes in (("work", True), ("team", False)):
        opened.do(link_calendar, name, f"http://127.0.0.1:9/eva/{name}/", "eva", writes)
    opened.close()
    woken = starting.wakings(folder)
    if woken is not None:
        yield at_most("idle, two calendars linked", woken, 0, 5, "wakings/min")


def _many(count: int) -> bytes:
    one = calendar(_START).decode().split("\r\n")[2:-2]
    return "\r\n".join(["BEGIN:VCALENDAR", *(one * count), "END:VCALENDAR"]).encode()


def _refused(data: bytes) -> None:
    try:
        read = read_calendar(data, *_YEAR)
    except CalendarRefused:
        return
    assert read.left_out
    assert not read.happenings
