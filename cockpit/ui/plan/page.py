"""The plan page: targets cascaded, three plans, plan against fact and why, goals, needs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cockpit.analysis.facts import Facts
from cockpit.analysis.plan_grid import Grid, Place, grid
from cockpit.domain.changes import Changes
from cockpit.domain.period import Period, Unit, last, this
from cockpit.domain.period_words import label, year_words
from cockpit.domain.plan import COMPANY, Subject
from cockpit.queries.people import teams
from cockpit.queries.plans import goals, plan_notes, scenarios, seats
from cockpit.ui.background import Background
from cockpit.ui.beside import Beside
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Command, Runs, bound
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.plan.answers import Answer, answer, won_before
from cockpit.ui.plan.fact_chart import month_name
from cockpit.ui.plan.goal_words import shown_goal
from cockpit.ui.plan.grid_model import Shown
from cockpit.ui.plan.keys import plan_keys
from cockpit.ui.plan.panels import PlanPanels
from cockpit.ui.plan.places import places_of
from cockpit.ui.plan.question import first_question
from cockpit.ui.plan.switches import Switches
from cockpit.ui.plan.verbs import PlanVerbs
from cockpit.ui.plots.library import library
from cockpit.ui.shell.context import Context
from cockpit.wording import _

_KINDS = (
    "quota", "person", "team", "membership", "setting", "goal", "plan_scenario", "plan_note",
    "activity", "stage", "product", "rate",
)  # fmt: skip


class PlanPage(PlanPanels):
    """``figure_opened(key, subject, period)`` asks for the rows behind a figure;
    ``heading_changed(title, line)`` is for the header."""

    figure_opened = Signal(str, object, object)
    heading_changed = Signal(str, str)
    refused = Signal(str)
    said = Signal(str)
    table_asked = Signal(object, str)
    picture_asked = Signal(object, str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        workspace = context.workspace
        chosen, today = workspace.preferences(), workspace.today()
        super().__init__(chosen.reporting_currency, today, parent)
        self._context = context
        self.live = LiveFacts(context, background, self)
        self.question = first_question(today, chosen.fiscal_start_month)
        self.verbs = PlanVerbs(context, self)
        self.switches = Switches()
        self._places: tuple[Place, ...] = ()
        self._working = Beside(_("Working out the plan"), background, self)
        self._stale = True
        self._connect(relay)
        library().fetch(at_once=background is None)

    def _connect(self, relay: ChangeRelay) -> None:
        relay.committed.connect(self._on_committed)
        self.live.arrived.connect(self.refresh)
        self._working.answered.connect(self._on_answer)
        self._context.workspace_changed.connect(self._on_workspace)
        self.switches.turned.connect(self.turn_year)
        self.switches.unit_chosen.connect(self.show_unit)
        self.targets.looked_at.connect(self.look_at)
        self.targets.wanted.connect(self.verbs.set_targets)
        self.sizes.wanted.connect(self._on_size)
        self.why.noted.connect(self._on_note)
        self.why.note_dropped.connect(self.verbs.drop_note)
        self.goals.wanted.connect(self._on_goal)
        self.goals.changed.connect(self._on_goal_changed)
        self.goals.dropped.connect(self.verbs.drop_goal)
        self.goals.opened.connect(self._on_goal_opened)
        self.fact.month_opened.connect(self._on_month)
        for panel in (self.sizes, self.why, self.needed):
            panel.figure_opened.connect(self._open_figure)
        for more in (self.fact.more, self.why.more):
            more.table_asked.connect(self.table_asked)
            more.picture_asked.connect(self.picture_asked)
        for source in (self.targets, self.sizes, self.verbs):
            source.refused.connect(self.refused)
        self.verbs.said.connect(self.said)
        self.verbs.not_done.connect(self._on_not_done)

    def heading(self) -> tuple[str, str]:
        """Title and line of the header."""
        return _("Plan"), self._what()

    def commands(self) -> list[Command]:
        """What can be done here."""
        back, on = partial(self.turn_year, -1), partial(self.turn_year, 1)
        runs: Runs = {"fix": self.targets.fix, "goal": self.goals.begin, "back": back, "on": on}
        return bound(plan_keys(), runs)

    # What is looked at

    @Slot(int)
    def turn_year(self, by: int) -> None:
        """The year before or after."""
        asked = self.question
        step = this if by > 0 else last
        year = step(Unit.YEAR, asked.year.end if by > 0 else asked.year.start, asked.fiscal_start)
        here = asked.as_of if asked.as_of in year else year.start
        period = this(asked.unit, here, asked.fiscal_start)
        self.question = replace(asked, year=year, period=period)
        self.refresh()

    @Slot(str)
    def show_unit(self, unit: str) -> None:
        """Months or quarters."""
        asked = self.question
        here = asked.as_of if asked.as_of in asked.year else asked.year.start
        period = this(Unit(unit), here, asked.fiscal_start)
        self.question = replace(asked, unit=Unit(unit), period=period)
        self.refresh()

    @Slot(object, object)
    def look_at(self, subject: Subject, period: Period | None) -> None:
        """Another cell: everything beside the grid is about it."""
        wanted = replace(self.question, subject=subject, period=period or self.question.period)
        if wanted != self.question:
            self.question = wanted
            self._ask()

    def _what(self) -> str:
        asked = self.question
        name = next((one.name for one in self._places if one.subject == asked.subject), "")
        return f"{name or _('Company')}, {label(asked.period, asked.fiscal_start)}"

    # Asking and showing

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again when something changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.deal_ids or changes.bulk or changes.touches(*_KINDS):
            self.refresh()

    @Slot()
    def _on_workspace(self) -> None:
        workspace = self._context.workspace
        self.question = first_question(
            workspace.today(), workspace.preferences().fiscal_start_month
        )
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask everything again; a hidden page waits until it is seen."""
        self._stale = not self.isVisible()
        facts = None if self._stale else self.live.facts()
        if facts is None:
            return
        workspace = self._context.workspace
        start = workspace.preferences().fiscal_start_month
        if start != self.question.fiscal_start:
            self.question = first_question(workspace.today(), start)
        self.question = replace(self.question, as_of=workspace.today())
        here = max(self.question.year.start, min(workspace.today(), self.question.year.last_day))
        found = workspace.ask(seats, self.question.year, here)
        self._places = places_of(workspace.ask(teams), found)
        self._show_grid(facts)
        self._ask()

    def _show_grid(self, facts: Facts) -> None:
        asked = self.question
        found = grid(facts.references, self._places, asked.columns)
        months = asked.unit is Unit.MONTH
        titles = tuple(
            month_name(one) if months else label(one, asked.fiscal_start).split(" ")[0]
            for one in asked.columns
        )
        before = last(Unit.YEAR, asked.year.start, asked.fiscal_start)
        shown = Shown(
            found, titles, asked.year, year_words(asked.year.start, asked.fiscal_start),
            _("Won {year}").format(year=year_words(before.start, asked.fiscal_start)),
            won_before(facts, self._places, asked),
            facts.references.reporting_currency,
            self._context.as_of is None,
        )  # fmt: skip
        self.switches.show_year(shown.year_title, asked.unit)
        self.start.setVisible(_nothing_set(found))
        self.targets.show_targets(shown)
        if not any(one.subject == asked.subject for one in self._places):
            self.question = replace(asked, subject=COMPANY)
        self.targets.look_at(self.question.subject, self.question.period)

    def _ask(self) -> None:
        """Work the rest out beside the window."""
        facts = self.live.facts()
        if facts is None or not self.isVisible():
            return
        self.heading_changed.emit(*self.heading())
        self._working.ask(partial(answer, facts, self._places, self.question))

    @Slot(object)
    def _on_answer(self, found: Answer) -> None:
        if found.question == self.question:
            self._show(found)

    def _show(self, found: Answer) -> None:
        workspace, asked = self._context.workspace, self.question
        title = self._what()
        self.targets.set_seasons(found.seasons)
        sizes = {
            one.scenario: one.amount
            for one in workspace.ask(scenarios, asked.subject, asked.period)
        }
        self.sizes.show_answer(found, sizes, title)
        self.fact.show_answer(found, title.split(",")[0])
        self.why.show_answer(found, workspace.ask(plan_notes, asked.subject, asked.period), title)
        self.needed.show_answer(found, title)
        facts = self.live.facts()
        if facts is not None:
            shown = [shown_goal(workspace, facts, one) for one in workspace.ask(goals)]
            self.goals.show_goals(shown, self._places, found.currency, asked.subject)

    # What is asked for

    @Slot(object, object)
    def _on_size(self, size: object, amount: object) -> None:
        self.verbs.set_size(self.question.subject, self.question.period, size, amount)

    @Slot(object, str)
    def _on_note(self, kind: object, text: str) -> None:
        self.verbs.add_note(self.question.subject, self.question.period, kind, text)

    @Slot(object)
    def _on_goal(self, fields: dict[str, object]) -> None:
        if self.verbs.add_goal(fields, self.goals.form.refuse):
            self.goals.end()

    @Slot(int, object)
    def _on_goal_changed(self, goal_id: int, fields: dict[str, object]) -> None:
        if self.verbs.change_goal(goal_id, fields, self.goals.form.refuse):
            self.goals.end()

    @Slot()
    def _on_not_done(self) -> None:
        """What was typed did not hold: show what does."""
        self.refresh()

    @Slot(object)
    def _on_goal_opened(self, goal: object) -> None:
        metric, subject = getattr(goal, "metric", ""), getattr(goal, "subject", COMPANY)
        self.figure_opened.emit(metric, subject, self.question.period)

    @Slot(object)
    def _on_month(self, month: Period) -> None:
        self.figure_opened.emit("revenue", self.question.subject, month)

    @Slot(str)
    def _open_figure(self, key: str) -> None:
        self.figure_opened.emit(key, self.question.subject, self.question.period)


def _nothing_set(found: Grid) -> bool:
    return not found.cells
