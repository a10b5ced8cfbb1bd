"""Figures of leads, calls, ratings and shifts by the product and by plain SQL, and known ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as driver

from cockpit.actions.starting import set_up
from cockpit.analysis.drilldown import figure_rows
from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import day_number
from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, parse
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.workspace import Workspace
from cockpit.workspace.opening import new_workspace
from tests.demo_files import MORNING, TODAY
from tests.metrics_sql import contract
from tests.metrics_sql.records_contract import ATTAINMENT, GROUPS, ROWS, grouped

CASES = [
    ("demo", "2026-Q4", TODAY),
    ("demo", "2026-Q2", date(2026, 5, 17)),
    ("demo", "2025-10-15..2026-06-14", date(2026, 6, 30)),
    ("callcentre", "2021-Q1", date(2021, 3, 31)),
    ("callcentre", "2021-02", date(2021, 2, 14)),
    ("funnel", "2018-Q1", date(2018, 4, 20)),
]
GROUPINGS = ("owner", "team", "region", "word", "month")
_WORDS = {"lead_conversion": "source", "lead_response": "source"}


class Twin:
    """The contract's rows of one file, period and day."""

    def __init__(self, path: Path, period: Period, as_of: date) -> None:
        self._connection = driver.connect(str(path))
        days = {"start": period.start, "end": period.end, "day": as_of, "today": TODAY}
        self._days = {name: day_number(day) for name, day in days.items()}
        for table in ("happened", "closing", "closed"):
            select = contract.TABLES[table]
            self._connection.execute(f"CREATE TEMP TABLE {table} AS {select}", self._days)
            if table == "happened":
                self._connection.execute(contract.INDEX)

    def close(self) -> None:
        self._connection.close()

    def groups(self, key: str, by: str = "") -> dict[str | None, tuple[Any, ...]]:
        found = self._connection.execute(grouped(key, by), self._days).fetchall()
        return {_name(row[0]): row[1:] for row in found}

    def attainment(self, by: str) -> dict[str | None, tuple[Any, ...]]:
        found = self._connection.execute(ATTAINMENT.format(GROUPS[by]), self._days).fetchall()
        return {_name(row[0]): row[1:] for row in found}

    def uids(self, key: str) -> set[str]:
        rows = self._connection.execute(f"SELECT uid FROM ({ROWS[key]})", self._days)
        return {str(UUID(bytes=uid)) for (uid,) in rows}


def _name(key: bytes | str | None) -> str | None:
    return str(UUID(bytes=key)) if isinstance(key, bytes) else key


def taken(folder: Path, options: ImportOptions, *paths: Path) -> Workspace:
    opened = new_workspace(folder / "cockpit.db", lambda: MORNING)
    opened.tend(set_up)
    run_import(opened, plan_import(opened, paths, options, look_ahead=False))
    return opened


