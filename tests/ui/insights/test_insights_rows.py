"""The rows behind a figure add up to it, for every metric and every group."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cockpit.actions.moves import Closing, move_deal
from cockpit.analysis.drilldown import figure_rows
from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace


@pytest.mark.parametrize("key", METRICS)
def test_rows_add_up_to_the_figure(filled: Workspace, context: Context, key: str) -> None:
    facts, metric, today = filled.facts(), METRICS[key], filled.today()
    reading = measure(facts, metric, context.period(), today, rows=True)
    rows = figure_rows(facts, metric, context.period(), today)
    assert sorted(row.deal_id for row in rows) == list(reading.rows or ())
    if metric.workings is not None:
        return  # how these come of their rows is said and tested metric by metric
    assert sum(row.adds for row in rows) == pytest.approx(reading.numerator)
    if metric.denominator is not None and not metric.denominator.distinct:
        assert sum(row.below for row in rows) == pytest.approx(reading.denominator)


@pytest.mark.parametrize("by", ["owner", "manager", "team", "region", "product", "stage", "month"])
@pytest.mark.parametrize("key", ["win_rate", "revenue", "open_value"])
def test_rows_of_the_groups_are_the_rows_of_the_whole(
    filled: Workspace, context: Context, key: str, by: str
) -> None:
    facts, metric, today = filled.facts(), METRICS[key], filled.today()
    whole = figure_rows(facts, metric, context.period(), today)
    reading = measure(facts, metric, context.period(), today, by=(by,))
    parts = []
    for group in reading.groups:
        rows = figure_rows(facts, metric, context.period(), today, group=(by, group.id))
        assert len(rows) == group.figure.n
        assert sum(row.adds for row in rows) == pytest.approx(group.figure.numerator)
        parts += rows
    assert sorted(row.deal_id for row in parts) == sorted(row.deal_id for row in whole)


def test_the_page_shows_all_metrics_and_the_rows_of_one(page: InsightsPage) -> None:
    shown = [line.key for line in page.list.list.lines()]
    assert sorted(shown) == sorted([*METRICS, "funnel", "ageing"])
    page.show_metric("revenue")
    rows = page.rows.table.rows.rows()
    total = sum(shown.row.amount for shown in rows)
    assert page.rows._total.text() == f"Total ${total / 100:,.0f}"
    assert page.rows.title.text().startswith(f"{len(rows)} deals behind")


def test_a_group_shows_its_rows_and_lets_go_of_them(page: InsightsPage, qtbot: QtBot) -> None:
    page.show_metric("win_rate")
    all_rows = page.rows.table.rows.rowCount()
    bars = page.groups.list
    bars.setFocus()
    bars.setCurrentIndex(bars.model().index(0, 0))
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    some = page.rows.table.rows.rowCount()
    assert 0 < some < all_rows
    assert bars.bars()[0].label in page.rows.title.text()
    qtbot.keyClick(bars, Qt.Key.Key_Escape)
    assert page.rows.table.rows.rowCount() == all_rows


def test_enter_opens_the_deal(page: InsightsPage, qtbot: QtBot) -> None:
    page.show_metric("open_deals")
    table = page.rows.table
    table.setFocus()
    table.selectRow(0)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["deal", table.rows.row(0).row.deal_id]


def test_copied_rows_are_no_formulas(page: InsightsPage) -> None:
    page.show_metric("win_rate")
    page.rows.table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == page.rows.table.rows.rowCount() + 1
    assert not any(cell.startswith("=") for line in lines for cell in line.split("\t"))


def test_rows_go_to_whoever_writes_files(page: InsightsPage, qtbot: QtBot) -> None:
    page.show_metric("revenue")
    with qtbot.waitSignal(page.table_asked) as asked:
        qtbot.mouseClick(page.rows.export_link, Qt.MouseButton.LeftButton)
    table, name = asked.args
    assert name == "revenue rows"
    rows = list(table.rows)
    assert len(rows) == page.rows.table.rows.rowCount()
    at = [column.title for column in table.columns].index("Counts above")
    reading = page.chart.head.reading
    assert sum(row[at] for row in rows) * 100 == reading.value


def test_a_drop_reaches_the_open_figure(
    page: InsightsPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    page.show_metric("deals_won")
    before = page.rows.table.rows.rowCount()
    deal = filled.ask(lambda db: db.value("SELECT id FROM deal WHERE outcome = 'open'"))
    with qtbot.waitSignal(relay.committed):
        filled.do(move_deal, deal, 5, Closing(amount=100), with_gaps=True)
    assert page.rows.table.rows.rowCount() == before + 1


@pytest.mark.parametrize("key", METRICS)
def test_every_metric_can_be_drawn(page: InsightsPage, key: str) -> None:
    page.show_metric(key)
    assert not page.chart.grab().isNull()
    assert page.chart.twin.sheet is not None or page.chart.twin.said


def test_the_scope_narrows_figures_and_rows_alike(page: InsightsPage, context: Context) -> None:
    page.show_metric("deals_won")
    everyone = page.rows.table.rows.rowCount()
    owner = page.rows.table.rows.row(0).row.owner
    sql = "SELECT id FROM person WHERE name = ?"
    context.set_scope(f"person:{context.workspace.ask(lambda db: db.value(sql, owner))}")
    rows = page.rows.table.rows.rows()
    assert 0 < len(rows) < everyone
    assert {shown.row.owner for shown in rows} == {owner}
