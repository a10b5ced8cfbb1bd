"""The wrap-up page: what is open is settled by one key each, tomorrow is set, the day closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.actions.day import MOST_FIRST
from cockpit.actions.meetings import hold_meeting
from cockpit.actions.wrap_up import wrap_up
from cockpit.domain.meetings import MeetingState
from cockpit.domain.refusal import Refused
from cockpit.jobs.day_plan import PlanItem
from cockpit.jobs.wrap_up import WrapUp, wrap_up_of
from cockpit.queries.agenda import AgendaRow
from cockpit.queries.day import PraiseRow, running
from cockpit.ui.brief.people_choice import PeopleChoice
from cockpit.ui.commands import Command, Runs, bound
from cockpit.ui.tasks.task_verbs import TaskVerbs
from cockpit.ui.theme.tokens import SPACE_12, SPACE_16
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.edge_scroll import GUTTER
from cockpit.ui.widgets.figures import long_day
from cockpit.ui.widgets.line_button import Item
from cockpit.ui.widgets.popover import Popover
from cockpit.ui.wrap_up.keys import wrap_up_keys
from cockpit.ui.wrap_up.panels import WrapUpPanels
from cockpit.ui.wrap_up.praise_form import PraiseForm
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.queries.meetings import MeetingRow
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context

_OURS = (
    "task", "task_occurrence", "recognition", "day_close", "time_entry", "meeting",
    "meeting_cadence", "person", "setting",
)  # fmt: skip


class WrapUpPage(QWidget):
    """``opened(kind, id)``, ``closed`` when the day is; ``said``, ``refused``, ``heading_changed``
    as on every page."""

    opened = Signal(str, int)
    closed = Signal()
    heading_changed = Signal(str, str)
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, relay: ChangeRelay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.found: WrapUp | None = None
        self.first: list[int] = []
        self.verbs = TaskVerbs(context, self)
        self.panels = WrapUpPanels()
        self.close_it = PrimaryButton(_("Close the day"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16 - GUTTER, SPACE_12)
        column.addWidget(self.panels)
        self.setFocusProxy(self.panels)
        self.panels.asked.connect(self.run)
        self.panels.praise_wanted.connect(self.begin_praise)
        self.close_it.clicked.connect(self.close_the_day)
        for mine, theirs in (
            (self.verbs.refused, self.refused),
            (self.verbs.said, self.said),
            (self.verbs.opened, self.opened),
        ):
            mine.connect(theirs)
        relay.committed.connect(self._on_committed)
        context.workspace_changed.connect(self.refresh)

    def commands(self) -> list[Command]:
        """The keys that work here."""
        runs: Runs = {
            "next": partial(self.panels.step, 1),
            "before": partial(self.panels.step, -1),
            "tick": partial(self._here, "tick"),
            "carry": partial(self._here, "tomorrow"),
            "week": partial(self._here, "next_week"),
            "drop": partial(self._here, "drop"),
            "delegate": partial(self._here, "delegate"),
            "praise": self.begin_praise,
            "word": self.panels.word.setFocus,
            "close": self.close_the_day,
        }
        places = {f"place_{n}": partial(self.place, n) for n in range(1, MOST_FIRST + 1)}
        return bound(wrap_up_keys(), {**runs, **places})

    def heading(self) -> tuple[str, str]:
        """Title and line of the header."""
        today = long_day(self._context.workspace.today())
        line = _("{day} · C carries, D drops, G delegates, X ticks").format(day=today)
        return _("Wrap up the day"), line

    # Looking

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is seen."""
        super().showEvent(event)
        self.refresh()
        if self.panels.current() is None:
            self.panels.step(1)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches(*_OURS):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask how the day stands; a hidden page waits until it is seen."""
        if not self.isVisible():
            return
        found = wrap_up_of(self._context.workspace)
        if self.found is None or self.found.today != found.today:
            self.first = list(found.closed.first_ids) if found.closed is not None else []
            self.panels.word.set_value(found.closed.word if found.closed is not None else "")
        self.found = found
        there = {row.task.id for row in found.tomorrow}
        self.first = [task_id for task_id in self.first if task_id in there]
        self.panels.show_day(found, self.first, self._context.workspace.zone())
        self.close_it.setEnabled(self._context.as_of is None)
        self.heading_changed.emit(*self.heading())

    # Doing

    @Slot(str, object)
    def run(self, verb: str, item: Item) -> None:
        """Do a verb to a line."""
        row = item.subject
        if not isinstance(row, AgendaRow):
            self._open_other(verb, item)
        elif item.key.startswith("next:"):
            self._choose(row.task.id)
        elif verb in ("tick", "open"):
            self.verbs.tick(row)
        elif verb == "drop":
            self.verbs.drop(row)
        elif verb == "delegate":
            self._ask_delegate(item)
        else:
            self.verbs.carry(row, self.verbs.carried_to(verb))

    def _open_other(self, verb: str, item: Item) -> None:
        subject = item.subject
        if verb == "open" and isinstance(subject, PraiseRow):
            self.opened.emit("person", subject.person_id)
        elif isinstance(subject, PlanItem) and subject.meeting is not None:
            self._settle(verb, subject.meeting)
        elif verb != "open":
            self.refused.emit(_("Only what is open can be carried, dropped or delegated."))

    def _settle(self, verb: str, row: MeetingRow) -> None:
        """Say of a meeting that it was held, or open it, where all else can be said."""
        if verb == "tick" and row.state is MeetingState.UNRESOLVED:
            self._hold(row)
        elif verb == "open" and row.id == 0 and row.slot is not None:
            self.opened.emit("cadence", row.slot.cadence_id)
        elif verb == "open":
            self.opened.emit("meeting", row.id)
        else:
            self.refused.emit(_("A meeting was held, or Enter opens it to say what became of it."))

    def _hold(self, row: MeetingRow) -> None:
        where = row.slot if row.id == 0 and row.slot is not None else row.id
        try:
            self._context.workspace.do(hold_meeting, where)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.said.emit(_("Held: {meeting}").format(meeting=row.with_whom))

    def _here(self, verb: str) -> None:
        item = self.panels.current()
        if item is not None:
            self.run(verb, item)

    def _ask_delegate(self, item: Item) -> None:
        popover = Popover(_("Delegate to"), self)
        choice = PeopleChoice(self._context.workspace)
        choice.setProperty("line", item.key)
        popover.body.addWidget(choice)
        choice.chosen.connect(popover.close_now)
        choice.chosen.connect(self._on_delegate)
        popover.open_at(self.panels.line_of(item.key) or self.panels.open)

    @Slot(int, str)
    def _on_delegate(self, person_id: int, _name: str) -> None:
        line = self.panels.line_of(str(self.sender().property("line")))
        row = line.item.subject if line is not None else None
        if isinstance(row, AgendaRow):
            self.verbs.delegate(row, person_id)

    def _choose(self, task_id: int) -> None:
        """Among the first three, or not any more."""
        if task_id in self.first:
            self.first.remove(task_id)
        elif len(self.first) < MOST_FIRST:
            self.first.append(task_id)
        else:
            self.refused.emit(_("Three are chosen; take one away first."))
        self._show_first()

    @Slot()
    def place(self, n: int) -> None:
        """Put the line under the keyboard into a place of tomorrow."""
        item = self.panels.current()
        row = item.subject if item is not None else None
        if item is None or not isinstance(row, AgendaRow) or not item.key.startswith("next:"):
            self.refused.emit(_("Go to a task of tomorrow first."))
            return
        others = [one for one in self.first if one != row.task.id]
        self.first = [*others[: n - 1], row.task.id, *others[n - 1 :]][:MOST_FIRST]
        self._show_first()

    def _show_first(self) -> None:
        if self.found is not None:
            self.panels.show_day(self.found, self.first, self._context.workspace.zone())

    @Slot()
    def begin_praise(self) -> None:
        """Ask whom and for what."""
        if self._context.as_of is not None:
            return
        popover = Popover(_("Praise"), self)
        form = PraiseForm(self._context)
        popover.body.addWidget(form)
        form.kept.connect(popover.close_now)
        form.kept.connect(self._on_praised)
        popover.open_at(self.panels.praise)

    @Slot(str)
    def _on_praised(self, name: str) -> None:
        self.said.emit(_("Praised {person}").format(person=name))

    @Slot()
    def close_the_day(self) -> None:
        """Keep the word and tomorrow's first tasks, tick the plan's own step."""
        found = self.found
        if found is None or self._context.as_of is not None:
            return
        step = found.step.key if found.step is not None and not found.step.resolved else None
        word, runs = self.panels.word.text(), self._context.workspace.ask(running) is not None
        try:
            self._context.workspace.do(wrap_up, found.today, word, tuple(self.first), step)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        stands = _("The day is closed, and the clock stands")
        self.said.emit(stands if runs else _("The day is closed"))
        self.closed.emit()
