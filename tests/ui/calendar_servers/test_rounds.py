"""Rounds: what waits goes out, what met another change is chosen, the meetings of the rhythm."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from cockpit.actions.cadences import end_cadence, set_cadence
from cockpit.actions.calendar_sync import link_calendar
from cockpit.catalog.calendars.ics_writer import EventWords
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.period import DAY, Period
from cockpit.jobs.day_plan import day_plan
from cockpit.queries.calendar import meetings
from cockpit.queries.calendar_sync import unsettled
from cockpit.ui.calendar.page import CalendarPage
from cockpit.ui.calendar.planning import PlanPopover
from cockpit.ui.calendar_servers import desk as desk_module
from cockpit.ui.calendar_servers.section import Calendars
from cockpit.ui.widgets.plain_label import PlainLabel
from tests.calendars.saying import say_event
from tests.journeys.desk import Desk
from tests.sql import rows
from tests.ui.calendar_servers.conftest import Server, heard, quiet

UTC_ZONE = ZoneInfo("UTC")


def _words(desk: Desk, title: str, hour: int, place: str = "") -> EventWords:
    on = desk.session.workspace.today() + DAY
    start = datetime(on.year, on.month, on.day, hour, tzinfo=UTC_ZONE)
    return EventWords("both", title, start, start + timedelta(minutes=30), location=place)


def _conflict(desk: Desk, server: Server, linked_id: int) -> None:
    """Both sides change the same event."""
    say_event(desk.session.workspace, linked_id, _words(desk, "Visit", 9))
    heard(desk)
    on = desk.session.workspace.today() + DAY
    server.write("both", "Visit moved by Eva", f"{on:%Y%m%d}T150000Z", "Berlin")
    say_event(desk.session.workspace, linked_id, _words(desk, "Visit with Bo", 10, "Madrid"))
    heard(desk)


def test_both_sides_of_a_conflict_are_told_in_words(
    desk: Desk, section: Calendars, server: Server, linked_id: int
) -> None:
    _conflict(desk, server, linked_id)
    (line,) = section.outbox.lines
    assert desk.session.calendars().state() == "1 calendar change needs you"
    said = [one.text() for one in line.findChildren(PlainLabel)]
    for words in ("Visit with Bo · tomorrow 10:00–10:30 UTC · Madrid",
                  "Visit moved by Eva · tomorrow 15:00 UTC · Berlin"):  # fmt: skip
        assert words in said


def test_mine_goes_over_theirs(
    desk: Desk, section: Calendars, server: Server, linked_id: int
) -> None:
    _conflict(desk, server, linked_id)
    section.outbox._on_mine(section.outbox.lines[0]._row)
    heard(desk)
    assert server.titles() == ["Visit with Bo"]
    assert section.outbox.isHidden()


def test_theirs_is_taken_and_undo_brings_the_choice_back(
    desk: Desk, section: Calendars, server: Server, linked_id: int
) -> None:
    _conflict(desk, server, linked_id)
    section.outbox._on_theirs(section.outbox.lines[0]._row)
    desk.wait()
    workspace = desk.session.workspace
    assert workspace.ask(unsettled) == ()
    tomorrow = workspace.today() + DAY
    shown = [one.title for one in day_plan(workspace, Period(tomorrow, tomorrow + DAY), UTC_ZONE)
             if one.kind == "event"]  # fmt: skip
    assert shown == ["Visit moved by Eva"]
    workspace.undo()
    desk.wait()
    assert [row.state for row in workspace.ask(unsettled)] == ["conflict"]
    assert len(section.outbox.lines) == 1


def _cadence(desk: Desk) -> int:
    today = desk.session.workspace.today()
    start = today + (7 - today.weekday()) * DAY
    cadence = MeetingCadence(
        MeetingKind.ONE_ON_ONE, "One-on-one", start, "FREQ=WEEKLY;BYDAY=MO", "10:00", person_id=1,
        zone="UTC",
    )  # fmt: skip
    quiet(desk)
    made: int = desk.session.workspace.do(set_cadence, cadence)
    quiet(desk)
    return made


def test_meetings_of_the_rhythm_go_out_once_and_come_back_out(
    desk: Desk, section: Calendars, server: Server, linked_id: int
) -> None:
    cadence = _cadence(desk)
    workspace, calendars_desk = desk.session.workspace, desk.session.calendars()
    section.linked.lines[0].meetings.setChecked(True)
    heard(desk)
    assert server.titles() == ["One-on-one · Ana Wolf"]
    before = workspace.position
    heard(desk)
    written = rows(workspace, "SELECT action FROM journal WHERE step > ?", before)
    # A look at the reminders may come in between.
    assert {action for (action,) in written} <= {"bring_up_to_date", "plant_rules"}
    monday = workspace.today() + (7 - workspace.today().weekday()) * DAY
    shown = [one.title for one in day_plan(workspace, Period(monday, monday + DAY), UTC_ZONE)
             if "One-on-one" in one.title and one.kind != "task"]  # fmt: skip
    assert len(shown) == 1
    workspace.do(end_cadence, cadence, monday + 14 * DAY)
    assert calendars_desk._timer.isActive() or calendars_desk._again
    heard(desk)
    (event,) = server.calendar.events()
    assert "UNTIL" in event.data
    section.linked.lines[0].meetings.setChecked(False)
    heard(desk)
    assert server.titles() == []


def test_a_timer_that_slept_waits_for_the_network(
    desk: Desk, section: Calendars, linked_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendars_desk = desk.session.calendars()
    asked: list[int] = []
    monkeypatch.setattr(calendars_desk, "ask_now", lambda: asked.append(1))
    now = desk.session.workspace.now()
    calendars_desk._due = now - timedelta(hours=8)
    calendars_desk._on_due()
    assert asked == []
    assert calendars_desk._timer.interval() == desk_module.AWAKE_MS
    calendars_desk._due = now
    calendars_desk._on_due()
    assert asked == [1]


def test_a_round_ends_with_the_window(
    desk: Desk, section: Calendars, linked_id: int, qtbot: QtBot
) -> None:
    calendars_desk = desk.session.calendars()
    calendars_desk.ask_now()
    desk.session.stop()
    assert not calendars_desk._timer.isActive()
    names = {thread.name for thread in threading.enumerate()}
    assert not names & {"Asking the calendars", "keyring"}
    desk.session.workspace.do(link_calendar, "other", "http://127.0.0.1:9/", "eva", False)
    qtbot.wait(150)
    assert not calendars_desk._timer.isActive()


def test_the_file_of_the_rhythm_follows_each_change(
    desk: Desk, section: Calendars, tmp_path: Path, qtbot: QtBot
) -> None:
    keeper: Any = desk.session.calendars().rhythm_file
    keeper._timer.setInterval(20)
    _cadence(desk)
    section.subscribe.write(str(tmp_path / "rhythm.ics"))
    desk.wait()
    first = (tmp_path / "rhythm.ics").read_text("utf-8")
    assert "One-on-one" in first
    section.subscribe.keep.setChecked(True)
    desk.wait()
    quiet(desk)
    desk.session.workspace.do(end_cadence, 1, date(2999, 1, 1))
    qtbot.waitUntil(lambda: "UNTIL" in (tmp_path / "rhythm.ics").read_text("utf-8"))
    section.subscribe.write(str(tmp_path / "none" / "rhythm.ics"))
    desk.wait()
    assert "cannot be written" in section.subscribe.trouble.sentence.text()


def test_an_event_of_ones_own_goes_to_the_server(
    desk: Desk, server: Server, linked_id: int, qtbot: QtBot
) -> None:
    desk._walk.calendars.plan_event()
    qtbot.waitUntil(lambda: bool(desk.session.window.findChildren(PlanPopover)))
    (popover,) = desk.session.window.findChildren(PlanPopover)
    popover.plan.click()
    assert popover._refusal.text() == "What is it?"
    popover.what.setText("Visit to Acme")
    popover.when.at.setText("25:00")
    popover.plan.click()
    assert "no time" in popover._refusal.text()
    popover.when.at.setText("9:30")
    popover.when.on_day.setText("tomorrow")
    popover.plan.click()
    desk.wait()
    assert desk.session.calendars()._timer.isActive()
    heard(desk)
    assert server.titles() == ["Visit to Acme"]
    tomorrow = desk.session.workspace.today() + DAY
    plan = day_plan(desk.session.workspace, Period(tomorrow, tomorrow + DAY), UTC_ZONE)
    zone = desk.session.workspace.zone()
    shown = [f"{one.at.astimezone(zone):%H:%M} {one.title}" for one in plan if one.kind == "event"]
    assert shown == ["09:30 Visit to Acme"]
    # Moved in the window, then taken out of it: each goes out in the next round.
    page = desk.session.window.page("calendar")
    assert isinstance(page, CalendarPage)
    page.go_to(tomorrow)
    (item,) = [one for one in plan if one.title == "Visit to Acme"]
    page.own.move(item, item.at + timedelta(hours=1), None)
    desk.wait()
    heard(desk)
    assert [f"{one.icalendar_component['DTSTART'].dt.astimezone(zone):%H:%M}"
            for one in server.calendar.events()] == ["10:30"]  # fmt: skip
    (event,) = desk.session.workspace.ask(meetings, tomorrow, tomorrow + DAY, zone)
    page.own.desk.remove(event, whole=True)
    desk.wait()
    heard(desk)
    assert server.titles() == []
