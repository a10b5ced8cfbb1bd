"""Goals in words: what is asked, how far it has come, and what makes a good one."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.analysis.facts import Facts
from cockpit.analysis.goal_progress import Progress, adds_up, counted_in, progress
from cockpit.analysis.measure import measure
from cockpit.analysis.metric import Unit as MetricUnit
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, Unit
from cockpit.domain.plan import Counted, Subject
from cockpit.domain.work_items import ActivityType
from cockpit.queries.plans import GoalRow, activity_totals
from cockpit.ui.kpis.figure_words import value_words
from cockpit.ui.plan.question import deals_of
from cockpit.ui.widgets.figures import count
from cockpit.wording import _
from cockpit.workspace import Workspace

ACTIVITIES = "activity_volume"


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal with how far it has come."""

    goal: GoalRow
    progress: Progress
    currency: str

    @property
    def who(self) -> str:
        """Whose it is."""
        return self.goal.who or _("Company")

    @property
    def asked(self) -> str:
        """What is asked in an interval: 18 calls a week."""
        goal = self.goal
        a_time = {
            Unit.DAY: _("each day"), Unit.WEEK: _("each week"), Unit.MONTH: _("each month"),
            Unit.QUARTER: _("each quarter"), Unit.YEAR: _("each year"),
        }[goal.interval]  # fmt: skip
        title = metric_title(goal.metric, goal.activity_type)
        amount = self._amount(goal.target)
        if goal.metric != ACTIVITIES and goal.counted is Counted.COUNT:
            title = _("{metric} (deals counted)").format(metric=title)
        words = _("{metric}: {amount} {interval}")
        return words.format(metric=title, amount=amount, interval=a_time)

    @property
    def reached(self) -> str:
        """25 of 40; 24 by now."""
        found = self.progress
        if not found.period.days:
            return _("not running")
        if found.value is None:
            return _("nothing to measure yet")
        value, due = self._amount(found.value), self._amount(found.due)
        if found.due == found.target:
            return _("{value} of {target}").format(value=value, target=due)
        return _("{value} of {target}; {due} by now").format(
            value=value, target=self._amount(found.target), due=due
        )

    @property
    def tone(self) -> str:
        """Good on pace, warn behind it, dim while there is nothing to say."""
        return {True: "good", False: "warn", None: "dim"}[self.progress.on_pace]

    def _amount(self, value: float) -> str:
        goal = self.goal
        if goal.metric == ACTIVITIES or goal.counted is Counted.COUNT:
            return count(round(value))
        return value_words(METRICS[goal.metric], value, goal.currency or self.currency)


def shown_goal(workspace: Workspace, facts: Facts, goal: GoalRow) -> GoalShown:
    """Measure a goal as of the workspace's day."""
    as_of = workspace.today()
    references = facts.references
    span = (goal.from_on, goal.to_on)
    part = counted_in(references, goal.interval, span, goal.subject, as_of)
    metric = METRICS.get(goal.metric)
    if metric is None or goal.metric == ACTIVITIES:
        value: float | None = _done(workspace, facts, goal, part)
        sums, better = True, True
    else:
        reading = measure(facts, metric, part, as_of, filter=deals_of(goal.subject))
        counted = goal.counted is Counted.COUNT
        value = reading.n if counted else reading.value
        sums = counted or adds_up(metric)
        better = counted or metric.higher_is_better is not False
    found = progress(
        references, goal.interval, part, as_of, goal.target, value,
        sums=sums, higher_is_better=better,
    )  # fmt: skip
    return GoalShown(goal, found, references.reporting_currency)


def _done(workspace: Workspace, facts: Facts, goal: GoalRow, part: Period) -> float:
    """Activities, or their minutes, of the people the goal is about, in the part so far."""
    totals = workspace.ask(activity_totals, goal.activity_type, part.cut_after(workspace.today()))
    people = _people(facts, goal.subject)
    spot = 0 if goal.counted is Counted.COUNT else 1
    return float(
        sum(found[spot] for person, found in totals.items() if people is None or person in people)
    )


def _people(facts: Facts, subject: Subject) -> set[int] | None:
    """Whose activities count; None is everybody's."""
    if subject.person_id is not None:
        return {subject.person_id}
    if subject.team_id is None:
        return None
    organisation = facts.references.organisation
    inside = organisation.with_children([subject.team_id])
    teams = organisation.team[-1].tolist()
    return {
        person for person, team in zip(organisation.people, teams, strict=False) if team in inside
    }


def metric_title(key: str, activity_type: str = "") -> str:
    """The metric's name; of activities that of their kind."""
    if key in METRICS and key != ACTIVITIES:
        return METRICS[key].title
    return activity_title(activity_type)


def activity_title(kind: str) -> str:
    """Activities of a kind, in the plural."""
    titles = {
        "": _("Activities"),
        ActivityType.CALL: _("Calls"),
        ActivityType.EMAIL: _("E-mails"),
        ActivityType.MEETING: _("Meetings"),
        ActivityType.DEMO: _("Demos"),
        ActivityType.PROPOSAL: _("Proposals"),
    }
    return titles.get(kind, kind)


def measured_metrics() -> list[tuple[str, str]]:
    """(key, title) of what a goal may be about."""
    found = [(ACTIVITIES, _("Activities"))]
    return found + [(key, metric.title) for key, metric in METRICS.items() if key != ACTIVITIES]


def is_ratio(key: str) -> bool:
    """Whether a target is typed as a percentage."""
    return key in METRICS and METRICS[key].unit is MetricUnit.RATIO


def checklist() -> list[tuple[str, str]]:
    """What makes a goal a good one: (word, the question to ask)."""
    return [
        (_("Clear"), _("Would they say it back in one sentence?")),
        (_("Simple"), _("Is it one number, with one way to count it?")),
        (_("Fair"), _("Is it in their hands, whatever their territory?")),
        (_("Consistent"), _("Does it pull the same way as their quota and the team’s goals?")),
        (_("Just doable"), _("Has somebody like them done it before?")),
        (_("Transparent"), _("Can they see how far they are on any day?")),
    ]
