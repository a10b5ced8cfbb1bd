"""Quotas a person and team and quarter, set so that the team is neither hopeless nor bored."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np

from cockpit.analysis.raw import WON, day_number
from cockpit.analysis.simulated_team import calendar
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.customers import CURRENCY
from cockpit.analysis.simulated_team.rows import EMPTY, Floats, Ints, Rows, as_days, as_numbers
from cockpit.analysis.simulated_team.staff import TEAMS, Staff
from cockpit.domain.people import Quota

_STEP = 500_000
_QUARTERS_BEFORE = 4


def quotas(days: Calendar, staff: Staff, now: dict[str, Ints]) -> Rows:
    """The rows of quota: the quarters that the deals cover, the running one and the next."""
    starts = _quarter_starts(days.today)
    won = _won(staff, now, starts)
    table: list[tuple[int, int, int, int, int]] = []
    for position, (start, end) in enumerate(pairwise(starts)):
        person = _of_reps(staff, _asked(days, won, starts, position), won, start, end)
        team = np.bincount(staff.team, person, TEAMS).astype(np.int64)
        spans = (start, end)
        table += [
            (rep, EMPTY, *spans, amount)
            for rep, amount in zip(staff.ids.tolist(), person.tolist(), strict=True)
            if amount
        ]
        table += [(EMPTY, number + 1, *spans, int(amount)) for number, amount in enumerate(team)]
    columns = np.array(table, np.int64).T
    return Rows(
        Quota,
        len(table),
        {
            "person_id": as_numbers(columns[0]),
            "team_id": as_numbers(columns[1]),
            "start_on": as_days(columns[2]),
            "end_on": as_days(columns[3]),
            "amount": columns[4].tolist(),
            "currency": CURRENCY,
        },
    )


def _quarter_starts(today: date) -> list[int]:
    """First days of the quarters, from a year ago to the end of the next."""
    now = today.year * 4 + (today.month - 1) // 3
    numbers = range(now - _QUARTERS_BEFORE, now + 3)
    return [day_number(date(number // 4, number % 4 * 3 + 1, 1)) for number in numbers]


def _won(staff: Staff, now: dict[str, Ints], starts: list[int]) -> Floats:
    """Won amount a quarter and rep."""
    amounts: Floats = np.zeros((len(starts) - 1, len(staff.ids)))
    won = now["outcome"] == WON
    quarter = np.searchsorted(np.array(starts), now["closed"][won], side="right") - 1
    inside = quarter >= 0
    rep = now["owner"][won][inside] - staff.ids[0]
    np.add.at(amounts, (quarter[inside], rep), now["amount"][won][inside])
    return amounts


def _asked(days: Calendar, won: Floats, starts: list[int], position: int) -> float:
    """What the whole team is asked for in a quarter.

    A full quarter asks for what the team usually makes and a little more; the running one is
    set by its own beginning, once there is enough of it, so that pace is about kept.
    """
    usual = float(won[_QUARTERS_BEFORE - 3 : _QUARTERS_BEFORE].sum(axis=1).mean()) * 1.1
    if position < _QUARTERS_BEFORE - 3:
        return usual * (0.86 + 0.07 * position)
    if position != _QUARTERS_BEFORE:
        return usual
    begin, end = calendar.working_day(np.array(starts[position : position + 2])).tolist()
    gone = (days.last + 1 - begin) / (end - begin)
    paced = float(won[position].sum()) / max(0.05, min(0.95, gone * 1.04 + 0.02))
    trust = min(max((gone - 0.2) / 0.3, 0.0), 1.0)
    return float(usual * (1 - trust) + paced * trust)


def _of_reps(staff: Staff, total: float, won: Floats, start: int, end: int) -> Ints:
    """Shared out by what each could sell: territory as it showed over the year, evened out, less
    while new; whole thousands."""
    record = won.sum(axis=0)
    by_team = np.bincount(staff.team, record)[staff.team] / np.bincount(staff.team)[staff.team]
    share = 0.5 * record + 0.5 * by_team + 1
    share[(staff.came >= end) | (staff.left <= start)] = 0
    ramp = np.clip((start + 45 - staff.came) / 150, 0.25, 1)
    amount = total * share / max(share.sum(), 1) * ramp
    rounded: Ints = np.rint(amount / _STEP).astype(np.int64) * _STEP
    return rounded
