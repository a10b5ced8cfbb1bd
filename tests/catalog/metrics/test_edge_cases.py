"""What each metric does at its edges."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.analysis import raw
from cockpit.analysis.measure import measure
from cockpit.analysis.metric import Metric, Unit
from cockpit.analysis.raw import NO_MONEY
from cockpit.analysis.reading import Reading
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import parse
from tests.analysis.sheet import EUR, LOST, TALKS, TODAY, Sheet, uid

OPENED, CLOSED = date(2026, 1, 5), date(2026, 2, 3)


def read(sheet: Sheet, key: str) -> Reading:
    return measure(sheet.facts(), METRICS[key], parse("2026-Q1"), TODAY, rows=True)


def closed(
    sheet: Sheet,
    outcome: int,
    amount: int,
    product: int = 1,
    currency: int | None = None,
    before: int = NO_MONEY,
) -> int:
    """A deal that had ``before`` for an amount until it closed with ``amount``."""
    deal = sheet.deal(OPENED)
    code = currency or raw.currency_code("USD")
    sheet.version(deal, OPENED, TALKS, before, product=product, currency=code)
    sheet.version(deal, CLOSED, outcome=outcome, amount=amount, product=product, currency=code)
    return deal


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_declaration_is_complete(metric: Metric) -> None:
    assert METRICS[metric.key] is metric
    assert metric.title
    assert metric.definition.endswith(".")
    assert metric.is_money == (metric.unit in (Unit.MONEY, Unit.MONEY_PER_DAY))
    assert metric.version >= 1
    assert metric.denominator is not None or metric.by_quota or metric.unit is not Unit.RATIO


def test_a_denominator_of_zero_is_not_available() -> None:
    sheet = Sheet()
    sheet.open(OPENED)
    for key in ("win_rate", "win_rate_value", "average_deal", "sales_cycle", "quota_attainment"):
        found = read(sheet, key)
        assert found.value is None
        assert found.interval is None
        assert found.median is None


@pytest.mark.parametrize("outcome", [raw.NO_DECISION, raw.DISQUALIFIED])
def test_no_decision_and_disqualified_are_neither_won_nor_lost(outcome: int) -> None:
    sheet = Sheet()
    closed(sheet, outcome, 500)
    closed(sheet, raw.WON, 500)
    assert read(sheet, "win_rate").value == 1
    assert read(sheet, "win_rate_value").value == 1
    assert read(sheet, "deals_lost").value == 0
    assert read(sheet, "open_deals").value == 0


def test_a_lost_deal_zeroed_at_loss_counts_with_its_last_positive_amount() -> None:
    sheet = Sheet()
    closed(sheet, raw.WON, 6_000)
    closed(sheet, raw.LOST, 0, before=2_000)
    found = read(sheet, "win_rate_value")
    assert (found.value, found.numerator, found.denominator) == (0.75, 6_000, 8_000)
    assert (found.n, found.estimated, found.not_priced) == (2, 0, 0)


def test_a_lost_deal_that_never_had_an_amount_counts_at_list_price() -> None:
    sheet = Sheet()
    closed(sheet, raw.WON, 10_000)
    closed(sheet, raw.LOST, 0)
    found = read(sheet, "win_rate_value")
    assert (found.value, found.estimated) == (0.5, 1)


def test_over_half_of_the_lost_without_any_price_is_not_available() -> None:
    sheet = Sheet()
    closed(sheet, raw.WON, 10_000)
    closed(sheet, raw.LOST, 0, product=2)
    closed(sheet, raw.LOST, 5_000)
    half = read(sheet, "win_rate_value")
    assert (half.denominator, half.not_priced, half.reason) == (15_000, 1, "")
    closed(sheet, raw.LOST, 0, product=2)
    most = read(sheet, "win_rate_value")
    assert (most.value, most.reason) == (None, "over half of the lost deals have no amount")


def test_amounts_of_nothing_are_left_out_of_the_average_and_listed() -> None:
    sheet = Sheet()
    for amount in (1_000, 3_000, 9_000):
        closed(sheet, raw.WON, amount)
    nothing, negative = closed(sheet, raw.WON, 0), closed(sheet, raw.WON, -50)
    unknown = closed(sheet, raw.WON, NO_MONEY)
    found = read(sheet, "average_deal")
    assert (found.value, found.median, found.n) == (13_000 / 3, 3_000, 3)
    assert (found.figure.left_out, found.left_out) == (2, (nothing, negative))
    assert (found.not_priced, found.rows) == (1, (1, 2, 3, unknown))
    revenue = read(sheet, "revenue")
    assert (revenue.value, revenue.n, revenue.not_priced) == (12_950, 6, 1)


def test_the_median_of_an_even_number_is_the_mean_of_the_middle_two() -> None:
    sheet = Sheet()
    for amount in (100, 200, 500, 900):
        closed(sheet, raw.WON, amount)
    assert read(sheet, "average_deal").median == 350


def test_two_currencies_are_never_added() -> None:
    sheet = Sheet()
    closed(sheet, raw.WON, 1_000)
    closed(sheet, raw.WON, 1_000, currency=EUR)
    deal = sheet.deal(OPENED)
    sheet.version(deal, OPENED, TALKS, 700, currency=EUR)
    sheet.open(OPENED, amount=300)
    sheet.open(OPENED, product=3)  # no amount, list price in euros
    for key, value, n, not_priced in (("revenue", 1_000, 2, 1), ("open_value", 300, 3, 2)):
        found = read(sheet, key)
        assert (found.value, found.n, found.not_priced) == (value, n, not_priced)
        assert found.estimated == 0
    assert read(sheet, "average_deal").value == 1_000
    assert read(sheet, "win_rate").value == 1


def test_won_deals_are_never_priced_at_list() -> None:
    sheet = Sheet()
    closed(sheet, raw.WON, NO_MONEY)
    assert (read(sheet, "revenue").value, read(sheet, "revenue").estimated) == (0, 0)


def test_open_deals_without_any_price_are_counted_not_priced() -> None:
    sheet = Sheet()
    sheet.open(OPENED, product=1)
    sheet.open(OPENED, product=2)
    sheet.open(OPENED, product=77)
    sheet.open(OPENED, amount=0)
    found = read(sheet, "open_value")
    assert (found.value, found.n, found.estimated, found.not_priced) == (10_000, 4, 1, 2)
    assert read(sheet, "weighted_value").value == 5_000


def test_a_deal_on_hold_is_open() -> None:
    sheet = Sheet()
    sheet.open(OPENED, at=3)
    assert read(sheet, "open_deals").value == 1


def test_deals_without_a_true_opening_date_have_no_cycle() -> None:
    sheet = Sheet()
    sheet.won(OPENED, CLOSED, 100)
    without = sheet.deal(known_from=OPENED)
    backwards = sheet.deal(date(2026, 2, 20))
    for deal in (without, backwards):
        sheet.version(deal, OPENED, TALKS)
        sheet.version(deal, CLOSED, outcome=raw.WON, amount=100)
    found = read(sheet, "sales_cycle")
    assert (found.value, found.median, found.n) == (29, 29, 1)
    assert found.left_out == (without, backwards)


def test_a_deal_opened_and_won_on_one_day_has_a_cycle_of_no_days() -> None:
    sheet = Sheet()
    sheet.won(CLOSED, CLOSED, 100)
    assert read(sheet, "sales_cycle").value == 0


def test_only_openings_in_the_period_and_up_to_the_day_count() -> None:
    sheet = Sheet()
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)):
        sheet.open(day)
    assert read(sheet, "deals_opened").rows == (2, 3)
    early = measure(sheet.facts(), METRICS["deals_opened"], parse("2026-Q1"), date(2026, 3, 30))
    assert early.value == 1


def test_a_lost_stage_does_not_make_an_open_deal_lost() -> None:
    sheet = Sheet()
    sheet.open(OPENED, at=LOST)
    assert read(sheet, "deals_lost").value == 0
    assert read(sheet, "open_deals").value == 1


def test_hostile_names_are_only_names() -> None:
    name = "<img src=file:///x> =cmd()"
    sheet = Sheet()
    sheet.refer(people=[(1, uid(1), name, 0, raw.EVER, raw.EVER, raw.NO_DAY)])
    sheet.open(OPENED)
    facts = sheet.facts()
    groups = measure(facts, METRICS["open_deals"], parse("2026-Q1"), TODAY, by=("owner",)).groups
    assert groups[0].label == name


@pytest.mark.parametrize(
    ("won", "lost", "interval"),
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81/263, 15/148, 0/20, 1/29.
    [(81, 182, (0.2553, 0.3662)), (15, 133, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)),
     (1, 28, (0.0061, 0.1718))],
)  # fmt: skip
def test_a_proportion_carries_wilsons_interval(
    won: int, lost: int, interval: tuple[float, float]
) -> None:
    sheet = Sheet()
    for outcome, count in ((raw.WON, won), (raw.LOST, lost)):
        for _ in range(count):
            closed(sheet, outcome, 100)
    assert read(sheet, "win_rate").interval == pytest.approx(interval, abs=5e-5)


def test_a_discount_is_that_of_the_lines_times_their_quantities() -> None:
    """Two pieces at 90 instead of 100: a tenth off, not 80 % above the price of one."""
    sheet = Sheet()
    day = date(2026, 2, 3)
    deal = sheet.deal(date(2026, 1, 2), listed=(18_000, 20_000))
    sheet.version(deal, day, amount=18_000, outcome=raw.WON)
    sheet.won(date(2026, 1, 2), day, 10_000)  # without lines: against its product's 10,000
    reading = read(sheet, "discount")
    assert (reading.numerator, reading.denominator, reading.n) == (2_000, 30_000, 2)


@pytest.mark.parametrize(
    ("as_of", "slipped"),
    [(date(2026, 2, 9), 0), (date(2026, 2, 10), 0), (date(2026, 2, 11), 1), (TODAY, 1)],
)
def test_a_deal_that_is_due_today_has_not_slipped_yet(as_of: date, slipped: int) -> None:
    sheet = Sheet()
    deal = sheet.deal(date(2025, 12, 1))
    sheet.version(deal, date(2025, 12, 1), TALKS, expected=date(2026, 2, 10))
    reading = measure(sheet.facts(), METRICS["slip_rate"], parse("2026-Q1"), as_of)
    assert (reading.numerator, reading.n) == (slipped, 1)


def test_a_deal_due_on_the_last_day_and_open_at_its_end_has_slipped() -> None:
    sheet = Sheet()
    deal = sheet.deal(date(2025, 12, 1))
    sheet.version(deal, date(2025, 12, 1), TALKS, expected=date(2026, 3, 31))
    assert read(sheet, "slip_rate").numerator == 1
