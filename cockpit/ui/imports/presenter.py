"""Draws an import on the page: which pane, which file, which step, which figures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from cockpit.ui.imports import files_panel as panes
from cockpit.ui.imports import steps
from cockpit.ui.imports.currency_names import currency_choices
from cockpit.ui.imports.date_orders import date_choices
from cockpit.ui.imports.files_panel import FilesPanel
from cockpit.ui.imports.importing import Importing
from cockpit.ui.imports.kind_words import kind_choices
from cockpit.ui.imports.outcome_panel import OutcomePanel
from cockpit.ui.imports.page_words import messages_of, outcome_of
from cockpit.ui.imports.period_choices import period_choices
from cockpit.ui.imports.plan_shown import FileShown, PlanShown, title_of
from cockpit.ui.imports.state import State
from cockpit.ui.imports.wishes import CURRENCY, DATES, KIND, PERIOD, SHEET
from cockpit.wording import _


class Presenter(QObject):
    """``current`` is the place of the file that is shown, ``step`` the step."""

    def __init__(
        self, importing: Importing, files: FilesPanel, outcome: OutcomePanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._importing, self._files, self._outcome = importing, files, outcome
        self.current = 0
        self.step = steps.FILE
        self._before = State.EMPTY
        self._checked: tuple[Path, str] | None = None
        self.deciding = False
        importing.changed.connect(self.show)

    def file(self) -> FileShown | None:
        """The file that is shown."""
        plan = self._plan()
        if plan is None or not plan.files:
            return None
        self.current = max(0, min(self.current, len(plan.files) - 1))
        return plan.files[self.current]

    def go_to(self, step: int) -> None:
        """Show another step."""
        self.step, self.deciding = step, False
        self.show()

    def show_file(self, place: int) -> None:
        """Show another file's columns."""
        self.current = place
        if self._importing.state is State.READY and self.step == steps.FILE:
            self.step = steps.COLUMNS
        self.show()

    @Slot()
    def show(self) -> None:
        """Draw everything as it is now; what is the same does not flicker."""
        state = self._importing.state
        self._follow(state)
        self._files.show_tabs(self._plan(), self.current, always=self.step == steps.FILE)
        self._files.messages.show_messages(messages_of(self._importing, self.file()))
        self._show_pane(state)
        self._show_steps(state)
        self._show_outcome(state)

    def _plan(self) -> PlanShown | None:
        planned = self._importing.planned
        return planned.shown if planned is not None else None

    def _follow(self, state: State) -> None:
        """A new state brings its step; in the same one the manager chooses."""
        if state is State.DONE:
            self.step = steps.DONE
        elif state in (State.EMPTY, State.READING):
            self.step, self.current = steps.FILE, 0
        elif self._before in (State.EMPTY, State.READING):
            self.step = steps.COLUMNS
            plan = self._plan()
            if plan is not None:
                self.current = _first_to_see(plan)
        self._before = state

    def _show_pane(self, state: State) -> None:
        importing, file, plan = self._importing, self.file(), self._plan()
        title = title_of([path.name for path in importing.wish.paths])
        if self.deciding and state in (State.EMPTY, State.DONE):
            self._files.show_pane(panes.CONFLICTS, _("Fields that differ from the CRM"))
        elif state is State.DONE:
            self._show_done()
        elif state is State.READING:
            self._files.show_pane(panes.READING, title, _("Reading…"))
        elif file is None or plan is None or self.step == steps.FILE:
            self._files.drop.set_primary(plan is None)
            self._files.show_pane(panes.DROP, title if plan else _("Files from your CRM"))
        elif self.step == steps.CHECK:
            again = (file.path, file.kind) == self._checked
            self._checked = (file.path, file.kind)
            self._files.show_check(file, again=again)
            self._files.show_pane(panes.CHECK, title, "")
        else:
            self._files.show_file(file)
            self._files.show_pane(panes.COLUMNS, title, file.about)
        self._files.panes.setEnabled(state is not State.WRITING)
        self._files.tabs.setEnabled(state is not State.WRITING)

    def _show_done(self) -> None:
        reports = self._importing.reports
        if self._importing.taken_back:
            self._files.done.show_taken_back()
        else:
            self._files.done.show_reports(reports, self._importing.today())
        self._files.show_pane(panes.DONE, title_of([report.file for report in reports]))

    def _show_steps(self, state: State) -> None:
        plan = self._plan()
        done: set[int] = set()
        open_ = {steps.FILE}
        if state is State.DONE:
            done, open_ = {steps.FILE, steps.COLUMNS, steps.CHECK, steps.DONE}, {steps.DONE}
        elif state is State.WRITING:
            done, open_ = {steps.FILE, steps.COLUMNS, steps.CHECK}, {self.step}
        elif plan is not None:
            done.add(steps.FILE)
            open_ |= {steps.COLUMNS, steps.CHECK}
            if self.step == steps.CHECK and not plan.asks:
                done.add(steps.COLUMNS)
        self._files.steps.show_steps(self.step, frozenset(done), frozenset(open_))

    def _show_outcome(self, state: State) -> None:
        self._outcome.setVisible(state is not State.EMPTY)
        outcome = outcome_of(self._importing)
        self._outcome.show_outcome(outcome.title, outcome.lines, outcome.note)
        self._outcome.show_buttons(outcome.verb, enabled=outcome.enabled, other=outcome.other)
        self._show_reading(self.file() if state is State.READY else None)

    def _show_reading(self, file: FileShown | None) -> None:
        if file is None:
            self._outcome.show_reading(False)
            return
        form = self._outcome.reading
        form.show_title(file.name)
        unknown = [] if file.kind else [("", _("choose…"))]
        form.show_reading(KIND, [*unknown, *kind_choices()], file.kind)
        form.show_reading(SHEET, list(file.tables), file.table)
        dates = date_choices(file.dates_told) if file.dates is not None else []
        form.show_reading(DATES, dates, file.dates)
        currencies = currency_choices({file.currency}) if file.currency else []
        form.show_reading(CURRENCY, currencies, file.currency)
        periods = [] if file.period is None else period_choices(file.today, file.period)
        form.show_reading(PERIOD, periods, file.period or "")
        # Shown when it is filled: each line that comes to a form on screen lays out the page.
        self._outcome.show_reading(True)


def _first_to_see(plan: PlanShown) -> int:
    """A file that asks something, else the one with the most rows."""
    asking = [place for place, file in enumerate(plan.files) if file.questions]
    if asking:
        return asking[0]
    sizes = [file.report.rows for file in plan.files]
    return sizes.index(max(sizes))
