"""Cells mended, rows left out, names and conflicts decided on the page; the second time."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit

from cockpit.catalog.importers import kind_named
from cockpit.jobs.imports_mending import FileLine
from cockpit.ui.imports import check_pane, files_panel, steps
from cockpit.ui.imports.names_popover import NamesPopover
from cockpit.ui.imports.row_model import FIRST, STATE_ROLE, CellState, GridColumn, RowModel
from cockpit.ui.imports.stages_popover import StagesPopover
from cockpit.ui.imports.state import State
from tests.ui.imports.conftest import CLEAN, MESSY, Desk


def press(key, modifier=Qt.KeyboardModifier.NoModifier, bot=None):
    bot.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def active(desk, qtbot):
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    return desk


def checking(desk: Desk, text: str):
    desk.take(desk.file("messy.csv", text))
    desk.page.presenter.go_to(steps.CHECK)
    return desk.page.files.check.rows


def test_a_bad_cell_is_written_over_by_keyboard_and_counts_at_once(active, qtbot):
    grid = checking(active, MESSY)
    grid.setFocus()
    index = grid.currentIndex()
    assert grid.lines.headerData(index.column(), Qt.Orientation.Horizontal) == "Amount"
    assert index.data(STATE_ROLE) is CellState.BAD
    assert active.page.files.check.fault.text() == (
        "Row 3, Amount, “much”: not a number. Write a number such as 1200.50, or leave the row out."
    )
    press(Qt.Key.Key_Return, bot=qtbot)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "much"
    qtbot.keyClicks(editor, "800")
    press(Qt.Key.Key_Return, bot=qtbot)
    qtbot.waitUntil(lambda: grid.lines.line(0).mended == {"Amount"})
    assert active.figures()["New deals"] == "2"
    assert active.figures()["Rows refused"] == "2"
    assert index.data(STATE_ROLE) is CellState.MENDED
    active.go()
    assert dict(active.deals())["Gate"] == 80000


def test_a_ragged_row_is_mended_in_its_cells(desk):
    grid = checking(desk, MESSY)
    row = grid.lines.row_of(5)
    for title, text in (("Stage", "Prospecting"), ("Owner", "Ana Wolf")):
        place = next(
            at
            for at in range(FIRST, grid.lines.columnCount())
            if grid.lines.headerData(at, Qt.Orientation.Horizontal) == title
        )
        grid.lines.setData(grid.lines.index(row, place), text)
        desk.wait()
    assert desk.figures()["Rows refused"] == "2"
    desk.go()
    assert "Cut off" in dict(desk.deals())


def test_rows_are_left_out_and_taken_again_with_delete(active, qtbot):
    grid = checking(active, MESSY)
    grid.setFocus()
    press(Qt.Key.Key_Delete, bot=qtbot)
    active.wait()
    assert active.figures()["Rows refused"] == "2"
    assert grid.lines.line(0).dropped
    press(Qt.Key.Key_Delete, bot=qtbot)
    active.wait()
    assert active.figures()["Rows refused"] == "3"
    desk_rows = active.page.files.check
    desk_rows.show_view(check_pane.ROWS)
    grid.setCurrentIndex(grid.lines.index(grid.lines.row_of(2), FIRST))
    press(Qt.Key.Key_Delete, bot=qtbot)
    active.wait()
    assert active.figures()["New deals"] == "0"


def test_cells_are_shown_as_read_and_written_over_as_they_stand(desk):
    grid = checking(desk, CLEAN)
    titles = [
        grid.lines.headerData(at, Qt.Orientation.Horizontal)
        for at in range(grid.lines.columnCount())
    ]
    amount = grid.lines.index(0, titles.index("Amount"))
    assert (amount.data(), amount.data(Qt.ItemDataRole.EditRole)) == ("$1,200", "1200")
    opened = grid.lines.index(0, titles.index("Opened on"))
    assert opened.data(Qt.ItemDataRole.EditRole) == "2026-01-05"
    assert "Jan" in opened.data()


def deals(*lines: tuple[str, ...]) -> str:
    out = io.StringIO()
    head = ("Deal ID", "Deal name", "Owner", "Company", "Stage", "Amount", "Opened")
    csv.writer(out).writerows([head, *lines])
    return out.getvalue()


ONE = ("D1", "Roof", "Ana Wolf", "Acme Industries", "Prospecting", "1200", "2026-01-05")


def test_a_name_nearly_known_is_accepted_by_keyboard(active, qtbot):
    active.take(active.file("one.csv", deals(ONE)))
    active.go()
    near = ("D2", "Gate", "Ana Wolf", "Acme Industris", "Prospecting", "10", "2026-01-06")
    active.take(active.file("two.csv", deals(ONE, near)))
    table = active.page.files.columns
    row = next(
        row for row in range(table.lines.rowCount()) if table.lines.line(row).field == "account"
    )
    assert table.lines.line(row).said == "“Acme Industris”: new, or Acme Industries?"
    table.setFocus()
    table.setCurrentIndex(table.lines.index(row, 1))
    press(Qt.Key.Key_Right, bot=qtbot)
    press(Qt.Key.Key_Return, bot=qtbot)
    popover = active.window.findChild(NamesPopover)
    assert popover.isVisible()
    popover.accept.setFocus()
    press(Qt.Key.Key_Return, bot=qtbot)
    active.wait()
    assert active.figures()["New accounts"] == "0"
    active.go()
    assert active.workspace.ask(lambda db: db.value("SELECT count(*) FROM account")) == 1
    active.take(active.file("three.csv", deals(ONE, near)))
    assert table.lines.line(row).said == "2 accounts"


def test_a_new_stage_can_be_one_of_ours(active):
    active.take(active.file("one.csv", deals(ONE)))
    active.go()
    parked = ("D2", "Gate", "Ana Wolf", "Acme Industries", "Parked", "10", "2026-01-06")
    active.take(active.file("two.csv", deals(ONE, parked)))
    table = active.page.files.columns
    row = next(
        row for row in range(table.lines.rowCount()) if table.lines.line(row).field == "stage"
    )
    active.page.mending.ask(row)
    popover = active.window.findChild(StagesPopover)
    line = next(line for line in popover.lines if line.fate.name == "Parked")
    assert line.fate.is_new
    line.becomes.committed.emit("Prospecting")
    line.becomes.accept("Prospecting")
    popover.accept.click()
    active.wait()
    active.go()
    found = active.workspace.ask(
        lambda db: db.value("SELECT count(*) FROM stage WHERE name = 'Parked'")
    )
    assert found == 0


def edited(desk: Desk) -> None:
    """A deal imported, its name changed by hand, and an export that changes it too."""
    from cockpit.actions.deals import edit_deal

    desk.take(desk.file("one.csv", deals(ONE)))
    desk.go()
    (deal,) = desk.workspace.ask(lambda db: [row[0] for row in db.all("SELECT id FROM deal")])
    desk.workspace.do(edit_deal, deal, next_step="call Ana", name="Roof by hand")
    desk.take(desk.file("two.csv", deals((ONE[0], "Roof renamed", *ONE[2:]))))


def test_a_field_that_differs_is_decided_before_the_import(desk):
    edited(desk)
    desk.page.presenter.go_to(steps.CHECK)
    table = desk.page.files.check.conflicts
    (line,) = table.table.rows.rows()
    assert (line.name, line.field, line.mine, line.theirs) == (
        "Roof by hand", "Name", "Roof by hand", "Roof renamed",
    )  # fmt: skip
    table.theirs.click()
    desk.wait()
    assert desk.figures()["Changed deals"] == "1"
    desk.go()
    assert desk.deals() == [("Roof renamed", 120000)]


def test_a_field_that_differs_is_decided_later(desk):
    edited(desk)
    desk.go()
    done = desk.page.files.done
    assert done.differ.isVisible()
    desk.page.afterwards.show_conflicts()
    assert desk.page.files.panes.currentIndex() == files_panel.CONFLICTS
    table = desk.page.files.conflicts
    table.theirs.click()
    desk.wait()
    assert desk.deals() == [("Roof renamed", 120000)]
    assert table.table.rows.rowCount() == 0
    desk.workspace.undo()
    desk.wait()
    assert desk.deals() == [("Roof by hand", 120000)]
    assert table.table.rows.rowCount() == 1


def test_the_second_time_takes_two_clicks(desk, qtbot, monkeypatch):
    desk.take(desk.file("monday.csv", deals(ONE)))
    desk.page._on_column("Amount", "")
    desk.wait()
    desk.go()
    desk.page.importing.restart()
    again = ("D2", "Gate", "Ana Wolf", "Acme Industries", "Prospecting", "10", "2026-01-06")
    path = desk.file("friday.csv", deals(ONE, again))

    def choose(_page, begin, picked):
        assert begin == str(path.parent)
        picked([str(path)])

    monkeypatch.setattr("cockpit.ui.imports.page.ask_for_files", choose)
    clicks = 0
    for button in (desk.page.files.drop.button, desk.page.outcome.primary):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        clicks += 1
        desk.wait()
        if clicks == 1:
            assert "As last time: 2 rows, 0 changed, 1 new" in desk.page.files.about.text()
    assert clicks == 2
    assert desk.at(State.DONE)
    assert desk.deals() == [("Gate", None), ("Roof", None)]


def test_a_plan_follows_what_changes_meanwhile(desk):
    desk.take(desk.file("deals.csv", CLEAN))
    desk.go()
    desk.take(desk.file("deals.csv", CLEAN))
    assert desk.figures()["Unchanged deals"] == "3"
    desk.workspace.undo()
    desk.wait()
    desk.wait()
    assert desk.figures()["New deals"] == "3"


def test_past_imports_are_listed_and_the_newest_taken_back(desk):
    past = desk.page.files.past
    # In the program the keeper of undo hears it, and says when there is something in the way.
    desk.page.afterwards.undo_asked.connect(desk.workspace.undo)
    assert past.table.rows.rowCount() == 0
    desk.take(desk.file("deals.csv", CLEAN))
    desk.go()
    desk.page.importing.restart()
    (line,) = past.table.rows.rows()
    assert (line.label, line.deals, line.is_next) == ("imported 3 rows from deals.csv", 3, True)
    past.take_back.click()
    desk.wait()
    (line,) = past.table.rows.rows()
    assert line.taken_back
    assert desk.deals() == []


def test_the_rows_keep_the_rules_of_models():
    model = RowModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    kind = kind_named("deals")
    columns = [GridColumn(0, "a", kind.field("name")), GridColumn(1, "b", kind.field("amount"))]
    model.show_lines([FileLine(2, ("x", "1")), FileLine(3, ("y", "2"))], columns)
    assert model.setData(model.index(0, FIRST), "z")
    assert model.index(0, FIRST).data(STATE_ROLE) is CellState.MENDED
    model.show_lines([FileLine(2, ("z", "1"), mended=frozenset("a"))], columns)
    model.show_lines([], [])
    assert model.rowCount() == 0


def test_the_day_that_a_closed_deal_lacks_is_marked_where_it_belongs(desk):
    head = "Deal ID,Deal name,Owner,Company,Stage,Amount,Opened,Closed on\n"
    desk.take(desk.file("won.csv", head + "D1,Roof,Ana Wolf,Acme,Won,10,2026-01-05,\n"))
    desk.page.presenter.go_to(steps.CHECK)
    grid = desk.page.files.check.rows
    bad = [at for at in range(grid.lines.columnCount()) if grid.lines.is_bad(0, at)]
    side = Qt.Orientation.Horizontal
    assert [grid.lines.headerData(at, side) for at in bad] == ["Closed on"]
    assert "Write a day" in desk.page.files.check.fault.text()
