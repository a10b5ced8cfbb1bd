"""Groups in order of merit."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.analysis.reading import Group, Reading

FEWEST = 5


@dataclass(frozen=True, slots=True)
class Rank:
    """A group's place: equals share one, the next is left free; None without a value. ``sure``
    says whether enough rows stand behind it to compare."""

    place: int | None
    group: Group
    sure: bool


def ranking(reading: Reading, by: str, fewest: int = FEWEST) -> tuple[Rank, ...]:
    """The groups of the reading's grouping ``by``, the best first: the highest, or the lowest
    where lower is better; those without a value at the end, by name."""
    groups = [one for one in reading.groups if one.by == by]
    valued = [(one, one.value) for one in groups if one.value is not None]
    sign = 1 if reading.metric.higher_is_better is False else -1
    valued.sort(key=lambda pair: (sign * pair[1], pair[0].label.casefold()))
    values = [value for _group, value in valued]
    ranked = [Rank(values.index(value) + 1, group, group.n >= fewest) for group, value in valued]
    rest = sorted(
        (one for one in groups if one.value is None), key=lambda one: one.label.casefold()
    )
    return (*ranked, *(Rank(None, one, False) for one in rest))
