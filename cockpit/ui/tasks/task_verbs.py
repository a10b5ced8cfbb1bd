"""What can be done with a line of a panel, each as one step that undo takes back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from cockpit.actions import tasks as actions
from cockpit.domain.period import Unit, this
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Cadence, TaskState
from cockpit.queries.agenda import AgendaRow, TaskRow
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.menu import SEPARATOR, Entry
from cockpit.wording import _

# The steps of the plan that have a page of their own.
_PAGES = {"morning": "brief", "wrap_up": "wrap_up"}


class TaskVerbs(QObject):
    """Runs the actions; ``refused`` carries the sentence, ``said`` what was done.

    ``opened(kind, id)`` asks for a deal, person or account to be shown.
    """

    refused = Signal(str)
    said = Signal(str)
    opened = Signal(str, int)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def today(self) -> date:
        """The day in the business zone."""
        return self._context.workspace.today()

    def tick(self, row: AgendaRow) -> None:
        """Done, or open again; what somebody else did is done."""
        self._do(actions.tick_task, *row.key, row.seen.state != TaskState.DONE)

    def take_back(self, row: AgendaRow) -> None:
        """What was delegated is one's own again."""
        self._do(actions.tick_task, *row.key, False)

    def drop(self, row: AgendaRow) -> None:
        """Dropped; a repeating task for this period only."""
        if self._do(actions.drop_task, *row.key):
            once = row.task.cadence == Cadence.ONCE
            sign = _("Dropped “{task}”") if once else _("Skipped “{task}” this time")
            self.said.emit(sign.format(task=row.task.title))

    def carry(self, row: AgendaRow, to: date) -> None:
        """To a later day."""
        if self._do(actions.carry_task, *row.key, to):
            self.said.emit(_("Carried “{task}” forward").format(task=row.task.title))

    def delegate(self, row: AgendaRow, person_id: int) -> None:
        """To somebody."""
        if self._do(actions.delegate_task, *row.key, person_id):
            self.said.emit(_("Delegated “{task}”").format(task=row.task.title))

    def remove(self, task: TaskRow) -> None:
        """Off the plan."""
        if self._do(actions.archive_task, task.id):
            self.said.emit(_("Took “{task}” out of the routine").format(task=task.title))

    def restore(self, task: TaskRow) -> None:
        """Back on the plan."""
        self._do(actions.archive_task, task.id, False)

    def reorder(self, task_ids: list[int]) -> None:
        """In this order."""
        self._do(actions.reorder_tasks, task_ids)

    def open_link(self, task: TaskRow) -> None:
        """Show what the task hangs on."""
        if task.subtitle_key in _PAGES:
            self.opened.emit(_PAGES[task.subtitle_key], task.id)
            return
        links = (("deal", task.deal_id), ("deals_of", task.person_id), ("account", task.account_id))
        kind, id = next(((kind, id) for kind, id in links if id is not None), ("", None))
        if id is not None:
            self.opened.emit(kind, id)

    def menu(self, row: AgendaRow) -> list[Entry]:
        """What can be done with this line, as (verb) keys."""
        once = row.task.cadence == Cadence.ONCE
        # fmt: off
        entries = [
            Entry(_("Open again") if row.seen.state == TaskState.DONE else _("Done"), "tick",
                  "check", "Space"),
            Entry(_("Edit"), "edit", "edit", "Enter"),
            SEPARATOR,
            Entry(_("Carry to tomorrow"), "tomorrow", "arrow-right"),
            Entry(_("Carry to next week"), "next_week", "arrow-right"),
            Entry(_("Take back"), "take_back", "undo") if row.seen.state == TaskState.DELEGATED
            else Entry(_("Delegate to …"), "delegate", "delegate"),
            Entry(_("Drop") if once else _("Skip this time"), "drop", "skip", "Del"),
        ]
        # fmt: on
        link = _link_title(row.task)
        if link:
            entries += [SEPARATOR, Entry(link, "open", "link")]
        entries += [SEPARATOR, Entry(_("Move up"), "up", "up", "Ctrl ↑"),
                    Entry(_("Move down"), "down", "down", "Ctrl ↓")]  # fmt: skip
        if not once:
            entries.append(Entry(_("Take out of the routine"), "remove", "trash"))
        return entries

    def carried_to(self, verb: str) -> date:
        """The day that ``tomorrow`` and ``next_week`` (its Monday) mean."""
        if verb == "tomorrow":
            return self.today() + timedelta(days=1)
        return this(Unit.WEEK, self.today()).end

    def _do(self, action: Any, *arguments: Any) -> bool:
        try:
            self._context.workspace.do(action, *arguments)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        return True


def _link_title(task: TaskRow) -> str:
    if task.subtitle_key == "morning":
        return _("Open the morning brief")
    if task.subtitle_key == "wrap_up":
        return _("Open the wrap-up")
    if task.deal_id is not None:
        return _("Open the deal {name}").format(name=task.deal or "")
    if task.person_id is not None:
        return _("Show {name}’s deals").format(name=task.person or "")
    if task.account_id is not None:
        return _("Show {name}’s deals").format(name=task.account or "")
    return ""
