"""What a new folder begins with: a pipeline, lost reasons, and the manager's starting plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cockpit.domain.pipeline import (
    ExitCriterion,
    ForecastCategory,
    LostReason,
    Milestone,
    Pipeline,
    Stage,
    StageKind,
)
from cockpit.domain.work_items import Cadence, Task
from cockpit.wording import _

CALL, BEST, LIKELY, COMMIT = (
    ForecastCategory.PIPELINE,
    ForecastCategory.BEST_CASE,
    ForecastCategory.MOST_LIKELY,
    ForecastCategory.COMMIT,
)

if TYPE_CHECKING:
    from cockpit.storage.work import Work


def set_up(work: Work) -> None:
    """Fill an empty folder; one that somebody else has just filled is left alone."""
    if work.first(Pipeline) is not None:
        return
    pipeline = Pipeline(_("Sales"))
    work.add(pipeline)
    for stage in _stages(pipeline.id):
        work.add(stage)
    proposal = work.first(Stage, name=_("Proposal"))
    if proposal is not None:
        for position, text in enumerate((_("Decision maker met"), _("Budget confirmed"))):
            work.add(ExitCriterion(proposal.id, text, position))
    reasons = (_("Price"), _("Competitor"), _("No budget"), _("Timing"), _("Product fit"))
    for position, text in enumerate((*reasons, _("No answer"))):
        work.add(LostReason(text, position))
    work.add(*starting_plan(work.today))
    work.label = _("set up the folder")


def _stages(pipeline_id: int) -> list[Stage]:
    rows: tuple[tuple[str, float, ForecastCategory, Milestone, int | None], ...] = (
        (_("Prospecting"), 0.10, CALL, Milestone.NONE, None),
        (_("Qualifying"), 0.25, CALL, Milestone.QUALIFIED, None),
        (_("Proposal"), 0.50, BEST, Milestone.PROPOSAL, None),
        (_("Negotiating"), 0.75, LIKELY, Milestone.PROPOSAL, None),
    )
    stages = [
        Stage(pipeline_id, name, position, StageKind.OPEN, share, rot, 14, category, milestone)
        for position, (name, share, category, milestone, rot) in enumerate(rows)
    ]
    won = Stage(pipeline_id, _("Won"), 4, StageKind.WON, 1.0)
    won.forecast_category, won.rules = ForecastCategory.CLOSED, ["needs_amount"]
    lost = Stage(pipeline_id, _("Lost"), 5, StageKind.LOST, 0.0)
    lost.forecast_category = ForecastCategory.OMITTED
    return [*stages, won, lost]


def starting_plan(today: date) -> list[Task]:
    """The cheat sheet: what a sales manager does each day, week and month, to be made one's own."""
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    daily = (
        (_("Morning brief: four checks"), "09:00", "morning", _("Numbers")),
        (_("Pipeline review"), "09:30", "moved_since_yesterday", _("Pipeline")),
        (_("Rep check-ins"), "11:00", "quiet_reps", _("People")),
        (_("Clear what is overdue"), "14:00", "overdue_closes", _("Pipeline")),
        (_("Wrap up the day"), "17:30", "wrap_up", _("Planning")),
    )
    weekly = (
        (_("One-on-ones with my reports"), 1, "10:00", "reports", _("People")),
        (_("Coaching session"), 2, "14:00", "coaching", _("Coaching")),
        (_("Stalled deals, one by one"), 3, "10:00", "stalled", _("Pipeline")),
        (_("Forecast update"), 4, "16:00", "forecast", _("Forecast")),
    )
    monthly = (
        (_("Performance reviews"), 24, "performance", _("People")),
        (_("Strategy adjustments"), 27, "strategy", _("Planning")),
        (_("Quotas and goals for next month"), 25, "quotas", _("Planning")),
    )
    tasks = [_step(Cadence.DAILY, t, today, at, key, c) for t, at, key, c in daily]
    tasks += [
        _step(Cadence.WEEKLY, t, monday + timedelta(days=day), at, key, c)
        for t, day, at, key, c in weekly
    ]
    tasks += [
        _step(Cadence.MONTHLY, t, first.replace(day=day), "", key, c) for t, day, key, c in monthly
    ]
    for position, task in enumerate(tasks):
        task.position, task.starts_on = position, today
    return tasks


def _step(cadence: Cadence, title: str, due: date, at: str, key: str, category: str) -> Task:
    return Task(
        title,
        cadence,
        category=category,
        due_on=due,
        due_time=at,
        from_plan=True,
        subtitle_key=key,
    )
