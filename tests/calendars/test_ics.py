"""Real calendar files give the occurrences two libraries agree on; bombs are refused at once."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cockpit.catalog.calendars.ics import CalendarRefused, Happening, read_calendar
from cockpit.catalog.calendars.ics_bounds import bounded

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "ics"
EXPECTED: dict[str, dict[str, Any]] = (
    json.loads((FOLDER / "expected.json").read_text("utf-8")) if FOLDER.exists() else {}
)
AGREED = [name for name, one in EXPECTED.items() if one["confidence"] == "two-libraries-agree"]
HARD = [name for name, one in EXPECTED.items() if one["confidence"] == "must-not-crash"]
WEEK = (date(2026, 11, 16), date(2026, 11, 23))


def _said(happening: Happening) -> str:
    start = happening.start
    if not isinstance(start, datetime):
        return start.isoformat()
    text = start.replace(tzinfo=None).isoformat()
    return f"{text}Z" if start.tzinfo else text


@pytest.mark.skipif(not EXPECTED, reason="the real calendars lie beside the project")
def test_real_calendars_give_the_agreed_occurrences() -> None:
    for name in AGREED:
        told = EXPECTED[name]
        start, end = map(date.fromisoformat, told["window_utc"])
        read = read_calendar((FOLDER / name).read_bytes(), start, end)
        wanted = [one[0] for one in told["list"] if one[0] != "..."]
        ours = [_said(one) for one in read.happenings]
        assert len(ours) == told["occurrences"], name
        if len(wanted) == len(ours):
            assert sorted(ours) == sorted(wanted), name
        else:  # the list was cut in the middle
            assert set(wanted) <= set(ours), name
        assert not read.left_out, name


@pytest.mark.skipif(not EXPECTED, reason="the real calendars lie beside the project")
def test_damaged_calendars_are_refused_or_partly_read_in_words() -> None:
    for name in HARD:
        words = _words_about((FOLDER / name).read_bytes())
        assert all(words), name


def _words_about(data: bytes) -> list[str]:
    try:
        read = read_calendar(data, date(1996, 1, 1), date(2007, 1, 1))
    except CalendarRefused as refused:
        return [str(refused)]
    return [one.why for one in read.left_out]


def calendar(*lines: str) -> bytes:
    event = ["BEGIN:VEVENT", "UID:one", "SUMMARY:Standing", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *event, "END:VCALENDAR", ""]).encode()


BOMBS = {
    "interval of nothing": "RRULE:FREQ=DAILY;INTERVAL=0",
    "a billion times": "RRULE:FREQ=DAILY;COUNT=1000000000",
    "every second": "RRULE:FREQ=SECONDLY",
    "a day that never comes": "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
    "every second of some days": "RRULE:FREQ=DAILY;BYHOUR=1,2;BYMINUTE=1,2,3,4,5;BYSECOND=1,2,3",
    "an interval too long to count": "RRULE:FREQ=DAILY;INTERVAL=99999999999999999999",
}


@pytest.mark.parametrize("rule", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_told_by_its_text_alone(rule: str) -> None:
    data = calendar("DTSTART:20261116T090000Z", rule)
    found = bounded(data)
    assert [one.title for one in found.left_out] == ["Standing"]
    assert found.left_out[0].why
    assert "RRULE" not in found.text


def test_fifty_thousand_events_are_refused_before_they_are_parsed() -> None:
    one = calendar("DTSTART:20261116T090000Z").decode().split("\r\n")[2:-2]
    data = "\r\n".join(["BEGIN:VCALENDAR", *(one * 50_000), "END:VCALENDAR"]).encode()
    assert bounded(data).refused


def test_the_rest_of_a_calendar_with_a_bomb_is_read() -> None:
    good = calendar("DTSTART;TZID=Europe/Madrid:20261118T090000", "DURATION:PT30M")
    bomb = calendar("DTSTART:20261116T090000Z", BOMBS["every second"]).replace(b"one", b"two")
    both = good.replace(b"END:VCALENDAR\r\n", b"") + bomb.split(b"VERSION:2.0\r\n")[1]
    read = read_calendar(both, *WEEK)
    assert [_said(one) for one in read.happenings] == ["2026-11-18T08:00:00Z"]
    assert [one.title for one in read.left_out] == ["Standing"]


def test_a_floating_time_and_a_whole_day_stay_what_they_are() -> None:
    floating = read_calendar(calendar("DTSTART:20261118T090000"), *WEEK).happenings
    whole = read_calendar(calendar("DTSTART;VALUE=DATE:20261118"), *WEEK).happenings
    assert [_said(one) for one in floating] == ["2026-11-18T09:00:00"]
    assert [(_said(one), one.all_day) for one in whole] == [("2026-11-18", True)]


def test_a_zone_that_nobody_knows_is_named_and_its_times_are_local() -> None:
    nowhere = calendar("DTSTART;TZID=Nowhere/Foo:20261118T090000")
    empty = nowhere.replace(
        b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE\r\nTZID:Nowhere/Foo\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"
    )
    for data in (nowhere, empty):
        read = read_calendar(data, *WEEK)
        assert [_said(one) for one in read.happenings] == ["2026-11-18T09:00:00"]
        assert read.strange == ("Nowhere/Foo",)
    known = read_calendar(calendar("DTSTART;TZID=Europe/Madrid:20261118T090000"), *WEEK)
    assert known.strange == ()


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xd8\xff\xe0", b"x" * 3_000_000])
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(CalendarRefused):
        read_calendar(data, *WEEK)
