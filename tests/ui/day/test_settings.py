"""Every section keeps what is typed, each change one step, and refuses where the hand is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from cockpit.actions.preferences import set_preference
from cockpit.domain.pipeline import StageKind
from cockpit.queries import pipelines as ask
from cockpit.queries.people import active_people
from cockpit.queries.signals import warning_limits
from cockpit.queries.working_hours import Whereabouts, whereabouts
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.settings.backups import CopyRow
from cockpit.ui.settings.page import SettingsPage
from cockpit.ui.settings.warning_limits import WarningLimits
from cockpit.ui.settings.where_popover import WherePopover
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.memory import Memory
from cockpit.workspace import Workspace


class Desk:
    """Copies that are not there."""

    def __init__(self) -> None:
        self.made = 0

    def copies(self) -> list[CopyRow]:
        return [CopyRow(Path("a.db"), datetime(2026, 3, 9, 8, tzinfo=UTC), 4_200_000)] * self.made

    def make(self) -> None:
        self.made += 1

    def lost(self, path: Path) -> list[str]:
        return ["opened Acme"]

    def restore(self, path: Path) -> None:
        self.made = 0


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def page(
    context: Context, relay: ChangeRelay, tmp_path: Path, desk: Desk, qtbot: QtBot
) -> SettingsPage:
    chosen: list[str] = []
    memory = Memory(tmp_path / "m.json")
    view = SettingsPage(context, relay, memory, chosen.append, desk)
    qtbot.addWidget(view)
    view.resize(1200, 760)
    with qtbot.waitExposed(view):
        view.show()
    return view


def typed(field: Any, text: str, qtbot: QtBot) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_preferences_are_kept_and_nonsense_is_refused_under_the_field(
    page: SettingsPage, filled: Workspace, qtbot: QtBot
) -> None:
    general: Any = page.section("general")
    row = general._rows["reporting_currency"]
    typed(row.editor, "eur", qtbot)
    assert filled.preferences().reporting_currency == "EUR"
    typed(row.editor, "money", qtbot)
    assert "three capital letters" in row._refusal.text()
    assert filled.preferences().reporting_currency == "EUR"
    filled.undo()
    assert filled.preferences().reporting_currency == "USD"


def test_every_field_of_the_general_section_has_a_name_and_a_sentence(page: SettingsPage) -> None:
    general: Any = page.section("general")
    for row in general._rows.values():
        assert row.editor.accessibleName()
        assert row.editor.accessibleDescription()


def test_a_stage_is_changed_in_its_form(
    page: SettingsPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    page.show_section("pipelines")
    section: Any = page.section("pipelines")
    section.table.show_row(2)
    form = section.form
    with qtbot.waitSignal(relay.committed):
        typed(form._rows["probability"].editor, "35 %", qtbot)
    with qtbot.waitSignal(relay.committed):
        typed(form._rows["rot_days"].editor, "21", qtbot)
    with qtbot.waitSignal(relay.committed):
        form._rules["needs_owner"].click()
    stage = next(s for s in filled.ask(ask.stages, 1) if s.id == 2)
    assert (stage.probability, stage.rot_days, stage.rules) == (0.35, 21, ("needs_owner",))
    typed(form._rows["rot_days"].editor, "soon", qtbot)
    assert form._rows["rot_days"]._refusal.text()


def test_a_stage_with_deals_goes_only_when_told_where_to(
    page: SettingsPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    page.show_section("pipelines")
    section: Any = page.section("pipelines")
    section.table.show_row(3)
    section._on_archive()
    (asked,) = page.window().findChildren(WherePopover)
    assert not asked._go.isEnabled()
    asked._on_committed(2)
    with qtbot.waitSignal(relay.committed):
        qtbot.mouseClick(asked._go, Qt.MouseButton.LeftButton)
    stages = {s.id: s for s in filled.ask(ask.stages, 1)}
    assert stages[3].archived
    assert stages[3].deals == 0


def test_a_new_stage_is_ready_to_be_named(
    page: SettingsPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    page.show_section("pipelines")
    section: Any = page.section("pipelines")
    with qtbot.waitActive(page):
        page.activateWindow()
    with qtbot.waitSignal(relay.committed):
        section._on_add()
    with qtbot.waitSignal(relay.committed):
        section._on_add()
    name = page.focusWidget()
    assert isinstance(name, QLineEdit)
    assert name.selectedText() == "New stage 2", "what is typed next is its name"
    names = [s.name for s in filled.ask(ask.stages, 1) if s.kind == StageKind.OPEN]
    assert names[-2:] == ["New stage", "New stage 2"]


def test_the_page_hands_the_keyboard_to_its_sections(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    sections: Any = page.findChild(QListWidget)
    assert sections.currentRow() == 1


def test_reasons_are_added_and_removed(
    page: SettingsPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    page.show_section("reasons")
    section: Any = page.section("reasons")
    with qtbot.waitSignal(relay.committed):
        typed(section.list._new, "<b>Fit</b>", qtbot)
    assert section.list.texts()[-1] == "<b>Fit</b>"
    with qtbot.waitSignal(page.refused):
        typed(section.list._new, "price", qtbot)
    first = filled.ask(ask.lost_reasons)[0]
    with qtbot.waitSignal(relay.committed):
        section.list.removed.emit(first.id)
    assert first.text not in section.list.texts()


def test_targets_are_typed_in_the_table(
    page: SettingsPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    page.show_section("targets")
    section: Any = page.section("targets")
    line = next(line for line, quarter in section._cells if line.name == "Eva Lind")
    assert section._cells[line, 0].text() == "$50,000"
    with qtbot.waitSignal(relay.committed):
        typed(section._cells[line, 1], "120k", qtbot)
    assert section._sums[line].text() == "$170,000"
    assert section._sums["year"].text() == "$270,000"
    section._on_onwards()
    assert section._title.text() == "2027"
    line = next(line for line, quarter in section._cells if line.name == "Eva Lind")
    assert section._cells[line, 0].text() == ""


def test_people_are_moved_and_circles_refused(
    page: SettingsPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    page.show_section("people")
    section: Any = page.section("people")
    ana = next(p for p in section.table.rows.rows() if p.name == "Ana Wolf")
    ben = next(p for p in section.table.rows.rows() if p.name == "Ben Novak")
    section.table.show_row(ana.id)
    section.form._take_place("manager", ben.id)
    with qtbot.waitSignal(page.refused):
        section.form._on_move()
    section.table.show_row(ben.id)
    section.form._take_place("manager", None)
    with qtbot.waitSignal(relay.committed):
        section.form._on_move()
    ben = next(p for p in section.table.rows.rows() if p.name == "Ben Novak")
    assert ben.manager == ""


def test_the_look_is_chosen_on_this_machine(
    page: SettingsPage, filled: Workspace, qtbot: QtBot
) -> None:
    before = filled.position
    page.show_section("machine")
    section: Any = page.section("machine")
    section._take_colors("dark")
    section._take_scale(1.25)
    section._take_scale(1.0)
    assert filled.position == before


def test_backups_are_listed_and_made(page: SettingsPage, desk: Desk) -> None:
    page.show_section("backups")
    section: Any = page.section("backups")
    section._on_now()
    assert desk.made == 1
    assert section.table.rows.rowCount() == 1


@pytest.mark.parametrize(
    "key", ["general", "pipelines", "reasons", "people", "targets", "machine", "backups"]
)
def test_every_control_has_a_name(page: SettingsPage, key: str) -> None:
    page.show_section(key)
    for widget in page.section(key).findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            parent = widget.parentWidget()
            named = widget.accessibleName() or (parent is not None and parent.accessibleName())
            assert named, f"{type(widget).__name__} {widget.objectName()}"


def test_a_stage_has_limits_of_its_own(page: SettingsPage, filled: Workspace, qtbot: QtBot) -> None:
    page.show_section("pipelines")
    limits: Any = page.section("pipelines").findChild(WarningLimits)
    stage = limits._stage
    typed(limits.fields["no_activity"], "21", qtbot)
    limits.checks["pushed"].click()
    both = {"no_activity": (21, False), "pushed": (None, True)}
    # What is asked of later stages is off in the first.
    late = {"single_threaded": (None, True), "no_decision_maker": (None, True)}
    assert filled.ask(warning_limits, stage) == both | late
    assert not limits.fields["pushed"].isEnabled()
    filled.undo()
    assert filled.ask(warning_limits, stage) == {"no_activity": (21, False)} | late
    limits.fields["no_activity"].clear()
    limits.fields["no_activity"].commit()
    assert filled.ask(warning_limits, stage) == late
    assert not limits.checks["single_threaded"].isChecked()
    limits.checks["single_threaded"].click()
    assert filled.ask(warning_limits, stage)["single_threaded"] == (2, False)
    assert limits.fields["single_threaded"].value() == 2


def test_my_own_day_is_kept_as_everybodys_is(
    page: SettingsPage, filled: Workspace, qtbot: QtBot
) -> None:
    general: Any = page.section("general")
    rows = general.my_day.rows
    assert not rows["zone"].editor.isEnabled()
    me = filled.ask(active_people)[0].id
    filled.do(set_preference, "me", me)
    qtbot.waitUntil(rows["zone"].editor.isEnabled)
    zone = rows["zone"].editor
    zone.setCurrentIndex(zone.findText("Asia/Tokyo"))
    zone.activated.emit(zone.currentIndex())
    typed(rows["ends"].editor, "16:30", qtbot)
    assert filled.ask(whereabouts)[me] == Whereabouts("Asia/Tokyo", "09:00", "16:30")
    qtbot.waitUntil(lambda: rows["begins"].editor.text() == "09:00")
    rows["ends"].editor.selectAll()
    qtbot.keyClick(rows["ends"].editor, Qt.Key.Key_Delete)
    qtbot.keyClick(rows["ends"].editor, Qt.Key.Key_Return)
    assert filled.ask(whereabouts)[me] == Whereabouts("Asia/Tokyo")
    filled.undo()
    assert filled.ask(whereabouts)[me].ends == "16:30"
