"""Targets: a table of people and teams by quarter, typed in place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cockpit.actions.plan_targets import Cell, set_targets
from cockpit.actions.preferences import set_preference
from cockpit.analysis.raw import day_number
from cockpit.domain.period import Period, Unit, fiscal_quarter, last, this
from cockpit.domain.period_words import year_words
from cockpit.domain.plan import Subject
from cockpit.domain.ramp import ramp_from, ramp_words
from cockpit.domain.refusal import Refused
from cockpit.queries.people import QuotaRow, active_people, quotas, teams
from cockpit.ui.settings.section import Section
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.fields import MoneyField, TextField
from cockpit.ui.widgets.figures import money
from cockpit.ui.widgets.form import FormRow
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

# How wide a cell is, and the room at its right that heads keep as well.
_CELL, _CELL_PAD = 118, 10
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a person's or a team's."""

    name: str
    person_id: int | None = None
    team_id: int | None = None


class RampField(TextField):
    """The ramp, month by month: 25 %, 50 %, 75 %."""

    def __init__(self) -> None:
        super().__init__(_("25 %, 50 %, 75 %; empty is all of it at once"), quiet=False)

    def read(self, text: str) -> object:
        """Shares from 0 to 1."""
        return ramp_from(text)

    def write(self, value: object) -> str:
        """As it is typed."""
        return ramp_words(value) if isinstance(value, tuple) else ""


