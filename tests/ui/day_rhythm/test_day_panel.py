"""Today in hours beside the tasks: laid in by key, around what is there already."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cockpit.actions.day import lay_task
from cockpit.actions.tasks import add_task
from cockpit.analysis.occurrences import Panel
from cockpit.queries.day import slots
from cockpit.ui.calendar.task_mime import task_on
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.page import TasksPage
from cockpit.ui.tasks.task_model import TaskModel
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.ui.day_rhythm.conftest import Shower


@pytest.fixture
def page(context: Context, relay: ChangeRelay, on_screen: Shower) -> TasksPage:
    """The tasks page on screen."""
    made = TasksPage(context, relay)
    on_screen(made, made.commands(), "tasks")
    return made


def place_of(model: TaskModel, key: object) -> int:
    place = model.place_of(key)
    assert place is not None
    return place


def choose(page: TasksPage, title: str) -> None:
    view = page.panels[Panel.TODAY].list
    key = next(line.key for line in view.lines.lines() if line.title == title)
    view.choose(place_of(view.lines, key))
    view.setFocus()


def test_l_lays_a_task_into_the_next_free_half_hour(
    page: TasksPage, filled: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    today = filled.today()
    ids = [filled.do(add_task, f"Task {n}", due_on=today) for n in range(3)]
    filled.do(lay_task, ids[0], today, "10:30", 45)
    clock.advance(hours=1, minutes=21)
    qtbot.waitUntil(lambda: any(one.is_laid for one in page.day.view.grid.blocks()))
    choose(page, "Task 1")
    qtbot.keyClick(page.panels[Panel.TODAY].list, Qt.Key.Key_L)
    laid = {one.title: one.at_time for one in filled.ask(slots, today)}
    # Half past ten to a quarter past eleven is taken, and the check-ins stand at eleven.
    assert laid == {"Task 0": "10:30", "Task 1": "11:30"}


def test_a_line_of_the_list_carries_its_task(page: TasksPage, filled: Workspace) -> None:
    model = page.panels[Panel.TODAY].list.lines
    line = model.lines()[1]
    index = model.index(place_of(model, line.key))
    assert task_on(model.mimeData([index])) == line.row.task.id
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    heading = model.index(place_of(model, model.heads()[0].key))
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsDragEnabled


def test_other_days_can_be_planned(page: TasksPage, filled: Workspace) -> None:
    tomorrow = filled.today() + timedelta(days=1)
    task = filled.do(add_task, "Later", due_on=filled.today())
    page.day.turn(1)
    page.day.lay(task)
    assert [one.on_day for one in filled.ask(slots, tomorrow)] == [tomorrow]
