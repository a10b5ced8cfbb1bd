"""What a line of a panel says: subtitle, when, and one sentence for screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cockpit.analysis.occurrences import Panel
from cockpit.analysis.recurrence_words import rhythm_words
from cockpit.catalog.task_subtitles import SUBTITLES
from cockpit.domain.period import Unit, this
from cockpit.domain.period_words import label
from cockpit.domain.work_items import Cadence, TaskState
from cockpit.queries.agenda import AgendaRow
from cockpit.ui.widgets.figures import age, day, here_words, locale, long_day, money
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words; ``tone`` is the colour token of ``when``."""

    row: AgendaRow
    title: str
    subtitle: str
    when: str
    tone: str
    done: bool
    hint: str
    handed_on: bool = False

    @property
    def key(self) -> object:
        """Names the line across refreshes."""
        return self.row.key


def panel_title(panel: Panel, today: date) -> str:
    """The heading of a panel; a past day's are called what they were."""
    if vantage().is_past(today):
        return {
            Panel.TODAY: here_words(today),
            Panel.WEEK: _("Week {week}").format(week=today.isocalendar().week),
            Panel.MONTH: label(this(Unit.MONTH, today)),
            Panel.LATER: _("Later"),
        }[panel]
    return {
        Panel.TODAY: here_words(today),
        Panel.WEEK: _("This week"),
        Panel.MONTH: _("This month"),
        Panel.LATER: _("Later"),
    }[panel]


def line_of(row: AgendaRow, today: date, now: Situation | None, clock: str = "") -> Line:
    """The row in words; without a situation its live subtitle stays away. ``clock`` is the hour
    now, HH:MM, if that is known: what was due before says so."""
    when, tone = when_words(row, today, clock)
    return Line(
        row, row.task.title, subtitle(row, now), when, tone, row.seen.state == TaskState.DONE,
        _hint(row), row.seen.state == TaskState.DELEGATED,
    )  # fmt: skip


def subtitle(row: AgendaRow, now: Situation | None) -> str:
    """The second line: what the data says, else what the task hangs on, else its note."""
    task = row.task
    if row.seen.state == TaskState.DELEGATED:
        return _("delegated to {name}").format(name=row.delegated_to or _("somebody who is gone"))
    live = SUBTITLES.get(task.subtitle_key)
    if live is not None:
        return live(now) if now is not None else ""
    if task.deal is not None:
        return _of_deal(row)
    if task.person_id is not None:
        return _of_person(row, now)
    if task.account is not None:
        return task.account
    if task.note.strip():
        return task.note.strip().splitlines()[0]
    if task.cadence == Cadence.ONCE:
        return ""
    return rhythm_words(task.cadence, task.rule, task.due_on, standing=task.from_plan)


def _of_deal(row: AgendaRow) -> str:
    task = row.task
    amount = money(task.amount, task.currency or "") if task.amount is not None else ""
    account = task.account if task.account and task.account not in (task.deal or "") else ""
    product = task.product if task.product and task.product not in (task.deal or "") else ""
    parts = [account or "", task.deal or "", product or "", amount]
    return " · ".join(part for part in parts if part)


def _of_person(row: AgendaRow, now: Situation | None) -> str:
    task = row.task
    if now is None or task.person_id is None:
        return task.person or ""
    deals, stalled, quiet = now.seller(task.person_id)
    if not deals:
        return task.note.strip().partition("\n")[0]
    if quiet is not None and quiet > 1:
        return n_("No activity for {n} day", "No activity for {n} days", quiet)
    text = n_("{n} open deal", "{n} open deals", deals)
    return text + (" · " + n_("{n} stalled", "{n} stalled", stalled) if stalled else "")


def since_words(row: AgendaRow, today: date, clock: str) -> str:
    """Since when something of today waits, its hour being over; nothing while that is to come."""
    is_todays = bool(row.laid_at) or row.seen.due_on == today
    if row.resolved or not is_todays or not row.at_time or row.at_time >= clock:
        return ""
    return _("since {clock}").format(clock=row.at_time)


def when_words(row: AgendaRow, today: date, clock: str) -> tuple[str, str]:
    """When it is due, and the colour of that: the hour it was given today, how late it is."""
    due, at = row.seen.due_on, row.task.due_time
    if (since := since_words(row, today, clock)) and not row.seen.late_days:
        return since, "warn"
    if row.laid_at and not row.resolved:
        # It has an hour today, whenever it was due.
        return row.laid_at, "warn" if row.seen.late_days else "accent"
    if row.seen.late_days and not row.resolved:
        return _("late {age}").format(age=age(row.seen.late_days)), "warn"
    if due is None:
        return "", "dim"
    if due == today:
        return at or day(today, today), "dim"
    if row.seen.panel is Panel.WEEK:
        return f"{_weekday(due)} {at}".strip(), "dim"
    return day(due, today), "dim"


def _weekday(day: date) -> str:
    return locale().standaloneDayName(day.isoweekday(), locale().FormatType.ShortFormat)


def _hint(row: AgendaRow) -> str:
    parts = [row.task.title]
    if row.seen.due_on is not None:
        parts.append(f"{long_day(row.seen.due_on)} {row.task.due_time}".strip())
    if row.laid_at:
        parts.append(_("planned at {clock}").format(clock=row.laid_at))
    if row.task.cadence != Cadence.ONCE:
        task = row.task
        parts.append(rhythm_words(task.cadence, task.rule, task.due_on, standing=task.from_plan))
    if row.task.note.strip():
        parts.append(row.task.note.strip())
    return "\n".join(parts)


def sentence(line: Line) -> str:
    """The whole line for a screen reader."""
    state = {TaskState.DONE: _("done"), TaskState.DELEGATED: _("delegated")}.get(
        line.row.seen.state, _("open")
    )
    return ", ".join(part for part in (line.title, line.subtitle, line.when, state) if part)
