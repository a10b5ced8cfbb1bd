"""People, teams and targets: a move does not rewrite the past, a target counts once."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.actions import people as verbs
from cockpit.actions.plan_targets import Cell, set_targets
from cockpit.analysis.raw import day_number
from cockpit.domain.people import Role
from cockpit.domain.period import Period
from cockpit.domain.plan import Subject
from cockpit.domain.refusal import Refused
from cockpit.queries import people as ask
from cockpit.workspace import Workspace

Q1 = Period(date(2026, 1, 1), date(2026, 4, 1))
BEN = Subject(person_id=2)


def where(workspace: Workspace, name: str, day: date) -> tuple[str, str]:
    rows = workspace.ask(ask.people, day_number(day))
    row = next(row for row in rows if row.name == name)
    return row.team, row.manager


@pytest.fixture
def staffed(workspace: Workspace) -> Workspace:
    """Ana manages North, Ben sells in it, South is empty."""
    ana = workspace.do(verbs.add_person, "Ana", role=Role.MANAGER)
    ben = workspace.do(verbs.add_person, "Ben")
    north = workspace.do(verbs.add_team, "North", region="EU")
    workspace.do(verbs.add_team, "South")
    workspace.do(verbs.place_person, ben, north, ana)
    return workspace


def test_the_first_place_holds_for_all_earlier_days(staffed: Workspace) -> None:
    assert where(staffed, "Ben", date(1999, 1, 1)) == ("North", "Ana")


def test_a_move_leaves_the_days_before_as_they_were(staffed: Workspace) -> None:
    staffed.do(verbs.place_person, 2, 2, None, date(2026, 3, 1))
    assert where(staffed, "Ben", date(2026, 2, 28)) == ("North", "Ana")
    assert where(staffed, "Ben", date(2026, 3, 1)) == ("South", "")
    staffed.do(verbs.place_person, 2, 1, 1, date(2026, 3, 1))
    assert len(staffed.ask(ask.memberships, 2)) == 2
    assert where(staffed, "Ben", date(2026, 3, 1)) == ("North", "Ana")


def test_nobody_is_their_own_manager(staffed: Workspace) -> None:
    with pytest.raises(Refused):
        staffed.do(verbs.place_person, 1, None, 2)
    with pytest.raises(Refused):
        staffed.do(verbs.place_person, 2, None, 2)
    with pytest.raises(Refused):
        staffed.do(verbs.edit_team, 1, parent_id=1)


def test_a_team_that_held_people_stays(staffed: Workspace) -> None:
    with pytest.raises(Refused):
        staffed.do(verbs.remove_team, 1)
    staffed.do(verbs.remove_team, 2)
    assert [team.name for team in staffed.ask(ask.teams)] == ["North"]


def test_nonsense_about_people_is_refused(staffed: Workspace) -> None:
    with pytest.raises(Refused):
        staffed.do(verbs.add_person, "  ")
    with pytest.raises(Refused):
        staffed.do(verbs.edit_person, 2, hired_on=date(2026, 1, 2), left_on=date(2026, 1, 1))


def quotas(workspace: Workspace) -> list[tuple[int | None, int]]:
    rows = workspace.ask(ask.quotas, day_number(Q1.start), day_number(Q1.end))
    return [(row.person_id, row.amount) for row in rows]


def test_a_target_is_set_changed_and_taken_away(staffed: Workspace) -> None:
    staffed.do(set_targets, [Cell(BEN, Q1, 100)], "USD")
    staffed.do(set_targets, [Cell(BEN, Q1, 250)], "USD")
    assert quotas(staffed) == [(2, 250)]
    staffed.do(set_targets, [Cell(BEN, Q1, None)], "USD")
    assert quotas(staffed) == []
    staffed.undo()
    assert quotas(staffed) == [(2, 250)]
