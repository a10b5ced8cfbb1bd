"""The made-up team's plan: the company's targets, this quarter in three sizes, and goals."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from cockpit.domain.people import Person, Quota, Role, Team
from cockpit.domain.period import Period, Unit, last, this
from cockpit.domain.plan import Counted, Goal, NoteKind, PlanNote, PlanScenario, Scenario
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_THOUSAND = 100_000
# The company asks a little more of the quarter to come than its teams have been given.
_STILL_TO_SHARE_OUT = 1.03
_SIZES = ((Scenario.MINIMUM, 0.9), (Scenario.STANDARD, 1.0), (Scenario.MAXIMUM, 1.12))


def make_plans(work: Work) -> None:
    """Add them, given the teams' quotas."""
    _company_targets(work)
    _sizes(work)
    _goals(work)
    _notes(work)


def _company_targets(work: Work) -> None:
    sums: dict[tuple[date, date], int] = defaultdict(int)
    for one in work.find(Quota, person_id=None):
        sums[one.start_on, one.end_on] += one.amount
    for (start, end), amount in sorted(sums.items()):
        asked = amount
        if start > work.today:
            asked = round(amount * _STILL_TO_SHARE_OUT / _THOUSAND) * _THOUSAND
        work.add(Quota(start, end, asked, "USD"))


def _sizes(work: Work) -> None:
    quarter = this(Unit.QUARTER, work.today)
    for period in (quarter, this(Unit.QUARTER, quarter.end)):
        found = work.first(Quota, person_id=None, team_id=None, start_on=period.start)
        if found is None:
            continue
        for size, share in _SIZES:
            amount = round(found.amount * share / _THOUSAND) * _THOUSAND
            work.add(PlanScenario(size, period.start, period.end, amount, "USD"))


def _goals(work: Work) -> None:
    begin = last(Unit.QUARTER, work.today).start
    teams = work.find(Team, "name")
    people = [one for one in work.find(Person, role=Role.REP) if one.left_on is None]
    count = Counted.COUNT
    work.add_with_the_rest(
        Goal("win_rate", Counted.SUM, Unit.QUARTER, 0.33, begin),
        Goal("sales_cycle", Counted.SUM, Unit.QUARTER, 42.0, begin),
        Goal("deals_opened", count, Unit.MONTH, 90.0, begin, team_id=teams[-1].id),
        *(
            Goal("activity_volume", count, Unit.WEEK, target, begin, activity_type=kind,
                 person_id=person.id)
            for person, (kind, target) in zip(people, (
                ("call", 18.0), ("meeting", 5.0), ("demo", 3.0), ("call", 15.0),
            ), strict=False)
        ),
    )  # fmt: skip


def _notes(work: Work) -> None:
    quarter = this(Unit.QUARTER, work.today)
    note = _("Two large deals wait for their budgets; both are planned for next month.")
    work.add(_note(work, quarter, NoteKind.REASON, note))
    fix = _("Every proposal older than three weeks gets a call this week.")
    work.add(_note(work, quarter, NoteKind.CORRECTION, fix))


def _note(work: Work, period: Period, kind: NoteKind, text: str) -> PlanNote:
    return PlanNote(kind, text, period.start, period.end, work.now)
