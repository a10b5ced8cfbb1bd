"""The win curve: the textbook's estimator, the plain share, intervals that hold what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from math import exp
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.analysis.figure import Groups
from cockpit.analysis.incidence import CENSORED, EVENT, OTHER, Incidence, Watched, incidence
from cockpit.analysis.measure import measure
from cockpit.analysis.percentile import wilson
from cockpit.analysis.raw import OPEN, WON, Row, day_number
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import parse
from tests.analysis.sheet import Sheet
from tests.analysis.textbook import Life, history_begins, won_by

LAST = 30
ENDS = {"": CENSORED, "won": EVENT, "lost": OTHER}
lives = st.builds(
    lambda entry, days, end: Life(entry, entry + days, end),
    st.integers(0, 12),
    st.integers(0, 25),
    st.sampled_from(["", "won", "won", "lost"]),
)


def curve(rows: list[Life], group: list[int] | None = None, size: int = 1) -> Incidence:
    watched = Watched(
        np.array([one.entry for one in rows], np.int64),
        np.array([one.leaves for one in rows], np.int64),
        np.array([ENDS[one.end] for one in rows], np.int64),
    )
    codes = np.array(group or [0] * len(rows), np.int64)
    return incidence(watched, Groups(codes, size), LAST)


@settings(max_examples=60)
@given(st.lists(st.tuples(lives, st.integers(0, 1)), min_size=1, max_size=25))
def test_it_is_the_textbooks(rows: list[tuple[Life, int]]) -> None:
    found = curve([life for life, _ in rows], [group for _, group in rows], 2)
    for group in (0, 1):
        mine = [life for life, its in rows if its == group]
        for day in (0, 3, 7, 15, LAST):
            wanted, share = won_by(mine, day), found.share[group, day]
            if wanted is None:
                assert np.isnan(share)
            else:
                assert share == pytest.approx(float(wanted[0]), abs=1e-12)


@settings(max_examples=40)
@given(st.lists(lives, min_size=2, max_size=20))
def test_its_interval_is_that_of_the_variance(rows: list[Life]) -> None:
    found = curve(rows)
    for day in (5, 15, LAST):
        wanted = won_by(rows, day)
        if wanted is None or wanted[1] < 1e-9:
            continue
        share, variance = float(wanted[0]), float(wanted[1])
        interval = wilson(share * (trials := share * (1 - share) / variance), trials)
        assert (found.low[0, day], found.high[0, day]) == pytest.approx(interval, abs=1e-9)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, LAST), st.sampled_from(["won", "lost"])), min_size=1))
def test_without_censoring_it_is_the_plain_share(rows: list[tuple[int, str]]) -> None:
    found = curve([Life(0, day, end) for day, end in rows])
    for day in (0, 10, LAST):
        won = sum(end == "won" and at <= day for at, end in rows)
        assert found.share[0, day] == pytest.approx(won / len(rows))
        plain = wilson(won, len(rows))
        assert (found.low[0, day], found.high[0, day]) == pytest.approx(plain, abs=1e-9)


def test_competing_deals_take_their_part_for_good() -> None:
    """Counted as censored the lost ones would leave a share of 1: every deal left was won."""
    found = curve([Life(0, 1, "lost"), Life(0, 2, "lost"), Life(0, 3, "won"), Life(0, 4, "won")])
    assert found.share[0, [2, 3, 4, LAST]].tolist() == [0, 0.25, 0.5, 0.5]


def test_a_curve_ends_where_nobody_is_watched() -> None:
    found = curve([Life(0, 5, ""), Life(0, 3, "won")])
    assert found.share[0, 5] == 0.5
    assert np.isnan(found.share[0, 6])


@pytest.mark.parametrize(("n", "share"), [(30, 0.5), (50, 0.3), (60, 0.15), (120, 0.6)])
def test_wilsons_interval_covers(n: int, share: float) -> None:
    chance = np.random.default_rng(7)
    found = [wilson(int(won), n) for won in chance.binomial(n, share, 4_000)]
    held = np.mean([one is not None and one[0] <= share <= one[1] for one in found])
    assert 0.93 <= held <= 0.97


@pytest.mark.parametrize(("n", "late"), [(60, 0), (150, 0), (150, 8)])
def test_the_win_curves_interval_covers(n: int, late: int) -> None:
    """Constant hazards of winning and losing, censoring at random, deals watched from later on:
    the truth is a / (a + b) of what has ended by the day."""
    chance, runs, day = np.random.default_rng(11), 1_500, 20
    win, lose = 0.02, 0.03
    ends = chance.geometric(win + lose, (runs, n)) - 1
    won = chance.random((runs, n)) < win / (win + lose)
    censored = chance.integers(10, 60, (runs, n))
    entry = chance.integers(0, late + 1, (runs, n)) * (chance.random((runs, n)) < 0.5)
    leaves = np.minimum(ends, censored)
    how = np.where(ends > censored, CENSORED, np.where(won, EVENT, OTHER))
    codes = np.repeat(np.arange(runs), n)
    watched = Watched(entry.ravel(), leaves.ravel(), how.ravel())
    found = incidence(watched, Groups(codes, runs), day)
    truth = win / (win + lose) * (1 - (1 - win - lose) ** (day + 1))
    held = np.mean((found.low[:, day] <= truth) & (truth <= found.high[:, day]))
    assert 0.93 <= held <= 0.97


def test_deals_from_before_history_are_watched_from_then_on_beside() -> None:
    """A source that knows of no deal that closed before 2026, though many were open."""
    sheet, chance = Sheet(), Random(3)
    start, begins, today = date(2025, 10, 1), date(2026, 1, 1), date(2026, 3, 31)
    for _ in range(600):
        opened = start + timedelta(days=chance.randrange(120))
        closed = opened + timedelta(days=int(chance.expovariate(0.03)))
        if closed < begins:
            continue
        if closed > today:
            sheet.open(opened)
        elif chance.random() < 0.4:
            sheet.won(opened, closed, 100)
        else:
            sheet.lost(opened, closed, 100)
    found = measure(sheet.facts(), METRICS["win_curve"], parse("2025-10-01..2026-01-28"), today)
    lives = [(row[5], closed, outcome) for row, closed, outcome in _lives(sheet)]
    first = history_begins([life[:2] for life in lives], day_number(today))
    assert first == day_number(begins)
    ends = {OPEN: "", WON: "won"}
    day = day_number(today)
    watched = [
        Life(max(0, first - opened), (day if closed is None else closed) - opened,
             ends.get(outcome, "lost"))
        for opened, closed, outcome in lives if opened < day_number(date(2026, 1, 29))
    ]  # fmt: skip
    beside = {one.key: one.value for one in found.figure.beside}
    plain, late = (
        won_by(some, 90) for some in ([replace(one, entry=0) for one in watched], watched)
    )
    assert plain is not None
    assert late is not None
    assert found.value == beside["day_90"] == pytest.approx(float(plain[0]))
    assert beside["watched_day_90"] == pytest.approx(float(late[0]))
    truth = 0.4 * (1 - exp(-0.03 * 91))
    assert abs(float(late[0]) - truth) < 0.05
    assert float(plain[0]) < float(late[0])  # the survivors alone


def _lives(sheet: Sheet) -> Iterator[tuple[Row, int | None, int]]:
    """Each deal with its closing day, if it closed, and its outcome."""
    closings = {row[0]: (row[12], row[11]) for row in sheet.versions if row[11] != OPEN}
    for deal in sheet.deals:
        yield deal, *closings.get(deal[0], (None, OPEN))
