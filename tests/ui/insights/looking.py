"""How the tests of the insights page look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint

from cockpit.analysis.crosstab import CrossTable
from cockpit.analysis.reading import Reading
from cockpit.ui.insights.asking import RowShown
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.insights.trend_chart import Trend
from cockpit.ui.insights.twin import Twin
from cockpit.ui.plots.plot_chart import PlotChart
from cockpit.ui.plots.sheet import Sheet

Settle = Callable[[], None]


def row_count(page: InsightsPage) -> int:
    """How many rows are listed."""
    return page.rows.table.rows.rowCount()


def show(page: InsightsPage, key: str, settle: Settle) -> None:
    """Open a figure or view and wait for it."""
    page.show_metric(key)
    settle()


def place_of(chart: PlotChart, spot: int) -> QPoint:
    """Where a spot of a drawn chart is to be clicked."""
    assert chart.surface is not None
    level = chart.level_of(spot)
    assert level is not None
    return chart.surface.place(spot, level).toPoint()


def reading_of(page: InsightsPage) -> Reading:
    """The figure in the head."""
    reading = page.chart.head.reading
    assert reading is not None
    return reading


def trend_of(page: InsightsPage) -> Trend:
    """What the trend draws."""
    trend = page.chart.trend.trend()
    assert trend is not None
    return trend


def rows_of(page: InsightsPage) -> list[RowShown]:
    """The rows behind what is chosen."""
    found = page.rows.found()
    assert found is not None
    return found.rows


def cross_of(page: InsightsPage) -> CrossTable:
    """The cross table."""
    parts = page.groups._parts
    assert parts is not None
    assert parts.table is not None
    return parts.table


def sheet_of(twin: Twin) -> Sheet:
    """The table behind a chart."""
    sheet = twin.sheet
    assert sheet is not None
    return sheet


def numbers(values: Iterable[object]) -> list[float]:
    """The values, every one of which is a number."""
    found: list[float] = []
    for value in values:
        assert isinstance(value, int | float)
        found.append(value)
    return found
