"""Parts add up, to the cent."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.sharing import shared_out

AMOUNTS = st.integers(-(10**15), 10**15)
WEIGHTS = st.lists(st.one_of(st.integers(0, 10**12), st.floats(0, 1e9)), min_size=1, max_size=60)


@given(AMOUNTS, WEIGHTS)
def test_parts_add_up_and_are_next_to_their_exact_share(amount: int, weights: list[float]) -> None:
    parts = shared_out(amount, weights)
    assert sum(parts) == amount
    exact = [Fraction(one) for one in weights]
    if not sum(exact):
        exact = [Fraction(1)] * len(exact)
    for part, weight in zip(parts, exact, strict=True):
        assert abs(part - amount * weight / sum(exact)) < 1


@given(st.integers(0, 10**12), st.integers(1, 60))
def test_equal_weights_differ_by_one_at_most(amount: int, many: int) -> None:
    parts = shared_out(amount, [1] * many)
    assert max(parts) - min(parts) <= 1
    assert parts == sorted(parts, reverse=True)


@given(AMOUNTS, WEIGHTS)
def test_who_has_no_weight_gets_nothing(amount: int, weights: list[float]) -> None:
    parts = shared_out(amount, [*weights, 0, 1])
    assert parts[-2] == 0


def test_the_largest_remainder_is_rounded_up() -> None:
    assert shared_out(100, [1, 1, 1]) == [34, 33, 33]
    assert shared_out(10, [5, 3, 1]) == [6, 3, 1]
    assert shared_out(-100, [1, 1, 1]) == [-34, -33, -33]
    assert shared_out(7, [0, 0]) == [4, 3]


def test_nobody_and_less_than_nothing_are_refused() -> None:
    assert shared_out(0, []) == []
    with pytest.raises(ValueError, match="nobody"):
        shared_out(1, [])
    with pytest.raises(ValueError, match="negative"):
        shared_out(1, [1, -1])