@pytest.fixture(scope="module")
def callcentre(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    (path,) = (shared_data / "callcentre-pwc").glob("*.xlsx")
    opened = taken(tmp_path_factory.mktemp("calls"), ImportOptions(sheet="Sheet1"), path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def funnel(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    paths = (shared_data / "olist-funnel").glob("*.csv")
    options = ImportOptions(dates=DateStyle.DMY)
    opened = taken(tmp_path_factory.mktemp("funnel"), options, *paths)
    yield opened
    opened.close()


class Case:
    """The product and the twin, asked the same."""

    def __init__(self, workspace: Workspace, text: str, as_of: date) -> None:
        self.facts: Facts = workspace.facts()
        self.period, self.as_of = parse(text), as_of
        self.twin = Twin(workspace.path, self.period, as_of)

    def read(self, key: str, *by: str) -> Any:
        return measure(self.facts, METRICS[key], self.period, self.as_of, by=by, rows=True)


@pytest.fixture(scope="module", params=CASES, ids=lambda case: " ".join(map(str, case)))
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    data, text, as_of = request.param
    made = Case(request.getfixturevalue(data), text, as_of)
    yield made
    made.twin.close()


@pytest.mark.parametrize("key", ROWS)
def test_the_whole_team(case: Case, key: str) -> None:
    reading = case.read(key)
    told = case.twin.groups(key).get(None, (0, None, 0, None))
    assert (reading.n, reading.value) == (told[2], near(_value(key, told)))
    assert {str(UUID(bytes=one.tobytes())) for one in reading.row_uids} == case.twin.uids(key)
    assert len(reading.rows) == len(case.twin.uids(key))


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("key", ROWS)
def test_groups(case: Case, key: str, by: str) -> None:
    if key in ("csat", "occupancy", "call_to_deal", "lateness", "absence") and by == "word":
        by = "owner"
    name = _WORDS.get(key, "type") if by == "word" else by
    reading = case.read(key, name)
    told = case.twin.groups(key, by)
    groups = {group.id: group for group in reading.groups if group.n or group.figure.numerator}
    assert groups.keys() == {group for group, one in told.items() if one[2] or one[0]}
    for id, group in groups.items():
        assert group.n == told[id][2], group.label
        assert group.value == near(_value(key, told[id])), group.label


@pytest.mark.parametrize("key", ROWS)
def test_rows_give_the_figure(case: Case, key: str) -> None:
    reading = case.read(key, "owner")
    metric = METRICS[key]
    rows = figure_rows(case.facts, metric, case.period, case.as_of)
    assert len({row.mark for row in rows}) == len(rows) == len(reading.rows)
    assert sum(row.adds for row in rows) == pytest.approx(reading.numerator)
    if metric.denominator is not None:
        assert sum(row.below for row in rows) == pytest.approx(reading.denominator or 0)
    for group in reading.groups:
        mine = ("owner", group.id)
        rows = figure_rows(case.facts, metric, case.period, case.as_of, group=mine)
        assert sum(row.adds for row in rows) == pytest.approx(group.figure.numerator)


@pytest.mark.parametrize("by", ["", "owner", "team", "region"])
def test_goals_for_activities(case: Case, by: str) -> None:
    reading = case.read("activity_attainment", *([by] if by else []))
    told = case.twin.attainment(by)
    figures = {group.id: group.figure for group in reading.groups} if by else {None: reading.figure}
    assert not by or figures.keys() == told.keys()
    for id, figure in figures.items():
        over, under, done = told.get(id, (0, None, 0))
        assert (figure.n, figure.denominator) == (done, near(under))
        assert figure.value == near(over / under if under else None)


def test_the_call_centre_has_its_known_figures(callcentre: Workspace) -> None:
    day = date(2021, 3, 31)
    read = {
        key: measure(callcentre.facts(), METRICS[key], parse("2021-Q1"), day)
        for key in ("abandonment", "asa", "aht", "csat", "occupancy")
    }
    assert (read["abandonment"].numerator, read["abandonment"].denominator) == (946, 5000)
    assert read["asa"].value == pytest.approx(67.5207, abs=1e-4)
    assert read["aht"].value == pytest.approx(224.9228, abs=1e-4)
    assert (read["csat"].n, read["occupancy"].value) == (4054, None)
    assert read["occupancy"].reason


def test_the_funnel_has_its_known_figures(funnel: Workspace, shared_data: Path) -> None:
    expected = json.loads((shared_data / "olist-funnel" / "EXPECTED.json").read_text())
    metric, period = METRICS["lead_conversion"], parse("2017-06-01..2018-12-31")
    reading = measure(funnel.facts(), metric, period, date(2018, 12, 31), by=("source",))
    assert reading.value == expected["conversion"]
    found = {
        group.id or "(missing)": {
            "leads": group.n,
            "won": group.figure.numerator,
            "conv": round(group.value or 0, 6),
        }
        for group in reading.groups
    }
    assert found == expected["by_origin"]


def _value(key: str, told: tuple[Any, ...]) -> float | None:
    num, den, _many, middle = told
    if key == "lead_response":
        return float(middle) if middle is not None else None
    if METRICS[key].denominator is None:
        return float(num)
    return num / den if den else None


def near(number: float | None) -> Any:
    """Equal but for the order in which floating numbers were added."""
    return None if number is None else pytest.approx(number, rel=1e-9)
