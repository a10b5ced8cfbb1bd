"""Measuring: what was before, groups that add up, rows behind, JSON."""

from __future__ import annotations

from datetime import date, timedelta
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.analysis import population
from cockpit.analysis.facts import build
from cockpit.analysis.grouping import By
from cockpit.analysis.measure import measure, series, trends
from cockpit.analysis.metric import Counts, Metric
from cockpit.analysis.raw import RawDeals, RawReferences
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Unit, parse, this
from tests.analysis.sheet import TALKS, TODAY, WON, Sheet, uid
from tests.analysis.worlds import World, raw_deals, worlds

QUARTER = parse("2026-Q1")
WIN_RATE, REVENUE, OPEN = METRICS["win_rate"], METRICS["revenue"], METRICS["open_deals"]


def test_a_running_period_is_compared_to_date() -> None:
    sheet = Sheet()
    for day in (date(2025, 10, 3), date(2025, 11, 4), date(2025, 12, 30), date(2026, 1, 8)):
        sheet.won(date(2025, 9, 1), day, 1_000)
    facts = sheet.facts()
    early = measure(facts, REVENUE, QUARTER, date(2026, 1, 9)).previous
    assert (early.value, early.difference, early.growth) == (1_000, 0, 0)
    assert early.period == parse("2025-10-01..2025-10-09")
    whole = measure(facts, REVENUE, QUARTER, TODAY).previous
    assert (whole.value, whole.difference) == (3_000, -2_000)
    assert whole.growth == pytest.approx(-2 / 3)
    assert whole.period == parse("2025-Q4")


def test_growth_from_zero_and_from_nothing_is_not_available() -> None:
    sheet = Sheet()
    sheet.won(date(2026, 1, 2), date(2026, 2, 2), 1_000)
    facts = sheet.facts()
    revenue, rate = (measure(facts, one, QUARTER, TODAY).previous for one in (REVENUE, WIN_RATE))
    assert (revenue.value, revenue.difference, revenue.growth) == (0, 1_000, None)
    assert (rate.value, rate.difference, rate.growth) == (None, None, None)


def test_open_deals_are_compared_with_the_end_of_the_period_before_to_date() -> None:
    sheet = Sheet()
    for opened in (date(2025, 10, 1), date(2025, 10, 20), date(2025, 12, 1), date(2026, 1, 12)):
        sheet.open(opened)
    reading = measure(sheet.facts(), OPEN, QUARTER, date(2026, 1, 15))
    assert reading.value == 4
    assert reading.previous.period.last_day == date(2025, 10, 15)
    assert reading.previous.value == 1
    past = measure(sheet.facts(), OPEN, parse("2025-Q4"), date(2026, 1, 15))
    assert (past.value, past.previous.value) == (4, 0)


def _adds_up(metric: Metric) -> bool:
    """Its groups are sums of their own rows: not of quotas, of accounts that several share, or
    of deals that are worth what others brought."""
    distinct = metric.denominator is not None and metric.denominator.distinct
    own = metric.workings is None and not metric.by_quota
    return own and not distinct and metric.key != "sales_velocity"


EVENTS = (Counts.ENTRIES, Counts.STAYS, Counts.PUSHES)
ADDING = [metric for metric in METRICS.values() if _adds_up(metric)]


