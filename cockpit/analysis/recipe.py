"""Figures mixed from sums over several kinds of rows, the quota, and the calendar.

Coverage asks for open deals and for won ones, activities needed for a year of closings: each is
an ingredient, summed by the same rules as any other metric. A recipe mixes the sums into the
figure, for everything and for each group alike: so a team's figure comes of sums, never of means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from cockpit.analysis.figure import Beside, Figure, sums
from cockpit.analysis.figure import whole as as_one
from cockpit.analysis.grouping import TIMES, Cut, Grouping, Key, grouping, sides
from cockpit.analysis.metric import Counts, Term
from cockpit.analysis.population import kept_shares, population
from cockpit.analysis.quotas import Share, total
from cockpit.analysis.raw import day_number
from cockpit.analysis.rows import Rows
from cockpit.analysis.workings import Asked, Behind
from cockpit.domain.period import DAY, Period, parse, trailing
from cockpit.wording import _

YEAR = 365
WORKING_WEEK = 5


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A sum over rows. ``expected``: of open deals those expected to close in the period;
    ``trailing``: over the 365 days up to the as-of day in place of the period."""

    counts: Counts
    term: Term
    expected: bool = False
    trailing: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """What a group has of an ingredient: the sum, its rows, how many of them are not priced and
    how many estimated."""

    total: float = 0.0
    rows: int = 0
    unpriced: int = 0
    estimated: int = 0


class _Amounts(dict[str, Amount]):
    """The amounts of everything the filter keeps, each summed when the recipe asks for it; of
    those ``left`` out nothing."""

    def __init__(
        self, asked: Asked, ingredients: Mapping[str, Ingredient], left: frozenset[str]
    ) -> None:
        super().__init__((name, Amount()) for name in left)
        self._asked, self._ingredients = asked, ingredients

    def __missing__(self, name: str) -> Amount:
        found = self[name] = _whole(self._asked, self._ingredients[name])
        return found


