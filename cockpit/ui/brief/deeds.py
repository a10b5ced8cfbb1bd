"""What can be done with a line of the brief, each as one step that undo takes back."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cockpit.actions import day as actions
from cockpit.actions.meetings import hold_meeting, reopen_meeting
from cockpit.actions.morning import tick_last_check
from cockpit.actions.reminders import finish_reminders, snooze_reminders
from cockpit.actions.tasks import add_task, tick_task
from cockpit.actions.triage import snooze_deal
from cockpit.actions.urgent import make_task_of, make_task_of_signals, settle_signals
from cockpit.domain.day import NewsAbout
from cockpit.domain.refusal import Refused
from cockpit.jobs.brief import ToSee
from cockpit.jobs.day_plan import PlanItem
from cockpit.jobs.urgent import Urgent, UrgentItem
from cockpit.queries.agenda import AgendaRow
from cockpit.queries.triage import NeedyDeal
from cockpit.ui.brief.lines import LATER
from cockpit.ui.widgets.line_button import Item
from cockpit.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cockpit.ui.shell.context import Context

_MORNING = time(9)


class Deeds(QObject):
    """``said`` carries what was done and can be undone, ``refused`` why it was not."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def today(self) -> date:
        """The day in the business zone."""
        return self._context.workspace.today()

    # The verbs

    def tick(self, item: Item) -> None:
        """Done, or open again; for what came up overnight: settled."""
        subject = item.subject
        if isinstance(subject, str):
            self._do(actions.tick_check, self.today(), subject, not item.ticked)
        elif isinstance(subject, AgendaRow):
            self._do(tick_task, *subject.key, not subject.resolved)
        elif isinstance(subject, UrgentItem):
            self._settle(subject)
        elif isinstance(subject, ToSee) and subject.why == "blocker":
            if self._do(actions.clear_blocker, subject.person_id):
                self.said.emit(_("Cleared: {blocker}").format(blocker=subject.words))
        elif isinstance(subject, PlanItem) and subject.meeting is not None:
            self._hold(subject)
        else:
            self.refused.emit(_("There is nothing to tick here; Enter opens it."))

    def tick_last(self, item: Item, step: AgendaRow | None) -> None:
        """The last open check, and with it the step of the plan that the brief is."""
        key = step.key if step is not None and not step.resolved else None
        if self._do(tick_last_check, self.today(), item.subject, key):
            self.said.emit(_("The four checks are done, and the morning brief with them"))

    def put_off(self, item: Item) -> None:
        """Until tomorrow."""
        subject = item.subject
        if isinstance(subject, UrgentItem) and subject.kind is Urgent.REMINDER:
            done = self._do(snooze_reminders, subject.ids, self._tomorrow())
        elif isinstance(subject, UrgentItem):
            done = self._do(actions.tick_check, self.today(), LATER + subject.key, True)
        elif isinstance(subject, NeedyDeal):
            until = self.today() + timedelta(days=1)
            done = self._do(snooze_deal, subject.deal_id, until, subject.standing)
        else:
            self.refused.emit(_("Only what came up overnight and deals can be put off."))
            return
        if done:
            self.said.emit(_("Put off until tomorrow: {what}").format(what=item.title))

    def make_task(self, item: Item) -> None:
        """A task of today, and settled here."""
        subject, today = item.subject, self.today()
        if isinstance(subject, UrgentItem) and subject.kind is Urgent.SIGNAL:
            done = self._do(make_task_of_signals, subject.ids, subject.title, today)
        elif isinstance(subject, UrgentItem):
            done = self._do(make_task_of, today, subject.title, subject.key, _reminders(subject))
        elif isinstance(subject, NeedyDeal):
            done = self._do(add_task, item.title, due_on=today, deal_id=subject.deal_id)
        elif isinstance(subject, ToSee):
            title = _("Talk to {person}").format(person=subject.person)
            done = self._do(add_task, title, due_on=today, person_id=subject.person_id)
        else:
            self.refused.emit(_("A task comes of what came up overnight, of deals and people."))
            return
        if done:
            self.said.emit(_("A task for today: {what}").format(what=item.title))

    def note_news(self, about: NewsAbout, text: str) -> bool:
        """Keep a line of news."""
        return self._do(actions.note_news, about, text)

    def start_the_day(self, row: AgendaRow | None) -> None:
        """The step of the plan that this brief is, ticked."""
        if row is not None and not row.resolved:
            self._do(tick_task, *row.key, True)

    def _settle(self, one: UrgentItem) -> None:
        if one.kind is Urgent.SIGNAL:
            done = self._do(settle_signals, one.ids)
        elif one.kind is Urgent.REMINDER:
            done = self._do(finish_reminders, one.ids)
        elif one.meeting is not None:
            self._hold(one.meeting)
            return
        else:
            done = self._do(actions.tick_check, self.today(), one.key, True)
        if done:
            self.said.emit(_("Done: {what}").format(what=one.title))

    def _hold(self, one: PlanItem) -> None:
        row = one.meeting
        assert row is not None
        where = row.slot if row.id == 0 and row.slot is not None else row.id
        if one.state == "held":
            self._do(reopen_meeting, where)
        elif one.at > self._context.workspace.now():
            self.refused.emit(_("This meeting is still to come."))
        elif self._do(hold_meeting, where):
            self.said.emit(_("Held: {meeting}").format(meeting=one.title))

    def _tomorrow(self) -> datetime:
        day = self.today() + timedelta(days=1)
        return datetime.combine(day, _MORNING, self._context.workspace.zone())

    def _do(self, action: Callable[..., object], *arguments: Any, **fields: Any) -> bool:
        try:
            self._context.workspace.do(action, *arguments, **fields)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        return True


def _reminders(one: UrgentItem) -> tuple[int, ...]:
    return one.ids if one.kind is Urgent.REMINDER else ()
