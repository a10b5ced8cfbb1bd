"""The rows behind a figure add up to it, for every metric and every group."""

from __future__ import annotations

import pytest

from cockpit.analysis.drilldown import figure_rows
from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
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
