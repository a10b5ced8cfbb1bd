"""Targets never overlap, cells hold what was set, whatever came before; goals, sizes, notes."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise

import pytest

from cockpit.actions import plans
from cockpit.actions.people import add_person, add_team
from cockpit.actions.plan_targets import Cell, set_targets
from cockpit.actions.preferences import set_preference
from cockpit.domain.period import Period, Unit, parse, this
from cockpit.domain.plan import COMPANY, Counted, NoteKind, Scenario, Subject
from cockpit.domain.refusal import Refused
from cockpit.queries import plans as ask
from cockpit.queries.people import QuotaRow, quotas
from cockpit.workspace import Workspace

YEAR = parse("2026")
MONTHS = [parse(f"2026-{month:02}") for month in range(1, 13)]
QUARTERS = [parse(f"2026-Q{number}") for number in range(1, 5)]


@pytest.fixture
def staffed(workspace: Workspace) -> Workspace:
    workspace.do(add_person, "Ana")
    workspace.do(add_team, "North")
    return workspace


def rows(workspace: Workspace, subject: Subject = COMPANY) -> list[QuotaRow]:
    found = workspace.ask(quotas, 0, 100_000)
    return [one for one in found if (one.person_id, one.team_id) == (
        subject.person_id, subject.team_id
    )]  # fmt: skip


def spans(workspace: Workspace, subject: Subject = COMPANY) -> list[tuple[str, int]]:
    return [
        (Period(one.start_on, one.end_on).text(), one.amount) for one in rows(workspace, subject)
    ]


def put(workspace: Workspace, period: Period, amount: int | None, who: Subject = COMPANY) -> None:
    workspace.do(set_targets, [Cell(who, period, amount)], "USD")


def test_a_year_a_quarter_of_it_and_a_month_of_that(workspace: Workspace) -> None:
    put(workspace, YEAR, 1_000_003)
    put(workspace, QUARTERS[1], 500_000)
    assert sum(one.amount for one in rows(workspace)) != 1_000_003
    assert [amount for text, amount in spans(workspace) if text == QUARTERS[1].text()] == [500_000]
    assert len(rows(workspace)) == 4
    put(workspace, MONTHS[4], 7)
    assert (MONTHS[4].text(), 7) in spans(workspace)
    assert len(rows(workspace)) == 6


def test_opening_a_target_up_keeps_the_other_parts_by_working_days(workspace: Workspace) -> None:
    put(workspace, QUARTERS[0], 6_400)  # 22, 20 and 22 working days
    put(workspace, MONTHS[1], 5)
    assert [amount for _, amount in spans(workspace)] == [2_200, 5, 2_200]


def test_a_quarter_set_anew_keeps_the_proportions_of_its_months(workspace: Workspace) -> None:
    for month, amount in zip(MONTHS[:3], (100, 300, 600), strict=True):
        put(workspace, month, amount)
    put(workspace, QUARTERS[0], 2_001)
    assert [amount for _, amount in spans(workspace)] == [200, 600, 1_201]
    put(workspace, QUARTERS[0], None)
    assert not rows(workspace)


def test_a_quarter_over_months_that_leave_a_gap_takes_their_place(workspace: Workspace) -> None:
    put(workspace, MONTHS[0], 100)
    put(workspace, QUARTERS[0], 900)
    assert spans(workspace) == [(QUARTERS[0].text(), 900)]


def test_any_row_of_cells_leaves_targets_that_never_overlap(workspace: Workspace) -> None:
    chance = random.Random(7)
    for _ in range(60):
        period = chance.choice([YEAR, *QUARTERS, *MONTHS])
        amount = chance.choice([None, chance.randint(0, 10**9)])
        before = spans(workspace)
        put(workspace, period, amount)
        found = sorted((one.start_on, one.end_on) for one in rows(workspace))
        for (_, end), (start, _) in pairwise(found):
            assert end <= start
        inside = [
            one for one in rows(workspace)
            if period.start <= one.start_on and one.end_on <= period.end
        ]  # fmt: skip
        assert sum(one.amount for one in inside) == (amount or 0)
        if spans(workspace) != before:
            workspace.undo()
            assert spans(workspace) == before
            workspace.redo()


def test_a_target_that_was_opened_up_comes_back_whole(workspace: Workspace) -> None:
    chance = random.Random(3)
    for _ in range(20):
        total = chance.randint(0, 10**12)
        put(workspace, YEAR, total)
        before = rows(workspace)
        month = chance.choice(MONTHS)
        put(workspace, month, 0)
        workspace.undo()
        assert rows(workspace) == before
        assert sum(one.amount for one in before) == total


def test_everybody_has_targets_of_their_own(staffed: Workspace) -> None:
    ana, north = Subject(person_id=1), Subject(team_id=1)
    cells = [Cell(ana, QUARTERS[0], 1), Cell(north, QUARTERS[0], 2), Cell(COMPANY, QUARTERS[0], 3)]
    staffed.do(set_targets, cells, "USD")
    assert [spans(staffed, who)[0][1] for who in (ana, north, COMPANY)] == [1, 2, 3]
    undone = staffed.undo()
    assert undone is not None
    assert undone.label == "set 3 targets"
    assert not staffed.ask(quotas, 0, 100_000)


def test_a_target_across_the_ends_is_refused_and_nothing_is_changed(workspace: Workspace) -> None:
    across = Period(date(2026, 2, 15), date(2026, 4, 15))
    put(workspace, across, 5)
    cells = [Cell(COMPANY, MONTHS[6], 1), Cell(COMPANY, MONTHS[2], 1)]
    with pytest.raises(Refused, match="lies across"):
        workspace.do(set_targets, cells, "USD")
    with pytest.raises(Refused, match="lies across"):
        put(workspace, QUARTERS[1], 1)
    with pytest.raises(Refused, match="zero or more"):
        put(workspace, QUARTERS[3], -1)
    assert spans(workspace) == [(across.text(), 5)]


def test_fiscal_quarters_of_a_fiscal_year(workspace: Workspace) -> None:
    workspace.do(set_preference, "fiscal_start_month", 2)
    year = this(Unit.YEAR, date(2026, 5, 1), 2)
    put(workspace, year, 400)
    put(workspace, this(Unit.QUARTER, date(2026, 5, 1), 2), 50)
    assert (Period(date(2026, 5, 1), date(2026, 8, 1)).text(), 50) in spans(workspace)
    assert len(rows(workspace)) == 4


def test_goals_are_checked_and_come_back_as_they_were(staffed: Workspace) -> None:
    fields = {
        "metric": "activity_volume", "counted": Counted.COUNT, "interval": Unit.WEEK,
        "target": 40.0, "from_on": date(2026, 1, 1), "activity_type": "call", "person_id": 1,
    }  # fmt: skip
    number = staffed.do(plans.add_goal, **fields)
    found = staffed.ask(ask.goals)[0]
    assert (found.who, found.interval, found.target, found.to_on) == ("Ana", Unit.WEEK, 40, None)
    staffed.do(plans.edit_goal, number, target=50.0, to_on=date(2026, 7, 1))
    assert staffed.ask(ask.goals)[0].target == 50
    staffed.undo()
    assert staffed.ask(ask.goals) == [found]
    for wrong in ({"target": 0}, {"target": 1.5}, {"metric": "luck"}, {"to_on": date(2025, 1, 1)}):
        with pytest.raises(Refused):
            staffed.do(plans.edit_goal, number, **wrong)
    staffed.do(plans.remove_goal, number)
    assert not staffed.ask(ask.goals)


def test_three_sizes_in_their_order(staffed: Workspace) -> None:
    def said() -> dict[Scenario, int]:
        return {one.scenario: one.amount for one in staffed.ask(ask.scenarios, COMPANY, YEAR)}

    def put_size(size: Scenario, amount: int | None) -> None:
        staffed.do(plans.set_scenario, COMPANY, YEAR, size, amount, "USD")

    put_size(Scenario.MAXIMUM, 300)
    put_size(Scenario.MINIMUM, 100)
    put_size(Scenario.STANDARD, 200)
    with pytest.raises(Refused):
        put_size(Scenario.MINIMUM, 201)
    put_size(Scenario.STANDARD, 250)
    assert said() == {Scenario.MAXIMUM: 300, Scenario.MINIMUM: 100, Scenario.STANDARD: 250}
    put_size(Scenario.STANDARD, None)
    put_size(Scenario.MINIMUM, 300)
    assert said() == {Scenario.MAXIMUM: 300, Scenario.MINIMUM: 300}
    assert not staffed.ask(ask.scenarios, COMPANY, QUARTERS[0])


def test_notes_say_why(staffed: Workspace) -> None:
    north = Subject(team_id=1)
    staffed.do(plans.add_plan_note, north, QUARTERS[0], NoteKind.REASON, " Two deals slipped ")
    number = staffed.do(plans.add_plan_note, north, MONTHS[1], NoteKind.CORRECTION, "Call both")
    assert [one.text for one in staffed.ask(ask.plan_notes, north, YEAR)] == [
        "Call both", "Two deals slipped",
    ]  # fmt: skip
    assert not staffed.ask(ask.plan_notes, COMPANY, YEAR)
    with pytest.raises(Refused):
        staffed.do(plans.add_plan_note, north, YEAR, NoteKind.REASON, "  ")
    staffed.do(plans.remove_plan_note, number)
    assert len(staffed.ask(ask.plan_notes, north, MONTHS[1])) == 1


def test_who_has_a_seat(staffed: Workspace) -> None:
    staffed.do(add_person, "Bo", role="manager")
    staffed.do(add_person, "Gone", left_on=date(2025, 12, 1))
    staffed.do(add_person, "Next", quota_from=date(2027, 1, 1))
    put(staffed, QUARTERS[2], 5, Subject(person_id=2))
    names = [one.name for one in staffed.ask(ask.seats, YEAR, YEAR.start)]
    assert names == ["Ana", "Bo"]
