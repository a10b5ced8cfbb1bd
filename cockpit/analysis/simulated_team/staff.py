"""Thirty people in six teams: who sells where, since when, and how well."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.simulated_team import calendar, names
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.rows import EMPTY, Floats, Ints, Rows, as_days, as_numbers
from cockpit.domain.people import Membership, Person, Role, Team

PEOPLE, TEAMS, HEAD = 30, 6, 1
# Team by team; the last one is a person short.
REPS_OF_TEAM = (4, 4, 4, 4, 4, 3)
FIRST_REP = HEAD + TEAMS + 1
# The day of leaving of those who have not left.
STAYS = 10**6
_SEGMENTS = ("Enterprise", "Growth")
# Of the reps, by position: who came lately (how many days ago), who left, who changed teams.
_CAME = {4: 46, 9: 112, 14: 168, 21: 75}
_LEFT = {8: 118}
_MOVED = {2: (1, 140), 11: (3, 230), 17: (5, 95)}
# This team had the manager of the team before it until its own came, so many days ago.
_LATE_MANAGER, _MANAGER_CAME = 4, 260


@dataclass(frozen=True, slots=True)
class Staff:
    """The reps, as arrays; their ids begin at FIRST_REP. Days are day numbers."""

    names: list[str]
    team: Ints
    region: Ints
    came: Ints
    left: Ints
    skill: Floats
    zeal: Floats
    tidy: Floats

    @property
    def ids(self) -> Ints:
        """Ids of the reps."""
        return np.arange(FIRST_REP, PEOPLE + 1)

    def present(self, on: int) -> Floats:
        """How much each rep works on a day: nothing before coming and after leaving, less
        while new."""
        tenure = np.clip((on - self.came) / 180, 0, 1)
        share: Floats = np.where((on >= self.came) & (on < self.left), 0.35 + 0.65 * tenure, 0.0)
        return share


def hire(chance: np.random.Generator, days: Calendar) -> Staff:
    """Make up the reps; skill and zeal are about 1."""
    today = int(calendar.day(np.array([days.last + 1]))[0])
    count = sum(REPS_OF_TEAM)
    came = today - chance.integers(500, 2600, count)
    left = np.full(count, STAYS)
    for position, ago in _CAME.items():
        came[position] = today - ago
    for position, ago in _LEFT.items():
        left[position] = today - ago
    team = np.repeat(np.arange(TEAMS), REPS_OF_TEAM)
    return Staff(
        names.people(chance, PEOPLE),
        team,
        team // 2,
        came,
        left,
        np.clip(np.exp(chance.normal(0, 0.24, count)), 0.6, 1.6),
        np.clip(np.exp(chance.normal(0, 0.2, count)), 0.6, 1.5),
        np.clip(chance.beta(4, 2.2, count), 0.3, 0.95),
    )


def team_names() -> list[str]:
    """A team a segment in each region."""
    return [f"{region} {segment}" for region in names.REGIONS for segment in _SEGMENTS]


def rows(staff: Staff, days: Calendar) -> list[Rows]:
    """Teams, people and memberships."""
    regions = [region for region in names.REGIONS for _segment in _SEGMENTS]
    team = Rows(Team, TEAMS, {"name": team_names(), "region": regions})
    return [team, _people(staff, days), _memberships(staff, days)]


def _people(staff: Staff, days: Calendar) -> Rows:
    first = int(calendar.day(np.array([days.first]))[0])
    managers = np.arange(TEAMS + 1)
    came = np.concatenate((first - 1500 + managers * 170, staff.came))
    came[HEAD + _LATE_MANAGER] = _ago(days, _MANAGER_CAME)
    left = np.concatenate(
        (np.full(TEAMS + 1, EMPTY), np.where(staff.left < STAYS, staff.left, EMPTY))
    )
    quota_from = np.concatenate((np.full(TEAMS + 1, EMPTY), staff.came))
    roles = [Role.MANAGER] * (TEAMS + 1) + [Role.REP] * len(staff.came)
    return Rows(
        Person,
        PEOPLE,
        {
            "name": staff.names,
            "email": [names.address(name, "ourteam") for name in staff.names],
            "role": roles,
            "hired_on": as_days(came),
            "quota_from": as_days(quota_from),
            "left_on": as_days(left),
        },
    )


def _ago(days: Calendar, count: int) -> int:
    return int(calendar.day(np.array([days.last + 1]))[0]) - count


def _memberships(staff: Staff, days: Calendar) -> Rows:
    table = [(HEAD, EMPTY, EMPTY, EMPTY, EMPTY)]
    table += [(HEAD + 1 + team, team + 1, HEAD, EMPTY, EMPTY) for team in range(TEAMS)]
    for position, rep in enumerate(staff.ids.tolist()):
        stays = [(int(staff.team[position]), EMPTY, EMPTY)]
        if position in _MOVED:
            before, ago = _MOVED[position]
            moved = _ago(days, ago)
            stays = [(before, EMPTY, moved), (stays[0][0], moved, EMPTY)]
        for team, begin, end in stays:
            table.extend(_under(rep, team, begin, end, _ago(days, _MANAGER_CAME)))
    columns = np.array(table, np.int64).T
    return Rows(
        Membership,
        len(table),
        {
            "person_id": columns[0].tolist(),
            "team_id": as_numbers(columns[1]),
            "manager_id": as_numbers(columns[2]),
            "from_on": as_days(columns[3]),
            "to_on": as_days(columns[4]),
        },
    )


def _under(
    rep: int, team: int, begin: int, end: int, new_manager: int
) -> list[tuple[int, int, int, int, int]]:
    """A stay in a team, cut in two where its manager changed."""
    manager = HEAD + 1 + team
    if team != _LATE_MANAGER or begin >= new_manager:
        return [(rep, team + 1, manager, begin, end)]
    if end != EMPTY and end <= new_manager:
        return [(rep, team + 1, manager - 1, begin, end)]
    return [
        (rep, team + 1, manager - 1, begin, new_manager),
        (rep, team + 1, manager, new_manager, end),
    ]
