"""Planned, moved, stretched and taken out in the hours of the calendar, with no server linked."""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cockpit.catalog.calendars.ics_writer import EventWords
from cockpit.domain.meetings import MeetingState
from cockpit.domain.period import Period
from cockpit.jobs.calendar_changes import plan_event
from cockpit.jobs.day_grid import day_grid
from cockpit.jobs.day_plan import PlanItem
from cockpit.queries.day import slots
from cockpit.queries.meetings import MeetingRow, meetings_between
from cockpit.queries.people import active_people
from cockpit.ui.calendar.block import Block
from cockpit.ui.calendar.event_editor import EventEditor, SeriesPopover
from cockpit.ui.calendar.page import CalendarPage
from cockpit.ui.calendar.planning import New, PlanPopover
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.popover import Popover
from cockpit.workspace import Workspace
from tests.ui.day_rhythm.conftest import Shower

Key, Button, Mod = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader in a process of its own has tests of its own."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)


@pytest.fixture
def page(context: Context, relay: ChangeRelay, on_screen: Shower) -> CalendarPage:
    """The page on screen."""
    made = CalendarPage(context, relay)
    on_screen(made, made.commands(), "calendar")
    return made


def place(page: CalendarPage, day: date, slot: float) -> QPoint:
    """A point of the empty hours, in half hours from midnight."""
    grid = page.week.grid
    return QPoint(grid.column(day).center().x(), grid.y_of(slot) + 4)


def opened(page: CalendarPage, qtbot: QtBot, kind: type[Popover]) -> QWidget:
    qtbot.waitUntil(lambda: bool(page.window().findChildren(kind)))
    return page.window().findChildren(kind)[-1]


def asked(page: CalendarPage, qtbot: QtBot) -> PlanPopover:
    found = opened(page, qtbot, PlanPopover)
    assert isinstance(found, PlanPopover)
    return found


def shown(workspace: Workspace, title: str) -> list[str]:
    today = workspace.today()
    items = day_grid(workspace, Period(today - 7 * DAY, today + 14 * DAY), workspace.zone())
    return [f"{(one.at.date() - today).days:+} {one.at:%H:%M}–{one.ends:%H:%M}"
            for one in items if one.title == title]  # fmt: skip


def event(workspace: Workspace, *, rule: str = "") -> None:
    """Acme at ten today, for an hour."""
    today, zone = workspace.today(), workspace.zone()
    start = datetime(today.year, today.month, today.day, 10, tzinfo=zone)
    words = EventWords("acme", "Acme", start, start + timedelta(hours=1), rule=rule)
    plan_event(workspace, None, words)


