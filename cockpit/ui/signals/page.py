"""Signals: what crossed a line, what became of it, the report of a period, and the rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cockpit.domain.period import DAY
from cockpit.queries.signals import rules, signals, summary
from cockpit.ui.signals.log_view import LogView
from cockpit.ui.signals.report_view import ReportView
from cockpit.ui.signals.rules_view import RulesView
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.chip import ChipButton
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.commands import Command
    from cockpit.ui.shell.context import Context

_KINDS = ("kpi_rule", "kpi_signal", "task", "setting", "day")


class SignalsPage(QWidget):
    """``heading_changed(title, line)`` is for the header; ``figure_opened(key)`` asks for a
    metric; ``exported(view)`` wants the report as a file; ``said`` and ``refused`` carry words."""

    heading_changed = Signal(str, str)
    figure_opened = Signal(str)
    exported = Signal(object)
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, relay: ChangeRelay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self.open = LogView(
            context,
            self._currency,
            _("Open signals"),
            (
                _("No open signals"),
                _("When a figure crosses the line of a rule, it is told here, once."),
            ),
        )
        self.log = LogView(
            context,
            self._currency,
            _("All signals"),
            (_("Nothing in the log yet"), _("Signals stay here with what became of them.")),
        )
        self.report, self.rules = ReportView(), RulesView(context, self._currency)
        self._stack = QStackedWidget()
        self.tabs: dict[str, ChipButton] = {}
        self._lay_out()
        self._connect(relay)
        self.show_part("open")

    def commands(self) -> list[Command]:
        """What can be done here."""
        from cockpit.ui.commands import bound
        from cockpit.ui.signals.keys import signals_keys

        made = bound(signals_keys(), {"acknowledge": self.acknowledge})
        return [replace(one, enabled=self._has_signal) for one in made]

    @Slot()
    def acknowledge(self) -> None:
        """Take note of the chosen signal; the next one is chosen."""
        self._view().detail.on_acknowledge()

    def show_signal(self, signal_id: int) -> None:
        """Look at one of the open signals."""
        self.show_part("open")
        self.open.table.show_row(signal_id)

    def show_part(self, key: str) -> None:
        """open, log, report or rules."""
        parts = {"open": self.open, "log": self.log, "report": self.report, "rules": self.rules}
        self._stack.setCurrentWidget(parts[key])
        for name, tab in self.tabs.items():
            tab.setChecked(name == key)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for what is on screen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        workspace = self._context.workspace
        # In a window of a past day what fired later has not fired yet, nor was it answered.
        until = workspace.shown_until()
        every = workspace.ask(signals, None, workspace.today() + DAY, until)
        still = [row for row in every if row.is_open]
        words = n_("{n} open signal", "{n} open signals", len(still))
        self.heading_changed.emit(_("Signals"), words)
        self.tabs["open"].show_fact(_("Open {n}").format(n=len(still)), "neutral")
        part = self._stack.currentWidget()
        if part is self.open:
            self.open.show_signals(still)
        elif part is self.log:
            self.log.show_signals(every)
        elif part is self.report:
            period = self._context.period()
            fiscal_start = workspace.preferences().fiscal_start_month
            end = min(period.end, workspace.today() + DAY)
            rows = workspace.ask(summary, period.start, end, until)
            self.report.show_report(rows, period, fiscal_start)
        else:
            self.rules.show_rules(workspace.ask(rules))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is seen again."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is listed comes first, else the words above. As a proxy it would be what Tab goes
        to, past those words."""
        super().focusInEvent(event)
        tab = next(tab for tab in self.tabs.values() if tab.isChecked())
        table = getattr(self._stack.currentWidget(), "table", tab)
        (table if table.isVisible() else tab).setFocus(event.reason())

    def _view(self) -> LogView:
        return self.log if self._stack.currentWidget() is self.log else self.open

    def _has_signal(self) -> bool:
        return self._view().detail.signal is not None

    def _currency(self) -> str:
        return self._context.workspace.preferences().reporting_currency

    def _lay_out(self) -> None:
        titles = {
            "open": _("Open"),
            "log": _("Log"),
            "report": _("Report"),
            "rules": _("Rules"),
        }
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        for key, title in titles.items():
            tab = self.tabs[key] = ChipButton(title, "neutral")
            tab.setCheckable(True)
            tab.setProperty("part", key)
            tab.clicked.connect(self._on_tab)
            line.addWidget(tab)
        line.addStretch(1)
        for part in (self.open, self.log, self.report, self.rules):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def _connect(self, relay: ChangeRelay) -> None:
        for view in (self.open, self.log):
            view.detail.figure_wanted.connect(self.figure_opened)
            view.detail.said.connect(self.said)
            view.detail.refused.connect(self.refused)
        self.rules.form.refused.connect(self.refused)
        self.report.exported.connect(self._on_export)
        self._context.period_changed.connect(self.refresh)
        self._context.workspace_changed.connect(self.refresh)
        relay.committed.connect(self._on_committed)

    @Slot()
    def _on_tab(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.show_part(str(sender.property("part")))

    @Slot()
    def _on_export(self) -> None:
        self.exported.emit(self.report)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches(*_KINDS):
            self.refresh()
