"""Every metric by the product and by plain SQL: the same values, rows and groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cockpit.actions.starting import set_up
from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, parse
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.workspace import Workspace
from cockpit.workspace.opening import new_workspace
from tests.demo_files import MORNING, TODAY, open_demo
from tests.metrics_sql.second import NOTHING, Second, value

GROUPINGS = ("owner", "team", "region", "product")
# A running quarter, a past one seen from today, one seen from its middle, no calendar unit at
# all, and the first weeks of the data.
CASES = [
    ("demo", "2026-Q4", TODAY),
    ("demo", "2026-Q3", TODAY),
    ("demo", "2026-Q2", date(2026, 5, 17)),
    ("demo", "2025-10-15..2026-06-14", date(2026, 6, 30)),
    ("demo", "2025-Q3", date(2025, 9, 1)),
    ("maven", "2017", date(2017, 12, 31)),
    ("maven", "2017-Q2", date(2017, 6, 30)),
    ("maven", "2017-Q3", date(2017, 8, 15)),
]
MAVEN_FILES = ("accounts", "products", "sales_teams", "sales_pipeline")

# Those with workings of their own have a contract of their own (``plan_contract``).
PLAIN = [key for key, metric in METRICS.items() if metric.workings is None]

Case = tuple[Workspace, Period, date, Second]


@pytest.fixture(scope="module")
def demo() -> Iterator[Workspace]:
    opened = open_demo()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def maven(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("maven") / "cockpit.db"
    opened = new_workspace(path, lambda: MORNING)
    opened.tend(set_up)
    files = [shared_data / "maven" / f"{name}.csv" for name in MAVEN_FILES]
    run_import(opened, plan_import(opened, files, ImportOptions(), look_ahead=False))
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=CASES, ids=lambda case: " ".join(map(str, case)))
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    data, text, as_of = request.param
    workspace = request.getfixturevalue(data)
    second = Second(workspace.path, parse(text), as_of, TODAY)
    yield workspace, parse(text), as_of, second
    second.close()


@pytest.mark.parametrize("key", PLAIN)
def test_the_whole_team(case: Case, key: str) -> None:
    workspace, period, as_of, second = case
    reading = measure(workspace.facts(), METRICS[key], period, as_of, rows=True)
    sums = second.sums(key).get(None, NOTHING)
    quota = second.quotas().get(None)
    assert set(reading.rows or ()) == second.deals(key)
    assert reading.n == sums[2]
    assert reading.value == near(value(key, sums, quota))
    assert reading.median == (near(sums[3]) if METRICS[key].median else None)


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("key", PLAIN)
def test_groups(case: Case, key: str, by: str) -> None:
    workspace, period, as_of, second = case
    reading = measure(workspace.facts(), METRICS[key], period, as_of, by=(by,))
    found = second.sums(key, by)
    quotas = second.quotas(by) if key == "quota_attainment" else {}
    assert {group.id for group in reading.groups} == found.keys() | quotas.keys()
    for group in reading.groups:
        sums = found.get(group.id, NOTHING)
        assert group.n == sums[2], group.label
        assert group.figure.numerator == pytest.approx(sums[0], rel=1e-12), group.label
        assert group.value == near(value(key, sums, quotas.get(group.id)))


def near(number: float | None) -> Any:
    """Equal but for the order in which floating numbers were added."""
    return None if number is None else pytest.approx(number, rel=1e-12)
