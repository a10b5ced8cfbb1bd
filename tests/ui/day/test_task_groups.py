"""Tasks under the headings of their categories: folded by key and mouse, counted, remembered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cockpit.actions import tasks as actions
from cockpit.actions.day import lay_task
from cockpit.actions.preferences import set_preference
from cockpit.analysis.occurrences import Panel
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.memory import Memory
from cockpit.ui.tasks.page import TasksPage
from cockpit.ui.tasks.task_groups import Folds
from cockpit.ui.tasks.task_list import TaskList
from cockpit.ui.tasks.task_words import Line
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.ui.day.conftest import shown_tasks

UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "machine.json")


@pytest.fixture
def page(context: Context, relay: ChangeRelay, qtbot: QtBot, memory: Memory) -> Iterator[TasksPage]:
    yield from shown_tasks(TasksPage(context, relay, None, Folds(memory)), qtbot)


def words(page: TasksPage, which: Panel = Panel.TODAY) -> list[str]:
    """Every row as it reads: headings with their count, lines indented."""
    model = page.panels[which].list.lines
    found = []
    for place in range(model.rowCount()):
        head, line = model.head(model.index(place)), model.line(model.index(place))
        if head is not None:
            found.append(f"{head.title} {head.said}")
        else:
            assert line is not None
            found.append(f"- {line.title}")
    return found


def at_head(page: TasksPage, category: str, which: Panel = Panel.TODAY) -> TaskList:
    view = page.panels[which].list
    view.setFocus()
    place = view.lines.place_of(("head", category))
    assert place is not None
    view.choose(place)
    return view


def head_at(view: TaskList) -> str:
    """The heading the keyboard is on."""
    head = view.current_head()
    assert head is not None
    return head.title


def line_at(view: TaskList) -> Line:
    """The line the keyboard is on."""
    line = view.current_line()
    assert line is not None
    return line


def test_lines_stand_under_their_categories_in_the_plans_order(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    today = filled.today()
    deal = filled.ask(lambda db: db.value("SELECT id FROM deal WHERE outcome = 'open'"))
    with qtbot.waitSignal(relay.committed):
        filled.do(actions.add_task, "Read the contract", due_on=today, deal_id=deal)
    with qtbot.waitSignal(relay.committed):
        filled.do(actions.add_task, "Ask Ben", due_on=today, person_id=2)
    with qtbot.waitSignal(relay.committed):
        filled.do(actions.add_task, "Buy milk", due_on=today)
    with qtbot.waitSignal(relay.committed):
        filled.do(actions.add_task, "Book a room", due_on=today, category="Errands")
    assert words(page) == [
        "Numbers 0 of 1", "- Morning brief: four checks",
        "Pipeline 0 of 3", "- Pipeline review", "- Clear what is overdue", "- Read the contract",
        "People 0 of 2", "- Rep check-ins", "- Ask Ben",
        "Planning 0 of 1", "- Wrap up the day",
        "Errands 0 of 1", "- Book a room",
        "Other 0 of 1", "- Buy milk",
    ]  # fmt: skip


def test_a_category_is_folded_and_shown_by_key_with_its_count_kept(
    page: TasksPage, relay: ChangeRelay, qtbot: QtBot
) -> None:
    view = at_head(page, "Pipeline")
    whole = words(page)
    qtbot.keyClick(view, DOWN)
    with qtbot.waitSignal(relay.committed):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, LEFT)
    assert head_at(view) == "Pipeline"
    qtbot.keyClick(view, LEFT)
    assert "Pipeline 1 of 2" in words(page)
    assert len(words(page)) == len(whole) - 2
    assert head_at(view) == "Pipeline"
    assert "folded" in view.lines.data(view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    # All of the panel is counted, folded or not.
    assert page.panels[Panel.TODAY]._count.text() == "1 of 5"
    qtbot.keyClick(view, DOWN)
    assert head_at(view) == "People"
    qtbot.keyClick(view, UP)
    qtbot.keyClick(view, RIGHT)
    assert len(words(page)) == len(whole)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(at_head(page, "Pipeline"), key)
    assert len(words(page)) == len(whole)


def test_a_press_on_a_heading_folds_and_what_is_late_is_still_said(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(relay.committed):
        filled.do(
            actions.add_task, "Call", due_on=filled.today() - timedelta(days=2), category="People"
        )
    view = at_head(page, "People")
    place = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "People 1 late · 0 of 2" in words(page)
    assert "- Call" not in words(page)


def test_the_machine_remembers_what_was_folded_and_how_lines_are_ordered(
    page: TasksPage, memory: Memory, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(at_head(page, "Pipeline"), LEFT)
    again = Folds(Memory(tmp_path / "machine.json"))
    assert again.folded() == {"Pipeline"}
    turn = next(one for one in page.commands() if one.key == "tasks.turn_tasks")
    assert turn.run is not None
    turn.run()
    assert words(page) == [
        "- Morning brief: four checks", "- Pipeline review", "- Rep check-ins",
        "- Clear what is overdue", "- Wrap up the day",
    ]  # fmt: skip
    assert Folds(Memory(tmp_path / "machine.json")).by_time
    turn.run()
    assert "Pipeline 0 of 2" in words(page)


def test_a_folded_line_that_was_chosen_hands_the_keyboard_to_its_heading(
    page: TasksPage, qtbot: QtBot
) -> None:
    view = at_head(page, "Pipeline")
    qtbot.keyClick(view, DOWN)
    assert line_at(view).title == "Pipeline review"
    page.folds.fold("Pipeline", True)
    assert head_at(view) == "Pipeline"


def test_the_line_under_the_keyboard_is_in_sight(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    for number in range(20):
        filled.do(actions.add_task, f"Task {number:02}", due_on=filled.today())
    qtbot.waitUntil(lambda: "- Task 19" in words(page))
    view = page.panels[Panel.TODAY].list
    view.setFocus()
    view.choose(0)
    for _turn in range(view.lines.rowCount() - 1):
        qtbot.keyClick(view, DOWN)
    assert line_at(view).title == "Task 19"
    assert not view.visibleRegion().isEmpty()
    assert view.visibleRegion().contains(view.visualRect(view.currentIndex()).center())


def test_what_somebody_else_does_is_neither_done_nor_counted(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    panel = page.panels[Panel.TODAY]
    at_head(page, "Pipeline")
    qtbot.keyClick(panel.list, DOWN)
    row = line_at(panel.list).row
    with qtbot.waitSignal(relay.committed):
        page.verbs.delegate(row, 2)
    line = next(one for one in panel.list.lines.lines() if one.key == row.key)
    assert (line.done, line.handed_on) == (False, True)
    assert "delegated to Ben Novak" in line.subtitle
    assert panel._count.text() == "0 of 4"
    assert "Pipeline 0 of 1" in words(page)
    assert not panel.grab().isNull()
    entries = [getattr(one, "key", None) for one in page.verbs.menu(line.row)]
    assert "take_back" in entries
    assert "delegate" not in entries
    # They did it: Space says so, and undo takes that back.
    with qtbot.waitSignal(relay.committed):
        qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel._count.text() == "1 of 5"
    with qtbot.waitSignal(relay.committed):
        filled.undo()
    assert panel._count.text() == "0 of 4"
    with qtbot.waitSignal(relay.committed):
        page.verbs.take_back(row)
    assert panel._count.text() == "0 of 5"


def test_an_hour_of_the_day_is_said_in_the_list(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    today = filled.today()
    late = filled.do(actions.add_task, "Call", due_on=today - timedelta(days=2))
    with qtbot.waitSignal(relay.committed):
        filled.do(lay_task, late, today, "13:15")
    found = {one.title: one for one in page.panels[Panel.TODAY].list.lines.lines()}
    assert (found["Call"].when, found["Call"].tone) == ("13:15", "warn")
    with qtbot.waitSignal(relay.committed):
        filled.do(lay_task, found["Pipeline review"].row.task.id, today, "16:15")
    found = {one.title: one for one in page.panels[Panel.TODAY].list.lines.lines()}
    assert found["Pipeline review"].when == "16:15"


def test_a_day_off_is_free_of_the_routine(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot, clock: Clock
) -> None:
    # The Tuesday after is a holiday of Ireland.
    filled.do(set_preference, "holiday_country", "IE")
    saturday, holiday, working = date(2026, 3, 14), date(2026, 3, 17), date(2026, 3, 18)
    filled.do(actions.add_task, "Feed the cat", due_on=saturday, due_time="10:00")
    for day, count in ((saturday, 1), (holiday, 1), (working, 6)):
        clock.advance(days=(day - filled.today()).days)
        page.refresh()
        titles = [one.title for one in page.panels[Panel.TODAY].list.lines.lines()]
        assert len(titles) == count, day
        assert "Feed the cat" in titles
