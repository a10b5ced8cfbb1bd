"""Who may have a target, in the order of the cascade: the company, teams, their people."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.analysis.plan_grid import Place, company_place
from cockpit.domain.plan import COMPANY, Subject
from cockpit.queries.people import TeamRow
from cockpit.queries.plans import Seat
from cockpit.wording import _


def places_of(teams: Sequence[TeamRow], seats: Sequence[Seat]) -> tuple[Place, ...]:
    """Each below whom it belongs to; people without a team come last, below the company."""
    found = [company_place(_("Company"))]
    known = {team.id for team in teams}
    for team in teams:
        if team.parent_id is None or team.parent_id not in known:
            found += _below(team, COMPANY, 1, teams, seats)
    return (*found, *(_seat(one, COMPANY, 1) for one in seats if one.team_id not in known))


def _below(
    team: TeamRow, above: Subject, depth: int, teams: Sequence[TeamRow], seats: Sequence[Seat]
) -> list[Place]:
    subject = Subject(team_id=team.id)
    inside: list[Place] = []
    if depth < len(teams) + 1:
        for child in teams:
            if child.parent_id == team.id:
                inside += _below(child, subject, depth + 1, teams, seats)
    inside += [_seat(one, subject, depth + 1) for one in seats if one.team_id == team.id]
    return [Place(subject, team.name, above, depth), *inside]


def _seat(one: Seat, above: Subject, depth: int) -> Place:
    return Place(Subject(person_id=one.id), one.name, above, depth)
