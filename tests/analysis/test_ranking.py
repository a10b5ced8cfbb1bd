"""Groups in order of merit, beside a plain loop."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.figure import Figure
from cockpit.analysis.metric import Metric
from cockpit.analysis.ranking import FEWEST, ranking
from cockpit.analysis.reading import Group, Previous, Reading
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import parse

DAY, PERIOD = date(2026, 3, 31), parse("2026-Q1")
NAMES = st.text("abAB", max_size=3)
VALUES = st.none() | st.sampled_from([0.0, 0.25, 0.5, 1.0])
FOUND = st.lists(st.tuples(NAMES, VALUES, st.integers(0, 9)), max_size=12)
SOME = [METRICS["win_rate"], METRICS["sales_cycle"], METRICS["open_value"]]


def reading_of(metric: Metric, found: list[tuple[str, float | None, int]]) -> Reading:
    groups = tuple(
        Group("owner", str(spot), name, Figure(value, 0, None, n))
        for spot, (name, value, n) in enumerate(found)
    )
    other = Group("team", "x", "Elsewhere", Figure(9.0, 0, None, 9))
    nothing = Figure(None, 0, None, 0)
    return Reading(
        metric, PERIOD, DAY, "USD", nothing, Previous(PERIOD, None, None, None), None,
        groups=(other, *groups),
    )  # fmt: skip


@given(FOUND, st.sampled_from(SOME))
def test_a_place_is_one_more_than_those_who_do_better(
    found: list[tuple[str, float | None, int]], metric: Metric
) -> None:
    ranks = ranking(reading_of(metric, found), "owner")
    lower = metric.higher_is_better is False
    for rank in ranks:
        name, value, n = found[int(rank.group.id or "")]
        better = 0
        for _name, other, _n in found:
            if value is not None and other is not None:
                better += other < value if lower else other > value
        assert rank.place == (None if value is None else better + 1), name
        assert rank.sure == (value is not None and n >= FEWEST), name
    assert sorted(int(rank.group.id or "") for rank in ranks) == list(range(len(found)))


@given(FOUND, st.sampled_from(SOME))
def test_the_best_come_first_equals_by_name_and_those_without_a_value_last(
    found: list[tuple[str, float | None, int]], metric: Metric
) -> None:
    ranks = ranking(reading_of(metric, found), "owner")
    order = [(rank.place or len(found) + 1, rank.group.label.casefold()) for rank in ranks]
    assert order == sorted(order)
