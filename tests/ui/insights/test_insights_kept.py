"""What is kept and taken along: saved views, other days, pins, twins, files, narrowing."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cockpit.catalog.metrics import METRICS
from cockpit.domain.preferences import DEFAULT_TILES
from cockpit.domain.records import Lead
from cockpit.jobs.export import write_table
from cockpit.queries.views import saved_views
from cockpit.storage.work import Work
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.insights.record_popover import RecordPopover
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.name_popover import NamePopover
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.workspace import Workspace
from tests.ui.insights.looking import (
    Settle,
    numbers,
    reading_of,
    row_count,
    sheet_of,
    show,
    trend_of,
)


def test_the_twin_tells_the_same_numbers_and_copies_them(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "deals_won", settle)
    for twin in (page.chart.twin, page.groups.twin):
        qtbot.mouseClick(twin.switch, Qt.MouseButton.LeftButton)
        assert twin.table is not None
        assert twin.table.isVisible()
        twin.more.copy()
        lines = QGuiApplication.clipboard().text().splitlines()
        assert len(lines) == len(sheet_of(twin).rows) + 1
        assert not any(cell.startswith("=") for line in lines for cell in line.split("\t"))
    figures = [row[1].value for row in sheet_of(page.chart.twin).rows]
    assert figures == [point.figure.value for point in trend_of(page).points]
    by_group = [row[2].value for row in sheet_of(page.groups.twin).rows]
    assert sum(numbers(by_group)) == reading_of(page).value


def test_rows_and_charts_go_to_whoever_writes_files(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "revenue", settle)
    with qtbot.waitSignal(page.table_asked) as asked:
        qtbot.mouseClick(page.rows.export_link, Qt.MouseButton.LeftButton)
    table, name = asked.args
    assert name == "revenue rows"
    at = [column.title for column in table.columns].index("Counts above")
    rows = list(table.rows)
    assert len(rows) == row_count(page)
    assert sum(row[at] for row in rows) * 100 == reading_of(page).value
    with qtbot.waitSignal(page.picture_asked) as drawn:
        page.chart.twin.more.save_picture()
    image, _name = drawn.args
    assert image.width() > page.chart.trend.width()
    colors = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert len(colors) > 2


def test_a_saved_view_brings_all_of_it_back(
    page: InsightsPage, context: Context, filled: Workspace, settle: Settle, qtbot: QtBot
) -> None:
    team = filled.ask(lambda db: db.value("SELECT id FROM team ORDER BY id LIMIT 1"))
    context.set_scope(f"team:{team}")
    context.set_period("range:2025-11-01..2026-02-28")
    show(page, "average_deal", settle)
    page.groups._take("team", "quarter")
    qtbot.mouseClick(page.chart.units.link("week"), Qt.MouseButton.LeftButton)
    page.look_from(date(2026, 2, 20))
    settle()
    before, kept = page.chart.head.value.text(), page.kept()
    page.views.ask_name()
    popover = page.window().findChild(NamePopover)
    assert popover is not None
    popover._name.setText("Winter of the north")
    qtbot.keyClick(popover, Qt.Key.Key_Return)
    assert page.views.view_button.text() == "Winter of the north"
    context.set_scope("all")
    context.set_period("this_quarter")
    page.look_from(None)
    show(page, "win_rate", settle)
    assert page.views.view_button.text() == "Views"
    (view,) = filled.ask(saved_views, "insights")
    page.views.open_view(view)
    settle()
    assert page.kept() == kept
    assert page.chart.head.value.text() == before
    assert page.views.view_button.text() == "Winter of the north"


def test_figures_of_an_earlier_day_leave_out_what_came_later(
    page: InsightsPage, context: Context, settle: Settle
) -> None:
    context.set_period("range:2025-01-01..2026-12-31")
    show(page, "deals_won", settle)
    now = reading_of(page).value
    page.look_from(date(2026, 1, 15))
    settle()
    then = reading_of(page).value
    assert now is not None
    assert then is not None
    assert 0 < then < now
    assert row_count(page) == then
    assert "15 January 2026" in page.heading()[1]


def test_why_tells_formula_numbers_and_what_is_left_aside(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "win_rate", settle)
    reading = reading_of(page)
    qtbot.mouseClick(page.chart.head.why, Qt.MouseButton.LeftButton)
    popover = page.window().findChild(Popover)
    assert popover is not None
    words = " ".join(label.text() for label in popover.findChildren(type(page.rows.title)))
    assert METRICS["win_rate"].why in words
    assert f"{reading.numerator} ÷ {reading.denominator}" in words
    assert "Definition 1" in words
    qtbot.keyClick(popover, Qt.Key.Key_Escape)


def test_a_figure_is_pinned_in_place_of_another_and_undo_takes_it_back(
    page: InsightsPage, filled: Workspace
) -> None:
    page.pins.put("sales_cycle", DEFAULT_TILES[2])
    assert filled.preferences().tiles[2] == "sales_cycle"
    filled.undo()
    assert filled.preferences().tiles == DEFAULT_TILES


def test_every_figure_is_drawn_or_says_why_not(page: InsightsPage, settle: Settle) -> None:
    for key in (*METRICS, "funnel", "ageing"):
        show(page, key, settle)
        assert not page.chart.grab().isNull()
        assert (page.chart.twin.sheet is not None) != bool(page.chart.twin.said), key


def test_the_page_is_narrowed_to_a_group_and_widened_again(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "deals_won", settle)
    everyone = reading_of(page).value
    for by in ("owner", "product", "team", "region", "stage"):
        page.groups._take(by, "")
        settle()
        bar = next(bar for bar in page.groups.list.bars() if bar.id is not None)
        page.groups.list._on_activated(
            page.groups.list.model().index(page.groups.list.bars().index(bar), 0)
        )
        settle()
        qtbot.mouseClick(page.rows.narrow_link, Qt.MouseButton.LeftButton)
        settle()
        assert reading_of(page).value == bar.group.value
        (chip,) = page.chart.narrow.chips
        assert bar.label in chip.text()
        chip.setFocus()
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
        settle()
        assert reading_of(page).value == everyone


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_has_every_row_and_adds_up(
    page: InsightsPage, settle: Settle, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    show(page, "revenue", settle)
    with qtbot.waitSignal(page.table_asked) as asked:
        page.rows.export()
    file = tmp_path / f"rows.{ending}"
    write_table(asked.args[0], file)
    if ending == "csv":
        with file.open(newline="", encoding="utf-8-sig") as text:
            lines: list[list[Any]] = list(csv.reader(text))
    else:
        lines = list(CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python())
    at = lines[0].index("Counts above")
    total = sum(float(line[at]) for line in lines[1:])
    assert len(lines) == row_count(page) + 1
    assert total * 100 == reading_of(page).value


def test_a_lead_behind_a_figure_is_shown_in_full(
    page: InsightsPage, filled: Workspace, settle: Settle, qtbot: QtBot
) -> None:
    filled.do(_add_lead)
    show(page, "lead_conversion", settle)
    table = page.rows.table
    assert row_count(page) == 1
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    popover = page.window().findChild(RecordPopover)
    assert popover is not None
    words = [label.text() for label in popover.findChildren(PlainLabel)]
    assert "Nora Field" in words
    assert "fair" in words
    link = next(button for button in popover.findChildren(LinkButton) if "deal" in button.text())
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened.args == ["deal", 1]


def _add_lead(work: Work) -> None:
    lead = Lead(
        datetime(2026, 2, 3, 9, tzinfo=UTC), date(2026, 2, 3), "Nora Field", "Field & Co",
        source="fair", deal_id=1, converted_on=date(2026, 2, 20),
    )  # fmt: skip
    work.add(lead)
    work.label = "noted a lead"
