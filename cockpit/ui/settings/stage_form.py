"""One stage: its fields, what it asks of a deal that enters, and its exit checklist."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.actions.checklists import add_criterion, archive_line, rename_line, reorder_lines
from cockpit.actions.pipelines import edit_stage
from cockpit.catalog.column_rules import SENTENCES
from cockpit.domain.pipeline import ExitCriterion, ForecastCategory, Milestone, StageKind
from cockpit.domain.refusal import Refused
from cockpit.queries.pipelines import StageRow, checklist
from cockpit.ui.settings.line_list import LineList
from cockpit.ui.settings.number_fields import DaysField, PercentField, WholeField
from cockpit.ui.settings.warning_limits import WarningLimits
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import Form, FormRow, caps_label
from cockpit.wording import _


def kind_words() -> dict[StageKind, str]:
    """What a kind is called."""
    return {
        StageKind.OPEN: _("Open"),
        StageKind.ON_HOLD: _("On hold"),
        StageKind.WON: _("Won"),
        StageKind.LOST: _("Lost"),
    }


def category_words() -> dict[ForecastCategory, str]:
    """What a forecast category is called."""
    return {
        ForecastCategory.OMITTED: _("Omitted"),
        ForecastCategory.PIPELINE: _("Pipeline"),
        ForecastCategory.BEST_CASE: _("Best case"),
        ForecastCategory.MOST_LIKELY: _("Most likely"),
        ForecastCategory.COMMIT: _("Commit"),
        ForecastCategory.CLOSED: _("Closed"),
    }


def milestone_words() -> dict[Milestone, str]:
    """What a milestone is called."""
    return {
        Milestone.NONE: _("None"),
        Milestone.QUALIFIED: _("Qualified"),
        Milestone.PROPOSAL: _("Proposal"),
    }


class StageForm(QWidget):
    """``refused`` carries what cannot be said under a field."""

    refused = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stage: StageRow | None = None
        self._rows: dict[str, FormRow] = {}
        self._form = Form()
        self._rules = {key: Check(_(sentence)) for key, sentence in SENTENCES.items()}
        self._list = LineList(_("Exit checklist"), _("Nothing to pass before a deal leaves."))
        self._limits = WarningLimits(context)
        self._limits.refused.connect(self.refused)
        self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._form)
        column.addWidget(caps_label(_("To enter")))
        for check in self._rules.values():
            check.clicked.connect(self._on_rule)
            column.addWidget(check)
        column.addWidget(caps_label(_("Warns of")))
        column.addWidget(self._limits)
        column.addWidget(caps_label(_("To leave forwards")))
        column.addWidget(self._list)
        column.addStretch(1)

    def _build(self) -> None:
        none = _("no limit")
        self._add("name", _("Name"), TextField(quiet=False))
        self._add("kind", _("Kind"), ChoiceField(list(kind_words().items()), quiet=False))
        self._add("probability", _("Probability"), PercentField(quiet=False))
        self._add(
            "rot_days", _("Stalled after"), DaysField(_("learnt from your deals"), quiet=False)
        )
        self._add("idle_days", _("Idle after"), DaysField(_("days without contact"), quiet=False))
        self._add("card_limit", _("Card limit"), WholeField(none, quiet=False))
        categories = ChoiceField(list(category_words().items()), quiet=False)
        self._add("forecast_category", _("Forecast"), categories)
        milestones = ChoiceField(list(milestone_words().items()), quiet=False)
        self._add("milestone", _("Milestone"), milestones)
        self._list.added.connect(self._on_added)
        self._list.renamed.connect(self._on_renamed)
        self._list.removed.connect(self._on_removed)
        self._list.ordered.connect(self._on_ordered)

    def _add(self, field: str, title: str, editor: Any) -> None:
        self._rows[field] = self._form.add_row(title, editor, partial(self._take, field))

    def focus_name(self) -> None:
        """Type the name next; what stands there is overwritten."""
        self._rows["name"].begin()

    def show_stage(self, stage: StageRow) -> None:
        """Show a stage as it is now."""
        self._stage = stage
        for field, row in self._rows.items():
            row.set_value(getattr(stage, field))
        for key, check in self._rules.items():
            check.setChecked(key in stage.rules)
        self._limits.show_stage(stage.id)
        self._list.show_lines(self._context.workspace.ask(checklist, stage.id))

    def _take(self, field: str, value: object) -> None:
        if self._stage is not None:
            self._context.workspace.do(edit_stage, self._stage.id, **{field: value})

    @Slot()
    def _on_rule(self) -> None:
        if self._stage is not None:
            rules = [key for key, check in self._rules.items() if check.isChecked()]
            self._do(edit_stage, self._stage.id, rules=rules)

    def _do(self, action: Any, *arguments: Any, **fields: Any) -> None:
        try:
            self._context.workspace.do(action, *arguments, **fields)
        except Refused as refusal:
            self.refused.emit(str(refusal))

    @Slot(str)
    def _on_added(self, text: str) -> None:
        if self._stage is not None:
            self._do(add_criterion, self._stage.id, text)

    @Slot(int, str)
    def _on_renamed(self, id: int, text: str) -> None:
        self._do(rename_line, ExitCriterion, id, text)

    @Slot(int)
    def _on_removed(self, id: int) -> None:
        self._do(archive_line, ExitCriterion, id)

    @Slot(list)
    def _on_ordered(self, ids: list[int]) -> None:
        self._do(reorder_lines, ExitCriterion, ids)
