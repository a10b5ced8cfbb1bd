"""A line of praise: whom, for what, in public or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.actions.day import praise
from cockpit.domain.refusal import Refused
from cockpit.ui.brief.people_choice import PeopleChoice
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context

_WIDTH = 320


class PraiseForm(QWidget):
    """``kept(person)`` when the praise is written down."""

    kept = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person: tuple[int, str] | None = None
        self.person = PeopleChoice(context.workspace)
        self.person.setFixedWidth(_WIDTH)
        self.text = TextField(_("What was done well"), quiet=False)
        self.public = Check(_("Said in public"))
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        keep = PrimaryButton(_("Keep the praise"))
        keep.clicked.connect(self.take)
        self.text.returnPressed.connect(self.take)
        self.person.chosen.connect(self._on_person)
        below = QHBoxLayout()
        below.addWidget(self.public)
        below.addStretch(1)
        below.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.person)
        column.addWidget(FormLabel(_("For what"), self.text))
        column.addWidget(self.text)
        column.addWidget(self._refusal)
        column.addLayout(below)
        self.setFixedWidth(_WIDTH)

    @Slot(int, str)
    def _on_person(self, person_id: int, name: str) -> None:
        self._person = person_id, name
        self.text.setFocus()

    @Slot()
    def take(self) -> None:
        """Write it down."""
        self.person.field.commit()
        try:
            if self._person is None:
                raise Refused(_("Say whom: type a name."))
            said = self.text.text(), self.public.isChecked()
            self._context.workspace.do(praise, self._person[0], *said)
        except Refused as refusal:
            self._refusal.setText(str(refusal))
            self._refusal.show()
            return
        self.kept.emit(self._person[1])
