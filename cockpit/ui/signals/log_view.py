"""The log as a list with the chosen signal beside it: the open ones, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cockpit.queries.signals import SignalRow
from cockpit.ui.shell.context import Context
from cockpit.ui.signals.detail import WIDTH, Detail
from cockpit.ui.signals.words import (
    line_words,
    read_words,
    spread_tone,
    spread_words,
    state_tone,
    state_words,
    who,
)
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_12
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

# column: how wide the view must be for it
_LEAST_WIDTH = {4: 1200, 5: 940}
# The detail gives of its width in a view narrower than that.
_ROOMY, _NARROW = 940, 300


class LogView(QWidget):
    """``show_signals`` lists; the detail acts."""

    def __init__(
        self,
        context: Context,
        currency: Callable[[], str],
        name: str,
        empty: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = Table(_columns(context.workspace.today, currency), name=name, key=_id)
        self.detail = Detail(context, currency)
        self.table.picked.connect(self._on_picked)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE_12)
        listed, nothing = Panel(padding=0), Panel()
        listed.body.addWidget(self.table)
        nothing.body.addWidget(EmptyState("tick", *empty))
        across.addWidget(listed, 1)
        across.addWidget(self.detail)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the detail says as well gives way first."""
        super().resizeEvent(event)
        wide = event.size().width() / theme().text_scale
        self.detail.setFixedWidth(WIDTH if wide >= _ROOMY else _NARROW)
        for column, least in _LEAST_WIDTH.items():
            self.table.setColumnHidden(column, wide < least)

    def show_signals(self, rows: Sequence[SignalRow]) -> None:
        """List these; the chosen one stays chosen while it is there."""
        place = max(0, self.table.currentIndex().row())
        self.table.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and not self.table.currentIndex().isValid():
            self.table.show_row(rows[min(place, len(rows) - 1)].id)
        self._show_current()

    def _show_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self._on_picked(self.table.rows.row(index.row()))
        else:
            self.detail.show_signal(None)

    @Slot(object)
    def _on_picked(self, row: SignalRow) -> None:
        key = (row.rule_id, row.period)
        found = (one for one in self.table.rows.rows() if one.is_open)
        self.detail.show_signal(row, [o.id for o in found if (o.rule_id, o.period) == key])


def _columns(today: Callable[[], date], currency: Callable[[], str]) -> list[Column]:
    def when(row: SignalRow) -> str:
        return day(row.fired_on, today())

    def on(row: SignalRow) -> str:
        return row.fired_on.isoformat()

    def figure(row: SignalRow) -> str:
        return read_words(row.metric, row.reads, row.value, currency())

    def line(row: SignalRow) -> str:
        return line_words(row, currency())

    def spread(row: SignalRow) -> str:
        return spread_words(row.spread)

    def tone(row: SignalRow) -> str:
        return spread_tone(row.spread)

    return [
        Column(_("When"), _fired, text=when, exact=on, width=66, color="dim"),
        Column(_("Signal"), _title, strong=True, stretch=True),
        Column(_("Whose"), who, width=112),
        Column(_("Figure"), _value, text=figure, number=True, width=98),
        Column(_("Limit"), _threshold, text=line, width=130, color="dim"),
        Column(_("Shared by"), spread, tone=tone, width=108),
        Column(_("State"), state_words, tone=state_tone, width=112),
    ]


def _id(row: SignalRow) -> int:
    return row.id


def _fired(row: SignalRow) -> int:
    return row.fired_at


def _title(row: SignalRow) -> str:
    return row.title


def _value(row: SignalRow) -> float:
    return row.value


def _threshold(row: SignalRow) -> float:
    return row.threshold
