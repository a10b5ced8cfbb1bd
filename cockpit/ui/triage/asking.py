"""The few fields that a verb needs, asked beside the list; Enter goes, Escape leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.queries.triage import NeedyDeal
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.triage.verbs import Verb
from cockpit.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.form import FormRow
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class Asking(QWidget):
    """``answered(verb, values)`` with what the verb needs; ``left`` when nothing is to be done.

    After an answer the page closes it, or says with ``refuse`` why not.
    """

    answered = Signal(str, object)
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._verb = Verb.STEP
        self._values: dict[str, object] = {}
        self.rows: dict[str, FormRow] = {}
        self._title = PlainLabel("", "strong")
        self._fields = QVBoxLayout()
        self._fields.setSpacing(SPACE_8)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self.go = PrimaryButton("")
        self.go.clicked.connect(self.answer)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.left)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._title)
        column.addLayout(self._fields)
        column.addWidget(self._refusal)
        column.addLayout(line)

    def ask(self, verb: Verb, deal: NeedyDeal, reasons: list[str]) -> None:
        """Ask what the verb needs for this deal."""
        self._verb, self._values = verb, {}
        self._refusal.hide()
        self._clear()
        if verb is Verb.STEP:
            self._begin(_("Next step"), _("Plan it"))
            self._add("step", _("What"), TextField(_("What happens next"), quiet=False), "")
            self._add_day("on", self._next_day(1))
        elif verb is Verb.PUSH:
            self._begin(_("Move the close date"), _("Move"))
            self._add_day("on", deal.expected_close)
        elif verb is Verb.LOSE:
            self._begin(_("Close as lost"), _("Close as lost"))
            choices = [("", _("Not said")), *((reason, reason) for reason in reasons)]
            self._add("reason", _("Reason"), ChoiceField(choices, quiet=False), "")
        else:
            self._begin(_("Put off until"), _("Put off"))
            self._add_day("on", self._next_day(1))
            self._add_presets()
        self._focus_first()

    def refuse(self, sentence: str) -> None:
        """Say why it was not done; what was typed stays."""
        self._refusal.setText(sentence)
        self._refusal.show()

    @Slot()
    def answer(self) -> None:
        """Hand on what was given."""
        settled = [row.settle() for row in self.rows.values()]
        if all(settled):
            self.answered.emit(str(self._verb), dict(self._values))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _begin(self, title: str, go: str) -> None:
        self._title.setText(title)
        self.go.set_text(go)

    def _clear(self) -> None:
        self.rows = {}
        while (item := self._fields.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, key: str, title: str, editor: TextField | ChoiceField, value: object) -> None:
        self._values[key] = value
        row = FormRow(title, editor, _Keeper(self._values, key))
        row.set_value(value)
        if isinstance(editor, TextField):
            editor.returnPressed.connect(self.answer)
        self.rows[key] = row
        self._fields.addWidget(row)

    def _add_day(self, key: str, value: date | None) -> None:
        self._add(key, _("On"), DateField(self._today, quiet=False), value)

    def _add_presets(self) -> None:
        """Days in one press."""
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        today = self._today()
        days = (
            (_("Tomorrow"), self._next_day(1)),
            (_("Next week"), today + timedelta(days=7 - today.weekday())),
            (_("In a month"), self._next_day(30)),
        )
        for title, day in days:
            link = LinkButton(title)
            link.setProperty("day", day.toordinal())
            link.clicked.connect(self._on_preset)
            across.addWidget(link)
        across.addStretch(1)
        self._fields.addWidget(line)

    @Slot()
    def _on_preset(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._values["on"] = date.fromordinal(int(sender.property("day")))
            self.rows["on"].set_value(self._values["on"])
            self.answer()

    def _next_day(self, days: int) -> date:
        """So many days on, a weekend left out."""
        day = self._today() + timedelta(days=days)
        return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)

    def _focus_first(self) -> None:
        editor = next(iter(self.rows.values())).editor
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(editor, TextField):
            editor.selectAll()


class _Keeper:
    """Puts what a field took among the values."""

    def __init__(self, values: dict[str, object], key: str) -> None:
        self._values, self._key = values, key

    def __call__(self, value: object) -> None:
        self._values[self._key] = value
