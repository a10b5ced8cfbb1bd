"""In a window of a past day nothing is called today that is not: the day is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from cockpit.analysis.occurrences import Panel
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.task_words import panel_title
from cockpit.ui.widgets.figures import day, here_words
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.demo_files import QUIET
from tests.ui.insights.looking import Settle

PAST = date(2026, 3, 9)


@pytest.fixture
def travelled(context: Context, filled: Workspace) -> Iterator[Context]:
    """The same folder as it was on an earlier day, and back."""
    assert context.period_title() == "This quarter"
    earlier = Workspace(filled.path, Clock(QUIET), who="tester", as_of=PAST)
    context.use_workspace(earlier)
    yield context
    context.use_workspace(filled)
    earlier.close()


def test_the_page_names_the_day_it_looks_from(
    page: InsightsPage, travelled: Context, settle: Settle
) -> None:
    settle()
    assert page.views.day_button.text() == "As of 9 Mar 2026"
    trend, found = page.chart.trend.trend(), page.rows.found()
    assert trend is not None
    assert trend.day_words == "as of 9 Mar 2026"
    assert page.chart.head.change.text().endswith("on Q4 2025")
    assert found is not None
    assert any(one.row.day == PAST for one in found.rows)
    table = page.rows.table
    model = table.model()
    cells = [
        str(model.index(line, column).data())
        for line in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert "9 Mar" in cells
    assert not {"today", "yesterday", "tomorrow"} & set(cells)


def test_days_and_periods_are_told_by_their_dates(travelled: Context, filled: Workspace) -> None:
    near = [PAST + timedelta(days=n) for n in (-1, 0, 1, 3)]
    assert [day(one, PAST) for one in near] == ["8 Mar", "9 Mar", "10 Mar", "12 Mar"]
    titles = dict(travelled.period_choices())
    assert (titles["this_quarter"], titles["last_month"]) == ("Q1 2026", "February 2026")
    assert travelled.period_title() == "Q1 2026"
    assert panel_title(Panel.TODAY, PAST) == here_words(PAST) == "Mon 9 Mar"
    travelled.use_workspace(filled)
    assert [day(one, PAST) for one in near] == ["yesterday", "today", "tomorrow", "Thu"]
    assert panel_title(Panel.WEEK, PAST) == "This week"
