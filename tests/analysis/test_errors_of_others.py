"""What other systems get wrong, each shown to be right here, on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cockpit.actions.deals import edit_deal
from cockpit.actions.moves import Closing, move_deal
from cockpit.analysis.crosstab import crosstab
from cockpit.analysis.drilldown import figure_rows
from cockpit.analysis.funnel import funnel
from cockpit.analysis.grouping import By
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import day_number
from cockpit.analysis.reading import Reading
from cockpit.analysis.selection import chosen_deals
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import parse
from cockpit.domain.refusal import Refused
from cockpit.workspace import Workspace
from tests.demo_files import TODAY, open_copy, open_demo
from tests.sql import rows, scalar

QUARTER = parse("2026-Q3")
NOW = parse("2026-Q4")
LOST_STAGE, WON_STAGE = 6, 5


@pytest.fixture(scope="module")
def demo() -> Iterator[Workspace]:
    opened = open_demo()
    yield opened
    opened.close()


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_copy(tmp_path / "copy")
    yield opened
    opened.close()


def read(workspace: Workspace, key: str, by: tuple[str, ...] = ()) -> Reading:
    return measure(workspace.facts(), METRICS[key], QUARTER, TODAY, by=by, rows=True)


def near(value: Any) -> Any:
    """Equal but for the order in which converted amounts were added."""
    return pytest.approx(value, rel=1e-12)


def an_open_deal(workspace: Workspace) -> tuple[int, int]:
    """One with an amount of its own: (id, amount)."""
    sql = "SELECT id, amount FROM deal WHERE outcome = 'open' AND amount > 0 AND stage_id = 3"
    sql += " AND currency = 'USD'"
    return rows(workspace, f"{sql} ORDER BY id LIMIT 1")[0]


def test_a_lost_deal_is_nothing_in_what_is_expected(copy: Workspace) -> None:
    deal, amount = an_open_deal(copy)
    value, weighted = (read(copy, key).value or 0 for key in ("open_value", "weighted_value"))
    chance = copy.facts().at(TODAY).probability[copy.facts().position_of(deal)]
    copy.do(move_deal, deal, LOST_STAGE, Closing(on=TODAY, reason="Price"), with_gaps=True)
    assert read(copy, "open_value").value == near(value - amount)
    assert read(copy, "weighted_value").value == pytest.approx(weighted - amount * chance)


def test_a_funnel_has_its_lost_deals(demo: Workspace) -> None:
    steps = funnel(demo.facts(), QUARTER, TODAY)
    assert steps[0].reached.count == read(demo, "deals_opened").value
    assert sum(step.lost.count for step in steps) > steps[-1].reached.count > 0
    for step in steps[:-1]:
        parts = (step.passed, step.lost, step.pending)
        assert step.reached.count == sum(part.count for part in parts)
        assert step.reached.value == near(sum(part.value for part in parts))


def test_the_previous_period_is_whole(demo: Workspace) -> None:
    previous = read(demo, "revenue").previous
    assert previous.period == parse("2026-Q2")
    start, end = day_number(date(2026, 4, 1)), day_number(date(2026, 7, 1))
    sql = "SELECT count(*) FROM deal WHERE outcome = 'won' AND closed_on >= ? AND closed_on < ?"
    assert read(demo, "deals_won").previous.value == scalar(demo, sql, start, end)


def test_a_difference_has_the_unit_and_growth_is_the_ratio(demo: Workspace) -> None:
    rate = read(demo, "win_rate")
    before, value = rate.previous.value, rate.value
    assert before is not None
    assert value is not None
    assert rate.previous.difference == value - before
    assert rate.previous.growth == pytest.approx((value - before) / before)


def test_growth_from_nothing_is_not_available(demo: Workspace) -> None:
    first = measure(demo.facts(), METRICS["revenue"], parse("2025-Q3"), TODAY).previous
    assert (first.value, first.growth) == (0, None)
    assert (first.difference or 0) > 0


def test_lost_reasons_are_those_of_the_closings(demo: Workspace) -> None:
    start, end = day_number(QUARTER.start), day_number(QUARTER.end)
    sql = (
        "SELECT nullif(lost_reason, ''), count(*) FROM deal WHERE outcome = 'lost'"
        " AND {} >= ? AND {} < ? GROUP BY 1"
    )
    closed = dict(rows(demo, sql.format("closed_on", "closed_on"), start, end))
    created = dict(rows(demo, sql.format("opened_on", "opened_on"), start, end))
    found = {one.id: one.value for one in read(demo, "deals_lost", ("lost_reason",)).groups}
    assert found == closed != created


def test_a_columns_total_is_its_sum(demo: Workspace) -> None:
    facts = demo.facts()
    table = crosstab(facts, METRICS["revenue"], QUARTER, TODAY, By.OWNER, By.MONTH)
    months = read(demo, "revenue", ("month",)).groups
    assert table.value.sum(axis=0).tolist() == near([one.value for one in months])
    assert np.nansum(table.value) == near(read(demo, "revenue").value)
    stages = read(demo, "open_value", ("stage",)).groups
    assert sum(one.value or 0 for one in stages) == near(read(demo, "open_value").value)


def test_two_currencies_are_not_added_as_numbers(copy: Workspace) -> None:
    deal, amount = an_open_deal(copy)
    before = read(copy, "open_value")
    copy.do(edit_deal, deal, currency="XTS")  # the code for tests: nobody has a rate for it
    after = read(copy, "open_value")
    assert after.value == near((before.value or 0) - amount)
    assert (after.n, after.not_priced) == (before.n, before.not_priced + 1)


def test_a_drill_down_keeps_to_the_filter(demo: Workspace) -> None:
    owner = scalar(demo, "SELECT owner_id FROM deal WHERE outcome = 'won' LIMIT 1")
    wanted = DealFilter(owners=frozenset({owner}))
    found = measure(demo.facts(), METRICS["revenue"], QUARTER, TODAY, filter=wanted, rows=True)
    listed = figure_rows(demo.facts(), METRICS["revenue"], QUARTER, TODAY, wanted)
    name = scalar(demo, "SELECT name FROM person WHERE id = ?", owner)
    assert {row.owner for row in listed} == {name}
    assert sum(row.adds for row in listed) == near(found.value)
    assert {row.deal_id for row in listed} == set(found.rows or ())


@pytest.mark.parametrize("key", ["deals_won", "deals_lost", "open_deals", "stalled_deals"])
def test_a_total_is_as_long_as_its_list(demo: Workspace, key: str) -> None:
    found = read(demo, key, ("team",))
    assert found.value == len(found.rows or ()) == sum(one.value or 0 for one in found.groups)
    assert found.value == len(figure_rows(demo.facts(), METRICS[key], QUARTER, TODAY))


def test_weekends_are_no_working_days(demo: Workspace) -> None:
    days = demo.facts().references.working_days
    assert days.between(date(2026, 11, 20), date(2026, 11, 23)) == 1  # Friday to Sunday
    saturday = parse("2026-11").cut_after(date(2026, 11, 21))
    friday = parse("2026-11").cut_after(date(2026, 11, 20))
    assert days.count(saturday) == days.count(friday)


def test_the_flag_and_the_search_say_the_same(demo: Workspace) -> None:
    state = demo.facts().at(TODAY)
    flagged = set(demo.facts().deal_ids[state.stalled].tolist())
    assert flagged == set(read(demo, "stalled_deals").rows or ())
    assert flagged == set(chosen_deals(state, DealFilter(stalled=True)).tolist())
    assert flagged


def test_a_won_deal_is_not_expected_any_more(copy: Workspace) -> None:
    deal, amount = an_open_deal(copy)
    copy.do(edit_deal, deal, expected_close=date(2026, 12, 1))
    expected = DealFilter(closing=NOW)
    assert deal in chosen_deals(copy.facts().at(TODAY), expected)
    copy.do(move_deal, deal, WON_STAGE, Closing(on=TODAY, amount=amount), with_gaps=True)
    assert deal not in chosen_deals(copy.facts().at(TODAY), expected)


def test_a_move_that_was_refused_moved_nothing(copy: Workspace) -> None:
    sql = "SELECT id, stage_id FROM deal WHERE outcome = 'open' AND amount IS NULL LIMIT 1"
    deal, stage = rows(copy, sql)[0]
    before = copy.facts()
    with pytest.raises(Refused):
        copy.do(move_deal, deal, WON_STAGE, Closing(on=TODAY))
    after = copy.facts()
    assert after.at(TODAY).stage[after.position_of(deal)] == stage
    assert after.position == before.position
