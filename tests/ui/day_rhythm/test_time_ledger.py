"""The ledger of time: one key starts, the status bar says so, hours can be put right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cockpit.actions.day import note_news, start_time
from cockpit.actions.time_ledger import add_time, edit_time, remove_time
from cockpit.domain.day import NewsAbout, TimeCategory
from cockpit.domain.refusal import Refused
from cockpit.queries.day import running, stretch, time_between
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Commands
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.memory import Memory
from cockpit.ui.shell.window import Window
from cockpit.ui.time_ledger.desk import TimeDesk
from cockpit.ui.time_ledger.forgotten import FORGOTTEN
from cockpit.ui.time_ledger.panel import StretchLine
from cockpit.workspace import Workspace
from tests.conftest import Clock

ALT = Qt.KeyboardModifier.AltModifier
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(context: Context, relay: ChangeRelay, tmp_path: Path, qtbot: QtBot) -> TimeDesk:
    """The ledger in a window on screen."""
    commands = Commands()
    window = Window(Memory(tmp_path / "machine.json")).furnish(context, commands)
    commands.setParent(window)
    qtbot.addWidget(window)
    made = TimeDesk(window, relay, window)
    commands.register(made.commands())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return made


def shown(desk: TimeDesk) -> str:
    link = desk._window.status._time
    return "" if link.isHidden() else link.text()


def test_a_key_starts_a_category_and_another_ends_it(
    desk: TimeDesk, filled: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    qtbot.keyClick(desk._window, Qt.Key.Key_1, ALT)
    row = filled.ask(running)
    assert row is not None
    assert row.category == TimeCategory.COACHING
    clock.advance(minutes=90)
    desk.refresh()
    assert shown(desk) == "Coaching · 1.5 h"
    assert desk._minute.isActive()
    qtbot.keyClick(desk._window, Qt.Key.Key_3, ALT)
    qtbot.waitUntil(lambda: shown(desk).startswith("Firefighting"))
    qtbot.keyClick(desk._window, Qt.Key.Key_0, ALT)
    qtbot.waitUntil(lambda: shown(desk) == "")
    assert not desk._minute.isActive()
    assert filled.ask(running) is None


def test_nothing_ticks_when_nobody_looks(desk: TimeDesk, filled: Workspace, qtbot: QtBot) -> None:
    assert not desk._minute.isActive()
    filled.do(start_time, TimeCategory.SELLING)
    qtbot.waitUntil(desk._minute.isActive)
    desk._window.hide()
    assert not desk._minute.isActive()
    desk._window.show()
    qtbot.waitUntil(desk._minute.isActive)


def test_the_panel_holds_the_week_against_one_half(
    desk: TimeDesk, filled: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    now = clock()
    filled.do(add_time, TimeCategory.ADMINISTRATION, now - 3 * HOUR, now - HOUR)
    filled.do(add_time, TimeCategory.COACHING, now - HOUR, now)
    desk.open_panel()
    panel = desk.panel
    assert panel is not None
    assert "67" in panel.half_words()
    assert "over one half" in panel.half_words()
    lines = panel.findChildren(StretchLine)
    lines[0].ends.setText("07:00")
    lines[0].ends.setModified(True)
    qtbot.keyClick(lines[0].ends, Qt.Key.Key_Return)
    begin, end = datetime(2026, 3, 10, tzinfo=UTC), datetime(2026, 3, 11, tzinfo=UTC)
    first = filled.ask(time_between, begin, end)[0]
    assert first.ended_at == datetime(2026, 3, 10, 7, tzinfo=UTC)
    assert "50" in panel.half_words()
    assert "under one half" in panel.half_words()
    filled.undo()
    qtbot.waitUntil(lambda: "over one half" in panel.half_words())


def test_entries_are_put_right_within_reason(filled: Workspace, clock: Clock) -> None:
    now = clock()
    entry = filled.do(add_time, TimeCategory.SELLING, now - 2 * HOUR, now - HOUR)
    filled.do(start_time, TimeCategory.COACHING)
    for begin, end in ((now - HOUR, now - 2 * HOUR), (now - HOUR, now + HOUR), (now - HOUR, None)):
        with pytest.raises(Refused):
            filled.do(edit_time, entry, TimeCategory.SELLING, begin, end)
    with pytest.raises(Refused):
        filled.do(add_time, TimeCategory.SELLING, now, now)
    filled.do(edit_time, entry, TimeCategory.PLANNING, now - 3 * HOUR, now - HOUR)
    filled.do(remove_time, entry)
    filled.undo()
    rows = filled.ask(time_between, now - 5 * HOUR, now)
    assert [(row.category, row.started_at) for row in rows] == [
        (TimeCategory.PLANNING, now - 3 * HOUR)
    ]


def question(desk: TimeDesk) -> str:
    return desk._window.notices.notices().get(FORGOTTEN, "")


def answer(desk: TimeDesk, key: str) -> None:
    desk._window.notices.chosen.emit(FORGOTTEN, key)


def overnight(desk: TimeDesk, clock: Clock) -> None:
    """Coaching from four in the afternoon, and the next morning."""
    clock.instant = datetime(2026, 3, 10, 16, tzinfo=UTC)
    desk.begin(TimeCategory.COACHING)
    clock.instant = datetime(2026, 3, 11, 8, 5, tzinfo=UTC)
    desk.refresh()


def test_a_clock_forgotten_overnight_is_asked_about_and_ends_as_proposed(
    desk: TimeDesk, filled: Workspace, clock: Clock
) -> None:
    overnight(desk, clock)
    assert "Coaching has run since yesterday 16:00" in question(desk)
    row = filled.ask(running)
    assert row is not None
    # Another stretch ends it now, and what was meant is asked all the same.
    desk.begin(TimeCategory.SELLING)
    desk.refresh()
    assert question(desk)
    answer(desk, "end")
    kept = filled.ask(stretch, row.id)
    assert kept is not None
    assert kept.ended_at == datetime(2026, 3, 10, 18, tzinfo=UTC)
    assert not question(desk)
    filled.undo()
    kept = filled.ask(stretch, row.id)
    assert kept is not None
    assert kept.ended_at == clock()


def test_what_is_kept_as_it_is_is_asked_again_the_next_day_only(
    desk: TimeDesk, filled: Workspace, clock: Clock
) -> None:
    overnight(desk, clock)
    answer(desk, "keep")
    desk.refresh()
    assert not question(desk)
    assert filled.ask(running) is not None
    clock.advance(days=1)
    desk.refresh()
    assert question(desk)
    answer(desk, "other")
    assert desk.panel is not None
    assert not question(desk)
    desk.panel.close_now()


def test_work_after_hours_is_left_alone_while_it_goes_on(
    desk: TimeDesk, filled: Workspace, clock: Clock
) -> None:
    clock.instant = datetime(2026, 3, 10, 16, tzinfo=UTC)
    desk.begin(TimeCategory.SELLING)
    clock.instant = datetime(2026, 3, 10, 19, 10, tzinfo=UTC)
    filled.do(note_news, NewsAbout.US, "They called back")
    desk.refresh()
    assert not question(desk)
    clock.advance(minutes=31)
    desk.refresh()
    assert question(desk)
    answer(desk, "end")
    begin = datetime(2026, 3, 10, tzinfo=UTC)
    [row] = filled.ask(time_between, begin, begin + 24 * HOUR)
    assert row.ended_at == datetime(2026, 3, 10, 19, 10, tzinfo=UTC)
