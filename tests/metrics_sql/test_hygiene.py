"""Hygiene by the product and by plain SQL: the same value, deals and groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, parse
from cockpit.workspace import Workspace
from tests.demo_files import TODAY
from tests.metrics_sql import hygiene_sql
from tests.metrics_sql.second import ROWS, Second

CASES = [
    ("demo", "2026-Q4", TODAY),
    ("demo", "2025-10-15..2026-06-14", date(2026, 6, 30)),
    ("maven", "2017-Q3", date(2017, 8, 15)),
]
HYGIENE = METRICS["hygiene"]
Case = tuple[Workspace, Period, date, Second]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: " ".join(map(str, case)))
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    data, text, as_of = request.param
    workspace = request.getfixturevalue(data)
    second = Second(workspace.path, parse(text), as_of, TODAY)
    for table, select in hygiene_sql.TABLES.items():
        second._connection.execute(f"CREATE TEMP TABLE {table} AS {select}", second._days)
    yield workspace, parse(text), as_of, second
    second.close()


def test_everybody(case: Case) -> None:
    workspace, period, as_of, second = case
    reading = measure(workspace.facts(), HYGIENE, period, as_of, rows=True)
    found = second._all(hygiene_sql.ROWS)
    assert sorted(reading.rows or ()) == sorted(row[0] for row in found)
    assert reading.n == len(found) > 0
    assert reading.value == pytest.approx(sum(row[4] for row in found) / len(found), rel=1e-12)


@pytest.mark.parametrize("by", ["owner", "team", "product"])
def test_groups(case: Case, by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, period, as_of, second = case
    monkeypatch.setitem(ROWS, "hygiene", hygiene_sql.ROWS)
    found: dict[Any, Any] = second.sums("hygiene", by)
    reading = measure(workspace.facts(), HYGIENE, period, as_of, by=(by,))
    assert {group.id for group in reading.groups} == found.keys()
    for group in reading.groups:
        num, den, many, _median = found[group.id]
        assert group.n == many
        assert group.value == pytest.approx(num / den, rel=1e-12), group.label
