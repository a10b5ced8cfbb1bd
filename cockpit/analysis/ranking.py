"""Groups in order of merit."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.analysis.metric import Metric
from cockpit.analysis.reading import Group, Reading

FEWEST = 5


def enough(metric: Metric, n: int, fewest: int = FEWEST) -> bool:
    """Whether so many rows let a figure be compared: a rate or a mean of a handful is chance,
    while a sum, a part of one, or what is held against a target is what it is."""
    is_sum = metric.denominator is None and metric.workings is None and metric.estimate is None
    return is_sum or metric.share_of_whole or metric.by_quota or n >= fewest


@dataclass(frozen=True, slots=True)
class Rank:
    """A group's place: equals share one, the next is left free; None without a value or where it
    is not ``sure``: too few rows stand behind it to compare."""

    place: int | None
    group: Group
    sure: bool


def ranking(reading: Reading, by: str, fewest: int = FEWEST) -> tuple[Rank, ...]:
    """The groups of the reading's grouping ``by``, the best first: the highest, or the lowest
    where lower is better; then those with too few rows, and those without a value, by name."""
    groups = [one for one in reading.groups if one.by == by]
    valued = [(one, one.value) for one in groups if one.value is not None]
    sign = 1 if reading.metric.higher_is_better is False else -1
    valued.sort(key=lambda pair: (sign * pair[1], pair[0].label.casefold()))
    compared = [enough(reading.metric, one.n, fewest) for one, _value in valued]
    sure = [pair for pair, is_sure in zip(valued, compared, strict=True) if is_sure]
    values = [value for _group, value in sure]
    ranked = [Rank(values.index(value) + 1, group, True) for group, value in sure]
    few = [pair[0] for pair, is_sure in zip(valued, compared, strict=True) if not is_sure]
    unsure = [Rank(None, group, False) for group in few]
    rest = sorted(
        (one for one in groups if one.value is None), key=lambda one: one.label.casefold()
    )
    return (*ranked, *unsure, *(Rank(None, one, False) for one in rest))
