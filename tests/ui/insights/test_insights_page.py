"""The page by mouse and keyboard: what is chosen in one place is what the others show."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cockpit.actions.moves import Closing, move_deal
from cockpit.catalog.metrics import METRICS
from cockpit.domain.preferences import DEFAULT_TILES
from cockpit.queries.views import saved_views
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.popover import Popover
from cockpit.workspace import Workspace
from tests.ui.insights.conftest import Settle


def row_count(page: InsightsPage) -> int:
    return page.rows.table.rows.rowCount()


def show(page: InsightsPage, key: str, settle: Settle) -> None:
    page.show_metric(key)
    settle()


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
    points = trend.trend().points
    spot = next(i for i, point in enumerate(points) if point.figure.n > 0)
    plot, _scale = trend._frame()
    at = QPoint(round(trend._x(plot, spot)), round(plot.center().y()))
    qtbot.mouseClick(trend, Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert row_count(page) == points[spot].figure.n
    assert trend.chosen == spot
    groups = page.groups.list.bars()
    assert sum(bar.group.value for bar in groups) == points[spot].figure.value
    qtbot.mouseClick(page.rows.back_link, Qt.MouseButton.LeftButton)
    settle()
    assert row_count(page) == page.chart.head.reading.n
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
    assert row_count(page) == trend.trend().points[-1].figure.n
    for point in trend.trend().points:
        assert str(point.figure.n) in trend.accessibleDescription()


def test_every_unit_redraws_the_past(page: InsightsPage, settle: Settle, qtbot: QtBot) -> None:
    show(page, "deals_opened", settle)
    counts = {}
    for unit in ("day", "week", "quarter", "year", "month"):
        qtbot.mouseClick(page.chart.units.link(unit), Qt.MouseButton.LeftButton)
        settle()
        points = page.chart.trend.trend().points
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
    table = page.groups._parts.table
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
                owners = {shown.row.owner for shown in page.rows.found().rows}
                assert owners == {table.lines[line].label}
    assert whole == page.chart.head.reading.n
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    settle()
    assert row_count(page) == whole


def test_a_figure_by_quota_says_why_it_cannot_be_crossed(
    page: InsightsPage, settle: Settle
) -> None:
    show(page, "quota_attainment", settle)
    page.groups._take("owner", "product")
    settle()
    assert "cannot be crossed" in page.groups.twin.said


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
    assert {shown.row.deal_id for shown in page.rows.found().rows} == set(part.deals)
    qtbot.mouseClick(page.chart.measures.link("value"), Qt.MouseButton.LeftButton)
    assert funnel.title == "Funnel by value"


def test_a_cell_of_the_ageing_shows_its_deals(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "ageing", settle)
    table = page.chart._ages.table
    assert int(table.count.sum()) == row_count(page)
    line, band = next(
        (i, k) for i in range(len(table.stages)) for k in range(7) if table.count[i, k]
    )
    grid = page.chart.ages
    rect = grid.visualRect(grid.model().index(line, band))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    settle()
    ids = {shown.row.deal_id for shown in page.rows.found().rows}
    assert ids == set(table.deals[line][band])


def test_the_win_curve_is_drawn_and_can_be_read_as_a_trend(
    page: InsightsPage, context: Context, settle: Settle, qtbot: QtBot
) -> None:
    context.set_period("range:2025-10-01..2025-12-31")
    show(page, "win_curve", settle)
    assert page.chart.curve.isVisible()
    assert page.chart.twin.sheet.titles[0] == "Day"
    qtbot.mouseClick(page.chart.kinds.link("trend"), Qt.MouseButton.LeftButton)
    assert page.chart.trend.isVisible()


def test_the_twin_tells_the_same_numbers_and_copies_them(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "deals_won", settle)
    for twin in (page.chart.twin, page.groups.twin):
        qtbot.mouseClick(twin.switch, Qt.MouseButton.LeftButton)
        assert twin.table.isVisible()
        twin.copy()
        lines = QGuiApplication.clipboard().text().splitlines()
        assert len(lines) == len(twin.sheet.rows) + 1
        assert not any(cell.startswith("=") for line in lines for cell in line.split("\t"))
    figures = [row[1].value for row in page.chart.twin.sheet.rows]
    assert figures == [point.figure.value for point in page.chart.trend.trend().points]
    by_group = [row[2].value for row in page.groups.twin.sheet.rows]
    assert sum(by_group) == page.chart.head.reading.value


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
    assert sum(row[at] for row in rows) * 100 == page.chart.head.reading.value
    with qtbot.waitSignal(page.picture_asked) as drawn:
        page.chart.twin.save_picture()
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
    popover = page.window().findChild(Popover)
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
    now = page.chart.head.reading.value
    page.look_from(date(2026, 1, 15))
    settle()
    then = page.chart.head.reading.value
    assert 0 < then < now
    assert row_count(page) == then
    assert "15 January 2026" in page.heading()[1]


def test_why_tells_formula_numbers_and_what_is_left_aside(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "win_rate", settle)
    reading = page.chart.head.reading
    qtbot.mouseClick(page.chart.head.why, Qt.MouseButton.LeftButton)
    popover = page.window().findChild(Popover)
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


def test_every_figure_is_drawn_or_says_why_not(page: InsightsPage, settle: Settle) -> None:
    for key in (*METRICS, "funnel", "ageing"):
        show(page, key, settle)
        assert not page.chart.grab().isNull()
        assert (page.chart.twin.sheet is not None) != bool(page.chart.twin.said), key


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
    assert page.chart.head.reading.value == len(rows)


def test_the_page_is_narrowed_to_a_group_and_widened_again(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "deals_won", settle)
    everyone = page.chart.head.reading.value
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
        assert page.chart.head.reading.value == bar.group.value
        (chip,) = page.chart.narrow.chips
        assert bar.label in chip.text()
        chip.setFocus()
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
        settle()
        assert page.chart.head.reading.value == everyone
