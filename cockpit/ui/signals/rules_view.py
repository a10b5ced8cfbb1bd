"""The rules of the KPI log: the list, and the chosen one beside it to be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cockpit.queries.signals import RuleRow
from cockpit.ui.shell.context import Context
from cockpit.ui.signals.rule_form import RuleForm
from cockpit.ui.signals.words import line_words, metric_title, reads_words, subject_words
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.scrolling import scrolling
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

WIDTH = 390
# column: how wide the view must be for it
_LEAST_WIDTH = {1: 1160, 2: 1200, 5: 960}


class RulesView(QWidget):
    """``show_rules`` lists; ``form`` changes the chosen one through the gate."""

    def __init__(
        self, context: Context, currency: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = Table(
            _columns(currency),
            name=_("Rules of the KPI log"),
            empty=_("No rules yet: a new one says when a figure is worth a signal."),
            key=_id,
        )
        self.table.picked.connect(self._on_picked)
        self.form = RuleForm(context, currency)
        self.form.made.connect(self._on_made)
        self.add = Button(_("New rule"), icon="plus")
        self.add.clicked.connect(self.form.make_new)
        self._wanted = 0
        listed, side = Panel(padding=0), Panel()
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        listed.body.addWidget(self.table, 1)
        listed.body.addLayout(column)
        side.setFixedWidth(WIDTH)
        self._side = QStackedWidget()
        self._side.addWidget(scrolling(self.form))
        self._side.addWidget(
            EmptyState(
                "bell",
                _("No rule is chosen."),
                _("New rule, below the list, makes one: a figure, a line, and whose it is."),
            )
        )
        side.body.addWidget(self._side)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE_12)
        across.addWidget(listed, 1)
        across.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the form says as well gives way first."""
        super().resizeEvent(event)
        wide = event.size().width() / theme().text_scale
        for column, least in _LEAST_WIDTH.items():
            self.table.setColumnHidden(column, wide < least)

    def show_rules(self, rows: Sequence[RuleRow]) -> None:
        """List these; the chosen one stays chosen."""
        self.table.set_rows(rows)
        if self._wanted:
            self.table.show_row(self._wanted)
            self._wanted = 0
        if rows and not self.table.currentIndex().isValid():
            self.table.show_row(rows[0].id)
        index = self.table.currentIndex()
        self.form.show_rule(self.table.rows.row(index.row()) if index.isValid() else None)
        self._side.setCurrentIndex(0 if index.isValid() else 1)

    @Slot(object)
    def _on_picked(self, row: RuleRow) -> None:
        self.form.show_rule(row)

    @Slot(int)
    def _on_made(self, rule_id: int) -> None:
        self._wanted = rule_id


def _columns(currency: Callable[[], str]) -> list[Column]:
    def line(row: RuleRow) -> str:
        return line_words(row, currency())

    return [
        Column(_("Rule"), _title, strong=True, stretch=True),
        Column(_("Figure"), _metric, width=128),
        Column(_("Looks at"), _reads, width=122, color="dim"),
        Column(_("Whose"), _subject, width=96, color="dim"),
        Column(_("Limit"), _threshold, text=line, width=130),
        Column(_("Signals"), _fired, number=True, width=72),
        Column("", _state, tone=_tone, width=56),
    ]


def _id(row: RuleRow) -> int:
    return row.id


def _title(row: RuleRow) -> str:
    return row.title


def _metric(row: RuleRow) -> str:
    return metric_title(row.metric)


def _reads(row: RuleRow) -> str:
    words = reads_words()[row.reads]
    return _("{what} (pattern)").format(what=words) if row.also else words


def _subject(row: RuleRow) -> str:
    return subject_words()[row.subject]


def _threshold(row: RuleRow) -> float:
    return row.threshold


def _fired(row: RuleRow) -> int:
    return row.fired


def _state(row: RuleRow) -> str:
    return _("on") if row.active else _("off")


def _tone(row: RuleRow) -> str:
    return "good" if row.active else "neutral"