@dataclass(frozen=True, slots=True)
class Mixture:
    """What a group amounts to: its ingredients, its quota, ``gone``, the share of the period's
    working days that is over, and ``weeks`` of five working days still to come."""

    amounts: Mapping[str, Amount]
    quota: float | None
    gone: float
    weeks: float

    def sum(self, name: str) -> float:
        """The sum of an ingredient."""
        return self.amounts[name].total

    def rows(self, name: str) -> int:
        """How many rows of an ingredient there are."""
        return self.amounts[name].rows


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a recipe makes of a mixture; see ``Figure``."""

    value: float | None
    numerator: float
    denominator: float | None
    reason: str = ""
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """Workings of ingredients. ``shown`` names those whose rows stand behind the figure, with
    what a row adds to numerator and denominator; n counts these rows. ``aside`` names those that
    only what is said beside the figure is made of."""

    ingredients: Mapping[str, Ingredient]
    mix: Callable[[Mixture], Outcome]
    shown: Mapping[str, tuple[Term | None, Term | None]]
    aside: frozenset[str] = frozenset()

    def figure(self, asked: Asked) -> Figure:
        """The figure of everything the filter keeps."""
        shares = _shares(asked)
        amounts = _Amounts(asked, self.ingredients, frozenset() if asked.beside else self.aside)
        found = self._figure(_mixture(asked, asked.period, amounts, total(shares)), shares)
        return found if asked.beside else replace(found, beside=())

    def groups(self, asked: Asked, by: Cut) -> list[tuple[Key, Figure]]:
        """The figure of each group with rows behind it or a quota."""
        shares = _shares(asked)
        found: dict[Key, dict[str, Amount]] = {}
        common: dict[str, dict[Key | None, Amount]] = {}
        for name, one in self.ingredients.items():
            if one.trailing and _in_time(by):
                common[name] = _of_a_year(asked, one, by)
                continue
            for key, amount in _by_group(_rows(asked, one), one, by, shares or ()):
                found.setdefault(key, {})[name] = amount
        quotas = _quotas(asked, by, shares or ())
        made = []
        for key in {**found, **quotas}:
            amounts = {name: Amount() for name in self.ingredients} | found.get(key, {})
            amounts |= {
                name: each.get(_timeless(key, by), Amount()) for name, each in common.items()
            }
            period = _period_of(asked, by, key)
            figure = self._figure(_mixture(asked, period, amounts, quotas.get(key)), shares)
            if figure.n or key in quotas:
                made.append((key, figure))
        return made

    def behind(self, asked: Asked) -> list[Behind]:
        """The rows of the ingredients that are shown."""
        found = []
        for name, (over, under) in self.shown.items():
            one = self.ingredients[name]
            rows = _rows(asked, one)
            found.append(Behind(rows.where(one.term.select(rows)), over, under))
        return found

    def _figure(self, mixture: Mixture, shares: tuple[Share, ...] | None) -> Figure:
        made = self.mix(mixture)
        if shares is None:
            reason = _("quotas are set for people, not for this filter")
            made = replace(made, value=None, denominator=None, reason=reason, beside=())
        shown = [mixture.amounts[name] for name in self.shown]
        return Figure(
            made.value,
            made.numerator,
            made.denominator,
            sum(one.rows for one in shown),
            sum(one.unpriced for one in shown),
            sum(one.estimated for one in shown),
            reason=made.reason,
            beside=made.beside,
        )


def _shares(asked: Asked) -> tuple[Share, ...] | None:
    return kept_shares(asked.facts, asked.period, asked.wanted)


def _rows(asked: Asked, one: Ingredient) -> Rows:
    period = trailing(YEAR, asked.as_of) if one.trailing else asked.period
    rows = population(asked.facts, one.counts, period, asked.as_of, asked.wanted)
    if not one.expected:
        return rows
    start, end = day_number(period.start), day_number(period.end)
    return rows.where((rows.day >= start) & (rows.day < end))


def _whole(asked: Asked, one: Ingredient) -> Amount:
    rows = _rows(asked, one)
    return _amounts(one, rows, Grouping(as_one(rows), lambda _: _NO_KEY, lambda _: 0))[0]


def _by_group(
    rows: Rows, one: Ingredient, by: Cut, shares: tuple[Share, ...]
) -> list[tuple[Key, Amount]]:
    if _in_time(by):  # these reach as far as the quotas do
        grouped, codes = _grouped(rows, by, shares)
    else:  # several ingredients of the same rows
        grouped, codes = rows.remember(f"by {by}", lambda: _grouped(rows, by, shares))
    amounts = _amounts(one, rows, grouped)
    return [(grouped.key(code), amounts[code]) for code in codes]


def _grouped(rows: Rows, by: Cut, shares: tuple[Share, ...]) -> tuple[Grouping, list[int]]:
    """The groups, and the codes of those with rows."""
    grouped = grouping(rows, by, shares)
    return grouped, np.flatnonzero(np.bincount(grouped.groups.codes)).tolist()


def _amounts(one: Ingredient, rows: Rows, grouped: Grouping) -> list[Amount]:
    """Code by code."""
    found = sums(one.term, rows, grouped.groups)
    columns = (found.total, found.rows, found.unpriced, found.estimated)
    return [Amount(*parts) for parts in zip(*(column.tolist() for column in columns), strict=True)]


def _quotas(asked: Asked, by: Cut, shares: tuple[Share, ...]) -> dict[Key, float]:
    """The quota of each group that has one."""
    if not shares:
        return {}
    rows = population(asked.facts, Counts.CLOSED, asked.period, asked.as_of, asked.wanted)
    grouped = grouping(rows, by, shares)
    found: dict[Key, float] = {}
    for share in shares:
        code = grouped.code_of(share)
        if code is not None:
            key = grouped.key(code)
            found[key] = found.get(key, 0.0) + share.amount
    return found


def _mixture(
    asked: Asked, period: Period, amounts: Mapping[str, Amount], quota: float | None
) -> Mixture:
    days = asked.facts.references.working_days
    left = days.between(max(asked.as_of + DAY, period.start), period.end)
    gone = days.share(period.cut_after(asked.as_of), period)
    return Mixture(amounts, quota, gone, left / WORKING_WEEK)


def _in_time(by: Cut) -> bool:
    """Whether a month or quarter is a side of it."""
    return any(one in TIMES for one in sides(by))


def _names(key: Key) -> tuple[Key, ...]:
    """The names of a group, side by side."""
    return (key,) if key.across is None else (replace(key, across=None), key.across)


def _timeless(key: Key, by: Cut) -> Key | None:
    """The group without its month or quarter, None for everybody."""
    mine = [name for one, name in zip(sides(by), _names(key), strict=True) if one not in TIMES]
    return mine[0] if mine else None


def _of_a_year(asked: Asked, one: Ingredient, by: Cut) -> dict[Key | None, Amount]:
    """A trailing ingredient of each group: a month has no part of the year up to now, so it is
    that of the group's other side, or everybody's."""
    other = next((side for side in sides(by) if side not in TIMES), None)
    if other is None:
        return {None: _whole(asked, one)}
    return dict(_by_group(_rows(asked, one), one, other, ()))


def _period_of(asked: Asked, by: Cut, key: Key) -> Period:
    """The group's own part of the period: its month or quarter, else all of it."""
    start, end = asked.period.start, asked.period.end
    for one, name in zip(sides(by), _names(key), strict=True):
        if one in TIMES and name.id is not None:
            own = parse(name.id, asked.facts.references.fiscal_start)
            start, end = max(own.start, start), min(own.end, end)
    return Period(start, max(start, end))


_NO_KEY = Key(None, "", (0, ""))