class Targets(Section):
    """One fiscal year at a time."""

    kinds = ("quota", "person", "team", "setting")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._year = self._this_year()
        self._shape: object = None
        self._cells: dict[tuple[Line, int], MoneyField] = {}
        self._sums: dict[object, PlainLabel] = {}
        self._title = PlainLabel("", "strong")
        back = IconButton("chevron-left", _("The year before"))
        onwards = IconButton("chevron-right", _("The year after"))
        back.clicked.connect(self._on_back)
        onwards.clicked.connect(self._on_onwards)
        head = QHBoxLayout()
        for part in (back, self._title, onwards):
            head.addWidget(part)
        head.addStretch(1)
        panel = Panel(_("Targets"))
        hint = _(
            "Money to be won in a quarter. Type 120k or 1.2m; empty is no target. The plan page"
            " cascades targets from the company down, by month as well."
        )
        panel.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))
        panel.body.addLayout(head)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        panel.body.addWidget(self._table)
        self.column.addWidget(panel)
        self.column.addWidget(self._ramp_panel())
        self.column.addStretch(1)

    def _ramp_panel(self) -> Panel:
        panel = Panel(_("New people"))
        self.ramp = FormRow(_("Ramp"), RampField(), self._take_ramp)
        panel.body.addWidget(self.ramp)
        said = _("Shares of a full quota in the first months after quotas begin; then all of it.")
        panel.body.addWidget(PlainLabel(said, "small", "dim", wrap=True))
        return panel

    def _take_ramp(self, value: object) -> None:
        self.context.workspace.do(set_preference, "ramp", value)

    def _this_year(self) -> Period:
        workspace = self.context.workspace
        start = workspace.preferences().fiscal_start_month
        return this(Unit.YEAR, workspace.today(), start)

    def _quarters(self) -> list[Period]:
        start = self.context.workspace.preferences().fiscal_start_month
        found = [this(Unit.QUARTER, self._year.start, start)]
        while len(found) < 4:
            found.append(this(Unit.QUARTER, found[-1].end, start))
        return found

    def refresh(self) -> None:
        """Ask for the targets of the year again."""
        workspace = self.context.workspace
        preferences = workspace.preferences()
        self._year = this(Unit.YEAR, self._year.start, preferences.fiscal_start_month)
        self.ramp.set_value(preferences.ramp)
        self._title.setText(year_words(self._year.start, preferences.fiscal_start_month))
        lines = [Line(one.name, person_id=one.id) for one in workspace.ask(active_people)]
        lines += [Line(one.name, team_id=one.id) for one in workspace.ask(teams)]
        shape = (tuple(lines), self._year, preferences.reporting_currency)
        if shape != self._shape:
            self._shape = shape
            self._build(lines, preferences.reporting_currency)
        found = workspace.ask(quotas, *map(day_number, (self._year.start, self._year.end)))
        self._fill(lines, found, preferences.reporting_currency)

    def _build(self, lines: list[Line], currency: str) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._cells, self._sums = {}, {}
        start = self.context.workspace.preferences().fiscal_start_month
        quarters = self._quarters()
        for column, quarter in enumerate(quarters, 1):
            words = _("Q{n}").format(n=fiscal_quarter(quarter.start, start))
            head = PlainLabel(words, "small", "dim", align=_RIGHT)
            head.setContentsMargins(0, 0, _CELL_PAD, 0)
            self._grid.addWidget(head, 0, column)
        self._grid.addWidget(PlainLabel(_("Year"), "small", "dim", align=_RIGHT), 0, 5)
        for row, line in enumerate(lines, 1):
            self._build_line(row, line, currency)
        self._build_sum(len(lines) + 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(0, 150)

    def _build_line(self, row: int, line: Line, currency: str) -> None:
        name = line.name if line.person_id else _("Team {name}").format(name=line.name)
        self._grid.addWidget(PlainLabel(name, "body"), row, 0)
        for quarter in range(4):
            cell = MoneyField(currency, "\u2013", quiet=True)
            cell.setFixedWidth(_CELL)
            cell.setAlignment(_RIGHT)
            cell.setAccessibleName(_("{name}, quarter {n}").format(name=name, n=quarter + 1))
            cell.committed.connect(partial(self._on_typed, line, quarter))
            cell.refused.connect(self.refused)
            self._cells[line, quarter] = cell
            self._grid.addWidget(cell, row, quarter + 1)
        total = self._sums[line] = PlainLabel("", "medium", align=_RIGHT)
        total.setFixedWidth(_CELL)
        self._grid.addWidget(total, row, 5)

    def _build_sum(self, row: int) -> None:
        self._grid.addWidget(PlainLabel(_("People together"), "strong"), row, 0)
        for quarter in (*range(4), "year"):
            label = self._sums[quarter] = PlainLabel("", "strong", align=_RIGHT)
            label.setContentsMargins(0, 6, _CELL_PAD if quarter != "year" else 0, 0)
            self._grid.addWidget(label, row, 5 if quarter == "year" else int(quarter) + 1)

    def _fill(self, lines: list[Line], found: list[QuotaRow], currency: str) -> None:
        totals = dict.fromkeys((*range(4), "year"), 0)
        for line in lines:
            theirs = [
                one
                for one in found
                if (one.person_id, one.team_id) == (line.person_id, line.team_id)
            ]
            year = 0
            for number, quarter in enumerate(self._quarters()):
                inside = [one for one in theirs if _inside(one, quarter)]
                amount = sum(one.amount for one in inside)
                self._cells[line, number].set_value(amount if inside else None)
                year += amount
                totals[number] += amount if line.person_id is not None else 0
            self._sums[line].setText(money(year, currency) if year else "")
            totals["year"] += year if line.person_id is not None else 0
        for key, amount in totals.items():
            self._sums[key].setText(money(amount, currency) if amount else "")

    def _on_typed(self, line: Line, quarter: int, amount: object) -> None:
        workspace = self.context.workspace
        cell = self._cells[line, quarter]
        value = amount if isinstance(amount, int) else None
        who = Subject(line.person_id, line.team_id)
        try:
            workspace.do(
                set_targets, [Cell(who, self._quarters()[quarter], value)],
                workspace.preferences().reporting_currency,
            )  # fmt: skip
        except Refused as refusal:
            cell.set_value(cell.value())
            self.refused.emit(str(refusal))
            return
        cell.accept(value)

    @Slot()
    def _on_back(self) -> None:
        start = self.context.workspace.preferences().fiscal_start_month
        self._year = last(Unit.YEAR, self._year.start, start)
        self.refresh()

    @Slot()
    def _on_onwards(self) -> None:
        start = self.context.workspace.preferences().fiscal_start_month
        self._year = this(Unit.YEAR, self._year.end, start)
        self.refresh()


def _inside(quota: QuotaRow, quarter: Period) -> bool:
    return quarter.start <= quota.start_on and quota.end_on <= quarter.end
