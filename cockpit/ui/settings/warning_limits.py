"""The deal warnings of one stage: each on or off, with the limit that holds there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from cockpit.actions.warnings import set_warning_limit
from cockpit.catalog.deal_warnings import DEAL_WARNINGS
from cockpit.domain.refusal import Refused
from cockpit.queries.signals import warning_limits
from cockpit.ui.settings.number_fields import WholeField
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.plain_label import PlainLabel


class WarningLimits(QWidget):
    """``refused`` carries what the gate said no to."""

    refused = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stage = 0
        self.checks: dict[str, Check] = {}
        self.fields: dict[str, WholeField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_4)
        grid.setColumnStretch(2, 1)
        for line, rule in enumerate(DEAL_WARNINGS.values()):
            check = self.checks[rule.key] = Check(rule.title)
            check.clicked.connect(self._on_check)
            grid.addWidget(check, line, 0)
            if rule.usual is None:
                continue
            field = self.fields[rule.key] = WholeField(str(rule.usual), quiet=False)
            field.setFixedWidth(64)
            field.setAccessibleName(f"{rule.title}: {rule.unit}")
            field.committed.connect(self._on_limit)
            field.refused.connect(self._on_refused)
            grid.addWidget(field, line, 1)
            grid.addWidget(PlainLabel(rule.unit, "small", "dim"), line, 2)

    def show_stage(self, stage_id: int) -> None:
        """Show a stage's limits; an empty field holds the usual one."""
        self._stage = stage_id
        limits = self._context.workspace.ask(warning_limits, stage_id)
        for key, check in self.checks.items():
            limit, off = limits.get(key, (None, False))
            check.setChecked(not off)
            if key in self.fields:
                self.fields[key].set_value(limit)
                self.fields[key].setEnabled(not off)

    @Slot()
    def _on_check(self) -> None:
        key = self._key_of(self.sender())
        field, rule, on = self.fields.get(key), DEAL_WARNINGS[key], self.checks[key].isChecked()
        limit = None if field is None else field.value()
        # What is not usual here is asked for by a limit of the stage's own.
        limit = rule.usual if limit is None and on and rule.late else limit
        self._store(key, limit, not on)

    @Slot(object)
    def _on_limit(self, limit: object) -> None:
        key = self._key_of(self.sender())
        self._store(key, limit, not self.checks[key].isChecked())

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.refused.emit(sentence)

    def _key_of(self, sender: object) -> str:
        return next(
            key for key, check in self.checks.items() if sender in (check, self.fields.get(key))
        )

    def _store(self, key: str, limit: object, off: bool) -> None:
        whole = limit if isinstance(limit, int) else None
        try:
            self._context.workspace.do(set_warning_limit, self._stage, key, whole, off)
        except Refused as refusal:
            self.refused.emit(str(refusal))
        if key in self.fields:
            self.fields[key].accept(limit)
        self.show_stage(self._stage)
