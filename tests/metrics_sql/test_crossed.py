"""Figures held against targets, or mixed of several kinds of rows, in cross tables: each cell is
what the figure is for that person alone, month by month, and what has no meaning says so."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from cockpit.analysis.crosstab import CrossTable, crosstab, why_not
from cockpit.analysis.drilldown import figure_rows
from cockpit.analysis.grouping import By
from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import parse
from cockpit.workspace import Workspace
from tests.demo_files import TODAY, open_copy
from tests.metrics_sql.test_plan_figures import make_quotas

HALF = parse("2026-07..2026-12")
MIXED = [key for key, metric in METRICS.items() if metric.workings or metric.by_quota]
OF_PEOPLE = [key for key in MIXED if key != "target_mismatch"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = open_copy(tmp_path_factory.mktemp("crossed"))
    opened.do(make_quotas, 2026)
    yield opened
    opened.close()


def _cells(table: CrossTable) -> dict[tuple[str | None, str | None], tuple[float | None, int]]:
    return {
        (line.id, column.id): (_plain(table.value[i, j]), int(table.n[i, j]))
        for i, line in enumerate(table.lines)
        for j, column in enumerate(table.columns)
    }


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


@pytest.mark.parametrize("key", OF_PEOPLE)
def test_a_persons_line_is_the_persons_own_months(demo: Workspace, key: str) -> None:
    facts, metric = demo.facts(), METRICS[key]
    table = crosstab(facts, metric, HALF, TODAY, By.OWNER, By.MONTH)
    cells = _cells(table)
    people = facts.references.people
    lines = [line for line in table.lines if line.id][:4]
    assert lines
    for line in lines:
        row_id = people.ids[people.names.index(line.label)]
        mine = DealFilter(owners=frozenset({row_id}))
        alone = measure(facts, metric, HALF, TODAY, filter=mine, by=(By.MONTH,))
        wanted = {one.id: (one.value, one.n) for one in alone.groups if one.n or one.value}
        found = {month: cell for (who, month), cell in cells.items() if who == line.id}
        about: dict[str | None, tuple[object, int]] = {
            month: (pytest.approx(value), n) for month, (value, n) in wanted.items()
        }
        assert {month: cell for month, cell in found.items() if cell[1] or cell[0]} == about


@pytest.mark.parametrize("key", OF_PEOPLE)
def test_turned_round_the_table_is_the_same(demo: Workspace, key: str) -> None:
    facts, metric = demo.facts(), METRICS[key]
    one = _cells(crosstab(facts, metric, HALF, TODAY, By.TEAM, By.QUARTER))
    other = _cells(crosstab(facts, metric, HALF, TODAY, By.QUARTER, By.TEAM))
    assert one
    assert one == {(line, column): cell for (column, line), cell in other.items()}


@pytest.mark.parametrize("key", ["quota_attainment", "coverage", "call_to_deal", "hygiene"])
def test_a_cell_opens_to_its_own_rows(demo: Workspace, key: str) -> None:
    facts, metric = demo.facts(), METRICS[key]
    table = crosstab(facts, metric, HALF, TODAY, By.TEAM, By.MONTH)
    for (team, month), (_value, n) in _cells(table).items():
        asked = (facts, metric, HALF, TODAY, EVERYTHING, ("team", team), ("month", month))
        rows = figure_rows(*asked)
        over = sum(row.adds for row in rows)
        i = next(i for i, line in enumerate(table.lines) if line.id == team)
        j = next(j for j, column in enumerate(table.columns) if column.id == month)
        if n:
            assert over == pytest.approx(table.numerator[i, j])


def test_what_teams_are_asked_for_is_compared_month_by_month(demo: Workspace) -> None:
    facts, metric = demo.facts(), METRICS["target_mismatch"]
    table = crosstab(facts, metric, HALF, TODAY, By.TEAM, By.QUARTER)
    teams = facts.references.teams
    for (line, quarter), (value, n) in _cells(table).items():
        label = next(one.label for one in table.lines if one.id == line)
        mine = DealFilter(teams=frozenset({teams.ids[teams.names.index(label)]}))
        alone = measure(facts, metric, HALF, TODAY, filter=mine, by=(By.QUARTER,))
        wanted = {one.id: (one.value, one.n) for one in alone.groups}
        assert wanted.get(quarter, (None, 0)) == (value, n)


def test_activities_are_held_against_their_goals_by_person_and_type(demo: Workspace) -> None:
    facts, metric = demo.facts(), METRICS["activity_attainment"]
    table = crosstab(facts, metric, HALF, TODAY, By.OWNER, By.TYPE)
    alone = measure(facts, metric, HALF, TODAY, by=(By.OWNER,))
    assert table.denominator.shape[0] == len(alone.groups)
    for line, group in zip(table.denominator, alone.groups, strict=True):
        assert sum(goal for goal in line if not math.isnan(goal)) == pytest.approx(
            group.figure.denominator
        )


@pytest.mark.parametrize(
    ("key", "lines", "columns", "word"),
    [
        ("coverage", By.OWNER, By.PRODUCT, "Targets are set for people"),
        ("quota_attainment", By.STAGE, By.MONTH, "Targets are set for people"),
        ("participation", By.SOURCE, By.TEAM, "Targets are set for people"),
        ("activity_attainment", By.PRODUCT, By.OWNER, "Goals are set for people"),
        ("target_mismatch", By.OWNER, By.MONTH, "company and of teams"),
    ],
)
def test_what_has_no_meaning_is_said(
    demo: Workspace, key: str, lines: By, columns: By, word: str
) -> None:
    metric = METRICS[key]
    assert word in why_not(metric, lines, columns)
    assert metric.title in why_not(metric, lines, columns)
    with pytest.raises(ValueError, match=word):
        crosstab(demo.facts(), metric, HALF, TODAY, lines, columns)


def test_every_other_figure_can_be_crossed_by_anything() -> None:
    plain = [metric for metric in METRICS.values() if metric.key not in MIXED]
    assert all(not why_not(metric, a, b) for metric in plain for a in By for b in By)
    for key in ("call_to_deal", "occupancy", "hygiene"):
        assert not why_not(METRICS[key], By.PRODUCT, By.SOURCE)
