"""What leads to the page of figures in the real window, and what is ready before it is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cockpit.domain.period import Period, Unit, parse, this
from cockpit.domain.plan import COMPANY
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.plots.library import library
from tests.demo_files import demo_file
from tests.ui.crawl.stand import Stand


@pytest.fixture
def stand(tmp_path: Path, qtbot: QtBot):
    made = Stand(demo_file(600), tmp_path / "team")
    yield made
    made.close()


def test_a_figure_of_a_month_is_opened_with_that_month(stand: Stand) -> None:
    context = stand.session.context
    today = stand.session.workspace.today()
    asked: list[tuple[Period, str]] = [
        (parse("2025-12"), "December 2025"),
        (this(Unit.QUARTER, today), "This quarter"),
        (parse("2025-10-03..2025-10-20"), ""),
    ]
    for period, words in asked:
        stand.walk.open_figure_of("revenue", COMPANY, period)
        stand.wait()
        page = stand.window.page("insights")
        assert isinstance(page, InsightsPage)
        assert context.period() == period
        assert page.inquiry.choice.key == "revenue"
        assert page.chart.head.reading is not None
        assert page.chart.head.reading.period == period
        assert not words or context.period_title() == words


def test_a_page_without_a_button_lights_the_one_it_belongs_to(stand: Stand) -> None:
    window = stand.window
    for page, lit in (("signals", "insights"), ("tasks", "tasks"), ("brief", "cockpit")):
        window.open(page)
        stand.wait()
        shown = [one.page_key for one in window.rail.buttons() if one.isChecked()]
        assert shown == [lit]


def test_charts_are_ready_when_the_window_has_rested(stand: Stand, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: library().is_here, timeout=20_000)
    stand.window.open("insights")
    page = stand.window.page("insights")
    assert isinstance(page, InsightsPage)
    qtbot.waitUntil(lambda: page.chart.trend.is_drawn, timeout=20_000)
