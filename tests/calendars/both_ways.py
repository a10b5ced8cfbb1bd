"""A rhythm that stands in a calendar on a real server, and somebody there with a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from cockpit.catalog.calendars.ics_writer import EventWords, written
from cockpit.domain.meetings import MeetingCadence, MeetingKind, MeetingState
from cockpit.domain.period import Period
from cockpit.domain.recurrence import local_time
from cockpit.jobs.caldav_server import CaldavServer
from cockpit.jobs.meetings_out import send_meetings
from cockpit.queries.meetings import MeetingRow, meetings_between
from tests.calendars.radicale_server import PASSWORD, USER
from tests.calendars.test_caldav import Desk

MADRID = ZoneInfo("Europe/Madrid")
DAYS = Period(date(2026, 3, 9), date(2026, 4, 14))
Text = Callable[[Any, Any], None]


class Both(Desk):
    """The rhythm here, its events there, and somebody with the same calendar on a phone."""

    def round(self) -> Any:
        """As the window does it: what changed here is said, then both are brought together."""
        send_meetings(self.workspace, self.calendar_id)
        return self.sync()

    def rows(self) -> list[MeetingRow]:
        now = self.workspace.now()
        return list(self.workspace.ask(meetings_between, DAYS, MADRID, MADRID, now))

    def held(self) -> list[str]:
        """What the rhythm says, without what does not happen."""
        away = (MeetingState.SKIPPED, MeetingState.CANCELLED)
        return [f"{row.at.astimezone(MADRID):%m-%d %H:%M}"
                for row in self.rows() if row.state not in away]  # fmt: skip

    def texts(self) -> dict[str, str]:
        found = CaldavServer(self.url, USER, PASSWORD).changes(self.url, "").changed
        return {one.href: one.text for one in found}

    def they(self, change: Text, at: int = 0) -> None:
        """Somebody changes an event there, as a phone does: all else stays as it was."""
        href, text = sorted(self.texts().items())[at]
        calendar = Calendar.from_ical(text)
        main = next(one for one in calendar.walk("VEVENT") if "RECURRENCE-ID" not in one)
        change(calendar, main)
        server = CaldavServer(self.url, USER, PASSWORD)
        there = server.fetch(href)
        assert there is not None
        server.put(href, there.etag, calendar.to_ical().decode())

    def they_begin(self, name: str, title: str) -> None:
        """Somebody begins a series: Tuesdays at ten, from the last of March on."""
        start = datetime(2026, 3, 31, 10, tzinfo=MADRID)
        until = start + timedelta(minutes=45)
        words = EventWords(name, title, start, until, rule="FREQ=WEEKLY;BYDAY=TU")
        text = written([words], datetime(2026, 3, 10, tzinfo=UTC)).decode()
        CaldavServer(self.url, USER, PASSWORD).put(f"{self.url}{name}.ics", "", text)

    def they_delete_all(self) -> None:
        server = CaldavServer(self.url, USER, PASSWORD)
        for href in self.texts():
            server.delete(href, "")

    def quiet(self) -> None:
        """Another round writes nothing anywhere: no echo."""
        before, texts = self.workspace.position, self.texts()
        self.round()
        assert (self.workspace.position, self.texts()) == (before, texts)


def weekly(**more: Any) -> MeetingCadence:
    given = {"rule": "FREQ=WEEKLY;BYDAY=MO", "wall_time": "14:00", "zone": "Europe/Madrid", **more}
    return MeetingCadence(MeetingKind.ONE_ON_ONE, "One-on-one", date(2026, 3, 16), **given)


def otherwise(on: str, to: str, *, title: str = "", minutes: int = 30) -> Text:
    """One occurrence moved."""

    def change(calendar: Any, main: Any) -> None:
        one = Event()
        one.add("uid", main["UID"])
        one.add("dtstamp", datetime(2026, 3, 10, tzinfo=UTC))
        one.add("summary", title or str(main["SUMMARY"]))
        one.add("recurrence-id", local_time(on).replace(tzinfo=MADRID))
        start = local_time(to).replace(tzinfo=MADRID)
        one.add("dtstart", start)
        one.add("dtend", start + timedelta(minutes=minutes))
        calendar.add_component(one)

    return change


def ended_on_the_29th(calendar: Any, main: Any) -> None:
    """A series on Mondays that meets twice more."""
    last = datetime(2026, 3, 29, 21, 59, tzinfo=UTC)
    said(rrule={"FREQ": "WEEKLY", "BYDAY": "MO", "UNTIL": last})(calendar, main)


def left_out(on: str) -> Text:
    def change(_calendar: Any, main: Any) -> None:
        main.add("exdate", local_time(on).replace(tzinfo=MADRID))

    return change


def said(**properties: Any) -> Text:
    def change(_calendar: Any, main: Any) -> None:
        for key, value in properties.items():
            main.pop(key, None)
            main.add(key, value)

    return change
