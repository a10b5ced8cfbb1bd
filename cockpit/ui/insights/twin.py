"""A chart and its table twin in one place, with copying and saving of both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cockpit.ui.plots.sheet import Sheet
from cockpit.ui.plots.take_along import TakeAlong
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.empty_state import IconMark
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.table import Table
from cockpit.wording import _


class Nothing(QWidget):
    """Where there is nothing to draw: an icon and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.sentence = PlainLabel("", "body", "dim", wrap=True, align=middle)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(IconMark("insights", size=28, color="faint"), 0, middle)
        column.addWidget(self.sentence)
        column.addStretch(1)


class Twin(QWidget):
    """Shows one of its charts, or the same as a table.

    ``tools`` are the two buttons for a panel's head; what is taken ``more`` says.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._sheet: Sheet | None = None
        self._make: Callable[[], Sheet] | None = None
        self._chart: QWidget | None = None
        self._table: Table | None = None
        self._stack = QStackedWidget()
        self._nothing = Nothing()
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.switch = IconButton("table", _("Show as a table: {name}").format(name=name), size=16)
        self.switch.setCheckable(True)
        self.switch.toggled.connect(self._on_switched)
        self.more = TakeAlong(name, self._sheet_of_now, self._chart_of_now)

    @property
    def tools(self) -> tuple[IconButton, TakeAlong]:
        """The buttons."""
        return self.switch, self.more

    @property
    def sheet(self) -> Sheet | None:
        """What is shown, as a table, made when it is first asked for."""
        if self._sheet is None and self._make is not None:
            self._sheet = self._make()
        return self._sheet

    @property
    def table(self) -> Table | None:
        """The twin, once it has been looked at."""
        return self._table

    def _sheet_of_now(self) -> Sheet | None:
        return self.sheet

    def _chart_of_now(self) -> object:
        return self._chart

    def add(self, chart: QWidget) -> None:
        """One more chart that can be shown here."""
        self._stack.addWidget(chart)

    def show_chart(self, chart: QWidget, make: Callable[[], Sheet] | None) -> None:
        """Show this one, or its table while that is wanted; ``make`` gives the table."""
        self._chart, self._sheet, self._make = chart, None, make
        self._show()

    def say(self, sentence: str) -> None:
        """There is nothing to draw: say why."""
        self._nothing.sentence.setText(sentence)
        self._chart, self._sheet, self._make = self._nothing, None, None
        self._show()

    @property
    def said(self) -> str:
        """The sentence that stands in place of a chart."""
        return self._nothing.sentence.text() if self._chart is self._nothing else ""

    def _show(self) -> None:
        self.switch.setEnabled(self._make is not None)
        self.more.setEnabled(self._make is not None)
        sheet = self.sheet if self.switch.isChecked() else None
        if sheet is not None:
            self._show_table(sheet)
        elif self._chart is not None:
            self._stack.setCurrentWidget(self._chart)

    def _show_table(self, sheet: Sheet) -> None:
        if self._table is None:
            self._table = Table(sheet.columns(), name=self._name, key=id)
            self._stack.addWidget(self._table)
            if self._chart is not None:
                QWidget.setTabOrder(self._chart, self._table)
        self._table.set_columns(sheet.columns())
        self._table.set_rows(sheet.rows)
        self._stack.setCurrentWidget(self._table)

    @Slot(bool)
    def _on_switched(self, _on: bool) -> None:
        self._show()
