"""Somebody to be chosen by the first letters of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from cockpit.queries.names import people_called
from cockpit.queries.people import active_people
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.workspace import Workspace

_WIDTH = 280


class PeopleChoice(QWidget):
    """``chosen(id, name)``; names are completed while one types."""

    chosen = Signal(int, str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        people = workspace.ask(active_people)
        self._ids = {one.name: one.id for one in people}
        self.field = TextField(_("A name"), quiet=False)
        self.field.offer(QCompleter([one.name for one in people], self.field))
        self.field.committed.connect(self._on_committed)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FormLabel(_("Person"), self.field))
        column.addWidget(self.field)
        column.addWidget(self._refusal)
        self.setFixedWidth(_WIDTH)

    @Slot(object)
    def _on_committed(self, text: object) -> None:
        name = str(text)
        ids = self._meant(name)
        if len(ids) != 1:
            none = _("Nobody is called that.")
            self._refusal.setText(none if not ids else _("Several are called that; type more."))
            self._refusal.show()
            return
        told = next((known for known, id in self._ids.items() if id == ids[0]), name)
        self.chosen.emit(ids[0], told)

    def _meant(self, name: str) -> list[int]:
        """Whom a name means: who is called so, else those whom the list under the field offers."""
        if name in self._ids:
            return [self._ids[name]]
        called = [one.id for one in self._workspace.ask(people_called, name)]
        if len(called) == 1 or not name.strip():
            return called
        typed = name.strip().casefold()
        offered = [id for known, id in self._ids.items() if typed in known.casefold()]
        return offered or called
