"""Which closings count in a period, for whom, and at what amount."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cockpit.analysis import raw
from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import NO_MONEY
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import parse
from tests.analysis.sheet import LEARNT, TALKS, TODAY, Sheet


def value(facts: Facts, key: str, period: str, as_of: date = TODAY) -> float | None:
    return measure(facts, METRICS[key], parse(period), as_of).value


def reopened() -> Sheet:
    """Lost in January, reopened in February, won in March."""
    sheet = Sheet()
    deal = sheet.deal(date(2025, 12, 1))
    sheet.version(deal, date(2025, 12, 1), TALKS, 5_000)
    sheet.version(deal, date(2026, 1, 20), outcome=raw.LOST, amount=5_000)
    sheet.version(deal, date(2026, 2, 10), TALKS, 5_000)
    sheet.version(deal, date(2026, 3, 5), outcome=raw.WON, amount=7_000)
    return sheet


def test_a_reopened_deal_counts_once_by_its_last_outcome_in_the_period() -> None:
    facts = reopened().facts()
    assert value(facts, "deals_lost", "2026-01") == 1
    assert value(facts, "deals_won", "2026-03") == 1
    assert (value(facts, "deals_won", "2026-Q1"), value(facts, "deals_lost", "2026-Q1")) == (1, 0)
    assert value(facts, "win_rate", "2026-Q1") == 1


def test_open_again_at_the_end_of_the_period_is_no_outcome() -> None:
    facts = reopened().facts()
    assert value(facts, "deals_lost", "2026-01-01..2026-02-15") == 0
    assert value(facts, "deals_lost", "2026-Q1", date(2026, 2, 15)) == 0
    assert value(facts, "deals_lost", "2026-Q1", date(2026, 2, 1)) == 1


def test_a_closing_that_is_not_yet_on_the_day_does_not_count() -> None:
    facts = reopened().facts()
    assert value(facts, "deals_won", "2026-Q1", date(2026, 3, 4)) == 0
    assert value(facts, "revenue", "2026-Q1", date(2026, 3, 5)) == 7_000


def test_a_corrected_closing_counts_as_corrected() -> None:
    sheet = Sheet()
    deal = sheet.won(date(2026, 1, 5), date(2026, 2, 3), 1_000)
    late = date(2026, 2, 20)
    sheet.version(deal, late, outcome=raw.WON, amount=1_500, closed=date(2026, 1, 30))
    facts = sheet.facts()
    assert value(facts, "revenue", "2026-01") == 1_500
    assert value(facts, "revenue", "2026-02") == 0
    assert value(facts, "revenue", "2026-02", date(2026, 2, 10)) == 1_000


def test_two_closings_dated_into_one_period_count_once() -> None:
    sheet = Sheet()
    deal = sheet.won(date(2026, 1, 5), date(2026, 1, 10), 1_000)
    sheet.version(deal, date(2026, 2, 10), TALKS)
    sheet.version(deal, date(2026, 2, 20), outcome=raw.LOST, amount=0, closed=date(2026, 1, 25))
    facts = sheet.facts()
    assert (value(facts, "deals_won", "2026-01"), value(facts, "deals_lost", "2026-01")) == (0, 1)


def test_the_credit_stays_with_whoever_owned_the_deal_when_it_closed() -> None:
    sheet = Sheet()
    deal = sheet.deal(date(2026, 1, 5))
    sheet.version(deal, date(2026, 1, 5), TALKS, owner=1)
    closed = date(2026, 2, 3)
    sheet.version(deal, closed, outcome=raw.WON, amount=1_000, owner=1)
    sheet.version(deal, closed, outcome=raw.WON, amount=1_000, owner=2)
    sheet.version(deal, date(2026, 3, 1), outcome=raw.WON, amount=1_200, owner=3, closed=closed)
    reading = measure(sheet.facts(), METRICS["revenue"], parse("2026-Q1"), TODAY, by=("owner",))
    assert [(group.label, group.value) for group in reading.groups] == [("B", 1_200)]


def test_a_superseded_version_is_ignored() -> None:
    sheet = Sheet()
    deal = sheet.won(date(2026, 1, 5), date(2026, 2, 3), 1_000)
    later = LEARNT + timedelta(days=9)
    sheet.version(deal, date(2026, 2, 9), outcome=raw.LOST, amount=0, superseded=later)
    assert value(sheet.facts(), "revenue", "2026-02") == 1_000


def test_the_amount_that_came_with_the_closing_is_not_known_before_it() -> None:
    sheet = Sheet()
    deal = sheet.won(date(2026, 1, 5), date(2026, 2, 3), 1_000)
    facts = sheet.facts()
    before, after = facts.at(date(2026, 2, 2)), facts.at(date(2026, 2, 3))
    spot = facts.position_of(deal)
    assert (before.amount[spot], before.estimate[spot]) == (NO_MONEY, 10_000)
    assert (after.amount[spot], after.estimate[spot]) == (1_000, NO_MONEY)
    open_value = measure(facts, METRICS["open_value"], parse("2026-Q1"), date(2026, 2, 2))
    assert (open_value.value, open_value.estimated) == (10_000, 1)


def test_a_deal_without_an_opening_date_exists_from_the_day_it_is_known() -> None:
    sheet = Sheet()
    deal = sheet.deal(known_from=date(2026, 3, 1))
    sheet.version(deal, date(2026, 3, 1))
    facts = sheet.facts()
    assert value(facts, "open_deals", "2026-Q1", date(2026, 2, 28)) == 0
    assert value(facts, "open_deals", "2026-Q1", date(2026, 3, 1)) == 1
    assert value(facts, "deals_opened", "2026-Q1") == 0


def test_known_at_drops_what_was_learnt_later_and_takes_back_what_was_superseded_later() -> None:
    sheet = Sheet()
    hour = timedelta(hours=1)
    deal = sheet.deal(date(2026, 1, 5))
    sheet.version(deal, date(2026, 1, 5), TALKS, 1_000)
    sheet.version(deal, date(2026, 2, 3), TALKS, 2_000, superseded=LEARNT + 2 * hour)
    sheet.version(deal, date(2026, 2, 3), TALKS, 3_000, learnt=LEARNT + 2 * hour)
    facts = sheet.facts()

    def known(at: datetime) -> float | None:
        return measure(facts, METRICS["open_value"], parse("2026-Q1"), TODAY, at).value

    assert known(LEARNT + hour) == 2_000
    assert known(LEARNT + 2 * hour) == 3_000
    assert value(facts, "open_value", "2026-Q1") == 3_000


def test_before_the_first_import_the_sources_own_dates_answer_and_it_says_so() -> None:
    sheet = Sheet()
    sheet.won(date(2025, 10, 1), date(2025, 11, 20), 1_000)
    facts = sheet.facts()
    early = LEARNT - timedelta(days=60)
    before = measure(facts, METRICS["deals_won"], parse("2025-Q4"), TODAY, early)
    assert (before.value, before.backfill) == (0, True)
    assert measure(facts, METRICS["open_deals"], parse("2025-Q4"), TODAY, early).value == 1
    after = measure(facts, METRICS["deals_won"], parse("2025-Q4"), TODAY, LEARNT)
    assert (after.value, after.backfill) == (1, False)
