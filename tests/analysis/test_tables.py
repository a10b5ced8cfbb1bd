"""Columns: finding ids, last entries by a day, refusing what does not fit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.raw import currency_code, currency_of
from cockpit.analysis.remembered import Remembered
from cockpit.analysis.tables import Index, matrix, narrow, ranges, segment_starts
from cockpit.analysis.timeline import Timeline

ids = st.lists(st.one_of(st.integers(1, 50), st.integers(10**6, 10**12)), unique=True)


@given(ids, st.lists(st.integers(0, 60) | st.integers(10**6, 10**12)))
def test_an_index_finds_what_is_there(known: list[int], asked: list[int]) -> None:
    index = Index(np.array(known, np.int64))
    spots = {number: spot for spot, number in enumerate(known)}
    found = index.of(np.array(asked + known, np.int64)).tolist()
    assert found == [spots.get(number, -1) for number in asked + known]
    assert [index.one(number) for number in known] == list(range(len(known)))


@given(st.lists(st.lists(st.integers(0, 9), max_size=5).map(sorted)), st.integers(-1, 10))
def test_the_last_entry_by_a_day(segments: list[list[int]], day: int) -> None:
    days = np.array([one for segment in segments for one in segment], np.int32)
    deal = np.repeat(np.arange(len(segments)), [len(one) for one in segments]).astype(np.int32)
    starts = segment_starts(deal, len(segments))
    past = [sum(one <= day for one in segment) for segment in segments]
    wanted = [int(start) + n - 1 if n else -1 for start, n in zip(starts, past, strict=False)]
    line = Timeline(deal, days, starts)
    assert line.latest(day).tolist() == wanted
    assert line.latest_of(day, np.arange(0, len(segments), 2)).tolist() == wanted[::2]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4))))
def test_ranges_one_after_the_other(pairs: list[tuple[int, int]]) -> None:
    starts = np.array([start for start, _ in pairs], np.int64)
    ends = starts + np.array([length for _, length in pairs], np.int64)
    wanted = [start + k for start, length in pairs for k in range(length)]
    assert ranges(starts, ends).tolist() == wanted


def test_rows_are_read_once_and_in_order() -> None:
    assert matrix(iter([(1, 2), (3, 4)]), 2).tolist() == [[1, 2], [3, 4]]
    assert matrix([], 3).shape == (0, 3)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(OverflowError):
        narrow(np.array([2**31], np.int64))


def test_currencies_as_numbers() -> None:
    assert currency_of(currency_code("EUR")) == "EUR"
    assert currency_code("euro") == currency_code("") == currency_code("é€$") == 0
    assert currency_of(0) == ""


def test_the_longest_unused_answer_is_forgotten_first() -> None:
    kept = Remembered(2)
    turns = iter(range(9))
    answers = [kept.get(key, turns.__next__) for key in "abacab"]
    assert answers == [0, 1, 0, 2, 0, 3]
