"""A new goal, typed on the page itself, with the questions a good one answers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cockpit.analysis.plan_grid import Place
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Unit
from cockpit.domain.plan import COMPANY, Counted
from cockpit.domain.work_items import ActivityType
from cockpit.queries.plans import GoalRow
from cockpit.ui.plan.goal_words import (
    ACTIVITIES,
    activity_title,
    checklist,
    is_ratio,
    measured_metrics,
)
from cockpit.ui.widgets.buttons import Button, QuietButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.entry import read_amount
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.figures import count, money, number, percent
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_INTERVALS = (
    (Unit.DAY, _("day")), (Unit.WEEK, _("week")), (Unit.MONTH, _("month")),
    (Unit.QUARTER, _("quarter")), (Unit.YEAR, _("year")),
)  # fmt: skip
_KINDS = ("", ActivityType.CALL, ActivityType.EMAIL, ActivityType.MEETING, ActivityType.DEMO,
          ActivityType.PROPOSAL)  # fmt: skip


class GoalForm(QWidget):
    """``wanted(fields)`` carries ``Goal``'s fields by name; ``left()`` when it is not wanted."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = "USD"
        self.who, self.what = ChoiceField(quiet=False), ChoiceField(measured_metrics(), quiet=False)
        self.kind = ChoiceField([(one, activity_title(one)) for one in _KINDS], quiet=False)
        self.counted = ChoiceField(quiet=False)
        self.interval = ChoiceField(_INTERVALS, quiet=False)
        self.target = TextField(_("18, 250k or 35 %"), quiet=False)
        self.from_on = DateField(lambda: today, quiet=False)
        self.to_on = DateField(lambda: today, _("open-ended"), quiet=False)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        self._lay_out()
        for field, value in (
            (self.what, ACTIVITIES), (self.kind, ActivityType.CALL), (self.interval, Unit.WEEK),
            (self.who, COMPANY),
        ):  # fmt: skip
            field.committed.connect(field.set_value)
            field.set_value(value)
        self.counted.committed.connect(self.counted.set_value)
        self.what.committed.connect(self._on_what)
        for editor in (self.from_on, self.to_on, self.target):
            editor.committed.connect(editor.accept)
            editor.refused.connect(self.refuse)
        self.from_on.set_value(today)
        self._on_what(ACTIVITIES)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        rows = (
            (_("For"), self.who), (_("What"), self.what), (_("Kind"), self.kind),
            (_("Counted by"), self.counted), (_("Target"), self.target), (_("Each"), self.interval),
            (_("From"), self.from_on), (_("Until"), self.to_on),
        )  # fmt: skip
        self._labels: dict[QWidget, FormLabel] = {}
        for spot, (title, field) in enumerate(rows):
            label = self._labels[field] = FormLabel(title, field)
            grid.addWidget(label, spot // 2, spot % 2 * 2)
            grid.addWidget(field, spot // 2, spot % 2 * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self._refusal)
        column.addLayout(self._buttons())
        column.addWidget(self._questions())

    def _buttons(self) -> QHBoxLayout:
        add, leave = Button(_("Add the goal"), icon="plus"), QuietButton(_("Not now"))
        self._add = add
        add.clicked.connect(self.submit)
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(leave)
        row.addStretch(1)
        return row

    def _questions(self) -> QWidget:
        """The questions a good goal answers, quietly."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setVerticalSpacing(1)
        for row, (word, question) in enumerate(checklist()):
            grid.addWidget(
                PlainLabel(word, "small_medium", "dim"), row, 0, Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(PlainLabel(question, "small", "dim", wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        return box

    def offer(self, places: Sequence[Place], currency: str) -> None:
        """Who a goal may be for."""
        self._currency = currency
        indents = [(one.subject, "  " * one.depth + one.name) for one in places]
        self.who.set_choices(indents)

    def begin(self, subject: object) -> None:
        """A new goal for somebody."""
        self._add.setText(_("Add the goal"))
        self.who.set_value(subject)
        self.target.setModified(False)
        self.target.set_value(None)
        self._refusal.hide()
        self.what.setFocus()

    def begin_with(self, goal: GoalRow) -> None:
        """A goal that is there already, to be changed."""
        self._add.setText(_("Change the goal"))
        self._refusal.hide()
        self.what.set_value(goal.metric)
        self._on_what(goal.metric)
        for field, value in (
            (self.who, goal.subject), (self.kind, goal.activity_type),
            (self.counted, goal.counted), (self.interval, goal.interval),
            (self.from_on, goal.from_on), (self.to_on, goal.to_on),
        ):  # fmt: skip
            field.set_value(value)
        self.target.setModified(False)
        self.target.set_value(self._written(goal))
        self.target.setFocus()

    def _written(self, goal: GoalRow) -> str:
        """The target as it would be typed."""
        if goal.counted is Counted.COUNT or goal.metric == ACTIVITIES:
            return count(round(goal.target))
        if METRICS[goal.metric].is_money:
            return money(round(goal.target), goal.currency or self._currency)
        if is_ratio(goal.metric):
            return percent(goal.target)
        return number(goal.target)

    @Slot(object)
    def _on_what(self, key: object) -> None:
        activities = key == ACTIVITIES
        self.kind.setVisible(activities)
        self._labels[self.kind].setVisible(activities)
        words = (_("how many"), _("minutes")) if activities else (_("how many deals"), _("value"))
        self.counted.set_choices([(Counted.COUNT, words[0]), (Counted.SUM, words[1])])
        self.counted.set_value(Counted.COUNT if activities else Counted.SUM)

    @Slot()
    def submit(self) -> None:
        """Hand the goal on."""
        try:
            fields = self._fields()
        except ValueError as wrong:
            self.refuse(str(wrong))
            return
        self._refusal.hide()
        self.wanted.emit(fields)

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Say why the goal was not taken."""
        self._refusal.setText(sentence)
        self._refusal.show()

    def _fields(self) -> dict[str, Any]:
        subject, key = self.who.value(), str(self.what.value())
        counted = self.counted.value()
        begin = self.from_on.value()
        if not isinstance(begin, date):
            raise ValueError(_("Say from when on."))
        return {
            "metric": key,
            "counted": counted,
            "interval": self.interval.value(),
            "target": self._target(key, counted is Counted.COUNT or key == ACTIVITIES),
            "from_on": begin,
            "to_on": self.to_on.value(),
            "currency": self._currency if key in METRICS and METRICS[key].is_money else "",
            "activity_type": str(self.kind.value()) if key == ACTIVITIES else "",
            "person_id": getattr(subject, "person_id", None),
            "team_id": getattr(subject, "team_id", None),
        }

    def _target(self, key: str, plain: bool) -> float:
        """In the metric's unit: rows, minor units, a fraction."""
        text = self.target.text().strip()
        percent = text.endswith("%")
        amount = read_amount(text.rstrip("% "), "JPY" if plain else "BHD")
        if amount is None:
            raise ValueError(_("Say how much."))
        if plain:
            return float(amount)
        if key in METRICS and METRICS[key].is_money:
            return float(read_amount(text, self._currency) or 0)
        value = amount / 1000
        return value / 100 if percent or (is_ratio(key) and value > 1) else value
