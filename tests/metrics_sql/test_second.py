"""Every metric by the product and by plain SQL: the same values, rows and groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cockpit.analysis.drilldown import figure_rows
from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure
from cockpit.analysis.reading import Reading
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, parse
from cockpit.workspace import Workspace
from tests.demo_files import TODAY
from tests.metrics_sql.second import NOTHING, ROWS, Second

GROUPINGS = ("owner", "team", "region", "product")
# A running quarter, a past one seen from today, one seen from its middle, no calendar unit at
# all, the first weeks of the data, and a quarter as it was known four weeks ago.
CASES = [
    ("demo", "2026-Q4", TODAY, None),
    ("demo", "2026-Q3", TODAY, None),
    ("demo", "2026-Q2", date(2026, 5, 17), None),
    ("demo", "2025-10-15..2026-06-14", date(2026, 6, 30), None),
    ("demo", "2025-Q3", date(2025, 9, 1), None),
    ("demo", "2026-Q4", TODAY, datetime(2026, 10, 22, 12, tzinfo=UTC)),
    ("maven", "2017", date(2017, 12, 31), None),
    ("maven", "2017-Q2", date(2017, 6, 30), None),
    ("maven", "2017-Q3", date(2017, 8, 15), None),
]

# Those with workings of their own have a contract of their own (``plan_contract``).
PLAIN = [key for key in METRICS if key in ROWS]


@dataclass(frozen=True)
class Case:
    """The product and the contract's SQL, asked the same."""

    facts: Facts
    period: Period
    as_of: date
    second: Second

    def read(self, key: str, by: tuple[str, ...] = ()) -> Reading:
        return measure(self.facts, METRICS[key], self.period, self.as_of, by=by, rows=True)


@pytest.fixture(scope="module", params=CASES, ids=lambda case: " ".join(map(str, case)))
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    data, text, as_of, known_at = request.param
    workspace: Workspace = request.getfixturevalue(data)
    second = Second(workspace.path, parse(text), as_of, TODAY, known_at)
    facts = workspace.facts() if known_at is None else workspace.facts().known(known_at)
    yield Case(facts, parse(text), as_of, second)
    second.close()


@pytest.mark.parametrize("key", PLAIN)
def test_the_whole_team(case: Case, key: str) -> None:
    reading = case.read(key)
    sums = case.second.sums(key).get(None, NOTHING)
    assert set(reading.rows or ()) == case.second.deals(key)
    assert reading.n == sums[2]
    assert reading.value == near(_value(case.second.values(key).get(None), key))
    assert reading.median == (near(sums[3]) if METRICS[key].median else None)


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("key", PLAIN)
def test_groups(case: Case, key: str, by: str) -> None:
    reading = case.read(key, (by,))
    found, values = case.second.sums(key, by), case.second.values(key, by)
    # A group of deals that have to be left out alone is there, with nothing in it.
    groups = [one for one in reading.groups if one.n or one.figure.denominator]
    assert {group.id for group in groups} == found.keys() | values.keys()
    for group in groups:
        sums = found.get(group.id, NOTHING)
        assert group.n == sums[2], group.label
        assert group.value == near(_value(values[group.id], key)), group.label
        if key != "sales_velocity":
            assert group.figure.numerator == pytest.approx(sums[0], rel=1e-12), group.label
        if METRICS[key].median:
            assert group.figure.median == near(sums[3]), group.label


@pytest.mark.parametrize("key", PLAIN)
def test_rows_give_the_figure(case: Case, key: str) -> None:
    """What the rows add is the numerator, what they are held against the denominator."""
    metric, reading = METRICS[key], case.read(key, ("owner",))
    rows = figure_rows(case.facts, metric, case.period, case.as_of)
    assert {row.deal_id for row in rows} == set(reading.rows or ())
    assert sum(row.adds for row in rows) == pytest.approx(reading.numerator, rel=1e-9)
    if metric.denominator is not None and not metric.denominator.distinct:
        assert sum(row.below for row in rows) == pytest.approx(reading.denominator, rel=1e-9)
    for group in reading.groups:
        mine = ("owner", group.id)
        rows = figure_rows(case.facts, metric, case.period, case.as_of, group=mine)
        assert sum(row.adds for row in rows) == pytest.approx(group.figure.numerator, rel=1e-9)


@pytest.mark.parametrize("by", ["segment", "product"])
def test_the_mix_adds_up_to_all(case: Case, by: str) -> None:
    reading = case.read("portfolio_mix", (by,))
    values = case.second.values("portfolio_mix", by)
    assert {one.id: one.value for one in reading.groups} == pytest.approx(values)
    whole = 1 if values else 0  # nothing was won yet
    assert sum(one.value or 0 for one in reading.groups) == pytest.approx(whole)


def _value(value: float | None, key: str) -> float | None:
    """A sum over no rows is 0."""
    plain = METRICS[key].denominator is None and not METRICS[key].by_quota
    return 0 if value is None and plain and key != "sales_velocity" else value


def near(number: float | None) -> Any:
    """Equal but for the order in which floating numbers were added."""
    return None if number is None else pytest.approx(number, rel=1e-10)
