"""Plans: goals, the three sizes of a plan, and notes on deviations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cockpit.actions.plan_targets import subject_name
from cockpit.actions.tasks import add_task
from cockpit.domain.period import Period
from cockpit.domain.plan import (
    Counted,
    Goal,
    NoteKind,
    PlanNote,
    PlanScenario,
    Scenario,
    Subject,
)
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_GOAL_FIELDS = frozenset(
    ["metric", "counted", "interval", "target", "from_on", "to_on", "currency", "activity_type",
     "name", "person_id", "team_id", "archived"]
)  # fmt: skip


# Goals


def add_goal(work: Work, /, **fields: Any) -> int:
    """Add a goal, ``domain.plan.Goal``'s fields by name; gives its id."""
    goal = Goal(**fields)
    _check_goal(work, goal)
    work.add(goal)
    work.label = _("added a goal for {name}").format(name=_of(work, goal))
    return goal.id


def edit_goal(work: Work, /, goal_id: int, **fields: Any) -> None:
    """Change a goal."""
    unknown = fields.keys() - _GOAL_FIELDS
    if unknown:
        raise KeyError(f"a goal has no {', '.join(sorted(unknown))}")
    goal = work.get(Goal, goal_id)
    for key, value in fields.items():
        setattr(goal, key, value)
    _check_goal(work, goal)
    work.label = _("changed a goal of {name}").format(name=_of(work, goal))


def remove_goal(work: Work, goal_id: int) -> None:
    """Take a goal away."""
    goal = work.get(Goal, goal_id)
    work.label = _("took a goal of {name} away").format(name=_of(work, goal))
    work.remove(goal)


def _check_goal(work: Work, goal: Goal) -> None:
    from cockpit.catalog.metrics import METRICS

    if goal.metric not in METRICS and goal.metric != "activity_volume":
        raise Refused(_("There is no metric “{key}”.").format(key=goal.metric))
    if goal.target <= 0:
        raise Refused(_("A goal is above zero."))
    if goal.counted is Counted.COUNT and not float(goal.target).is_integer():
        raise Refused(_("A count is a whole number."))
    if goal.to_on is not None and goal.to_on <= goal.from_on:
        raise Refused(_("A goal cannot end before it begins."))
    _of(work, goal)


def _of(work: Work, goal: Goal) -> str:
    return subject_name(work, Subject(goal.person_id, goal.team_id))


# The three sizes of a plan


def set_scenario(
    work: Work,
    subject: Subject,
    period: Period,
    scenario: Scenario,
    amount: int | None,
    currency: str,
) -> None:
    """Set what is to be won in the period in one of the three sizes; None takes it away. Refused
    unless minimum ≤ standard ≤ maximum."""
    if amount is not None and amount < 0:
        raise Refused(_("A plan is zero or more."))
    theirs = {
        one.scenario: one
        for one in work.find(
            PlanScenario, person_id=subject.person_id, team_id=subject.team_id,
            start_on=period.start, end_on=period.end,
        )
    }  # fmt: skip
    amounts = {key: one.amount for key, one in theirs.items()} | {scenario: amount}
    said = [value for size in Scenario if (value := amounts.get(size)) is not None]
    if said != sorted(said):
        raise Refused(_("The minimum is not above the standard, nor that above the maximum."))
    found = theirs.get(scenario)
    if amount is None:
        if found is not None:
            work.remove(found)
    elif found is not None:
        found.amount, found.currency = amount, currency
    else:
        work.add(
            PlanScenario(
                scenario, period.start, period.end, amount, currency,
                subject.person_id, subject.team_id,
            )
        )  # fmt: skip
    name = subject_name(work, subject)
    work.label = _("set the {size} plan of {name}").format(size=size_words(scenario), name=name)


def size_words(scenario: Scenario) -> str:
    """The size as it is said within a sentence."""
    return {
        Scenario.MINIMUM: _("minimum"),
        Scenario.STANDARD: _("standard"),
        Scenario.MAXIMUM: _("maximum"),
    }[scenario]


# Notes


def add_plan_note(
    work: Work,
    subject: Subject,
    period: Period,
    kind: NoteKind,
    text: str,
    task_due: date | None = None,
) -> int:
    """Say why a plan is missed or beaten, or what is done about it; gives the note's id. With
    ``task_due`` the same is a task of the manager's in the same step, about the subject's person.
    """
    if not text.strip():
        raise Refused(_("Write a line first."))
    name = subject_name(work, subject)
    note = PlanNote(
        kind, text.strip(), period.start, period.end, work.now, subject.person_id, subject.team_id
    )
    work.add(note)
    if task_due is not None:
        add_task(work, text, due_on=task_due, person_id=subject.person_id)
    work.label = _("noted on the plan of {name}").format(name=name)
    return note.id


def remove_plan_note(work: Work, note_id: int) -> None:
    """Take a note away."""
    note = work.get(PlanNote, note_id)
    name = subject_name(work, Subject(note.person_id, note.team_id))
    work.label = _("took a note on the plan of {name} away").format(name=name)
    work.remove(note)
