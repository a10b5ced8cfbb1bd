"""How many of the people with a quota have made it, in each group.

A person's won amount and quota are those within the group: of the days in that team, of that
month. Whoever has a quota above 0 counts, won ≥ quota is made.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from cockpit.analysis.figure import Figure
from cockpit.analysis.grouping import Cut, Grouping, Key, grouping
from cockpit.analysis.metric import Counts
from cockpit.analysis.percentile import wilson
from cockpit.analysis.plan_terms import NOTHING
from cockpit.analysis.population import kept_shares, population
from cockpit.analysis.quotas import Share
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Mask
from cockpit.analysis.terms import amount, won
from cockpit.analysis.workings import Asked, Behind
from cockpit.wording import _

_Amounts = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class PeopleAtQuota:
    """Workings: people at or over their quota ÷ people with one."""

    def figure(self, asked: Asked) -> Figure:
        """The figure of everybody the filter keeps."""
        rows, shares = _given(asked)
        if shares is None:
            return _figure([], _("quotas are set for people, not for this filter"))
        quotas = _by_person(shares)
        sold = _sold(rows, np.zeros(len(rows), np.int64))
        made = [(quota, sold.get((0, person), 0.0)) for person, quota in quotas.items()]
        return _figure(made, _("target not set"))

    def groups(self, asked: Asked, by: Cut) -> list[tuple[Key, Figure]]:
        """Each group in which somebody has a quota."""
        rows, shares = _given(asked)
        grouped = grouping(rows, by, shares or ())
        sold = _sold(rows, grouped.groups.codes)
        made: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for (code, person), quota in _by_group(grouped, shares or ()).items():
            made[code].append((quota, sold.get((code, person), 0.0)))
        return [(grouped.key(code), _figure(pairs, "")) for code, pairs in made.items()]

    def behind(self, asked: Asked) -> list[Behind]:
        """Deals won in the period by the people with a quota."""
        rows, shares = _given(asked)
        return [Behind(rows.where(_of_people(rows, shares or ())), None, None)]


def _given(asked: Asked) -> tuple[Rows, tuple[Share, ...] | None]:
    rows = population(asked.facts, Counts.CLOSED, asked.period, asked.as_of, asked.wanted)
    return rows, kept_shares(asked.facts, asked.period, asked.wanted)


def _figure(made: list[tuple[float, float]], reason: str) -> Figure:
    over = sum(won >= quota - NOTHING for quota, won in made)
    if not made:
        return Figure(None, 0, None, 0, reason=reason)
    return Figure(over / len(made), over, len(made), len(made), interval=wilson(over, len(made)))


def _by_person(shares: tuple[Share, ...]) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for share in shares:
        if share.person:
            found[share.person] += share.amount
    return {person: quota for person, quota in found.items() if quota > 0}


def _by_group(grouped: Grouping, shares: tuple[Share, ...]) -> _Amounts:
    found: _Amounts = defaultdict(float)
    for share in shares:
        code = grouped.code_of(share) if share.person else None
        if code is not None:
            found[code, share.person] += share.amount
    return {pair: quota for pair, quota in found.items() if quota > 0}


def _sold(rows: Rows, codes: np.ndarray[tuple[int], np.dtype[np.int64]]) -> _Amounts:
    """Won amount by group and person."""
    mine = won(rows)
    weights = amount(rows).values[mine]
    found: _Amounts = defaultdict(float)
    for code, person, value in zip(
        codes[mine].tolist(), rows.owner[mine].tolist(), weights.tolist(), strict=True
    ):
        found[code, person] += value
    return found


def _of_people(rows: Rows, shares: tuple[Share, ...]) -> Mask:
    with_quota = np.array(sorted(_by_person(shares)), np.int64)
    mask: Mask = won(rows) & np.isin(rows.owner, with_quota)
    return mask
