"""Every metric as a page asks for it: value, a line of 15 months, groups and rows."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from cockpit.analysis.age_bands import age_bands
from cockpit.analysis.crosstab import crosstab
from cockpit.analysis.facts import Facts
from cockpit.analysis.funnel import funnel
from cockpit.analysis.grouping import By
from cockpit.analysis.measure import measure
from cockpit.analysis.metric import Metric
from cockpit.analysis.trend import periods_back, trend
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Unit
from cockpit.workspace import Workspace
from tests.bench.figures import QUARTER, mover, opened
from tests.bench.line import Line, at_most, timed
from tests.demo_files import TODAY

MONTHS = periods_back(Unit.MONTH, TODAY, 15)
MOST = 100


def lines(deals: int) -> list[Line]:
    """A line a metric, and one for each chart that is no metric, on a folder with that many."""
    workspace = opened(deals)
    try:
        found = [_of(workspace, metric, deals) for metric in METRICS.values()]
        return [*found, *_charts(workspace, deals)]
    finally:
        workspace.close()


def page(facts: Facts, metric: Metric) -> None:
    """All that a click on a metric asks for."""
    measure(facts, metric, QUARTER, TODAY, by=("owner",), rows=True, beside=True)
    trend(facts, metric, MONTHS, TODAY)


def _of(workspace: Workspace, metric: Metric, deals: int) -> Line:
    """After a drop, with the first time, when the past is not known yet, as the limit's figure."""
    first = timed(lambda: page(workspace.facts(), metric), 1)[0]
    again = _after_drops(workspace, lambda: page(workspace.facts(), metric))
    return at_most(f"page of {metric.key}, {deals:,} deals (limit: first time)", again, first, MOST)


def _charts(workspace: Workspace, deals: int) -> list[Line]:
    charts: dict[str, Callable[[], object]] = {
        "funnel": lambda: funnel(workspace.facts(), QUARTER, TODAY),
        "age bands": lambda: age_bands(workspace.facts(), TODAY),
        "win rate by owner × segment": lambda: crosstab(
            workspace.facts(), METRICS["win_rate"], QUARTER, TODAY, By.OWNER, By.SEGMENT
        ),
    }
    return [
        at_most(f"{name}, {deals:,} deals (limit: first time)", _after_drops(workspace, ask),
                timed(ask, 1)[0], MOST)
        for name, ask in charts.items()
    ]  # fmt: skip


def _after_drops(workspace: Workspace, ask: Callable[[], object]) -> float:
    move, found = mover(workspace), []
    for _drop in range(5):
        move()
        workspace.facts()
        found += timed(ask, 1)
    return median(found)
