"""Every metric as a page asks for it: value, a line of 15 months, groups and rows.

Cold: what the window gets ready after its start is there, and nothing else; after a drop: the past
is known. Times are the processor's: nothing else is waited for. The limit is what counting and
adding sixteen evenings over bare arrays costs.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from statistics import median

import numpy as np

from cockpit.analysis.age_bands import age_bands
from cockpit.analysis.crosstab import crosstab
from cockpit.analysis.facts import Facts
from cockpit.analysis.funnel import funnel
from cockpit.analysis.grouping import By
from cockpit.analysis.layers import Layers
from cockpit.analysis.measure import measure
from cockpit.analysis.metric import Metric
from cockpit.analysis.preparing import preparations
from cockpit.analysis.raw import EVER, OPEN, day_number
from cockpit.analysis.remembered import Remembered
from cockpit.analysis.trend import periods_back, trend
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Unit
from cockpit.workspace import Workspace
from tests.bench.figures import QUARTER, mover, opened
from tests.bench.line import Line, at_most, worked
from tests.demo_files import TODAY

MONTHS = periods_back(Unit.MONTH, TODAY, 15)
MOST = 100


def lines(deals: int) -> list[Line]:
    """Two lines a metric, and one for each chart that is no metric, on a folder with that many."""
    workspace = opened(deals)
    try:
        limit = median(worked(_evenings(workspace.facts()), 9))
        found = [
            line for metric in METRICS.values() for line in _of(workspace, metric, deals, limit)
        ]
        return [*found, *_charts(workspace, deals)]
    finally:
        workspace.close()


def page(facts: Facts, metric: Metric) -> None:
    """All that a click on a metric asks for."""
    measure(facts, metric, QUARTER, TODAY, by=("owner",), rows=True, beside=True)
    trend(facts, metric, MONTHS, TODAY)


def cold(facts: Facts) -> Facts:
    """The same facts as they are when they have been got ready and nothing was asked yet."""
    references = copy(facts.references)
    references.kept = Remembered(256)
    fresh = Facts(
        Layers.of(facts.layers.whole()),
        references,
        facts.position,
        facts.read_on,
        ((EVER, facts.position),),
        facts.sources,
    ).with_records(facts.position, facts.records)
    for piece in preparations(fresh):
        piece()
    return fresh


def _of(workspace: Workspace, metric: Metric, deals: int, limit: float) -> list[Line]:
    fresh = cold(workspace.facts())
    first = worked(lambda: page(fresh, metric), 1)[0]
    page(workspace.facts(), metric)
    again = _after_drops(workspace, lambda: page(workspace.facts(), metric))
    return [
        at_most(f"page of {metric.key}, cold, {deals:,} deals", first, limit, MOST),
        at_most(f"page of {metric.key} after a drop, {deals:,} deals", again, limit, MOST),
    ]


def _evenings(facts: Facts) -> Callable[[], object]:
    """Sixteen evenings over bare arrays: which versions hold, what is open, whose it is and what
    it is worth."""
    ledger = facts.layers.whole()
    versions, until = ledger.versions, ledger.course.until
    days = [day_number(min(month.last_day, TODAY)) for month in (MONTHS[0], *MONTHS)]
    people = int(versions.owner.max()) + 1

    def work() -> None:
        for day in days:
            rows = np.flatnonzero((versions.day <= day) & (until > day))
            opened = rows[versions.outcome[rows] == OPEN]
            np.bincount(versions.owner[opened], versions.amount[opened], people)

    return work


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
                worked(ask, 1)[0], MOST)
        for name, ask in charts.items()
    ]  # fmt: skip


def _after_drops(workspace: Workspace, ask: Callable[[], object]) -> float:
    move, found = mover(workspace), []
    for _drop in range(5):
        move()
        workspace.facts()
        found += worked(ask, 1)
    return median(found)
