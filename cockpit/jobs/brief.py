"""The morning brief: four checks, what changed, what needs the manager, whom to see, numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cockpit.analysis.measure import measure
from cockpit.analysis.occurrences import Panel
from cockpit.analysis.overnight import Happened, Turn, day_before, overnight
from cockpit.analysis.situation import Quiet, Situation
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.meetings import MeetingState
from cockpit.domain.period import DAY, Period, Unit, this
from cockpit.jobs.day_plan import PlanItem, day_plan
from cockpit.jobs.urgent import UrgentItem, urgent_items
from cockpit.queries.agenda import AgendaRow, agenda
from cockpit.queries.day import (
    ActivityCount,
    CheckInRow,
    NewsRow,
    activity_counts,
    first_of,
    has_activities,
    last_words,
    news_since,
    ticks,
)
from cockpit.queries.scopes import sellers
from cockpit.queries.triage import NeedsMe, needs_me
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.analysis.reading import Reading

CHECKS = ("team", "calendar", "inbox", "news")
NUMBERS = ("revenue", "deals_won", "activity_volume")
MOST_NEEDY, MOST_PEOPLE = 8, 8
LOW_MOOD = 2
MORNING = (9, 13)
LOOK_BACK = timedelta(days=14)
_AWAY = (MeetingState.SKIPPED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class ToSee:
    """Somebody to check in with, and why: quiet for ``days``, a low mood, or a blocker."""

    person_id: int
    person: str
    why: str
    days: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure of the brief: of the day before and of the week so far."""

    key: str
    yesterday: Reading
    week: Reading


@dataclass(frozen=True, slots=True)
class Standing:
    """How the quarter stands this morning: quota attainment, coverage of what is missing, and the
    share of its working days that is over (0 to 1)."""

    period: Period
    attained: Reading
    coverage: Reading
    gone: float


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything of one morning. ``since`` is the day after whose end things are new, ``without``
    names the sellers who have neither a call nor a meeting today, ``words`` are the last ones with
    each person, ``first`` the tasks that the last wrap-up put first."""

    today: date
    since: date
    done: frozenset[str]
    team: tuple[ActivityCount, ...]
    without: tuple[str, ...]
    meetings: tuple[PlanItem, ...]
    free_hours: float
    news: tuple[NewsRow, ...]
    changes: dict[Happened, Turn]
    needs: NeedsMe
    to_see: tuple[ToSee, ...]
    numbers: tuple[Number, ...]
    quarter: Standing
    tasks: tuple[AgendaRow, ...]
    unresolved: tuple[PlanItem, ...]
    urgent: tuple[UrgentItem, ...]
    words: tuple[CheckInRow, ...]
    first: tuple[int, ...]
    currency: str
    has_activities: bool = True

    @property
    def last_day(self) -> date:
        """The first day of what is new: yesterday, on Sunday and Monday Friday."""
        return self.since + DAY


def morning_brief(workspace: Workspace, wanted: DealFilter = EVERYTHING) -> Brief:
    """The brief of today, for the deals of the filter."""
    today, zone = workspace.today(), workspace.zone()
    facts = workspace.facts()
    since = day_before(facts, today)
    plan = day_plan(workspace, Period(since, today + DAY), zone)
    of_today = tuple(one for one in plan if one.at.date() == today and one.kind != "task")
    team = workspace.ask(activity_counts, today)
    words = workspace.ask(last_words, today - LOOK_BACK)
    done = workspace.ask(ticks, today)
    changes = overnight(facts, since, today, wanted)
    unresolved = tuple(one for one in plan if one.state == MeetingState.UNRESOLVED)
    midnight = datetime.combine(since + DAY, time(), zone)
    now = Situation(facts, today, METRICS, str, wanted)
    return Brief(
        today,
        since,
        done,
        team,
        _without(workspace, team, of_today),
        of_today,
        free_hours(of_today, today, workspace),
        workspace.ask(news_since, midnight),
        changes,
        workspace.ask(needs_me, facts, today, wanted, MOST_NEEDY),
        to_see(now.quiet, words),
        tuple(_number(workspace, key, wanted) for key in NUMBERS),
        _standing(workspace, wanted),
        workspace.ask(agenda, today, zone, workspace.preferences().holiday_country).panels[
            Panel.TODAY
        ],
        unresolved,
        urgent_items(workspace, facts, since, changes, unresolved, done),
        words,
        workspace.ask(first_of, today),
        facts.references.reporting_currency,
        workspace.ask(has_activities),
    )


def _without(
    workspace: Workspace, team: tuple[ActivityCount, ...], meetings: tuple[PlanItem, ...]
) -> tuple[str, ...]:
    """The sellers whose day has nothing with a customer, nor a meeting with the manager."""
    busy = {one.person_id for one in team} | {one.person_id for one in meetings}
    return tuple(name for id, name in workspace.ask(sellers) if id not in busy)


def free_hours(meetings: tuple[PlanItem, ...], today: date, workspace: Workspace) -> float:
    """Hours between 9:00 and 13:00 without a meeting, in quarters."""
    zone = workspace.zone()
    start, end = (datetime.combine(today, time(hour), zone) for hour in MORNING)
    taken, until = timedelta(), start
    for one in sorted(meetings, key=lambda one: one.at):
        if one.all_day or one.state in _AWAY:
            continue
        begin, over = max(one.at, until), min(one.ends, end)
        if over > begin:
            taken += over - begin
            until = over
    quarters = (end - start - taken) // timedelta(minutes=15)
    return quarters / 4


def to_see(quiet: list[Quiet], words: tuple[CheckInRow, ...]) -> tuple[ToSee, ...]:
    """Whom to check in with: who said that something is in the way or was low when asked last,
    then who has been quiet the longest."""
    latest: dict[int, CheckInRow] = {}
    for row in words:
        latest.setdefault(row.person_id, row)
    troubled = [
        ToSee(row.person_id, row.person, "blocker" if row.blocker else "mood", None, row.blocker)
        for row in latest.values()
        if row.blocker or (row.mood is not None and row.mood <= LOW_MOOD)
    ]
    known = {one.person_id for one in troubled}
    silent = [
        ToSee(one.person_id, one.name, "quiet", one.days)
        for one in quiet
        if one.person_id not in known
    ]
    return tuple([*troubled, *silent][:MOST_PEOPLE])


def _number(workspace: Workspace, key: str, wanted: DealFilter) -> Number:
    facts, today = workspace.facts(), workspace.today()
    last = day_before(facts, today) + DAY
    days = Period(last, today)
    week = this(Unit.WEEK, today)
    return Number(
        key,
        measure(facts, METRICS[key], days, today - DAY, filter=wanted),
        measure(facts, METRICS[key], week, today, filter=wanted),
    )


def _standing(workspace: Workspace, wanted: DealFilter) -> Standing:
    facts, today = workspace.facts(), workspace.today()
    quarter = this(Unit.QUARTER, today, workspace.preferences().fiscal_start_month)
    return Standing(
        quarter,
        measure(facts, METRICS["quota_attainment"], quarter, today, filter=wanted),
        measure(facts, METRICS["coverage"], quarter, today, filter=wanted),
        facts.references.working_days.share(quarter.cut_after(today), quarter),
    )
