"""Who was in which team under whom on a day.

Between two days on which a membership begins or ends the organisation stands still, so it is
kept as one row of arrays for each such stretch. Of the memberships that cover a day the one with
the latest beginning holds (of equals the later row); before a person's first membership that
first one holds; after the last one has ended there is no team and no manager.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from cockpit.analysis.raw import EVER, NO_DAY, NO_ID, day_of
from cockpit.analysis.tables import Array, Index, Ints, Longs, Mask
from cockpit.domain.period import Period


@dataclass(frozen=True, slots=True)
class Team:
    """A team, the id of the one it belongs to (0: none), and its own region ("": none)."""

    id: int
    parent: int
    region: str


@dataclass(frozen=True, slots=True)
class Member:
    """Days are numbers, EVER and NO_DAY when open; ids 0 when none."""

    person: int
    team: int
    manager: int
    begins: int
    ends: int


class Organisation:
    """Team and manager ids by stretch and person position; the last column is nobody."""

    def __init__(
        self,
        people: tuple[int, ...],
        index: Index,
        teams: dict[int, Team],
        members: list[Member],
    ) -> None:
        self.people, self.index, self.teams = people, index, teams
        days = {day for one in members for day in (one.begins, one.ends)} - {EVER, NO_DAY}
        self.changes: Longs = np.array(sorted(days), np.int64)
        shape = (len(days) + 1, len(people) + 1)
        self.team: Ints = np.zeros(shape, np.int32)
        self.manager: Ints = np.zeros(shape, np.int32)
        for one in _in_effect(members):
            self._enter(one)
        self.regions = ("", *sorted({region_of(teams, team) for team in teams} - {""}))
        region_code = np.zeros(max([*teams, NO_ID]) + 1, np.int32)
        for team in teams:
            region_code[team] = self.region_of_team(team)
        self.region: Ints = region_code[np.where(self.team < len(region_code), self.team, 0)]

    def region_of_team(self, team: int) -> int:
        """The place of the team's region among ``regions``."""
        return self.regions.index(region_of(self.teams, team))

    def _enter(self, one: Member) -> None:
        spot = self.index.one(one.person)
        if spot < 0:
            return
        begin, end = self.stretch(np.array([one.begins, one.ends]))
        last = len(self.changes) + 1 if one.ends == NO_DAY else end
        self.team[begin:last, spot] = one.team
        self.manager[begin:last, spot] = one.manager

    def stretch(self, days: Array) -> Longs:
        """The stretch each day lies in."""
        return np.searchsorted(self.changes, days, side="right")

    def stretches(self, period: Period) -> list[tuple[int, Period]]:
        """The parts of the period in which the organisation stands still."""
        inner = [day_of(int(day)) for day in self.changes]
        cuts = [period.start, *[day for day in inner if _inside(day, period)], period.end]
        first = sum(day <= period.start for day in inner)
        parts = enumerate(pairwise(cuts))
        return [(first + k, Period(start, end)) for k, (start, end) in parts]

    def parent(self, team: int) -> int:
        """The team that a team belongs to, 0 without one."""
        known = self.teams.get(team)
        return 0 if known is None else known.parent

    def with_children(self, teams: Iterable[int]) -> frozenset[int]:
        """The teams and every team below them."""
        found = set(teams)
        while True:
            more = {one.id for one in self.teams.values() if one.parent in found} - found
            if not more:
                return frozenset(found)
            found |= more

    def below(self, managers: Iterable[int]) -> Mask:
        """Per stretch and person: one of the managers, or anywhere below one of them."""
        roots = np.isin(np.array([*self.people, NO_ID]), list(managers))
        roots[-1] = False
        above = self.index.of(self.manager)
        inside = np.broadcast_to(roots, self.team.shape).copy()
        rows = np.arange(len(inside))[:, None]
        while True:
            wider = inside | (inside[rows, above] & (above >= 0))
            if (wider == inside).all():
                return inside
            inside = wider

    def reports(self, manager: int) -> Mask:
        """Per stretch and person: whether the manager is the person's own."""
        direct: Mask = (self.manager == manager) & (self.manager != NO_ID)
        return direct


def region_of(teams: dict[int, Team], team: int) -> str:
    """The region of the team, else of the nearest team above it that has one."""
    seen: set[int] = set()
    while team in teams and team not in seen:
        if teams[team].region:
            return teams[team].region
        seen.add(team)
        team = teams[team].parent
    return ""


def _in_effect(members: list[Member]) -> list[Member]:
    """The memberships in the order in which the later overrules the earlier; a person's first
    one is reached back to the beginning."""
    ordered = sorted(members, key=lambda one: one.begins)
    first: dict[int, Member] = {}
    for one in ordered:
        first.setdefault(one.person, one)
    before = [
        Member(one.person, one.team, one.manager, EVER, one.begins)
        for one in first.values()
        if one.begins != EVER
    ]
    return before + ordered


def _inside(day: date, period: Period) -> bool:
    return period.start < day < period.end
