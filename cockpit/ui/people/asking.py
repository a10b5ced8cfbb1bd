"""The questions of a meeting, asked in its panel: when instead, why not, how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.meetings import MeetingKind
from cockpit.ui.people.number_field import WholeField
from cockpit.ui.people.words import kinds
from cockpit.ui.tasks.task_form import TimeField
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import Button, QuietButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.flow_layout import FlowLayout
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class Ask(StrEnum):
    """What is asked."""

    POSTPONE = "postpone"
    SKIP = "skip"
    REST = "rest"
    CLOSE = "close"
    NOW = "now"


class Asking(QWidget):
    """``answered(ask, values)`` when the button is pressed, ``left()`` when it is not wanted;
    ``considered(naive datetime or None)`` while another time is being typed."""

    considered = Signal(object)
    answered = Signal(str, object)
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which: Ask | None = None
        self._today = today
        self.day = DateField(today, quiet=False)
        self.until = DateField(today, _("open-ended"), quiet=False)
        self.at = TimeField("09:00", quiet=False)
        self.reason = TextField(_("Why, in a word or two"), quiet=False)
        self.excused = Check(_("With a good reason: it does not count as missed"))
        self.minutes = WholeField(1, 720, _("min"))
        self.decision = TextField("", quiet=False)
        self.kind = ChoiceField(kinds(), quiet=False)
        self.kind.committed.connect(self.kind.set_value)
        self.go, self.leave = Button(""), QuietButton(_("Not now"))
        self.go.clicked.connect(self.submit)
        self.leave.clicked.connect(self._on_left)
        self._title = PlainLabel("", "small", "dim", wrap=True)
        self._warning = PlainLabel("", "small", "warn", wrap=True)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._parts: dict[QWidget, QWidget] = {}
        self._lay_out()
        for field in (self.day, self.until, self.at, self.reason, self.minutes, self.decision):
            field.committed.connect(field.accept)
            field.refused.connect(self.refuse)
        for field in (
            self.day, self.until, self.at, self.reason, self.minutes, self.decision,
        ):  # fmt: skip
            field.returnPressed.connect(self.submit)
        for field in (self.day, self.at):
            field.textChanged.connect(self._on_typed)
        self.hide()

    def ask(self, which: Ask, suggestions: dict[str, Any]) -> None:
        """Open the fields of a question with what is likely."""
        self.which = which
        title, verb, fields = _questions()[which]
        self._title.setText(title)
        self.go.set_text(verb)
        shown = [getattr(self, name) for name in fields]
        for field, part in self._parts.items():
            part.setVisible(field in shown)
        for name in ("day", "until", "at", "reason", "minutes", "decision"):
            field = getattr(self, name)
            field.setModified(False)
            field.set_value(suggestions.get(name))
        self.kind.set_value(suggestions.get("kind", MeetingKind.ONE_ON_ONE))
        decided = suggestions.get("decided", False)
        more = _("What else was decided (may stay empty)")
        first = _("What was decided (may stay empty)")
        self.decision.setPlaceholderText(more if decided else first)
        self.excused.setChecked(False)
        self._refusal.hide()
        self._on_typed()
        self.show()
        shown[0].setFocus()

    @Slot()
    def submit(self) -> None:
        """Hand on the answer."""
        if self.which is None:
            return
        try:
            values = self._values()
        except ValueError as wrong:
            self.refuse(str(wrong))
            return
        self._refusal.hide()
        self.answered.emit(str(self.which), values)

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Say why not."""
        self._refusal.setText(sentence)
        self._refusal.show()

    def warn(self, sentence: str) -> None:
        """Say what the time that is typed would break."""
        self._warning.setText(sentence)
        self._warning.setVisible(bool(sentence))

    @Slot()
    def _on_typed(self) -> None:
        try:
            to = self._values()["to"] if self.which is Ask.POSTPONE else None
        except ValueError:
            to = None
        self.considered.emit(to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it; Enter answers from the choice and the tick box too."""
        if event.key() == Qt.Key.Key_Escape or (_is_enter(event) and self.leave.hasFocus()):
            self._on_left()
        elif _is_enter(event) and (self.kind.hasFocus() or self.excused.hasFocus()):
            self.submit()
        else:
            super().keyPressEvent(event)

    def close_now(self) -> None:
        """Put the question away."""
        self.which = None
        self.hide()

    def _values(self) -> dict[str, Any]:
        fields: Sequence[TextField] = (
            self.day, self.until, self.at, self.reason, self.minutes, self.decision
        )  # fmt: skip
        day, until, at, reason, minutes, decision = (one.read(one.text()) for one in fields)
        if self.which is Ask.POSTPONE:
            if not isinstance(day, date) or not at:
                raise ValueError(_("Say on which day and at what time."))
            return {"to": datetime.combine(day, time.fromisoformat(str(at))), "reason": reason}
        if self.which is Ask.REST:
            if not isinstance(day, date):
                raise ValueError(_("Say from when on."))
            return {"from_on": day, "to_on": until, "reason": reason}
        if self.which is Ask.SKIP:
            return {"reason": reason, "excused": self.excused.isChecked()}
        if self.which is Ask.NOW:
            return {"kind": self.kind.value()}
        return {"minutes": minutes, "decision": decision}

    def _lay_out(self) -> None:
        line = QWidget()
        flow = FlowLayout(line)
        titles = (
            (self.kind, _("Kind"), 170), (self.day, _("Day"), 140), (self.until, _("Until"), 140),
            (self.at, _("Time"), 84), (self.minutes, _("Minutes"), 76),
            (self.decision, _("Decision"), 250), (self.reason, _("Reason"), 220),
        )  # fmt: skip
        for field, title, width in titles:
            field.setFixedWidth(width)
            self._parts[field] = _labelled(title, field)
            flow.addWidget(self._parts[field])
        self._parts[self.excused] = self.excused
        flow.addWidget(self.excused)
        flow.addWidget(self.go)
        flow.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._title)
        column.addWidget(line)
        column.addWidget(self._warning)
        column.addWidget(self._refusal)

    @Slot()
    def _on_left(self) -> None:
        self.close_now()
        self.left.emit()


def next_free(begin: datetime) -> dict[str, Any]:
    """What a postponed meeting is likely to become: the same time, a day on."""
    on = begin + timedelta(days=1)
    while on.weekday() > 4:
        on += timedelta(days=1)
    return {"day": on.date(), "at": f"{begin:%H:%M}"}


def _labelled(title: str, field: QWidget) -> QWidget:
    part = QWidget()
    across = QHBoxLayout(part)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(6)
    across.addWidget(FormLabel(title, field))
    across.addWidget(field)
    return part


def _questions() -> dict[Ask, tuple[str, str, tuple[str, ...]]]:
    """What is said, what the button says, and which fields are asked."""
    return {
        Ask.POSTPONE: (
            _("It takes place at another time; what is to be talked about comes along."),
            _("Postpone"), ("day", "at", "reason"),
        ),
        Ask.SKIP: (
            _("It does not take place this time; talking points stay for the next one."),
            _("Skip"), ("reason", "excused"),
        ),
        Ask.REST: (
            _("No meetings of this rhythm from this day until the other."),
            _("Pause"), ("day", "until", "reason"),
        ),
        Ask.CLOSE: (
            _("What was decided, and who does what? Add action items below; both may stay empty."),
            _("Held"), ("decision", "minutes"),
        ),
        Ask.NOW: (_("A meeting that nobody planned begins now."), _("Begin"), ("kind",)),
    }  # fmt: skip


def _is_enter(event: QKeyEvent) -> bool:
    """Whether either of the two keys was pressed."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