def test_json_has_every_key_and_money_in_currency_units() -> None:
    sheet = Sheet()
    sheet.won(date(2026, 1, 2), date(2026, 2, 2), 123_456)
    sheet.lost(date(2026, 1, 2), date(2026, 2, 2), 0)
    facts = sheet.facts()
    found = measure(facts, REVENUE, QUARTER, TODAY, by=("owner",), rows=True).as_json()
    assert found == {
        "key": "revenue", "title": "Revenue", "unit": "money", "currency": "USD",
        "higher_is_better": True, "period": {"start": "2026-01-01", "end": "2026-04-01"},
        "as_of": "2026-03-31", "value": 1234.56, "median": None, "numerator": 1234.56,
        "denominator": None, "n": 1, "interval": None,
        "previous": {"value": 0, "difference": 1234.56, "growth": None,
                     "period": {"start": "2025-10-01", "end": "2026-01-01"}},
        "target": None, "not_priced": 0, "estimated": 0, "left_out": 0, "reason": "",
        "backfill": False, "version": 1, "row_kind": "deal",
        "groups": [{"by": "owner", "id": "00000000-0000-0000-0000-000000000001", "key": "A",
                    "value": 1234.56, "numerator": 1234.56, "denominator": None, "n": 1,
                    "not_priced": 0, "estimated": 0, "median": None, "interval": None,
                    "reason": ""}],
        "rows": ["00000000-0000-0000-0000-000000000001"],
    }  # fmt: skip
    rate = measure(facts, WIN_RATE, QUARTER, TODAY).as_json()
    assert (rate["value"], rate["currency"], rate["groups"], rate["rows"]) == (0.5, None, [], [])
    assert rate["interval"] == pytest.approx([0.0945, 0.9055], abs=5e-5)
    by_value = measure(facts, METRICS["win_rate_value"], QUARTER, TODAY).as_json()
    assert (by_value["numerator"], by_value["denominator"]) == (1234.56, 1334.56)


def test_yen_have_no_cents() -> None:
    sheet = Sheet()
    deal = sheet.deal(date(2026, 1, 5))
    yen = 0x4A5059
    sheet.version(deal, date(2026, 1, 5), TALKS, 5_000, currency=yen)
    sheet.refer(reporting_currency="JPY")
    assert measure(sheet.facts(), METRICS["open_value"], QUARTER, TODAY).as_json()["value"] == 5_000


def test_groups_have_names_ids_and_an_order() -> None:
    sheet = Sheet()
    sheet.open(date(2026, 1, 1), WON)
    sheet.open(date(2026, 1, 1), TALKS)
    sheet.open(date(2026, 1, 1), TALKS)
    deal = sheet.deal(date(2026, 1, 1), source="fair")
    sheet.version(deal, date(2026, 1, 1), 99, owner=0, expected=date(2026, 4, 9))
    reading = measure(
        sheet.facts(), OPEN, QUARTER, TODAY, by=("stage", "owner", "source", "month", "quarter")
    )
    assert [(one.by, one.label, one.value) for one in reading.groups] == [
        ("stage", "Talks", 2), ("stage", "Won", 1), ("stage", "none", 1),
        ("owner", "A", 3), ("owner", "none", 1),
        ("source", "fair", 1), ("source", "none", 3),
        ("month", "2026-04", 1), ("month", "none", 3),
        ("quarter", "2026-Q2", 1), ("quarter", "none", 3),
    ]  # fmt: skip
    assert [one.id for one in reading.groups[:3]] == [str(_uuid(TALKS)), str(_uuid(WON)), None]


def _uuid(number: int) -> object:
    from uuid import UUID

    return UUID(bytes=uid(number))


def test_quarters_follow_the_fiscal_year() -> None:
    sheet = Sheet()
    sheet.refer(fiscal_start_month=2)
    for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 3)):
        sheet.won(date(2025, 12, 1), day, 1_000)
    facts = sheet.facts()
    groups = measure(facts, REVENUE, parse("2026-Q1"), TODAY, by=("quarter",)).groups
    assert [(one.label, one.value) for one in groups] == [("2026-Q4", 1_000), ("2027-Q1", 2_000)]
    first = parse("2027-Q1", fiscal_start=2)
    assert measure(facts, REVENUE, first, first.last_day).previous.value == 1_000


@settings(max_examples=20)
@given(worlds)
def test_groups_add_up_to_the_whole(world: World) -> None:
    facts = build(raw_deals(world.deals), world.references, 1, date(2026, 1, 30))
    for metric in ADDING:
        reading = measure(facts, metric, parse("2026-01"), date(2026, 1, 20), by=tuple(By))
        for by in By:
            groups = [one.figure for one in reading.groups if one.by == by]
            assert sum(one.numerator for one in groups) == pytest.approx(reading.numerator)
            assert sum(one.n for one in groups) == reading.n
            assert sum(one.not_priced for one in groups) == reading.not_priced


