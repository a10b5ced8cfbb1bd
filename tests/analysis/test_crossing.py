"""A rule fires exactly when a plain loop over the same figures says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.crossing import ARMED, Line, Seen, is_systemic, step
from cockpit.domain.signals import Side

BEGIN = date(2026, 1, 1)
Figure = tuple[int | None, int, bool, int]

figures = st.lists(
    st.tuples(
        st.none() | st.integers(0, 20),  # the figure
        st.integers(0, 6),  # its rows
        st.sampled_from([True, True, True, False]),  # the further conditions
        st.integers(0, 3),  # days since the last look
    ),
    max_size=60,
)


def by_hand(
    side: Side, threshold: int, back: int, fewest: int, quiet: int, series: list[Figure]
) -> list[int]:
    """The places at which it fires, without any state but the last firing: counted from there,
    the line has to have been left by the hysteresis before it fires again."""
    days, day = [], 0
    for _value, _n, _others, passed in series:
        day += passed
        days.append(day)
    fired: list[int] = []
    for place, (value, n, others, _passed) in enumerate(series):
        if value is None or n < fewest or not others:
            continue
        if not (value < threshold if side is Side.BELOW else value > threshold):
            continue
        if fired:
            last = fired[-1]
            if days[place] - days[last] < quiet:
                continue
            between = [one for one in series[last + 1 : place] if one[0] is not None]
            told = [one for one in between if one[1] >= fewest]
            returned = any(
                not good
                or (
                    number >= threshold + back if side is Side.BELOW else number <= threshold - back
                )
                for number, _n, good, _d in told
                if number is not None
            )
            if not returned:
                continue
        fired.append(place)
    return fired


@given(
    side=st.sampled_from(Side),
    threshold=st.integers(5, 15),
    back=st.integers(0, 4),
    fewest=st.integers(1, 4),
    quiet=st.integers(0, 8),
    series=figures,
)
def test_it_fires_where_a_plain_loop_says(
    side: Side, threshold: int, back: int, fewest: int, quiet: int, series: list[Figure]
) -> None:
    line = Line(side, threshold, back, fewest, quiet)
    standing, day, fired = ARMED, BEGIN, []
    for place, (value, n, others, passed) in enumerate(series):
        day += timedelta(days=passed)
        standing, fires = step(line, standing, Seen(value, n, others), day)
        if fires:
            fired.append(place)
    assert fired == by_hand(side, threshold, back, fewest, quiet, series)


def test_looking_again_is_no_crossing() -> None:
    line = Line(Side.BELOW, 0.8, 0.05)
    standing, fires = step(line, ARMED, Seen(0.7, 5), BEGIN)
    assert fires
    for value in (0.7, 0.6, 0.82, 0.79):
        standing, fires = step(line, standing, Seen(value, 5), BEGIN)
        assert not fires
    standing, fires = step(line, standing, Seen(0.85, 5), BEGIN)
    assert standing.armed
    assert not fires
    assert step(line, standing, Seen(0.79, 5), BEGIN)[1]


def test_on_the_line_is_not_beyond_it_however_it_was_divided() -> None:
    assert not step(Line(Side.BELOW, 0.8), ARMED, Seen(0.1 * 8 - 1e-16, 5), BEGIN)[1]
    assert not step(Line(Side.ABOVE, 0.3), ARMED, Seen(0.1 + 0.2, 5), BEGIN)[1]


@pytest.mark.parametrize(
    ("fired", "eligible", "systemic"),
    [(0, 0, False), (0, 4, False), (1, 3, False), (2, 4, True), (2, 5, False), (3, 5, True)],
)
def test_half_of_those_asked_is_systemic(fired: int, eligible: int, systemic: bool) -> None:
    assert is_systemic(fired, eligible) is systemic
