"""Quota figures by the product and by plain SQL: the same values, rows and groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from cockpit.actions.preferences import set_preference
from cockpit.actions.starting import set_up
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import day_number
from cockpit.catalog.metrics import METRICS
from cockpit.domain.people import Person, Quota, Team
from cockpit.domain.period import Period, parse
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.workspace import Workspace
from cockpit.workspace.opening import new_workspace
from tests.demo_files import MORNING, TODAY, open_copy, open_maven
from tests.metrics_sql import plan_contract as contract
from tests.metrics_sql.second import Second

BY = ("owner", "team", "region")
RAMP = (0.25, 0.5, 0.75)
CASES = [
    ("demo", "2026-Q4", TODAY),
    ("demo", "2026", date(2026, 5, 17)),
    ("demo", "2026-08-10..2026-11-14", date(2026, 10, 31)),
    ("maven", "2017-Q4", date(2017, 11, 20)),
    ("maven", "2017", date(2017, 12, 31)),
    ("maven", "2017-05", date(2017, 5, 10)),
    ("adventureworks", "2012", date(2012, 8, 15)),
    ("adventureworks", "2013-Q1", date(2013, 3, 1)),
]
HISTORY = "RowNumber\tBusinessEntityID\tQuotaDate\tSalesQuota\trowguid\tModifiedDate"
Parts = dict[str, tuple[float, int]]


def make_quotas(work: Any, year: int) -> None:
    """Targets of every kind: by year and by month at once, of teams, of the company, of one who
    came lately and of one who left."""
    people, teams = work.find(Person), work.find(Team)
    first, next_year = date(year, 1, 1), date(year + 1, 1, 1)
    spring = date(year, 4, 1)
    for number, person in enumerate(people[2:9]):
        work.add(Quota(first, next_year, 10_000_001 + number, "USD", person_id=person.id))
    for person in people[2:5]:
        work.add(Quota(date(year, 5, 1), date(year, 6, 1), 999_999, "USD", person_id=person.id))
    people[3].quota_from, people[4].left_on = date(year, 3, 10), date(year, 11, 5)
    for team in teams:
        work.add(Quota(first, spring, 50_000_000, "USD", team_id=team.id))
        work.add(Quota(date(year, 10, 1), next_year, 70_000_003, "USD", team_id=team.id))
    work.add(Quota(first, next_year, 400_000_000, "USD"))
    set_preference(work, "ramp", RAMP)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = open_copy(tmp_path_factory.mktemp("demo"))
    opened.do(make_quotas, 2026)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def maven(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = open_maven(shared_data / "maven", tmp_path_factory.mktemp("maven"))
    opened.do(make_quotas, 2017)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def adventureworks(
    shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    """Quotas of a real company, whose quarters begin on odd days, and no deals."""
    folder = tmp_path_factory.mktemp("adventureworks")
    opened = new_workspace(folder / "cockpit.db", lambda: MORNING)
    opened.tend(set_up)
    name = "SalesPersonQuotaHistory.csv"
    text = (shared_data / "adventureworks" / name).read_text(encoding="utf-8")
    path = folder / name
    path.write_text(f"{HISTORY}\n{text}", encoding="utf-8")
    run_import(opened, plan_import(opened, [path], ImportOptions(), look_ahead=False))
    opened.do(company_quota)
    yield opened
    opened.close()


def company_quota(work: Any) -> None:
    """A little less than the people are asked for together."""
    work.add(Quota(date(2012, 1, 1), date(2014, 1, 1), 5_000_000_000, "USD"))


class Twin:
    """The contract's tables of the period and of the year before, and what they say."""

    def __init__(self, path: Path, period: Period, as_of: date) -> None:
        self.now = Second(path, period, as_of, TODAY)
        year = Period(as_of - timedelta(days=364), as_of + timedelta(days=1))
        self.year = Second(path, year, as_of, TODAY)
        self.period, self.as_of = period, as_of
        run = self.now._connection.execute
        run("CREATE TEMP TABLE ramp (month INTEGER, share REAL)")
        for month, share in enumerate(RAMP):
            run("INSERT INTO ramp VALUES (?, ?)", (month, share))
        for name, select in contract.TABLES.items():
            run(f"CREATE TEMP TABLE {name} AS {select}", self.now._days)

    def close(self) -> None:
        self.now.close()
        self.year.close()

    def quotas(self, by: str = "") -> dict[str | None, float]:
        return {_name(row[0]): row[1] for row in self.now._all(contract.quotas(by))}

    def parts(self, by: str = "") -> dict[str | None, Parts]:
        found: dict[str | None, Parts] = {}
        for second, parts in ((self.now, contract.PARTS), (self.year, contract.YEAR_PARTS)):
            for name in parts:
                for key, total, count in second._all(contract.part(parts, name, by)):
                    found.setdefault(_name(key), {})[name] = (total or 0, count or 0)
        return found

    def participation(self, by: str = "") -> dict[str | None, tuple[int, int]]:
        rows = self.now._all(contract.participation(by))
        return {_name(key): (over, all_) for key, over, all_ in rows}

    def working_days(self, period: Period) -> int:
        days = range(day_number(period.start), day_number(period.end))
        return sum((day + 3) % 7 < 5 for day in days)


def _name(key: bytes | str | None) -> str | None:
    return str(UUID(bytes=key)) if isinstance(key, bytes) else key


Case = tuple[Workspace, Period, date, Twin]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: " ".join(map(str, case)))
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    data, text, as_of = request.param
    workspace = request.getfixturevalue(data)
    twin = Twin(workspace.path, parse(text), as_of)
    yield workspace, parse(text), as_of, twin
    twin.close()


