"""The report of a period: what fired how often, for how many, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.period import Period
from cockpit.domain.period_words import label
from cockpit.queries.signals import SummaryRow
from cockpit.ui.signals.words import spread_tone, spread_words
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _, n_


class ReportView(Panel):
    """``exported()`` when the report is wanted as a file."""

    exported = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.rows: tuple[SummaryRow, ...] = ()
        self.period: Period | None = None
        self._title = PlainLabel("", "strong")
        self.export = Button(_("Export…"), icon="export")
        self.export.clicked.connect(self.exported)
        self.table = Table(
            _columns(),
            name=_("Signals of the period by rule"),
            empty=_("No rule fired in this period."),
            key=_rule,
        )
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(self._title, 1)
        head.addWidget(self.export, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.body.addLayout(column)

    def show_report(self, rows: Sequence[SummaryRow], period: Period, fiscal_start: int) -> None:
        """Show the report of the period."""
        self.rows, self.period = tuple(rows), period
        signals = n_("{n} signal", "{n} signals", sum(row.fired for row in rows))
        self._title.setText(f"{label(period, fiscal_start)}: {signals}")
        self.table.set_rows(self.rows)
        self.export.setEnabled(bool(rows))


def _columns() -> list[Column]:
    return [
        Column(_("Rule"), _rule, strong=True, stretch=True),
        Column(_("Signals"), _fired, number=True, width=80),
        Column(_("For"), _subjects, text=_of, width=84),
        Column(_("Shared by"), _spread, tone=_tone, width=110),
        Column(_("Acknowledged"), _acknowledged, number=True, width=116),
        Column(_("Tasks"), _tasks, number=True, width=70),
        Column(_("Tasks done"), _done, number=True, width=96),
        Column(_("Still over"), _beyond, number=True, width=90),
    ]


def _rule(row: SummaryRow) -> str:
    return row.title


def _fired(row: SummaryRow) -> int:
    return row.fired


def _subjects(row: SummaryRow) -> int:
    return row.subjects


def _of(row: SummaryRow) -> str:
    return _("{n} of {all}").format(n=row.subjects, all=row.eligible) if row.spread else ""


def _spread(row: SummaryRow) -> str:
    return spread_words(row.spread)


def _tone(row: SummaryRow) -> str:
    return spread_tone(row.spread)


def _acknowledged(row: SummaryRow) -> int:
    return row.acknowledged


def _tasks(row: SummaryRow) -> int:
    return row.tasks


def _done(row: SummaryRow) -> int:
    return row.tasks_done


def _beyond(row: SummaryRow) -> int:
    return row.still_beyond
