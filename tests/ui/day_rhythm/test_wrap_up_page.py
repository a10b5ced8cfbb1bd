"""The wrap-up: one key a task, tomorrow's first three, praise, and the day closed in one step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cockpit.actions.day import start_time
from cockpit.actions.meetings import OnTheSpot, meet_once
from cockpit.actions.tasks import add_task
from cockpit.domain.day import TimeCategory
from cockpit.domain.meetings import MeetingKind
from cockpit.queries.agenda import one_task
from cockpit.queries.day import day_closed, praise_in, running
from cockpit.queries.people import active_people
from cockpit.ui.brief.people_choice import PeopleChoice
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.line_button import LineButton
from cockpit.ui.widgets.line_panel import LinePanel
from cockpit.ui.wrap_up.page import WrapUpPage
from cockpit.ui.wrap_up.praise_form import PraiseForm
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.ui.day_rhythm.conftest import Shower

Key = Qt.Key
DAY = timedelta(days=1)


@pytest.fixture
def tasks(filled: Workspace) -> list[int]:
    """Four tasks of today and four of tomorrow."""
    today = filled.today()
    ids = [filled.do(add_task, f"Now {n}", due_on=today) for n in range(4)]
    return ids + [filled.do(add_task, f"Next {n}", due_on=today + DAY) for n in range(4)]


@pytest.fixture
def page(tasks: list[int], context: Context, relay: ChangeRelay, on_screen: Shower) -> WrapUpPage:
    """The page on screen."""
    made = WrapUpPage(context, relay)
    on_screen(made, made.commands(), "wrap_up")
    return made


def titles(panel: LinePanel) -> list[str]:
    return [line.item.title for line in panel.lines()]


def line(panel: LinePanel, title: str) -> LineButton:
    found = next(one for one in panel.lines() if one.item.title == title)
    found.setFocus()
    return found


def name(choice: PeopleChoice, text: str, qtbot: QtBot) -> None:
    """Type a name without the list of completions, which grabs the keyboard."""
    choice.field.setText(text)
    choice.field.setModified(True)
    qtbot.keyClick(choice.field, Key.Key_Return)


def test_one_key_settles_what_is_open(
    page: WrapUpPage, filled: Workspace, tasks: list[int], qtbot: QtBot
) -> None:
    panel, today = page.panels.open, filled.today()
    qtbot.keyClick(line(panel, "Now 0"), Key.Key_X)
    qtbot.waitUntil(lambda: "Now 0" in titles(page.panels.done))
    qtbot.keyClick(line(panel, "Now 1"), Key.Key_C)
    qtbot.waitUntil(lambda: "Now 1" in titles(page.panels.tomorrow))
    assert "Now 1" in titles(page.panels.left)
    qtbot.keyClick(line(panel, "Now 2"), Key.Key_D)
    qtbot.waitUntil(lambda: "Now 2" in titles(page.panels.left))
    assert not {"Now 0", "Now 1", "Now 2"} & set(titles(panel))
    carried = filled.ask(one_task, tasks[1])
    assert carried is not None
    assert carried.due_on == today + DAY
    filled.undo()
    qtbot.waitUntil(lambda: "Now 2" in titles(panel))


def test_a_meeting_without_a_word_is_asked_about(
    page: WrapUpPage, filled: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    here = filled.now().astimezone(filled.zone()).replace(tzinfo=None)
    spot = OnTheSpot(MeetingKind.COACHING, "Coaching", here, filled.zone().key)
    filled.do(meet_once, spot)
    page.refresh()
    assert "Coaching" not in titles(page.panels.open)
    clock.advance(hours=1)
    page.refresh()
    said: list[str] = []
    page.refused.connect(said.append)
    qtbot.keyClick(line(page.panels.open, "Coaching"), Key.Key_C)
    assert len(said) == 1
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(line(page.panels.open, "Coaching"), Key.Key_Return)
    assert opened.args[0] == "meeting"
    qtbot.keyClick(line(page.panels.open, "Coaching"), Key.Key_X)
    qtbot.waitUntil(lambda: "Coaching" in titles(page.panels.done))
    assert "Coaching" not in titles(page.panels.open)


def test_the_keyboard_stays_in_the_list_when_a_line_goes(page: WrapUpPage, qtbot: QtBot) -> None:
    panel = page.panels.open
    names = titles(panel)
    qtbot.keyClick(line(panel, names[0]), Key.Key_D)
    qtbot.waitUntil(lambda: names[0] not in titles(panel))
    assert page.panels.current() is not None
    assert page.panels.current().title == names[1]  # type: ignore[union-attr]


def test_a_task_is_delegated_by_name(
    page: WrapUpPage, filled: Workspace, tasks: list[int], qtbot: QtBot
) -> None:
    person = next(one for one in filled.ask(active_people) if one.name == "Ben Novak")
    qtbot.keyClick(line(page.panels.open, "Now 3"), Key.Key_G)
    choice = page.window().findChild(PeopleChoice)
    assert choice is not None
    name(choice, "en n", qtbot)
    found = filled.ask(one_task, tasks[3])
    assert found is not None
    assert found.state == "delegated"
    to = filled.ask(lambda db: db.value("SELECT delegated_to FROM task WHERE id = ?", tasks[3]))
    assert to == person.id


def test_three_are_chosen_in_order_and_no_more(
    page: WrapUpPage, filled: Workspace, tasks: list[int], qtbot: QtBot
) -> None:
    refused: list[str] = []
    page.refused.connect(refused.append)
    panel = page.panels.tomorrow
    for title in ("Next 0", "Next 1", "Next 2", "Next 3"):
        qtbot.keyClick(line(panel, title), Key.Key_X)
    assert page.first == tasks[4:7]
    assert len(refused) == 1
    qtbot.keyClick(line(panel, "Next 2"), Key.Key_1)
    assert page.first == [tasks[6], tasks[4], tasks[5]]
    words = {one.item.title: one.item.value for one in panel.lines()}
    assert (words["Next 2"], words["Next 0"], words["Next 1"]) == ("first", "second", "third")


def test_praise_is_kept(page: WrapUpPage, filled: Workspace, qtbot: QtBot) -> None:
    qtbot.keyClick(line(page.panels.open, "Now 0"), Key.Key_P)
    form = page.window().findChild(PraiseForm)
    assert form is not None
    form.take()
    assert "whom" in form._refusal.text()
    name(form.person, "Eva Lind", qtbot)
    qtbot.keyClicks(form.text, "kept the Acme deal alive")
    form.public.setChecked(True)
    qtbot.keyClick(form.text, Key.Key_Return)
    today = filled.today()
    (kept,) = filled.ask(praise_in, today, today + DAY)
    assert (kept.person, kept.text, kept.public) == ("Eva Lind", "kept the Acme deal alive", True)


def test_closing_is_one_step(
    page: WrapUpPage, filled: Workspace, tasks: list[int], qtbot: QtBot
) -> None:
    qtbot.keyClick(line(page.panels.tomorrow, "Next 1"), Key.Key_X)
    qtbot.keyClicks(page.panels.word, "a good day, jk")
    filled.do(start_time, TimeCategory.SELLING)
    position, today = filled.position, filled.today()
    with qtbot.waitSignal(page.closed):
        page.close_it.click()
    assert filled.position == position + 1
    assert filled.ask(running) is None
    closed = filled.ask(day_closed, today)
    assert closed is not None
    assert (closed.word, closed.first_ids) == ("a good day, jk", (tasks[5],))
    assert page.found is not None
    step = page.found.step
    assert step is not None
    done = "SELECT state FROM task_occurrence WHERE task_id = ?"
    assert filled.ask(lambda db: db.value(done, step.task.id)) == "done"
    filled.undo()
    assert filled.ask(day_closed, today) is None
    assert filled.ask(running) is not None
    assert filled.ask(lambda db: db.value(done, step.task.id)) is None