def expected(
    key: str, twin: Twin, quota: float | None, parts: Parts
) -> tuple[float | None, dict[str, float | None]]:
    """The value and what stands beside it, from the sums that SQL gives."""
    won, open_value = parts.get("won", (0, 0))[0], parts.get("open", (0, 0))[0]
    if not quota:
        return None, {}
    gone = twin.working_days(twin.period.cut_after(twin.as_of)) / twin.working_days(twin.period)
    if key == "pace":
        return (won / (quota * gone) if gone else None), {}
    if key == "shortage":
        return max(0.0, quota - won - open_value) / quota, {}
    if key == "coverage":
        return _coverage(quota - won, parts)
    return _needed(twin, max(0.0, quota - won), parts)


def _coverage(remaining: float, parts: Parts) -> tuple[float | None, dict[str, float | None]]:
    if remaining <= 1e-6:
        return None, {}
    won, stake = parts.get("won in a year", (0, 0))[0], parts.get("at stake", (0, 0))[0]
    lost, unknown = parts.get("lost", (0, 0))[1], parts.get("unknown", (0, 0))[1]
    required = stake / won if won and 2 * unknown <= lost else None
    active = parts.get("active", (0, 0))[0] / remaining
    return parts.get("open", (0, 0))[0] / remaining, {"required": required, "active": active}


def _needed(
    twin: Twin, remaining: float, parts: Parts
) -> tuple[float | None, dict[str, float | None]]:
    rest = Period(min(twin.as_of + timedelta(days=1), twin.period.end), twin.period.end)
    weeks = twin.working_days(rest) / 5
    proposed, successful = parts.get("proposed", (0, 0))[1], parts.get("successful", (0, 0))[1]
    total, wins = parts.get("average", (0, 0))
    if not (weeks and proposed and successful and wins):
        return None, {}
    proposals = remaining / (total / wins * successful / proposed) / weeks
    return proposals, {"meetings": proposals * parts["met"][1] / proposed, "weeks": weeks}


@pytest.mark.parametrize("by", ["", *BY])
@pytest.mark.parametrize("key", ["coverage", "pace", "shortage", "activities_needed"])
def test_mixed_with_quotas(case: Case, key: str, by: str) -> None:
    workspace, period, as_of, twin = case
    reading = measure(workspace.facts(), METRICS[key], period, as_of, by=(by,) if by else ())
    quotas, parts = twin.quotas(by), twin.parts(by)
    figures = {one.id: one.figure for one in reading.groups} if by else {None: reading.figure}
    assert quotas.keys() <= figures.keys()
    for group, figure in figures.items():
        value, beside = expected(key, twin, quotas.get(group), parts.get(group, {}))
        assert figure.value == near(value), group
        said = {one.key: one.value for one in figure.beside}
        assert {name: said.get(name) for name in beside} == {
            name: near(one) for name, one in beside.items()
        }, group


@pytest.mark.parametrize("by", ["", *BY])
def test_participation(case: Case, by: str) -> None:
    workspace, period, as_of, twin = case
    metric = METRICS["participation"]
    reading = measure(workspace.facts(), metric, period, as_of, by=(by,) if by else ())
    figures = {one.id: one.figure for one in reading.groups} if by else {None: reading.figure}
    found = {group: (one.numerator, one.denominator) for group, one in figures.items()}
    assert found == twin.participation(by)


def test_attainment_by_the_same_quotas(case: Case) -> None:
    workspace, period, as_of, twin = case
    metric = METRICS["quota_attainment"]
    reading = measure(workspace.facts(), metric, period, as_of, by=BY)
    assert reading.denominator == near(twin.quotas()[None])
    for by in BY:
        groups = [one for one in reading.groups if one.by == by]
        found = {one.id: one.figure.denominator for one in groups if one.figure.denominator}
        wanted = {group: near(quota) for group, quota in twin.quotas(by).items() if quota}
        assert found == wanted


def test_target_mismatch(case: Case) -> None:
    workspace, period, as_of, twin = case
    metric = METRICS["target_mismatch"]
    reading = measure(workspace.facts(), metric, period, as_of, by=("team",))
    rows = {_name(key): (own, below) for key, own, below in twin.now._all(contract.MISMATCH)}
    found = {one.id: one.value for one in reading.groups} | {None: reading.value}
    wanted = {
        key: None if below is None else pytest.approx(own - below, abs=0.01)
        for key, (own, below) in rows.items()
    }
    assert found == wanted


def test_rows_recompute_the_figures(case: Case) -> None:
    workspace, period, as_of, twin = case
    facts, connection = workspace.facts(), twin.now
    won = {row[0] for row in connection._all("SELECT deal_id FROM closed WHERE outcome = 'won'")}
    expected_now = connection._all(
        "SELECT deal_id FROM open WHERE expected_close >= :start AND expected_close < :end"
    )
    both = won | {row[0] for row in expected_now}
    proposed = twin.year._all(f"SELECT deal_id FROM closed r WHERE {contract.PROPOSAL}")
    wanted = {
        "pace": won, "coverage": both, "shortage": both,
        "activities_needed": {row[0] for row in proposed}, "target_mismatch": set(),
    }  # fmt: skip
    for key, deals in wanted.items():
        reading = measure(facts, METRICS[key], period, as_of, rows=True)
        assert set(reading.rows or ()) == deals, key
        if key != "target_mismatch":
            assert reading.n == len(deals), key


def near(number: float | None) -> Any:
    """Equal but for the order in which floating numbers were added."""
    return None if number is None else pytest.approx(number, rel=1e-9)
