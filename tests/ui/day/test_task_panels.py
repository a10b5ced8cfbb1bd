"""The panels by mouse and by key, quick add with its preview, and undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cockpit.actions import tasks as actions
from cockpit.analysis.occurrences import Panel
from cockpit.domain.records import Lead
from cockpit.domain.work_items import Cadence
from cockpit.queries.agenda import plan
from cockpit.storage.work import Work
from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.page import TasksPage
from cockpit.ui.tasks.task_form import TaskForm
from cockpit.ui.tasks.task_list import TaskList
from cockpit.ui.widgets.popover import Popover
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.ui.day.conftest import HOSTILE, shown_tasks


@pytest.fixture
def page(context: Context, relay: ChangeRelay, qtbot: QtBot) -> Iterator[TasksPage]:
    yield from shown_tasks(TasksPage(context, relay, None), qtbot)


def titles(page: TasksPage, which: Panel = Panel.TODAY) -> list[str]:
    return [line.title for line in page.panels[which].list.lines.lines()]


def on_line(page: TasksPage, title: str, which: Panel = Panel.TODAY) -> TaskList:
    view = page.panels[which].list
    view.setFocus()
    place = view.lines.place_of(line(page, title, which).key)
    assert place is not None
    view.choose(place)
    return view


def line(page: TasksPage, title: str, which: Panel = Panel.TODAY):
    return next(x for x in page.panels[which].list.lines.lines() if x.title == title)


def settle(qtbot: QtBot, relay: ChangeRelay) -> None:
    """Let a change that is on its way arrive."""
    qtbot.wait(120)


def test_space_ticks_and_undo_takes_it_back(
    page: TasksPage, relay: ChangeRelay, filled: Workspace, qtbot: QtBot
) -> None:
    view = on_line(page, "Pipeline review")
    with qtbot.waitSignal(relay.committed):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert line(page, "Pipeline review").done
    assert page.panels[Panel.TODAY]._count.text() == "1 of 5"
    with qtbot.waitSignal(relay.committed):
        filled.undo()
    assert not line(page, "Pipeline review").done


def test_what_was_due_this_morning_says_so_in_the_afternoon(
    page: TasksPage, relay: ChangeRelay, clock: Clock, qtbot: QtBot
) -> None:
    review, wrap_up = (line(page, title) for title in ("Pipeline review", "Wrap up the day"))
    assert (review.when, review.tone) == ("09:30", "dim")
    clock.advance(hours=5)
    with qtbot.waitSignal(relay.committed):
        task_id, on_day = line(page, "Rep check-ins").row.key
        page._context.workspace.do(actions.tick_task, task_id, on_day, True)
    review, wrap_up = (line(page, title) for title in ("Pipeline review", "Wrap up the day"))
    assert (review.when, review.tone) == ("since 09:30", "warn")
    assert (wrap_up.when, wrap_up.tone) == ("17:30", "dim")
    assert line(page, "Rep check-ins").when == "11:00"


def test_a_press_on_the_box_ticks(page: TasksPage, relay: ChangeRelay, qtbot: QtBot) -> None:
    view = page.panels[Panel.TODAY].list
    rect = view.visualRect(view.lines.index(1))
    box = rect.topLeft() + QPoint(15, 12)
    with qtbot.waitSignal(relay.committed):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert view.lines.lines()[0].done


def test_delete_skips_and_the_manager_hears_of_it(
    page: TasksPage, relay: ChangeRelay, qtbot: QtBot
) -> None:
    view = on_line(page, "Wrap up the day")
    with qtbot.waitSignals([relay.committed, page.said]):
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert "Wrap up the day" not in titles(page)


def test_enter_edits_in_place(page: TasksPage, relay: ChangeRelay, qtbot: QtBot) -> None:
    view = on_line(page, "Pipeline review")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    form: Any = page.window().findChildren(TaskForm)[-1]
    field = form._rows["title"].editor
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Pipeline, first thing")
    with qtbot.waitSignal(relay.committed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "Pipeline, first thing" in titles(page)
    form._rows["due_time"].editor.setText("25:61")
    form._rows["due_time"].editor.setModified(True)
    form._rows["due_time"].editor.commit()
    assert form._rows["due_time"]._refusal.text()
    for popover in page.window().findChildren(Popover):
        popover.close_now()


def test_the_page_hands_the_keyboard_to_its_first_list(page: TasksPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.setFocus()
    assert page.panels[Panel.TODAY].list.hasFocus()
    assert page.panels[Panel.TODAY].list.current_line() is not None


def test_arrows_go_on_into_the_next_panel(page: TasksPage, qtbot: QtBot) -> None:
    view = on_line(page, titles(page)[-1])
    qtbot.keyClick(view, Qt.Key.Key_Down)
    week = page.panels[Panel.WEEK].list
    assert week.hasFocus()
    assert week.currentIndex().row() == 0
    qtbot.keyClick(week, Qt.Key.Key_Up)
    assert page.panels[Panel.TODAY].list.hasFocus()


def test_control_arrows_reorder(page: TasksPage, relay: ChangeRelay, qtbot: QtBot) -> None:
    before = titles(page)
    first, second = "Pipeline review", "Clear what is overdue"
    at = before.index(first)
    assert before[at : at + 2] == [first, second]
    view = on_line(page, second)
    with qtbot.waitSignal(relay.committed):
        qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert titles(page) == [*before[:at], second, first, *before[at + 2 :]]
    for title, key in ((first, Qt.Key.Key_Down), (second, Qt.Key.Key_Up)):
        with qtbot.waitSignal(page.refused):
            qtbot.keyClick(on_line(page, title), key, Qt.KeyboardModifier.ControlModifier)


def test_the_preview_says_what_will_be_added_before_enter(
    page: TasksPage, relay: ChangeRelay, qtbot: QtBot
) -> None:
    page.begin_adding()
    quick = page.panels[Panel.TODAY].quick
    qtbot.keyClicks(quick.line, "1:1 Eva every 2nd Tuesday 14:00 @Eva #Acm")
    quick.show_preview()
    said = quick.preview()
    for part in ("“1:1 Eva Acm”", "every 2 weeks on Tuesday", "14:00", "Eva Lind", "Acme"):
        assert part in said
    with qtbot.waitSignal(relay.committed):
        qtbot.keyClick(quick.line, Qt.Key.Key_Return)
    added = line(page, "1:1 Eva Acm", Panel.WEEK)
    assert not quick.line.isUndoAvailable(), "undo takes the task back, not the words"
    assert (added.row.task.person, added.row.task.account) == ("Eva Lind", "Acme")
    assert quick.line.text() == ""
    assert quick.preview() == ""


def test_a_name_that_fits_several_is_asked_about_and_not_linked(
    page: TasksPage, relay: ChangeRelay, qtbot: QtBot
) -> None:
    quick = page.panels[Panel.TODAY].quick
    quick.line.setText("Look at #Deal")
    quick.show_preview()
    assert "which one" in quick.preview()
    with qtbot.waitSignal(relay.committed):
        quick.add()
    assert line(page, "Look at Deal").row.task.deal_id is None
    quick.line.setText("Look at #Nowhere")
    quick.show_preview()
    assert "nothing is called “Nowhere”" in quick.preview()


def test_each_panel_adds_to_its_own_time(page: TasksPage, relay: ChangeRelay, qtbot: QtBot) -> None:
    panel = page.panels[Panel.MONTH]
    panel.begin_adding()
    assert panel.quick.isVisible()
    panel.quick.line.setText("Think")
    with qtbot.waitSignal(relay.committed):
        panel.quick.add()
    assert "Think" in titles(page, Panel.MONTH)
    qtbot.keyClick(panel.quick.line, Qt.Key.Key_Escape)
    assert not panel.quick.isVisible()


def test_the_menu_has_every_verb_and_carries(
    page: TasksPage, relay: ChangeRelay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _at: None)
    panel = page.panels[Panel.TODAY]
    on_line(page, "Rep check-ins").asked.emit("menu", line(page, "Rep check-ins"))
    menu = panel.findChild(QMenu)
    assert menu is not None
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words == [
        "Done", "Edit", "Carry to tomorrow", "Carry to next week", "Delegate to …",
        "Skip this time", "Move up", "Move down", "Take out of the routine",
    ]  # fmt: skip
    with qtbot.waitSignal(relay.committed):
        next(a for a in menu.actions() if a.text().startswith("Carry to tomorrow")).trigger()
    assert "Rep check-ins" not in titles(page)


def test_a_link_opens_its_deal(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    deal = filled.ask(lambda db: db.value("SELECT id FROM deal WHERE outcome = 'open'"))
    with qtbot.waitSignal(relay.committed):
        filled.do(actions.add_task, "Look", due_on=filled.today(), deal_id=deal)
    with qtbot.waitSignal(page.opened) as opened:
        page.verbs.open_link(line(page, "Look").row.task)
    assert opened.args == ["deal", deal]


def test_late_is_said_in_words(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot, clock: Clock
) -> None:
    filled.do(actions.add_task, "Call", due_on=filled.today() - timedelta(days=2))
    settle(qtbot, relay)
    call = line(page, "Call")
    assert (call.when, call.tone) == ("late 2\u00a0d", "warn")
    lines = page.panels[Panel.TODAY].list.lines
    place = lines.place_of(call.key)
    assert place is not None
    index = lines.index(place)
    assert "late" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_hostile_titles_stay_text(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    for name in HOSTILE:
        filled.do(actions.add_task, name, due_on=filled.today(), note=name)
    settle(qtbot, relay)
    assert set(HOSTILE) <= set(titles(page))
    model = page.panels[Panel.TODAY].list.lines
    tips = [model.index(i).data(Qt.ItemDataRole.ToolTipRole) for i in range(model.rowCount())]
    assert sum(tip is not None for tip in tips) == len(titles(page))
    assert not any("<img" in tip for tip in tips if tip is not None)
    assert not page.grab().isNull()


def test_every_step_of_the_plan_can_be_edited(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    assert not page.plan.table.isVisible()
    qtbot.mouseClick(page.plan._open, Qt.MouseButton.LeftButton)
    assert page.plan.table.isVisible()
    steps = page.plan.table.rows.rows()
    form: Any = page.plan.form
    assert len(steps) == 12
    for step in steps:
        page.plan.table.show_row(step.id)
        assert form._rows["title"].editor.text() == step.title
    editor = form._rows["repeats"].editor
    with qtbot.waitSignal(relay.committed):
        editor.setCurrentIndex(2)
        editor.commit()
    changed = next(s for s in filled.ask(plan) if s.id == steps[-1].id)
    assert (changed.cadence, changed.rule) == (
        Cadence.DAILY, "FREQ=DAILY",
    )  # fmt: skip


def test_a_step_is_added_removed_and_brought_back(
    page: TasksPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    page.plan.add_step()
    settle(qtbot, relay)
    assert page.plan._chosen() is not None
    page.plan._on_remove()
    settle(qtbot, relay)
    removed = next(s for s in page.plan.table.rows.rows() if s.title == "New step")
    assert removed.archived
    page.plan.table.show_row(removed.id)
    page.plan._on_remove()
    settle(qtbot, relay)
    assert not any(s.archived for s in filled.ask(plan))


def _enquiry(work: Work) -> None:
    """After it the figures are read anew, beside the window."""
    work.add(Lead(work.now, work.today))
    work.label = "an enquiry"


def test_figures_under_a_title_stay_until_new_ones_are_there(
    context: Context, relay: ChangeRelay, filled: Workspace, qtbot: QtBot
) -> None:
    background = Background()
    page = TasksPage(context, relay, background)
    for _shown in shown_tasks(page, qtbot):
        qtbot.waitUntil(lambda: bool(line(page, "Pipeline review").subtitle))
        said = line(page, "Pipeline review").subtitle
        filled.do(_enquiry)
        with qtbot.waitSignal(relay.committed):
            filled.do(actions.add_task, "Call Acme", due_on=filled.today())
        assert page._live.facts() is None
        assert "Call Acme" in titles(page)
        assert line(page, "Pipeline review").subtitle == said
        qtbot.waitUntil(lambda: not background.tasks())
