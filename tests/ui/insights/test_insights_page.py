"""The page by mouse and keyboard: what is chosen in one place is what the others show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cockpit.actions.moves import Closing, move_deal
from cockpit.catalog.metrics import METRICS
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace
from tests.ui.insights.looking import (
    Settle,
    cross_of,
    numbers,
    place_of,
    reading_of,
    row_count,
    rows_of,
    sheet_of,
    show,
    trend_of,
)


def test_every_figure_and_view_is_in_the_list_under_one_heading(page: InsightsPage) -> None:
    shown = [line.key for line in page.list.list.lines()]
    assert sorted(shown) == sorted([*METRICS, "funnel", "ageing"])


def test_the_search_finds_by_any_word_and_enter_opens_the_first(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.list.search, "average check")
    assert [line.key for line in page.list.list.lines()] == ["average_check"]
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    settle()
    assert page.chart.head.name.text() == "Average check"
    page.list.search.setText("no such figure")
    assert page.list.list.lines() == []
    assert page.list._none.isVisible()


def test_arrows_in_the_list_pass_over_headings(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    keys = [line.key for line in page.list.list.lines()]
    show(page, keys[0], settle)
    page.list.list.setFocus()
    for expected in keys[1:10]:
        qtbot.keyClick(page.list.list, Qt.Key.Key_Down)
        assert page.inquiry.choice.key == expected
    settle()
    assert page.chart.head.name.text() == METRICS[keys[9]].title


@pytest.mark.parametrize("key", ["revenue", "deals_won", "open_value"])
def test_the_rows_add_up_to_the_figure_on_screen(
    page: InsightsPage, settle: Settle, key: str
) -> None:
    show(page, key, settle)
    found = page.rows.found()
    assert found is not None
    assert page.chart.head.reading is not None
    assert sum(shown.row.adds for shown in found.rows) == page.chart.head.reading.value
    assert page.rows.title.text().startswith(f"{len(found.rows)} deals behind")


def test_a_bar_shows_its_rows_and_escape_lets_go_of_them(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "win_rate", settle)
    all_rows = row_count(page)
    bars = page.groups.list
    bars.setFocus()
    bars.setCurrentIndex(bars.model().index(0, 0))
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    settle()
    bar = bars.bars()[0]
    assert row_count(page) == bar.group.n < all_rows
    assert bar.label in page.rows.title.text()
    assert bar.figure in page.rows.title.text()
    qtbot.keyClick(bars, Qt.Key.Key_Escape)
    settle()
    assert row_count(page) == all_rows


def test_a_point_of_the_trend_shows_its_groups_and_rows(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "deals_won", settle)
    trend = page.chart.trend
    points = trend_of(page).points
    spot = next(i for i, point in enumerate(points) if point.figure.n > 0)
    qtbot.mouseClick(trend, Qt.MouseButton.LeftButton, pos=place_of(trend, spot))
    settle()
    assert row_count(page) == points[spot].figure.n
    assert trend.chosen == spot
    groups = page.groups.list.bars()
    assert sum(numbers(bar.group.value for bar in groups)) == points[spot].figure.value
    qtbot.mouseClick(page.rows.back_link, Qt.MouseButton.LeftButton)
    settle()
    assert row_count(page) == reading_of(page).n
    assert trend.chosen == -1


def test_the_trend_is_walked_by_keys_and_says_where_it_is(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "deals_won", settle)
    trend = page.chart.trend
    trend.setFocus()
    qtbot.keyClick(trend, Qt.Key.Key_Home)
    qtbot.keyClick(trend, Qt.Key.Key_Right)
    assert trend.accessibleName().endswith(trend.words_of(1))
    qtbot.keyClick(trend, Qt.Key.Key_End)
    qtbot.keyClick(trend, Qt.Key.Key_Return)
    settle()
    assert row_count(page) == trend_of(page).points[-1].figure.n
    for point in trend_of(page).points:
        assert str(point.figure.n) in trend.accessibleDescription()


def test_every_unit_redraws_the_past(page: InsightsPage, settle: Settle, qtbot: QtBot) -> None:
    show(page, "deals_opened", settle)
    counts = {}
    for unit in ("day", "week", "quarter", "year", "month"):
        qtbot.mouseClick(page.chart.units.link(unit), Qt.MouseButton.LeftButton)
        settle()
        points = trend_of(page).points
        counts[unit] = len(points)
        assert {point.period.days for point in points} <= {
            "day": {1}, "week": {7}, "month": {28, 29, 30, 31}, "quarter": {90, 91, 92},
            "year": {365, 366},
        }[unit]  # fmt: skip
    assert counts["day"] >= counts["month"] > counts["quarter"] >= counts["year"] > 0


def test_a_cell_of_the_cross_table_shows_exactly_its_rows(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "win_rate", settle)
    page.groups._take("owner", "month")
    settle()
    table = cross_of(page)
    grid = page.groups.grid
    grid.setFocus()
    whole = 0
    for line in range(len(table.lines)):
        for column in range(len(table.columns)):
            grid.setCurrentIndex(grid.model().index(line, column))
            n = int(table.n[line, column])
            whole += n
            if n and whole < 20:
                qtbot.keyClick(grid, Qt.Key.Key_Return)
                settle()
                assert row_count(page) == n
                owners = {shown.row.owner for shown in rows_of(page)}
                assert owners == {table.lines[line].label}
    assert whole == reading_of(page).n
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    settle()
    assert row_count(page) == whole


def test_a_figure_by_quota_says_by_what_it_can_be_crossed(
    page: InsightsPage, settle: Settle
) -> None:
    show(page, "quota_attainment", settle)
    page.groups._take("owner", "product")
    settle()
    assert "Cross Quota attainment by person" in page.groups.twin.said


def test_the_funnel_narrows_and_opens_those_who_fell_out(
    page: InsightsPage, context: Context, settle: Settle, qtbot: QtBot
) -> None:
    context.set_period("range:2025-10-01..2026-03-31")
    show(page, "funnel", settle)
    funnel = page.chart.funnel
    steps = funnel._steps
    reached = [step.reached.count for step in steps]
    assert reached == sorted(reached, reverse=True)
    assert all(s.reached.count == s.passed.count + s.pending.count + s.lost.count for s in steps)
    spot = next(i for i in range(2, funnel.spots(), 3) if funnel.part(i)[1].count)
    bar = funnel._bar(spot).center().toPoint()
    qtbot.mouseClick(funnel, Qt.MouseButton.LeftButton, pos=bar)
    settle()
    part = funnel.part(spot)[1]
    assert {shown.row.deal_id for shown in rows_of(page)} == set(part.deals)
    qtbot.mouseClick(page.chart.measures.link("value"), Qt.MouseButton.LeftButton)
    assert funnel.title == "Funnel by value"


def test_a_cell_of_the_ageing_shows_its_deals(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "ageing", settle)
    ages = page.chart._ages
    assert ages is not None
    table = ages.table
    assert int(table.count.sum()) == row_count(page)
    line, band = next(
        (i, k) for i in range(len(table.stages)) for k in range(7) if table.count[i, k]
    )
    grid = page.chart.ages
    rect = grid.visualRect(grid.model().index(line, band))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    settle()
    ids = {shown.row.deal_id for shown in rows_of(page)}
    assert ids == set(table.deals[line][band])


def test_the_win_curve_is_drawn_and_can_be_read_as_a_trend(
    page: InsightsPage, context: Context, settle: Settle, qtbot: QtBot
) -> None:
    context.set_period("range:2025-10-01..2025-12-31")
    show(page, "win_curve", settle)
    assert page.chart.curve.isVisible()
    assert sheet_of(page.chart.twin).titles[0] == "Day"
    qtbot.mouseClick(page.chart.kinds.link("trend"), Qt.MouseButton.LeftButton)
    assert page.chart.trend.isVisible()


def test_enter_opens_the_deal(page: InsightsPage, settle: Settle, qtbot: QtBot) -> None:
    show(page, "open_deals", settle)
    table = page.rows.table
    table.setFocus()
    table.selectRow(0)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["deal", table.rows.row(0).row.deal_id]


def test_a_drop_reaches_the_open_figure(
    page: InsightsPage, filled: Workspace, relay: ChangeRelay, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "deals_won", settle)
    before = row_count(page)
    deal = filled.ask(lambda db: db.value("SELECT id FROM deal WHERE outcome = 'open'"))
    with qtbot.waitSignal(relay.committed):
        filled.do(move_deal, deal, 5, Closing(amount=100), with_gaps=True)
    settle()
    assert row_count(page) == before + 1


def test_the_scope_narrows_figures_and_rows_alike(
    page: InsightsPage, context: Context, settle: Settle
) -> None:
    show(page, "deals_won", settle)
    everyone = row_count(page)
    owner = page.rows.table.rows.row(0).row.owner
    sql = "SELECT id FROM person WHERE name = ?"
    context.set_scope(f"person:{context.workspace.ask(lambda db: db.value(sql, owner))}")
    settle()
    rows = page.rows.table.rows.rows()
    assert 0 < len(rows) < everyone
    assert {shown.row.owner for shown in rows} == {owner}
    assert reading_of(page).value == len(rows)


def test_rows_stay_when_the_page_becomes_narrow_and_wide_again(
    page: InsightsPage, settle: Settle
) -> None:
    show(page, "win_rate", settle)
    before = row_count(page)
    assert before
    for wide in (900, 1300, 1000, 1300):
        page.resize(wide, 700)
        assert row_count(page) == before
        hidden = [page.rows.table.isColumnHidden(column) for column in range(6)]
        assert hidden.count(False) >= 3


def test_where_it_is_narrow_chips_say_the_short_of_it(page: InsightsPage, settle: Settle) -> None:
    show(page, "win_rate", settle)
    head, lost = page.chart.head, [shown for shown in rows_of(page) if shown.words.lost_reason]
    wide = head.rows.text(), head.change.text()
    assert "likely" in wide[0]
    page.resize(900, 700)
    settle()
    assert (head.rows.text(), head.change.text()) != wide
    assert not any(chip.elided() for chip in (head.rows, head.change))
    table = page.rows.table
    cells = {str(table.rows.index(row, 5).data()) for row in range(table.rows.rowCount())}
    assert lost
    assert {shown.words.lost_reason.lower() for shown in lost} <= cells
    page.resize(1300, 760)
    settle()
    assert (head.rows.text(), head.change.text()) == wide


def test_tab_goes_all_around_and_past_nothing(page: InsightsPage, qtbot: QtBot) -> None:
    page.setFocus()
    assert page.list.list.hasFocus()
    page.chart.twin.switch.click()
    walked: list[object] = []
    while (here := QApplication.focusWidget()) is not None and here not in walked:
        walked.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    chart, groups = page.chart, page.groups
    for part in (
        page.list.search, chart.head.why, chart.head.pin, chart.twin.switch, chart.twin.more,
        chart.twin.table, groups.by_chip, groups.across_chip, groups.list, page.rows.table,
        page.rows.copy_link, page.rows.export_link,
    ):  # fmt: skip
        assert part in walked
    assert walked.index(chart.twin.table) < walked.index(groups.by_chip)
