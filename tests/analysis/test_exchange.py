"""Amounts in other currencies: the nearest earlier rate within seven days, inverse and crossed."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.exchange import GOOD_FOR, Exchange
from cockpit.analysis.pricing import priced, priced_or_listed
from cockpit.analysis.raw import NO_MONEY, RawReferences, currency_code, day_number
from cockpit.analysis.references import References

USD, EUR, GBP, JPY = map(currency_code, ("USD", "EUR", "GBP", "JPY"))
RATES = st.floats(0.001, 1000, allow_nan=False)
DAYS = st.integers(10_000, 10_060)
NOTED = st.dictionaries(DAYS, RATES, max_size=20)


def one(exchange: Exchange, code: int, day: int) -> float:
    return float(exchange.rate(code, np.array([day]))[0])


def naive(noted: dict[int, float], day: int) -> float | None:
    """Look back day by day."""
    return next((noted[day - back] for back in range(GOOD_FOR + 1) if day - back in noted), None)


@given(NOTED, DAYS)
def test_the_nearest_earlier_rate_within_seven_days_holds(
    noted: dict[int, float], day: int
) -> None:
    exchange = Exchange([(EUR, USD, on, rate) for on, rate in noted.items()], USD)
    wanted = naive(noted, day)
    found = one(exchange, EUR, day)
    assert np.isnan(found) if wanted is None else found == wanted


@given(NOTED, DAYS)
def test_a_rate_noted_the_other_way_round_counts_inversely(
    noted: dict[int, float], day: int
) -> None:
    there = one(Exchange([(EUR, USD, on, rate) for on, rate in noted.items()], USD), EUR, day)
    back = one(Exchange([(EUR, USD, on, rate) for on, rate in noted.items()], EUR), USD, day)
    if np.isnan(there):
        assert np.isnan(back)
    else:
        assert there * back == pytest.approx(1)


@given(NOTED, NOTED, DAYS)
def test_a_currency_goes_through_one_that_both_have_rates_with(
    pounds: dict[int, float], euros: dict[int, float], day: int
) -> None:
    rows = [(GBP, EUR, on, rate) for on, rate in pounds.items()]
    rows += [(EUR, USD, on, rate) for on, rate in euros.items()]
    first, second = naive(pounds, day), naive(euros, day)
    found = one(Exchange(rows, USD), GBP, day)
    if first is None or second is None:
        assert np.isnan(found)
    else:
        assert found == pytest.approx(first * second)


@given(NOTED, st.lists(st.tuples(DAYS, st.integers(-(10**12), 10**12)), max_size=8))
def test_sums_are_those_of_rows_and_what_has_no_rate_is_counted(
    noted: dict[int, float], deals: list[tuple[int, int]]
) -> None:
    given_rates = [(EUR, USD, on, rate) for on, rate in noted.items()]
    references = References(RawReferences(rates=given_rates))
    days = np.array([day for day, _amount in deals], np.int64)
    amounts = np.array([amount for _day, amount in deals], np.int64)
    codes = np.array([EUR if at % 2 else USD for at in range(len(deals))], np.int32)
    weights = priced(references, amounts, codes, days)
    wanted = [
        amount if code == USD else None if (rate := naive(noted, day)) is None else amount * rate
        for (day, amount), code in zip(deals, codes.tolist(), strict=True)
    ]
    assert weights.unpriced is not None
    assert weights.unpriced.tolist() == [one is None for one in wanted]
    assert weights.values.sum() == pytest.approx(sum(one or 0 for one in wanted))


def test_currencies_without_cents_are_scaled() -> None:
    exchange = Exchange([(JPY, USD, 100, 0.0067)], USD)
    assert exchange.factor(np.array([JPY]), np.array([100]))[0] == pytest.approx(0.67)


def test_whole_numbers_stay_exact_where_nothing_is_converted() -> None:
    references = References(RawReferences())
    large = np.array([2**60, 1, NO_MONEY], np.int64)
    weights = priced(references, large, np.array([USD] * 3, np.int32), 100)
    assert weights.values.dtype == np.int64
    assert int(weights.values.sum()) == 2**60 + 1


def test_a_list_price_in_another_currency_is_converted_too() -> None:
    product = (1, b"p" * 16, "P", 1_000, EUR)
    rates = [(EUR, USD, 100, 2.0)]
    references = References(RawReferences(products=[product], rates=rates))
    none = np.array([NO_MONEY], np.int64)
    weights = priced_or_listed(
        references, none, np.array([USD], np.int32), np.array([1], np.int32), 104
    )
    assert (weights.values.tolist(), weights.estimated) == ([2_000], np.array([True]))
    late = priced_or_listed(
        references, none, np.array([USD], np.int32), np.array([1], np.int32), 108
    )
    assert (late.unpriced, late.estimated) == (np.array([True]), np.array([False]))


def test_a_quota_in_another_currency_counts_at_the_rate_of_its_first_day() -> None:
    start = date(2026, 1, 1)
    quota = (1, 0, day_number(start), day_number(start + timedelta(90)), 1_000, EUR)
    rates = [(EUR, USD, day_number(start) - 3, 1.5)]
    (converted,) = References(RawReferences(quotas=[quota], rates=rates)).quotas
    assert (converted.amount, converted.currency) == (1_500, USD)
    (left,) = References(RawReferences(quotas=[quota])).quotas
    assert (left.amount, left.currency) == (1_000, EUR)
