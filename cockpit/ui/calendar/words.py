"""How things of the calendar are called and coloured."""

from __future__ import annotations

from cockpit.domain.meetings import MeetingKind
from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.widgets.figures import clock, long_day
from cockpit.wording import _

GONE = frozenset(("skipped", "cancelled", "dropped", "carried"))


def kind_words(kind: str) -> str:
    """What something is, in a word or two."""
    words = {
        "event": _("calendar"),
        "task": _("task"),
        MeetingKind.ONE_ON_ONE: _("one-on-one"),
        MeetingKind.COACHING: _("coaching"),
        MeetingKind.PIPELINE_REVIEW: _("pipeline review"),
        MeetingKind.TEAM_MEETING: _("team meeting"),
        MeetingKind.PERFORMANCE_REVIEW: _("performance review"),
        MeetingKind.STRATEGY_SESSION: _("strategy session"),
        MeetingKind.FORECAST_UPDATE: _("forecast update"),
    }
    return words.get(kind, kind)


def short_kind(kind: str) -> str:
    """What a meeting is where there is room for a name beside it alone; empty for others."""
    return {
        MeetingKind.ONE_ON_ONE: _("1:1"),
        MeetingKind.COACHING: _("Coaching"),
        MeetingKind.PERFORMANCE_REVIEW: _("Review"),
    }.get(MeetingKind(kind), "")


def state_words(state: str) -> str:
    """What became of it; nothing while it is simply to come."""
    return {
        "held": _("held"),
        "skipped": _("skipped"),
        "cancelled": _("cancelled"),
        "rescheduled": _("moved"),
        "unresolved": _("held?"),
        "tentative": _("tentative"),
        "done": _("done"),
        "delegated": _("delegated"),
        "dropped": _("dropped"),
        "carried": _("carried on"),
    }.get(state, "")


def tone_of(item: PlanItem) -> str:
    """Meetings of the rhythm in the accent, calendars neutral, tasks as open paper."""
    if item.kind == "task":
        return "task"
    return "neutral" if item.kind == "event" else "accent"


def times(item: PlanItem) -> str:
    """14:00–14:30, 14:00 for what has no length, or all day."""
    if item.all_day:
        return _("all day")
    if item.ends <= item.at:
        return clock(item.at)
    return f"{clock(item.at)}–{clock(item.ends)}"


def sentence(item: PlanItem) -> str:
    """The whole of it for a screen reader."""
    parts = [
        item.title, kind_words(item.kind), long_day(item.at.date()), times(item), item.where,
        state_words(item.state),
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)
