"""A whole day in the real window by keyboard: brief, check-in, tasks into hours, calendar, end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cockpit.analysis.occurrences import Panel
from cockpit.queries.day import day_closed, running, slots, ticks
from cockpit.ui.brief.page import BriefPage
from cockpit.ui.calendar.page import CalendarPage
from cockpit.ui.shell.drop_veil import DropVeil
from cockpit.ui.tasks.page import TasksPage
from cockpit.ui.wrap_up.page import WrapUpPage
from tests.demo_files import demo_file
from tests.ui.crawl.stand import Stand

Key, Keys = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot) -> Iterator[Stand]:
    """The window over the made-up team."""
    opened = Stand(demo_file(600), tmp_path / "folder")
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    yield opened
    opened.close()


def press(stand: Stand, qtbot: QtBot, key: Qt.Key, keys: Any = Keys.NoModifier) -> None:
    """A key goes to whatever has the keyboard."""
    qtbot.keyClick(stand.window.focusWidget() or stand.window, key, keys)
    stand.wait()


def test_a_day_from_the_brief_to_the_wrap_up(stand: Stand, qtbot: QtBot, tmp_path: Path) -> None:
    read_the_brief(stand, qtbot)
    press(stand, qtbot, Key.Key_1, Keys.AltModifier)
    assert stand.session.workspace.ask(running) is not None
    drop_a_calendar(stand, qtbot, tmp_path / "trip.ics")
    plan_the_day(stand, qtbot)
    end_the_day(stand, qtbot)


def read_the_brief(stand: Stand, qtbot: QtBot) -> None:
    workspace = stand.session.workspace
    press(stand, qtbot, Key.Key_B, Keys.ControlModifier)
    assert stand.window.current == "brief"
    lit = [button.page_key for button in stand.window.rail.buttons() if button.isChecked()]
    assert lit == ["cockpit"]
    for key in (Key.Key_X, Key.Key_Space, Key.Key_X, Key.Key_Space):
        press(stand, qtbot, key)
        press(stand, qtbot, Key.Key_J)
    assert workspace.ask(ticks, workspace.today()) == {"team", "calendar", "inbox", "news"}
    walk_the_rest(stand, qtbot)
    press(stand, qtbot, Key.Key_Return, Keys.ControlModifier)
    assert stand.window.current == "cockpit"


def walk_the_rest(stand: Stand, qtbot: QtBot) -> None:
    """Every line in two minutes, a second a key; Enter opens a deal, and the way back leads on."""
    page = cast("BriefPage", stand.window.page("brief"))
    lines = [line.item.key for panel in page.panels._shown for line in panel.lines()]
    assert len(lines) + 8 < 120
    seen = lines[:4]
    while (item := page.panels.current()) is not None and item.key not in seen:
        seen.append(item.key)
        press(stand, qtbot, Key.Key_J)
    assert seen == lines
    while (item := page.panels.current()) is None or not item.key.startswith("deal:"):
        press(stand, qtbot, Key.Key_K)
    press(stand, qtbot, Key.Key_Return)
    assert stand.window.current == "pipeline"
    # Without a window manager nobody hands the keyboard back to the window.
    stand.window.activateWindow()
    qtbot.waitUntil(stand.window.isActiveWindow)
    press(stand, qtbot, Key.Key_B, Keys.ControlModifier)
    assert stand.window.current == "brief"


def drop_a_calendar(stand: Stand, qtbot: QtBot, file: Path) -> None:
    """Held over the board and let go, as the desktop hands it to the window."""
    stamp = "20261120T090000Z"
    file.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//EN\r\nBEGIN:VEVENT\r\nUID:trip\r\n"
        f"DTSTAMP:{stamp}\r\nDTSTART:{stamp}\r\nSUMMARY:Board of Acme\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n",
        "utf-8",
    )
    window, data = stand.window, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    window.open("pipeline")
    stand.wait()
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Keys.NoModifier
    spot = QPoint(500, 400)
    entered = QDragEnterEvent(spot, copy, data, left, none)
    QApplication.sendEvent(window.windowHandle(), entered)
    assert entered.isAccepted()
    veil = window.findChild(DropVeil)
    assert veil.isVisible()
    assert veil.sentence() == "Drop 1 file to import it"
    dropped = QDropEvent(QPointF(spot), copy, data, left, none)
    QApplication.sendEvent(window.windowHandle(), dropped)
    assert not veil.isVisible()
    assert window.current == "calendar"
    calendar = cast("CalendarPage", window.page("calendar"))
    qtbot.waitUntil(
        lambda: "Board of Acme" in [one.title for one in calendar.items], timeout=30_000
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def plan_the_day(stand: Stand, qtbot: QtBot) -> None:
    workspace = stand.session.workspace
    stand.window.open("tasks")
    stand.wait()
    tasks = cast("TasksPage", stand.window.page("tasks"))
    view = tasks.panels[Panel.TODAY].list
    view.choose(1)
    view.setFocus()
    press(stand, qtbot, Key.Key_L)
    (laid,) = workspace.ask(slots, workspace.today())
    stand.window.open("calendar")
    stand.wait()
    calendar = cast("CalendarPage", stand.window.page("calendar"))
    shown = [one.item.title for one in calendar.week.grid.blocks() if one.is_laid]
    assert shown == [laid.title]
    press(stand, qtbot, Key.Key_M)
    assert calendar.view == "month"


def end_the_day(stand: Stand, qtbot: QtBot) -> None:
    workspace = stand.session.workspace
    press(stand, qtbot, Key.Key_E, Keys.ControlModifier)
    page = cast("WrapUpPage", stand.window.page("wrap_up"))
    left = len(page.panels.open.lines())
    press(stand, qtbot, Key.Key_D)
    assert len(page.panels.open.lines()) == left - 1
    press(stand, qtbot, Key.Key_Return, Keys.ControlModifier)
    assert workspace.ask(day_closed, workspace.today()) is not None
    assert stand.window.current == "cockpit"
