"""Plan against fact over the year, as a chart or as a table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from cockpit.catalog.exporters.table import CellKind
from cockpit.ui.plan.answers import Answer, MonthFact
from cockpit.ui.plan.fact_chart import FactChart, Year, month_name
from cockpit.ui.plan.plan_words import unpriced_words, whole_money
from cockpit.ui.plan.waterfall import signed
from cockpit.ui.plots.cells import money_cell, text_cell
from cockpit.ui.plots.sheet import Sheet
from cockpit.ui.plots.take_along import TakeAlong
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.ui.widgets.figures import money
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.switch import Switch
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

SO_FAR, BY_MONTH = "so_far", "by_month"


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month as a row of the table: with the running totals up to its end."""

    month: MonthFact
    plan_so_far: int
    won_so_far: int
    currency: str


def lines_of(found: Answer) -> list[MonthLine]:
    """The months with their running totals."""
    plan = won = 0
    lines = []
    for one in found.months:
        plan, won = plan + (one.plan or 0), won + (one.won or 0)
        lines.append(MonthLine(one, plan, won, found.currency))
    return lines


def _name(line: MonthLine) -> str:
    return f"{month_name(line.month.period)} {line.month.period.start.year}"


def _start(line: MonthLine) -> object:
    return line.month.period.start


def _plan(line: MonthLine) -> int | None:
    return line.month.plan


def _won(line: MonthLine) -> int | None:
    return line.month.won


def _gap(line: MonthLine) -> int | None:
    return None if line.month.won is None else line.month.won - (line.month.plan or 0)


def _gap_so_far(line: MonthLine) -> int | None:
    return None if line.month.won is None else line.won_so_far - line.plan_so_far


def _plan_text(line: MonthLine) -> str:
    return whole_money(line.month.plan, line.currency)


def _won_text(line: MonthLine) -> str:
    return money(line.month.won, line.currency)


def _gap_text(line: MonthLine) -> str:
    gap = _gap(line)
    return "" if gap is None else signed(gap, line.currency, exact=True)


def _gap_so_far_text(line: MonthLine) -> str:
    gap = _gap_so_far(line)
    return "" if gap is None else signed(gap, line.currency, exact=True)


_COLUMNS = (
    (_("Month"), _start, _name, False),
    (_("Plan"), _plan, _plan_text, True),
    (_("Won"), _won, _won_text, True),
    (_("Difference"), _gap, _gap_text, True),
    (_("Difference so far"), _gap_so_far, _gap_so_far_text, True),
)


class FactPanel(Panel):
    """``month_opened(period)`` asks for the deals won in a month."""

    month_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Plan against fact"), parent=parent)
        self.chart = FactChart()
        self.modes = Switch([(SO_FAR, _("So far")), (BY_MONTH, _("By month"))])
        self.modes.chosen.connect(self._on_mode)
        self.table = Table(
            [Column(title, value, text=text, number=number, stretch=not number)
             for title, value, text, number in _COLUMNS],
            name=_("Plan against fact by month"), key=_start,
        )  # fmt: skip
        self._nothing = EmptyState(
            "target", _("No target in this year."), _("Set one above; what was won shows as well.")
        )
        self._empty = True
        self._stack = QStackedWidget()
        for widget in (self.chart, self.table, self._nothing):
            self._stack.addWidget(widget)
        self.twin = IconButton("table", _("Show as a table"))
        self.twin.setCheckable(True)
        self.twin.toggled.connect(self._on_twin)
        self.more = TakeAlong(_("Plan against fact"), self.sheet, self._chart_of_now)
        self.add_to_header(self.modes)
        self.add_to_header(self.twin)
        self.add_to_header(self.more)
        self.doubt = PlainLabel("", "small", "warn", wrap=True)
        self.doubt.hide()
        self.body.addWidget(self.doubt)
        self.body.addWidget(self._stack, 1)
        self.chart.opened.connect(self.month_opened)
        self.table.opened.connect(self._on_opened)

    def show_answer(self, found: Answer, title: str) -> None:
        """Show a year of the chosen line."""
        self.title.setText(_("Plan against fact: {what}").format(what=title))
        year = Year(found.months, found.currency, found.question.as_of)
        self.chart.show_year(year, self.title.text())
        self.table.set_rows(lines_of(found))
        self._empty = year.is_empty
        self.doubt.setText(unpriced_words(found.unpriced))
        self.doubt.setVisible(bool(found.unpriced) and not self._empty)
        self._show()

    def sheet(self) -> Sheet | None:
        """The months as a table."""
        rows = [
            (text_cell(_name(line)), *(money_cell(amount, line.currency) for amount in (
                line.month.plan, line.month.won, _gap(line), _gap_so_far(line))))
            for line in self.table.rows.rows()
        ]  # fmt: skip
        kinds = (CellKind.TEXT, *(CellKind.MONEY,) * 4)
        titles = tuple(title for title, _value, _text, _number in _COLUMNS)
        return Sheet("plan_against_fact", titles, kinds, tuple(rows)) if rows else None

    def _chart_of_now(self) -> object:
        return None if self._empty else self.chart

    @Slot(str)
    def _on_mode(self, mode: str) -> None:
        self.chart.show_by_month(mode == BY_MONTH)

    @Slot(bool)
    def _on_twin(self, _checked: bool) -> None:
        self._show()

    def _show(self) -> None:
        shown = self.table if self.twin.isChecked() else self.chart
        self.modes.setVisible(shown is self.chart and not self._empty)
        self._stack.setCurrentWidget(self._nothing if self._empty else shown)

    @Slot(object)
    def _on_opened(self, line: MonthLine) -> None:
        self.month_opened.emit(line.month.period)
