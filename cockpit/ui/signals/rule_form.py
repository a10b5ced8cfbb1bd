"""One rule of the KPI log, each field one step through the gate."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.actions.signals import add_rule, edit_rule
from cockpit.catalog.metrics import METRICS
from cockpit.domain.refusal import Refused
from cockpit.domain.signals import Reads, Side
from cockpit.queries.signals import RuleRow
from cockpit.ui.settings.number_fields import WholeField
from cockpit.ui.shell.context import Context
from cockpit.ui.signals.threshold_field import ThresholdField
from cockpit.ui.signals.words import (
    metric_title,
    read_words,
    reads_words,
    side_words,
    subject_words,
    typed_unit,
    unit_words,
)
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import Form, FormRow
from cockpit.ui.widgets.multiline_field import MultilineField
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class RuleForm(QWidget):
    """``made(id)`` when a new rule came in; ``refused`` what has no field to stand under."""

    made = Signal(int)
    refused = Signal(str)

    def __init__(
        self, context: Context, currency: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._currency = context, currency
        self.rule: RuleRow | None = None
        self.rows: dict[str, FormRow] = {}
        self._form = Form()
        self._build()
        self._also = PlainLabel("", "small", "dim", wrap=True)
        self.active = Check(_("Look out for it"))
        self.active.clicked.connect(self._on_active)
        self.remove = LinkButton(_("Remove the rule"))
        self.remove.clicked.connect(self._on_remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._form)
        column.addWidget(self._also)
        column.addWidget(self.active)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_rule(self, rule: RuleRow | None) -> None:
        """Show a rule as it is now; nothing hides the form."""
        self.rule = rule
        self.setVisible(rule is not None)
        if rule is None:
            return
        for key in ("threshold", "hysteresis"):
            self._unit_of(key, rule)
        for field, row in self.rows.items():
            row.set_value(getattr(rule, field))
        self.active.setChecked(rule.active)
        self._also.setText(self._also_words(rule))
        self._also.setVisible(bool(rule.also))
        writable = self._context.as_of is None
        for part in (self.active, self.remove, *(row.editor for row in self.rows.values())):
            part.setEnabled(writable)

    @Slot()
    def make_new(self) -> None:
        """A rule to begin with, changed in place afterwards."""
        fields = {"side": Side.BELOW, "threshold": 0.5, "unit": "quarter", "smallest_n": 10}
        try:
            new = self._context.workspace.do(
                add_rule, _("New rule"), "win_rate", active=False, **fields
            )
        except Refused as no:
            self.refused.emit(str(no))
            return
        self.made.emit(new)

    def _build(self) -> None:
        metrics = [(key, metric.title) for key, metric in METRICS.items()]
        self._add("title", _("Name"), TextField(quiet=False))
        self._add("metric", _("Figure"), ChoiceField(metrics, quiet=False))
        self._add("unit", _("Of the"), _choice(unit_words()))
        self._add("reads", _("Look at"), _choice(reads_words()))
        self._add("subject", _("Whose"), _choice(subject_words()))
        self._add("side", _("Signal when"), _choice(side_words()))
        self._add("threshold", _("The limit"), ThresholdField())
        self._add("hysteresis", _("Again after"), ThresholdField(_("so far back behind the limit")))
        self._add("smallest_n", _("Fewest cases"), WholeField(quiet=False))
        self._add("quiet_days", _("Quiet days"), WholeField(quiet=False))
        helps = MultilineField(lines=2, quiet=False)
        helps.setMaximumHeight(helps.minimumHeight())
        self._add("advice", _("What helps"), helps)

    def _add(self, field: str, title: str, editor: Any) -> None:
        self.rows[field] = self._form.add_row(title, editor, partial(self._take, field))

    def _take(self, field: str, value: object) -> None:
        if self.rule is None:
            return
        if value is None and field in ("smallest_n", "quiet_days", "hysteresis", "threshold"):
            value = 1 if field == "smallest_n" else 0
        changed: dict[str, Any] = {field: value}
        if field == "subject":
            changed["subject_id"] = None
        self._context.workspace.do(edit_rule, self.rule.id, **changed)

    def _unit_of(self, key: str, rule: RuleRow) -> None:
        metric, editor = METRICS.get(rule.metric), self.rows[key].editor
        if metric is not None and isinstance(editor, ThresholdField):
            editor.set_unit(typed_unit(metric, Reads(rule.reads)), self._currency())

    def _also_words(self, rule: RuleRow) -> str:
        """The further conditions of a pattern."""
        said = []
        for one in rule.watched.also:
            value = read_words(one.metric, one.reads, one.threshold, self._currency())
            side = side_words()[one.side]
            said.append(f"{metric_title(one.metric)} ({reads_words()[one.reads]}) {side} {value}")
        return _("And: {conditions}").format(conditions="; ".join(said)) if said else ""

    @Slot()
    def _on_active(self) -> None:
        self._try(active=self.active.isChecked())

    @Slot()
    def _on_remove(self) -> None:
        self._try(archived=True)

    def _try(self, **fields: Any) -> None:
        if self.rule is None:
            return
        try:
            self._context.workspace.do(edit_rule, self.rule.id, **fields)
        except Refused as no:
            self.refused.emit(str(no))


def _choice(words: Any) -> ChoiceField:
    return ChoiceField(list(words.items()), quiet=False)
