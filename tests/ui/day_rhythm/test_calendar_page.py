"""The calendar in a real window: walked by keyboard, tasks moved by mouse and key, files taken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cockpit.actions.cadences import set_cadence
from cockpit.actions.day import lay_task
from cockpit.actions.tasks import add_task
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.queries.calendar import calendars
from cockpit.queries.day import slots
from cockpit.queries.people import active_people
from cockpit.storage.work import Work
from cockpit.ui.calendar.block import Block
from cockpit.ui.calendar.details import Details
from cockpit.ui.calendar.month_view import DayCell
from cockpit.ui.calendar.page import CalendarPage
from cockpit.ui.calendar.task_mime import task_data
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace
from tests.ui.day_rhythm.conftest import Shower

Key, Button = Qt.Key, Qt.MouseButton
DAY = timedelta(days=1)
HOSTILE = "<img src=x> & <b>lunch</b>"


@pytest.fixture
def page(context: Context, relay: ChangeRelay, on_screen: Shower) -> CalendarPage:
    """The page on screen."""
    made = CalendarPage(context, relay)
    on_screen(made, made.commands(), "calendar")
    return made


def ics(folder: Path, on: date) -> Path:
    day = f"{on:%Y%m%d}"
    rows = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", "X-WR-CALNAME:Work", "BEGIN:VEVENT",
        "UID:one", f"DTSTAMP:{day}T000000Z", f"DTSTART:{day}T120000Z", f"DTEND:{day}T133000Z",
        f"SUMMARY:{HOSTILE}", "DESCRIPTION:Bring <i>figures</i>", "END:VEVENT", "BEGIN:VEVENT",
        "UID:two", f"DTSTAMP:{day}T000000Z", f"DTSTART;VALUE=DATE:{day}", "SUMMARY:Fair",
        "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    path = folder / "work.ics"
    path.write_text("\r\n".join(rows))
    return path


def block(page: CalendarPage, title: str) -> Block:
    return next(one for one in page.week.grid.blocks() if one.item.title == title)


def drop(page: CalendarPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(
        QPoint(400, 300), Qt.DropAction.CopyAction, data, Button.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(
        QPointF(400, 300), Qt.DropAction.CopyAction, data, Button.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ))  # fmt: skip


def test_keys_go_through_days_weeks_and_months(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    today, grid = filled.today(), page.week.grid
    qtbot.keyClick(grid, Key.Key_Right)
    assert page.here == today + DAY
    qtbot.keyClick(grid, Key.Key_PageDown)
    assert page.here == today + 8 * DAY
    assert page.here in grid.axis.days  # type: ignore[union-attr]
    qtbot.keyClick(grid, Key.Key_M)
    cell = page.window().focusWidget()
    assert isinstance(cell, DayCell)
    assert cell.day == page.here
    qtbot.keyClick(cell, Key.Key_Down)
    assert page.here == today + 15 * DAY
    focused = page.window().focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Key.Key_PageUp)
    assert page.here.month == today.month - 1
    focused = page.window().focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Key.Key_T)
    assert page.here == today
    qtbot.keyClick(page.month.cell(today) or page, Key.Key_Return)
    assert page.view == "week"


def test_a_dropped_file_is_shown_hidden_forgotten_and_comes_back(
    page: CalendarPage, filled: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    drop(page, ics(tmp_path, filled.today()))
    assert said == ["work.ics: 2 new"]
    qtbot.waitUntil(lambda: bool(page.week.heads.blocks()))
    assert [one.item.title for one in page.week.heads.blocks()] == ["Fair"]
    lunch = block(page, HOSTILE)
    qtbot.mouseClick(lunch, Button.LeftButton)
    details = page.window().findChild(Details)
    assert details is not None
    texts = [one.text() for one in details.findChildren(QLabel)]
    assert "Bring <i>figures</i>" in texts
    plain = [one.textFormat() == Qt.TextFormat.PlainText for one in page.findChildren(QLabel)]
    assert all(plain)
    (row,) = filled.ask(calendars)
    page.calendars.shown.emit(row.id, False)
    qtbot.waitUntil(lambda: not page.week.heads.blocks())
    filled.undo()
    page.calendars.forgotten.emit(row.id)
    assert filled.ask(calendars) == ()
    filled.undo()
    qtbot.waitUntil(lambda: bool(page.week.heads.blocks()))


def test_a_zone_that_nobody_knows_is_said_with_the_file(
    page: CalendarPage, filled: Workspace, tmp_path: Path
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    path = ics(tmp_path, filled.today())
    text = (
        path.read_text().replace("DTSTART:", "DTSTART;TZID=Nowhere/Foo:").replace("0000Z", "0000")
    )
    path.write_text(text)
    drop(page, path)
    (told,) = said
    assert told.startswith("work.ics: 2 new. “Nowhere/Foo” is no time zone known here")


def test_a_broken_file_is_refused_in_words(
    page: CalendarPage, tmp_path: Path, filled: Workspace
) -> None:
    refused: list[str] = []
    page.refused.connect(refused.append)
    path = tmp_path / "broken.ics"
    path.write_text("no calendar at all")
    drop(page, path)
    assert len(refused) == 1
    assert "broken.ics" in refused[0]
    assert filled.ask(calendars) == ()


def test_a_task_is_dragged_in_moved_by_mouse_and_key_and_lifted(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    today, grid = filled.today(), page.week.grid
    task = filled.do(add_task, "Call Isdom", due_on=today)
    place = QPointF(grid.column(today).center().x(), grid.y_of(20) + 2)
    data = task_data(task)
    grid.dropEvent(QDropEvent(
        place, Qt.DropAction.CopyAction, data, Button.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ))  # fmt: skip
    (slot,) = filled.ask(slots, today)
    assert (slot.task_id, slot.at_time, slot.minutes) == (task, "10:00", 30)
    qtbot.waitUntil(lambda: any(one.is_laid for one in grid.blocks()))
    laid = block(page, "Call Isdom")
    grab = QPoint(20, 4)
    qtbot.mousePress(laid, Button.LeftButton, pos=grab)
    qtbot.mouseMove(laid, grab + QPoint(0, 2 * page.week.grid.slot))
    qtbot.mouseRelease(laid, Button.LeftButton, pos=grab)
    assert [one.at_time for one in filled.ask(slots, today)] == ["11:00"]
    qtbot.waitUntil(lambda: block(page, "Call Isdom").item.at.hour == 11)
    laid = block(page, "Call Isdom")
    laid.setFocus()
    qtbot.keyClick(laid, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: block(page, "Call Isdom").item.at.minute == 15)
    qtbot.keyClick(laid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [(s.at_time, s.minutes) for s in filled.ask(slots, today)] == [("11:15", 45)]
    qtbot.waitUntil(lambda: block(page, "Call Isdom").item.ends.hour == 12)
    qtbot.keyClick(laid, Key.Key_Delete)
    assert filled.ask(slots, today) == ()
    filled.undo()
    assert len(filled.ask(slots, today)) == 1


def test_a_task_moved_to_another_day_leaves_the_first(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    today, grid = filled.today(), page.week.grid
    task = filled.do(add_task, "Plan", due_on=today)
    filled.do(lay_task, task, today, "10:00")
    qtbot.waitUntil(lambda: any(one.is_laid for one in grid.blocks()))
    position = filled.position
    grid.laid.emit(task, today + DAY, "12:00", 30, today)
    assert filled.ask(slots, today) == ()
    assert [one.at_time for one in filled.ask(slots, today + DAY)] == ["12:00"]
    assert filled.position == position + 1
    filled.undo()
    assert [one.at_time for one in filled.ask(slots, today)] == ["10:00"]


def _meet(work: Work, person_id: int, on: date) -> int:
    kind = MeetingKind.ONE_ON_ONE
    return set_cadence(work, MeetingCadence(kind, "1:1", on, "FREQ=WEEKLY", "14:00", 30, person_id))


def test_meetings_stand_at_their_time_and_open(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    today, grid = filled.today(), page.week.grid
    person = filled.ask(active_people)[0]
    cadence = filled.do(_meet, person.id, today)
    qtbot.waitUntil(lambda: any(one.item.meeting for one in grid.blocks()))
    (meeting,) = [one for one in grid.blocks() if one.item.meeting is not None]
    at = datetime(today.year, today.month, today.day, 14, tzinfo=UTC)
    assert grid.axis is not None
    assert meeting.item.at == at
    assert meeting.y() == grid.y_of(grid.axis.place(today, at))
    assert "one-on-one" in meeting.accessibleName()
    qtbot.keyClick(meeting, Key.Key_Return)
    details = page.window().findChild(Details)
    assert details is not None
    with qtbot.waitSignal(page.opened) as asked:
        details.asked.emit("open")
    assert asked.args == ["cadence", cadence]


def test_a_full_day_of_the_month_shows_its_meetings_first(
    page: CalendarPage, filled: Workspace, qtbot: QtBot
) -> None:
    today = filled.today()
    filled.do(_meet, filled.ask(active_people)[0].id, today)
    for hour in range(8, 20):
        filled.do(add_task, f"Step {hour}", due_on=today, due_time=f"{hour:02}:00")
    page.show_view("month")
    cell = page.month.cell(today)
    assert cell is not None
    qtbot.waitUntil(lambda: len(cell.items) > 12)
    assert 0 < cell.fitting() < 12
    shown = cell.shown()
    assert [one.kind for one in shown].count("one_on_one") == 1
    assert shown == sorted(shown, key=lambda one: one.at)


def test_a_hidden_page_does_not_tick(page: CalendarPage) -> None:
    assert page._minute.isActive()
    page.hide()
    assert not page._minute.isActive()
