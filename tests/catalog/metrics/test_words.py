"""Every metric says what it is, and why there is no value where there is none."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.analysis import raw
from cockpit.analysis.measure import measure
from cockpit.analysis.metric import Metric
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import parse
from tests.analysis.sheet import TODAY, Sheet

PERIODS = ("2026-Q1", "2026-Q2", "2010", "2026-03-31")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "metric" in metafunc.fixturenames:
        metafunc.parametrize("metric", METRICS.values(), ids=lambda one: one.key)


def test_it_says_in_full_what_it_is(metric: Metric) -> None:
    assert metric.version >= 1
    assert metric.definition.endswith(".")
    assert metric.why.endswith(".")
    assert len(metric.why) >= len("Deals won in the period.")


def half_a_world() -> Sheet:
    """Deals without amounts, accounts or dates: rows, but little to divide by."""
    sheet = Sheet()
    lost = sheet.deal(None, date(2026, 1, 5))
    sheet.version(lost, date(2026, 1, 5), product=2)
    sheet.version(lost, date(2026, 2, 5), outcome=raw.LOST, product=2)
    bare = sheet.deal(None, date(2026, 2, 1))
    sheet.version(bare, date(2026, 2, 1), product=2)
    return sheet


@pytest.mark.parametrize("sheet", [Sheet(), half_a_world()], ids=["nothing", "half a world"])
def test_no_value_has_a_reason_and_a_value_has_none(metric: Metric, sheet: Sheet) -> None:
    facts = sheet.facts()
    for text in PERIODS:
        for wanted in (DealFilter(), DealFilter(owners=frozenset({2}))):
            reading = measure(
                facts, metric, parse(text), TODAY, filter=wanted, by=("owner", "month", "product")
            )
            figures = [reading.figure, *(group.figure for group in reading.groups)]
            for found in figures:
                assert (found.value is None) == bool(found.reason), (text, found)
