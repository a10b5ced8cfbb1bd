"""What came up overnight and is to be settled before the day starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from cockpit.actions.reminder_sources.meetings import TWO_HOURS
from cockpit.analysis.measure import measure
from cockpit.analysis.overnight import Happened, Turn, worths
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import DAY, trailing
from cockpit.queries.figure_rows import deal_words
from cockpit.queries.reminders import ReminderRow, inbox
from cockpit.queries.signals import SignalRow, open_signals

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.jobs.day_plan import PlanItem
    from cockpit.queries.meetings import MeetingRow
    from cockpit.workspace import Workspace

# A win stands out from this many times the money of a usual one.
BIG = 2.0
USUAL_DAYS = 90
MOST_WINS = 3


class Urgent(StrEnum):
    """What kind of thing came up."""

    SIGNAL = "signal"
    REMINDER = "reminder"
    MEETING = "meeting"
    WON = "won"


@dataclass(frozen=True, slots=True)
class UrgentItem:
    """One thing to settle. ``ids`` are those of signals of one rule, of a reminder or a deal; a
    meeting is in ``meeting``. ``value`` is minor units of the reporting currency, of a win;
    ``who`` names the people or teams of signals."""

    kind: Urgent
    ids: tuple[int, ...]
    title: str
    at: datetime | None = None
    value: int = 0
    late: bool = False
    meeting: PlanItem | None = None
    who: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Names it among the ticks of a day."""
        return f"{self.kind}:{self.meeting.id if self.meeting is not None else self.ids[0]}"


def urgent_items(
    workspace: Workspace,
    facts: Facts,
    since: date,
    changes: dict[Happened, Turn],
    unresolved: tuple[PlanItem, ...],
    settled: frozenset[str],
) -> tuple[UrgentItem, ...]:
    """Signals that nobody has acknowledged, late reminders, meetings of which nothing was said,
    and large wins, without those already settled."""
    found = _signals(workspace)
    found += [
        UrgentItem(Urgent.REMINDER, (row.id,), row.title, row.due_at, late=row.late)
        for row in workspace.ask(inbox)
        if not _asks_again(row, unresolved)
    ]
    found += [
        UrgentItem(Urgent.MEETING, (), one.title, one.at, meeting=one)
        for one in unresolved
        if one.meeting is not None
    ]
    found += _wins(workspace, facts, since, changes[Happened.WON])
    return tuple(one for one in found if one.key not in settled)


def _asks_again(row: ReminderRow, unresolved: tuple[PlanItem, ...]) -> bool:
    """Whether a reminder only asks how a meeting went that is among these itself."""
    if row.kind != "tick_off":
        return False
    meetings = [one.meeting for one in unresolved if one.meeting is not None]
    return any(
        one.ends + timedelta(minutes=TWO_HOURS) == row.due_at
        and (row.subject_kind, row.subject_id) in _subjects(one)
        for one in meetings
    )


def _subjects(one: MeetingRow) -> tuple[tuple[str, int], ...]:
    cadence = () if one.slot is None else (("cadence", one.slot.cadence_id),)
    return (("meeting", one.id), *cadence)


def _signals(workspace: Workspace) -> list[UrgentItem]:
    """A line for each rule, however many people it fired for."""
    by_rule: dict[int, list[SignalRow]] = {}
    for row in workspace.ask(open_signals, workspace.today() + DAY, workspace.shown_until()):
        by_rule.setdefault(row.rule_id, []).append(row)
    return [
        UrgentItem(
            Urgent.SIGNAL,
            tuple(row.id for row in rows),
            rows[0].title,
            who=tuple(dict.fromkeys(row.subject_name for row in rows if row.subject_name)),
        )
        for rows in by_rule.values()
    ]


def _wins(workspace: Workspace, facts: Facts, since: date, turn: Turn) -> list[UrgentItem]:
    """The largest wins of the night, those worth twice a usual one."""
    usual = measure(facts, METRICS["average_check"], trailing(USUAL_DAYS, since), since).value
    if usual is None:
        return []
    found = worths(facts, workspace.today(), turn.deals)
    dear = sorted(((worth, deal) for deal, worth in found.items()), reverse=True)[:MOST_WINS]
    words = workspace.ask(deal_words, [deal for _worth, deal in dear])
    return [
        UrgentItem(Urgent.WON, (deal,), words[deal].account or words[deal].name, None, worth)
        for worth, deal in dear
        if deal in words and worth >= BIG * usual
    ]