@settings(max_examples=20)
@given(worlds, st.integers(1, 4))
def test_rows_behind_a_figure_give_the_figure(world: World, owner: int) -> None:
    """Whoever lists the rows and measures them alone gets the same figure."""
    facts = build(raw_deals(world.deals), world.references, 1, date(2026, 1, 30))
    wanted = DealFilter(owners=frozenset({owner}))
    for metric in ADDING:
        whole = measure(
            facts, metric, parse("2026-01"), date(2026, 1, 20), filter=wanted, rows=True
        )
        alone = measure(
            facts,
            metric,
            parse("2026-01"),
            date(2026, 1, 20),
            filter=DealFilter(
                deals=frozenset(whole.rows or ()),
                # Of what happened several times to a deal each time was somebody's.
                owners=wanted.owners if metric.counts in EVENTS else frozenset(),
            ),
        )
        assert alone.numerator == pytest.approx(whole.numerator)
        assert alone.n == whole.n


def test_a_sparkline_measures_each_day_as_of_that_day() -> None:
    sheet = Sheet()
    sheet.won(date(2026, 1, 5), date(2026, 2, 3), 1_000)
    sheet.won(date(2026, 1, 5), date(2026, 3, 3), 500)
    days = [date(2026, 1, 31), date(2026, 2, 3), date(2026, 3, 31)]
    facts = sheet.facts()
    assert series(facts, REVENUE, days, lambda day: this(Unit.QUARTER, day)) == [0, 1_000, 1_500]
    assert series(facts, OPEN, days) == [2, 1, 0]


def test_a_change_today_works_out_today_alone() -> None:
    sheet = Sheet()
    sheet.won(date(2026, 1, 5), date(2026, 2, 3), 1_000)
    deal = sheet.open(date(2026, 1, 5), amount=700)
    days = [TODAY - timedelta(days=k) for k in range(30, -1, -1)]
    facts = sheet.facts()
    trends(facts, list(METRICS.values()), days)
    sheet.version(deal, TODAY, outcome=1, amount=700)
    sheet.visits[-1] = (*sheet.visits[-1][:3], sheet.versions[-1][1], sheet.visits[-1][4])
    sheet.visit(deal, WON, TODAY)
    patched = facts.patched(2, {deal}, sheet.rows_of(deal))
    asked: list[date] = []
    work_out = population.population

    def noted(facts_: object, counts: Counts, period: object, as_of: date, *more: object) -> object:
        asked.append(as_of)
        return work_out(facts_, counts, period, as_of, *more)  # type: ignore[arg-type]

    with mock.patch.object(population, "population", noted):
        found = trends(patched, list(METRICS.values()), days)
    assert set(asked) == {TODAY}
    assert found == trends(sheet.facts(), list(METRICS.values()), days)


def test_a_change_to_the_past_works_out_the_days_since() -> None:
    sheet = Sheet()
    deal = sheet.open(date(2026, 1, 5), amount=700)
    facts = sheet.facts()
    days = [TODAY - timedelta(days=k) for k in range(20, -1, -1)]
    assert series(facts, METRICS["open_value"], days) == [700] * 21
    sheet.version(deal, TODAY - timedelta(days=5), amount=900)
    patched = facts.patched(2, {deal}, sheet.rows_of(deal))
    assert series(patched, METRICS["open_value"], days) == [700] * 15 + [900] * 6
    gone = patched.patched(3, {deal}, RawDeals([], []))
    assert series(gone, METRICS["open_value"], days) == [0] * 21


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_an_empty_folder_answers(metric: Metric) -> None:
    facts = build(RawDeals([], []), RawReferences(), 0, TODAY)
    reading = measure(facts, metric, QUARTER, TODAY, by=tuple(By), rows=True)
    assert reading.groups == ()
    assert reading.value in (None, 0)
    assert reading.as_json()["rows"] == []
