"""A metric by two groupings: the same sums as by one."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.analysis.crosstab import crosstab
from cockpit.analysis.facts import build
from cockpit.analysis.grouping import By
from cockpit.analysis.measure import measure
from cockpit.analysis.metric import Metric
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import parse
from tests.analysis.sheet import TODAY as SHEET_TODAY
from tests.analysis.sheet import Sheet
from tests.analysis.worlds import TODAY, World, raw_deals, worlds

PERIOD = parse("2025-12..2026-01")


def adds_up(metric: Metric) -> bool:
    """Its figure in any set of rows is a quotient of sums over them, each row in one set."""
    special = metric.workings or metric.estimate or metric.void
    apart = metric.denominator is not None and metric.denominator.distinct
    return special is None and not (metric.by_quota or metric.share_of_whole or apart)


PLAIN = [one for one in METRICS.values() if adds_up(one)]


@settings(max_examples=15)
@given(worlds, st.sampled_from(By), st.sampled_from([By.MONTH, By.QUARTER, By.OWNER]))
def test_lines_and_columns_add_up(world: World, lines: By, columns: By) -> None:
    facts = build(raw_deals(world.deals), world.references, 1, TODAY)
    for metric in PLAIN:
        table = crosstab(facts, metric, PERIOD, TODAY, lines, columns)
        groups = measure(facts, metric, PERIOD, TODAY, by=(lines,)).groups
        wanted = {one.label: one.figure for one in groups if one.n}
        assert [key.label for key in table.lines] == list(wanted)
        assert table.n.sum(axis=1).tolist() == [one.n for one in wanted.values()]
        sums = [one.numerator for one in wanted.values()]
        assert table.numerator.sum(axis=1) == pytest.approx(np.array(sums))


def test_win_rate_by_person_and_quarter() -> None:
    sheet = Sheet()
    sheet.won(date(2025, 10, 1), date(2025, 12, 5), 100, owner=1)
    sheet.won(date(2025, 10, 1), date(2026, 1, 5), 100, owner=2)
    sheet.lost(date(2025, 10, 1), date(2026, 1, 6), 100)
    period = parse("2025..2026")
    table = crosstab(sheet.facts(), METRICS["win_rate"], period, SHEET_TODAY, By.OWNER, By.QUARTER)
    assert [key.label for key in table.lines] == ["A", "B"]
    assert [key.label for key in table.columns] == ["2025-Q4", "2026-Q1"]
    assert np.array_equal(table.value, np.array([[1, 0], [np.nan, 1]]), equal_nan=True)
    assert table.n.tolist() == [[1, 1], [0, 1]]
