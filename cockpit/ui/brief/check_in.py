"""A word with somebody in one line: mood, what is in the way, what was said."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.actions.day import check_in_with
from cockpit.domain.refusal import Refused
from cockpit.queries.day import CheckInRow, words_with
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context

_WIDTH = 380


def mood_words() -> dict[int, str]:
    """The moods from 1 to 5."""
    return {1: _("1 bad"), 2: _("2 low"), 3: _("3 fair"), 4: _("4 good"), 5: _("5 great")}


class CheckInForm(QWidget):
    """``kept(person)`` when the word is written down. What was in the way stays in its field until
    it is cleared there. In the row of moods the keys 1 to 5 choose."""

    kept = Signal(str)

    def __init__(
        self, context: Context, person_id: int, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._person_id, self._name = context, person_id, name
        self._mood: int | None = None
        last = context.workspace.ask(words_with, person_id)
        self.moods = {n: ChipButton(title) for n, title in mood_words().items()}
        self.line = TextField(_("What was said"), quiet=False)
        self.blocker = TextField(_("What stands in the way; empty when nothing does"), quiet=False)
        self.blocker.set_value(last[0].blocker if last else "")
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        self.keep = PrimaryButton(_("Check in"))
        self.keep.clicked.connect(self.take)
        self._lay_out(last, context.workspace.today())
        for field in (self.line, self.blocker):
            field.returnPressed.connect(self.take)
        self.setFixedWidth(_WIDTH)

    def _lay_out(self, last: tuple[CheckInRow, ...], today: date) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for n, chip in self.moods.items():
            chip.setCheckable(True)
            chip.clicked.connect(partial(self.choose_mood, n))
            row.addWidget(chip)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(_("Mood"), "small", "dim"))
        column.addLayout(row)
        for title, field in ((_("In a line"), self.line), (_("In the way"), self.blocker)):
            column.addWidget(FormLabel(title, field))
            column.addWidget(field)
        column.addWidget(self._refusal)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.keep)
        column.addLayout(below)
        if last:
            column.addWidget(PlainLabel(_("Last words"), "small_strong", "dim"))
        for one in last:
            column.addWidget(PlainLabel(said(one, today), "small", "dim", wrap=True))

    @Slot()
    def choose_mood(self, mood: int, _checked: bool = True) -> None:
        """One mood at most; the same again takes it away."""
        self._mood = None if self._mood == mood else mood
        for n, chip in self.moods.items():
            chip.setChecked(n == self._mood)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 5 choose the mood while no field has the keyboard."""
        mood = event.key() - int(Qt.Key.Key_0)
        if mood in self.moods:
            self.choose_mood(mood)
            self.line.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    @Slot()
    def take(self) -> None:
        """Write it down."""
        texts = self.blocker.text(), self.line.text()
        try:
            self._context.workspace.do(check_in_with, self._person_id, self._mood, *texts)
        except Refused as refusal:
            self._refusal.setText(str(refusal))
            self._refusal.show()
            return
        self.kept.emit(self._name)


def said(one: CheckInRow, today: date) -> str:
    """A word in one line: day, mood, what was said, what was in the way."""
    mood = mood_words()[one.mood] if one.mood is not None else ""
    stuck = _("in the way: {blocker}").format(blocker=one.blocker) if one.blocker else ""
    parts = [day(one.on_day, today), mood, one.line, stuck]
    return " · ".join(part for part in parts if part)