def block(page: CalendarPage, qtbot: QtBot, title: str) -> Block:
    def found() -> list[Block]:
        return [one for one in page.week.grid.blocks() if one.item.title == title]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_a_double_press_on_an_empty_hour_plans_an_event(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    today, said = filled.today(), list[str]()
    page.said.connect(said.append)
    qtbot.mouseDClick(page.week.grid, Button.LeftButton, pos=place(page, today, 26))
    popover = asked(page, qtbot)
    assert isinstance(page.window().focusWidget(), QLineEdit)
    qtbot.keyClicks(popover.what, "Visit to Acme")
    qtbot.keyClick(popover.what, Key.Key_Return)
    assert shown(filled, "Visit to Acme") == ["+0 13:00–13:30"]
    assert said == ["Planned Visit to Acme"]
    qtbot.waitUntil(lambda: page.week.grid.hint is None)
    filled.undo()
    assert shown(filled, "Visit to Acme") == []


def test_a_pull_over_empty_hours_says_how_long(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    grid, today = page.week.grid, filled.today()
    qtbot.mousePress(grid, Button.LeftButton, pos=place(page, today, 36.5))
    qtbot.mouseMove(grid, place(page, today, 35))
    qtbot.mouseMove(grid, place(page, today, 34))
    qtbot.mouseRelease(grid, Button.LeftButton, pos=place(page, today, 34))
    popover = asked(page, qtbot)
    popover.choose(New.TASK)
    popover.what.setText("Prepare the offer")
    popover.plan.click()
    assert shown(filled, "Prepare the offer") == ["+0 17:00–18:30"]
    (slot,) = filled.ask(slots, today)
    assert (slot.at_time, slot.minutes) == ("17:00", 90)


def test_a_key_plans_a_meeting_with_someone(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.week.grid, Key.Key_Right)
    qtbot.keyClick(page.week.grid, Key.Key_N)
    popover = asked(page, qtbot)
    popover.choose(New.MEETING)
    popover.plan.click()
    assert popover._refusal.text() == "With whom?"
    person = filled.ask(active_people)[0]
    popover.person.set_value(person.id)
    popover.when.at.setText("9")
    popover.plan.click()
    title = f"One-on-one with {person.name}"
    assert shown(filled, title) == ["+1 09:00–09:30"]
    # Pulled an hour on it is postponed, and undo takes it back.
    meeting = block(page, qtbot, title)
    _pull(qtbot, meeting, 2 * page.week.grid.slot)
    assert shown(filled, title) == ["+1 10:00–10:30"]
    assert _meeting(filled, title).state is MeetingState.RESCHEDULED
    filled.undo()
    assert shown(filled, title) == ["+1 09:00–09:30"]


def _pull(qtbot: QtBot, block: Block, way: int, at: int = 4) -> None:
    grab = QPoint(20, at)
    qtbot.mousePress(block, Button.LeftButton, pos=grab)
    qtbot.mouseMove(block, grab + QPoint(0, way))
    qtbot.mouseRelease(block, Button.LeftButton, pos=grab)


def _meeting(workspace: Workspace, title: str) -> MeetingRow:
    today, zone = workspace.today(), workspace.zone()
    days = Period(today, today + 7 * DAY)
    rows = workspace.ask(meetings_between, days, zone, zone, workspace.now())
    return next(row for row in rows if row.title == title)


def test_an_event_is_moved_stretched_changed_and_deleted(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    event(filled)
    acme = block(page, qtbot, "Acme")
    _pull(qtbot, acme, 2 * page.week.grid.slot)
    assert shown(filled, "Acme") == ["+0 11:00–12:00"]
    qtbot.waitUntil(lambda: block(page, qtbot, "Acme").item.at.hour == 11)
    acme = block(page, qtbot, "Acme")
    _pull(qtbot, acme, page.week.grid.slot, acme.height() - 2)
    assert shown(filled, "Acme") == ["+0 11:00–12:30"]
    qtbot.waitUntil(lambda: block(page, qtbot, "Acme").item.ends.minute == 30)
    acme = block(page, qtbot, "Acme")
    acme.setFocus()
    qtbot.keyClick(acme, Key.Key_Return)
    editor = opened(page, qtbot, EventEditor)
    assert isinstance(editor, EventEditor)
    editor.what.setText("Acme, at theirs")
    editor.when.at.setText("")
    editor.save.click()
    assert shown(filled, "Acme, at theirs") == ["+0 00:00–00:00"]
    filled.undo()
    acme = block(page, qtbot, "Acme")
    acme.setFocus()
    qtbot.keyClick(acme, Key.Key_Delete)
    assert shown(filled, "Acme") == []
    filled.undo()
    assert shown(filled, "Acme") == ["+0 11:00–12:30"]


def test_of_a_series_one_or_all_are_moved(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    event(filled, rule="FREQ=WEEKLY;COUNT=2")
    acme = block(page, qtbot, "Acme")
    acme.setFocus()
    qtbot.keyClick(acme, Key.Key_Down, Mod.ControlModifier)
    question = opened(page, qtbot, SeriesPopover)
    assert isinstance(question, SeriesPopover)
    qtbot.keyClick(question, Key.Key_Escape)
    assert shown(filled, "Acme") == ["+0 10:00–11:00", "+7 10:00–11:00"]
    for at, whole, wanted in ((0, False, ["+0 10:15–11:15", "+7 10:00–11:00"]),
                              (7, True, ["+0 10:15–11:15", "+7 10:15–11:15"])):  # fmt: skip
        item = _on(filled, filled.today() + at * DAY)
        page.own.move(item, item.at + timedelta(minutes=15), None)
        question = opened(page, qtbot, SeriesPopover)
        assert isinstance(question, SeriesPopover)
        question._answer(whole)
        assert shown(filled, "Acme") == wanted


def _on(workspace: Workspace, day: date) -> PlanItem:
    items = day_grid(workspace, Period(day, day + DAY), workspace.zone())
    return next(one for one in items if one.title == "Acme")
