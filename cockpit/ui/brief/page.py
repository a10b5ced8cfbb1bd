"""The morning brief page: the panels, walked over by keyboard, and the end of the brief."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cockpit.analysis.overnight import Turn
from cockpit.jobs.brief import CHECKS, Brief, Number, Standing, ToSee, morning_brief
from cockpit.jobs.day_plan import PlanItem
from cockpit.jobs.urgent import Urgent, UrgentItem
from cockpit.jobs.wrap_up import OWN_STEP
from cockpit.queries.agenda import AgendaRow
from cockpit.queries.triage import NeedyDeal
from cockpit.ui.beside import Beside
from cockpit.ui.brief.check_in import CheckInForm
from cockpit.ui.brief.deeds import Deeds
from cockpit.ui.brief.keys import brief_keys
from cockpit.ui.brief.lines import MORE
from cockpit.ui.brief.panels import BriefPanels
from cockpit.ui.brief.people_choice import PeopleChoice
from cockpit.ui.brief.turn_rows import TurnRows
from cockpit.ui.commands import Command, bound, shown_keys
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.theme.tokens import SPACE_12, SPACE_16
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.edge_scroll import GUTTER
from cockpit.ui.widgets.figures import long_day
from cockpit.ui.widgets.line_button import Item
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.popover import Popover
from cockpit.ui.widgets.skeleton import Skeleton
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.domain.day import NewsAbout
    from cockpit.ui.background import Background
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context

# The subtitle of the plan's step that the brief is.
OWN_BRIEF = "morning"
_OURS = (
    "brief_tick", "check_in", "news", "task", "task_occurrence", "meeting", "meeting_cadence",
    "calendar", "calendar_instance", "kpi_signal", "reminder", "deal", "deal_mark", "activity",
    "person", "quota", "setting", "stage", "product", "rate", "warning_limit",
)  # fmt: skip


class BriefPage(QWidget):
    """``opened(kind, id)`` asks for something to be shown, ``figure_opened(key)`` for the rows of
    a figure, ``page_wanted(key)`` for another page, ``begun`` follows “Start the day”."""

    opened = Signal(str, int)
    figure_opened = Signal(str)
    page_wanted = Signal(str)
    begun = Signal()
    heading_changed = Signal(str, str)
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._live = LiveFacts(context, background, self)
        self._reading = Beside(_("Reading the brief"), background, self)
        self._stale = True
        self.brief: Brief | None = None
        self.deeds = Deeds(context, self)
        self.panels = BriefPanels()
        self.start = PrimaryButton(_("Start the day"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(relay)
        self.setFocusProxy(self.panels)

    def _lay_out(self) -> None:
        waiting = Panel()
        waiting.body.addWidget(Skeleton(lines=10))
        waiting.body.addStretch(1)
        self._stack.addWidget(waiting)
        self._stack.addWidget(self.panels)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16 - GUTTER, SPACE_12)
        column.addWidget(self._stack)

    def _connect(self, relay: ChangeRelay) -> None:
        self.panels.asked.connect(self.run)
        self.panels.news.noted.connect(self._on_news)
        self.panels.triage_wanted.connect(self._on_triage)
        self.panels.check_in_wanted.connect(self.check_in_somebody)
        self.start.clicked.connect(self.begin_the_day)
        self.deeds.said.connect(self.said)
        self.deeds.refused.connect(self.refused)
        self._live.arrived.connect(self.refresh)
        self._reading.answered.connect(self._on_found)
        self._context.scope_changed.connect(self.refresh)
        self._context.workspace_changed.connect(self.refresh)
        relay.committed.connect(self._on_committed)

    def commands(self) -> list[Command]:
        """The keys that work here."""
        return bound(
            brief_keys(),
            {
                "next": partial(self.panels.step, 1),
                "before": partial(self.panels.step, -1),
                "tick": partial(self._run_here, "tick"),
                "check_in": self.check_in_here,
                "put_off": partial(self._run_here, "put_off"),
                "task": partial(self._run_here, "task"),
                "news": self.panels.begin_news,
                "begin": self.begin_the_day,
            },
        )

    def heading(self) -> tuple[str, str]:
        """Title and line of the header."""
        today = long_day(self._context.workspace.today())
        line = _("{day} · two minutes, J and K to walk, X to tick").format(day=today)
        if self._context.as_of is None and self.brief is not None and not self._open_checks():
            keys = shown_keys("Ctrl+Return")
            line = _("{day} · the four checks are done, {keys} starts the day").format(
                day=today, keys=keys
            )
        return _("Morning brief"), line

    # Looking

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is seen again; the day may have changed."""
        super().showEvent(event)
        stale = self.brief is None or self.brief.today != self._context.workspace.today()
        if self._stale or stale:
            self.refresh()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.deal_ids or changes.bulk or changes.touches(*_OURS):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Work the brief out beside the window; a hidden page waits until it is seen."""
        self._stale = not self.isVisible()
        if self._stale or self._live.facts() is None:
            return
        self.start.setEnabled(self._context.as_of is None)
        self.heading_changed.emit(*self.heading())
        workspace, wanted = self._context.workspace, self._context.filter()
        self._reading.ask(partial(morning_brief, workspace, wanted))

    @Slot(object)
    def _on_found(self, brief: Brief) -> None:
        self.brief = brief
        workspace = self._context.workspace
        self.heading_changed.emit(*self.heading())
        self.panels.show_brief(brief, workspace.now().astimezone(workspace.zone()))
        if self._stack.currentIndex() == 0:
            self._stack.setCurrentIndex(1)
            if self.panels.current() is None:
                self.panels.begin()

    # Doing

    @Slot(str, object)
    def run(self, verb: str, item: Item) -> None:
        """Do a verb to a line."""
        deeds = {
            "tick": self._tick,
            "put_off": self.deeds.put_off,
            "task": self.deeds.make_task,
            "open": self._open,
        }
        deeds[verb](item)

    def _tick(self, item: Item) -> None:
        if self._open_checks() == {item.subject} and self._context.as_of is None:
            self.deeds.tick_last(item, self._step())
        else:
            self.deeds.tick(item)

    def _open_checks(self) -> set[str]:
        return set(CHECKS) - (self.brief.done if self.brief is not None else frozenset())

    def _step(self) -> AgendaRow | None:
        """The step of the plan that this brief is."""
        rows = self.brief.tasks if self.brief is not None else ()
        return next((row for row in rows if row.task.subtitle_key == OWN_BRIEF), None)

    def _run_here(self, verb: str) -> None:
        item = self.panels.current()
        if item is not None:
            self.run(verb, item)

    def _open(self, item: Item) -> None:
        subject = item.subject
        if isinstance(subject, Turn):
            self._open_turn(item, subject)
        elif isinstance(subject, NeedyDeal):
            self.opened.emit("deal", subject.deal_id)
        elif isinstance(subject, ToSee):
            self.check_in(subject.person_id, subject.person)
        elif isinstance(subject, Number):
            self.figure_opened.emit(subject.key)
        elif isinstance(subject, Standing):
            self.figure_opened.emit(item.key.removeprefix("quarter:"))
        elif isinstance(subject, AgendaRow):
            own = subject.task.subtitle_key == OWN_STEP
            self.opened.emit("wrap_up" if own else "task", subject.task.id)
        elif isinstance(subject, PlanItem):
            self._open_plan(subject)
        elif isinstance(subject, UrgentItem):
            self._open_urgent(subject)
        else:
            self._open_check(item)

    def _open_check(self, item: Item) -> None:
        if item.key == MORE:
            self.panels.show_everything()
        elif item.subject == "news":
            self.panels.begin_news()
        elif item.subject == "calendar":
            self.page_wanted.emit("calendar")
        elif item.subject == "team":
            self.figure_opened.emit("activity_volume")
        else:
            self.deeds.tick(item)

    def _open_urgent(self, one: UrgentItem) -> None:
        if one.kind is Urgent.WON:
            self.opened.emit("deal", one.ids[0])
        elif one.kind is Urgent.SIGNAL:
            self.opened.emit("signal", one.ids[0])
        elif one.meeting is not None:
            self._open_plan(one.meeting)
        else:
            self.page_wanted.emit("reminders")

    def _open_plan(self, one: PlanItem) -> None:
        row = one.meeting
        if row is not None and row.id:
            self.opened.emit("meeting", row.id)
        elif row is not None and row.slot is not None:
            self.opened.emit("cadence", row.slot.cadence_id)
        else:
            self.page_wanted.emit("calendar")

    def _open_turn(self, item: Item, turn: Turn) -> None:
        place = self.panels.line_of(item.key)
        popover = Popover(item.title, self)
        rows = TurnRows(self._context.workspace, turn.deals)
        popover.body.addWidget(rows)
        rows.opened.connect(popover.close_now)
        rows.opened.connect(self._on_deal)
        popover.open_at(place or self)

    @Slot(int)
    def _on_deal(self, deal_id: int) -> None:
        self.opened.emit("deal", deal_id)

    @Slot(object, str)
    def _on_news(self, about: NewsAbout, text: str) -> None:
        if self.deeds.note_news(about, text):
            self.panels.news.clear()

    @Slot()
    def _on_triage(self) -> None:
        self.page_wanted.emit("triage")

    # Checking in

    @Slot()
    def check_in_here(self) -> None:
        """With the person of the line, or with somebody to be chosen."""
        item = self.panels.current()
        subject = item.subject if item is not None else None
        if isinstance(subject, ToSee):
            self.check_in(subject.person_id, subject.person)
        else:
            self.check_in_somebody()

    @Slot()
    def check_in_somebody(self) -> None:
        """Choose with whom."""
        popover = Popover(_("Check in with"), self)
        choice = PeopleChoice(self._context.workspace)
        popover.body.addWidget(choice)
        choice.chosen.connect(popover.close_now)
        choice.chosen.connect(self.check_in)
        popover.open_at(self.panels.people)

    @Slot(int, str)
    def check_in(self, person_id: int, name: str) -> None:
        """Ask for mood, line and what is in the way."""
        if self._context.as_of is not None:
            self.refused.emit(_("The past is read-only."))
            return
        popover = Popover(name, self)
        form = CheckInForm(self._context, person_id, name)
        popover.body.addWidget(form)
        form.kept.connect(popover.close_now)
        form.kept.connect(self._on_kept)
        popover.open_at(self.panels.line_of(f"person:{person_id}") or self.panels.people)
        form.line.setFocus()

    @Slot(str)
    def _on_kept(self, name: str) -> None:
        self.said.emit(_("Checked in with {person}").format(person=name))

    @Slot()
    def begin_the_day(self) -> None:
        """The brief is read: its step of the plan is ticked, and the day begins."""
        if self._context.as_of is None:
            self.deeds.start_the_day(self._step())
        self.begun.emit()
