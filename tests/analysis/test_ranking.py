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
    lower, is_sum = metric.higher_is_better is False, metric.key == "open_value"
    sure = [value is not None and (is_sum or n >= FEWEST) for _name, value, n in found]
    for rank in ranks:
        at = int(rank.group.id or "")
        value, better = found[at][1], 0
        for other, is_sure in zip(found, sure, strict=True):
            if is_sure and value is not None and other[1] is not None:
                better += other[1] < value if lower else other[1] > value
        assert rank.sure == sure[at], found[at]
        assert rank.place == (better + 1 if sure[at] else None), found[at]
    assert sorted(int(rank.group.id or "") for rank in ranks) == list(range(len(found)))


@given(FOUND, st.sampled_from(SOME))
def test_the_best_come_first_then_the_few_and_those_without_a_value_last(
    found: list[tuple[str, float | None, int]], metric: Metric
) -> None:
    sign = 1 if metric.higher_is_better is False else -1
    order = [
        (
            not rank.sure,
            rank.group.value is None,
            sign * (rank.group.value or 0.0),
            rank.group.label.casefold(),
        )
        for rank in ranking(reading_of(metric, found), "owner")
    ]
    assert order == sorted(order)
