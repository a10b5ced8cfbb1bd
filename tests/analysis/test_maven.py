"""The figures of a real export, as they are known."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import RawReferences
from cockpit.analysis.reading import Reading
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import parse
from tests.analysis.maven import ENGAGING, Opportunity, cut_at, facts_of, read

YEAR_END = date(2017, 12, 31)
Files = tuple[list[Opportunity], RawReferences]


@pytest.fixture(scope="module")
def files(shared_data: Path) -> Files:
    return read(shared_data / "maven")


@pytest.fixture(scope="module")
def facts(files: Files) -> Facts:
    deals, references = files
    return facts_of(deals, references, YEAR_END)


def reading(facts: Facts, key: str, period: str = "2017", **more: Any) -> Reading:
    return measure(facts, METRICS[key], parse(period), YEAR_END, **more)


def value(facts: Facts, key: str, period: str = "2017") -> float | None:
    return reading(facts, key, period).value


def test_counts(facts: Facts) -> None:
    assert value(facts, "deals_won") == 4_238
    assert value(facts, "deals_lost") == 2_473
    assert value(facts, "open_deals") == 2_089
    stages = reading(facts, "open_deals", by=("stage",)).groups
    assert [(one.label, one.value) for one in stages] == [("Prospecting", 500), ("Engaging", 1_589)]


def test_win_rate_with_its_interval(facts: Facts) -> None:
    found = reading(facts, "win_rate")
    assert found.value == 4_238 / 6_711
    assert (found.numerator, found.denominator, found.n) == (4_238, 6_711, 6_711)
    assert found.interval == pytest.approx((0.6199, 0.6430), abs=5e-5)
    assert found.previous.value is None


def test_money(facts: Facts) -> None:
    assert value(facts, "revenue") == 1_000_553_400
    average = reading(facts, "average_deal")
    assert average.value == pytest.approx(236_091, abs=1)
    assert average.median == 111_700
    quarters = [value(facts, "revenue", f"2017-Q{n}") for n in (1, 2, 3, 4)]
    assert quarters == [113_467_200, 308_611_100, 298_225_500, 280_249_600]
    by_quarter = reading(facts, "revenue", by=("quarter",)).groups
    assert [one.value for one in by_quarter] == quarters
    assert [one.label for one in by_quarter] == ["2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"]


def test_open_value_at_list_price(facts: Facts) -> None:
    found = reading(facts, "open_value")
    assert found.value == 496_621_500
    assert (found.n, found.estimated, found.not_priced) == (2_089, 2_089, 0)


def test_sales_cycle(facts: Facts) -> None:
    found = reading(facts, "sales_cycle")
    assert found.value == pytest.approx(51.78, abs=0.005)
    assert found.median == 57


def test_long_in_engaging(facts: Facts) -> None:
    state = facts.at(YEAR_END)
    assert np.count_nonzero(state.is_open & (state.stage == ENGAGING) & (state.stage_age > 90)) == (
        1_479
    )


def test_by_manager(facts: Facts) -> None:
    groups = reading(facts, "win_rate", by=("manager",)).groups
    marxen = next(one for one in groups if one.label == "Melvin Marxen")
    assert (marxen.figure.numerator, marxen.figure.denominator) == (882, 1_418)
    assert sum(one.n for one in groups) == 6_711


@pytest.mark.parametrize("day", [date(2017, 6, 30), date(2017, 3, 15), date(2017, 11, 5)])
def test_a_past_day_answers_as_the_file_of_that_day_would(
    files: Files, facts: Facts, day: date
) -> None:
    deals, references = files
    then = facts_of(cut_at(deals, day), references, day)
    by = ("owner", "manager", "team", "region", "product", "stage", "month", "quarter")
    for metric in METRICS.values():
        for period in ("2017", "2017-Q2", "2017-06"):
            now = measure(facts, metric, parse(period), day, by=by, rows=True).as_json()
            assert now == measure(then, metric, parse(period), day, by=by, rows=True).as_json()
