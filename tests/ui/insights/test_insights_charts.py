"""Large charts: read out, walked, zoomed, held against the year before, taken along as pictures."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period
from cockpit.ui.insights.curve_chart import CurveChart
from cockpit.ui.insights.funnel_chart import FunnelChart
from cockpit.ui.insights.mix_chart import MixChart
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.insights.trend_chart import TrendChart
from cockpit.ui.plots.library import library
from cockpit.ui.plots.plot_chart import PlotChart
from cockpit.ui.shell.context import Context
from cockpit.ui.theme import theme
from cockpit.workspace import Workspace
from tests.ui.insights.looking import Settle, place_of, reading_of, sheet_of, show, trend_of


@pytest.fixture
def chart(page: InsightsPage, settle: Settle) -> TrendChart:
    """Deals won by month, drawn."""
    show(page, "deals_won", settle)
    return page.chart.trend


def test_pointing_reads_out_the_figure_of_the_table_twin(
    page: InsightsPage, chart: TrendChart, qtbot: QtBot
) -> None:
    rows = sheet_of(page.chart.twin).rows
    for spot in (0, len(rows) // 2, len(rows) - 1):
        qtbot.mouseMove(chart, place_of(chart, spot))
        assert chart.read_out.isVisible()
        assert chart.read_out.lines[:2] == (rows[spot][0].text, rows[spot][1].text)
        assert chart.rect().contains(chart.read_out.geometry())
    qtbot.mouseMove(chart, QPoint(chart.width() + 40, 5))
    chart.leaveEvent(_leaving())
    assert not chart.read_out.isVisible()


def test_a_drag_shows_its_range_alone_and_every_way_leads_back(
    chart: TrendChart, qtbot: QtBot
) -> None:
    last = chart.spots() - 1
    backs = (
        lambda: qtbot.keyClick(chart, Qt.Key.Key_Escape),
        lambda: qtbot.keyClick(chart, Qt.Key.Key_0),
        lambda: qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().center()),
        lambda: qtbot.mouseClick(chart.whole, Qt.MouseButton.LeftButton),
    )
    for back in backs:
        _drag(chart, 1, 4, qtbot)
        assert chart.span == (1, 4)
        assert chart.whole.isVisible()
        assert chart.chosen == -1
        back()
        assert chart.span == (0, last)
        assert not chart.whole.isVisible()


def test_a_short_drag_still_shows_a_few_and_the_keys_stay_in_view(
    chart: TrendChart, qtbot: QtBot
) -> None:
    last = chart.spots() - 1
    _drag(chart, last, last - 1, qtbot)
    assert chart.span == (last - 2, last)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.span[0] == 0
    for _step in range(last + 1):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
        assert chart.span[0] <= chart.pointed <= chart.span[1]
        assert chart.read_out.isVisible()
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.span == (0, last)


def test_a_range_is_scaled_by_what_it_shows(chart: TrendChart) -> None:
    trend = chart.trend()
    assert trend is not None
    for first in range(chart.spots() - 3):
        chart.show_span(first, first + 3)
        assert chart.surface is not None
        low, high = chart.surface.levels
        shown = [one.figure.value or 0 for one in trend.points[first : first + 4]]
        assert low <= min(shown) <= max(shown) <= high
        assert place_of(chart, first).x() > 0
        assert place_of(chart, first + 3).x() < chart.width()


def test_a_click_after_a_drag_still_chooses(
    chart: TrendChart, settle: Settle, qtbot: QtBot
) -> None:
    last = chart.spots() - 1
    _drag(chart, last - 3, last, qtbot)
    with qtbot.waitSignal(chart.picked) as picked:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place_of(chart, last))
    settle()
    assert picked.args == [last]
    assert chart.span == (last - 3, last)


def test_the_year_before_is_the_figure_of_that_month(
    page: InsightsPage, context: Context, settle: Settle
) -> None:
    show(page, "deals_won", settle)
    trend = trend_of(page)
    facts = context.workspace.facts()
    assert len(trend.before) == len(trend.points)
    for point, value in zip(trend.points, trend.before, strict=True):
        if point.period.end > trend.as_of:
            continue  # it is cut to date; the analysis tests that
        start, end = (
            one.replace(year=one.year - 1) for one in (point.period.start, point.period.end)
        )
        reading = measure(facts, METRICS["deals_won"], Period(start, end), trend.as_of)
        assert (value or 0) == (reading.value or 0)


def test_what_is_drawn_again_uses_what_was_there(chart: TrendChart, qtbot: QtBot) -> None:
    """Items that were dropped would be ended by the collector, in a thread that is not theirs."""
    surface = chart.surface
    assert surface is not None
    scene = surface.view.scene()

    def walk() -> tuple[int, int]:
        for spot in range(chart.spots()):
            qtbot.mouseMove(chart, place_of(chart, spot))
        chart.show_span(1, 4)
        chart.show_whole()
        chart.leaveEvent(_leaving())
        seen = [item for item in scene.items() if item.isVisible()]
        return len(scene.items()), len(seen)

    first = walk()
    assert walk() == first


@pytest.mark.parametrize("key", ["deals_won", "win_curve", "portfolio_mix", "funnel", "ageing"])
def test_every_chart_is_copied_as_a_picture(
    page: InsightsPage, context: Context, settle: Settle, key: str
) -> None:
    context.set_period("range:2025-10-01..2025-12-31")
    show(page, key, settle)
    page.chart.twin.more.copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.width() >= 2 * 400
    assert len(_colors(image)) > 3
    chart = page.chart.twin._chart
    assert not (isinstance(chart, PlotChart) and chart.read_out.isVisible())


def test_pictures_of_lists_have_all_groups_whatever_is_scrolled_to(
    page: InsightsPage, settle: Settle, qtbot: QtBot
) -> None:
    show(page, "deals_won", settle)
    groups = page.groups
    groups.list.setMaximumHeight(40)
    with qtbot.waitSignal(page.picture_asked) as asked:
        groups.twin.more.save_picture()
    high = groups.list.sizeHintForRow(0)
    assert asked.args[0].height() >= 2 * high * len(groups.list.bars())
    groups._take("owner", "month")
    settle()
    with qtbot.waitSignal(page.picture_asked) as asked:
        groups.twin.more.save_picture()
    grid = groups.grid
    assert asked.args[0].height() >= 2 * grid.verticalHeader().length()
    assert asked.args[0].width() >= 2 * grid.horizontalHeader().length()


def test_a_day_as_known_then_leaves_out_what_was_learnt_later(
    page: InsightsPage, context: Context, filled: Workspace, settle: Settle
) -> None:
    context.set_period("range:2025-01-01..2026-12-31")
    show(page, "deals_won", settle)
    day = date(2026, 1, 15)
    page.look_from(day)
    settle()
    with_today = reading_of(page).value
    assert page.views.known_button.text() == "Known today"
    page.views._on_known(day)
    settle()
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), filled.zone())
    known = filled.facts().known(end.astimezone(UTC))
    period = context.period_at(day)
    assert reading_of(page).value == measure(known, METRICS["deals_won"], period, day).value
    assert reading_of(page).backfill == known.backfill
    assert page.heading()[1].endswith("as known then")
    kept = page.kept()
    page.views._on_day(None)
    settle()
    assert not page.views.known_button.isVisible()
    page.open_kept(kept)
    settle()
    assert page.views.known_button.text() == "Known then"
    page.look_from(day)
    settle()
    assert reading_of(page).value == with_today


def test_the_library_changes_nothing_of_the_process(page: InsightsPage) -> None:
    import pyqtgraph as pg

    assert library().is_here
    assert "pyqtgraph" not in repr(sys.excepthook)
    assert pg.getConfigOption("exitCleanup") is False


def _drag(chart: PlotChart, first: int, last: int, qtbot: QtBot) -> None:
    """Along the foot of the plot, where no button lies."""
    start, end = (QPoint(place_of(chart, spot).x(), chart.height() // 2) for spot in (first, last))
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    step = (end - start) / 4
    for part in range(1, 5):
        _move(chart, start + step * part)
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=end)


def _move(chart: PlotChart, at: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(at)
    chart.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, where, chart.mapToGlobal(where), left, left, none)
    )


def _leaving() -> QEvent:
    return QEvent(QEvent.Type.Leave)


def _colors(image: QImage) -> set[str]:
    across = range(0, image.width(), 3)
    return {
        image.pixelColor(x, y).name()
        for y in range(0, image.height(), max(image.height() // 12, 1))
        for x in across
    }


def test_a_chart_that_has_gone_is_not_drawn_again_with_the_theme(
    chart: TrendChart, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    """PySide keeps calling a slot that a subclass defines anew when its widget has gone."""
    gone = (TrendChart(), CurveChart(), MixChart(), FunnelChart())
    for one in gone:
        delete(one)
    before = theme().name
    theme().choose("dark" if before == "light" else "light")
    library().arrived.emit()
    theme().choose(before)
    assert "already deleted" not in capfd.readouterr().err
    assert chart.is_drawn
